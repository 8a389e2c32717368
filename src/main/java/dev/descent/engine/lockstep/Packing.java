package dev.descent.engine.lockstep;

import dev.descent.data.Dataset;
import dev.descent.engine.TrainingListener;
import dev.descent.kernel.LaneKernels;
import dev.descent.model.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Fills packs with the trials of one company. A pack stays as it is until one of its trials ends or its
 * kernels change; then those that are left and
 * those that wait make the next one. Trials of one repeat stand together, for they visit their rows in one order.
 */
final class Packing {
    private final Dataset data;
    private final Deque<Trial> waiting;
    private final TrainingListener listener;
    private final Form form;
    private final DrawnOrders drawn;
    private final List<Lane> active = new ArrayList<>();

    /**
     * @param trials at least one; all keep each other's company
     * @param drawn what other packings may share
     */
    Packing(Dataset data, List<Trial> trials, Form form, DrawnOrders drawn, TrainingListener listener) {
        this.data = data;
        this.waiting = new ArrayDeque<>(
                trials.stream().sorted(Comparator.comparingInt(Trial::repeat)).toList());
        this.listener = listener;
        this.form = form;
        this.drawn = drawn;
    }

    /** Trains all; false if it was cancelled. */
    boolean train() {
        try {
            return trainAll();
        } finally {
            form.ended();
        }
    }

    private boolean trainAll() {
        while (fill()) {
            if (active.stream().noneMatch(Lane::ended) && !trainOn()) {
                return false;
            }
            List<Lane> ended = active.stream().filter(Lane::ended).toList();
            active.removeAll(ended);
            finish(ended);
        }
        return true;
    }

    /** Gives free lanes to waiting trials; false if there is nothing left to train. */
    private boolean fill() {
        while (active.size() < form.lanes() && !waiting.isEmpty()) {
            active.add(new Lane(data, waiting.remove()));
        }
        return !active.isEmpty();
    }

    /** Trains until a trial ends or the kernels change; false if it was cancelled. */
    private boolean trainOn() {
        LaneKernels kernels = form.kernels(active.size());
        Pack pack = new Pack(data, active, kernels, drawn);
        do {
            if (listener.cancelled()) {
                return false;
            }
            long begin = System.nanoTime();
            pack.epoch();
            form.epoch(kernels, active.size(), System.nanoTime() - begin);
        } while (active.stream().noneMatch(Lane::ended) && form.kernels(active.size()) == kernels);
        pack.store();
        return true;
    }

    private void finish(List<Lane> ended) {
        List<Lane> trained = ended.stream().filter(lane -> !lane.diverged()).toList();
        if (!trained.isEmpty()) {
            trained.forEach(Lane::keepBest);
            new Pack(data, trained, form.kernels(trained.size()), drawn).measureKept();
        }
        ended.forEach(lane -> listener.finished(lane.trial(), lane.outcome()));
    }
}
