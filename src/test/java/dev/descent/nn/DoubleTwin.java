package dev.descent.nn;

import dev.descent.model.Component;

/** Activations and losses once more, in double and as a textbook writes them: what the float formulas are held against. */
public final class DoubleTwin {
    private static final double EPSILON = 1e-7;

    private DoubleTwin() {}

    public static double activation(Component activation, double z) {
        return switch (activation.name()) {
            case "linear" -> z;
            case "relu" -> Math.max(z, 0);
            case "leaky_relu" -> z >= 0 ? z : activation.real("negative_slope") * z;
            case "elu" -> z > 0 ? z : activation.real("alpha") * StrictMath.expm1(z);
            case "celu" ->
                Math.max(z, 0) + activation.real("alpha") * StrictMath.expm1(Math.min(z, 0) / activation.real("alpha"));
            case "mish" -> z * StrictMath.tanh(softplus(z));
            case "selu" -> 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * StrictMath.expm1(z));
            case "silu" -> z * sigmoid(z);
            case "gelu" -> 0.5 * z * erfc(-z / StrictMath.sqrt(2));
            case "softplus" -> softplus(z);
            case "softsign" -> z / (1 + Math.abs(z));
            case "sigmoid" -> sigmoid(z);
            case "hard_sigmoid" -> Math.max(0, Math.min(1, z / 6 + 0.5));
            case "tanh" -> StrictMath.tanh(z);
            case "exponential" -> StrictMath.exp(z);
            case "step" -> z >= 0 ? 1 : 0;
            default -> throw new IllegalArgumentException(activation.name());
        };
    }

    public static double[] softmax(double[] z) {
        double sum = 0;
        for (double value : z) {
            sum += StrictMath.exp(value);
        }
        double[] a = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            a[i] = StrictMath.exp(z[i]) / sum;
        }
        return a;
    }

    /**
     * The loss of a row.
     *
     * @param logits whether a cross-entropy gets logits
     */
    public static double loss(Component loss, boolean logits, double[] z, double[] targets) {
        double[] y = targets.clone();
        if (loss.has("label_smoothing")) {
            double s = loss.real("label_smoothing");
            for (int o = 0; o < y.length; o++) {
                y[o] = y[o] * (1 - s) + s / (loss.is("binary_crossentropy") ? 2 : y.length);
            }
        }
        double sum = 0;
        for (int o = 0; o < z.length; o++) {
            sum += output(loss, logits, z[o], y[o]);
        }
        return switch (loss.name()) {
            case "categorical_crossentropy" -> crossEntropy(logits ? softmax(z) : normalized(z), y);
            case "categorical_hinge" -> categoricalHinge(z, y);
            case "categorical_focal_crossentropy" -> focal(loss, logits ? softmax(z) : normalized(z), y);
            case "kl_divergence" -> sum;
            default -> Losses.addsUpOutputs(loss) ? sum : sum / z.length;
        };
    }

    private static double output(Component loss, boolean logits, double z, double y) {
        double e = z - y;
        return switch (loss.name()) {
            case "mse" -> e * e;
            case "half_mse" -> 0.5 * e * e;
            case "mae" -> Math.abs(e);
            case "huber" -> {
                double delta = loss.real("delta");
                yield Math.abs(e) <= delta ? 0.5 * e * e : delta * Math.abs(e) - 0.5 * delta * delta;
            }
            case "log_cosh" -> StrictMath.log(StrictMath.cosh(e));
            case "mape" -> 100 * Math.abs(e) / Math.max(Math.abs(y), EPSILON);
            case "msle" -> {
                double d = StrictMath.log(1 + Math.max(z, EPSILON)) - StrictMath.log(1 + Math.max(y, EPSILON));
                yield d * d;
            }
            case "binary_crossentropy" -> {
                double p = logits ? sigmoid(z) : Math.max(EPSILON, Math.min(1 - EPSILON, z));
                yield -y * StrictMath.log(p) - (1 - y) * StrictMath.log(1 - p);
            }
            case "binary_focal_crossentropy" -> {
                double p = logits ? sigmoid(z) : z;
                double clipped = Math.max(EPSILON, Math.min(1 - EPSILON, p));
                double entropy = -y * StrictMath.log(clipped) - (1 - y) * StrictMath.log(1 - clipped);
                double right = y * p + (1 - y) * (1 - p);
                double alpha = loss.real("alpha");
                double weight = loss.flag("apply_class_balancing") ? y * alpha + (1 - y) * (1 - alpha) : 1;
                yield weight * StrictMath.pow(1 - right, loss.real("gamma")) * entropy;
            }
            case "quantile" -> {
                double q = loss.real("quantile");
                yield Math.max(-q * e, (1 - q) * e);
            }
            case "hinge" -> Math.max(1 - y * z, 0);
            case "squared_hinge" -> Math.max(1 - y * z, 0) * Math.max(1 - y * z, 0);
            case "poisson" -> z - y * StrictMath.log(z + EPSILON);
            case "kl_divergence" -> {
                double p = Math.max(EPSILON, Math.min(1, y));
                yield p * StrictMath.log(p / Math.max(EPSILON, Math.min(1, z)));
            }
            case "perceptron" -> Math.max(-y * z, 0);
            default -> 0;
        };
    }

    private static double crossEntropy(double[] p, double[] y) {
        double sum = 0;
        for (int o = 0; o < p.length; o++) {
            sum -= y[o] * StrictMath.log(p[o]);
        }
        return sum;
    }

    private static double focal(Component loss, double[] p, double[] y) {
        double sum = 0;
        for (int o = 0; o < p.length; o++) {
            sum -= loss.real("alpha") * y[o] * StrictMath.pow(1 - p[o], loss.real("gamma")) * StrictMath.log(p[o]);
        }
        return sum;
    }

    private static double[] normalized(double[] z) {
        double sum = 0;
        for (double value : z) {
            sum += value;
        }
        double[] p = new double[z.length];
        for (int o = 0; o < z.length; o++) {
            p[o] = Math.max(EPSILON, Math.min(1 - EPSILON, z[o] / sum));
        }
        return p;
    }

    private static double categoricalHinge(double[] z, double[] y) {
        double right = 0;
        double wrong = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < z.length; o++) {
            right += y[o] * z[o];
            wrong = Math.max(wrong, (1 - y[o]) * z[o]);
        }
        return Math.max(wrong - right + 1, 0);
    }

    public static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    private static double softplus(double z) {
        return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }

    /** By erf up to 2, and from there by the continued fraction e^(−x²)/√π / (x + ½/(x + 1/(x + 3⁄2/(x + …)))). */
    private static double erfc(double x) {
        if (x < 2) {
            return 1 - erf(x);
        }
        double tail = x;
        for (int n = 120; n > 0; n--) {
            tail = x + 0.5 * n / tail;
        }
        return StrictMath.exp(-x * x) / (StrictMath.sqrt(Math.PI) * tail);
    }

    /** 2/√π·e^(−x²)·Σ 2ⁿx²ⁿ⁺¹/(2n + 1)!!, whose terms all have one sign. */
    private static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / StrictMath.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }
}
