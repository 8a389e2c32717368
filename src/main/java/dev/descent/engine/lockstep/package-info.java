/**
 * The fast engine: trains up to 16 trials in step, each operation of the textbook for all of them at once, with the bits of
 * {@code engine.reference}.
 *
 * <p>A <em>lane</em> is one trial; the lane index is innermost in memory: parameter p of lane l is {@code array[p · width + l]}, and
 * unit u of row r is {@code array[(u · capacity + r) · width + l]}. No number of a lane depends on another lane, so packing cannot
 * change a result.
 *
 * <p>Read {@link dev.descent.engine.lockstep.LockstepEngine} first, then {@code Pack} (an epoch of several trials), {@code Lane} (what
 * is each trial's own), {@code LaneModel} and its nodes. The inner loops are {@code kernel.LaneKernels}. Uses the rooms below; no I/O, no
 * threads. A clock is read only to choose kernels ({@code KernelSelection}, {@code WideTrials}), which all give the same bits.
 */
package dev.descent.engine.lockstep;
