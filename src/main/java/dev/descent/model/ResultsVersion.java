package dev.descent.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Which versions of the program's promises a results folder keeps. Folders of one version are compared byte by byte, others by the
 * numbers that both have.
 *
 * @param format the version of its files: their names, their columns, the keys of experiment.yaml
 * @param arithmetic the version of the {@link Arithmetic} that trained its trials
 */
public record ResultsVersion(int format, int arithmetic) {
    /** The version of the files that this program writes: raised by hand whenever the files of a report change. */
    public static final int FORMAT = 7;

    /** Of folders that this program writes. */
    public static final ResultsVersion CURRENT = new ResultsVersion(FORMAT, Arithmetic.VERSION);

    /** Whether there is something in it that a program of another version can't know. */
    public boolean isNewerThan(ResultsVersion other) {
        return format > other.format || arithmetic > other.arithmetic;
    }

    /** What it has that another has not: {@code format 1}, {@code arithmetic 1}, {@code format 1 and arithmetic 1}. */
    public String unlike(ResultsVersion other) {
        List<String> parts = new ArrayList<>();
        if (format != other.format) {
            parts.add("format " + format);
        }
        if (arithmetic != other.arithmetic) {
            parts.add("arithmetic " + arithmetic);
        }
        return String.join(" and ", parts);
    }
}
