package dev.descent.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps two processes from one results folder. The operating system frees the lock of a process that died. */
public final class RunLock implements Closeable {
    private final FileChannel file;
    private final FileLock lock;

    private RunLock(FileChannel file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Takes the lock for {@code holder}, or empty if somebody else has it. */
    public static Optional<RunLock> take(Path path, String holder) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            // The last byte of the range alone is locked, so that others can still read who holds it.
            lock = file.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            return Optional.empty();
        }
        file.truncate(0);
        file.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
        return Optional.of(new RunLock(file, lock));
    }

    /** Who wrote himself into the lock file last. */
    public static String holder(Path path) throws IOException {
        String text = Files.readString(path);
        return text.isEmpty() ? "another process" : text;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.truncate(0);
            lock.release();
        }
    }
}
