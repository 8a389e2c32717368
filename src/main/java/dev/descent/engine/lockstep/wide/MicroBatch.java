package dev.descent.engine.lockstep.wide;

/**
 * Rows on their way through the network.
 *
 * @param parameters of the network; a training micro-batch moves the running ones
 * @param step the training step from 1, or {@link #MEASURING}
 * @param first the place of the first row in its batch
 * @param rows how many
 */
record MicroBatch(float[] parameters, long step, int first, int rows) {
    /** The step of a micro-batch outside training. */
    static final long MEASURING = 0;

    boolean training() {
        return step != MEASURING;
    }
}
