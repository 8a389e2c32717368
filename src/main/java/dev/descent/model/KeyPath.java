package dev.descent.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in an experiment file: {@code layers[0].units}, {@code optimizer.beta_1}. It names parameters, never the component:
 * in {@code optimizer: {adam: {beta_1: 0.8}}} the step from the optimizer to its parameter skips {@code adam}.
 *
 * <pre>
 *   path  = key { "." key | "[" index "]" | "['" text "']" }
 *   index = 0, 1, …, counted from the front | -1, -2, …, counted from the back | * for every element
 * </pre>
 *
 * <p>A name that holds dots or brackets stands in brackets and quotes: {@code dataset.scale['Sepal.Length']}.
 *
 * @param steps from the file's root down; never empty, the first one a key
 */
public record KeyPath(List<Step> steps) {
    private static final String POSITION = "0|-?[1-9][0-9]{0,8}";
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

        /** To an element of a list, counted from 0; −1 is the last one, −2 the one before it. */
        record Index(int index) implements Step {
            @Override
            public boolean equals(Object other) {
                return other instanceof Index it && index == it.index;
            }

            @Override
            public int hashCode() {
                return index;
            }

            /** Which element of a list of {@code size} is meant; none if there is no such element. */
            public Optional<Integer> in(int size) {
                int at = index < 0 ? size + index : index;
                return at >= 0 && at < size ? Optional.of(at) : Optional.empty();
            }
        }

        /** To every element of a list that has what the rest of the path names. */
        record Every() implements Step {}
    }

    public KeyPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !(steps.get(0) instanceof Step.Key)) {
            throw new IllegalArgumentException("a path begins with a key");
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
        int i = 0;
        while (i < text.length()) {
            boolean bracket = text.charAt(i) == '[';
            if (bracket && !steps.isEmpty()) {
                int end = endOfBracket(text, i);
                Optional<Step> step = end < 0 ? Optional.empty() : inBrackets(text.substring(i + 1, end));
                if (step.isEmpty()) {
                    return Optional.empty();
                }
                steps.add(step.get());
                i = end + 1;
            } else {
                int from = steps.isEmpty() ? i : i + 1;
                int end = endOfName(text, from);
                if (!steps.isEmpty() && text.charAt(i) != '.' || end == from) {
                    return Optional.empty();
                }
                steps.add(new Step.Key(text.substring(from, end)));
                i = end;
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new KeyPath(steps));
    }

    private static int endOfName(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '.' && text.charAt(i) != '[') {
            i++;
        }
        return i;
    }

    /** The closing bracket of one that opens at {@code open}; −1 if there is none. */
    private static int endOfBracket(String text, int open) {
        char quote = open + 1 < text.length() ? text.charAt(open + 1) : ']';
        if (quote != '\'' && quote != '"') {
            return text.indexOf(']', open);
        }
        int end = text.indexOf(quote + "]", open + 2);
        return end < 0 ? -1 : end + 1;
    }

    private static Optional<Step> inBrackets(String inside) {
        if (inside.equals("*")) {
            return Optional.of(new Step.Every());
        }
        if (inside.matches(POSITION)) {
            return Optional.of(new Step.Index(Integer.parseInt(inside)));
        }
        boolean quoted = inside.length() > 2
                && (inside.charAt(0) == '\'' || inside.charAt(0) == '"')
                && inside.charAt(inside.length() - 1) == inside.charAt(0);
        return quoted ? Optional.of(new Step.Key(inside.substring(1, inside.length() - 1))) : Optional.empty();
    }

    /** Whether a step is spelt as a key, but counts elements: the 0 of {@code layers.0.units}. */
    static boolean isPosition(Step step) {
        return step instanceof Step.Key key && key.name().matches(POSITION);
    }

    /** Steps of which those that count elements do so in brackets. */
    public static List<Step> withPositions(List<Step> steps) {
        return steps.stream()
                .map(it -> isPosition(it) ? new Step.Index(Integer.parseInt(((Step.Key) it).name())) : it)
                .toList();
    }

    /** The one path of several that mean the same: a learning rate at the top is the optimizer's. */
    public KeyPath canonical() {
        return startsWith(LEARNING_RATE) ? OPTIMIZERS_LEARNING_RATE.plus(below(LEARNING_RATE)) : this;
    }

    /** The other way: the optimizer's learning rate as one at the top, every other path as it is. */
    public KeyPath withRateAtTheTop() {
        return startsWith(OPTIMIZERS_LEARNING_RATE) ? LEARNING_RATE.plus(below(OPTIMIZERS_LEARNING_RATE)) : this;
    }

    public int depth() {
        return steps.size();
    }

    /** The key of the file that the path begins with. */
    public String first() {
        return ((Step.Key) steps.get(0)).name();
    }

    public Step last() {
        return steps.get(steps.size() - 1);
    }

    /** The first steps of this path, at least one. */
    public KeyPath prefix(int depth) {
        return new KeyPath(steps.subList(0, depth));
    }

    /** Whether {@code prefix} is this place or one above it. */
    public boolean startsWith(KeyPath prefix) {
        return depth() >= prefix.depth() && steps.subList(0, prefix.depth()).equals(prefix.steps);
    }

    /** Whether {@code prefix} is a place above this one. */
    public boolean isBelow(KeyPath prefix) {
        return depth() > prefix.depth() && startsWith(prefix);
    }

    /** The steps that lead from {@code prefix} to here. */
    public List<Step> below(KeyPath prefix) {
        return steps.subList(prefix.depth(), depth());
    }

    public KeyPath plus(Step step) {
        return plus(List.of(step));
    }

    public KeyPath plus(List<Step> more) {
        List<Step> all = new ArrayList<>(steps);
        all.addAll(more);
        return new KeyPath(all);
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return text(steps);
    }

    /** Steps as the user writes them. */
    public static String text(List<Step> steps) {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Step.Index index) {
                text.append('[').append(index.index()).append(']');
            } else if (step instanceof Step.Every) {
                text.append("[*]");
            } else if (step instanceof Step.Key key
                    && endOfName(key.name(), 0) < key.name().length()) {
                char quote = key.name().indexOf('\'') < 0 ? '\'' : '"';
                text.append('[').append(quote).append(key.name()).append(quote).append(']');
            } else if (step instanceof Step.Key key) {
                text.append(text.isEmpty() ? "" : ".").append(key.name());
            }
        }
        return text.toString();
    }
}
