package dev.descent.sweep;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.sweep.Places.Place;
import java.util.List;
import java.util.Optional;

/**
 * Combinations to leave out: those whose trial has all of some values. A component matches by its name and by the parameters
 * that the exclusion gives: {@code adam} matches every {@code adam}.
 *
 * @param at where it is written
 * @param caseName the case it speaks of, if it does
 * @param values the values it speaks of
 */
record Exclusion(Node at, Optional<Node> caseName, List<Value> values) {
    Exclusion {
        values = List.copyOf(values);
    }

    /** A key and the value that it must have. */
    record Value(KeyPath path, Node value) {}

    /** Whether a trial with this tree and case is left out. */
    boolean matches(Places places, Mapping tree, Optional<String> trialsCase) {
        if (caseName.isPresent() && !trialsCase.equals(text(caseName.get()))) {
            return false;
        }
        for (Value wanted : values) {
            Optional<Place> there = places.find(tree, wanted.path());
            if (there.isEmpty()
                    || !matches(
                            Forms.unify(there.get().shape(), wanted.value()),
                            there.get().node().orElseThrow())) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> text(Node node) {
        return node instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    private static boolean matches(Node wanted, Node actual) {
        if (wanted instanceof Mapping mapping && actual instanceof Mapping whole) {
            for (Entry entry : mapping.entries()) {
                Optional<Node> value = whole.value(entry.name());
                if (value.isEmpty() || !matches(entry.value(), value.get())) {
                    return false;
                }
            }
            return true;
        }
        if (wanted instanceof Sequence list && actual instanceof Sequence whole) {
            boolean same = list.elements().size() == whole.elements().size();
            for (int i = 0; same && i < list.elements().size(); i++) {
                same = matches(list.elements().get(i), whole.elements().get(i));
            }
            return same;
        }
        return wanted instanceof Scalar a && actual instanceof Scalar b && same(a, b);
    }

    private static boolean same(Scalar a, Scalar b) {
        Object left = a.value().orElse(null);
        Object right = b.value().orElse(null);
        if (left instanceof Long && right instanceof Long) {
            return left.equals(right);
        }
        if (left instanceof Number x && right instanceof Number y) {
            return x.doubleValue() == y.doubleValue();
        }
        return left == null ? right == null : left.equals(right);
    }
}
