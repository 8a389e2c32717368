package dev.descent.number;

/**
 * Φ, the distribution function of the normal distribution, its logarithm, and the logarithm of what lies between two points; all
 * of them to about 1e-15, far out in the tails too.
 *
 * <pre>
 *   w(x) = exp(x²)·erfc(x),   x ≥ 0, by Cody's quotients of polynomials
 *
 *   z ≥ −0.66:  Φ(z) = ½ + ½·erf(z/√2),  or with z above 0.66  1 − Φ(−z)
 *   z &lt; −0.66:  Φ(z) = ½·exp(−z²/2)·w(−z/√2),   log Φ(z) = −z²/2 + log(½·w(−z/√2))
 *
 *   log(Φ(b) − Φ(a)):  b ≤ 0      log Φ(b) + log(1 − exp(log Φ(a) − log Φ(b)))
 *                      a &gt; 0      the same of −b and −a
 *                      otherwise  log(1 − Φ(a) − Φ(−b))
 * </pre>
 *
 * <p>Double arithmetic in the order of the source and StrictMath: the same bits everywhere.
 *
 * @see <a href="https://doi.org/10.1090/S0025-5718-1969-0247736-4">Cody (1969), Rational Chebyshev Approximations for the Error
 *     Function</a>
 */
public final class NormalProbability {
    private static final double ROOT_HALF = 0.7071067811865476;
    private static final double ONE_OVER_ROOT_PI = 0.5641895835477563;
    /** Below it in size, Φ comes from erf: Cody's first interval ends at |z|/√2 = 0.46875. */
    private static final double SMALL = 0.6629126073623882;

    private static final double[] A = {
        1.85777706184603153e-1,
        3.16112374387056560e0,
        1.13864154151050156e2,
        3.77485237685302021e2,
        3.20937758913846947e3
    };
    private static final double[] B = {
        1.0, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
    };
    private static final double[] C = {
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1,
        2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
        1.23033935479799725e3
    };
    private static final double[] D = {
        1.0, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2,
        1.62138957456669019e3, 3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3,
        1.23033935480374942e3
    };
    private static final double[] P = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] Q = {
        1.0,
        2.56852019228982242e0,
        1.87295284992346725e0,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };

    private NormalProbability() {}

    /** Φ({@code z}), the share of a normal distribution that lies below {@code z}. */
    public static double of(double z) {
        if (z < -SMALL) {
            return 0.5 * StrictMath.exp(-0.5 * z * z) * scaledErfc(-z * ROOT_HALF);
        }
        if (z > SMALL) {
            return 1.0 - of(-z);
        }
        double x = z * ROOT_HALF;
        double y = x * x;
        return 0.5 + 0.5 * x * polynomial(A, y) / polynomial(B, y);
    }

    /** log Φ({@code z}). */
    public static double log(double z) {
        if (z < -SMALL) {
            return -0.5 * z * z + StrictMath.log(0.5 * scaledErfc(-z * ROOT_HALF));
        }
        return z > SMALL ? StrictMath.log1p(-of(-z)) : StrictMath.log(of(z));
    }

    /** log(Φ({@code b}) − Φ({@code a})), {@code a ≤ b}; −∞ where they are equal. */
    public static double logBetween(double a, double b) {
        if (a > 0) {
            return logBelowZero(-b, -a);
        }
        return b <= 0 ? logBelowZero(a, b) : StrictMath.log1p(-of(a) - of(-b));
    }

    private static double logBelowZero(double a, double b) {
        double logB = log(b);
        return logB + StrictMath.log1p(-StrictMath.exp(log(a) - logB));
    }

    /** exp(x²)·erfc(x), {@code x ≥ 0.46875}. */
    private static double scaledErfc(double x) {
        if (x <= 4) {
            return polynomial(C, x) / polynomial(D, x);
        }
        double y = 1 / (x * x);
        return (ONE_OVER_ROOT_PI - y * polynomial(P, y) / polynomial(Q, y)) / x;
    }

    /** The first coefficient is that of the highest power. */
    private static double polynomial(double[] coefficients, double x) {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
