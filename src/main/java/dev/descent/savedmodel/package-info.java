/**
 * Networks that were trained, kept in files with all that is needed to predict: weights, how a table's cells become inputs, and what the
 * outputs mean.
 *
 * <p>Uses {@code nn}, {@code data} and {@code model}.
 */
package dev.descent.savedmodel;
