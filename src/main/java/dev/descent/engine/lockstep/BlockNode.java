package dev.descent.engine.lockstep;

import java.util.List;

/** An operation that needs no more than a block at a time. */
interface BlockNode extends LaneNode {
    @Override
    default void forward(float[] parameters, float[][] x, float[][] y, List<Block> blocks) {
        for (int b = 0; b < blocks.size(); b++) {
            forward(parameters, x[b], y[b], blocks.get(b));
        }
    }

    @Override
    default void backward(
            float[] parameters,
            float[] gradients,
            float[][] x,
            float[][] y,
            float[][] dy,
            float[][] dx,
            boolean wanted,
            List<Block> blocks) {
        for (int b = 0; b < blocks.size(); b++) {
            backward(parameters, gradients, x[b], y[b], dy[b], dx[b], wanted, blocks.get(b));
        }
    }

    /** As of several blocks. */
    void forward(float[] parameters, float[] x, float[] y, Block block);

    /** As of several blocks. */
    void backward(
            float[] parameters,
            float[] gradients,
            float[] x,
            float[] y,
            float[] dy,
            float[] dx,
            boolean wanted,
            Block block);
}
