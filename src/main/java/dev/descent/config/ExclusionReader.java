package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.KeyPath;
import dev.descent.model.Shape;
import dev.descent.model.Written;
import dev.descent.problem.Problems;
import dev.descent.sweep.Exclusion;
import dev.descent.sweep.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a sweep leaves out, once the values of its axes are read, which its keys may lead into. */
final class ExclusionReader {
    /** What turns below every configuration. */
    private static final Set<String> ALWAYS_WHOLE = Set.of("repeat", "fold");

    private final Problems problems;
    private final ValueReader values;
    private final SweptPaths paths;

    ExclusionReader(Problems problems, ValueReader values, SweptPaths paths) {
        this.problems = problems;
        this.values = values;
        this.paths = paths;
    }

    /** The exclusions of a sweep that are right. */
    List<Exclusion> read(Mapping sweep) {
        List<Exclusion> exclusions = new ArrayList<>();
        if (sweep.value("exclude").orElse(null) instanceof Sequence list) {
            for (Node element : list.elements()) {
                if (element instanceof Mapping mapping) {
                    exclusion(mapping).ifPresent(exclusions::add);
                }
            }
        }
        return exclusions;
    }

    private Optional<Exclusion> exclusion(Mapping mapping) {
        if (mapping.entries().isEmpty()) {
            problems.add(mapping, "this excludes every combination", "expected keys and the values to leave out");
            return Optional.empty();
        }
        List<Exclusion.Value> excluded = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        Optional<String> caseName = Optional.empty();
        boolean sound = true;
        for (Entry entry : mapping.entries()) {
            if (ALWAYS_WHOLE.contains(entry.name())) {
                problems.add(
                        entry.key(),
                        "a " + entry.name() + " can't be excluded: each configuration has all of them",
                        "expected a case, or keys of the sweep with the values to leave out");
                sound = false;
            } else if (entry.value() instanceof Node.Unreadable) {
                sound = false;
            } else if (entry.name().equals("case")) {
                caseName = Optional.of(entry.value() instanceof Scalar scalar ? scalar.text() : "");
                texts.add("case: " + caseName.get());
            } else {
                Optional<Exclusion.Value> value = paths.path(entry.key()).flatMap(path -> excluded(path, entry));
                if (value.isPresent()) {
                    excluded.add(value.get());
                    texts.add(entry.name() + ": " + ValueText.of(value.get().value()));
                }
                sound &= value.isPresent();
            }
        }
        return sound
                ? Optional.of(new Exclusion(mapping, "{" + String.join(", ", texts) + "}", caseName, excluded))
                : Optional.empty();
    }

    private Optional<Exclusion.Value> excluded(KeyPath path, Entry entry) {
        Optional<Shape> shape = paths.shape(path, entry.key());
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        if (ValueReader.isNull(entry.value())) {
            return Optional.of(new Exclusion.Value(path, Optional.empty()));
        }
        if (entry.value() instanceof Sequence list && !Forms.takesList(shape.get())) {
            problems.add(
                    list,
                    ValueReader.subject(path) + " is a list, but an exclusion has one value a key",
                    "expected an exclusion each: " + each(entry.name(), list));
            return Optional.empty();
        }
        Written value = values.read(shape.get(), entry.value(), entry.key().position(), ValueReader.subject(path));
        return value.value().filter(v -> value.sound()).map(v -> new Exclusion.Value(path, Optional.of(v)));
    }

    /** {@code {optimizer: sgd}, {optimizer: adam}}. */
    private static String each(String key, Sequence list) {
        return list.elements().stream()
                .map(element -> "{" + key + ": " + (element instanceof Scalar scalar ? scalar.text() : "…") + "}")
                .collect(Collectors.joining(", "));
    }
}
