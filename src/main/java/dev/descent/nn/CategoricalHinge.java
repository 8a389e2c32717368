package dev.descent.nn;

import dev.descent.number.Fma;

/**
 * Hinge over classes, in Keras' form: the right class's value shall exceed every other, and 0, by 1.
 *
 * <pre>
 *   right = Σ yᵢ·zᵢ                 a chain of fma over the classes ascending
 *   wrong = max (1 − yᵢ)·zᵢ         over the classes ascending; the right class counts as 0
 *   t = (wrong − right) + 1
 *   value       max(t, 0)
 *   gradient    scale · ((i is the first with that maximum ? 1 − yᵢ : 0) − yᵢ) if t ≥ 0, else scale · 0
 * </pre>
 *
 * @see <a href="https://keras.io/api/losses/hinge_losses/">Keras: CategoricalHinge</a>
 */
final class CategoricalHinge implements Loss {
    @Override
    public boolean fromLogits() {
        return false;
    }

    @Override
    public float value(float[] z, int zAt, int zStride, float[] y, int yAt, int yStride, int outputs) {
        float right = right(z, zAt, zStride, y, yAt, yStride, outputs);
        float wrong = Float.NEGATIVE_INFINITY;
        for (int o = 0; o < outputs; o++) {
            wrong = Math.max(wrong, (1f - y[yAt + o * yStride]) * z[zAt + o * zStride]);
        }
        return Math.max(wrong - right + 1f, 0f);
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
        float right = right(z, zAt, zStride, y, yAt, yStride, outputs);
        float wrong = Float.NEGATIVE_INFINITY;
        int strongest = 0;
        for (int o = 0; o < outputs; o++) {
            float value = (1f - y[yAt + o * yStride]) * z[zAt + o * zStride];
            if (value > wrong) {
                wrong = value;
                strongest = o;
            }
        }
        boolean pays = wrong - right + 1f >= 0f;
        for (int o = 0; o < outputs; o++) {
            float target = y[yAt + o * yStride];
            float slope = (o == strongest ? 1f - target : 0f) - target;
            delta[deltaAt + o * deltaStride] = scale * (pays ? slope : 0f);
        }
    }

    private static float right(float[] z, int zAt, int zStride, float[] y, int yAt, int yStride, int outputs) {
        float right = 0f;
        for (int o = 0; o < outputs; o++) {
            right = Fma.fma(y[yAt + o * yStride], z[zAt + o * zStride], right);
        }
        return right;
    }
}
