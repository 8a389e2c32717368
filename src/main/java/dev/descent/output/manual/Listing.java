package dev.descent.output.manual;

import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Parameter;
import dev.descent.model.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The text of the command {@code list}: every component with its parameters, defaults and ranges, and who can train. */
public final class Listing {
    private static final int WIDTH = 100;
    private static final String NAME_INDENT = "  ";
    private static final String TEXT_INDENT = "      ";
    private static final String ABOUT_INDENT = "          ";

    private Listing() {}

    /**
     * An engine or an executor.
     *
     * @param name as it stands in the file
     * @param mark what to know of it, such as that it is not built in; empty if there is nothing
     * @param unusable why it can't be used here; empty if it can
     */
    public record Choice(String name, Optional<String> mark, Optional<String> unusable) {}

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

    /** Some engines or executors. */
    public static String text(String title, List<Choice> choices) {
        StringBuilder out = new StringBuilder();
        appendChoices(title, choices, out);
        return out.toString();
    }

    /** The components of one kind. */
    public static String text(Kind kind) {
        StringBuilder out = new StringBuilder(heading(kind.plural()));
        for (ComponentType type : Vocabulary.of(kind)) {
            append(type, false, out);
        }
        return out.toString();
    }

    /**
     * All that is known of what answers to a word, of every kind: a component by its name, an alias or its name in Keras, a section, a key
     * of a section. Case, underscores and hyphens do not count. Empty if nothing does.
     */
    public static String named(String word) {
        List<String> texts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (ComponentType type : Vocabulary.of(kind)) {
                if (names(type).anyMatch(name -> letters(name).equals(letters(word)))) {
                    StringBuilder out = new StringBuilder(heading(kind.title()));
                    append(type, true, out);
                    if (kind != Kind.SECTION) {
                        out.append("\n  in a file\n");
                        Example.texts(type).forEach(text -> out.append('\n').append(text.indent(TEXT_INDENT.length())));
                    }
                    texts.add(out.toString());
                }
            }
        }
        for (ComponentType section : Vocabulary.of(Kind.SECTION)) {
            section.parameters().stream()
                    .filter(key -> letters(key.name()).equals(letters(word)))
                    .forEach(key -> texts.add(ofKey(section, key)));
        }
        return String.join("\n", texts);
    }

    /** All words that {@link #named} knows, as they are written. */
    public static List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Kind kind : Kind.values()) {
            Vocabulary.of(kind).forEach(type -> names(type).forEach(names::add));
        }
        Vocabulary.of(Kind.SECTION).forEach(type -> names.addAll(type.keys()));
        return List.copyOf(names);
    }

    private static Stream<String> names(ComponentType type) {
        return Stream.of(Stream.of(type.name()), type.aliases().stream(), type.keras().stream())
                .flatMap(it -> it);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    private static String ofKey(ComponentType section, Parameter key) {
        StringBuilder out = new StringBuilder(heading("key of " + section.name()));
        out.append('\n').append(NAME_INDENT).append(key.name()).append("  ");
        out.append(ShapeText.fallback(key))
                .append("  ")
                .append(ShapeText.of(key.shape()))
                .append('\n');
        appendWrapped(key.about(), TEXT_INDENT, out);
        return out.toString();
    }

    /** @param inFull whether each parameter has its sentence */
    private static void append(ComponentType type, boolean inFull, StringBuilder out) {
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
        appendWrapped(String.join(" ", TypeText.sentences(type)), TEXT_INDENT, out);
        int widestName = widest(type.parameters().stream().map(Parameter::name));
        int widestFallback = widest(type.parameters().stream().map(ShapeText::fallback));
        for (Parameter p : type.parameters()) {
            boolean main = type.main().filter(p.name()::equals).isPresent();
            out.append("    ").append(main ? "* " : "  ");
            out.append(padded(p.name(), widestName)).append("  ");
            out.append(padded(ShapeText.fallback(p), widestFallback)).append("  ");
            out.append(ShapeText.of(p.shape())).append('\n');
            if (inFull) {
                appendWrapped(p.about(), ABOUT_INDENT, out);
            }
        }
    }

    private static String heading(String title) {
        return title.toUpperCase(Locale.ROOT) + "\n";
    }

    private static void appendChoices(String title, List<Choice> choices, StringBuilder out) {
        out.append(heading(title));
        int widest = widest(choices.stream().map(Choice::name));
        for (Choice choice : choices) {
            out.append(NAME_INDENT);
            List<String> remarks = new ArrayList<>();
            choice.mark().ifPresent(remarks::add);
            choice.unusable().ifPresent(why -> remarks.add("can't be used: " + why));
            out.append(
                    remarks.isEmpty()
                            ? choice.name()
                            : padded(choice.name(), widest) + "  " + String.join("; ", remarks));
            out.append('\n');
        }
    }

    private static void appendWrapped(String text, String indent, StringBuilder out) {
        if (text.isEmpty()) {
            return;
        }
        int column = WIDTH + 1;
        boolean first = true;
        for (String word : text.split(" ", -1)) {
            int length = word.codePointCount(0, word.length());
            if (first || column + 1 + length > WIDTH) {
                out.append(first ? "" : "\n").append(indent).append(word);
                column = indent.length() + length;
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
