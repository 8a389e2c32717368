/**
 * Networks that were trained, kept in files with all that is needed to predict: weights, how a table's cells become inputs, and what the
 * outputs mean.
 *
 * <p>Uses {@code nn}, {@code data}, {@code model} and {@code number}.
 */
package dev.descent.savedmodel;
