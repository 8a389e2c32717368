package dev.descent.baseline;

import dev.descent.model.Component;

/**
 * The constant of least loss over classes whose weighted frequencies among the training rows are f.
 *
 * <pre>
 *   categorical_crossentropy        ln f, f after label smoothing and at least 1e-7
 *   kl_divergence                   f
 *   categorical_hinge               1 for the class with f &gt; ½, 0 for all others; with no such class 0 for all
 *   categorical_focal_crossentropy  ln p, p of least Σ −f·(1 − p)^γ·ln p with Σ p = 1: where f·slope(p) is the same for all, by bisection
 * </pre>
 */
final class ClassMinimum {
    private static final double EPSILON = 1e-7;
    private static final int HALVINGS = 64;

    private ClassMinimum() {}

    static float[] of(Component loss, double[] frequencies) {
        float[] constant = new float[frequencies.length];
        double[] shares =
                loss.is("categorical_focal_crossentropy") ? focal(frequencies, loss.real("gamma")) : frequencies;
        double smoothing = loss.is("categorical_crossentropy") ? loss.real("label_smoothing") : 0;
        for (int c = 0; c < constant.length; c++) {
            double p = shares[c] * (1 - smoothing) + smoothing / constant.length;
            constant[c] = (float)
                    (Scoring.isOfLogits(loss)
                            ? StrictMath.log(Math.max(EPSILON, p))
                            : loss.is("categorical_hinge") ? p > 0.5 ? 1 : 0 : p);
        }
        return constant;
    }

    private static double[] focal(double[] frequencies, double gamma) {
        double low = 0;
        double high = fall(1.0 / frequencies.length, gamma); // f ≤ 1, so every p is at most 1/K then
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double sum = 0;
            for (double p : shares(frequencies, gamma, middle)) {
                sum += p;
            }
            if (sum > 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return shares(frequencies, gamma, high);
    }

    /** Of every class the p where f times the loss's slope downwards is the multiplier. */
    private static double[] shares(double[] frequencies, double gamma, double multiplier) {
        double[] shares = new double[frequencies.length];
        for (int c = 0; c < shares.length; c++) {
            double low = 0;
            double high = frequencies[c] > 0 ? 1 : 0;
            for (int i = 0; i < HALVINGS && high > 0; i++) {
                double middle = (low + high) / 2;
                if (frequencies[c] * fall(middle, gamma) > multiplier) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            shares[c] = high;
        }
        return shares;
    }

    /** The slope of (1 − p)^γ·ln p. */
    private static double fall(double p, double gamma) {
        double rest = 1 - p;
        double power = StrictMath.pow(rest, gamma);
        return power / p - (gamma == 0 ? 0 : gamma * power / rest * StrictMath.log(p));
    }
}
