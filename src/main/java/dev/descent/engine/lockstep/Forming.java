package dev.descent.engine.lockstep;

import dev.descent.data.Dataset;
import dev.descent.kernel.LaneKernels;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import dev.descent.spec.NetworkSpec;
import dev.descent.spec.Trial;
import java.util.List;

/**
 * Chooses how many trials are trained at once and with which kernels, by time and memory.
 *
 * <p>Vectors are as wide for one trial as for 16, so a pack of two is faster in plain Java. And their code is slow until it has
 * been compiled: only a cohort with much to do is worth warming them up. Large sweeps come in large cohorts.
 */
final class Forming {
    /** From this many trials on a pack is worth vectors. */
    private static final int MANY = 3;

    /** From this many trials · epochs · rows · parameters on, vectors are worth their compilation. */
    private static final double MUCH = 24e6;

    /** The longest array that a pack may have, in floats; longer ones are not shared by several trials. */
    private static final double LONGEST = 0x1p25;

    /** Rows of a block, about. */
    private static final int BLOCK = 16;

    private final int lanes;
    private final LaneKernels vector;
    private final LaneKernels plain;
    private final WarmUp warmUp = new WarmUp();

    /** @param lanes at most so many trials are trained at once, at least 1 */
    Forming(int lanes, LaneKernels vector, LaneKernels plain) {
        if (lanes < 1) {
            throw new IllegalArgumentException("lanes must be at least 1, but is " + lanes);
        }
        this.lanes = lanes;
        this.vector = vector;
        this.plain = plain;
    }

    /** The form for trials of one company. */
    Form of(Dataset data, List<Trial> trials) {
        NetworkSpec spec = (NetworkSpec) trials.get(0).spec();
        Network network = Network.of(spec.layers(), data.train().features());
        int widest = network.layers().stream().mapToInt(Layer::outputs).max().orElseThrow();
        int rows = Pack.wantsWholeBatch(network)
                ? Math.min(spec.batchSize(), data.train().rows())
                : BLOCK;
        double values = (double) rows * Math.max(widest, network.inputs());
        double longest = lanes * Math.max(data.train().rows(), Math.max(network.parameters(), values));
        double epoch = (double) data.train().rows() * network.parameters();
        double work = epoch
                * trials.size()
                * trials.stream()
                        .mapToDouble(t -> ((NetworkSpec) t.spec()).epochs())
                        .max()
                        .orElseThrow();
        return new Chosen(longest > LONGEST ? 1 : lanes, work >= MUCH && vector != plain, epoch);
    }

    /** The form of one company. */
    private final class Chosen implements Form {
        private final int lanes;
        private final boolean much;
        private final double epoch;

        /**
         * @param much whether vectors are worth their compilation
         * @param epoch the work of an epoch of one trial
         */
        Chosen(int lanes, boolean much, double epoch) {
            this.lanes = lanes;
            this.much = much;
            this.epoch = epoch;
        }

        @Override
        public int lanes() {
            return lanes;
        }

        @Override
        public LaneKernels kernels(int trials) {
            boolean ready = much ? warmUp.vectors(this) : warmUp.isWarm();
            return lanes > 1 && trials >= MANY && vector != plain && ready ? vector : plain;
        }

        @Override
        public void epoch(LaneKernels kernels, int trials, long nanos) {
            if (much) {
                warmUp.epoch(kernels == vector, nanos, epoch * trials);
            }
        }

        @Override
        public void ended() {
            warmUp.leave(this);
        }
    }
}
