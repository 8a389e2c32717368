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

    /** The journals of an experiment's shards in one of its results folders. */
    static List<JournalSource> ofShards(Path folder) throws IOException {
        List<JournalSource> sources = new ArrayList<>();
        for (Shard shard : ShardFolders.in(folder)) {
            new JournalSource(ShardFolders.of(folder, shard), Optional.of(shard)).addIfThere(sources);
        }
        return sources;
    }

    /** All journals in an experiment's results folder, its own first. */
    static List<JournalSource> in(Path folder) throws IOException {
        List<JournalSource> sources = new ArrayList<>();
        new JournalSource(folder.resolve(DiskFolder.RUN), Optional.empty()).addIfThere(sources);
        sources.addAll(ofShards(folder));
        return sources;
    }

    private void addIfThere(List<JournalSource> sources) {
        if (Files.isRegularFile(run.resolve(FILE), LinkOption.NOFOLLOW_LINKS)) {
            sources.add(this);
        }
    }

    JournalReader open() throws IOException {
        return JournalReader.open(run.resolve(FILE));
    }

    /** Whether this version can read all of its records that are whole. */
    boolean isReadable() throws IOException {
        try (JournalReader journal = open()) {
            return journal.unreadable() == 0;
        }
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
