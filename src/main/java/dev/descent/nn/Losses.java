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
 *   quantile             s + max((1 − q)·e, −q·e)                  1 − q if e &gt; 0, −q if e &lt; 0, else e
 *   binary_focal_…       fma(w·mᵞ, c, s)                           w·mᵞ·(d + (γ·c)·(1 − 2y)·r)
 *                        m = fma(y, σ(−z), (1 − y)·σ(z)), d = fma(−y, σ(−z), (1 − y)·σ(z)), r = σ(z)·σ(−z)/m (1 if m is 0),
 *                        c what binary_crossentropy adds, w = fma(y, α, (1 − y)·(1 − α)) with class balancing, else 1
 *                                                                  w·(mᵞ·c′ + (γ·mᵞ⁻¹)·c·(1 − 2y))
 *                        from other values, m = fma(y, 1 − z, (1 − y)·z), c′ the slope of binary_crossentropy
 * </pre>
 *
 * <p>xᵞ is 1, x and x·x for 0, 1 and 2, else exp(γ·ln x). Of categorical_focal_crossentropy, from the logits: cᵢ = ln S − (zᵢ − m)
 * as in {@link CategoricalLogits}, pᵢ = exp(zᵢ − m)/S, qᵢ = −expm1(−cᵢ), which is 1 − pᵢ,
 *
 * <pre>
 *   value       α·s, s ⊕ class i = fma(yᵢ, qᵢᵞ·cᵢ, s)
 *   gradient    (scale·α)·(G·pᵢ − yᵢ·gᵢ), gᵢ = qᵢᵞ·fma(γ·pᵢ, cᵢ/qᵢ, 1), cᵢ/qᵢ being 1 where qᵢ is 0, G = Σ yᵢ·gᵢ a chain of fma
 * </pre>
 *
 * and from other values, uᵢ = zᵢ/S, S = Σ zᵢ and pᵢ = uᵢ within [ε, 1 − ε] as in {@link CategoricalProbabilities},
 *
 * <pre>
 *   value       α·(0 − s), s ⊕ class i = fma(yᵢ, (1 − pᵢ)ᵞ·ln pᵢ, s)
 *   gradient    (scale·α)·((hᵢ − H)/S), hᵢ = yᵢ·fma(γ·(1 − pᵢ)ᵞ⁻¹, ln pᵢ, −((1 − pᵢ)ᵞ/pᵢ)) if pᵢ = uᵢ, else 0, H = Σ uᵢ·hᵢ
 * </pre>
 *
 * <p>Under label smoothing by s both cross-entropies take fma(y, 1 − s, s/K) for y, K being 2 in the binary one and the number of
 * classes in the categorical one.
 *
 * <p>ln cosh e is −½·log1p(−tanh²e) for |e| &lt; 1 and |e| + log1p(½·expm1(−2|e|)) elsewhere, which keeps all digits on both sides.
 * At a kink a hinge's slope is that of the left side, as in scikit-learn: so a perceptron that starts at 0 learns. Over the classes
 * of a row work {@link CategoricalLogits}, {@link CategoricalProbabilities}, {@link CategoricalHinge} and
 * {@link RelativeEntropy}.
 *
 * @see <a href="https://keras.io/api/losses/">Keras: losses</a>
 * @see <a href="https://doi.org/10.2307/1913643">Koenker and Bassett (1978), Regression Quantiles</a>
 * @see <a href="https://arxiv.org/abs/1708.02002">Lin et al. (2017), Focal Loss for Dense Object Detection</a>
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
                    case BEFORE_ACTIVATION -> new BinaryLogits(true, smoothing(loss));
                    case VALUES -> new BinaryLogits(false, smoothing(loss));
                    case NONE -> new BinaryProbabilities(smoothing(loss));
                };
            case "categorical_crossentropy" ->
                switch (logits(loss, lastActivation)) {
                    case BEFORE_ACTIVATION -> new CategoricalLogits(true, smoothing(loss));
                    case VALUES -> new CategoricalLogits(false, smoothing(loss));
                    case NONE -> new CategoricalProbabilities(smoothing(loss));
                };
            case "hinge" -> new Hinge();
            case "squared_hinge" -> new SquaredHinge();
            case "categorical_hinge" -> new CategoricalHinge();
            case "binary_focal_crossentropy" ->
                switch (logits(loss, lastActivation)) {
                    case BEFORE_ACTIVATION -> new BinaryFocalLogits(loss, true);
                    case VALUES -> new BinaryFocalLogits(loss, false);
                    case NONE -> new BinaryFocalProbabilities(loss);
                };
            case "categorical_focal_crossentropy" ->
                switch (logits(loss, lastActivation)) {
                    case BEFORE_ACTIVATION -> new CategoricalFocalLogits(loss, true);
                    case VALUES -> new CategoricalFocalLogits(loss, false);
                    case NONE -> new CategoricalFocalProbabilities(loss);
                };
            case "quantile" -> new Quantile(loss.real("quantile"));
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
        private final float kept;
        private final float added;

        BinaryLogits(boolean beforeActivation, double smoothing) {
            super(1);
            this.beforeActivation = beforeActivation;
            this.kept = (float) (1 - smoothing);
            this.added = (float) (smoothing / 2);
        }

        @Override
        public boolean fromLogits() {
            return beforeActivation;
        }

        @Override
        public String family() {
            return kept == 1f ? "binary_crossentropy from logits" : "";
        }

        @Override
        float add(float sum, float z, float y) {
            float target = Fma.fma(y, kept, added);
            return sum + (Fma.fma(-z, target, Math.max(z, 0f)) + Elementary.log1p(Elementary.exp(-Math.abs(z))));
        }

        @Override
        float slope(float z, float y) {
            return Elementary.sigmoid(z) - Fma.fma(y, kept, added);
        }
    }

    private static final class BinaryProbabilities extends AveragedLoss {
        private final float kept;
        private final float added;

        BinaryProbabilities(double smoothing) {
            super(1);
            this.kept = (float) (1 - smoothing);
            this.added = (float) (smoothing / 2);
        }

        @Override
        float add(float sum, float z, float y) {
            float target = Fma.fma(y, kept, added);
            float p = probability(z);
            return sum - Fma.fma(target, Elementary.log(p), (1f - target) * Elementary.log1p(-p));
        }

        @Override
        float slope(float z, float y) {
            float target = Fma.fma(y, kept, added);
            float p = probability(z);
            return p == z ? (1f - target) / (1f - p) - target / p : 0f;
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

    private static final class Quantile extends AveragedLoss {
        private final float quantile;
        private final float rest;

        Quantile(double quantile) {
            super(1);
            this.quantile = (float) quantile;
            this.rest = (float) (1 - quantile);
        }

        @Override
        float add(float sum, float z, float y) {
            float e = z - y;
            return sum + Math.max(rest * e, -quantile * e);
        }

        @Override
        float slope(float z, float y) {
            float e = z - y;
            return e > 0f ? rest : e < 0f ? -quantile : e;
        }
    }

    /** xᵞ; 0⁰ is 1. */
    private static float power(float x, float exponent) {
        if (exponent == 0f) {
            return 1f;
        }
        if (exponent == 1f) {
            return x;
        }
        return exponent == 2f ? x * x : Elementary.exp(exponent * Elementary.log(x));
    }

    /** What both forms of the binary focal loss share. */
    private abstract static class BinaryFocal extends AveragedLoss {
        final float gamma;
        private final float positive;
        private final float negative;

        BinaryFocal(Component loss) {
            super(1);
            boolean balanced = loss.flag("apply_class_balancing");
            this.gamma = (float) loss.real("gamma");
            this.positive = balanced ? (float) loss.real("alpha") : 1f;
            this.negative = balanced ? (float) (1 - loss.real("alpha")) : 1f;
        }

        float weight(float y) {
            return Fma.fma(y, positive, (1f - y) * negative);
        }
    }

    private static final class BinaryFocalLogits extends BinaryFocal {
        private final boolean beforeActivation;
        private final BinaryLogits entropy;

        BinaryFocalLogits(Component loss, boolean beforeActivation) {
            super(loss);
            this.beforeActivation = beforeActivation;
            this.entropy = new BinaryLogits(beforeActivation, 0);
        }

        @Override
        public boolean fromLogits() {
            return beforeActivation;
        }

        @Override
        float add(float sum, float z, float y) {
            float miss = Fma.fma(y, Elementary.sigmoid(-z), (1f - y) * Elementary.sigmoid(z));
            return Fma.fma(weight(y) * power(miss, gamma), entropy.add(0f, z, y), sum);
        }

        @Override
        float slope(float z, float y) {
            float p = Elementary.sigmoid(z);
            float rest = Elementary.sigmoid(-z);
            float miss = Fma.fma(y, rest, (1f - y) * p);
            float distance = Fma.fma(-y, rest, (1f - y) * p);
            float ratio = miss > 0f ? p * rest / miss : 1f;
            float focus = gamma * entropy.add(0f, z, y) * (1f - 2f * y) * ratio;
            return weight(y) * power(miss, gamma) * (distance + focus);
        }
    }

    private static final class BinaryFocalProbabilities extends BinaryFocal {
        private final BinaryProbabilities entropy = new BinaryProbabilities(0);

        BinaryFocalProbabilities(Component loss) {
            super(loss);
        }

        @Override
        float add(float sum, float z, float y) {
            return Fma.fma(weight(y) * power(miss(z, y), gamma), entropy.add(0f, z, y), sum);
        }

        @Override
        float slope(float z, float y) {
            float miss = miss(z, y);
            float focus = gamma == 0f ? 0f : gamma * power(miss, gamma - 1f);
            return weight(y)
                    * (power(miss, gamma) * entropy.slope(z, y) + focus * entropy.add(0f, z, y) * (1f - 2f * y));
        }

        private static float miss(float z, float y) {
            return Fma.fma(y, 1f - z, (1f - y) * z);
        }
    }

    private static final class CategoricalFocalLogits implements Loss {
        private final float alpha;
        private final float gamma;
        private final boolean beforeActivation;

        CategoricalFocalLogits(Component loss, boolean beforeActivation) {
            this.alpha = (float) loss.real("alpha");
            this.gamma = (float) loss.real("gamma");
            this.beforeActivation = beforeActivation;
        }

        @Override
        public boolean fromLogits() {
            return beforeActivation;
        }

        @Override
        public float value(float[] z, int zAt, int zStride, float[] y, int yAt, int yStride, int outputs) {
            float max = Softmax.maximum(z, zAt, zStride, outputs);
            float log = Elementary.log(powers(z, zAt, zStride, outputs, max));
            float sum = 0f;
            for (int o = 0; o < outputs; o++) {
                float entropy = log - (z[zAt + o * zStride] - max);
                float miss = -Elementary.expm1(-entropy);
                sum = Fma.fma(y[yAt + o * yStride], power(miss, gamma) * entropy, sum);
            }
            return alpha * sum;
        }

        @Override
        public void gradient(
                float[] z,
                int zAt,
                int zStride,
                float[] y,
                int yAt,
                int yStride,
                int outputs,
                float scale,
                float[] delta,
                int deltaAt,
                int deltaStride) {
            float max = Softmax.maximum(z, zAt, zStride, outputs);
            float powers = powers(z, zAt, zStride, outputs, max);
            float log = Elementary.log(powers);
            float all = 0f;
            for (int o = 0; o < outputs; o++) {
                all = Fma.fma(y[yAt + o * yStride], focus(z[zAt + o * zStride] - max, log, powers), all);
            }
            for (int o = 0; o < outputs; o++) {
                float d = z[zAt + o * zStride] - max;
                float own = y[yAt + o * yStride] * focus(d, log, powers);
                delta[deltaAt + o * deltaStride] = scale * alpha * (all * (Elementary.exp(d) / powers) - own);
            }
        }

        /** @param d a logit's distance to the largest */
        private float focus(float d, float log, float powers) {
            float entropy = log - d;
            float p = Elementary.exp(d) / powers;
            float miss = -Elementary.expm1(-entropy);
            return power(miss, gamma) * Fma.fma(gamma * p, miss == 0f ? 1f : entropy / miss, 1f);
        }

        private static float powers(float[] z, int at, int stride, int outputs, float max) {
            float powers = 0f;
            for (int o = 0; o < outputs; o++) {
                powers += Elementary.exp(z[at + o * stride] - max);
            }
            return powers;
        }
    }

    private static final class CategoricalFocalProbabilities implements Loss {
        private final float alpha;
        private final float gamma;

        CategoricalFocalProbabilities(Component loss) {
            this.alpha = (float) loss.real("alpha");
            this.gamma = (float) loss.real("gamma");
        }

        @Override
        public boolean fromLogits() {
            return false;
        }

        @Override
        public float value(float[] z, int zAt, int zStride, float[] y, int yAt, int yStride, int outputs) {
            float total = CategoricalProbabilities.total(z, zAt, zStride, outputs);
            float sum = 0f;
            for (int o = 0; o < outputs; o++) {
                float p = probability(z[zAt + o * zStride] / total);
                sum = Fma.fma(y[yAt + o * yStride], power(1f - p, gamma) * Elementary.log(p), sum);
            }
            return alpha * (0f - sum);
        }

        @Override
        public void gradient(
                float[] z,
                int zAt,
                int zStride,
                float[] y,
                int yAt,
                int yStride,
                int outputs,
                float scale,
                float[] delta,
                int deltaAt,
                int deltaStride) {
            float total = CategoricalProbabilities.total(z, zAt, zStride, outputs);
            float all = 0f;
            for (int o = 0; o < outputs; o++) {
                float u = z[zAt + o * zStride] / total;
                all = Fma.fma(u, slope(u, y[yAt + o * yStride]), all);
            }
            for (int o = 0; o < outputs; o++) {
                float own = slope(z[zAt + o * zStride] / total, y[yAt + o * yStride]);
                delta[deltaAt + o * deltaStride] = scale * alpha * ((own - all) / total);
            }
        }

        /** The derivative of a class's part, without α, by its share u of the row. */
        private float slope(float u, float y) {
            float p = probability(u);
            if (p != u) {
                return 0f;
            }
            float focus = gamma == 0f ? 0f : gamma * power(1f - p, gamma - 1f);
            return y * Fma.fma(focus, Elementary.log(p), -(power(1f - p, gamma) / p));
        }
    }

    /** z within [ε, 1 − ε], Keras' guard of the logarithm. */
    static float probability(float z) {
        return Math.max(Math.min(z, ALMOST_ONE), EPSILON);
    }
}
