package dev.descent.nn;

import dev.descent.kernel.Elementary;
import dev.descent.number.Fma;

/**
 * Losses of the distance e = z − y between numbers, averaged over the outputs ({@link AveragedLoss}); the middle column is what an output
 * adds to the sum s, the right one is the slope by z.
 *
 * <pre>
 *   mse        fma(e, e, s)                              2 · e
 *   half_mse   fma(½e, e, s)                             e
 *   mae        s + |e|                                   sign(e)
 *   huber      fma(½m, m, fma(δ, |e| − m, s))            e within [−δ, δ];  m = min(|e|, δ)
 *   quantile   s + max((1 − q)·e, −q·e)                  1 − q if e &gt; 0, −q if e &lt; 0, else e
 *   log_cosh   s + ln cosh e                             tanh(e)
 *   mape       fma(100, |e|/max(|y|, ε), s)              100 · sign(e)/max(|y|, ε)
 *   msle       fma(d, d, s)                              2 · d/(1 + z) if z &gt; ε, else 0
 *              d = log1p(max(z, ε)) − log1p(max(y, ε))
 *   poisson    s + fma(−y, ln(z + ε), z)                 1 − y/(z + ε)
 * </pre>
 *
 * <p>ln cosh e is −½·log1p(−tanh²e) for |e| &lt; 1 and |e| + log1p(½·expm1(−2|e|)) elsewhere, which keeps all digits on both sides.
 *
 * @see <a href="https://keras.io/api/losses/regression_losses/">Keras: regression losses</a>
 * @see <a href="https://doi.org/10.2307/1913643">Koenker and Bassett (1978), Regression Quantiles</a>
 */
final class RegressionLosses {
    private RegressionLosses() {}

    static final class SquaredError extends AveragedLoss {
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

    static final class HalfSquaredError extends AveragedLoss {
        HalfSquaredError(boolean addsUp) {
            super(1, addsUp);
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

    static final class AbsoluteError extends AveragedLoss {
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

    static final class Huber extends AveragedLoss {
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

    static final class Quantile extends AveragedLoss {
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

    static final class LogCosh extends AveragedLoss {
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

    static final class PercentageError extends AveragedLoss {
        PercentageError() {
            super(100);
        }

        @Override
        float add(float sum, float z, float y) {
            return Fma.fma(100f, Math.abs(z - y) / Math.max(Math.abs(y), Losses.EPSILON), sum);
        }

        @Override
        float slope(float z, float y) {
            return Math.signum(z - y) / Math.max(Math.abs(y), Losses.EPSILON);
        }
    }

    static final class LogarithmicError extends AveragedLoss {
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
            return z > Losses.EPSILON ? distance(z, y) / (1f + z) : 0f;
        }

        private float distance(float z, float y) {
            return Elementary.log1p(Math.max(z, Losses.EPSILON)) - Elementary.log1p(Math.max(y, Losses.EPSILON));
        }
    }

    static final class Poisson extends AveragedLoss {
        Poisson() {
            super(1);
        }

        @Override
        float add(float sum, float z, float y) {
            return sum + Fma.fma(-y, Elementary.log(z + Losses.EPSILON), z);
        }

        @Override
        float slope(float z, float y) {
            return 1f - y / (z + Losses.EPSILON);
        }
    }
}
