package dev.descent.engine.lockstep.wide;

import dev.descent.nn.DropoutMask;

/** Dropout; the factors that forward drew serve backward too. */
final class WideDropout implements WideNode {
    private final DropoutMask mask;
    private final int units;
    private final RowMatrix factors;

    /** @param capacity rows that a training micro-batch has at most */
    WideDropout(DropoutMask mask, int units, int capacity) {
        this.mask = mask;
        this.units = units;
        this.factors = RowMatrix.of(capacity, units);
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public void forward(MicroBatch micro, RowMatrix x, RowMatrix y, Share share) {
        for (int r = share.from(); r < share.to(); r++) {
            if (micro.training()) {
                for (int u = 0; u < units; u++) {
                    factors.values()[factors.at(r) + u] = mask.factor(micro.step(), micro.first() + r, u);
                }
                multiply(x, y, r);
            } else {
                y.put(r, x.values(), x.at(r));
            }
        }
    }

    @Override
    public void backward(
            MicroBatch micro, RowMatrix x, RowMatrix y, RowMatrix dy, RowMatrix dx, boolean wanted, Share share) {
        for (int r = share.from(); r < share.to(); r++) {
            multiply(dy, dx, r);
        }
    }

    private void multiply(RowMatrix values, RowMatrix products, int row) {
        for (int k = factors.at(row); k < factors.at(row) + units; k++) {
            products.values()[k] = values.values()[k] * factors.values()[k];
        }
    }
}
