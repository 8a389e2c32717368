package dev.descent.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against _ParzenEstimator of Optuna 5.0.0 with its defaults, NumPy's argsort made stable so that ties stand in the order of trials. */
class ParzenEstimatorTest {
    private static final Offset<Double> NINE = within(1e-9);
    private static final double THIRD = 1.0 / 3;

    private static final SearchSpace SPACE = Spaces.of(
            Spaces.number("lr", Distribution.logUniform(1e-4, 1)),
            Spaces.number("m", Distribution.uniform(0, 0.99)),
            Spaces.number("u", Distribution.intUniform(4, 64)),
            Spaces.choice("o", 3));
    private static final List<Point> POINTS =
            List.of(Point.of(0.001, 0.9, 8, 1), Point.of(0.01, 0.5, 32, 1), Point.of(0.03, 0, 16, 0));
    private static final double[] ONE = {0.005, 0.85, 10, 1};
    private static final double[] OTHER = {0.5, 0.1, 60, 2};

    @Test
    void jointDensity() {
        ParzenEstimator joint = new ParzenEstimator(SPACE, List.of(0, 1, 2, 3), POINTS);
        assertThat(joint.logDensity(ONE)).isCloseTo(-5.816409123619795, NINE);
        assertThat(joint.logDensity(OTHER)).isCloseTo(-8.86664128805277, NINE);
    }

    @Test
    void densityOfEachDimensionAlone() {
        double[][] expected = {
            {-1.919244730172697, -2.895254589529213},
            {.004724357488306, -.077103860962408},
            {-3.631267177049831, -5.20030739178646},
            {-.741937344729377, -1.658228076603532}
        };
        for (int d = 0; d < expected.length; d++) {
            ParzenEstimator alone = new ParzenEstimator(SPACE, List.of(d), POINTS);
            assertThat(alone.logDensity(new double[] {ONE[d]})).isCloseTo(expected[d][0], NINE);
            assertThat(alone.logDensity(new double[] {OTHER[d]})).isCloseTo(expected[d][1], NINE);
        }
    }

    @Test
    void withoutAndWithOneObservation() {
        ParzenEstimator prior = new ParzenEstimator(SPACE, List.of(0, 1, 2, 3), List.of());
        assertThat(prior.logDensity(ONE)).isCloseTo(-7.441360989520722, NINE);
        assertThat(prior.logDensity(OTHER)).isCloseTo(-7.557473747943644, NINE);
        ParzenEstimator one = new ParzenEstimator(SPACE, List.of(0, 1, 2, 3), POINTS.subList(0, 1));
        assertThat(one.logDensity(ONE)).isCloseTo(-6.8326983278440965, NINE);
        assertThat(one.logDensity(OTHER)).isCloseTo(-7.985516606520803, NINE);
    }

    @Test
    @DisplayName("forty observations with many ties on axes with steps, one of them of logarithms")
    void manyObservationsOnSteps() {
        SearchSpace space = Spaces.of(
                Spaces.number("a", Distribution.uniform(0, 1).withStep(0.125)),
                Spaces.number("b", Distribution.intLogUniform(4, 256)),
                Spaces.number("c", Distribution.intUniform(8, 64).withStep(8)));
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            points.add(Point.of(i * 5 % 9 * 0.125, 4 + i * i * 7 % 253, 8 + 8 * (i * 3 % 8)));
        }
        double[][] expected = {
            {-2.2946879919812253, -2.339414081172306},
            {-6.250732987452838, -5.531240900356457},
            {-2.0828625823750953, -1.9798562704865974}
        };
        double[] one = {0.25, 5, 16};
        double[] other = {0.875, 200, 64};
        for (int d = 0; d < 3; d++) {
            ParzenEstimator alone = new ParzenEstimator(space, List.of(d), points);
            assertThat(alone.logDensity(new double[] {one[d]})).isCloseTo(expected[d][0], NINE);
            assertThat(alone.logDensity(new double[] {other[d]})).isCloseTo(expected[d][1], NINE);
        }
        ParzenEstimator joint = new ParzenEstimator(space, List.of(0, 1, 2), points);
        assertThat(joint.logDensity(one)).isCloseTo(-10.892669019729116, NINE);
        assertThat(joint.logDensity(other)).isCloseTo(-9.964068596662461, NINE);
    }

    @Test
    void weightsFadeBeyondTheLatestTwentyFive() {
        assertThat(ParzenEstimator.weights(0)).containsExactly(1);
        assertThat(ParzenEstimator.weights(3)).containsExactly(0.25, 0.25, 0.25, 0.25);
        assertWeights(25, 1, 1);
        assertWeights(26, 1.0 / 26, 1, 1);
        assertWeights(30, 1.0 / 30, .275, .51666666666666667, .75833333333333333, 1, 1);
        assertWeights(1000, 0.001, 0.001 + 0.999 / 974);
    }

    private static void assertWeights(int n, double... first) {
        double[] weights = ParzenEstimator.weights(n);
        assertThat(weights).hasSize(n + 1);
        assertThat(Arrays.stream(weights).reduce(0, Double::sum)).isCloseTo(1, NINE);
        for (int i = 0; i < first.length; i++) {
            assertThat(weights[i] / weights[n]).isCloseTo(first[i], NINE);
        }
    }

    @Test
    void kernelsAreDrawnByWeight() {
        ParzenEstimator four = new ParzenEstimator(SPACE, List.of(0), POINTS);
        assertThat(List.of(
                        four.kernel(0), four.kernel(0.2499), four.kernel(0.25), four.kernel(0.74), four.kernel(0.75)))
                .containsExactly(0, 0, 1, 2, 3);
        assertThat(four.kernel(1 - 0x1p-53)).isEqualTo(3);
    }

    @Test
    @DisplayName("μ and σ of log, real and whole axes")
    void shapes() {
        assertShapes(
                SPACE,
                0,
                new double[] {-6.907755278982137, -4.605170185988091, -3.506557897319982, -4.605170185988091},
                new double[] {2.302585092994046, 2.302585092994046, 1.842068074395236, 9.210340371976182});
        assertShapes(SPACE, 1, new double[] {0.9, 0.5, 0, 0.495}, new double[] {0.4, 0.5, 0.5, 0.99});
        assertShapes(SPACE, 2, new double[] {8, 32, 16, 34}, new double[] {12.2, 16, 16, 61});
    }

    private static void assertShapes(SearchSpace space, int d, double[] means, double[] deviations) {
        Distribution distribution = ((Domain.Numeric) space.dimensions().get(d).domain()).distribution();
        NormalShapes shapes = new NormalShapes(
                POINTS.stream()
                        .mapToDouble(point -> distribution.coordinate(point.value(d)))
                        .toArray(),
                distribution.axisLow(),
                distribution.axisHigh());
        for (int k = 0; k < means.length; k++) {
            assertThat(shapes.mean(k)).isCloseTo(means[k], NINE);
            assertThat(shapes.deviation(k)).isCloseTo(deviations[k], NINE);
        }
    }

    @Test
    void rowsOfAChoice() {
        CategoryKernels kernels = new CategoryKernels(new double[] {1, 1, 0}, 3);
        double[][] expected = {
            {1 / 7.0, 5 / 7.0, 1 / 7.0},
            {1 / 7.0, 5 / 7.0, 1 / 7.0},
            {5 / 7.0, 1 / 7.0, 1 / 7.0},
            {THIRD, THIRD, THIRD}
        };
        for (int k = 0; k < expected.length; k++) {
            for (int option = 0; option < 3; option++) {
                assertThat(kernels.probability(k, option)).isCloseTo(expected[k][option], NINE);
            }
        }
        assertThat(List.of(kernels.draw(0, 0.14), kernels.draw(0, 0.15), kernels.draw(0, 0.85), kernels.draw(0, 0.86)))
                .containsExactly(0.0, 1.0, 1.0, 2.0);
        assertThat(kernels.draw(3, 0.5)).isEqualTo(1);
    }

    @Test
    @DisplayName("_truncnorm.ppf of Optuna 5.0.0, which iterates to 1e-8")
    void quantilesOfTruncatedNormals() {
        // An observation at 0.2 of [0, 1] has σ 0.8.
        NormalShapes shapes = new NormalShapes(new double[] {0.2}, 0, 1);
        assertThat(shapes.quantile(0, 0.3)).isCloseTo(0.266872412162051, within(1e-8));
        assertThat(shapes.quantile(0, 0.999)).isCloseTo(0.9985464302505946, within(1e-8));
        assertThat(shapes.quantile(1, 0.001)).isCloseTo(0.001087357613043738, within(1e-8));
        assertThat(shapes.quantile(0, 0)).isCloseTo(0, within(1e-15));
        assertThat(shapes.quantile(0, 1 - 0x1p-53)).isCloseTo(1, within(1e-15));
    }

    @Test
    @DisplayName("the quantile function takes back the mass below, also of narrow kernels at the ends of the axis")
    void quantilesAreTheInverseOfMasses() {
        double[] coordinates = new double[200];
        Arrays.setAll(coordinates, i -> i / 199.0);
        NormalShapes shapes = new NormalShapes(coordinates, 0, 1);
        for (int kernel : new int[] {0, 1, 100, 199, 200}) {
            double whole = shapes.logMass(kernel);
            for (double u = 0x1p-20; u < 1; u += 0x1p-6) {
                double below = StrictMath.exp(shapes.logMass(kernel, 0, shapes.quantile(kernel, u)) - whole);
                assertThat(below).isCloseTo(u, within(1e-12));
            }
        }
    }

    @Test
    @DisplayName("γ as default_gamma of Optuna 5.0.0")
    void howManyAreGood() {
        int[] n = {1, 10, 11, 30, 100, 240, 241, 250, 251, 1000};
        assertThat(Arrays.stream(n).map(ParzenPair::good)).containsExactly(1, 1, 2, 3, 10, 24, 25, 25, 25, 25);
    }
}
