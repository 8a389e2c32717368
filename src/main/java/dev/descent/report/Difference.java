package dev.descent.report;

/**
 * One thing in which two results folders differ.
 *
 * @param file the file
 * @param what which trial, which column, from what to what
 */
public record Difference(String file, String what) {
    @Override
    public String toString() {
        return file + ": " + what;
    }
}
