package dev.descent.engine;

/**
 * A part of the data, measured.
 *
 * @param loss mean (or sum, by the loss's reduction) over the rows, penalties included; a float that was rounded once
 * @param metrics in the order of the spec, rounded to float; NaN where a metric is undefined (auc of one class)
 */
public record Scores(double loss, float[] metrics) {}
