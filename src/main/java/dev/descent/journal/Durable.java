package dev.descent.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What outlasts a power cut beyond the bytes of a file: that the file stands in its folder, under its name. */
public final class Durable {
    private static final Forcing SYSTEM = new Forcing();

    /** How the system forces files and folders. */
    static class Forcing {
        void force(Path path, StandardOpenOption mode) throws IOException {
            try (FileChannel channel = FileChannel.open(path, mode)) {
                channel.force(true);
            }
        }
    }

    private Durable() {}

    /**
     * Forces a folder's entries to disk, after files were made in it or moved into it. Does nothing where the system does not offer
     * that: Windows opens no folders, and keeps them in a journal of its own; some network drives force none.
     *
     * @throws IOException if the disk could not write them
     */
    public static void folder(Path folder) throws IOException {
        folder(folder, SYSTEM);
    }

    static void folder(Path folder, Forcing system) throws IOException {
        try {
            system.force(folder, StandardOpenOption.READ);
        } catch (AccessDeniedException notOpened) {
            // as on Windows
        } catch (IOException e) {
            if (isOffered(folder, system, e)) {
                throw e;
            }
        }
    }

    /**
     * Whether a failure is the disk's own. The exception tells its reason in the user's language alone, so the drive is tried: one that
     * forces a new file but fails at an empty folder, too, forces no folders.
     */
    private static boolean isOffered(Path folder, Forcing system, IOException failure) {
        try {
            Path probe = Files.createTempDirectory(folder, ".force");
            try {
                forceFile(system, probe);
                return forces(system, probe);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
            return true;
        }
    }

    private static void forceFile(Forcing system, Path folder) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[1]);
        try {
            system.force(file, StandardOpenOption.WRITE);
        } finally {
            Files.delete(file);
        }
    }

    private static boolean forces(Forcing system, Path folder) {
        try {
            system.force(folder, StandardOpenOption.READ);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
