package dev.descent.executor;

import java.io.IOException;
import java.util.List;

/**
 * Trials that are carried out together, by one worker: a cohort. It is data alone, and the same in every process that has the base.
 *
 * @param predicting whether predictions for whole parts are wanted, not for the first rows alone
 * @param trials at least one
 */
public record Task(boolean predicting, List<TrialTask> trials) {
    public Task {
        trials = List.copyOf(trials);
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("a task has at least one trial");
        }
    }

    /** The same of some of its trials. */
    public Task of(List<TrialTask> some) {
        return new Task(predicting, some);
    }

    /** All of it, for {@link #of(byte[])}. */
    public byte[] bytes() {
        return TaskCodec.encode(this);
    }

    /**
     * Reads what {@link #bytes} gave.
     *
     * @throws IOException if these are not such bytes
     */
    public static Task of(byte[] bytes) throws IOException {
        return TaskCodec.decode(bytes);
    }
}
