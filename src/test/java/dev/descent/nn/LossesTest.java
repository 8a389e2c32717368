package dev.descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.Facts;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossesTest {
    private record Case(Component loss, String lastActivation) {
        @Override
        public String toString() {
            return loss.name() + " after " + lastActivation;
        }
    }

    /** Every loss of the vocabulary; a cross-entropy after each activation it can stand after, and from logits. */
    private static List<Case> everyLoss() {
        List<Component> losses = new ArrayList<>();
        Vocabulary.of(Kind.LOSS).forEach(type -> losses.add(Component.of(type)));
        losses.add(loss("quantile", Map.of("quantile", 0.9)));
        losses.add(loss("binary_crossentropy", Map.of("label_smoothing", 0.2)));
        losses.add(loss("categorical_crossentropy", Map.of("label_smoothing", 0.2)));
        for (double gamma : new double[] {0, 0.5, 1, 3}) {
            losses.add(loss("binary_focal_crossentropy", Map.of("gamma", gamma, "apply_class_balancing", true)));
            losses.add(loss("categorical_focal_crossentropy", Map.of("gamma", gamma, "alpha", 0.75)));
        }
        List<Case> cases = new ArrayList<>();
        for (Component loss : losses) {
            if (loss.type().loss().activation().isPresent()) {
                cases.add(new Case(loss, "sigmoid"));
                cases.add(new Case(loss, "softmax"));
                cases.add(new Case(loss.with("from_logits", true), "linear"));
            } else {
                cases.add(new Case(loss, "linear"));
            }
        }
        return cases;
    }

    private static Component loss(String name, Map<String, ?> given) {
        return Component.of(Vocabulary.type(Kind.LOSS, name), given);
    }

    private static Component activation(String name) {
        return Component.of(Vocabulary.type(Kind.ACTIVATION, name));
    }

    private static Component loss(String name) {
        return Component.of(Vocabulary.type(Kind.LOSS, name));
    }

    private static boolean takesLogits(Case c) {
        return !Losses.prediction(c.loss(), activation(c.lastActivation())).is("linear");
    }

    /** Predictions that suit the loss, away from its kinks. */
    private static float[] predictions(Case c) {
        boolean probabilities = c.loss().type().loss().probabilities() && !takesLogits(c)
                || List.of("msle", "poisson").contains(c.loss().name());
        return probabilities ? new float[] {0.3f, 0.65f, 0.05f} : new float[] {0.7f, -1.4f, 2.9f};
    }

    private static float[] targets(Case c) {
        if (c.loss().is("kl_divergence")) {
            return new float[] {0.5f, 0.3f, 0.2f};
        }
        return switch (c.loss().type().loss().targets()) {
            case NUMBERS -> new float[] {1.2f, 0.4f, 3.1f};
            case ZERO_OR_ONE -> new float[] {0, 1, 1};
            case MINUS_ONE_OR_ONE -> new float[] {-1, 1, 1};
            case ONE_HOT -> new float[] {0, 1, 0};
        };
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            wide[k] = values[k];
        }
        return wide;
    }

    @ParameterizedTest
    @MethodSource("everyLoss")
    void itsValueIsThatOfItsTextbookForm(Case c) {
        Loss loss = Losses.of(c.loss(), activation(c.lastActivation()));
        float[] z = predictions(c);
        float[] y = targets(c);

        double expected = DoubleTwin.loss(c.loss(), takesLogits(c), widened(z), widened(y));
        assertThat((double) loss.value(Rows.of(z, 3), Rows.of(y, 3), 0))
                .isCloseTo(expected, within(1e-6 * (1 + expected)));
    }

    @ParameterizedTest
    @MethodSource("everyLoss")
    void itsGradientIsTheDifferenceQuotient(Case c) {
        Loss loss = Losses.of(c.loss(), activation(c.lastActivation()));
        float[] z = predictions(c);
        float[] y = targets(c);
        float[] delta = new float[3];

        loss.gradient(Rows.of(z, 3), Rows.of(y, 3), 0, 0.25f, Rows.of(delta, 3));

        double h = 1e-6;
        for (int o = 0; o < 3; o++) {
            double[] wide = widened(z);
            wide[o] += h;
            double above = DoubleTwin.loss(c.loss(), takesLogits(c), wide, widened(y));
            wide[o] -= 2 * h;
            double below = DoubleTwin.loss(c.loss(), takesLogits(c), wide, widened(y));
            double quotient = 0.25 * (above - below) / (2 * h);
            assertThat((double) delta[o])
                    .as("output %s", o)
                    .isCloseTo(quotient, within(2e-6 * (1 + Math.abs(quotient))));
        }
    }

    @ParameterizedTest
    @MethodSource("everyLoss")
    void aLaneAmongOthersHasTheBitsOfARowAlone(Case c) {
        Loss loss = Losses.of(c.loss(), activation(c.lastActivation()));
        float[] z = predictions(c);
        float[] y = targets(c);
        float[] laneZ = new float[3 * 5];
        float[] laneY = new float[3 * 7];
        for (int o = 0; o < 3; o++) {
            laneZ[o * 5 + 2] = z[o];
            laneY[o * 7 + 4] = y[o];
        }
        float[] delta = new float[3];
        float[] laneDelta = new float[3 * 4];

        loss.gradient(Rows.of(z, 3), Rows.of(y, 3), 0, 0.1f, Rows.of(delta, 3));
        Rows lane = new Rows(laneZ, 1, 1, 5, 3);
        Rows laneTargets = new Rows(laneY, 3, 1, 7, 3);
        loss.gradient(lane, laneTargets, 1, 0.1f, new Rows(laneDelta, 0, 1, 4, 3));

        assertThat(loss.value(lane, laneTargets, 1)).isEqualTo(loss.value(Rows.of(z, 3), Rows.of(y, 3), 0));
        assertThat(new float[] {laneDelta[1], laneDelta[5], laneDelta[9]}).isEqualTo(delta);
    }

    @ParameterizedTest
    @MethodSource("everyLoss")
    void notANumberStaysNotANumber(Case c) {
        Loss loss = Losses.of(c.loss(), activation(c.lastActivation()));
        float[] z = predictions(c);
        z[1] = Float.NaN;

        assertThat(loss.value(Rows.of(z, 3), Rows.of(targets(c), 3), 0)).isNaN();
    }

    private static double mean(Component loss, String lastActivation, float[] z, float[] y, int outputs) {
        Loss formula = Losses.of(loss, activation(lastActivation));
        double sum = 0;
        for (int row = 0; row < z.length / outputs; row++) {
            sum += formula.value(Rows.of(z, outputs), Rows.of(y, outputs), row);
        }
        return sum * outputs / z.length;
    }

    /** The expected values of Keras' own keras/src/losses/losses_test.py, test_unweighted of each class. */
    @Test
    void numbersOfKerasTests() {
        float[] y = {1, 9, 2, -5, -2, 6};
        float[] z = {4, 8, 12, 8, 1, 3};

        assertThat(mean(loss("mse"), "linear", z, y, 3)).isCloseTo(49.5, within(1e-5));
        assertThat(mean(loss("mae"), "linear", z, y, 3)).isCloseTo(5.5, within(1e-6));
        assertThat(mean(loss("mape"), "linear", z, y, 3)).isCloseTo(211.8518, within(5e-4));
        assertThat(mean(loss("msle"), "linear", z, y, 3)).isCloseTo(1.4370, within(5e-4));
    }

    /** As above, HingeTest, SquaredHingeTest and CategoricalHingeTest; Keras makes −1 and 1 of 0 and 1 itself. */
    @Test
    void hingesOfKerasTests() {
        float[] z = {0.6f, 0.4f, 0.4f, 0.6f};
        float[] signs = {-1, 1, -1, -1};

        assertThat(mean(loss("hinge"), "linear", z, signs, 2)).isCloseTo(1.3, within(1e-6));
        assertThat(mean(loss("squared_hinge"), "linear", z, signs, 2)).isCloseTo(1.86, within(1e-6));
        assertThat(mean(loss("categorical_hinge"), "linear", z, new float[] {0, 1, 0, 0}, 2))
                .isCloseTo(1.4, within(1e-6));
    }

    /** As above, BinaryCrossentropyTest and CategoricalCrossentropyTest. */
    @Test
    void crossEntropiesOfKerasTests() {
        float[] oneHot = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        Component binaryLogits =
                Component.of(Vocabulary.type(Kind.LOSS, "binary_crossentropy"), Map.of("from_logits", true));
        Component categoricalLogits =
                Component.of(Vocabulary.type(Kind.LOSS, "categorical_crossentropy"), Map.of("from_logits", true));

        assertThat(mean(loss("binary_crossentropy"), "softmax", probabilities(), oneHot, 3))
                .isCloseTo(0.20046903, within(1e-6));
        assertThat(mean(loss("binary_crossentropy"), "softmax", new float[] {1, 1, 1, 0}, new float[] {1, 0, 1, 0}, 2))
                .isCloseTo(3.98559, within(1e-5));
        assertThat(mean(
                        binaryLogits,
                        "linear",
                        new float[] {10, -10, 10, 10, 10, -10},
                        new float[] {1, 0, 1, 0, 1, 1},
                        3))
                .isCloseTo(3.3333, within(1e-4));
        float[] unscaled = {0.9f, 0.05f, 0.05f, 0.5f, 0.89f, 0.6f, 0.05f, 0.01f, 0.94f};
        assertThat(mean(loss("categorical_crossentropy"), "sigmoid", unscaled, oneHot, 3))
                .isCloseTo(0.3239, within(1e-4));
        assertThat(mean(categoricalLogits, "linear", new float[] {8, 1, 1, 0, 9, 1, 2, 3, 5}, oneHot, 3))
                .isCloseTo(0.0573, within(1e-4));
    }

    /** As above, test_label_smoothing of both: (10 + 5·s)/3 and 400·s/3. */
    @Test
    void labelSmoothingOfKerasTests() {
        Map<String, Object> given = Map.of("from_logits", true, "label_smoothing", 0.1);
        assertThat(mean(
                        loss("binary_crossentropy", given),
                        "linear",
                        new float[] {10, -10, -10},
                        new float[] {1, 0, 1},
                        3))
                .isCloseTo(3.5, within(5e-5));
        assertThat(mean(
                        loss("categorical_crossentropy", given),
                        "linear",
                        new float[] {100, -100, -100},
                        new float[] {1, 0, 0},
                        3))
                .isCloseTo(400 * 0.1 / 3, within(1e-5));
    }

    /** The examples of Keras' documentation of binary_focal_crossentropy and BinaryFocalCrossentropy. */
    @Test
    void binaryFocalLossesOfKerasDocumentation() {
        float[] y = {0, 1, 0, 0};
        float[] z = {-18.6f, 0.51f, 2.94f, -12.8f};
        Component logits = loss("binary_focal_crossentropy", Map.of("from_logits", true));

        assertThat(mean(loss("binary_focal_crossentropy"), "softmax", new float[] {0.6f, 0.4f}, new float[] {0, 1}, 2))
                .isCloseTo(0.330, within(5e-4));
        assertThat(mean(loss("binary_focal_crossentropy"), "softmax", new float[] {0.4f, 0.6f}, new float[] {0, 0}, 2))
                .isCloseTo(0.206, within(5e-4));
        assertThat(mean(logits, "linear", z, y, 4)).isCloseTo(0.691, within(5e-4));
        assertThat(mean(logits.with("apply_class_balancing", true), "linear", z, y, 4))
                .isCloseTo(0.51, within(5e-3));
        assertThat(mean(logits.with("gamma", 3.0), "linear", z, y, 2)).isCloseTo(0.647, within(5e-4));
        assertThat(mean(logits.with("gamma", 3.0).with("apply_class_balancing", true), "linear", z, y, 2))
                .isCloseTo(0.482, within(5e-4));
        // without a focus it is cross-entropy
        assertThat(mean(logits.with("gamma", 0.0), "linear", z, y, 4))
                .isEqualTo(mean(loss("binary_crossentropy", Map.of("from_logits", true)), "linear", z, y, 4));
    }

    /** The examples of Keras' documentation of categorical_focal_crossentropy and CategoricalFocalCrossentropy. */
    @Test
    void categoricalFocalLossesOfKerasDocumentation() {
        Component loss = loss("categorical_focal_crossentropy");
        float[] z = {0.05f, 0.9f, 0.05f, 0.1f, 0.85f, 0.05f};
        float[] y = {0, 1, 0, 0, 0, 1};

        // array([2.63401289e-04, 6.75912094e-01])
        float[] first = {0.05f, 0.9f, 0.05f};
        assertThat(mean(loss, "sigmoid", first, new float[] {0, 1, 0}, 3)).isCloseTo(2.63401289e-4, within(1e-9));
        assertThat(mean(loss, "sigmoid", z, y, 3)).isCloseTo((2.63401289e-4 + 6.75912094e-1) / 2, within(1e-7));
        // the same values as logits: softmax of ln z is z
        float[] logits = new float[z.length];
        for (int k = 0; k < z.length; k++) {
            logits[k] = (float) StrictMath.log(z[k]);
        }
        assertThat(mean(loss.with("from_logits", true), "linear", logits, y, 3))
                .isCloseTo((2.63401289e-4 + 6.75912094e-1) / 2, within(1e-6));
        assertThat(mean(loss, "sigmoid", new float[] {0.05f, 0.95f, 0, 0.1f, 0.8f, 0.1f}, y, 3))
                .isCloseTo(0.23315276, within(1e-7));
    }

    /** Where a class is certain, what is left is next to 0 and not NaN. */
    @Test
    void focalLossesOfCertainRowsAreFinite() {
        for (double gamma : new double[] {0, 0.5, 2}) {
            for (float certain : new float[] {200, -200}) {
                float[] delta = new float[2];
                float[] z = {certain, -certain};
                Loss binary =
                        Losses.of(loss("binary_focal_crossentropy", Map.of("gamma", gamma)), activation("sigmoid"));
                Loss categorical = Losses.of(
                        loss("categorical_focal_crossentropy", Map.of("gamma", gamma)), activation("softmax"));
                for (Loss loss : List.of(binary, categorical)) {
                    float value = loss.value(Rows.of(z, 2), Rows.of(new float[] {1, 0}, 2), 0);
                    loss.gradient(Rows.of(z, 2), Rows.of(new float[] {1, 0}, 2), 0, 1f, Rows.of(delta, 2));
                    if (certain > 0) {
                        // exp stops falling at −87
                        assertThat(value).isCloseTo(0f, within(1e-30f));
                        assertThat(delta).containsExactly(new float[] {0, 0}, within(1e-30f));
                    } else {
                        assertThat(value).isBetween(99f, 401f);
                        assertThat(delta[0]).isNegative().isGreaterThan(-2f);
                        assertThat(delta[1]).isPositive().isLessThan(2f);
                    }
                }
            }
        }
    }

    /** The examples of scikit-learn's documentation of mean_pinball_loss, whose alpha is the quantile. */
    @Test
    void pinballLossesOfScikitLearnsDocumentation() {
        float[] y = {1, 2, 3};
        float[] below = {0, 2, 3};
        float[] above = {1, 2, 4};

        // mean_pinball_loss([1, 2, 3], [0, 2, 3], alpha=0.1): 0.03…; of [1, 2, 4]: 0.3; alpha=0.9: 0.3 and 0.03…
        assertThat(mean(loss("quantile", Map.of("quantile", 0.1)), "linear", below, y, 1))
                .isCloseTo(0.1 / 3, within(1e-8));
        assertThat(mean(loss("quantile", Map.of("quantile", 0.1)), "linear", above, y, 1))
                .isCloseTo(0.3, within(1e-7));
        assertThat(mean(loss("quantile", Map.of("quantile", 0.9)), "linear", below, y, 1))
                .isCloseTo(0.3, within(1e-7));
        assertThat(mean(loss("quantile", Map.of("quantile", 0.9)), "linear", above, y, 1))
                .isCloseTo(0.1 / 3, within(1e-8));
    }

    private static float[] probabilities() {
        return new float[] {0.9f, 0.1f, 0.2f, 0.3f, 0.8f, 0.1f, 0.1f, 0.2f, 0.7f};
    }

    @Test
    void aCrossEntropyAfterItsOwnActivationIsComputedFromTheLogits() {
        assertThat(Losses.of(loss("binary_crossentropy"), activation("sigmoid")).fromLogits())
                .isTrue();
        assertThat(Losses.of(loss("categorical_crossentropy"), activation("softmax"))
                        .fromLogits())
                .isTrue();
        assertThat(Losses.of(loss("categorical_crossentropy"), activation("sigmoid"))
                        .fromLogits())
                .isFalse();
        assertThat(Losses.of(loss("mse"), activation("sigmoid")).fromLogits()).isFalse();
    }

    @Test
    void predictionsAreProbabilitiesWhereTheLossTakesLogits() {
        Component fromLogits =
                Component.of(Vocabulary.type(Kind.LOSS, "binary_crossentropy"), Map.of("from_logits", true));

        assertThat(Losses.prediction(fromLogits, activation("linear")).name()).isEqualTo("sigmoid");
        assertThat(Losses.prediction(loss("categorical_crossentropy"), activation("softmax"))
                        .name())
                .isEqualTo("softmax");
        assertThat(Losses.prediction(loss("categorical_crossentropy"), activation("sigmoid"))
                        .name())
                .isEqualTo("linear");
        assertThat(Losses.prediction(loss("mse"), activation("sigmoid")).name()).isEqualTo("linear");
    }

    @Test
    void aCrossEntropyOfAnythingIsRefused() {
        assertThatThrownBy(() -> Losses.of(loss("binary_crossentropy"), activation("relu")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "binary_crossentropy needs sigmoid or softmax last, or from_logits: true, but last is relu");
    }

    /** The outputs, errors and slopes are those of Mazur, A Step by Step Backpropagation Example (2015). */
    @Test
    void halfSquaredErrorsAreAddedUpWhereAsked() {
        float[] z = {0.75136507f, 0.772928465f};
        float[] y = {0.01f, 0.99f};
        Component added = loss("half_mse", Map.of("outputs", "sum"));
        Loss sum = Losses.of(added, activation("linear"));
        float[] delta = new float[2];

        sum.gradient(Rows.of(z, 2), Rows.of(y, 2), 0, 1f, Rows.of(delta, 2));

        assertThat(sum.value(Rows.of(z, 2), Rows.of(y, 2), 0)).isCloseTo(0.298371109f, within(3e-8f));
        assertThat(Losses.of(loss("half_mse"), activation("linear")).value(Rows.of(z, 2), Rows.of(y, 2), 0))
                .isCloseTo(0.298371109f / 2, within(2e-8f));
        assertThat(delta).containsExactly(new float[] {0.74136507f, -0.217071535f}, within(6e-8f));
    }

    @Test
    void aPerceptronAtZeroLearnsUnlessZeroIsRight() {
        assertThat(slopeAtZero(loss("perceptron"), 1)).isEqualTo(-1);
        assertThat(slopeAtZero(loss("perceptron"), -1)).isEqualTo(1);
        assertThat(slopeAtZero(loss("perceptron", Map.of("at_zero", "right")), 1))
                .isZero();
        assertThat(slopeAtZero(loss("perceptron", Map.of("at_zero", "right")), -1))
                .isZero();
    }

    private static float slopeAtZero(Component loss, float y) {
        float[] delta = new float[1];
        Losses.of(loss, activation("linear"))
                .gradient(Rows.of(new float[] {0}, 1), Rows.of(new float[] {y}, 1), 0, 1f, Rows.of(delta, 1));
        return delta[0];
    }

    @ParameterizedTest
    @MethodSource("rangedLosses")
    void valuesLieInTheRangeOfTheFacts(Component loss) {
        Facts.Loss facts = loss.type().loss();
        boolean oneHot = facts.targets() == Facts.Targets.ONE_HOT;
        String last = facts.probabilities() ? oneHot ? "softmax" : "sigmoid" : "linear";
        float[][] targets = {{0, 1}, {1, 0}, {-1, 1}, {3, 3}};
        float[][] predictions = {{0.5f, 0.5f}, {0.9f, 0.1f}, {0.01f, 0.99f}, {3, 3}};
        boolean negative = false;
        for (float[] y : oneHot ? new float[][] {targets[0], targets[1]} : targets) {
            for (float[] z : facts.probabilities() ? Arrays.copyOf(predictions, 3) : predictions) {
                float[] right = facts.targets() == Facts.Targets.ZERO_OR_ONE ? targets[0] : y;
                float value = Losses.of(loss, activation(last)).value(Rows.of(z, 2), Rows.of(right, 2), 0);
                assertThat(facts.range().contains(value))
                        .as(loss.name() + " " + value)
                        .isTrue();
                negative |= value < 0;
            }
        }
        assertThat(negative).isEqualTo(facts.range().contains(-1));
    }

    static Stream<Component> rangedLosses() {
        return Vocabulary.of(Kind.LOSS).stream().map(Component::of);
    }

    @Test
    void logCoshKeepsItsDigitsNearZero() {
        float value = Losses.of(loss("log_cosh"), activation("linear"))
                .value(Rows.of(new float[] {1e-3f}, 1), Rows.of(new float[] {0}, 1), 0);

        assertThat(value).isCloseTo(5e-7f, within(1e-12f));
    }
}
