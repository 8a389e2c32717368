package dev.descent.engine.lockstep;

import java.util.List;

/**
 * The way around the layers of a residual, y = f(x) + x and ∂x = ∂f + ∂y: one node where it leaves, and one where it joins again. What
 * goes by it, x forward and ∂y backward, is kept in between.
 */
final class SkipLanes {
    private final int units;
    private final Layout layout;
    private final float[][] kept;

    /** @param blocks how many pass through the networks together */
    SkipLanes(int units, Layout layout, int blocks) {
        this.units = units;
        this.layout = layout;
        this.kept = new float[blocks][];
        for (int b = 0; b < blocks; b++) {
            kept[b] = layout.values(units);
        }
    }

    /** Where x leaves. */
    LaneNode begin() {
        return new Node(true);
    }

    /** Where x joins again. */
    LaneNode end() {
        return new Node(false);
    }

    private void keep(float[][] values, float[][] passed, List<Block> blocks) {
        for (int b = 0; b < blocks.size(); b++) {
            float[] from = values[b];
            float[] to = passed[b];
            float[] own = kept[b];
            layout.pieces(units, blocks.get(b), (at, length) -> {
                System.arraycopy(from, at, own, at, length);
                if (from != to) {
                    System.arraycopy(from, at, to, at, length);
                }
            });
        }
    }

    private void add(float[][] values, float[][] sums, List<Block> blocks) {
        for (int b = 0; b < blocks.size(); b++) {
            float[] from = values[b];
            float[] to = sums[b];
            float[] own = kept[b];
            layout.pieces(units, blocks.get(b), (at, length) -> {
                for (int k = at; k < at + length; k++) {
                    to[k] = from[k] + own[k];
                }
            });
        }
    }

    private final class Node implements LaneNode {
        private final boolean begins;

        Node(boolean begins) {
            this.begins = begins;
        }

        @Override
        public int outputs() {
            return units;
        }

        @Override
        public boolean inPlace() {
            return true;
        }

        @Override
        public void forward(float[] parameters, float[][] x, float[][] y, List<Block> blocks) {
            if (begins) {
                keep(x, y, blocks);
            } else {
                add(x, y, blocks);
            }
        }

        @Override
        public void backward(
                float[] parameters,
                float[] gradients,
                float[][] x,
                float[][] y,
                float[][] dy,
                float[][] dx,
                boolean wanted,
                List<Block> blocks) {
            if (begins) {
                add(dy, dx, blocks);
            } else {
                keep(dy, dx, blocks);
            }
        }
    }
}
