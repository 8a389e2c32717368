package dev.descent.engine.lockstep;

/**
 * Some rows of a batch that pass through the network together. Sums over the rows of a batch go on from block to block.
 */
final class Block {
    private static final long[] INFERENCE = {};

    private final int batch;
    private final int from;
    private final int rows;
    private final long[] steps;

    /**
     * @param batch rows of the whole batch
     * @param from the first row's place in the batch
     * @param rows how many, at most the layout's capacity
     * @param steps the training step of each lane, from 1; length 0 outside training
     */
    Block(int batch, int from, int rows, long[] steps) {
        this.batch = batch;
        this.from = from;
        this.rows = rows;
        this.steps = steps;
    }

    int batch() {
        return batch;
    }

    int from() {
        return from;
    }

    int rows() {
        return rows;
    }

    long[] steps() {
        return steps;
    }

    /** Rows that are only measured. */
    static Block measured(int batch, int from, int rows) {
        return new Block(batch, from, rows, INFERENCE);
    }

    boolean training() {
        return steps.length > 0;
    }

    /** Whether sums over the batch start here. */
    boolean first() {
        return from == 0;
    }

    /** Whether sums over the batch end here. */
    boolean last() {
        return from + rows == batch;
    }
}
