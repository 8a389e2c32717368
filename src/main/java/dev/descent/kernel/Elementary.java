package dev.descent.kernel;

/**
 * Elementary functions of floats: the same bits on every machine, because this source is their definition.
 *
 * <p>Each is computed in double from +, −, ×, ÷, max, min, comparisons and integer bits, to about 1e-12 of its value (erfc: 2e-10), and
 * rounded to float once. So the error stays below 0.51 ulp, and where the function is monotone, so is its rounding. There is no
 * fma: in double it is slow on a processor without one, and the precision does not need it. Nothing branches: a choice is between
 * two values that are both computed, so that lanes can do the same at once. NaN gives NaN.
 *
 * <p>Arguments of the exponential are clamped at −87, where e^x is about 1.6e-38, and those of erfc at 9.125, where it is 4.2e-38: no
 * result is a denormal. Checked over all floats
 * by {@code ElementaryExhaustiveCheck}.
 */
public final class Elementary {
    private static final double LOWEST = -87;
    private static final double HIGHEST = 89;
    private static final double FARTHEST = 9.125;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN_2 = 0.6931471805599453;
    /** Added and taken away again, it rounds a double below 2⁵¹ to a whole number, half to even. */
    private static final double WHOLE = 0x1.8p52;

    private static final double SQUARE_ROOT_OF_HALF = 0.7071067811865476;
    /** The bits of √½, where the reduced argument of the logarithm begins. */
    private static final long ROOT_HALF = 0x3FE6A09E667F3BCDL;

    private Elementary() {}

    /** eˣ, for x below −87 the value at −87; infinite from about 88.72 on. */
    public static float exp(float x) {
        return (float) exp((double) x);
    }

    /** eˣ − 1. */
    public static float expm1(float x) {
        return (float) expm1((double) x);
    }

    /** ln x; −∞ at 0, NaN below. */
    public static float log(float x) {
        return (float) logOf(x, 0);
    }

    /**
     * e^(b·ln a), of which a result below e⁻⁸⁷ is that: rounded once, since b·ln a is not. 0 has the powers 0 and ∞; NaN where a is
     * negative.
     */
    public static float power(float a, float b) {
        double power = exp(b * logOf(a, 0));
        double ofZero = b > 0 ? 0 : Double.POSITIVE_INFINITY;
        return (float) (a == 0 ? ofZero : power);
    }

    /** ln(1 + x); −∞ at −1, NaN below. */
    public static float log1p(float x) {
        return (float) log1p((double) x);
    }

    /** (e²ˣ − 1)/(e²ˣ + 1). */
    public static float tanh(float x) {
        double t = expm1(2 * Math.max(Math.min((double) x, 20), -20));
        return (float) (t / (t + 2));
    }

    /** 1/(1 + e⁻ˣ), for x below −87 the value at −87. */
    public static float sigmoid(float x) {
        return (float) (1 / (1 + exp(-Math.max((double) x, LOWEST))));
    }

    /** ln(1 + eˣ), for x below −87 the value at −87. */
    public static float softplus(float x) {
        return (float) (Math.max((double) x, 0) + log1p(exp(-Math.abs((double) x))));
    }

    /** The error function, 2/√π·∫₀ˣ e^(−t²) dt. */
    public static float erf(float x) {
        double a = Math.min(Math.abs((double) x), 4);
        double square = a * a;
        double small = a * (erfNumerator(square) / erfDenominator(square));
        double large = 1 - exp(-square) * (erfcNumerator(a) / erfcDenominator(a));
        return (float) Math.copySign(a <= 0.46875 ? small : large, (double) x);
    }

    /** 1 − erf x, without cancellation where x is large; for x above 9.125 the value at 9.125. */
    public static float erfc(float x) {
        return (float) erfc((double) x);
    }

    /** The distribution function of the normal distribution, Φ(x) = ½·erfc(−x/√2); for x below −12.875 the value there. */
    public static float normal(float x) {
        return (float) (0.5 * erfc(-SQUARE_ROOT_OF_HALF * Math.max((double) x, -12.875)));
    }

    private static double erfc(double x) {
        double a = Math.min(Math.abs(x), FARTHEST);
        double square = a * a;
        double small = 1 - a * (erfNumerator(square) / erfDenominator(square));
        double large = exp(-square) * (erfcNumerator(a) / erfcDenominator(a));
        double above = a <= 0.46875 ? small : large;
        return x < 0 ? 2 - above : above;
    }

    private static double exp(double x) {
        double clamped = Math.max(Math.min(x, HIGHEST), LOWEST);
        double k = fold(clamped);
        double power = power(k);
        return power * expm1Reduced(clamped - k * LN_2) + power;
    }

    private static double expm1(double x) {
        double clamped = Math.max(Math.min(x, HIGHEST), LOWEST);
        double k = fold(clamped);
        double power = power(k);
        return power * expm1Reduced(clamped - k * LN_2) + (power - 1);
    }

    /** The whole number k for which x − k·ln 2 is smallest. */
    private static double fold(double x) {
        return x * LOG2_E + WHOLE - WHOLE;
    }

    /** 2ᵏ. */
    private static double power(double k) {
        return Double.longBitsToDouble(((long) k + 1023) << 52);
    }

    /** eʳ − 1 for |r| ≤ ½·ln 2, relative to its size. */
    private static double expm1Reduced(double r) {
        return r * r * expSeries(r) + r;
    }

    private static double log1p(double x) {
        return logOf(1 + x, x);
    }

    /**
     * ln y by y = 2ᵉ·m, {@code √½ ≤ m < √2} and ln m = 2·artanh((m − 1)/(m + 1)).
     *
     * @param beyondOne what {@code y} is more than 1, if it is known better than {@code y − 1} tells; else 0
     */
    private static double logOf(double y, double beyondOne) {
        long e = (Double.doubleToRawLongBits(y) - ROOT_HALF) >> 52;
        double m = Double.longBitsToDouble(Double.doubleToRawLongBits(y) - (e << 52));
        double over = e == 0 && beyondOne != 0 ? beyondOne : m - 1;
        double s = over / (2 + over);
        double square = s * s;
        double ln = e * LN_2 + 2 * (s * square * atanhSeries(square) + s);
        double finite = y < Double.POSITIVE_INFINITY ? ln : y;
        double positive = y > 0 ? finite : Double.NaN;
        return y == 0 ? Double.NEGATIVE_INFINITY : positive;
    }

    /** Σ xⁿ/(n + 2)! for n from 0 to 9: the Taylor series of the exponential from its square on, by Horner's rule. */
    private static double expSeries(double x) {
        double sum = 1.0 / 39916800;
        sum = sum * x + 1.0 / 3628800;
        sum = sum * x + 1.0 / 362880;
        sum = sum * x + 1.0 / 40320;
        sum = sum * x + 1.0 / 5040;
        sum = sum * x + 1.0 / 720;
        sum = sum * x + 1.0 / 120;
        sum = sum * x + 1.0 / 24;
        sum = sum * x + 1.0 / 6;
        return sum * x + 1.0 / 2;
    }

    /** Σ xⁿ/(2n + 3) for n from 0 to 7: the series of the inverse hyperbolic tangent from its cube on. */
    private static double atanhSeries(double x) {
        double sum = 1.0 / 17;
        sum = sum * x + 1.0 / 15;
        sum = sum * x + 1.0 / 13;
        sum = sum * x + 1.0 / 11;
        sum = sum * x + 1.0 / 9;
        sum = sum * x + 1.0 / 7;
        sum = sum * x + 1.0 / 5;
        return sum * x + 1.0 / 3;
    }

    /** W. J. Cody (1969), Rational Chebyshev approximations for the error function: erf(a)/a by a² for a ≤ 0.46875. */
    private static double erfNumerator(double x) {
        double sum = 1.85777706184603153E-1;
        sum = sum * x + 3.16112374387056560E0;
        sum = sum * x + 1.13864154151050156E2;
        sum = sum * x + 3.77485237685302021E2;
        return sum * x + 3.20937758913846947E3;
    }

    /** The denominator of the same. */
    private static double erfDenominator(double x) {
        double sum = 1;
        sum = sum * x + 2.36012909523441209E1;
        sum = sum * x + 2.44024637934444173E2;
        sum = sum * x + 1.28261652607737228E3;
        return sum * x + 2.84423683343917062E3;
    }

    /** Cody (1969): erfc(a)·e^(a²) by a for 0.46875 ≤ a ≤ 4. It errs by 7e-13 at 6 and 1.4e-10 at 9.125: 0.002 ulp of a float. */
    private static double erfcNumerator(double x) {
        double sum = 2.15311535474403846E-8;
        sum = sum * x + 5.64188496988670089E-1;
        sum = sum * x + 8.88314979438837594E0;
        sum = sum * x + 6.61191906371416295E1;
        sum = sum * x + 2.98635138197400131E2;
        sum = sum * x + 8.81952221241769090E2;
        sum = sum * x + 1.71204761263407058E3;
        sum = sum * x + 2.05107837782607147E3;
        return sum * x + 1.23033935479799725E3;
    }

    /** The denominator of the same. */
    private static double erfcDenominator(double x) {
        double sum = 1;
        sum = sum * x + 1.57449261107098347E1;
        sum = sum * x + 1.17693950891312499E2;
        sum = sum * x + 5.37181101862009858E2;
        sum = sum * x + 1.62138957456669019E3;
        sum = sum * x + 3.29079923573345963E3;
        sum = sum * x + 4.36261909014324716E3;
        sum = sum * x + 3.43936767414372164E3;
        return sum * x + 1.23033935480374942E3;
    }
}
