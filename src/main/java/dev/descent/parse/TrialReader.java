package dev.descent.parse;

import dev.descent.spec.Component;
import dev.descent.spec.Parameter;
import dev.descent.spec.TrialSpec;
import dev.descent.sweep.KeyPath;
import dev.descent.sweep.Places;
import dev.descent.yaml.Node;
import dev.descent.yaml.Node.Mapping;
import dev.descent.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the tree of one configuration: the form of every value, then what the values mean together. Values whose nodes were read
 * before are not read again, for configurations share most of their trees.
 */
final class TrialReader {
    private final FileKind kind;
    private final Places places;
    private final ShapeReader shapes;
    private final SpecReader specs;
    private final Map<String, Read> last = new LinkedHashMap<>();

    /** A value and the node that it was read from. */
    private record Read(Node node, Object value) {}

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

        private Values(Mapping tree, Component values) {
            this.tree = tree;
            this.values = values;
        }

        /** Every key of the trial, defaults resolved. */
        Component values() {
            return values;
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
        Optional<Component> values = form(tree, true);
        return values.flatMap(it -> specs.read(new Values(tree, it)));
    }

    /**
     * Reads the forms alone.
     *
     * @param complete whether a missing key is a mistake
     */
    Optional<Component> form(Mapping tree, boolean complete) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean sound = true;
        for (Parameter parameter : kind.type().parameters()) {
            if (FileKind.isOfTheTrial(parameter.name())) {
                Optional<Node> node = tree.value(parameter.name());
                if (node.isPresent() && !ShapeReader.isAbsent(parameter, node.get())) {
                    Optional<Object> value = value(parameter, node.get());
                    value.ifPresent(v -> values.put(parameter.name(), v));
                    sound &= value.isPresent();
                } else if (parameter.required()) {
                    sound = false;
                    if (complete) {
                        shapes.missingKey(kind.type(), parameter, tree);
                    }
                }
                parameter.fallback().ifPresent(fallback -> values.putIfAbsent(parameter.name(), fallback));
            }
        }
        return sound || !complete ? Optional.of(new Component(kind.type(), values)) : Optional.empty();
    }

    private Optional<Object> value(Parameter parameter, Node node) {
        Read known = last.get(parameter.name());
        if (known != null && known.node() == node) {
            return Optional.of(known.value());
        }
        Optional<Object> value = shapes.read(parameter.shape(), node, parameter.name());
        value.ifPresent(v -> last.put(parameter.name(), new Read(node, v)));
        return value;
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
