package dev.descent.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that nobody ever sees half of: written elsewhere, forced to disk, and moved into place. */
final class AtomicFiles {
    private AtomicFiles() {}

    /**
     * Writes one file to a temporary one and moves it into place.
     *
     * @param temporary where a process that was killed may have left a file
     */
    static void write(Path target, Path temporary, FileContent content) throws IOException {
        if (Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(temporary);
        }
        try {
            writeNew(temporary, content);
        } catch (FileAlreadyExistsException e) {
            throw new FileSystemException(temporary.toString(), null, temporary + " is not a file: remove it");
        }
        move(temporary, target);
    }

    /**
     * Writes a file and forces it to disk; a failure leaves none. Nothing that is there already is opened: neither a file, nor a link,
     * nor a pipe, which would be waited for.
     *
     * @throws FileAlreadyExistsException if something is there
     */
    static void writeNew(Path file, FileContent content) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (channel;
                OutputStream out = Channels.newOutputStream(channel)) {
            content.write(out);
            out.flush();
            channel.force(false);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Puts a file into the place of another. */
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
