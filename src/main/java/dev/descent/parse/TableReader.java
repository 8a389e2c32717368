package dev.descent.parse;

import dev.descent.data.Table;
import dev.descent.sweep.KeyPath;
import dev.descent.sweep.Places;
import dev.descent.yaml.FileRefused;
import dev.descent.yaml.Node;
import dev.descent.yaml.Node.Mapping;
import dev.descent.yaml.Node.Scalar;
import dev.descent.yaml.Problems;
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

    private final Path file;
    private final Problems problems;

    TableReader(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The CSV's path, relative to the experiment file; empty if it is no path or names no file, which is told. */
    Optional<Path> path(Mapping base) {
        Optional<Node> csv = node(base);
        if (!(csv.orElse(null) instanceof Scalar scalar) || scalar.value().isEmpty()) {
            return Optional.empty();
        }
        String text = scalar.text();
        if (URL.matcher(text).matches()) {
            problems.add(
                    scalar,
                    "a table is read from a file, not from a URL",
                    "download it first; expected a path relative to this file");
            return Optional.empty();
        }
        try {
            Path path = file.resolveSibling(text).normalize();
            if (Files.isRegularFile(path)) {
                return Optional.of(path);
            }
            boolean directory = Files.isDirectory(path);
            problems.add(
                    scalar,
                    directory ? shown(path) + " is a directory" : "there is no file " + shown(path),
                    "expected a CSV file, relative to this file");
        } catch (InvalidPathException e) {
            problems.add(scalar, "'" + text + "' is no path", "expected a CSV file, relative to this file");
        }
        return Optional.empty();
    }

    /** The table; empty if its file is wrong, which is told. */
    Optional<Table> read(Path csv) {
        try {
            return Optional.of(Table.read(csv, shown(csv)));
        } catch (FileRefused refused) {
            problems.addAll(refused.problems());
            return Optional.empty();
        }
    }

    private static Optional<Node> node(Mapping base) {
        return new Places(FileKind.NETWORK.type()).find(base, CSV).flatMap(Places.Place::node);
    }

    private static String shown(Path path) {
        return path.toString().replace('\\', '/');
    }
}
