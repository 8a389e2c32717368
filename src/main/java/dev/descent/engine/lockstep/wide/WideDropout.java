package dev.descent.engine.lockstep.wide;

import dev.descent.nn.DropoutMask;

/** Dropout; the factors that forward drew serve backward too. */
final class WideDropout implements WideNode {
    private final DropoutMask mask;
    private final int units;
    private final Grid factors;

    /** @param capacity rows that a training pass has at most */
    WideDropout(DropoutMask mask, int units, int capacity) {
        this.mask = mask;
        this.units = units;
        this.factors = Grid.of(capacity, units);
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public void forward(Pass pass, Grid x, Grid y, int from, int to, int part) {
        for (int r = from; r < to; r++) {
            if (pass.training()) {
                for (int u = 0; u < units; u++) {
                    factors.values()[factors.at(r) + u] = mask.factor(pass.step(), pass.first() + r, u);
                }
                multiply(x, y, r);
            } else {
                y.put(r, x.values(), x.at(r));
            }
        }
    }

    @Override
    public void backward(Pass pass, Grid x, Grid y, Grid dy, Grid dx, boolean wanted, int from, int to, int part) {
        for (int r = from; r < to; r++) {
            multiply(dy, dx, r);
        }
    }

    private void multiply(Grid values, Grid products, int row) {
        for (int k = factors.at(row); k < factors.at(row) + units; k++) {
            products.values()[k] = values.values()[k] * factors.values()[k];
        }
    }
}
