package dev.descent.analysis;

import dev.descent.number.NumberText;

/**
 * A value in a table. What is computed from it is computed from the text, so that a reader of the file gets the same.
 *
 * @param text as printed
 * @param isNumber whether a number printed it; a text of the user's may look like one all the same
 */
public record Cell(String text, boolean isNumber) {
    public static final Cell EMPTY = new Cell("", false);

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    public static Cell text(String text) {
        return new Cell(text, false);
    }

    public static Cell whole(long value) {
        return new Cell(Long.toString(value), true);
    }

    /** A loss, metric or prediction; empty where it is undefined. */
    public static Cell real(float value) {
        return Float.isNaN(value) ? EMPTY : new Cell(NumberText.of(value), true);
    }

    /** A double that we computed; empty where it is undefined. */
    public static Cell computed(double value) {
        return Double.isNaN(value) ? EMPTY : new Cell(NumberText.computed(value), true);
    }

    /** A double that a user wrote. */
    public static Cell written(double value) {
        return new Cell(NumberText.written(value), true);
    }

    /** A value of statistics; empty where it is undefined. */
    public static Cell statistic(double value) {
        return Double.isNaN(value) ? EMPTY : new Cell(NumberText.statistic(value), true);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** The value as printed; NaN if there is none. */
    public double number() {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> isNumber || looksLikeNumber() ? Double.parseDouble(text) : Double.NaN;
        };
    }

    /** Whether the text has the form of a finite number. */
    public boolean looksLikeNumber() {
        return NumberText.isNumber(text);
    }
}
