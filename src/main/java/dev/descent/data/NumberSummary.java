package dev.descent.data;

import java.util.function.IntToDoubleFunction;

/**
 * What scalers need to know of the training rows' numbers, in double; sums are chains in the order of the rows.
 *
 * <pre>
 *   mean = (x₁ + x₂ + …)/n,  deviation = √(((x₁ − mean)² + (x₂ − mean)² + …)/n)
 * </pre>
 *
 * <p>Where all numbers are equal, the mean is that number (no sum rounds it) and deviation and range are 1; so is a deviation that is too
 * small for a double.
 *
 * @param range from the least to the greatest
 */
record NumberSummary(double min, double range, double mean, double deviation) {
    static NumberSummary of(int[] rows, IntToDoubleFunction number) {
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int row : rows) {
            double x = number.applyAsDouble(row);
            sum += x;
            min = Math.min(min, x);
            max = Math.max(max, x);
        }
        if (min == max) {
            return new NumberSummary(min, 1, min, 1);
        }
        double mean = sum / rows.length;
        double squares = 0;
        for (int row : rows) {
            double distance = number.applyAsDouble(row) - mean;
            squares += distance * distance;
        }
        double deviation = Math.sqrt(squares / rows.length);
        return new NumberSummary(min, max - min, mean, deviation > 0 ? deviation : 1);
    }
}
