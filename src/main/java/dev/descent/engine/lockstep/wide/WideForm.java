package dev.descent.engine.lockstep.wide;

import dev.descent.kernel.Forms;
import dev.descent.kernel.Gemm;
import dev.descent.kernel.LaneKernels;

/**
 * The kernels of a form; all forms give the same bits.
 *
 * @param gemm products of matrices
 * @param arrays operations on arrays of floats side by side, and the steps of update rules
 */
record WideForm(Gemm gemm, LaneKernels arrays) {
    static WideForm plain() {
        return new WideForm(Forms.plainGemm(), Forms.plain());
    }

    /** In vectors; the module must be there. */
    static WideForm vector() {
        return new WideForm(Forms.vectorGemm(), Forms.vector());
    }
}
