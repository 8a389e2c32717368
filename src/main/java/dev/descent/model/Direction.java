package dev.descent.model;

/** Which way a number gets better. */
public enum Direction {
    SMALLER_IS_BETTER("smaller"),
    LARGER_IS_BETTER("larger");

    private final String title;

    Direction(String title) {
        this.title = title;
    }

    /** In a sentence: "larger is better". */
    public String title() {
        return title;
    }

    /**
     * The direction of a column of trials.csv or of a number that early stopping monitors, as Keras' auto: a metric's own; all
     * else, such as losses, is better the smaller it is.
     */
    public static Direction of(String column) {
        return Measure.ofColumn(column)
                .map(measure -> measure.type().metric().direction())
                .orElse(SMALLER_IS_BETTER);
    }

    /** Compares values, the better first; NaN is worst. */
    public int compare(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
        }
        return this == LARGER_IS_BETTER ? Double.compare(b, a) : Double.compare(a, b);
    }
}
