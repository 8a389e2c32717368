package dev.descent.executor;

import dev.descent.model.Setting;
import java.util.List;

/**
 * A trial as data: what of the base it changes, and which repeat and fold of that it is. Whoever carries it out makes the trial anew and
 * computes its id again.
 *
 * @param number of the trial, from 1
 * @param id 16 hex digits of what decides the outcome, as the program computed it that wrote this
 * @param configuration the number of its configuration, from 1
 * @param settings what is set in the base, in this order
 * @param repeat from 1
 * @param fold from 1; 0 if the split has no folds
 * @param untilEpoch the epoch to train until; 0 without a network
 */
public record TrialTask(
        int number, String id, int configuration, List<Setting> settings, int repeat, int fold, int untilEpoch) {
    public TrialTask {
        settings = List.copyOf(settings);
    }
}
