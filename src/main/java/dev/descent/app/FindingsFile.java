package dev.descent.app;

import dev.descent.output.text.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;

/**
 * A file that {@code check} writes its findings into. What stands there is replaced only if it is empty or an earlier file of the same
 * kind, which is known by how it begins; anything else is somebody's, and is refused. A file that is appended to keeps what it holds.
 *
 * @param option that names it
 * @param path where it is
 * @param appended whether the findings go behind what is there
 * @param isEarlier whether a file that begins so is an earlier one of this kind
 */
record FindingsFile(String option, Path path, boolean appended, Predicate<String> isEarlier) {
    private static final int BEGINNING = 1024;
    private static final int MOST_PARTS = 1000;

    /** Refuses what must not be replaced or written to; touches nothing. */
    void refuseStrangers() throws Stopped, IOException {
        if (path.toString().isEmpty()) {
            throw Stopped.refused(option + " is empty; give the name of a file, or leave it out");
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isSymbolicLink(path) || !Files.isRegularFile(path)) {
            throw Stopped.refused(option + " needs a file, but " + path + " is none: it is " + kind()
                    + "; name another (the findings are printed as well)");
        }
        if (!appended && Files.size(path) > 0 && !isEarlier.test(beginning())) {
            throw Stopped.refused(option + " would replace " + path + ", which is not an earlier file of " + option
                    + "; name another, or remove that file if nobody needs it");
        }
    }

    private String kind() {
        return Files.isSymbolicLink(path)
                ? "a symbolic link"
                : Files.isDirectory(path) ? "a folder" : "a device or a pipe";
    }

    /** Each byte as a character: how a file begins is known by ASCII alone. */
    private String beginning() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        }
    }

    /** Whether both are one file, be it by links, by hard links or because the file system does not tell capitals apart. */
    boolean isSameAs(FindingsFile other) throws IOException {
        boolean made = !Files.exists(path);
        if (made) {
            Files.createFile(path);
        }
        try {
            return Files.exists(other.path) && Files.isSameFile(path, other.path);
        } finally {
            if (made) {
                Files.delete(path);
            }
        }
    }

    void makeFolder() throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
    }

    /** Sees that the file can be written, and takes an earlier one away so that it does not speak for a check that has no end. */
    void makeRoom() throws IOException {
        if (appended) {
            Files.write(path, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else {
            Files.deleteIfExists(path);
            Files.delete(newPart());
        }
    }

    void write(Content content) throws Stopped, IOException {
        refuseStrangers();
        StringBuilder text = new StringBuilder();
        content.write(text);
        if (appended) {
            byte[] bytes = (gap() + text).getBytes(StandardCharsets.UTF_8);
            Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else {
            Path part = newPart();
            try {
                Files.writeString(part, text);
                move(part);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    /** What parts the findings from the text before them. */
    private String gap() throws IOException {
        if (!Files.exists(path) || Files.size(path) == 0) {
            return "";
        }
        try (InputStream in = Files.newInputStream(path)) {
            in.skipNBytes(Files.size(path) - 1);
            return in.read() == '\n' ? "\n" : "\n\n";
        }
    }

    /** A new file beside this one; one that is there already is somebody's, or was left by a check that was killed. */
    private Path newPart() throws IOException {
        for (int i = 0; ; i++) {
            Path part = path.resolveSibling(path.getFileName() + "." + i + ".part");
            try {
                return Files.createFile(part);
            } catch (FileAlreadyExistsException e) {
                if (i == MOST_PARTS) {
                    throw e;
                }
            }
        }
    }

    private void move(Path part) throws IOException {
        try {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
