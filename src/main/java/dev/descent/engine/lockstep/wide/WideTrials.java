package dev.descent.engine.lockstep.wide;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.WorkerPool;
import dev.descent.kernel.Kernels;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Trains trials one after the other over units, where that is quicker than side by side in lanes. Only the time depends on the choice:
 * the bits are the same.
 *
 * <p>The choice is a comparison of estimates, in nanoseconds a row and epoch of one trial. They were measured on networks of two equal
 * hidden layers of 8 to 256 units on 20 features, in batches of 32 and 256, with 1, 4, 8 and 16 trials, on AVX-512 in 2026. M is the
 * number of products a row (Σ inputs·units of the dense layers), L the number of dense layers, P of parameters, B the rows of a batch.
 *
 * <pre>
 *   over units            0.07·M + 60·L + P/B        shared by the workers if a step takes 0.1 ms or more
 *   in lanes, n trials    (0.11·M + 10 + P/B)·16/n   for n of 3 to 16, in vectors
 *   in lanes, 1 or 2      1.05·M + 70 + P/B          in plain Java
 * </pre>
 *
 * <p>So on those networks units are quicker for 16 trials from 56 units a layer on, for 8 from 21 to 24, for 4 from 10 to 12, for one
 * from 5, once the code is compiled. That takes 1.2 s: what is gained must be worth it, less what trials over units have compiled
 * already. What was not gained before counts half: as long again as trials have come they may well go on coming. Shared by threads.
 */
public final class WideTrials {
    private static final int LANES = 16;

    /** From this many trials on lanes are vectors. */
    private static final int MANY = 3;

    /** What compiling the code over units costs, in nanoseconds. */
    private static final double COMPILING = 1.2e9;

    /** How much of what was forgone counts. */
    private static final double SHARE = 0.5;

    /** A step that takes less, in nanoseconds, is not shared. */
    private static final double SHORT = 100_000;

    private final BooleanSupplier usable;
    private final double compiling;
    private final LongSupplier clock;

    /** Nanoseconds spent over units so far: so much of the compiling is done. */
    private final AtomicLong spent = new AtomicLong();

    /** Nanoseconds that trials so far would have gained. */
    private final DoubleAdder forgone = new DoubleAdder();

    /**
     * @param usable whether vectors can be used; asked when they would pay
     * @param compiling nanoseconds that compiling the code takes
     * @param clock nanoseconds from any origin
     */
    WideTrials(BooleanSupplier usable, double compiling, LongSupplier clock) {
        this.usable = usable;
        this.compiling = compiling;
        this.clock = clock;
    }

    /** Where vectors can be used; elsewhere nothing suits. */
    public static WideTrials fastest() {
        return fastest(System::nanoTime);
    }

    /**
     * As {@link #fastest()}, with another clock.
     *
     * @param clock nanoseconds from any origin
     */
    public static WideTrials fastest(LongSupplier clock) {
        return new WideTrials(() -> Kernels.hindrance().isEmpty(), COMPILING, clock);
    }

    /** Nothing suits. */
    public static WideTrials never() {
        return new WideTrials(() -> false, COMPILING, System::nanoTime);
    }

    /**
     * Whether trials of one cohort key are quicker one after the other over units.
     *
     * @param lanes how many of them could be trained side by side, at least 1
     */
    public boolean suits(Cohort cohort, int lanes, WorkerPool workers) {
        Dataset data = cohort.data();
        List<Trial> trials = cohort.trials();
        NetworkSpec spec = trials.get(0).network();
        Network network = Network.of(spec.layers(), data.train().features());
        int rows = data.train().rows();
        double batch = Math.min(spec.batchSize(), rows);
        double gain =
                inLanes(network, batch, Math.min(lanes, trials.size())) - overUnits(network, batch, workers.size());
        long epochs = trials.stream().mapToLong(cohort::epochsLeft).sum();
        double gained = gain * rows * epochs;
        boolean suits = gained > 0 && gained + SHARE * forgone.sum() > compiling - spent.get() && usable.getAsBoolean();
        if (gained > 0 && !suits) {
            forgone.add(gained);
        }
        return suits;
    }

    /** Nanoseconds a row and epoch. */
    static double overUnits(Network network, double batch, int threads) {
        long layers =
                network.layers().stream().filter(layer -> layer.is("dense")).count();
        double row = 0.07 * products(network) + 60 * layers + network.parameters() / batch;
        return row * batch < SHORT ? row : row / threads;
    }

    /** Nanoseconds a row and epoch of one of {@code trials} trials. */
    static double inLanes(Network network, double batch, int trials) {
        double updates = network.parameters() / batch;
        if (trials < MANY) {
            return 1.05 * products(network) + 70 + updates;
        }
        return (0.11 * products(network) + 10 + updates) * LANES / Math.min(LANES, trials);
    }

    private static long products(Network network) {
        return network.layers().stream()
                .filter(layer -> layer.is("dense"))
                .mapToLong(WideTrials::products)
                .sum();
    }

    private static long products(Layer layer) {
        return (long) layer.inputs() * layer.outputs();
    }

    /** Trains all; false if it was cancelled. */
    public boolean train(Cohort cohort, TrainingListener listener, WorkerPool workers) {
        for (Trial trial : cohort.trials()) {
            long begin = clock.getAsLong();
            WideTraining training = new WideTraining(cohort, trial, workers, WideKernels.vector());
            Optional<TrialOutcome> outcome = training.outcome(listener);
            spent.addAndGet(clock.getAsLong() - begin);
            if (outcome.isEmpty()) {
                return false;
            }
            training.state().tell(trial, outcome.get(), listener);
        }
        return true;
    }
}
