package dev.descent.app;

import dev.descent.model.Trial;

/**
 * How far a trial is that trains, as its engine told it at the end of an epoch.
 *
 * @param from the epoch that had ended when it began or went on, 0 for one that trains from its start
 * @param epoch the last one that has ended
 * @param loss over the training rows after that epoch
 * @param validationLoss likewise over the validation rows; NaN without such a part
 */
public record TrialUnderWay(Trial trial, int from, int epoch, float loss, float validationLoss) {
    /** How much of its way is done, from 0 to 1. */
    public double share() {
        int length = trial.untilEpoch() - from;
        return length <= 0 ? 1 : Math.min(1, (double) (epoch - from) / length);
    }

    /** The same trial at the end of another epoch; one that was trained before is trained again. */
    TrialUnderWay at(int ended, float itsLoss, float itsValidationLoss) {
        return new TrialUnderWay(trial, ended > epoch ? from : ended - 1, ended, itsLoss, itsValidationLoss);
    }
}
