package dev.descent.engine.lockstep;

import dev.descent.engine.Cohort;
import dev.descent.engine.TrainingListener;
import dev.descent.kernel.LaneKernels;
import dev.descent.model.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Fills packs with the trials of one cohort key. A pack stays as it is until one of its trials ends or its kernels change; then those
 * that are left and those that wait make the next one. Trials of one repeat and epoch stand together, for they visit their rows in one
 * order.
 */
final class PackScheduler {
    private final Cohort cohort;
    private final Deque<Trial> waiting;
    private final TrainingListener listener;
    private final KernelChoice choice;
    private final RowOrderCache orderCache;
    private final LongSupplier clock;
    private final List<Lane> active = new ArrayList<>();

    /**
     * @param cohort trials of one cohort key
     * @param orderCache what other schedulers may share
     * @param clock nanoseconds from any origin; epochs are timed by it
     */
    PackScheduler(
            Cohort cohort,
            KernelChoice choice,
            RowOrderCache orderCache,
            TrainingListener listener,
            LongSupplier clock) {
        this.cohort = cohort;
        this.waiting = new ArrayDeque<>(cohort.trials().stream()
                .sorted(Comparator.comparingInt(Trial::repeat).thenComparingInt(cohort::epochsTrained))
                .toList());
        this.listener = listener;
        this.choice = choice;
        this.orderCache = orderCache;
        this.clock = clock;
    }

    /** Trains all; false if it was cancelled. */
    boolean train() {
        try {
            return trainAll();
        } finally {
            choice.ended();
        }
    }

    private boolean trainAll() {
        while (fill()) {
            if (ended().isEmpty() && !trainOn()) {
                return false;
            }
            List<Lane> ended = ended();
            active.removeAll(ended);
            finish(ended);
        }
        return true;
    }

    private List<Lane> ended() {
        List<Lane> ended = new ArrayList<>();
        for (Lane lane : active) {
            if (lane.ended()) {
                ended.add(lane);
            }
        }
        return ended;
    }

    /** Gives free lanes to waiting trials; false if there is nothing left to train. */
    private boolean fill() {
        while (active.size() < choice.lanes() && !waiting.isEmpty()) {
            Lane lane = new Lane(cohort, waiting.remove());
            lane.tellStart(listener);
            active.add(lane);
        }
        return !active.isEmpty();
    }

    /** Trains until a trial ends or the kernels change; false if it was cancelled. */
    private boolean trainOn() {
        LaneKernels kernels = choice.kernels(active.size());
        Pack pack = new Pack(cohort.data(), active, kernels, orderCache);
        do {
            if (listener.cancelled()) {
                return false;
            }
            long begin = clock.getAsLong();
            pack.epoch();
            choice.epoch(kernels, active.size(), clock.getAsLong() - begin);
            pack.tellEpochs(listener);
        } while (ended().isEmpty() && choice.kernels(active.size()) == kernels);
        pack.store();
        return true;
    }

    private void finish(List<Lane> ended) {
        List<Lane> trained = new ArrayList<>();
        for (Lane lane : ended) {
            if (!lane.diverged()) {
                trained.add(lane);
            }
        }
        if (!trained.isEmpty()) {
            new Pack(cohort.data(), trained, choice.kernels(trained.size()), orderCache).measureKept();
        }
        for (Lane lane : ended) {
            lane.tell(listener);
        }
    }
}
