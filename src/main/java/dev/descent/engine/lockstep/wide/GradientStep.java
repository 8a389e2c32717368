package dev.descent.engine.lockstep.wide;

/** Where nodes write their gradients, and what follows as soon as some of them are complete: the step of the update rule, where it can. */
interface GradientStep {
    /** The derivative of the batch's loss by each trained parameter. */
    float[] gradients();

    /**
     * The gradients {@code from} to {@code to} (excluded) have all rows of the micro-batch. May be called from several threads at once.
     *
     * @return whether the parameters of the same places have moved
     */
    boolean summed(int from, int to);
}
