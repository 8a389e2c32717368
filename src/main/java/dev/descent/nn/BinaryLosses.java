package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.model.Component;
import dev.descent.number.Fma;

/**
 * Losses of outputs that each decide between two classes, averaged over the outputs ({@link AveragedLoss}); the middle column is what an
 * output adds to the sum s, the right one is the slope by z.
 *
 * <pre>
 *   binary_crossentropy  s + (fma(−z, y, z₊) + log1p(exp(−|z|)))   σ(z) − y           from the logits, z₊ = max(z, 0)
 *                        s − fma(y, ln p, (1 − y)·log1p(−p))       (1 − y)/(1 − p) − y/p if p = z, else 0
 *                                                                  from other values, p = z within [ε, 1 − ε]
 *   hinge                s + max(t, 0), t = fma(−y, z, 1)          −y if t ≥ 0, else 0
 *   squared_hinge        fma(m, m, s), m = max(t, 0)               2 · (−y·m)
 *   perceptron           s + max(−y·z, 0)                          −y if −y·z > 0, or 0 and at_zero is mistake; else 0
 *   binary_focal_…       fma(w·mᵞ, c, s)                           w·mᵞ·(d + (γ·c)·(1 − 2y)·r)
 *                        m = fma(y, σ(−z), (1 − y)·σ(z)), d = fma(−y, σ(−z), (1 − y)·σ(z)), r = σ(z)·σ(−z)/m (1 if m is 0),
 *                        c what binary_crossentropy adds, w = fma(y, α, (1 − y)·(1 − α)) with class balancing, else 1
 *                                                                  w·(mᵞ·c′ + (γ·mᵞ⁻¹)·c·(1 − 2y))
 *                        from other values, m = fma(y, 1 − z, (1 − y)·z), c′ the slope of binary_crossentropy
 * </pre>
 *
 * <p>xᵞ is that of {@link Losses#power}. Under label smoothing by s cross-entropy takes fma(y, 1 − s, s/2) for y.
 *
 * <p>At a kink a hinge's slope is that of the left side, as in scikit-learn: so a perceptron that starts at 0 learns. Textbooks count a
 * row with z = 0 either way, so a perceptron can be told to count it as right.
 *
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/">Keras: probabilistic losses</a>
 * @see <a href="https://keras.io/api/losses/hinge_losses/">Keras: hinge losses</a>
 * @see <a href="https://arxiv.org/abs/1708.02002">Lin et al. (2017), Focal Loss for Dense Object Detection</a>
 */
final class BinaryLosses {
    private BinaryLosses() {}

    static final class BinaryLogits extends AveragedLoss {
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
        public String formulaName() {
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

    static final class BinaryProbabilities extends AveragedLoss {
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
            float p = Losses.probability(z);
            return sum - Fma.fma(target, Elementary.log(p), (1f - target) * Elementary.log1p(-p));
        }

        @Override
        float slope(float z, float y) {
            float target = Fma.fma(y, kept, added);
            float p = Losses.probability(z);
            return p == z ? (1f - target) / (1f - p) - target / p : 0f;
        }
    }

    static final class Hinge extends AveragedLoss {
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

    static final class SquaredHinge extends AveragedLoss {
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

    static final class Perceptron extends AveragedLoss {
        private final boolean mistakenAtZero;

        Perceptron(boolean mistakenAtZero) {
            super(1);
            this.mistakenAtZero = mistakenAtZero;
        }

        @Override
        float add(float sum, float z, float y) {
            return sum + Math.max(-y * z, 0f);
        }

        @Override
        float slope(float z, float y) {
            float wrong = -y * z;
            return wrong > 0f || wrong == 0f && mistakenAtZero ? -y : 0f;
        }
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

    static final class BinaryFocalLogits extends BinaryFocal {
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
            return Fma.fma(weight(y) * Losses.power(miss, gamma), entropy.add(0f, z, y), sum);
        }

        @Override
        float slope(float z, float y) {
            float p = Elementary.sigmoid(z);
            float rest = Elementary.sigmoid(-z);
            float miss = Fma.fma(y, rest, (1f - y) * p);
            float distance = Fma.fma(-y, rest, (1f - y) * p);
            float ratio = miss > 0f ? p * rest / miss : 1f;
            float focus = gamma * entropy.add(0f, z, y) * (1f - 2f * y) * ratio;
            return weight(y) * Losses.power(miss, gamma) * (distance + focus);
        }
    }

    static final class BinaryFocalProbabilities extends BinaryFocal {
        private final BinaryProbabilities entropy = new BinaryProbabilities(0);

        BinaryFocalProbabilities(Component loss) {
            super(loss);
        }

        @Override
        float add(float sum, float z, float y) {
            return Fma.fma(weight(y) * Losses.power(miss(z, y), gamma), entropy.add(0f, z, y), sum);
        }

        @Override
        float slope(float z, float y) {
            float miss = miss(z, y);
            float focus = gamma == 0f ? 0f : gamma * Losses.power(miss, gamma - 1f);
            return weight(y)
                    * (Losses.power(miss, gamma) * entropy.slope(z, y) + focus * entropy.add(0f, z, y) * (1f - 2f * y));
        }

        private static float miss(float z, float y) {
            return Fma.fma(y, 1f - z, (1f - y) * z);
        }
    }
}
