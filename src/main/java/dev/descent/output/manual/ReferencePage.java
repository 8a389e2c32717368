package dev.descent.output.manual;

import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import dev.descent.model.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The reference of the experiment language as a Markdown page: every key and every component out of the
 * {@link Vocabulary}, then the rules that no table can tell, out of {@code rules.md}.
 */
public final class ReferencePage {
    private static final String RULES = "rules.md";

    private ReferencePage() {}

    /** The page, a line end last. */
    public static String text() {
        StringBuilder out = new StringBuilder("""
                # Reference of the experiment file

                <!-- Made from the program's own vocabulary; ReferencePageTest holds it to that. Don't edit: change the vocabulary. -->

                Every key and every component, with its default and its range. How they play together is told by example in
                [The experiment file](experiment-file.md), of tables in [From your table to a network](from-your-table-to-a-network.md), the craft
                behind them in [Training](training.md).

                A file is one of three: it trains networks, it descends on a function (`minimize`), or it solves for the input of a
                chain of nodes (`solve`). It is YAML 1.2, one document, UTF-8, at most 4 MiB.

                """);
        appendContents(out);
        out.append("## Sections\n\n");
        Vocabulary.of(Kind.SECTION).forEach(type -> appendSection(type, out));
        for (Kind kind : Kind.values()) {
            if (kind != Kind.SECTION) {
                appendKind(kind, out);
            }
        }
        return out.append(rules()).toString();
    }

    private static void appendContents(StringBuilder out) {
        out.append("Sections: ");
        out.append(Vocabulary.of(Kind.SECTION).stream()
                .map(type -> link(type.name(), type.name()))
                .collect(Collectors.joining(", ")));
        out.append(".\n\nComponents: ");
        out.append(List.of(Kind.values()).stream()
                .filter(kind -> kind != Kind.SECTION)
                .map(kind -> link(kind.plural(), title(kind)))
                .collect(Collectors.joining(", ")));
        out.append(".\n\nRules: ");
        out.append(rules().lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> link(line.substring(3).toLowerCase(Locale.ROOT), line.substring(3)))
                .collect(Collectors.joining(", ")));
        out.append(".\n\n");
    }

    private static void appendSection(ComponentType type, StringBuilder out) {
        out.append("### ")
                .append(type.name())
                .append("\n\n")
                .append(escaped(type.about()))
                .append("\n\n");
        appendParameters(type, out);
    }

    private static void appendKind(Kind kind, StringBuilder out) {
        out.append("## ").append(title(kind)).append("\n\n");
        for (ComponentType type : Vocabulary.of(kind)) {
            out.append("### ").append(type.name()).append("\n\n");
            appendFormula(type, out);
            List<String> sentences = new ArrayList<>();
            TypeText.sentences(type).forEach(sentence -> sentences.add(escaped(sentence)));
            if (!type.aliases().isEmpty()) {
                sentences.add(type.aliases().stream()
                        .map(ReferencePage::code)
                        .collect(Collectors.joining(", ", "Also ", ".")));
            }
            type.keras().ifPresent(name -> sentences.add("Keras: " + code(name) + "."));
            if (!sentences.isEmpty()) {
                out.append(String.join(" ", sentences)).append("\n\n");
            }
            if (!type.parameters().isEmpty()) {
                out.append("Written ")
                        .append(ShapeText.alternatives(ShapeText.forms(type).stream()
                                .map(ReferencePage::code)
                                .toList()))
                        .append(".\n\n");
                appendParameters(type, out);
            }
        }
    }

    private static void appendFormula(ComponentType type, StringBuilder out) {
        if (!type.formula().isEmpty()) {
            out.append("```text\n");
            TypeText.formula(type).forEach(line -> out.append(line).append('\n'));
            out.append("```\n\n");
        }
    }

    private static void appendParameters(ComponentType type, StringBuilder out) {
        out.append("| key | value | default | meaning |\n|---|---|---|---|\n");
        for (Parameter p : type.parameters()) {
            boolean quoted = p.fallback().isPresent();
            out.append("| `").append(p.name()).append("` | ");
            out.append(value(p.shape())).append(" | ");
            out.append(quoted ? code(ShapeText.fallback(p)) : ShapeText.fallback(p))
                    .append(" | ");
            out.append(escaped(p.about())).append(" |\n");
        }
        out.append('\n');
    }

    /** What a value may be, with links to the kinds and sections that it names. */
    private static String value(Shape shape) {
        if (shape instanceof Shape.Named named) {
            return link(ShapeText.of(shape), title(named.kind()));
        }
        if (shape instanceof Shape.Section section) {
            return link(ShapeText.of(shape), section.type().name());
        }
        if (shape instanceof Shape.Word word) {
            return ShapeText.alternatives(
                    word.words().stream().map(ReferencePage::code).toList());
        }
        if (shape instanceof Shape.Flag) {
            return "`true` or `false`";
        }
        if (shape instanceof Shape.ListOf list) {
            return list.element() instanceof Shape.Named named
                    ? "a list of " + link(named.kind().plural(), title(named.kind()))
                    : escaped("a list" + ShapeText.ofElements(list.element()));
        }
        if (shape instanceof Shape.MapOf map) {
            return "a mapping of names to " + value(map.value());
        }
        if (shape instanceof Shape.Either either) {
            return ShapeText.alternatives(
                    either.forms().stream().map(ReferencePage::value).toList());
        }
        return escaped(ShapeText.of(shape));
    }

    private static String title(Kind kind) {
        String plural = kind.plural();
        return Character.toUpperCase(plural.charAt(0)) + plural.substring(1);
    }

    private static String link(String text, String heading) {
        return "[" + text + "](#" + heading.toLowerCase(Locale.ROOT).replace(' ', '-') + ")";
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    /** A sentence in which nothing is Markdown but code in backticks, fit for a table's cell. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        boolean code = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            code ^= c == '`';
            boolean special = c == '|' || !code && "*_<[]".indexOf(c) >= 0;
            out.append(special ? "\\" : "").append(c);
        }
        return out.toString();
    }

    private static String rules() {
        try (InputStream in = ReferencePage.class.getResourceAsStream(RULES)) {
            if (in == null) {
                throw new IllegalStateException(RULES + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
