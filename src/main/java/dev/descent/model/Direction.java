package dev.descent.model;

import java.util.List;

/** Which way a number gets better. */
public enum Direction {
    SMALLER_IS_BETTER,
    LARGER_IS_BETTER;

    private static final List<String> LARGER = List.of("accuracy", "r2", "auc", "precision", "recall", "f1");
    private static final List<String> PARTS = List.of("val_", "test_");

    /** The direction of a column of trials.csv or of a number that early stopping monitors, as Keras' auto. */
    public static Direction of(String column) {
        String measure = column;
        for (String part : PARTS) {
            if (column.startsWith(part)) {
                measure = column.substring(part.length());
            }
        }
        return LARGER.contains(measure) ? LARGER_IS_BETTER : SMALLER_IS_BETTER;
    }

    /** Compares values, the better first; NaN is worst. */
    public int compare(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
        }
        return this == LARGER_IS_BETTER ? Double.compare(b, a) : Double.compare(a, b);
    }
}
