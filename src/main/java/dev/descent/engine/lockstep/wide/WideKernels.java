package dev.descent.engine.lockstep.wide;

import dev.descent.kernel.Gemm;
import dev.descent.kernel.Kernels;
import dev.descent.kernel.LaneKernels;

/**
 * The kernels of a form; all forms give the same bits.
 *
 * @param gemm products of matrices
 * @param arrays operations on arrays of floats side by side, and the steps of update rules
 */
record WideKernels(Gemm gemm, LaneKernels arrays) {
    static WideKernels plain() {
        return new WideKernels(Kernels.plainGemm(), Kernels.plain());
    }

    /** In vectors; the module must be there. */
    static WideKernels vector() {
        return new WideKernels(Kernels.vectorGemm(), Kernels.vector());
    }
}
