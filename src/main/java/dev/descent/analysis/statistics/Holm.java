package dev.descent.analysis.statistics;

import dev.descent.number.NumberText;
import java.util.Arrays;

/**
 * Holm's correction of p-values for having asked several questions at once: among the corrected values, those below α are wrong
 * in at least the share α of such families of tests.
 *
 * <pre>
 *   p₍₁₎ ≤ … ≤ p₍ₘ₎      q₍ᵢ₎ = max over j ≤ i of min((m − j + 1)·p₍ⱼ₎, 1)
 * </pre>
 *
 * @see <a href="https://www.jstor.org/stable/4615733">Holm (1979), A Simple Sequentially Rejective Multiple Test Procedure</a>
 */
public final class Holm {
    private Holm() {}

    /**
     * The corrected p-values, in the order of {@code pValues}, which are rounded to 6 significant digits before they are ordered. NaN,
     * a test that could not be done, stays NaN and does not count.
     */
    public static double[] corrected(double[] pValues) {
        double[] rounded =
                Arrays.stream(pValues).map(NumberText::roundStatistic).toArray();
        double[] ascending =
                Arrays.stream(rounded).filter(p -> !Double.isNaN(p)).sorted().toArray();
        double[] correctedAscending = new double[ascending.length];
        double largest = 0;
        for (int i = 0; i < ascending.length; i++) {
            largest = Math.max(largest, Math.min((ascending.length - i) * ascending[i], 1));
            correctedAscending[i] = largest;
        }
        // Equal p-values get equal corrections: a later one's product is smaller, so the maximum stays.
        return Arrays.stream(rounded)
                .map(p -> Double.isNaN(p) ? p : correctedAscending[Arrays.binarySearch(ascending, p)])
                .toArray();
    }
}
