package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.number.Fma;
import java.util.Optional;

/**
 * The losses by name: z prediction or logit, y target, ε = 1e-7 as in Keras. {@link RegressionLosses} and {@link BinaryLosses} treat every
 * output by itself; over the classes of a row work {@link CategoricalLogits}, {@link CategoricalProbabilities},
 * {@link CategoricalFocalLogits}, {@link CategoricalFocalProbabilities}, {@link CategoricalHinge} and {@link RelativeEntropy}. Each says its
 * formula.
 *
 * <p>Under label smoothing by s both cross-entropies take fma(y, 1 − s, s/K) for y, K being 2 in the binary one and the number of
 * classes in the categorical one.
 *
 * @see <a href="https://keras.io/api/losses/">Keras: losses</a>
 */
public final class Losses {
    /** Keras' epsilon. */
    static final float EPSILON = (float) 1e-7;
    /** The largest probability that a cross-entropy takes the logarithm of. */
    private static final float ALMOST_ONE = (float) (1 - 1e-7);

    private static final Component LINEAR = activation("linear");

    private Losses() {}

    /**
     * The loss that a component names, of a network that ends with {@code lastActivation}. A cross-entropy after its own
     * activation (binary after sigmoid, categorical after softmax) is computed from the logits; after the other one from the
     * values, as Keras does; with {@code from_logits} the network's values, after whatever activation, are the logits.
     *
     * @throws IllegalArgumentException if a cross-entropy has neither sigmoid nor softmax before it nor {@code from_logits}
     */
    public static Loss of(Component loss, Component lastActivation) {
        return switch (loss.name()) {
            case "mse" -> new RegressionLosses.SquaredError();
            case "half_mse" -> new RegressionLosses.HalfSquaredError(addsUpOutputs(loss));
            case "mae" -> new RegressionLosses.AbsoluteError();
            case "huber" -> new RegressionLosses.Huber((float) loss.real("delta"));
            case "log_cosh" -> new RegressionLosses.LogCosh();
            case "mape" -> new RegressionLosses.PercentageError();
            case "msle" -> new RegressionLosses.LogarithmicError();
            case "binary_crossentropy" ->
                switch (logits(loss, lastActivation)) {
                    case BEFORE_ACTIVATION -> new BinaryLosses.BinaryLogits(true, smoothing(loss));
                    case VALUES -> new BinaryLosses.BinaryLogits(false, smoothing(loss));
                    case NONE -> new BinaryLosses.BinaryProbabilities(smoothing(loss));
                };
            case "categorical_crossentropy" ->
                switch (logits(loss, lastActivation)) {
                    case BEFORE_ACTIVATION -> new CategoricalLogits(true, smoothing(loss));
                    case VALUES -> new CategoricalLogits(false, smoothing(loss));
                    case NONE -> new CategoricalProbabilities(smoothing(loss));
                };
            case "hinge" -> new BinaryLosses.Hinge();
            case "squared_hinge" -> new BinaryLosses.SquaredHinge();
            case "categorical_hinge" -> new CategoricalHinge();
            case "binary_focal_crossentropy" ->
                switch (logits(loss, lastActivation)) {
                    case BEFORE_ACTIVATION -> new BinaryLosses.BinaryFocalLogits(loss, true);
                    case VALUES -> new BinaryLosses.BinaryFocalLogits(loss, false);
                    case NONE -> new BinaryLosses.BinaryFocalProbabilities(loss);
                };
            case "categorical_focal_crossentropy" ->
                switch (logits(loss, lastActivation)) {
                    case BEFORE_ACTIVATION -> new CategoricalFocalLogits(loss, true);
                    case VALUES -> new CategoricalFocalLogits(loss, false);
                    case NONE -> new CategoricalFocalProbabilities(loss);
                };
            case "quantile" -> new RegressionLosses.Quantile(loss.real("quantile"));
            case "poisson" -> new RegressionLosses.Poisson();
            case "kl_divergence" -> new RelativeEntropy();
            case "perceptron" ->
                new BinaryLosses.Perceptron(loss.text("at_zero").equals("mistake"));
            default -> throw new IllegalArgumentException("no loss is named " + loss.name());
        };
    }

    /** The loss of a network's predictions: a cross-entropy of probabilities, any other of the values. */
    public static Loss ofPredictions(Component loss) {
        return switch (loss.name()) {
            case "binary_crossentropy" -> new BinaryLosses.BinaryProbabilities(smoothing(loss));
            case "categorical_crossentropy" -> new CategoricalProbabilities(smoothing(loss));
            case "binary_focal_crossentropy" -> new BinaryLosses.BinaryFocalProbabilities(loss);
            case "categorical_focal_crossentropy" -> new CategoricalFocalProbabilities(loss);
            default -> of(loss, LINEAR);
        };
    }

    /**
     * The activation that makes predictions of the values that the loss is computed from: the last activation where they are the
     * logits before it, sigmoid or softmax with {@code from_logits}, else {@code linear}.
     */
    public static Component prediction(Component loss, Component lastActivation) {
        Optional<String> own = loss.type().loss().activation();
        return own.isEmpty() || logits(loss, lastActivation) == Logits.NONE ? LINEAR : activation(own.get());
    }

    /** Whether the loss of several rows is their sum rather than their mean. */
    public static boolean isSum(Component loss) {
        return loss.text("reduction").equals("sum");
    }

    /** Whether the loss of a row is the sum over its outputs, where others take the mean. */
    public static boolean addsUpOutputs(Component loss) {
        return loss.is("half_mse") && loss.text("outputs").equals("sum");
    }

    private static double smoothing(Component loss) {
        return loss.real("label_smoothing");
    }

    private enum Logits {
        BEFORE_ACTIVATION,
        VALUES,
        NONE
    }

    private static Logits logits(Component loss, Component lastActivation) {
        if (loss.flag("from_logits")) {
            return Logits.VALUES;
        }
        if (lastActivation.is(loss.type().loss().activation().orElseThrow())) {
            return Logits.BEFORE_ACTIVATION;
        }
        if (lastActivation.type().activation().probabilities()) {
            return Logits.NONE;
        }
        throw new IllegalArgumentException(loss.name()
                + " needs sigmoid or softmax last, or from_logits: true, but last is " + lastActivation.name());
    }

    private static Component activation(String name) {
        return Component.of(Vocabulary.type(Kind.ACTIVATION, name));
    }

    /** What label smoothing by s makes of the target of one of several classes. */
    static float smoothed(float y, double s, int classes) {
        return Fma.fma(y, (float) (1 - s), (float) (s / classes));
    }

    /** What label smoothing by s makes of the targets of a row, each of them one of several classes. */
    public static float[] smoothed(float[] y, double s, int classes) {
        float[] smoothed = new float[y.length];
        for (int o = 0; o < y.length; o++) {
            smoothed[o] = smoothed(y[o], s, classes);
        }
        return smoothed;
    }

    /** xᵞ: 1, x and x·x for γ of 0, 1 and 2, else exp(γ·ln x). */
    static float power(float x, float exponent) {
        if (exponent == 0f) {
            return 1f;
        }
        if (exponent == 1f) {
            return x;
        }
        return exponent == 2f ? x * x : Elementary.exp(exponent * Elementary.log(x));
    }

    /** z within [ε, 1 − ε], Keras' guard of the logarithm. */
    public static float probability(float z) {
        return Math.max(Math.min(z, ALMOST_ONE), EPSILON);
    }
}
