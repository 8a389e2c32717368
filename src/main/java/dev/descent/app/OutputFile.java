package dev.descent.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file that a person has named for what a command makes. A regular one, or a new one, is seen whole or not at all; whatever a symbolic link
 * leads to is written, not the link; a device or a pipe is written straight into.
 */
final class OutputFile {
    private static final int MOST_LINKS = 40;

    /** Files that other commands are writing here, or that were cut off. */
    private static final int MOST_TEMPORARIES = 1000;

    private final Path named;
    private final Path target;

    /**
     * @param inputs files that the command reads
     * @throws Stopped if it can't be written, or is one of the inputs
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
            target = Files.exists(named) ? named.toRealPath() : behindLinks(named.toAbsolutePath());
            if (!Files.isDirectory(target.getParent())) {
                throw Stopped.refused(
                        "there is no folder " + target.getParent() + "; make it, or name another file with --out");
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Where a link leads to nothing yet, that is made. */
    private static Path behindLinks(Path path) throws IOException {
        Path target = path;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** What was made; nothing is written if that throws. */
    <R, E extends Exception> R write(Making<R, E> making) throws IOException, E {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
                return making.write(out);
            }
        }
        Path temporary = temporary();
        try {
            R result;
            try (OutputStream out = Files.newOutputStream(temporary)) {
                result = making.write(out);
            }
            AtomicFiles.move(temporary, target);
            return result;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A new file beside the target; not one of createTempFile, which nobody else may read. */
    private Path temporary() throws IOException {
        for (int k = 1; ; k++) {
            try {
                return Files.createFile(target.resolveSibling("." + target.getFileName() + "-" + k + ".part"));
            } catch (FileAlreadyExistsException e) {
                if (k == MOST_TEMPORARIES) {
                    throw e;
                }
            }
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
