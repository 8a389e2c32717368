package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Shape;
import dev.descent.model.SpaceTypes;
import dev.descent.model.Written;
import dev.descent.number.NumberText;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads lists of numbers that are given by their ends, such as {@code {log_space: {from: 1e-4, to: 1, count: 5}}}, into the lists that
 * they stand for. Numbers between the ends have 6 significant digits.
 */
final class SpaceReader {
    private final ValueReader values;

    private final Problems problems;

    /** @param values tells what is wrong with the form */
    SpaceReader(Problems problems, ValueReader values) {
        this.problems = problems;
        this.values = values;
    }

    static boolean isSpace(Node node) {
        return node instanceof Mapping mapping
                && mapping.entries().size() == 1
                && Forms.named(Kind.SPACE, mapping.entries().get(0).key()).isPresent();
    }

    /** The list that a space stands for, all of it at the place of the space; empty if anything is wrong with it. */
    Optional<Sequence> list(Node space, String subject) {
        Written written = values.read(new Shape.Named(Kind.SPACE), space, space.position(), subject);
        if (!written.sound()) {
            return Optional.empty();
        }
        Component it = (Component) written.value().orElseThrow();
        double from = it.real(SpaceTypes.FROM);
        double to = it.real(SpaceTypes.TO);
        int count = it.whole(SpaceTypes.COUNT);
        List<Node> numbers = new ArrayList<>();
        double last = Double.NaN;
        for (int i = 0; i < count; i++) {
            double number = number(it, from, to, i, count - 1);
            if (number == last) {
                problems.add(
                        space,
                        "these are not " + count + " different numbers of 6 significant digits from "
                                + NumberText.written(from) + " to " + NumberText.written(to),
                        "expected a smaller count, or ends that lie further apart");
                return Optional.empty();
            }
            last = number;
            numbers.add(scalar(number, space));
        }
        return Optional.of(new Sequence(space.position(), numbers));
    }

    private static double number(Component space, double from, double to, int i, int last) {
        if (i == 0) {
            return from;
        }
        if (i == last) {
            return to;
        }
        double share = (double) i / last;
        return NumberText.roundStatistic(
                space.is("log_space")
                        ? StrictMath.exp(StrictMath.log(from) + share * (StrictMath.log(to) - StrictMath.log(from)))
                        : from + share * (to - from));
    }

    /** A number as if it were written; one that is whole is written so. */
    static Scalar scalar(double number, Node at) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 0x1p53;
        Object value = whole ? (Object) (long) number : (Object) number;
        return new Scalar(at.position(), NumberText.written(number), Optional.of(value));
    }
}
