/**
 * Trains one trial whose layers are wide enough, or whose batches are long enough, to fill vectors by themselves: products of matrices
 * over units ({@link dev.descent.kernel.Gemm}), with the bits of {@code engine.reference}.
 *
 * <p>Values stand row by row, each row filled up to a multiple of 16 floats ({@code RowMatrix}). A step has two halves, and several threads share
 * each of them. In the first, every part takes some rows of the batch through the whole network and back ({@code Pipeline}); only
 * batch normalization, in which rows meet, is a stop between, and is shared by units. In the second, every part takes some units of
 * each layer, sums their gradients over all rows, and moves their weights at once ({@code GradientStep}). Each sum is done by one thread
 * from its first term to its last.
 *
 * <p>Read {@link dev.descent.engine.lockstep.wide.WideTrials} first, which says when this form is used, then {@code WideTraining}, {@code
 * WideModel} and its nodes. Uses the rooms below; no I/O,
 * no threads of its own. {@code WideTrials} alone reads a clock, to choose between forms that give the same bits.
 */
package dev.descent.engine.lockstep.wide;
