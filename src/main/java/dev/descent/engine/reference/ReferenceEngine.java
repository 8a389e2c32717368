package dev.descent.engine.reference;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Optional;

/**
 * Trains one trial after another as a textbook would. Slow and plain: what it computes is what a network's training means here,
 * to the bit.
 */
public final class ReferenceEngine implements Engine {
    @Override
    public String name() {
        return "reference";
    }

    /**
     * Lets someone look on at the first steps of a trial.
     *
     * @param steps how many at most
     */
    public static void observe(Dataset data, Trial trial, int steps, StepObserver observer) {
        new ReferenceTraining(new Cohort(data, List.of(trial)), trial, observer).observe(steps);
    }

    @Override
    public void train(Cohort cohort, TrainingListener listener) {
        for (Trial trial : cohort.trials()) {
            if (listener.cancelled()) {
                return;
            }
            ReferenceTraining training = new ReferenceTraining(cohort, trial, StepObserver.NONE);
            Optional<TrialOutcome> outcome = training.outcome(listener);
            if (outcome.isEmpty()) {
                return;
            }
            training.state().tell(trial, outcome.get(), listener);
        }
    }
}
