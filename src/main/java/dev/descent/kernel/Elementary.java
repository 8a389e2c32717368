package dev.descent.kernel;

/** Elementary functions of floats, the same bits on every machine: StrictMath in double, rounded to float once. */
public final class Elementary {
    private Elementary() {}

    public static float exp(float x) {
        return (float) StrictMath.exp(Math.max(x, -87f));
    }

    public static float expm1(float x) {
        return (float) StrictMath.expm1(x);
    }

    public static float log(float x) {
        return (float) StrictMath.log(x);
    }

    public static float log1p(float x) {
        return (float) StrictMath.log1p(x);
    }

    public static float tanh(float x) {
        return (float) StrictMath.tanh(x);
    }

    public static float sin(float x) {
        return (float) StrictMath.sin(x);
    }

    public static float cos(float x) {
        return (float) StrictMath.cos(x);
    }

    public static float sigmoid(float x) {
        return (float) (1 / (1 + StrictMath.exp(-Math.max(x, -87f))));
    }

    public static float softplus(float x) {
        return (float) (Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs((double) x))));
    }

    /** erf by its alternating-free series 2/√π·e^(−x²)·Σ 2ⁿx^(2n+1)/(2n+1)!!. */
    public static float erf(float x) {
        double a = Math.abs((double) x);
        if (!(a < 4)) {
            return Math.copySign(x != x ? Float.NaN : 1f, x);
        }
        double term = a;
        double sum = a;
        for (int n = 1; n < 80; n++) {
            term *= 2 * a * a / (2 * n + 1);
            sum += term;
        }
        return (float) Math.copySign(2 / Math.sqrt(Math.PI) * StrictMath.exp(-a * a) * sum, x);
    }
}
