package dev.descent.model;

import java.util.List;
import java.util.Optional;

/**
 * One row of trials.csv: a configuration with its repeat and fold.
 *
 * @param number from 1, in sweep order
 * @param id 16 hex digits of what decides the outcome; equal ids are trained once
 * @param spec what the trial does
 * @param configuration the number of its configuration from 1: trials that differ in repeat and fold alone share it
 * @param repeat from 1
 * @param fold from 1; 0 if the split has no folds
 * @param untilEpoch the epoch that it is trained until, at most those of its spec; 0 for a trial without a network
 * @param caseName the case of the sweep it belongs to, if there are cases
 * @param settings the value of each swept key as the tables print it, aligned with {@link ExperimentSpec#sweptKeys()}
 */
public record Trial(
        int number,
        String id,
        TrialSpec spec,
        int configuration,
        int repeat,
        int fold,
        int untilEpoch,
        Optional<String> caseName,
        List<String> settings) {
    public Trial {
        settings = List.copyOf(settings);
    }

    /** A trial that is trained to its end. */
    public Trial(
            int number,
            String id,
            TrialSpec spec,
            int configuration,
            int repeat,
            int fold,
            Optional<String> caseName,
            List<String> settings) {
        this(number, id, spec, configuration, repeat, fold, spec.epochs(), caseName, settings);
    }

    /** Whether it ends before the epochs of its network do, so that it may be asked to go on. */
    public boolean pauses() {
        return untilEpoch < spec.epochs();
    }

    /**
     * The network that it trains.
     *
     * @throws IllegalArgumentException if it trains none
     */
    public NetworkSpec network() {
        return spec.network().orElseThrow(() -> new IllegalArgumentException("trial " + number + " trains no network"));
    }
}
