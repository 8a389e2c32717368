package dev.descent.engine.lockstep.wide;

import dev.descent.nn.Activation;

/** An activation of single values. */
final class WideActivation implements WideNode {
    private final Activation activation;
    private final int units;

    WideActivation(Activation activation, int units) {
        this.activation = activation;
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
    public void forward(Pass pass, Grid z, Grid a, int from, int to, int part) {
        for (int r = from; r < to; r++) {
            for (int k = z.at(r); k < z.at(r) + units; k++) {
                a.values()[k] = activation.value(z.values()[k]);
            }
        }
    }

    @Override
    public void backward(Pass pass, Grid z, Grid a, Grid da, Grid dz, boolean wanted, int from, int to, int part) {
        for (int r = from; r < to; r++) {
            for (int k = z.at(r); k < z.at(r) + units; k++) {
                dz.values()[k] = da.values()[k] * activation.slope(z.values()[k], a.values()[k]);
            }
        }
    }
}
