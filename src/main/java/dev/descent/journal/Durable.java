package dev.descent.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What outlasts a power cut beyond the bytes of a file: that the file stands in its folder, under its name. */
public final class Durable {
    private Durable() {}

    /**
     * Forces a folder's entries to disk, after files were made in it or moved into it. Does nothing where the system does not offer
     * that: Windows opens no folders, and keeps them in a journal of its own; some network drives force none.
     *
     * @throws IOException if the disk could not write them
     */
    public static void folder(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (AccessDeniedException notOpened) {
            return;
        }
        try (channel) {
            channel.force(true);
        } catch (IOException e) {
            if (!notOffered(e)) {
                throw e;
            }
        }
    }

    /** Whether the system says so of forcing folders, by the texts of EINVAL, ENOTSUP and EBADF. */
    private static boolean notOffered(IOException e) {
        String reason = String.valueOf(e.getMessage());
        return reason.equals("Invalid argument")
                || reason.equals("Operation not supported")
                || reason.equals("Bad file descriptor");
    }
}
