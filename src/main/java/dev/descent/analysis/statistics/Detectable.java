package dev.descent.analysis.statistics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How large a difference must be to be seen: the mean of the differences of pairs, in their standard deviations, that the paired
 * t-test finds with a probability of 80 %.
 *
 * <pre>
 *   δ = d/√(1/n + overlap)      T = (Z + δ)/S      S² = χ²/ν, ν = n − 1 degrees of freedom
 *   power(d) = P(T &gt; c) = ∫ φ(z)·P(S &lt; (z + δ)/c) dz      c = the upper level/2 quantile of Student's distribution
 * </pre>
 *
 * <p>The other tail, a difference that is found with the wrong sign, is left out. The integral is Simpson's with a fixed number
 * of steps; δ is found by chords, of which an end that stays twice counts half (regula falsi, Illinois).
 *
 * @see <a href="https://doi.org/10.4324/9780203771587">Cohen (1988), Statistical Power Analysis for the Behavioral Sciences</a>
 */
public final class Detectable {
    /** The probability with which a difference of that size is found. */
    public static final double POWER = 0.8;

    private static final int STEPS = 200;
    private static final int MOST_CHORDS = 100;
    private static final double NEAR = 1e-12;
    private static final double REACH = 9;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** δ by n and level, for configurations mostly have as many repeats as each other. */
    private static final Map<List<Number>, Double> SHIFTS = new ConcurrentHashMap<>();

    private Detectable() {}

    /**
     * The standardized mean difference.
     *
     * @param n pairs
     * @param level of the test, such as 0.05, divided by the number of comparisons
     * @param overlap as in {@link PairedComparison}
     * @return NaN for fewer than two pairs
     */
    public static double effect(int n, double level, double overlap) {
        if (n < 2) {
            return Double.NaN;
        }
        double shift = SHIFTS.computeIfAbsent(List.of(n, level), key -> shift(n, level));
        return shift * Math.sqrt(1.0 / n + overlap);
    }

    private static double quantile(int n, double level) {
        return Moments.quantile(n - 1, level / 2);
    }

    /** δ. */
    private static double shift(int n, double level) {
        double quantile = quantile(n, level);
        double old = 0;
        double ofOld = power(n - 1, quantile, old) - POWER;
        double shift = quantile + REACH;
        double ofShift = power(n - 1, quantile, shift) - POWER;
        while (ofShift < 0) {
            shift *= 2;
            ofShift = power(n - 1, quantile, shift) - POWER;
        }
        for (int i = 0; i < MOST_CHORDS && Math.abs(ofShift) > NEAR; i++) {
            double next = shift - ofShift * (shift - old) / (ofShift - ofOld);
            double ofNext = power(n - 1, quantile, next) - POWER;
            if (ofNext < 0 == ofShift < 0) {
                ofOld /= 2;
            } else {
                old = shift;
                ofOld = ofShift;
            }
            shift = next;
            ofShift = ofNext;
        }
        return shift;
    }

    /**
     * How many pairs find a difference of that size.
     *
     * @param effect the standardized mean difference, greater than 0
     * @param overlap as in {@link PairedComparison}
     * @param most how many are looked at
     * @return {@code most} + 1 if as many do not
     */
    public static int pairs(double effect, double level, double overlap, int most) {
        if (!isFound(most, effect, level, overlap)) {
            return most + 1;
        }
        int low = PairComparison.FEWEST;
        int high = most;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isFound(middle, effect, level, overlap)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether a difference of that size is found by so many pairs. */
    private static boolean isFound(int pairs, double effect, double level, double overlap) {
        double shift = effect / Math.sqrt(1.0 / pairs + overlap);
        return power(pairs - 1, quantile(pairs, level), shift) >= POWER;
    }

    /** P(T &gt; quantile) of the noncentral t distribution. */
    private static double power(int degrees, double quantile, double shift) {
        int steps = 2 * (int) Math.ceil(STEPS * Math.max(1, Math.sqrt(degrees / 100.0)));
        double width = 2 * REACH / steps;
        ChiSquaredDistribution chiSquared = ChiSquaredDistribution.of(degrees);
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double z = i * width - REACH;
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            double s = (z + shift) / quantile;
            if (s > 0) {
                sum += weight * NORMAL.density(z) * chiSquared.cumulativeProbability(degrees * s * s);
            }
        }
        return sum * width / 3;
    }
}
