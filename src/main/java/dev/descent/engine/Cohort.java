package dev.descent.engine;

import dev.descent.data.Dataset;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trials that are trained together. All learn the same dataset, after split and scaling. Those that a run puts together agree in
 * layers, loss and batch size too, so that they can share lanes; an engine must train a cohort that is mixed all the same.
 *
 * <p>A trial that paused at the end of an earlier epoch comes with its checkpoint, so that it need not be trained from its start; the
 * outcome is the same without.
 *
 * @param data what all of them learn
 * @param trials at least one; each trains a network
 * @param checkpoints by the id of the trial that goes on from it; other trials are trained from their start, and so is one that is to
 *     be trained until an earlier epoch
 */
public record Cohort(Dataset data, List<Trial> trials, Map<String, Checkpoint> checkpoints) {
    public Cohort {
        trials = List.copyOf(trials);
        checkpoints = Map.copyOf(checkpoints);
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("a cohort has at least one trial");
        }
        trials.forEach(Trial::network);
    }

    /** Trials that are trained from their start. */
    public Cohort(Dataset data, List<Trial> trials) {
        this(data, trials, Map.of());
    }

    /** Some of its trials, each from where it stands here. */
    public Cohort of(List<Trial> some) {
        return new Cohort(data, some, checkpoints);
    }

    /** What a trial goes on from; empty if it is trained from its start. */
    public Optional<Checkpoint> checkpoint(Trial trial) {
        return Optional.ofNullable(checkpoints.get(trial.id())).filter(it -> it.epoch() <= trial.untilEpoch());
    }

    /** How many epochs of a trial have been trained already. */
    public int epochsTrained(Trial trial) {
        return checkpoint(trial).map(Checkpoint::epoch).orElse(0);
    }

    /** How many epochs of a trial are left to train, unless it ends early. */
    public int epochsLeft(Trial trial) {
        return trial.untilEpoch() - epochsTrained(trial);
    }
}
