package dev.descent.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** What the elementary functions are held to: the same function in double by StrictMath, and what goes with it. */
final class ElementaryAccuracy {
    /** A function of floats. */
    interface FloatFunction {
        float of(float x);
    }

    /**
     * A function and its twin in double.
     *
     * @param low below it the function is clamped to its value there
     */
    record Twin(FloatFunction ours, DoubleUnaryOperator exact, float low) {
        /** The error at x in ulps of the exact value; 0 where both are NaN or the same infinity. */
        double error(float x) {
            float found = ours.of(x);
            double exactValue = exact.applyAsDouble(Math.max(x, low));
            if (Double.isNaN(exactValue) || Double.isNaN(found)) {
                return Double.isNaN(exactValue) && Float.isNaN(found) ? 0 : Double.POSITIVE_INFINITY;
            }
            float rounded = (float) exactValue;
            if (Float.isInfinite(rounded) || Float.isInfinite(found)) {
                return rounded == found ? 0 : Double.POSITIVE_INFINITY;
            }
            return Math.abs(found - exactValue) / Math.ulp(rounded);
        }
    }

    private static final double ROOT_OF_HALF = Math.sqrt(0.5);

    static final Map<String, Twin> TWINS = new LinkedHashMap<>();

    static {
        float all = Float.NEGATIVE_INFINITY;
        TWINS.put("exp", new Twin(Elementary::exp, StrictMath::exp, -87));
        TWINS.put("expm1", new Twin(Elementary::expm1, StrictMath::expm1, all));
        TWINS.put("log", new Twin(Elementary::log, StrictMath::log, all));
        TWINS.put("log1p", new Twin(Elementary::log1p, StrictMath::log1p, all));
        TWINS.put("tanh", new Twin(Elementary::tanh, StrictMath::tanh, all));
        TWINS.put("sigmoid", new Twin(Elementary::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), -87));
        TWINS.put(
                "softplus",
                new Twin(
                        Elementary::softplus,
                        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))),
                        -87));
        TWINS.put("erf", new Twin(Elementary::erf, ElementaryAccuracy::erf, all));
        TWINS.put("erfc of −x", new Twin(x -> Elementary.erfc(-x), x -> erfc(-x), -9.125f));
        TWINS.put("normal", new Twin(Elementary::normal, x -> 0.5 * erfc(-x * ROOT_OF_HALF), -12.875f));
    }

    private ElementaryAccuracy() {}

    /** erf by 2/√π·e^(−x²)·Σ 2ⁿx²ⁿ⁺¹/(2n + 1)!!, whose terms are all positive. */
    private static double erf(double x) {
        double a = Math.abs(x);
        if (a > 6) {
            return Math.signum(x);
        }
        double term = a;
        double sum = a;
        for (int n = 1; term > sum * 1e-18; n++) {
            term *= 2 * a * a / (2 * n + 1);
            sum += term;
        }
        return Math.copySign(2 / Math.sqrt(Math.PI) * StrictMath.exp(-a * a) * sum, x);
    }

    /** By erf up to 2, and from there by the continued fraction e^(−x²)/√π / (x + ½/(x + 1/(x + 3⁄2/(x + …)))). */
    private static double erfc(double x) {
        if (x < 2) {
            return 1 - erf(x);
        }
        double tail = x;
        for (int n = (int) (20 + 400 / (x * x)); n > 0; n--) {
            tail = x + 0.5 * n / tail;
        }
        return StrictMath.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
    }
}
