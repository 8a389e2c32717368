package dev.descent.engine.lockstep;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.kernel.LaneKernels;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Supplier;

/**
 * Chooses how many trials are trained at once and with which kernels, by time and memory.
 *
 * <p>Vectors are as wide for one trial as for 16, so a pack of two is faster in plain Java. And their code is slow until it has
 * been compiled: only much work is worth warming them up, that of a large cohort or of a large sweep. As long again as a sweep has
 * lasted it may well go on.
 */
final class KernelSelection {
    /** From this many trials on a pack is worth vectors. */
    private static final int MANY = 3;

    /**
     * From this work on vectors are worth their compilation, which takes about a second of a processor. In packs of 16 vectors save
     * 0.3 to 0.8 ns of each trial · epoch · row · parameter.
     */
    private static final double MUCH = 1e9;

    /** How many parameters an elementary function counts as: vectors save 70 ns in each. */
    private static final double FUNCTION = 90;

    /** How much of what was done before counts. */
    private static final double SHARE = 0.5;

    /** The longest array that a pack may have, in floats; longer ones are not shared by several trials. */
    private static final double LONGEST = 0x1p25;

    /** Rows of a block, about. */
    private static final int BLOCK = 16;

    private final int lanes;
    private final Supplier<LaneKernels> vectors;
    private final LaneKernels plain;
    private final WarmUp warmUp = new WarmUp();
    private final DoubleAdder before = new DoubleAdder();
    private volatile LaneKernels vector;

    /**
     * @param lanes the most trials that are trained at once, at least 1
     * @param vectors gives the kernels for much work, which are made, and their classes loaded, when there is some; maybe {@code plain}
     */
    KernelSelection(int lanes, Supplier<LaneKernels> vectors, LaneKernels plain) {
        if (lanes < 1) {
            throw new IllegalArgumentException("lanes must be at least 1, but is " + lanes);
        }
        this.lanes = lanes;
        this.vectors = vectors;
        this.plain = plain;
    }

    /** The choice for trials of one cohort key. */
    KernelChoice of(Cohort cohort) {
        Dataset data = cohort.data();
        List<Trial> trials = cohort.trials();
        NetworkSpec spec = trials.get(0).network();
        Network network = Network.of(spec.layers(), data.train().features());
        int widest = 0;
        for (Layer layer : network.layers()) {
            widest = Math.max(widest, layer.outputs());
        }
        int mostEpochs = 0;
        for (Trial trial : trials) {
            mostEpochs = Math.max(mostEpochs, cohort.epochsLeft(trial));
        }
        int rows = Pack.wantsWholeBatch(network)
                ? Math.min(spec.batchSize(), data.train().rows())
                : BLOCK;
        double values = (double) rows * Math.max(widest, network.inputs());
        double longest = lanes * Math.max(data.train().rows(), Math.max(network.parameters(), values));
        double epoch = data.train().rows() * (network.parameters() + FUNCTION * functions(network));
        double work = epoch * trials.size() * mostEpochs;
        boolean much = work + SHARE * before.sum() >= MUCH;
        before.add(work);
        return new MeasuredChoice(longest > LONGEST ? 1 : lanes, much && vector() != plain, epoch);
    }

    private LaneKernels vector() {
        LaneKernels made = vector;
        if (made == null) {
            synchronized (vectors) {
                made = vector;
                if (made == null) {
                    made = vectors.get();
                    vector = made;
                }
            }
        }
        return made;
    }

    /** Elementary functions a row. */
    private static long functions(Network network) {
        long functions = 0;
        for (Layer layer : network.layers()) {
            boolean elementary =
                    !layer.activation().is("linear") && !layer.activation().is("relu");
            functions += elementary ? layer.outputs() : 0;
        }
        return functions;
    }

    /** Changes over to vectors when they have been measured to be quicker. */
    private final class MeasuredChoice implements KernelChoice {
        private final int lanes;
        private final boolean much;
        private final double epoch;

        /**
         * @param much whether vectors are worth their compilation
         * @param epoch the work of an epoch of one trial
         */
        MeasuredChoice(int lanes, boolean much, double epoch) {
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
            return lanes > 1 && trials >= MANY && ready ? vector() : plain;
        }

        @Override
        public void epoch(LaneKernels kernels, int trials, long nanos) {
            if (much) {
                warmUp.epoch(kernels == vector(), nanos, epoch * trials);
            }
        }

        @Override
        public void ended() {
            warmUp.leave(this);
        }
    }
}
