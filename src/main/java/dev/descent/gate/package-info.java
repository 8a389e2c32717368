/**
 * What differs between two results folders: {@link dev.descent.gate.Comparison} tells it cell by cell,
 * {@link dev.descent.gate.SideBySide} by configurations and their statistics. {@code check} compares a stored folder with
 * a fresh one; {@link dev.descent.gate.CheckResult} is what it found.
 */
package dev.descent.gate;
