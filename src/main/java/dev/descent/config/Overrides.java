package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.config.yaml.YamlReader;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.FileValues;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.Kind;
import dev.descent.model.Place;
import dev.descent.model.Shape;
import dev.descent.model.UnknownPath;
import dev.descent.model.Values;
import dev.descent.model.Vocabulary;
import dev.descent.model.Written;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Position;
import dev.descent.problem.Problem;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values from the command line that replace those of the file: {@code --set optimizer.beta_1=0.8}. In messages their place is
 * {@code --set}, the line is the number of the option.
 */
final class Overrides {
    private static final String OPTION = "--set";
    private static final String KEY = "value: ";
    /** What is read as it is written: which trials there are. */
    private static final Set<String> OF_THE_TRIALS = Set.of("sweep", "compare");

    private final List<Replacement> all = new ArrayList<>();
    private final Problems problems;

    private record Replacement(KeyPath path, Scalar key, Node value) {}

    Overrides(Map<String, String> texts, Problems problems) {
        this.problems = problems;
        List<String> lines = new ArrayList<>();
        texts.forEach((key, value) -> lines.add(key + "=" + value));
        problems.addText(OPTION, lines);
        int line = 1;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            add(text.getKey(), text.getValue(), line++);
        }
        all.sort(Comparator.comparingInt(override -> override.path().depth()));
    }

    private void add(String key, String text, int line) {
        Position at = new Position(OPTION, line, 1, Math.max(1, key.codePointCount(0, key.length())));
        Scalar written = new Scalar(at, key, Optional.of(key));
        Optional<KeyPath> path = KeyPath.parse(key).map(KeyPath::canonical);
        if (path.isEmpty()) {
            problems.add(at, "'" + key + "' is not a path", "expected a path such as layers[0].units");
            return;
        }
        if (path.get().first().equals("extends")) {
            problems.add(at, "'extends' can't be set", "expected a key that the file has after it was extended");
            return;
        }
        int shift = at.length() + 1 - KEY.length();
        try {
            Node value = YamlReader.read(KEY + text, OPTION)
                    .soundRoot()
                    .entries()
                    .get(0)
                    .value();
            all.add(new Replacement(path.get(), written, moved(value, line, shift)));
        } catch (FileRefused refused) {
            for (Problem problem : refused.problems()) {
                problems.add(
                        moved(problem.position(), line, shift),
                        problem.message(),
                        problem.remedy().orElse(""));
            }
        }
    }

    /** The file with the parts of its sweep and comparison replaced that options name: {@code sweep.repeats}, {@code compare.studies}. */
    Mapping withSweep(Mapping file) {
        Mapping changed = file;
        for (Replacement override : all) {
            if (OF_THE_TRIALS.contains(override.path().first())) {
                changed = replaced(changed, override.path().steps(), 0, override);
            }
        }
        return changed;
    }

    private static Mapping replaced(Mapping whole, List<Step> steps, int i, Replacement override) {
        if (i == 2 && isSearch(steps) && whole.entries().size() == 1) {
            return ofComponent(whole.entries().get(0), steps, override);
        }
        String rest = i == 2 ? KeyPath.text(steps.subList(i, steps.size())) : ((Step.Key) steps.get(i)).name();
        boolean last = i == 2 || i == steps.size() - 1;
        List<Entry> entries = new ArrayList<>();
        boolean found = false;
        for (Entry entry : whole.entries()) {
            boolean here = entry.name().equals(rest);
            found |= here;
            entries.add(here ? replaced(entry, steps, i, override, last) : entry);
        }
        if (!found) {
            Scalar key = new Scalar(override.key().position(), rest, Optional.of(rest));
            entries.add(replaced(new Entry(key, new Mapping(key.position(), List.of())), steps, i, override, last));
        }
        return new Mapping(whole.position(), entries);
    }

    private static boolean isSearch(List<Step> steps) {
        return steps.size() == 3
                && steps.get(1) instanceof Step.Key key
                && key.name().equals("search");
    }

    /** A component with one of its parameters replaced; paths leave its name out. */
    private static Mapping ofComponent(Entry component, List<Step> steps, Replacement override) {
        String parameter = KeyPath.text(steps.subList(2, 3));
        Scalar key = new Scalar(override.key().position(), parameter, Optional.of(parameter));
        List<Entry> parameters = new ArrayList<>();
        Node given = component.value();
        if (given instanceof Mapping mapping) {
            mapping.entries().stream()
                    .filter(entry -> !entry.name().equals(parameter))
                    .forEach(parameters::add);
        } else {
            Vocabulary.find(Kind.SEARCH, component.name())
                    .flatMap(ComponentType::main)
                    .filter(main -> !main.equals(parameter) && !ValueReader.isNull(given))
                    .ifPresent(main ->
                            parameters.add(new Entry(new Scalar(given.position(), main, Optional.of(main)), given)));
        }
        parameters.add(new Entry(key, override.value()));
        Position position = component.value().position();
        return new Mapping(position, List.of(new Entry(component.key(), new Mapping(position, parameters))));
    }

    private static Entry replaced(Entry entry, List<Step> steps, int i, Replacement override, boolean last) {
        Scalar key =
                last ? new Scalar(override.key().position(), entry.name(), Optional.of(entry.name())) : entry.key();
        boolean inside = !last && entry.value() instanceof Mapping && steps.get(i + 1) instanceof Step.Key;
        return new Entry(key, inside ? replaced((Mapping) entry.value(), steps, i + 1, override) : override.value());
    }

    /** The file's values with others in their places; a path that names nothing is told. */
    FileValues applied(FileValues file, ValueReader reader) {
        FileValues changed = file;
        for (Replacement override : all) {
            if (!OF_THE_TRIALS.contains(override.path().first())) {
                changed = applied(changed, override, reader);
            }
        }
        return changed;
    }

    private FileValues applied(FileValues file, Replacement override, ValueReader reader) {
        KeyPath path = inTheFile(file, override.path());
        try {
            Shape type = new Shape.Section(file.values().type());
            Place above = new Place(type, Optional.of(file.origin()));
            Place place = above.down(List.of(), path.steps());
            boolean absent = ValueReader.isNull(override.value());
            if (absent && !(path.last() instanceof Step.Key)) {
                problems.add(
                        override.value(),
                        "an option can't leave out " + override.key().text(),
                        "expected a value; an axis or a case of the sweep can: "
                                + override.key().text() + ": null");
                return file;
            }
            Written value = absent
                    ? ValueReader.leavingOut(path, override.key(), place.shape(), override.value())
                            .value()
                    : reader.read(
                            place.shape(), override.value(), override.key().position(), ValueReader.subject(path));
            Set<String> unsound = new LinkedHashSet<>(file.unsound());
            if (!value.sound()) {
                unsound.add(path.first());
            } else if (path.depth() == 1) {
                unsound.remove(path.first());
            }
            Component values = value.sound() ? Values.with(file.values(), path, value.value()) : file.values();
            return new FileValues(values, unsound, file.origin().with(path.steps(), value.origin()));
        } catch (UnknownPath unknown) {
            if (!unknown.malformed()) {
                problems.add(override.key(), unknown.getMessage(), unknown.remedy());
            }
            return file;
        }
    }

    /** The path at which the file itself has, or would have, what {@code path} names: its learning rate may be at the top. */
    private static KeyPath inTheFile(FileValues file, KeyPath path) {
        return file.hasOptimizersOwnRate() ? path : path.withRateAtTheTop();
    }

    /** Tells options that change nothing because the sweep sets their keys in every trial. */
    void checkAgainst(List<String> sweptKeys) {
        for (String swept : sweptKeys) {
            KeyPath axis = KeyPath.parse(swept).orElseThrow().canonical();
            for (Replacement override : all) {
                if (override.path().startsWith(axis)) {
                    problems.add(
                            override.key(),
                            "'" + override.key().text() + "' is swept by the axis '" + swept
                                    + "', so setting it changes nothing",
                            "expected a key that the sweep leaves alone");
                }
            }
        }
    }

    private static Node moved(Node node, int line, int shift) {
        Position at = moved(node.position(), line, shift);
        if (node instanceof Scalar scalar) {
            return new Scalar(at, scalar.text(), scalar.value());
        }
        if (node instanceof Sequence list) {
            return new Sequence(
                    at, list.elements().stream().map(e -> moved(e, line, shift)).toList());
        }
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : ((Mapping) node).entries()) {
            entries.add(new Entry((Scalar) moved(entry.key(), line, shift), moved(entry.value(), line, shift)));
        }
        return new Mapping(at, entries);
    }

    private static Position moved(Position at, int line, int shift) {
        return new Position(OPTION, line, Math.max(1, at.column() + shift), at.length());
    }
}
