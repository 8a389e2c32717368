package dev.descent.engine.lockstep.wide;

import java.util.Arrays;

/**
 * The way around the layers of a residual, y = f(x) + x and ∂x = ∂f + ∂y: one node where it leaves, and one where it joins again. What
 * goes by it, x forward and ∂y backward, is kept in between: of a training micro-batch in one matrix, outside training in one for each
 * part, whose rows are others.
 */
final class WideSkip {
    private final int units;
    private final RowMatrix kept;
    private RowMatrix[] measured = {};

    /** @param capacity rows that a training micro-batch has at most */
    WideSkip(int units, int capacity) {
        this.units = units;
        this.kept = RowMatrix.of(capacity, units);
    }

    /** Where x leaves. */
    WideNode begin() {
        return new Node(true);
    }

    /** Where x joins again. */
    WideNode end() {
        return new Node(false);
    }

    private float[] kept(MicroBatch micro, Share share) {
        if (micro.training()) {
            return kept.values();
        }
        if (measured[share.part()].values().length < kept.at(micro.rows())) {
            measured[share.part()] = RowMatrix.of(micro.rows(), units);
        }
        return measured[share.part()].values();
    }

    private void keep(float[] own, RowMatrix values, RowMatrix passed, Share share) {
        int at = kept.at(share.from());
        int length = kept.at(share.to()) - at;
        System.arraycopy(values.values(), at, own, at, length);
        if (values != passed) {
            System.arraycopy(values.values(), at, passed.values(), at, length);
        }
    }

    private void add(float[] own, RowMatrix values, RowMatrix sums, Share share) {
        for (int k = kept.at(share.from()); k < kept.at(share.to()); k++) {
            sums.values()[k] = values.values()[k] + own[k];
        }
    }

    private final class Node implements WideNode {
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
        public void prepare(int parts) {
            int before = measured.length;
            if (before < parts) {
                measured = Arrays.copyOf(measured, parts);
                Arrays.fill(measured, before, parts, RowMatrix.of(0, units));
            }
        }

        @Override
        public void forward(MicroBatch micro, RowMatrix x, RowMatrix y, Share share) {
            if (begins) {
                keep(kept(micro, share), x, y, share);
            } else {
                add(kept(micro, share), x, y, share);
            }
        }

        @Override
        public void backward(
                MicroBatch micro, RowMatrix x, RowMatrix y, RowMatrix dy, RowMatrix dx, boolean wanted, Share share) {
            if (begins) {
                add(kept.values(), dy, dx, share);
            } else {
                keep(kept.values(), dy, dx, share);
            }
        }
    }
}
