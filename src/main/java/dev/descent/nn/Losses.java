package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.number.Fma;
import java.util.Optional;

/**
 * The losses of a row: z prediction or logit, y target, e = z − y, ε = 1e-7 as in Keras. Those that follow are averaged over the
 * outputs ({@link AveragedLoss}); the middle column is what an output adds to the sum s, the right one is the slope by z.
 *
 * <pre>
 *   mse                  fma(e, e, s)                              2 · e
 *   half_mse             fma(½e, e, s)                             e
 *   mae                  s + |e|                                   sign(e)
 *   huber                fma(½m, m, fma(δ, |e| − m, s))            e within [−δ, δ];  m = min(|e|, δ)
 *   log_cosh             s + ln cosh e                             tanh(e)
 *   mape                 fma(100, |e|/max(|y|, ε), s)              100 · sign(e)/max(|y|, ε)
 *   msle                 fma(d, d, s)                              2 · d/(1 + z) if z &gt; ε, else 0
 *                        d = log1p(max(z, ε)) − log1p(max(y, ε))
 *   binary_crossentropy  s + (fma(−z, y, z₊) + log1p(exp(−|z|)))   σ(z) − y           from the logits, z₊ = max(z, 0)
 *                        s − fma(y, ln p, (1 − y)·log1p(−p))       (1 − y)/(1 − p) − y/p if p = z, else 0
 *                                                                  from other values, p = z within [ε, 1 − ε]
 *   hinge                s + max(t, 0), t = fma(−y, z, 1)          −y if t ≥ 0, else 0
 *   squared_hinge        fma(m, m, s), m = max(t, 0)               2 · (−y·m)
 *   poisson              s + fma(−y, ln(z + ε), z)                 1 − y/(z + ε)
 *   perceptron           s + max(−y·z, 0)                          −y if −y·z ≥ 0, else 0
 * </pre>
 *
 * <p>ln cosh e is −½·log1p(−tanh²e) for |e| &lt; 1 and |e| + log1p(½·expm1(−2|e|)) elsewhere, which keeps all digits on both sides.
 * At a kink a hinge's slope is that of the left side, as in scikit-learn: so a perceptron that starts at 0 learns. Over the classes
 * of a row work {@link CategoricalLogits}, {@link CategoricalProbabilities}, {@link CategoricalHinge} and
 * {@link RelativeEntropy}.
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
            case "mse" -> new SquaredError();
            case "half_mse" -> new HalfSquaredError();
            case "mae" -> new AbsoluteError();
            case "huber" -> new Huber((float) loss.real("delta"));
            case "log_cosh" -> new LogCosh();
            case "mape" -> new PercentageError();
            case "msle" -> new LogarithmicError();
            case "binary_crossentropy" ->
                switch (logits(loss, lastActivation)) {
                    case BEFORE_ACTIVATION -> new BinaryLogits(true);
                    case VALUES -> new BinaryLogits(false);
                    case NONE -> new BinaryProbabilities();
                };
            case "categorical_crossentropy" ->
                switch (logits(loss, lastActivation)) {
                    case BEFORE_ACTIVATION -> new CategoricalLogits(true);
                    case VALUES -> new CategoricalLogits(false);
                    case NONE -> new CategoricalProbabilities();
                };
            case "hinge" -> new Hinge();
            case "squared_hinge" -> new SquaredHinge();
            case "categorical_hinge" -> new CategoricalHinge();
            case "poisson" -> new Poisson();
            case "kl_divergence" -> new RelativeEntropy();
            case "perceptron" -> new Perceptron();
            default -> throw new IllegalArgumentException("no loss is named " + loss.name());
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

    private static final class SquaredError extends AveragedLoss {
        SquaredError() {
            super(2);
        }

        @Override
        float add(float sum, float z, float y) {
            float e = z - y;
            return Fma.fma(e, e, sum);
        }

        @Override
        float slope(float z, float y) {
            return z - y;
        }
    }

    private static final class HalfSquaredError extends AveragedLoss {
        HalfSquaredError() {
            super(1);
        }

        @Override
        float add(float sum, float z, float y) {
            float e = z - y;
            return Fma.fma(0.5f * e, e, sum);
        }

        @Override
        float slope(float z, float y) {
            return z - y;
        }
    }

    private static final class AbsoluteError extends AveragedLoss {
        AbsoluteError() {
            super(1);
        }

        @Override
        float add(float sum, float z, float y) {
            return sum + Math.abs(z - y);
        }

        @Override
        float slope(float z, float y) {
            return Math.signum(z - y);
        }
    }

    private static final class Huber extends AveragedLoss {
        private final float delta;

        Huber(float delta) {
            super(1);
            this.delta = delta;
        }

        @Override
        float add(float sum, float z, float y) {
            float distance = Math.abs(z - y);
            float m = Math.min(distance, delta);
            return Fma.fma(0.5f * m, m, Fma.fma(delta, distance - m, sum));
        }

        @Override
        float slope(float z, float y) {
            return Math.max(Math.min(z - y, delta), -delta);
        }
    }

    private static final class LogCosh extends AveragedLoss {
        LogCosh() {
            super(1);
        }

        @Override
        float add(float sum, float z, float y) {
            float distance = Math.abs(z - y);
            if (distance < 1f) {
                float t = Elementary.tanh(distance);
                return sum + -0.5f * Elementary.log1p(-(t * t));
            }
            return sum + (distance + Elementary.log1p(0.5f * Elementary.expm1(-2f * distance)));
        }

        @Override
        float slope(float z, float y) {
            return Elementary.tanh(z - y);
        }
    }

    private static final class PercentageError extends AveragedLoss {
        PercentageError() {
            super(100);
        }

        @Override
        float add(float sum, float z, float y) {
            return Fma.fma(100f, Math.abs(z - y) / Math.max(Math.abs(y), EPSILON), sum);
        }

        @Override
        float slope(float z, float y) {
            return Math.signum(z - y) / Math.max(Math.abs(y), EPSILON);
        }
    }

    private static final class LogarithmicError extends AveragedLoss {
        LogarithmicError() {
            super(2);
        }

        @Override
        float add(float sum, float z, float y) {
            float d = distance(z, y);
            return Fma.fma(d, d, sum);
        }

        @Override
        float slope(float z, float y) {
            return z > EPSILON ? distance(z, y) / (1f + z) : 0f;
        }

        private float distance(float z, float y) {
            return Elementary.log1p(Math.max(z, EPSILON)) - Elementary.log1p(Math.max(y, EPSILON));
        }
    }

    private static final class BinaryLogits extends AveragedLoss {
        private final boolean beforeActivation;

        BinaryLogits(boolean beforeActivation) {
            super(1);
            this.beforeActivation = beforeActivation;
        }

        @Override
        public boolean fromLogits() {
            return beforeActivation;
        }

        @Override
        public String family() {
            return "binary_crossentropy from logits";
        }

        @Override
        float add(float sum, float z, float y) {
            return sum + (Fma.fma(-z, y, Math.max(z, 0f)) + Elementary.log1p(Elementary.exp(-Math.abs(z))));
        }

        @Override
        float slope(float z, float y) {
            return Elementary.sigmoid(z) - y;
        }
    }

    private static final class BinaryProbabilities extends AveragedLoss {
        BinaryProbabilities() {
            super(1);
        }

        @Override
        float add(float sum, float z, float y) {
            float p = probability(z);
            return sum - Fma.fma(y, Elementary.log(p), (1f - y) * Elementary.log1p(-p));
        }

        @Override
        float slope(float z, float y) {
            float p = probability(z);
            return p == z ? (1f - y) / (1f - p) - y / p : 0f;
        }
    }

    private static final class Hinge extends AveragedLoss {
        Hinge() {
            super(1);
        }

        @Override
        float add(float sum, float z, float y) {
            return sum + Math.max(Fma.fma(-y, z, 1f), 0f);
        }

        @Override
        float slope(float z, float y) {
            return Fma.fma(-y, z, 1f) >= 0f ? -y : 0f;
        }
    }

    private static final class SquaredHinge extends AveragedLoss {
        SquaredHinge() {
            super(2);
        }

        @Override
        float add(float sum, float z, float y) {
            float m = Math.max(Fma.fma(-y, z, 1f), 0f);
            return Fma.fma(m, m, sum);
        }

        @Override
        float slope(float z, float y) {
            return -y * Math.max(Fma.fma(-y, z, 1f), 0f);
        }
    }

    private static final class Poisson extends AveragedLoss {
        Poisson() {
            super(1);
        }

        @Override
        float add(float sum, float z, float y) {
            return sum + Fma.fma(-y, Elementary.log(z + EPSILON), z);
        }

        @Override
        float slope(float z, float y) {
            return 1f - y / (z + EPSILON);
        }
    }

    private static final class Perceptron extends AveragedLoss {
        Perceptron() {
            super(1);
        }

        @Override
        float add(float sum, float z, float y) {
            return sum + Math.max(-y * z, 0f);
        }

        @Override
        float slope(float z, float y) {
            return -y * z >= 0f ? -y : 0f;
        }
    }

    /** z within [ε, 1 − ε], Keras' guard of the logarithm. */
    static float probability(float z) {
        return Math.max(Math.min(z, ALMOST_ONE), EPSILON);
    }
}
