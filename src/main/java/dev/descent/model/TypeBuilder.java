package dev.descent.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what a component says of itself; {@link #with} or {@link #type} ends the list. */
final class TypeBuilder {
    private final Kind kind;
    private final String name;
    private final List<FormulaLine> formula = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private List<Parameter> common = List.of();
    private List<String> aliases = List.of();
    private Optional<String> keras = Optional.empty();
    private Optional<String> source = Optional.empty();
    private String about = "";
    private Optional<String> main = Optional.empty();
    private Optional<String> example = Optional.empty();

    TypeBuilder(Kind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    TypeBuilder alias(String... names) {
        aliases = List.of(names);
        return this;
    }

    /** How Keras spells it. */
    TypeBuilder keras(String spelling) {
        keras = Optional.of(spelling);
        return this;
    }

    /** The paper. */
    TypeBuilder source(String paper) {
        source = Optional.of(paper);
        return this;
    }

    /** More lines of the formula, that always hold. */
    TypeBuilder formula(String... lines) {
        return formula(Stream.of(lines).map(FormulaLine::line).toArray(FormulaLine[]::new));
    }

    /** More lines of the formula. */
    TypeBuilder formula(FormulaLine... lines) {
        formula.addAll(List.of(lines));
        return this;
    }

    TypeBuilder about(String sentences) {
        about = sentences;
        return this;
    }

    /** More keys. */
    TypeBuilder parameters(Parameter... keys) {
        parameters.addAll(List.of(keys));
        return this;
    }

    /** The keys of every component of its kind, which come last. */
    TypeBuilder common(Parameter... keys) {
        common = List.of(keys);
        return this;
    }

    /** The key that {@code name: value} sets. */
    TypeBuilder main(String key) {
        main = Optional.of(key);
        return this;
    }

    /** Some parameters with values, as they are written between braces. */
    TypeBuilder example(String keys) {
        example = Optional.of(keys);
        return this;
    }

    /** The type, of a kind with facts of its own. */
    ComponentType with(Facts facts) {
        parameters.addAll(common);
        return new ComponentType(kind, name, aliases, keras, source, formula, about, parameters, main, example, facts);
    }

    /** The type, of a kind without facts of its own. */
    ComponentType type() {
        return with(new Facts.None());
    }
}
