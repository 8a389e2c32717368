package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.model.Component;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import dev.descent.model.TrialSpec;
import dev.descent.problem.Problems;
import dev.descent.sweep.KeyPath;
import dev.descent.sweep.Places;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tree of one configuration: the form of every value, then what the values mean together. Values whose nodes were read
 * before are not read again, for configurations share most of their trees.
 */
final class TrialReader {
    /** More values of a key than these are forgotten and read again. */
    private static final int MOST_REMEMBERED = 4096;

    private final FileKind kind;
    private final Places places;
    private final ShapeReader shapes;
    private final SpecReader specs;
    private final Map<String, Map<Node, Object>> known = new HashMap<>();

    /** Makes a spec of values that have the right form, or tells why there is none. */
    interface SpecReader {
        Optional<TrialSpec> read(Values values);
    }

    TrialReader(FileKind kind, Problems problems, SpecReader specs) {
        this.kind = kind;
        this.places = new Places(kind.type());
        this.shapes = new ShapeReader(problems);
        this.specs = specs;
    }

    /** The values of a configuration and where they stand. */
    final class Values {
        private final Mapping tree;
        private final Component values;
        private final Set<String> wrong;

        private Values(Mapping tree, Component values, Set<String> wrong) {
            this.tree = tree;
            this.values = values;
            this.wrong = wrong;
        }

        /** Every key of the trial that is right, defaults included. */
        Component values() {
            return values;
        }

        /** Whether every key is right, so that there can be a spec. */
        boolean sound() {
            return wrong.isEmpty();
        }

        /** Whether a key, with all that is inside it, is right. */
        boolean isSound(String key) {
            return !wrong.contains(key);
        }

        /** A key's value; empty if it is left out or wrong. */
        @SuppressWarnings("unchecked")
        <T> Optional<T> find(String key) {
            return values.find(key).map(value -> (T) value);
        }

        /** Whether a key is left out, rather than wrong. */
        boolean isLeftOut(String key) {
            return tree.entry(key).isEmpty();
        }

        /** Where a value stands, or what it would stand in. */
        Node at(String path) {
            return places.nearest(tree, KeyPath.parse(path).orElseThrow());
        }

        /** Whether something stands there in so many words. */
        boolean has(String path) {
            return places.find(tree, KeyPath.parse(path).orElseThrow()).isPresent();
        }

        /** The file as a whole. */
        Mapping tree() {
            return tree;
        }
    }

    /** The spec of a configuration; empty if anything is wrong, which is told. */
    Optional<TrialSpec> read(Mapping tree) {
        return specs.read(form(tree, true));
    }

    /**
     * Reads the forms alone.
     *
     * @param complete whether a missing key is a mistake
     */
    Values form(Mapping tree, boolean complete) {
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> wrong = new HashSet<>();
        for (Parameter parameter : kind.type().parameters()) {
            String key = parameter.name();
            Optional<Node> node = tree.value(key);
            if (!FileKind.isOfTheTrial(key)) {
                continue;
            }
            if (node.isPresent() && !ShapeReader.isAbsent(parameter, node.get())) {
                if (!value(parameter, node.get(), values)) {
                    wrong.add(key);
                }
            } else if (parameter.required()) {
                wrong.add(key);
                if (complete) {
                    shapes.missingKey(kind.type(), parameter, tree);
                }
            } else {
                parameter.fallback().ifPresent(fallback -> values.put(key, fallback));
            }
        }
        return new Values(tree, new Component(kind.type(), values), wrong);
    }

    /** Puts a key's value, of a section what is right of it; whether nothing is wrong. */
    private boolean value(Parameter parameter, Node node, Map<String, Object> values) {
        String key = parameter.name();
        Map<Node, Object> read = known.computeIfAbsent(key, k -> new IdentityHashMap<>());
        Object before = read.get(node);
        if (before != null) {
            values.put(key, before);
            return true;
        }
        if (read.size() == MOST_REMEMBERED) {
            read.clear();
        }
        if (parameter.shape() instanceof Shape.Section section && node instanceof Mapping mapping) {
            ShapeReader.Partial partial = shapes.partial(section.type(), mapping, mapping);
            values.put(key, partial.component());
            if (partial.sound()) {
                read.put(node, partial.component());
            }
            return partial.sound();
        }
        Optional<Object> value = shapes.read(parameter.shape(), node, key);
        value.ifPresent(v -> values.put(key, v));
        value.ifPresent(v -> read.put(node, v));
        return value.isPresent();
    }

    /** The paths of elements of a list, such as {@code layers[0]}. */
    static String element(String list, int index) {
        return list + "[" + index + "]";
    }

    /** As {@link #element(String, int)}, with a key below. */
    static String element(String list, int index, String key) {
        return element(list, index) + "." + key;
    }
}
