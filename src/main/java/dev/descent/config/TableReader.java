package dev.descent.config;

import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.KeyPath;
import dev.descent.model.Origin;
import dev.descent.model.TableFormat;
import dev.descent.model.Values;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds and reads the table of an experiment file. */
final class TableReader {
    private static final KeyPath CSV = KeyPath.of("dataset", "csv");
    /** A scheme of at least two letters: one letter is a drive of Windows. */
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    /** On Windows a path that begins so is another computer's. */
    private static final Pattern NETWORK = Pattern.compile("[/\\\\]{2}");

    private static final String EXPECTED = "expected a CSV file, relative to this file";

    private final Path file;
    private final DataFolders folders;
    private final Problems problems;

    TableReader(Path file, DataFolders folders, Problems problems) {
        this.file = file;
        this.folders = folders;
        this.problems = problems;
    }

    /** The CSV's path, relative to the experiment file; empty if it is not a path or names no file, which is told. */
    Optional<Path> path(FileValues values) {
        Optional<Object> csv = Values.find(values.values(), CSV.steps());
        Optional<Object> written =
                csv.flatMap(it -> it instanceof Component mapping ? mapping.find("path") : Optional.of(it));
        if (csv.isEmpty()) {
            return Optional.empty();
        }
        Origin at = values.origin().parts().get("dataset").parts().get("csv");
        if (written.isEmpty()) {
            problems.add(at, "csv has no 'path'", "expected path: a path relative to this file");
            return Optional.empty();
        }
        String text = (String) written.get();
        Located scalar = at.parts().getOrDefault("path", at);
        if (URL.matcher(text).matches()) {
            problems.add(
                    scalar,
                    "a table is read from a file, not from a URL",
                    "download it first; expected a path relative to this file");
            return Optional.empty();
        }
        if (NETWORK.matcher(text).lookingAt()) {
            problems.add(scalar, "a table is read from a file, not over the network", EXPECTED);
            return Optional.empty();
        }
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
            problems.add(scalar, fault(path), EXPECTED);
        } catch (InvalidPathException e) {
            problems.add(
                    scalar, "'" + text + "' can't be the name of a file on this system or in its locale", EXPECTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    private static String fault(Path path) {
        if (!Files.exists(path)) {
            return "there is no file " + shown(path);
        }
        return shown(path) + (Files.isDirectory(path) ? " is a directory" : " is a device or a pipe");
    }

    /** The table; empty if its file is wrong, which is told. */
    Optional<Table> read(Path csv, FileValues values) {
        Optional<TableFormat> format = new FormatReader(problems).read(values);
        if (format.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Table.read(csv, shown(csv), format.get()));
        } catch (FileRefused refused) {
            problems.addAll(refused.problems());
            return Optional.empty();
        }
    }

    private static String shown(Path path) {
        return path.toString().replace('\\', '/');
    }
}
