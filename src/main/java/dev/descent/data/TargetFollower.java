package dev.descent.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A column of numbers from which a numeric target follows, such as the target itself in another unit.
 *
 * <pre>
 *   r = Σ(x − x̄)·(y − ȳ) / √(Σ(x − x̄)² · Σ(y − ȳ)²)    over the rows in which both are known (Pearson)
 * </pre>
 *
 * @param target the target's name
 * @param r of a magnitude from 0.9999 to 1
 */
public record TargetFollower(String target, double r) {
    private static final double CLOSE = 0.9999;

    /** Over fewer rows numbers may follow each other by chance. */
    private static final int FEWEST = 20;

    /**
     * The first of some targets that a column follows.
     *
     * @param targets by name; those that hold texts are passed over
     * @param rows the rows to look at, from 0
     */
    public static Optional<TargetFollower> of(Table table, int column, List<String> targets, int[] rows) {
        if (!holdsNumbers(table, column)) {
            return Optional.empty();
        }
        for (String target : targets) {
            int other = table.column(target).orElseThrow();
            double r = holdsNumbers(table, other) ? correlation(table, column, other, rows) : 0;
            if (Math.abs(r) >= CLOSE) {
                return Optional.of(new TargetFollower(target, r));
            }
        }
        return Optional.empty();
    }

    private static boolean holdsNumbers(Table table, int column) {
        return table.isNumeric(column) && !table.hasText(column);
    }

    /** NaN where one of the columns is constant; 0 over too few rows. */
    private static double correlation(Table table, int column, int target, int[] rows) {
        int[] known = Arrays.stream(rows)
                .filter(row -> !table.missing(row, column) && !table.missing(row, target))
                .toArray();
        if (known.length < FEWEST) {
            return 0;
        }
        double meanX = NumberSummary.of(known, row -> table.number(row, column)).mean();
        double meanY = NumberSummary.of(known, row -> table.number(row, target)).mean();
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int row : known) {
            double x = table.number(row, column) - meanX;
            double y = table.number(row, target) - meanY;
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }
        double r = xy / (Math.sqrt(xx) * Math.sqrt(yy));
        return Math.max(-1, Math.min(1, r));
    }
}
