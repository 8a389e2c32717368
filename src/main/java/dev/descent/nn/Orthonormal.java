package dev.descent.nn;

import java.util.function.IntToDoubleFunction;

/**
 * Orthonormal vectors from random ones, as Keras' {@code Orthogonal}: the Q of the QR decomposition whose R has a positive
 * diagonal, which is what Gram and Schmidt's method gives.
 *
 * <pre>
 *   for k = 0, 1, …:   twice: for j = 0 … k − 1:  v ← v − (qⱼ·v)·qⱼ
 *                      qₖ = v/√(v·v)
 * </pre>
 *
 * <p>In double; products are chains over the elements ascending. The second pass takes out what rounding left of the first
 * ("twice is enough", Giraud et al. 2005).
 *
 * @see <a href="https://arxiv.org/abs/1312.6120">Saxe, McClelland and Ganguli (2013), Exact solutions to the nonlinear dynamics of
 *     learning in deep linear neural networks</a>
 */
final class Orthonormal {
    private Orthonormal() {}

    /**
     * So many vectors of that length, one after another.
     *
     * @param count at most {@code length}
     * @param random element (i, k) of a matrix length × count, row-major; column k becomes vector k
     */
    static double[] vectors(int length, int count, IntToDoubleFunction random) {
        double[] q = new double[length * count];
        for (int i = 0; i < length; i++) {
            for (int k = 0; k < count; k++) {
                q[k * length + i] = random.applyAsDouble(i * count + k);
            }
        }
        for (int k = 0; k < count; k++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < k; j++) {
                    double share = product(q, j * length, k * length, length);
                    for (int i = 0; i < length; i++) {
                        q[k * length + i] -= share * q[j * length + i];
                    }
                }
            }
            double norm = Math.sqrt(product(q, k * length, k * length, length));
            for (int i = 0; i < length; i++) {
                q[k * length + i] /= norm;
            }
        }
        return q;
    }

    private static double product(double[] q, int a, int b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += q[a + i] * q[b + i];
        }
        return sum;
    }
}
