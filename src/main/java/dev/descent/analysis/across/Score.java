package dev.descent.analysis.across;

import dev.descent.number.NumberText;

/**
 * What a method came to on a data set: the mean of its best configuration.
 *
 * @param value with 6 significant digits; NaN if it has none
 * @param lack why it has none; empty if it has one
 * @param configuration with which it came to that; empty if nothing but the method was swept
 * @param tried how many configurations of the method there were to choose from
 * @param flattered whether it is of the very values that picked its configuration from several
 */
public record Score(double value, String lack, String configuration, int tried, boolean flattered) {
    public static Score of(double value, String configuration, int tried, boolean flattered) {
        return new Score(NumberText.roundStatistic(value), "", configuration, tried, flattered);
    }

    /** Of a method that comes last. */
    public static Score none(String lack, String configuration, int tried) {
        return new Score(Double.NaN, lack, configuration, tried, false);
    }

    public boolean exists() {
        return !Double.isNaN(value);
    }

    /** The value, or why there is none. */
    public String text() {
        return exists() ? NumberText.statistic(value) : lack;
    }
}
