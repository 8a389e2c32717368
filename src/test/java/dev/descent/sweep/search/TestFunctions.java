package dev.descent.sweep.search;

import java.util.function.ToDoubleFunction;

/**
 * Functions that searches are measured on, as BoTorch's test_functions/synthetic.py and Surjanovic and Bingham's library have them.
 */
enum TestFunctions {
    /** Three equal minima in [−5, 10] × [0, 15]. */
    BRANIN(
            0.39788735772973816,
            Spaces.of(
                    Spaces.number("x", Distribution.uniform(-5, 10)), Spaces.number("y", Distribution.uniform(0, 15))),
            TestFunctions::branin),

    /** In the unit cube of 3 dimensions. */
    HARTMANN_3(-3.86277978, unitCube(3), TestFunctions::hartmann3),

    /** In the unit cube of 6 dimensions. */
    HARTMANN_6(-3.32236801, unitCube(6), TestFunctions::hartmann6);

    private static final double[] ALPHA = {1.0, 1.2, 3.0, 3.2};
    private static final double[][] A_3 = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
    private static final double[][] P_3 = {
        {0.3689, 0.1170, 0.2673}, {0.4699, 0.4387, 0.7470}, {0.1091, 0.8732, 0.5547}, {0.0381, 0.5743, 0.8828}
    };
    private static final double[][] A_6 = {
        {10, 3, 17, 3.5, 1.7, 8},
        {0.05, 10, 17, 0.1, 8, 14},
        {3, 3.5, 1.7, 10, 17, 8},
        {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] P_6 = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };

    private final double minimum;
    private final SearchSpace space;
    private final ToDoubleFunction<double[]> function;

    TestFunctions(double minimum, SearchSpace space, ToDoubleFunction<double[]> function) {
        this.minimum = minimum;
        this.space = space;
        this.function = function;
    }

    double minimum() {
        return minimum;
    }

    SearchSpace space() {
        return space;
    }

    double at(double... x) {
        return function.applyAsDouble(x);
    }

    private static SearchSpace unitCube(int size) {
        Dimension[] dimensions = new Dimension[size];
        for (int d = 0; d < size; d++) {
            dimensions[d] = Spaces.number("x" + d, Distribution.uniform(0, 1));
        }
        return Spaces.of(dimensions);
    }

    private static double branin(double[] x) {
        double bowl = x[1] - 5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
        return bowl * bowl + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x[0]) + 10;
    }

    private static double hartmann3(double[] x) {
        return hartmann(x, A_3, P_3);
    }

    private static double hartmann6(double[] x) {
        return hartmann(x, A_6, P_6);
    }

    private static double hartmann(double[] x, double[][] a, double[][] p) {
        double sum = 0;
        for (int i = 0; i < ALPHA.length; i++) {
            double exponent = 0;
            for (int j = 0; j < x.length; j++) {
                exponent += a[i][j] * (x[j] - p[i][j]) * (x[j] - p[i][j]);
            }
            sum -= ALPHA[i] * StrictMath.exp(-exponent);
        }
        return sum;
    }
}
