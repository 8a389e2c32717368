package dev.descent.app;

import dev.descent.journal.RunLock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps the shards of a results folder from running while they are merged. */
final class ShardLocks implements Closeable {
    private final Path folder;
    private final Map<Shard, RunLock> locks = new LinkedHashMap<>();

    private ShardLocks(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes the locks of all shards that are there.
     *
     * @throws Stopped if one of them is running
     */
    static ShardLocks take(Path folder) throws IOException, Stopped {
        try (Opened opened = new Opened()) {
            ShardLocks taken = opened.add(new ShardLocks(folder));
            for (Shard shard : ShardFolders.in(folder)) {
                taken.locks.put(
                        shard,
                        RunFiles.takeLock(
                                ShardFolders.of(folder, shard), "shard " + shard + " of " + folder, "wait for it"));
            }
            return opened.into(taken);
        }
    }

    /** The shards whose locks are held. */
    Set<Shard> shards() {
        return new LinkedHashSet<>(locks.keySet());
    }

    /** Deletes the folder of a shard; what the shard's next run puts there meanwhile stays. */
    void delete(Shard shard) throws IOException {
        RunLock lock = locks.remove(shard);
        Path run = ShardFolders.of(folder, shard);
        Path lockFile = run.resolve("lock");
        try (lock;
                Stream<Path> files = Files.list(run)) {
            for (Path file : files.filter(it -> !it.equals(lockFile)).toList()) {
                ResultsFolder.deleteTree(file);
            }
            lock.delete();
        }
        ShardFolders.deleteIfEmpty(run);
    }

    /** Deletes the folders of all of them. */
    void deleteAll() throws IOException {
        for (Shard shard : shards()) {
            delete(shard);
        }
    }

    @Override
    public void close() throws IOException {
        try (Opened all = new Opened()) {
            locks.values().forEach(all::add);
        }
    }
}
