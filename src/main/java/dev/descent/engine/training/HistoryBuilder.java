package dev.descent.engine.training;

import dev.descent.engine.History;
import dev.descent.engine.Scores;
import java.util.ArrayList;
import java.util.List;

/** Collects a trial's epochs. */
final class HistoryBuilder {
    /** An epoch with the scores of two parts, but for the metrics' values. */
    private static final long EPOCH_BYTES = 160;

    private final List<EpochNumbers> epochs = new ArrayList<>();

    void add(EpochNumbers epoch) {
        epochs.add(epoch);
    }

    /** The epoch that was added last. */
    EpochNumbers last() {
        return epochs.get(epochs.size() - 1);
    }

    /** As it stands, to go on apart from this one. */
    HistoryBuilder copy() {
        HistoryBuilder copy = new HistoryBuilder();
        copy.epochs.addAll(epochs);
        return copy;
    }

    /** About how much memory it takes. */
    long bytes() {
        if (epochs.isEmpty()) {
            return 0;
        }
        return epochs.size()
                * (EPOCH_BYTES + 2L * Float.BYTES * epochs.get(0).train().metrics().length);
    }

    History build() {
        if (epochs.isEmpty()) {
            return History.NONE;
        }
        int count = epochs.size();
        int metrics = epochs.get(0).train().metrics().length;
        boolean validates = epochs.get(0).validation().isPresent();
        double[] rates = new double[count];
        float[] running = new float[count];
        float[] loss = new float[count];
        float[] validationLoss = new float[validates ? count : 0];
        float[] trainMetrics = new float[count * metrics];
        float[] validationMetrics = new float[validates ? count * metrics : 0];
        for (int e = 0; e < count; e++) {
            EpochNumbers epoch = epochs.get(e);
            rates[e] = epoch.learningRate();
            running[e] = epoch.runningLoss();
            loss[e] = (float) epoch.train().loss();
            System.arraycopy(epoch.train().metrics(), 0, trainMetrics, e * metrics, metrics);
            if (validates) {
                Scores validation = epoch.validation().orElseThrow();
                validationLoss[e] = (float) validation.loss();
                System.arraycopy(validation.metrics(), 0, validationMetrics, e * metrics, metrics);
            }
        }
        return new History(rates, running, loss, validationLoss, trainMetrics, validationMetrics);
    }
}
