package dev.descent.engine.training;

import dev.descent.model.Component;
import dev.descent.model.EarlyStopping;
import java.util.List;

/**
 * Early stopping at work on one trial, as Keras' EarlyStopping in mode auto.
 *
 * <pre>
 *   after every epoch: wait ← wait + 1
 *     improved (value + min_delta &lt; best, or value − min_delta &gt; best where more is better):
 *       best ← value, best epoch ← epoch, wait ← 0; with restore_best the parameters are copied
 *     else, from the second epoch on: stop if wait ≥ patience
 *     with a goal: stop if value ≤ goal (≥ where more is better); this epoch is the best then
 * </pre>
 *
 * <p>Best starts at infinity. Until something improves (a value may be NaN) the first epoch counts as the best. Values are the
 * floats that the history shows; the comparison is in double.
 */
final class Monitor {
    private final EarlyStopping settings;
    private final MonitoredNumber number;
    private double best;
    private int bestEpoch;
    private int wait;
    private float[] bestParameters = new float[0];

    /**
     * @param metrics those of the trial
     * @throws IllegalArgumentException if the monitored number is none of the trial's
     */
    Monitor(EarlyStopping settings, List<Component> metrics) {
        this.settings = settings;
        this.number = new MonitoredNumber(settings.monitor(), metrics);
        this.best = number.upwards() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private Monitor(Monitor other) {
        this.settings = other.settings;
        this.number = other.number;
        this.best = other.best;
        this.bestEpoch = other.bestEpoch;
        this.wait = other.wait;
        this.bestParameters = other.bestParameters;
    }

    /** As it stands, to go on apart from this one. */
    Monitor copy() {
        return new Monitor(this);
    }

    /**
     * Looks at an epoch that has ended.
     *
     * @param epoch from 1
     * @param parameters of one trial, copied where they are the best
     * @return whether the trial stops
     */
    boolean observe(EpochNumbers numbers, int epoch, float[] parameters) {
        double value = number.value(numbers);
        boolean upwards = number.upwards();
        boolean improved = upwards ? value - settings.minDelta() > best : value + settings.minDelta() < best;
        boolean reached = settings.goal()
                .filter(goal -> upwards ? value >= goal : value <= goal)
                .isPresent();
        if (improved || reached || bestEpoch == 0) {
            bestEpoch = epoch;
            if (settings.restoreBest()) {
                bestParameters = parameters.clone();
            }
        }
        wait++;
        if (improved) {
            best = value;
            wait = 0;
            return reached;
        }
        return reached || wait >= settings.patience() && epoch > 1;
    }

    /** The best epoch so far, from 1; 0 before the first has ended. */
    int bestEpoch() {
        return bestEpoch;
    }

    /** Whether the trial shall end with {@link #bestParameters()}. */
    boolean restores() {
        return settings.restoreBest() && bestEpoch > 0;
    }

    /** The parameters after the best epoch, never changed; empty unless {@link #restores()}. */
    float[] bestParameters() {
        return bestParameters;
    }
}
