package dev.descent.config;

import dev.descent.data.PartName;
import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.Kind;
import dev.descent.model.Origin;
import dev.descent.model.TableFormat;
import dev.descent.model.Vocabulary;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads the table of an experiment file: one file, or one for each part that has its own. */
final class TableReader {
    private static final String EXPECTED_WHERE_KNOWN =
            "expected the CSV file that this file was made from: run Descent in the"
                    + " folder of its project, or name the table's folder with --data DIR";

    private final Path file;
    private final DataFolders folders;
    private final Problems problems;
    private final NamedFiles files;
    /** The files so far and whose they are. */
    private final Map<Path, PartName> parts = new HashMap<>();

    private KnownTable known;

    /** How a file is written. */
    private record Writing(Component dataset, Optional<Component> csv, Origin at) {
        Optional<TableFormat> format(Problems problems) {
            return new FormatReader(problems).read(dataset, csv, at);
        }
    }

    TableReader(Path file, DataFolders folders, Problems problems) {
        this.file = file;
        this.folders = folders;
        this.problems = problems;
        this.files = new NamedFiles(file, folders, FileRole.TABLE, problems);
    }

    /** The table; empty if its files can't be found or read, which is told. */
    Optional<Table> read(FileValues values) {
        Optional<Object> written = values.values().find("dataset");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Component dataset = (Component) written.get();
        Optional<Object> csv = dataset.find("csv");
        if (csv.isEmpty()) {
            return Optional.empty();
        }
        Origin at = values.origin().parts().get("dataset").parts().get("csv");
        known = new KnownTable(dataset, values.origin().parts().get("dataset"));
        if (!(csv.get() instanceof Component mapping)) {
            return find((String) csv.get(), at, PartName.TRAIN, new Writing(dataset, Optional.empty(), at));
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
            return find(
                    mapping.text("path"),
                    at.parts().get("path"),
                    PartName.TRAIN,
                    new Writing(dataset, Optional.of(mapping), at));
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

    /** The table of another tool's predictions; empty if it can't be found or read, which is told. */
    Optional<Table> readOther(Component baseline, Origin at) {
        TableReader others = new TableReader(file, folders, problems);
        others.known = new KnownTable(baseline, at);
        Component plain = Component.of(Vocabulary.type(Kind.SECTION, "dataset"));
        Origin scalar = at.parts().getOrDefault("path", at);
        return others.find(baseline.text("path"), scalar, PartName.TRAIN, new Writing(plain, Optional.empty(), scalar));
    }

    private Optional<Table> readParts(Component dataset, Component csv, Origin at) {
        Map<PartName, Table> tables = new EnumMap<>(PartName.class);
        boolean all = true;
        for (PartName part : PartName.values()) {
            if (csv.has(part.key())) {
                Origin here = at.parts().get(part.key());
                Optional<Table> table = csv.find(part.key()).get() instanceof Component own
                        ? readPart(part, own.find("path"), dataset, merged(csv, own), here)
                        : readPart(part, csv.find(part.key()), dataset, csv, here);
                if (table.isPresent()) {
                    tables.put(part, table.get());
                }
                all &= table.isPresent();
            }
        }
        return all ? Optional.of(Table.joined(tables)) : Optional.empty();
    }

    /** @param written the path; that it is missing is told where all is told that sections lack */
    private Optional<Table> readPart(
            PartName part, Optional<Object> written, Component dataset, Component keys, Origin at) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Origin scalar = at.parts().getOrDefault("path", at);
        return find((String) written.get(), scalar, part, new Writing(dataset, Optional.of(keys), at));
    }

    /** Whether no part before has this file; if one has, that is told. */
    private boolean isOfOneTable(Path path, PartName part, Located scalar) {
        PartName other = parts.put(path, part);
        if (other != null) {
            problems.add(
                    scalar, "this is the file of the " + other.title() + " part too", "expected a file of other rows");
        }
        return other == null;
    }

    /** How a part's file is written: as all are, but for its own keys. */
    private static Component merged(Component csv, Component own) {
        Component merged = csv;
        for (Map.Entry<String, Object> key : own.given().entrySet()) {
            merged = merged.with(key.getKey(), key.getValue());
        }
        return merged;
    }

    /** The table in a file, or wherever else the one lies that the experiment was made from; empty if there is none, which is told. */
    private Optional<Table> find(String text, Located scalar, PartName part, Writing writing) {
        if (!files.isLocal(text, scalar)) {
            return Optional.empty();
        }
        Optional<KnownTable.Digest> digest = known.digest(part);
        if (digest.isEmpty()) {
            Optional<Path> path = files.path(text, scalar);
            return path.isPresent() && isOfOneTable(path.get(), part, scalar)
                    ? read(path.get(), writing)
                    : Optional.empty();
        }
        Optional<TableFormat> format = writing.format(problems);
        if (format.isEmpty()) {
            return Optional.empty();
        }
        List<Path> candidates = folders.candidates(file, text);
        Optional<Table> found = known(candidates, digest.get(), format.get());
        if (found.isEmpty()) {
            found = known(folders.files(file, FileRole.TABLE), digest.get(), format.get());
        }
        if (found.isPresent()) {
            return found.filter(it -> isOfOneTable(it.path(), part, scalar));
        }
        if (candidates.isEmpty()) {
            files.path(text, scalar, EXPECTED_WHERE_KNOWN);
        } else {
            digest.get().tellNotFound(NamedFiles.shown(candidates.get(0)), problems);
        }
        return Optional.empty();
    }

    /** The first of these files that has the digest. */
    private Optional<Table> known(List<Path> files, KnownTable.Digest digest, TableFormat format) {
        for (Path candidate : files) {
            Optional<Table> table = read(candidate, format, new Problems(List.of()));
            if (table.filter(digest::isOf).isPresent()) {
                return table;
            }
        }
        return Optional.empty();
    }

    private Optional<Table> read(Path csv, Writing writing) {
        return writing.format(problems).flatMap(format -> read(csv, format, problems));
    }

    private static Optional<Table> read(Path csv, TableFormat format, Problems problems) {
        try {
            return Optional.of(Table.read(csv, NamedFiles.shown(csv), format));
        } catch (FileRefused refused) {
            problems.addAll(refused.problems());
            return Optional.empty();
        }
    }
}
