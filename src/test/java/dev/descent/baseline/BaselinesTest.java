package dev.descent.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Part;
import dev.descent.data.TargetScaling;
import dev.descent.engine.Fixtures;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Facts.Targets;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference numbers are R 4's, made with double precision by the call beside them; x and w are the arrays here. */
class BaselinesTest {
    private static final float[] X = {1, 2, 2, 1, 3, 4, 4, 3, 5, 6, 6, 5, 7, 9, 8, 7};
    private static final float[] Y = {1.5f, 2, 3.5f, 3, 6, 5.5f, 9, 8};
    private static final float[] W = {1, 1, 2, 1, 0.5f, 1, 1, 1};
    private static final float[] UNWEIGHTED = {};

    private static Part part(float[] inputs, float[] targets, int outputs, float[] weights) {
        int rows = targets.length / outputs;
        return new Part(rows, inputs.length / rows, outputs, inputs, targets, targets, TargetScaling.NONE, weights);
    }

    private static float[] linear(String loss, float[] targets, int outputs, float[] weights) {
        Part part = part(X, targets, outputs, weights);
        return LinearBaseline.fitted(Fixtures.loss(loss), part).values(part);
    }

    @Test
    void leastSquaresAreThoseOfR() {
        // s <- scale by weighted mean and sd; solve(t(s) %*% (w*s) / sum(w) + 1e-6 * diag(2), t(s) %*% (w*y) / sum(w))
        assertThat(linear("mse", Y, 1, UNWEIGHTED))
                .containsExactly(
                        new float[] {
                            1.58828412641f,
                            1.33127354396f,
                            3.76732608782f,
                            3.51031550537f,
                            5.94636804923f,
                            5.68935746679f,
                            8.79867579222f,
                            7.86839942820f
                        },
                        within(2e-6f));
        assertThat(linear("mae", Y, 1, W))
                .containsExactly(
                        new float[] {
                            1.51704891378f,
                            1.30607917977f,
                            3.70835326496f,
                            3.49738353095f,
                            5.89965761613f,
                            5.68868788212f,
                            8.74427292211f,
                            7.87999223330f
                        },
                        within(2e-6f));
    }

    @Test
    void logitsOfTwoClassesAreThoseOfR() {
        // optim(c(0, 0, 0), function(b) sum(log1p(exp(z)) - c * z) + sum(b[-1]^2) / 2, method = "BFGS"), z = cbind(1,
        // s) %*% b
        float[] expected = {
            -1.432751545f,
            -1.711928119f,
            -0.405076592f,
            -0.684253165f,
            0.622598361f,
            0.343421788f,
            2.046780340f,
            1.371096741f
        };
        float[] zeroOne = {0, 0, 1, 0, 1, 0, 1, 1};
        assertThat(linear("binary_crossentropy", zeroOne, 1, UNWEIGHTED)).containsExactly(expected, within(1e-6f));

        float[] signs = {-1, -1, 1, -1, 1, -1, 1, 1};
        assertThat(linear("hinge", signs, 1, UNWEIGHTED)).containsExactly(expected, within(1e-6f));
    }

    @Test
    void probabilitiesOfThreeClassesAreThoseOfR() {
        // optim(rep(0, 9), function(b) sum(log(rowSums(exp(Z))) - rowSums(Y * Z)) + sum(B[-1, ]^2) / 2, method =
        // "BFGS")
        float[] targets = {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 1};
        Part part = part(X, targets, 3, UNWEIGHTED);
        float[] expected = {
            0.655904481f, 0.309869532f, 0.034225987f,
            0.616477712f, 0.353525060f, 0.029997228f,
            0.302491862f, 0.509044848f, 0.188463291f,
            0.275961704f, 0.563709969f, 0.160328327f,
            0.069284010f, 0.415316742f, 0.515399249f,
            0.065732798f, 0.478291970f, 0.455975232f,
            0.005035229f, 0.134064392f, 0.860900379f,
            0.009112205f, 0.236177488f, 0.754710307f
        };
        for (String loss : List.of("categorical_crossentropy", "kl_divergence")) {
            assertThat(LinearBaseline.fitted(Fixtures.loss(loss), part).predictions(part))
                    .as(loss)
                    .containsExactly(expected, within(1e-6f));
        }
    }

    @Test
    void inputsThatDependOnEachOtherOrNeverChangeAreNoTrouble() {
        float[] inputs = new float[8 * 3];
        for (int row = 0; row < 8; row++) {
            inputs[row * 3] = row + 1;
            inputs[row * 3 + 1] = 2 * row + 2;
            inputs[row * 3 + 2] = 0.1f;
        }
        float[] targets = {3, 5, 7, 9, 11, 13, 15, 17};
        Part part = part(inputs, targets, 1, UNWEIGHTED);
        assertThat(LinearBaseline.fitted(Fixtures.loss("mse"), part).values(part))
                .containsExactly(targets, within(2e-5f));
    }

    @Test
    void aClassWithoutTrainingRowsIsFarFromEveryRow() {
        float[] targets = {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0};
        Part part = part(X, targets, 3, UNWEIGHTED);
        float[] said = LinearBaseline.fitted(Fixtures.loss("categorical_crossentropy"), part)
                .predictions(part);
        for (int row = 0; row < 8; row++) {
            assertThat(said[row * 3 + 2]).isBetween(0f, 1e-5f);
        }
        Part one = part(X, new float[] {1, 1, 1, 1, 1, 1, 1, 1}, 1, UNWEIGHTED);
        assertThat(LinearBaseline.fitted(Fixtures.loss("binary_crossentropy"), one)
                        .predictions(one))
                .containsOnly(0.9999999f);
    }

    @Test
    void separableClassesHaveAnOptimumToo() {
        float[] targets = {0, 0, 0, 0, 1, 1, 1, 1};
        assertThat(linear("binary_crossentropy", targets, 1, UNWEIGHTED)).satisfies(logits -> {
            for (int row = 0; row < 8; row++) {
                assertThat(logits[row] > 0).isEqualTo(targets[row] == 1);
            }
        });
    }

    @Test
    void theSlopeAtTheOptimumIsNothing() {
        float[] targets = {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 1};
        Part part = part(X, targets, 3, W);
        double[] weights = {1, 1, 2, 1, 0.5, 1, 1, 1};
        ClassRows rows = new ClassRows(part, Standardized.of(part, weights), weights, true, false);
        LinearWeights optimum = LogisticRegression.fit(rows);
        double[] gradient = new double[optimum.values().length];
        rows.value(optimum, gradient);
        assertThat(gradient).containsExactly(new double[9], within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({
        "mse, 3",
        "half_mse, 3",
        "mae, 1",
        "mape, 0",
        "poisson, 3",
        // expm1(mean(log1p(y))), of y at least 1e-7
        "msle, 1.81256478",
        // uniroot(function(c) sum(tanh(c - y)), c(0, 10))
        "log_cosh, 1.53976348",
        // optimize(function(c) sum(ifelse(abs(c - y) <= 1, (c - y)^2 / 2, abs(c - y) - 1 / 2)), c(0, 10))
        "huber, 1.5"
    })
    void constantsOfNumbers(String loss, float expected) {
        assertThat(constant(Fixtures.loss(loss), new float[] {0, 1, 1, 3, 10}, 1, UNWEIGHTED)[0])
                .isCloseTo(expected, within(1e-6f));
    }

    @Test
    void ofAnEvenNumberOfRowsTheMedianIsTheMiddleOfTheMiddleTwo() {
        assertThat(constant(Fixtures.loss("mae"), new float[] {9, 1, 2, 4}, 1, UNWEIGHTED))
                .containsExactly(3);
        assertThat(constant(Fixtures.loss("mae"), new float[] {9, 1, 2, 4}, 1, new float[] {1, 1, 1, 4}))
                .containsExactly(4);
        assertThat(constant(Fixtures.loss("quantile", "quantile", 0.25), new float[] {-9, 1, -2, 4}, 1, UNWEIGHTED))
                .containsExactly(-5.5f);
    }

    @Test
    void constantsOfTwoClasses() {
        float[] targets = {1, 1, 1, 0};
        Component loss = Fixtures.loss("binary_crossentropy");
        assertThat(constant(loss, targets, 1, UNWEIGHTED)[0]).isCloseTo((float) Math.log(3), within(1e-6f));
        assertThat(constant(loss, targets, 1, new float[] {1, 1, 1, 3})[0]).isZero();
        assertThat(constant(Fixtures.loss("binary_crossentropy", "label_smoothing", 0.5), targets, 1, UNWEIGHTED)[0])
                .isCloseTo((float) Math.log(0.625 / 0.375), within(1e-6f));

        float[] signs = {1, 1, 1, -1};
        assertThat(constant(Fixtures.loss("hinge"), signs, 1, UNWEIGHTED)).containsExactly(1);
        assertThat(constant(Fixtures.loss("squared_hinge"), signs, 1, UNWEIGHTED))
                .containsExactly(0.5f);

        // optimize(function(p) -(0.7 * (1 - p)^2 * log(p) + 0.3 * p^2 * log(1 - p)), c(0, 1))
        float[] ten = {1, 1, 1, 1, 1, 1, 1, 0, 0, 0};
        double p = 0.578479985819;
        assertThat(constant(Fixtures.loss("binary_focal_crossentropy"), ten, 1, UNWEIGHTED)[0])
                .isCloseTo((float) Math.log(p / (1 - p)), within(1e-6f));
    }

    @Test
    void constantsOfThreeClasses() {
        float[] targets = new float[30];
        for (int row = 0; row < 10; row++) {
            targets[row * 3 + (row < 5 ? 0 : row < 8 ? 1 : 2)] = 1;
        }
        assertThat(constant(Fixtures.loss("categorical_crossentropy"), targets, 3, UNWEIGHTED))
                .containsExactly(new float[] {-0.6931472f, -1.2039728f, -1.6094379f}, within(1e-6f));
        assertThat(constant(Fixtures.loss("kl_divergence"), targets, 3, UNWEIGHTED))
                .containsExactly(0.5f, 0.3f, 0.2f);
        assertThat(constant(Fixtures.loss("categorical_hinge"), targets, 3, UNWEIGHTED))
                .containsOnly(0);
        // optim(c(0, 0), function(a) {p <- exp(c(a, 0)); p <- p / sum(p); -sum(c(.5, .3, .2) * (1 - p)^2 * log(p))})
        assertThat(constant(Fixtures.loss("categorical_focal_crossentropy"), targets, 3, UNWEIGHTED))
                .containsExactly(
                        new float[] {
                            (float) Math.log(0.426473649612),
                            (float) Math.log(0.325306166141),
                            (float) Math.log(0.248220184246)
                        },
                        within(1e-6f));
    }

    static Stream<ComponentType> everyLossThatHasALeastConstant() {
        return Vocabulary.of(Kind.LOSS).stream().filter(type -> !type.name().equals("perceptron"));
    }

    @ParameterizedTest
    @MethodSource("everyLossThatHasALeastConstant")
    void noOtherConstantHasLessLoss(ComponentType type) {
        Component loss = Component.of(type);
        Targets targets = type.loss().targets();
        int outputs = targets == Targets.ONE_HOT ? 3 : 1;
        float[] y = new float[60 * outputs];
        float[] weights = new float[60];
        for (int row = 0; row < 60; row++) {
            int random = row * row * 7 % 61;
            weights[row] = 0.5f + random % 4;
            switch (targets) {
                case NUMBERS -> y[row] = 0.3f + random / 8f;
                case ZERO_OR_ONE -> y[row] = random % 3 == 0 ? 1 : 0;
                case MINUS_ONE_OR_ONE -> y[row] = random % 3 == 0 ? 1 : -1;
                case ONE_HOT -> y[row * 3 + (random < 35 ? 0 : 1 + random % 2)] = 1;
            }
        }
        Part part = part(new float[60], y, outputs, weights);
        Scoring scoring = new Scoring(loss, List.of(), TargetEncoding.NUMERIC);
        float[] best =
                ConstantBaseline.fitted(loss, part).values(part(new float[1], new float[outputs], outputs, UNWEIGHTED));
        float least = scoring.loss(new Row(best), part);
        boolean shares = type.name().equals("kl_divergence");
        for (int o = 0; o < outputs; o++) {
            for (float step : new float[] {-0.5f, -0.02f, 0.02f, 0.5f}) {
                float[] other = best.clone();
                other[o] += shares ? step / 10 : step;
                other[(o + 1) % outputs] -= shares ? step / 10 : 0;
                // float32's noise
                assertThat(scoring.loss(new Row(other), part)).isGreaterThanOrEqualTo(least * (1 - 1e-6f));
            }
        }
    }

    private static float[] constant(Component loss, float[] targets, int outputs, float[] weights) {
        Part train = part(new float[targets.length / outputs], targets, outputs, weights);
        return ConstantBaseline.fitted(loss, train).values(part(new float[1], new float[outputs], outputs, UNWEIGHTED));
    }

    @Test
    void theMostFrequentClassIsPredictedWhateverTheLossWeighs() {
        float[] targets = {0, 0, 0, 1};
        Part part = part(new float[4], targets, 1, new float[] {1, 1, 1, 9});
        Component loss = Fixtures.loss("binary_crossentropy");
        Scoring scoring = new Scoring(loss, List.of(Fixtures.metric("accuracy")), TargetEncoding.ZERO_ONE);
        assertThat(scoring.metrics(ConstantBaseline.fitted(loss, part), part)).containsExactly(0.75f);
    }

    @Test
    void theLossIsWeightedAndSummedAsItsReductionSays() {
        Part part = part(new float[2], new float[] {0, 4}, 1, new float[] {3, 1});
        Component loss = Fixtures.loss("mse", "reduction", "sum");
        Baseline constant = ConstantBaseline.fitted(loss, part);
        assertThat(new Scoring(loss, List.of(), TargetEncoding.NUMERIC).loss(constant, part))
                .isEqualTo(12);
        Component mean = Fixtures.loss("mse");
        assertThat(new Scoring(mean, List.of(), TargetEncoding.NUMERIC).loss(constant, part))
                .isEqualTo(6);
    }

    @Test
    void whatWouldTakeTooLongIsNotFitted() {
        Part wide = part(new float[2001], new float[1], 1, UNWEIGHTED);
        assertThat(LinearBaseline.isTooLarge(Fixtures.loss("mse"), wide, 1)).isTrue();
        Part tall = part(new float[200_000], new float[100_000], 1, UNWEIGHTED);
        assertThat(LinearBaseline.isTooLarge(Fixtures.loss("mse"), tall, 2500)).isFalse();
        assertThat(LinearBaseline.isTooLarge(Fixtures.loss("mse"), tall, 2501)).isTrue();
        assertThat(LinearBaseline.isTooLarge(Fixtures.loss("hinge"), tall, 25)).isFalse();
        assertThat(LinearBaseline.isTooLarge(Fixtures.loss("hinge"), tall, 26)).isTrue();
    }

    /** One row for all. */
    private static final class Row implements Baseline {
        private final float[] row;

        Row(float... row) {
            this.row = row;
        }

        @Override
        public float[] values(Part part) {
            float[] all = new float[part.rows() * row.length];
            for (int k = 0; k < all.length; k++) {
                all[k] = row[k % row.length];
            }
            return all;
        }

        @Override
        public float[] predictions(Part part) {
            return values(part);
        }
    }
}
