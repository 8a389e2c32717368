package dev.descent.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Keeps two processes from one results folder. The lock is the operating system's: a process that dies, however it does, has it no
 * more, and nobody has to tell from a number that was written down, and that another process may have by now, whether it lives.
 */
public final class RunLock implements Closeable {
    /** The byte that is locked: none of those that say who holds the lock, so that others can read them. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private static final String SOMEBODY = "another process";

    /** How often others may delete the file just as it is opened. */
    private static final int MOST_ATTEMPTS = 100;

    private final FileChannel file;
    private final FileLock lock;
    private final OpenedFile place;

    private RunLock(FileChannel file, FileLock lock, OpenedFile place) {
        this.file = file;
        this.lock = lock;
        this.place = place;
    }

    /**
     * Takes the lock for {@code holder}, or empty if somebody else has it. The folder is made if there is none: whoever had the lock before
     * may {@linkplain #delete delete} both meanwhile.
     */
    public static Optional<RunLock> take(Path path, String holder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.createDirectories(path.getParent());
                return takeStanding(path, holder);
            } catch (NoSuchFileException | FileAlreadyExistsException | RunFileLost e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Optional<RunLock> takeStanding(Path path, String holder) throws IOException {
        make(path);
        OpenedFile place = OpenedFile.at(path);
        FileChannel file = open(path);
        try {
            FileLock lock = file.tryLock(PLACE, 1, false);
            if (lock != null) {
                // Or it is one that was deleted before it was locked.
                place.verify();
                file.truncate(0);
                file.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
                return Optional.of(new RunLock(file, lock, place));
            }
        } catch (OverlappingFileLockException e) {
            // Somebody else in this process has it.
            file.close();
            return Optional.empty();
        } catch (IOException e) {
            file.close();
            throw e;
        }
        file.close();
        return Optional.empty();
    }

    /**
     * Takes the lock as soon as nobody else has it.
     *
     * @throws IOException also if this very process has it
     */
    public static RunLock await(Path path) throws IOException {
        FileChannel file = open(path);
        try {
            return new RunLock(file, file.lock(PLACE, 1, false), OpenedFile.at(path));
        } catch (OverlappingFileLockException e) {
            file.close();
            throw new IOException(path + " is locked by this process", e);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static void make(Path path) throws IOException {
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException e) {
            // As it mostly does.
        }
    }

    /** To open a pipe would wait for somebody at its other end. */
    private static FileChannel open(Path path) throws IOException {
        // Asked once: it may be deleted between two questions.
        boolean isFile;
        try {
            isFile = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile();
        } catch (NoSuchFileException e) {
            isFile = true;
        }
        if (!isFile) {
            throw new FileSystemException(path.toString(), null, path + " is not a file: remove it");
        }
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /** Who wrote himself into the lock file last. */
    public static String holder(Path path) throws IOException {
        try {
            String text = Files.readString(path);
            return text.isEmpty() ? SOMEBODY : text;
        } catch (NoSuchFileException deleted) {
            return SOMEBODY;
        }
    }

    /**
     * That the lock still keeps others out: who finds another file in its place, or none, locks that.
     *
     * @throws RunFileLost if it was taken away
     */
    public void verify() throws IOException {
        place.verify();
    }

    /** Deletes the file as long as the lock is held, so that nobody holds a lock on a file that is gone. */
    public void delete() throws IOException {
        Files.deleteIfExists(place.path());
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.truncate(0);
            lock.release();
        }
    }
}
