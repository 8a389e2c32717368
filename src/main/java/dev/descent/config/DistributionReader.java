package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.DistributionTypes;
import dev.descent.model.Kind;
import dev.descent.model.Shape;
import dev.descent.number.NumberText;
import dev.descent.problem.Problems;
import dev.descent.sweep.search.Distribution;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads what a search draws numbers from: a distribution with its bounds, for a key that takes numbers. */
final class DistributionReader {
    private static final String ONE_MINUS = "one_minus";
    private static final double MOST_WHOLE = 0x1p53;

    private final Problems problems;
    private final ValueReader values;

    /** @param values tells what is wrong with the form */
    DistributionReader(Problems problems, ValueReader values) {
        this.problems = problems;
        this.values = values;
    }

    /**
     * A distribution with the values at its bounds.
     *
     * @param low the least value, as if it were written in place of the distribution
     * @param high the greatest
     */
    record Drawn(Distribution distribution, Node low, Node high) {}

    /** The nodes that give a distribution. */
    private record Given(Node low, Node high, Optional<Node> step) {}

    static boolean isDistribution(Node node) {
        return node instanceof Mapping mapping
                && mapping.entries().size() == 1
                && Forms.named(Kind.DISTRIBUTION, mapping.entries().get(0).key())
                        .isPresent();
    }

    /** The distribution that a node gives for a key of some shape; empty if anything is wrong with it, which is told. */
    Optional<Drawn> read(Node node, Shape shape, String subject) {
        int before = problems.told();
        boolean sound = values.read(new Shape.Named(Kind.DISTRIBUTION), node, node.position(), subject)
                .sound();
        if (!sound) {
            return Optional.empty();
        }
        Entry entry = ((Mapping) node).entries().get(0);
        boolean complement = entry.name().equals(ONE_MINUS);
        Entry inner = complement ? inner(entry) : entry;
        if (complement && (inner.name().equals(ONE_MINUS) || isWhole(inner.name()))) {
            problems.add(
                    inner.key(),
                    "one_minus is given " + inner.name(),
                    "expected uniform or log_uniform inside one_minus");
        }
        checkShape(shape, complement ? entry : inner, subject);
        Optional<Given> given = given(inner);
        if (given.isEmpty() || problems.told() > before) {
            return Optional.empty();
        }
        Optional<Distribution> distribution = distribution(inner, given.get(), complement);
        return distribution.map(it -> complement
                ? new Drawn(
                        it,
                        SpaceReader.scalar(it.low(), given.get().high()),
                        SpaceReader.scalar(it.high(), given.get().low()))
                : new Drawn(it, given.get().low(), given.get().high()));
    }

    private static Entry inner(Entry oneMinus) {
        Mapping mapping = (Mapping) oneMinus.value();
        Entry only = mapping.entries().get(0);
        return only.name().equals(DistributionTypes.OF)
                ? ((Mapping) only.value()).entries().get(0)
                : only;
    }

    private static boolean isWhole(String name) {
        return name.startsWith("int_");
    }

    private void checkShape(Shape shape, Entry distribution, String subject) {
        boolean real = takes(shape, Shape.Real.class);
        boolean whole = takes(shape, Shape.Whole.class);
        if (!real && !whole) {
            problems.add(
                    distribution.key(),
                    subject + " is no number, so it can't be drawn from a distribution",
                    "expected a list of values, each as likely as any other");
        } else if (!real && !isWhole(distribution.name())) {
            problems.add(
                    distribution.key(),
                    subject + " is a whole number, but " + distribution.name() + " draws others too",
                    "expected int_uniform or int_log_uniform");
        }
    }

    private static boolean takes(Shape shape, Class<? extends Shape> form) {
        return form.isInstance(shape)
                || shape instanceof Shape.Either either
                        && either.forms().stream().anyMatch(it -> takes(it, form));
    }

    private Optional<Given> given(Entry distribution) {
        if (distribution.value() instanceof Sequence list) {
            return Optional.of(ofList(list, Optional.empty()));
        }
        if (!(distribution.value() instanceof Mapping mapping)) {
            problems.add(
                    distribution.value(),
                    distribution.name() + " has no bounds",
                    "expected " + distribution.name() + ": [least, greatest]");
            return Optional.empty();
        }
        Optional<Node> bounds = mapping.value(DistributionTypes.BOUNDS);
        Optional<Node> min = mapping.value(DistributionTypes.MIN);
        Optional<Node> max = mapping.value(DistributionTypes.MAX);
        Optional<Node> step = mapping.value(DistributionTypes.STEP);
        if (bounds.isPresent() == (min.isPresent() || max.isPresent()) || min.isPresent() != max.isPresent()) {
            problems.add(
                    mapping,
                    distribution.name() + (bounds.isPresent() ? " has its bounds twice" : " lacks a bound"),
                    "expected both min and max, or a list of both");
            return Optional.empty();
        }
        return bounds.isPresent()
                ? Optional.of(ofList((Sequence) bounds.get(), step))
                : Optional.of(new Given(min.get(), max.get(), step));
    }

    private static Given ofList(Sequence bounds, Optional<Node> step) {
        return new Given(bounds.elements().get(0), bounds.elements().get(1), step);
    }

    private Optional<Distribution> distribution(Entry entry, Given given, boolean complement) {
        double low = number(given.low());
        double high = number(given.high());
        if (!(low < high)) {
            problems.add(
                    given.high(),
                    low == high
                            ? "both bounds are " + NumberText.written(low)
                            : "the bounds are reversed: " + NumberText.written(low) + " is greater than "
                                    + NumberText.written(high),
                    low == high ? "expected the value alone, or two bounds" : "expected the least number first");
            return Optional.empty();
        }
        if (isWhole(entry.name()) && Math.max(Math.abs(low), Math.abs(high)) >= MOST_WHOLE) {
            problems.add(
                    entry.value(),
                    "whole numbers as large as these can't be drawn",
                    "expected bounds below " + (long) MOST_WHOLE + " (2^53)");
            return Optional.empty();
        }
        if (!isWhole(entry.name()) && NumberText.roundStatistic(low) == NumberText.roundStatistic(high)) {
            problems.add(
                    entry.value(),
                    "no two numbers of 6 significant digits lie between " + NumberText.written(low) + " and "
                            + NumberText.written(high),
                    "expected bounds that lie further apart, for drawn numbers have 6 digits");
            return Optional.empty();
        }
        try {
            Distribution it = switch (entry.name()) {
                case "uniform" -> Distribution.uniform(low, high);
                case "log_uniform" -> Distribution.logUniform(low, high);
                case "int_uniform" -> Distribution.intUniform((long) low, (long) high);
                case "int_log_uniform" -> Distribution.intLogUniform((long) low, (long) high);
                default -> throw new AssertionError(entry.name());
            };
            if (given.step().isPresent()) {
                double step = number(given.step().get());
                checkStep(given, low, high, step);
                it = it.withStep(step);
            }
            return Optional.of(complement ? it.oneMinus() : it);
        } catch (IllegalArgumentException impossible) {
            problems.add(
                    entry.value(), "this distribution can't be: " + impossible.getMessage(), "expected other bounds");
            return Optional.empty();
        }
    }

    /** A step must lead from one bound to the other, or the greater could not be drawn. */
    private void checkStep(Given given, double low, double high, double step) {
        BigDecimal width = decimal(high).subtract(decimal(low));
        BigDecimal[] steps = width.divideAndRemainder(decimal(step));
        if (steps[1].signum() != 0) {
            BigDecimal below = decimal(low).add(steps[0].multiply(decimal(step)));
            BigDecimal above = below.add(decimal(step));
            problems.add(
                    given.step().orElseThrow(),
                    "steps of " + NumberText.written(step) + " do not lead from " + NumberText.written(low) + " to "
                            + NumberText.written(high),
                    "expected a step that divides " + NumberText.written(width.doubleValue()) + ", or max: "
                            + (steps[0].signum() > 0 ? NumberText.written(below.doubleValue()) + " or " : "")
                            + NumberText.written(above.doubleValue()));
        }
    }

    private static BigDecimal decimal(double number) {
        return new BigDecimal(NumberText.written(number));
    }

    private static double number(Node node) {
        return ((Number) ((Scalar) node).value().orElseThrow()).doubleValue();
    }
}
