package dev.descent.engine.training;

import dev.descent.model.Component;
import dev.descent.model.ReduceOnPlateau;
import dev.descent.model.ReduceOnPlateau.Mode;
import java.util.List;

/**
 * A learning rate that falls where a number stands still, on one trial, as by Keras' ReduceLROnPlateau.
 *
 * <pre>
 *   after every epoch:
 *     in a cooldown: cooldown ← cooldown − 1, wait ← 0
 *     improved (value + min_delta &lt; best, or value − min_delta &gt; best where more is better): best ← value, wait ← 0
 *     else, unless still in a cooldown: wait ← wait + 1
 *       wait ≥ patience, and the epoch's last rate is above min_lr:
 *         scale ← scale·factor, cooldown ← that of the settings, wait ← 0
 *   the rate of a step is max(scale·η, min(η, min_lr)), η being what the schedule says
 * </pre>
 *
 * <p>Best starts at infinity; a value that is NaN improves nothing. Values are the floats that the history shows; the comparison and the rate are in
 * double, while Keras keeps its rate in float32.
 */
final class Plateau {
    private final ReduceOnPlateau settings;
    private final MonitoredNumber number;
    private final boolean upwards;
    private double best;
    private double scale = 1;
    private int wait;
    private int cooldown;

    /**
     * @param metrics those of the trial
     * @throws IllegalArgumentException if the monitored number is none of the trial's
     */
    Plateau(ReduceOnPlateau settings, List<Component> metrics) {
        this.settings = settings;
        this.number = new MonitoredNumber(settings.monitor(), metrics);
        this.upwards = settings.mode() == Mode.AUTO ? number.upwards() : settings.mode() == Mode.MAX;
        this.best = upwards ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private Plateau(Plateau other) {
        this.settings = other.settings;
        this.number = other.number;
        this.upwards = other.upwards;
        this.best = other.best;
        this.scale = other.scale;
        this.wait = other.wait;
        this.cooldown = other.cooldown;
    }

    /** As it stands, to go on apart from this one. */
    Plateau copy() {
        return new Plateau(this);
    }

    /** Looks at an epoch that has ended. */
    void observe(EpochNumbers numbers) {
        double value = number.value(numbers);
        if (cooldown > 0) {
            cooldown--;
            wait = 0;
        }
        if (upwards ? value - settings.minDelta() > best : value + settings.minDelta() < best) {
            best = value;
            wait = 0;
        } else if (cooldown == 0) {
            wait++;
            if (wait >= settings.patience() && numbers.learningRate() > settings.leastRate()) {
                scale *= settings.factor();
                cooldown = settings.cooldown();
                wait = 0;
            }
        }
    }

    /** The rate of a step for which the schedule says {@code scheduled}. */
    double rate(double scheduled) {
        return Math.max(scale * scheduled, Math.min(scheduled, settings.leastRate()));
    }
}
