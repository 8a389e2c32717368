package dev.descent.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in an experiment file: {@code layers[0].units}, {@code optimizer.beta_1}. It names parameters, never the component:
 * in {@code optimizer: {adam: {beta_1: 0.8}}} the step from the optimizer to its parameter skips {@code adam}.
 *
 * @param steps from the file's root down; never empty
 */
public record KeyPath(List<Step> steps) {
    private static final KeyPath LEARNING_RATE = of("learning_rate");
    private static final KeyPath OPTIMIZERS_LEARNING_RATE = of("optimizer", "learning_rate");

    /** One step down. */
    public sealed interface Step {
        /** To the value of a key. */
        record Key(String name) implements Step {
            @Override
            public boolean equals(Object other) {
                return other instanceof Key key && name.equals(key.name);
            }

            @Override
            public int hashCode() {
                return name.hashCode();
            }
        }

        /** To an element of a list, counted from 0. */
        record Index(int index) implements Step {}
    }

    public KeyPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one step");
        }
    }

    /** The path of keys. */
    public static KeyPath of(String... keys) {
        List<Step> steps = new ArrayList<>();
        for (String key : keys) {
            steps.add(new Step.Key(key));
        }
        return new KeyPath(steps);
    }

    /** The path that {@code text} spells, or nothing if it spells none. */
    public static Optional<KeyPath> parse(String text) {
        List<Step> steps = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            int bracket = part.indexOf('[');
            String key = bracket < 0 ? part : part.substring(0, bracket);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            steps.add(new Step.Key(key));
            String rest = bracket < 0 ? "" : part.substring(bracket);
            while (!rest.isEmpty()) {
                int close = rest.indexOf(']');
                if (!rest.startsWith("[")
                        || close < 0
                        || !rest.substring(1, close).matches("0|[1-9][0-9]{0,8}")) {
                    return Optional.empty();
                }
                steps.add(new Step.Index(Integer.parseInt(rest.substring(1, close))));
                rest = rest.substring(close + 1);
            }
        }
        return Optional.of(new KeyPath(steps));
    }

    /** The one path of several that mean the same: a learning rate at the top is the optimizer's. */
    public KeyPath canonical() {
        return startsWith(LEARNING_RATE) ? OPTIMIZERS_LEARNING_RATE.plus(below(LEARNING_RATE)) : this;
    }

    /** The learning rate's place at the top of the file, if this is a place in the optimizer's learning rate. */
    Optional<KeyPath> atTheTop() {
        return startsWith(OPTIMIZERS_LEARNING_RATE)
                ? Optional.of(LEARNING_RATE.plus(below(OPTIMIZERS_LEARNING_RATE)))
                : Optional.empty();
    }

    public int depth() {
        return steps.size();
    }

    public Step last() {
        return steps.get(steps.size() - 1);
    }

    /** Whether {@code prefix} is this place or one above it. */
    public boolean startsWith(KeyPath prefix) {
        return depth() >= prefix.depth() && steps.subList(0, prefix.depth()).equals(prefix.steps);
    }

    /** Whether {@code prefix} is a place above this one. */
    boolean isBelow(KeyPath prefix) {
        return depth() > prefix.depth() && startsWith(prefix);
    }

    /** The steps that lead from {@code prefix} to here. */
    List<Step> below(KeyPath prefix) {
        return steps.subList(prefix.depth(), depth());
    }

    public KeyPath plus(Step step) {
        return plus(List.of(step));
    }

    KeyPath plus(List<Step> more) {
        List<Step> all = new ArrayList<>(steps);
        all.addAll(more);
        return new KeyPath(all);
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return text(steps);
    }

    static String text(List<Step> steps) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Step.Index index) {
                text.append('[').append(index.index()).append(']');
            } else if (step instanceof Step.Key key) {
                text.append(text.isEmpty() ? "" : ".").append(key.name());
            }
        }
        return text.toString();
    }
}
