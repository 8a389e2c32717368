package dev.descent.analysis;

import dev.descent.engine.TrialOutcome;
import dev.descent.model.Status;
import dev.descent.model.Trial;

/** How a trial ended, as the reports say it: one that completed what it was asked for, which was not all, was halved. */
final class TrialStatus {
    private TrialStatus() {}

    static Status of(Trial trial, TrialOutcome outcome) {
        return outcome.status() == Status.COMPLETED && trial.pauses() ? Status.HALVED : outcome.status();
    }
}
