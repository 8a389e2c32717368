package dev.descent.config.yaml;

import dev.descent.problem.Located;
import dev.descent.problem.Position;
import java.util.List;
import java.util.Optional;

/** A value of a YAML file with its place. Anchors and merge keys are resolved; the tree has no cycles and no duplicate keys. */
public sealed interface Node extends Located {
    @Override
    Position position();

    /** What the node is in a sentence: "a number", "a text", "a list", "a mapping", "nothing". */
    String describe();

    /**
     * A single value.
     *
     * @param text as written, without quotes
     * @param value what YAML's core schema makes of it: {@link String}, {@link Long}, {@link Double}, {@link Boolean}, or empty
     *     for null; a whole number beyond the range of a long is a {@link Double}
     */
    record Scalar(Position position, String text, Optional<Object> value) implements Node {
        @Override
        public String describe() {
            if (value.isEmpty()) {
                return "nothing";
            }
            Object v = value.get();
            return v instanceof String ? "a text" : v instanceof Boolean ? "true or false" : "a number";
        }
    }

    /** A single value that means nothing, such as {@code .inf}: why has been told, so that nothing more is said of it. */
    record Unreadable(Position position) implements Node {
        @Override
        public String describe() {
            return "a value that can't be read";
        }
    }

    /** A list. */
    record Sequence(Position position, List<Node> elements) implements Node {
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /** A mapping in file order. */
    record Mapping(Position position, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String describe() {
            return "a mapping";
        }

        public Optional<Entry> entry(String key) {
            for (Entry entry : entries) {
                if (entry.name().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }

        public Optional<Node> value(String key) {
            return entry(key).map(Entry::value);
        }
    }

    /** A key with its value. Keys are texts; a number as a key is its text. */
    record Entry(Scalar key, Node value) {
        public String name() {
            return key.text();
        }
    }
}
