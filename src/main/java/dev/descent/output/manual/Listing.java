package dev.descent.output.manual;

import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Parameter;
import dev.descent.model.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The text of the command {@code list}: every component with its parameters, defaults and ranges, and who can train. */
public final class Listing {
    private static final int WIDTH = 100;
    private static final String NAME_INDENT = "  ";
    private static final String TEXT_INDENT = "      ";

    private Listing() {}

    /**
     * An engine or an executor.
     *
     * @param name as it stands in the file
     * @param unusable why it can't be used here; empty if it can
     */
    public record Choice(String name, Optional<String> unusable) {}

    /** Everything. */
    public static String text(List<Choice> engines, List<Choice> executors) {
        StringBuilder out = new StringBuilder();
        out.append(
                "Components are written by name, by name and main parameter (marked *), or by name and parameters:\n");
        out.append("adam, {adam: 0.01}, {adam: {beta_1: 0.8}}. Behind each parameter stands its default.\n\n");
        for (Kind kind : Kind.values()) {
            if (kind != Kind.SECTION) {
                out.append(text(kind)).append('\n');
            }
        }
        appendChoices("engines", engines, out);
        out.append('\n');
        appendChoices("executors", executors, out);
        return out.toString();
    }

    /** The components of one kind. */
    public static String text(Kind kind) {
        StringBuilder out = new StringBuilder(heading(ShapeText.plural(kind)));
        for (ComponentType type : Vocabulary.of(kind)) {
            String aliases = type.aliases().isEmpty() ? "" : "  (also " + String.join(", ", type.aliases()) + ")";
            String keras = type.keras().map(name -> "  (Keras: " + name + ")").orElse("");
            out.append('\n')
                    .append(NAME_INDENT)
                    .append(type.name())
                    .append(aliases)
                    .append(keras)
                    .append('\n');
            TypeText.formula(type)
                    .forEach(line -> out.append(TEXT_INDENT).append(line).append('\n'));
            appendWrapped(String.join(" ", TypeText.sentences(type)), out);
            int widestName = widest(type.parameters().stream().map(Parameter::name));
            int widestFallback = widest(type.parameters().stream().map(ShapeText::fallback));
            for (Parameter p : type.parameters()) {
                boolean main = type.main().filter(p.name()::equals).isPresent();
                out.append("    ").append(main ? "* " : "  ");
                out.append(padded(p.name(), widestName)).append("  ");
                out.append(padded(ShapeText.fallback(p), widestFallback)).append("  ");
                out.append(ShapeText.of(p.shape())).append('\n');
            }
        }
        return out.toString();
    }

    private static String heading(String title) {
        return title.toUpperCase(Locale.ROOT) + "\n";
    }

    private static void appendChoices(String title, List<Choice> choices, StringBuilder out) {
        out.append(heading(title));
        int widest = widest(choices.stream().map(Choice::name));
        for (Choice choice : choices) {
            out.append(NAME_INDENT);
            out.append(choice.unusable()
                    .map(why -> padded(choice.name(), widest) + "  can't be used: " + why)
                    .orElse(choice.name()));
            out.append('\n');
        }
    }

    private static void appendWrapped(String text, StringBuilder out) {
        if (text.isEmpty()) {
            return;
        }
        int column = WIDTH + 1;
        boolean first = true;
        for (String word : text.split(" ", -1)) {
            int length = word.codePointCount(0, word.length());
            if (first || column + 1 + length > WIDTH) {
                out.append(first ? "" : "\n").append(TEXT_INDENT).append(word);
                column = TEXT_INDENT.length() + length;
                first = false;
            } else {
                out.append(' ').append(word);
                column += 1 + length;
            }
        }
        out.append('\n');
    }

    private static int widest(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
