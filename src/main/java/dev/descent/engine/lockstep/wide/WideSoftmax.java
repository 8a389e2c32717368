package dev.descent.engine.lockstep.wide;

import dev.descent.nn.Softmax;

/** Softmax over the units of each row. */
final class WideSoftmax implements WideNode {
    private final int units;

    WideSoftmax(int units) {
        this.units = units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public boolean readsOutput() {
        return true;
    }

    @Override
    public void forward(MicroBatch micro, RowMatrix z, RowMatrix a, Share share) {
        for (int r = share.from(); r < share.to(); r++) {
            Softmax.value(z.rows(), a.rows(), r);
        }
    }

    @Override
    public void backward(
            MicroBatch micro, RowMatrix z, RowMatrix a, RowMatrix da, RowMatrix dz, boolean wanted, Share share) {
        for (int r = share.from(); r < share.to(); r++) {
            dz.put(r, da.values(), da.at(r));
            Softmax.back(a.rows(), dz.rows(), r);
        }
    }
}
