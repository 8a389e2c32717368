package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.YamlFile;
import dev.descent.config.yaml.YamlReader;
import dev.descent.number.CodePoints;
import dev.descent.problem.FileRefused;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Resolves {@code extends: base.yaml}: the experiment is the base, a file of the same folder, with each key of the extending file put in
 * place of the base's key of that name, whole. A base extends no other file.
 */
final class Extended {
    private static final String EXTENDS = "extends";

    private final Path file;
    private final Problems problems;

    Extended(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * The keys of both files.
     *
     * @throws FileRefused if there is no such file to read, for then nobody knows which keys are missing
     */
    Mapping read(Mapping root) throws FileRefused {
        Optional<Entry> key = root.entry(EXTENDS);
        if (key.isEmpty()) {
            return root;
        }
        Optional<Mapping> base = base(key.get());
        if (base.isEmpty()) {
            problems.throwIfAny();
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : base.orElseThrow().entries()) {
            entries.add(root.entry(entry.name()).orElse(entry));
        }
        for (Entry entry : root.entries()) {
            if (base.get().entry(entry.name()).isEmpty() && !entry.name().equals(EXTENDS)) {
                entries.add(entry);
            }
        }
        return new Mapping(root.position(), entries);
    }

    /** The file that is extended; if it can't be read, why is told. */
    private Optional<Mapping> base(Entry key) {
        if (key.value() instanceof Node.Unreadable) {
            return Optional.empty();
        }
        if (!(key.value() instanceof Scalar name)
                || name.value().isEmpty()
                || name.text().matches(".*[/\\\\].*")) {
            problems.add(key.value(), "extends takes one file", "expected the name of a file in the same folder");
            return Optional.empty();
        }
        Path path = file.resolveSibling(name.text());
        if (!Files.isRegularFile(path)) {
            problems.add(
                    name,
                    "there is no file " + path.toString().replace('\\', '/'),
                    new Remedy(
                            NearestName.ofFiles(name.text(), others())
                                    .map(NearestName::question)
                                    .orElse(""),
                            "expected the name of a file in the same folder"));
            return Optional.empty();
        }
        if (leadsAway(path)) {
            problems.add(
                    name,
                    path.toString().replace('\\', '/') + " is a symbolic link out of the folder",
                    "expected the name of a file in the same folder");
            return Optional.empty();
        }
        YamlFile yaml;
        try {
            yaml = YamlReader.read(path, path.toString().replace('\\', '/'));
        } catch (FileRefused refused) {
            problems.addAll(refused.problems());
            return Optional.empty();
        }
        problems.addText(path.toString().replace('\\', '/'), yaml.lines());
        problems.addAll(yaml.problems());
        Optional<Entry> again = yaml.root().entry(EXTENDS);
        if (again.isPresent()) {
            problems.add(
                    again.get().key(),
                    "a file that is extended by " + file.getFileName() + " can't extend another one",
                    "expected one level: put its keys into one of both files");
        }
        List<Entry> own = yaml.root().entries().stream()
                .filter(entry -> !entry.name().equals(EXTENDS))
                .toList();
        return Optional.of(new Mapping(yaml.root().position(), own));
    }

    /** The other experiments of the folder. */
    private List<String> others() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(file.toAbsolutePath().getParent(), "*.{yaml,yml}")) {
            for (Path other : files) {
                if (!other.getFileName().equals(file.getFileName())
                        && Files.isRegularFile(other)
                        && !leadsAway(other)) {
                    names.add(other.getFileName().toString());
                }
            }
        } catch (IOException unreadable) {
            return List.of();
        }
        names.sort(CodePoints.ORDER);
        return names;
    }

    /** An experiment may come from a stranger, whose links would show what they lead to. */
    private boolean leadsAway(Path path) {
        try {
            Path folder = file.toAbsolutePath().getParent().toRealPath();
            return !path.toRealPath().startsWith(folder);
        } catch (IOException unknown) {
            return true;
        }
    }
}
