package dev.descent.engine.lockstep;

import dev.descent.kernel.LaneKernels;

/** How many trials of one cohort key train at once, and with which kernels. Asked between two epochs; the bits are the same whatever it says. */
interface KernelChoice {
    /** How many trials at once, at least 1. */
    int lanes();

    /** The kernels for a pack of {@code trials} trials from now on. */
    LaneKernels kernels(int trials);

    /** Hears how long an epoch of {@code trials} trials took. */
    default void epoch(LaneKernels kernels, int trials, long nanos) {}

    /** Hears that all trials of the cohort key have ended. */
    default void ended() {}
}
