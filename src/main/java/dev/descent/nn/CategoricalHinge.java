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
    public float value(Rows z, Rows y, int row) {
        float right = right(z, y, row);
        float wrong = Float.NEGATIVE_INFINITY;
        for (int o = 0; o < z.length(); o++) {
            wrong = Math.max(wrong, (1f - y.get(row, o)) * z.get(row, o));
        }
        return Math.max(wrong - right + 1f, 0f);
    }

    @Override
    public void gradient(Rows z, Rows y, int row, float scale, Rows delta) {
        float right = right(z, y, row);
        float wrong = Float.NEGATIVE_INFINITY;
        int strongest = 0;
        for (int o = 0; o < z.length(); o++) {
            float value = (1f - y.get(row, o)) * z.get(row, o);
            if (value > wrong) {
                wrong = value;
                strongest = o;
            }
        }
        boolean pays = wrong - right + 1f >= 0f;
        for (int o = 0; o < z.length(); o++) {
            float target = y.get(row, o);
            float slope = (o == strongest ? 1f - target : 0f) - target;
            delta.set(row, o, scale * (pays ? slope : 0f));
        }
    }

    private static float right(Rows z, Rows y, int row) {
        float right = 0f;
        for (int o = 0; o < z.length(); o++) {
            right = Fma.fma(y.get(row, o), z.get(row, o), right);
        }
        return right;
    }
}
