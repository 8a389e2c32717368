package dev.descent.config;

import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files that an experiment file names by their paths, as far as they may be read. */
final class NamedFiles {
    /** A scheme of at least two letters: one letter is a drive of Windows. */
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    /** On Windows a path that begins so is another computer's. */
    private static final Pattern NETWORK = Pattern.compile("[/\\\\]{2}");

    private final Path file;
    private final DataFolders folders;
    private final FileRole role;
    private final Problems problems;

    NamedFiles(Path file, DataFolders folders, FileRole role, Problems problems) {
        this.file = file;
        this.folders = folders;
        this.role = role;
        this.problems = problems;
    }

    /** Whether it can be a file of this machine; if not, that is told. */
    boolean isLocal(String text, Located scalar) {
        if (URL.matcher(text).matches()) {
            problems.add(
                    scalar,
                    role.isRead() + " from a file, not from a URL",
                    "download it first; expected a path relative to this file");
            return false;
        }
        if (NETWORK.matcher(text).lookingAt()) {
            problems.add(scalar, role.isRead() + " from a file, not over the network", role.expected());
            return false;
        }
        return true;
    }

    /** The path of a file, relative to the experiment file; empty if it is not a path or names no file, which is told. */
    Optional<Path> path(String text, Located scalar) {
        return path(text, scalar, role.expected());
    }

    /**
     * As {@link #path(String, Located)}.
     *
     * @param expected what would be right
     */
    Optional<Path> path(String text, Located scalar, String expected) {
        try {
            Path path = file.resolveSibling(text).normalize();
            if (!folders.hold(file, Path.of(text))) {
                problems.add(
                        scalar,
                        shown(path) + " lies outside of the project",
                        "expected a file in this file's folder, the folder above it or the working folder; "
                                + "the option --data DIR allows another folder");
                return Optional.empty();
            }
            if (Files.isRegularFile(path)) {
                return Optional.of(path);
            }
            problems.add(scalar, fault(path), new Remedy(Files.exists(path) ? "" : meant(text), expected));
        } catch (InvalidPathException e) {
            problems.add(
                    scalar,
                    "'" + text + "' can't be the name of a file on this system or in its locale",
                    role.expected());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    /** The path of such a file that is there, as it is written in this file; empty if none is near. */
    private String meant(String text) throws IOException {
        Optional<Path> found = folders.meant(file, text, role);
        if (found.isEmpty()) {
            return "";
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path there = found.get().toAbsolutePath().normalize();
        Path written = folder.relativize(there);
        Path again = file.resolveSibling(written);
        if (!Files.exists(again) || !Files.isSameFile(again, there)) {
            return "";
        }
        boolean sameName = there.getFileName().equals(Path.of(text).getFileName());
        return sameName ? "write " + shown(written) : NearestName.question(shown(written));
    }

    private static String fault(Path path) {
        if (!Files.exists(path)) {
            return "there is no file " + shown(path);
        }
        return shown(path) + (Files.isDirectory(path) ? " is a directory" : " is a device or a pipe");
    }

    /** A path as it is printed. */
    static String shown(Path path) {
        return path.toString().replace('\\', '/');
    }
}
