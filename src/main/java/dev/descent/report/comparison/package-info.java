/**
 * What differs between two results folders: {@link dev.descent.report.comparison.Comparison} tells it cell by cell,
 * {@link dev.descent.report.comparison.SideBySide} by configurations and their statistics. {@code check} compares a stored folder with
 * a fresh one; {@link dev.descent.report.comparison.Checked} is what it found.
 */
package dev.descent.report.comparison;
