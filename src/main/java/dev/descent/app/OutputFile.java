package dev.descent.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;

/**
 * A file that a person has named for what a command makes, which is seen whole or not at all: whatever a symbolic link leads to is written,
 * not the link, with the permissions that it had; into a device or a pipe all is written at the end.
 */
final class OutputFile {
    private final Path named;
    private final Path target;

    /**
     * @param inputs files that the command reads
     * @throws Stopped if it can't be written, is one of the inputs, or would lie among results
     */
    OutputFile(Path named, List<Path> inputs) throws Stopped {
        this.named = named;
        try {
            for (Path input : inputs) {
                if (Files.exists(named) && Files.exists(input) && Files.isSameFile(named, input)) {
                    throw Stopped.refused(
                            named + " is read by this command, and would be lost; name another file with --out");
                }
            }
            if (Files.isDirectory(named)) {
                throw Stopped.refused(named + " is a folder; name a file with --out");
            }
            target = Files.isRegularFile(named) ? named.toRealPath() : named.toAbsolutePath();
            if (!Files.isDirectory(target.getParent())) {
                throw Stopped.refused(
                        "there is no folder " + target.getParent() + "; make it, or name another file with --out");
            }
            for (Path folder = target.getParent(); folder != null; folder = folder.getParent()) {
                if (Ownership.isResults(folder)) {
                    throw Stopped.refused(named + " would lie among the results of an experiment, in " + folder
                            + ", which runs write alone; name a file elsewhere with --out");
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** What was made; nothing is written if that throws. */
    <R, E extends Exception> R write(Making<R, E> making) throws IOException, E {
        boolean device = Files.exists(target) && !Files.isRegularFile(target);
        Path temporary = device ? Files.createTempFile("descent-", ".part") : beside();
        // As well if it is interrupted.
        temporary.toFile().deleteOnExit();
        try {
            R result;
            try (OutputStream out = Files.newOutputStream(temporary)) {
                result = making.write(out);
            }
            if (device) {
                try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
                    Files.copy(temporary, out);
                }
            } else {
                AtomicFiles.move(temporary, target);
            }
            return result;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A new file in the target's folder. Java's own temporary files are nobody else's to read, which this one is to become. */
    private Path beside() throws IOException {
        long process = ProcessHandle.current().pid();
        for (int i = 0; ; i++) {
            Path file = target.resolveSibling(".descent-" + process + "-" + i + ".part");
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            takePermissions(file);
            return file;
        }
    }

    private void takePermissions(Path file) throws IOException {
        PosixFileAttributeView own = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (own != null && Files.exists(target)) {
            own.setPermissions(Files.getPosixFilePermissions(target));
        }
    }

    /** Writes the bytes. */
    interface Making<R, E extends Exception> {
        R write(OutputStream out) throws IOException, E;
    }

    /** That the machine could not write it. */
    Stopped failed(IOException e) {
        return Stopped.machine("can't write " + named + ": " + IoMessages.withFile(e) + "; mend that and try again", e);
    }
}
