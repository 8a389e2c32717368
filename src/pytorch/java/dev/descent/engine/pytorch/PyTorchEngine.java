package dev.descent.engine.pytorch;

import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import java.util.Optional;

/**
 * Trains one trial after another with libtorch: a second opinion on what the built-in engines compute. Its numbers are near theirs and not
 * the same, and repeat to the bit on one machine with one version of libtorch alone.
 */
public final class PyTorchEngine implements Engine {
    /** Found as a service; loads nothing native. */
    public PyTorchEngine() {}

    @Override
    public String name() {
        return "pytorch";
    }

    /** Loads libtorch, which takes seconds the first time. */
    @Override
    public Optional<String> obstacle() {
        return Libtorch.obstacle();
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        Libtorch.obstacle().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        for (Trial trial : cohort.trials()) {
            if (listener.cancelled()) {
                return;
            }
            TorchTraining training = new TorchTraining(cohort, trial);
            Optional<TrialOutcome> outcome = training.outcome(listener);
            if (outcome.isEmpty()) {
                return;
            }
            training.state().tell(trial, outcome.get(), listener);
        }
    }
}
