package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.config.yaml.YamlReader;
import dev.descent.model.Shape;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Position;
import dev.descent.problem.Problem;
import dev.descent.problem.Problems;
import dev.descent.sweep.Forms;
import dev.descent.sweep.KeyPath;
import dev.descent.sweep.Places;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values from the command line that replace those of the file: {@code --set optimizer.beta_1=0.8}. In messages their place is
 * {@code --set}, the line is the number of the option.
 */
final class Overrides {
    private static final String OPTION = "--set";
    private static final String KEY = "value: ";

    private final List<Override> all = new ArrayList<>();
    private final Problems problems;

    private record Override(KeyPath path, Scalar key, Node value) {}

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
            problems.add(at, "'" + key + "' is no path", "expected a path such as layers[0].units");
            return;
        }
        int shift = at.length() + 1 - KEY.length();
        try {
            Node value =
                    YamlReader.read(KEY + text, OPTION).root().entries().get(0).value();
            all.add(new Override(path.get(), written, moved(value, line, shift)));
        } catch (FileRefused refused) {
            for (Problem problem : refused.problems()) {
                problems.add(
                        moved(problem.position(), line, shift),
                        problem.message(),
                        problem.remedy().orElse(""));
            }
        }
    }

    /** The file's tree with the values replaced; a path that leads nowhere is told. */
    Mapping applied(Places places, Mapping file) {
        Mapping tree = file;
        for (Override override : all) {
            KeyPath path = places.inTheFile(tree, override.path());
            try {
                Shape shape = places.shape(tree, path).orElse(new Shape.Anything());
                tree = places.with(tree, path, override.key(), Forms.unify(shape, override.value()));
            } catch (Places.Nowhere nowhere) {
                if (!nowhere.malformed()) {
                    problems.add(override.key(), nowhere.getMessage(), nowhere.remedy());
                }
            }
        }
        return tree;
    }

    /** Tells options that change nothing because the sweep sets their keys in every trial. */
    void checkAgainst(List<String> sweptKeys) {
        for (String swept : sweptKeys) {
            KeyPath axis = KeyPath.parse(swept).orElseThrow().canonical();
            for (Override override : all) {
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
