package dev.descent.output.manual;

import dev.descent.model.ComponentType;
import dev.descent.model.Facts;
import dev.descent.model.FormulaLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a component's type says of it, in sentences and lines. */
final class TypeText {
    private TypeText() {}

    /** The lines of the formula, each with the switches under which it holds. */
    static List<String> formula(ComponentType type) {
        int widest = type.formula().stream()
                .filter(line -> !condition(line).isEmpty())
                .mapToInt(line -> length(line.text()))
                .max()
                .orElse(0);
        return type.formula().stream()
                .map(line -> condition(line).isEmpty()
                        ? line.text()
                        : line.text() + " ".repeat(widest - length(line.text())) + "   " + condition(line))
                .toList();
    }

    /** All in a paragraph, for those who show no more than a text. */
    static String paragraph(ComponentType type) {
        List<String> sentences = new ArrayList<>();
        if (!type.formula().isEmpty()) {
            sentences.add(type.formula().stream()
                            .map(line -> condition(line).isEmpty()
                                    ? line.text()
                                    : line.text() + " (" + condition(line) + ")")
                            .collect(Collectors.joining("; "))
                    + ".");
        }
        sentences.addAll(sentences(type));
        return String.join(" ", sentences);
    }

    /** What is said of it, what is true of it, and where it comes from. */
    static List<String> sentences(ComponentType type) {
        List<String> sentences = new ArrayList<>();
        if (!type.about().isEmpty()) {
            sentences.add(type.about());
        }
        sentences.addAll(facts(type.facts()));
        type.source().ifPresent(paper -> sentences.add("Source: " + paper + "."));
        return sentences;
    }

    private static List<String> facts(Facts facts) {
        List<String> sentences = new ArrayList<>();
        if (facts instanceof Facts.Metric metric) {
            sentences.add("Measures " + metric.basis().title() + ", " + ShapeText.interval(metric.range()) + "; "
                    + metric.direction().title() + " is better.");
            metric.undefined().ifPresent(where -> sentences.add("Undefined, and then empty, where " + where + "."));
        } else if (facts instanceof Facts.Loss loss) {
            sentences.add("Targets: " + loss.targets().title() + ".");
            if (loss.probabilities()) {
                sentences.add("Predictions must be probabilities"
                        + loss.activation()
                                .map(name -> ", or logits of " + name)
                                .orElse("") + ".");
            }
        } else if (facts instanceof Facts.Activation activation) {
            sentences.add("Values " + ShapeText.interval(activation.range())
                    + (activation.probabilities() ? ", probabilities" : "") + ".");
        } else if (!(facts instanceof Facts.Optimizer || facts instanceof Facts.None)) {
            throw new AssertionError(facts);
        }
        return sentences;
    }

    private static String condition(FormulaLine line) {
        String with = line.with().isEmpty() ? "" : "with " + String.join(" and ", line.with());
        String without = line.without().isEmpty() ? "" : "without " + String.join(" and ", line.without());
        return with + (with.isEmpty() || without.isEmpty() ? "" : ", ") + without;
    }

    /** How many places a text fills: a mark above a letter fills none. */
    private static int length(String text) {
        return (int) text.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .count();
    }
}
