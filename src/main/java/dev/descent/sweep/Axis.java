package dev.descent.sweep;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.model.Shape;
import java.util.List;
import java.util.Optional;

/**
 * One dimension of a sweep: of its options, every trial has one.
 *
 * @param kind where it is written
 * @param name what to call it in a sentence
 * @param at where it is written
 * @param options in file order, at least one
 */
record Axis(Kind kind, String name, Node at, List<Option> options) {

    /** Where an axis is written. */
    enum Kind {
        /** A key of {@code grid}. */
        GRID,
        /** A mapping of {@code zip}. */
        ZIP,
        /** {@code cases}, all of it. */
        CASES,
        /** A list inside an alternative of another axis. */
        INNER
    }

    /**
     * A value of an axis.
     *
     * @param name the case's name; empty if the axis is not {@code cases}
     * @param settings what it sets: one key for a grid, one a list for a zip, in the same order in each option; any for a case
     */
    record Option(Optional<String> name, List<Setting> settings) {
        Option {
            settings = List.copyOf(settings);
        }
    }

    /**
     * A key that is set.
     *
     * @param path which
     * @param key where the key is written
     * @param shape the form of values there
     * @param value what it is set to, in the one form of {@link Forms}; where inner axes are, it has their lists
     * @param inner the axes inside the value
     */
    record Setting(KeyPath path, Scalar key, Shape shape, Node value, List<Inner> inner) {
        Setting {
            inner = List.copyOf(inner);
        }
    }

    /**
     * An axis inside a value.
     *
     * @param axis its options each have one setting
     * @param route where its list stands in the value: which entry or element to take at each level
     */
    record Inner(Axis axis, List<Integer> route) {
        Inner {
            route = List.copyOf(route);
        }
    }

    Axis {
        options = List.copyOf(options);
    }

    /** How many axes this is, with those inside its values. */
    int withInner() {
        int all = 1;
        for (Option option : options) {
            for (Setting setting : option.settings()) {
                for (Inner inner : setting.inner()) {
                    all += inner.axis().withInner();
                }
            }
        }
        return all;
    }
}
