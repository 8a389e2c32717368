package dev.descent.app;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders under {@code .run/shards/} of a results folder, one a shard, each with a journal, a lock and a log of its own. {@code shards}
 * itself stays until the reports are written, also when it is empty: so a merge that was stopped after it had taken the last shard goes on.
 */
final class ShardFolders {
    private static final Comparator<Shard> ORDER =
            Comparator.comparingInt(Shard::count).thenComparingInt(Shard::number);

    private ShardFolders() {}

    /** The folder that they lie in. */
    static Path all(Path folder) {
        return folder.resolve(DiskFolder.RUN).resolve("shards");
    }

    /** Where a shard lies, whether it is there or not. */
    static Path of(Path folder, Shard shard) {
        return all(folder).resolve(shard.folder());
    }

    /** Whether there are shards, or were any of which no report tells yet. */
    static boolean areOpen(Path folder) {
        return Files.isDirectory(all(folder), LinkOption.NOFOLLOW_LINKS);
    }

    /** The shards that are there, those of one division together. Links are none. */
    static List<Shard> in(Path folder) throws IOException {
        if (!areOpen(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(all(folder))) {
            return entries.filter(it -> Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS))
                    .flatMap(it -> Shard.ofFolder(it).stream())
                    .sorted(ORDER)
                    .toList();
        }
    }

    /** Notes that the reports tell of all shards that were there. */
    static void reported(Path folder) throws IOException {
        deleteIfEmpty(all(folder));
    }

    static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // A shard has begun in it meanwhile.
        }
    }
}
