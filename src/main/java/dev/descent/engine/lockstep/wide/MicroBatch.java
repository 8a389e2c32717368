package dev.descent.engine.lockstep.wide;

/**
 * Rows on their way through the network.
 */
final class MicroBatch {
    /** The step of a micro-batch outside training. */
    static final long MEASURING = 0;

    private final float[] parameters;
    private final long step;
    private final int first;
    private final int rows;

    /**
     * @param parameters of the network; a training micro-batch moves the running ones
     * @param step the training step from 1, or {@link #MEASURING}
     * @param first the place of the first row in its batch
     * @param rows how many
     */
    MicroBatch(float[] parameters, long step, int first, int rows) {
        this.parameters = parameters;
        this.step = step;
        this.first = first;
        this.rows = rows;
    }

    float[] parameters() {
        return parameters;
    }

    long step() {
        return step;
    }

    int first() {
        return first;
    }

    int rows() {
        return rows;
    }

    boolean training() {
        return step != MEASURING;
    }
}
