/**
 * Arithmetic on floats that is the same to the bit everywhere: elementary functions, and the array primitives over lanes of the
 * lockstep engine ({@link dev.descent.kernel.LaneKernels}) in a plain and in a vector form, between which
 * {@link dev.descent.kernel.Kernels} chooses.
 *
 * <p>The only room that touches {@code jdk.incubator.vector}. Uses {@code number}. No I/O, no state.
 */
package dev.descent.kernel;
