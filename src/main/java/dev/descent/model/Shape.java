package dev.descent.model;

import java.util.List;
import java.util.Map;

/**
 * The form of a value in an experiment file. The parser, the JSON Schema and the reference pages are walks over shapes.
 *
 * <p>Each form says which Java value the parser makes of it.
 */
public sealed interface Shape {

    /** A finite decimal number: a {@link Double}. */
    record Real(Range range) implements Shape {}

    /**
     * A whole number from {@code low} to {@code high}, both included: a {@link Long}.
     *
     * @param limit why there is none above {@code high}, in a few words; may be empty
     */
    record Whole(long low, long high, String limit) implements Shape {
        /** One whose greatest value needs no reason, or is the greatest that there is. */
        public Whole(long low, long high) {
            this(
                    low,
                    high,
                    high == Long.MAX_VALUE
                            ? "it is kept in 64 bits"
                            : high == Integer.MAX_VALUE ? "it is kept in 32 bits" : "");
        }
    }

    /** true or false: a {@link Boolean}. */
    record Flag() implements Shape {}

    /** A text: a {@link String}. {@code about} says in a few words which text is meant, such as "a column". */
    record Text(String about) implements Shape {}

    /** One of some fixed words: a {@link String}. */
    record Word(List<String> words) implements Shape {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** A list of {@code atLeast} to {@code atMost} values of one shape: an unmodifiable {@link List}. */
    record ListOf(Shape element, int atLeast, int atMost) implements Shape {
        /** A list that may be as long as it likes. */
        public ListOf(Shape element, int atLeast) {
            this(element, atLeast, Integer.MAX_VALUE);
        }

        /** Whether a list may have so many elements. */
        public boolean admitsSize(int size) {
            return size >= atLeast && size <= atMost;
        }
    }

    /**
     * Names that the user chooses, each with a value of one shape: an unmodifiable map in file order.
     *
     * @param ordered whether maps differ that have the same entries in another order
     */
    record MapOf(Shape value, boolean ordered) implements Shape {
        public MapOf(Shape value) {
            this(value, false);
        }
    }

    /**
     * A component by its name, by name and main parameter, or by name and parameters: a {@link Component}.
     *
     * @param vector whether the numbers that it is given or makes are one list, as those of a bias are, so that a list of lists can only be
     *     several of them to try; else they may be a matrix
     */
    record Named(Kind kind, boolean vector) implements Shape {
        public Named(Kind kind) {
            this(kind, false);
        }
    }

    /** A mapping with the keys of {@code type}: a {@link Component}. */
    record Section(ComponentType type) implements Shape {}

    /** Any value: its form depends on the key that it is for, as in a sweep. The parser keeps the YAML tree. */
    record Anything() implements Shape {}

    /** The first of several forms that the value has; forms differ in their YAML kind (scalar, list, mapping) or in their words. */
    record Either(List<Shape> forms) implements Shape {
        public Either {
            forms = List.copyOf(forms);
        }
    }

    /** Whether a value of the Java types above has this form and lies in its range; parameters inside a component are not looked at. */
    default boolean admits(Object value) {
        if (this instanceof Real real) {
            return value instanceof Double number && real.range().contains(number);
        }
        if (this instanceof Whole whole) {
            return value instanceof Long number && number >= whole.low() && number <= whole.high();
        }
        if (this instanceof Flag) {
            return value instanceof Boolean;
        }
        if (this instanceof Text) {
            return value instanceof String;
        }
        if (this instanceof Word word) {
            return value instanceof String text && word.words().contains(text);
        }
        if (this instanceof ListOf list) {
            return value instanceof List<?> elements
                    && list.admitsSize(elements.size())
                    && elements.stream().allMatch(list.element()::admits);
        }
        if (this instanceof MapOf map) {
            return value instanceof Map<?, ?> entries
                    && entries.values().stream().allMatch(map.value()::admits);
        }
        if (this instanceof Named named) {
            return value instanceof Component component && component.type().kind() == named.kind();
        }
        if (this instanceof Section section) {
            return value instanceof Component component && component.type() == section.type();
        }
        if (this instanceof Either either) {
            return either.forms().stream().anyMatch(form -> form.admits(value));
        }
        return true;
    }
}
