package dev.descent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folders under {@code .run/shards/} of a results folder, one a shard, each with a journal, a lock and a log of its own. */
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

    /** The shards that are there, those of one division together. Links are none. */
    static List<Shard> in(Path folder) throws IOException {
        Path shards = all(folder);
        if (!Files.isDirectory(shards, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(shards)) {
            return entries.filter(it -> Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS))
                    .flatMap(it -> Shard.ofFolder(it).stream())
                    .sorted(ORDER)
                    .toList();
        }
    }
}
