package dev.descent.optim;

import dev.descent.expression.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a written rule computes once a step, for all weights: the constants that depend on the rate, on t and on powers of t, as a list of
 * operations in double, each on values before it.
 */
final class StepConstants {
    private static final int RATE = 0;
    private static final int STEP = 1;
    private static final int POWERS = 2;

    private record Line(Operation operation, int target, int first, int second) {}

    /** The values that no step changes; those of the others are places to be filled. */
    private final double[] given;

    private final Operation[] operations;
    /** Of each operation the places of its value, of a and of b, one after the other. */
    private final int[] operands;
    /** Of each constant where its value is. */
    private final int[] places;

    private final int powers;

    private StepConstants(Builder builder) {
        this.given = builder.given.stream().mapToDouble(Double::doubleValue).toArray();
        this.operations = builder.lines.stream().map(Line::operation).toArray(Operation[]::new);
        this.operands = builder.lines.stream()
                .flatMapToInt(it -> IntStream.of(it.target, it.first, it.second))
                .toArray();
        this.places = builder.places.stream().mapToInt(Integer::intValue).toArray();
        this.powers = builder.powers;
    }

    /**
     * Computes the constants of a step.
     *
     * @param scalars t and the powers, as they are in this step
     * @param constants written
     */
    void compute(double rate, double[] scalars, double[] constants) {
        double[] values = given.clone();
        values[RATE] = rate;
        System.arraycopy(scalars, 0, values, STEP, 1 + powers);
        for (int k = 0; k < operations.length; k++) {
            double a = values[operands[3 * k + 1]];
            double b = values[operands[3 * k + 2]];
            values[operands[3 * k]] = switch (operations[k]) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
                case SQRT -> Math.sqrt(a);
                default -> operations[k].value(a, b);
            };
        }
        for (int c = 0; c < places.length; c++) {
            constants[c] = values[places[c]];
        }
    }

    /** Takes the parts of constants one after the other; each is known by its place. */
    static final class Builder {
        private final List<Double> given = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final int powers;

        /** @param powers how many running powers of t there are */
        Builder(int powers) {
            this.powers = powers;
            for (int place = 0; place < POWERS + powers; place++) {
                given.add(0.0);
            }
        }

        int rate() {
            return RATE;
        }

        int step() {
            return STEP;
        }

        int power(int p) {
            return POWERS + p;
        }

        int fixed(double value) {
            given.add(value);
            return given.size() - 1;
        }

        /** @param second the place of b, or that of a where there is none */
        int apply(Operation operation, int first, int second) {
            given.add(0.0);
            lines.add(new Line(operation, given.size() - 1, first, second));
            return given.size() - 1;
        }

        /** The next constant is what is at that place. */
        void constant(int place) {
            places.add(place);
        }

        StepConstants build() {
            return new StepConstants(this);
        }
    }
}
