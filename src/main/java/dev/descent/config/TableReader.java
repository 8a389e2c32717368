package dev.descent.config;

import dev.descent.data.PartName;
import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.Origin;
import dev.descent.model.TableFormat;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds and reads the table of an experiment file: one file, or one for each part that has its own. */
final class TableReader {
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

    /** The table; empty if its files can't be found or read, which is told. */
    Optional<Table> read(FileValues values) {
        Optional<Component> written = values.values().find("dataset").map(it -> (Component) it);
        Optional<Object> csv = written.flatMap(it -> it.find("csv"));
        if (csv.isEmpty()) {
            return Optional.empty();
        }
        Component dataset = written.get();
        Origin at = values.origin().parts().get("dataset").parts().get("csv");
        if (!(csv.get() instanceof Component mapping)) {
            return path((String) csv.get(), at).flatMap(it -> read(it, dataset, Optional.empty(), at));
        }
        if (mapping.has("path")) {
            for (PartName part : PartName.values()) {
                if (mapping.has(part.key())) {
                    problems.add(
                            at.parts().get(part.key()),
                            "csv has both 'path' and '" + part.key() + "'",
                            "expected path: … for all parts, or train: … with validation: … or test: …");
                    return Optional.empty();
                }
            }
            return path(mapping.text("path"), at.parts().get("path"))
                    .flatMap(it -> read(it, dataset, Optional.of(mapping), at));
        }
        if (!mapping.has(PartName.TRAIN.key())) {
            boolean others = mapping.has(PartName.VALIDATION.key()) || mapping.has(PartName.TEST.key());
            problems.add(
                    at,
                    others ? "csv has no 'train' beside the files of other parts" : "csv has no 'path'",
                    others
                            ? "expected train: the file of the training part"
                            : "expected path: a path relative to this file, or train: … with validation: … or test: …");
            return Optional.empty();
        }
        return readParts(dataset, mapping, at);
    }

    private Optional<Table> readParts(Component dataset, Component csv, Origin at) {
        Map<PartName, Table> tables = new EnumMap<>(PartName.class);
        Map<Path, PartName> seen = new HashMap<>();
        boolean all = true;
        for (PartName part : PartName.values()) {
            if (csv.has(part.key())) {
                Origin here = at.parts().get(part.key());
                Optional<Table> table = csv.find(part.key()).get() instanceof Component own
                        ? readPart(part, own.find("path"), dataset, merged(csv, own), here, seen)
                        : readPart(part, csv.find(part.key()), dataset, csv, here, seen);
                table.ifPresent(it -> tables.put(part, it));
                all &= table.isPresent();
            }
        }
        return all ? Optional.of(Table.joined(tables)) : Optional.empty();
    }

    /** @param seen the parts of the files before */
    private Optional<Table> readPart(
            PartName part,
            Optional<Object> written,
            Component dataset,
            Component keys,
            Origin at,
            Map<Path, PartName> seen) {
        if (written.isEmpty()) {
            problems.add(at, part.key() + " has no 'path'", "expected path: a path relative to this file");
            return Optional.empty();
        }
        Origin scalar = at.parts().getOrDefault("path", at);
        Optional<Path> path = path((String) written.get(), scalar);
        Optional<PartName> other = path.map(it -> seen.put(it, part));
        if (other.isPresent()) {
            problems.add(
                    scalar,
                    "this is the file of the " + other.get().title() + " part too",
                    "expected a file of other rows");
            return Optional.empty();
        }
        return path.flatMap(it -> read(it, dataset, Optional.of(keys), at));
    }

    /** How a part's file is written: as all are, but for its own keys. */
    private static Component merged(Component csv, Component own) {
        Component merged = csv;
        for (Map.Entry<String, Object> key : own.given().entrySet()) {
            merged = merged.with(key.getKey(), key.getValue());
        }
        return merged;
    }

    /** The path of a file, relative to the experiment file; empty if it is not a path or names no file, which is told. */
    private Optional<Path> path(String text, Located scalar) {
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

    private Optional<Table> read(Path csv, Component dataset, Optional<Component> written, Origin at) {
        Optional<TableFormat> format = new FormatReader(problems).read(dataset, written, at);
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
