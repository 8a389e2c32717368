/**
 * The tables and pages of a results folder: {@link dev.descent.report.Reports} makes every file of one experiment,
 * {@link dev.descent.report.ResultsIndex} the page over all of them, {@link dev.descent.report.Comparison} what differs between two.
 *
 * <p>Everything is computed from values as they are printed, so that a reader can do it again from the CSV files. Writes to
 * {@link java.lang.Appendable}s and reads {@link java.io.Reader}s; opens no files, asks no clock. commons-csv is used here and in
 * {@code data} alone.
 */
package dev.descent.report;
