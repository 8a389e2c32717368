package dev.descent.engine.lockstep;

import dev.descent.nn.DropoutMask;
import java.util.List;

/** Dropout: in a training step every value is multiplied by its factor of its lane's mask, and so is its derivative. */
final class DropoutLanes implements BlockNode {
    private final List<DropoutMask> masks;
    private final Layout layout;
    private final int units;

    /** @param masks of each lane */
    DropoutLanes(List<DropoutMask> masks, int units, Layout layout) {
        this.masks = List.copyOf(masks);
        this.layout = layout;
        this.units = units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public void forward(float[] parameters, float[] x, float[] y, Block block) {
        if (block.training()) {
            mask(x, y, block);
        } else {
            System.arraycopy(x, 0, y, 0, units * layout.unit());
        }
    }

    @Override
    public void backward(
            float[] parameters,
            float[] gradients,
            float[] x,
            float[] y,
            float[] dy,
            float[] dx,
            boolean wanted,
            Block block) {
        mask(dy, dx, block);
    }

    private void mask(float[] values, float[] masked, Block block) {
        for (int lane = 0; lane < layout.trials(); lane++) {
            DropoutMask mask = masks.get(lane);
            long step = block.steps()[lane];
            for (int r = 0; r < block.rows(); r++) {
                int at = layout.at(r, lane);
                for (int u = 0; u < units; u++, at += layout.unit()) {
                    masked[at] = values[at] * mask.factor(step, block.from() + r, u);
                }
            }
        }
    }
}
