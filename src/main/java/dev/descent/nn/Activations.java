package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.model.Component;
import dev.descent.number.Fma;

/**
 * The activations that work on each value by itself: f and its slope f′, in float32. Constants of the formulas are rounded from
 * double once; where a formula has no letter for it, z₊ = max(z, 0) and z₋ = min(z, 0).
 *
 * <pre>
 *   linear        z                          1
 *   relu          z₊                         1 if z &gt; 0, else 0
 *   leaky_relu    fma(s, z₋, z₊)             1 if z ≥ 0, else s
 *   elu           fma(α, expm1(z₋), z₊)      1 if z &gt; 0, else a + α
 *   selu          fma(λα, expm1(z₋), λ·z₊)   λ if z &gt; 0, else a + λα
 *   celu          fma(α, expm1(z₋/α), z₊)    1 if z &gt; 0, else a/α + 1, α ≥ 2⁻¹²⁶
 *   silu          z·σ(z)                     fma(a, 1 − σ(z), σ(z))
 *   gelu          max(z, −12.875)·Φ(z)  fma(t, φ(t), Φ(z)), t = z within [−12.875, 12.875]
 *   mish          t·tanh(softplus(t))        fma(t·fma(−h, h, 1), σ(t), h), t = max(z, −87), h = tanh(softplus(t))
 *   softplus      softplus(z)                σ(z)
 *   softsign      z / (1 + |z|)              q·q, q = 1 / (1 + |z|)
 *   sigmoid       σ(z)                       fma(−a, a, a)
 *   hard_sigmoid  fma(z, 1/6, ½) in [0, 1]   1/6 if −3 &lt; z &lt; 3, else 0
 *   tanh          tanh(z)                    fma(−a, a, 1)
 *   exponential   exp(z)                     a
 *   step          1 if z ≥ 0, else 0         0
 * </pre>
 *
 * <p>σ, exp, expm1, tanh and softplus are those of {@link Elementary}; Φ(z) = ½·erfc(−z/√2) is {@link Elementary#normal} and
 * φ(t) = exp(−½·t·t)/√(2π) its density. max and min pass NaN on, and {@code step} of NaN is NaN.
 */
public final class Activations {
    private static final Activation LINEAR = new Activation() {
        @Override
        public float value(float z) {
            return z;
        }

        @Override
        public float slope(float z, float a) {
            return 1f;
        }
    };

    private static final Activation RELU = new Activation() {
        @Override
        public float value(float z) {
            return Math.max(z, 0f);
        }

        @Override
        public float slope(float z, float a) {
            return z > 0f ? 1f : 0f;
        }
    };

    private static final Activation SILU = new Activation() {
        @Override
        public float value(float z) {
            return z * Elementary.sigmoid(z);
        }

        @Override
        public float slope(float z, float a) {
            float s = Elementary.sigmoid(z);
            return Fma.fma(a, 1f - s, s);
        }
    };

    private static final Activation GELU = new Activation() {
        /** Beyond it on the left, a value is less than 5e-37 away from 0. */
        private static final float FARTHEST = 12.875f;
        /** 1/√(2π). */
        private static final float DENSITY = (float) 0.3989422804014327;

        @Override
        public float value(float z) {
            return Math.max(z, -FARTHEST) * Elementary.normal(z);
        }

        @Override
        public float slope(float z, float a) {
            float t = Math.max(Math.min(z, FARTHEST), -FARTHEST);
            return Fma.fma(t, DENSITY * Elementary.exp(-0.5f * t * t), Elementary.normal(z));
        }
    };

    private static final Activation MISH = new Activation() {
        @Override
        public float value(float z) {
            float t = Math.max(z, -87f);
            return t * gate(t);
        }

        @Override
        public float slope(float z, float a) {
            float t = Math.max(z, -87f);
            float h = gate(t);
            return Fma.fma(t * Fma.fma(-h, h, 1f), Elementary.sigmoid(t), h);
        }

        private float gate(float t) {
            return Elementary.tanh(Elementary.softplus(t));
        }
    };

    private static final Activation SOFTPLUS = new Activation() {
        @Override
        public float value(float z) {
            return Elementary.softplus(z);
        }

        @Override
        public float slope(float z, float a) {
            return Elementary.sigmoid(z);
        }
    };

    private static final Activation SOFTSIGN = new Activation() {
        @Override
        public float value(float z) {
            return z / (1f + Math.abs(z));
        }

        @Override
        public float slope(float z, float a) {
            float q = 1f / (1f + Math.abs(z));
            return q * q;
        }
    };

    private static final Activation SIGMOID = new Activation() {
        @Override
        public float value(float z) {
            return Elementary.sigmoid(z);
        }

        @Override
        public float slope(float z, float a) {
            return Fma.fma(-a, a, a);
        }
    };

    private static final Activation HARD_SIGMOID = new Activation() {
        private static final float SIXTH = (float) (1.0 / 6.0);

        @Override
        public float value(float z) {
            return Math.max(Math.min(Fma.fma(z, SIXTH, 0.5f), 1f), 0f);
        }

        @Override
        public float slope(float z, float a) {
            return z > -3f && z < 3f ? SIXTH : 0f;
        }
    };

    private static final Activation TANH = new Activation() {
        @Override
        public float value(float z) {
            return Elementary.tanh(z);
        }

        @Override
        public float slope(float z, float a) {
            return Fma.fma(-a, a, 1f);
        }
    };

    private static final Activation EXPONENTIAL = new Activation() {
        @Override
        public float value(float z) {
            return Elementary.exp(z);
        }

        @Override
        public float slope(float z, float a) {
            return a;
        }
    };

    private static final Activation STEP = new Activation() {
        @Override
        public float value(float z) {
            return z >= 0f ? 1f : z < 0f ? 0f : z;
        }

        @Override
        public float slope(float z, float a) {
            return 0f;
        }
    };

    /** Klambauer et al. (2017): the λ and α for which mean 0 and variance 1 are a fixed point. */
    private static final Activation SELU = new Exponential(1.0507009873554805, 1.6732632423543772);

    private Activations() {}

    /**
     * The activation that a component names.
     *
     * @throws IllegalArgumentException for {@code softmax}, which works on a row: {@link Softmax}
     */
    public static Activation of(Component activation) {
        return switch (activation.name()) {
            case "linear" -> LINEAR;
            case "relu" -> RELU;
            case "leaky_relu" -> new Leaky((float) activation.real("negative_slope"));
            case "elu" -> new Exponential(1.0, activation.real("alpha"));
            case "celu" -> new ContinuousExponential((float) activation.real("alpha"));
            case "selu" -> SELU;
            case "silu" -> SILU;
            case "gelu" -> GELU;
            case "mish" -> MISH;
            case "softplus" -> SOFTPLUS;
            case "softsign" -> SOFTSIGN;
            case "sigmoid" -> SIGMOID;
            case "hard_sigmoid" -> HARD_SIGMOID;
            case "tanh" -> TANH;
            case "exponential" -> EXPONENTIAL;
            case "step" -> STEP;
            default ->
                throw new IllegalArgumentException("no activation of single values is named " + activation.name());
        };
    }

    /**
     * The constants of an activation's formula: of elu and selu what multiplies expm1(z₋) and what multiplies z₊; of leaky_relu
     * s; of the others none.
     */
    public static float[] constants(Component activation) {
        Activation formula = isSoftmax(activation) ? LINEAR : of(activation);
        if (formula instanceof Exponential e) {
            return new float[] {e.left, e.right};
        }
        return formula instanceof Leaky leaky ? new float[] {leaky.slope} : new float[0];
    }

    /** Whether the activation works on a row, and so is {@link Softmax}. */
    public static boolean isSoftmax(Component activation) {
        return activation.type().activation().acrossUnits();
    }

    private static final class Leaky implements Activation {
        private final float slope;

        Leaky(float slope) {
            this.slope = slope;
        }

        @Override
        public float value(float z) {
            return Fma.fma(slope, Math.min(z, 0f), Math.max(z, 0f));
        }

        @Override
        public float slope(float z, float a) {
            return z >= 0f ? 1f : slope;
        }
    }

    /** elu and, with λ other than 1, selu. For λ = 1 the product λ·z₊ is exact. */
    private static final class Exponential implements Activation {
        private final float right;
        private final float left;

        Exponential(double lambda, double alpha) {
            this.right = (float) lambda;
            this.left = (float) (lambda * alpha);
        }

        @Override
        public float value(float z) {
            return Fma.fma(left, Elementary.expm1(Math.min(z, 0f)), right * Math.max(z, 0f));
        }

        @Override
        public float slope(float z, float a) {
            return z > 0f ? right : a + left;
        }
    }

    /** celu. A double α that no float is small enough for counts as the smallest normal one, which makes a relu of it. */
    private static final class ContinuousExponential implements Activation {
        private final float alpha;

        ContinuousExponential(float alpha) {
            this.alpha = Math.max(alpha, Float.MIN_NORMAL);
        }

        @Override
        public float value(float z) {
            return Fma.fma(alpha, Elementary.expm1(Math.min(z, 0f) / alpha), Math.max(z, 0f));
        }

        @Override
        public float slope(float z, float a) {
            return z > 0f ? 1f : a / alpha + 1f;
        }
    }
}
