package dev.descent.app;

import dev.descent.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journal of an experiment, where it stands.
 *
 * @param run the folder that it lies in
 * @param shard whose it is; empty of a results folder's own
 */
record JournalSource(Path run, Optional<Shard> shard) {
    private static final String FILE = "journal";

    /** The own journal of one of an experiment's results folders, whether it is there or not. */
    static JournalSource ofResults(Path folder) {
        return new JournalSource(folder.resolve(DiskFolder.RUN), Optional.empty());
    }

    /** The journals of an experiment's shards in one of its results folders. */
    static List<JournalSource> ofShards(Path folder) throws IOException {
        List<JournalSource> sources = new ArrayList<>();
        for (Shard shard : ShardFolders.in(folder)) {
            JournalSource source = new JournalSource(ShardFolders.of(folder, shard), Optional.of(shard));
            if (source.isThere()) {
                sources.add(source);
            }
        }
        return sources;
    }

    /** All journals in an experiment's results folder, its own first. */
    static List<JournalSource> in(Path folder) throws IOException {
        List<JournalSource> sources = new ArrayList<>();
        JournalSource own = ofResults(folder);
        if (own.isThere()) {
            sources.add(own);
        }
        sources.addAll(ofShards(folder));
        return sources;
    }

    boolean isThere() {
        return Files.isRegularFile(run.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
    }

    JournalReader open() throws IOException {
        return JournalReader.open(run.resolve(FILE));
    }

    /** The machine that wrote it, {@code alpha (shard 2/7)}. */
    String machine() throws IOException {
        return RunEnvironment.host(run).orElse("an unknown machine") + " ("
                + shard.map(it -> "shard " + it).orElse(run.toString()) + ")";
    }

    @Override
    public String toString() {
        return run.toString();
    }
}
