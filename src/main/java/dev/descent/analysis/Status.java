package dev.descent.analysis;

import dev.descent.engine.TrialOutcome;

/** How a trial ended, as the tables say it. */
public enum Status {
    COMPLETED("completed"),
    DIVERGED("diverged"),
    FAILED("failed");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Status of(TrialOutcome outcome) {
        if (outcome instanceof TrialOutcome.Completed) {
            return COMPLETED;
        }
        if (outcome instanceof TrialOutcome.Diverged) {
            return DIVERGED;
        }
        if (outcome instanceof TrialOutcome.Failed) {
            return FAILED;
        }
        throw new AssertionError(outcome);
    }
}
