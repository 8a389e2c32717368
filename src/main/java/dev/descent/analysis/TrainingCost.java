package dev.descent.analysis;

import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.model.Trial;
import java.util.function.Predicate;

/**
 * How much some trials trained, whether or not one is like another.
 *
 * @param trials how many
 * @param epochs that ended, or in which they diverged
 * @param steps updates
 * @param evaluations gradients of one row: the rows of all batches, so that small and large batches are commensurate
 */
public record TrainingCost(long trials, long epochs, long steps, long evaluations) {
    static TrainingCost of(Results results, Predicate<Trial> which) {
        TrainingCost sum = new TrainingCost(0, 0, 0, 0);
        for (Trial trial : results.experiment().trials()) {
            if (which.test(trial)) {
                int rows = results.dataset(trial).train().rows();
                sum = sum.and(of(results.outcome(trial), TrainingSchedule.of(trial.network(), rows)));
            }
        }
        return sum;
    }

    /** The cost of a trial that ended so. */
    static TrainingCost of(TrialOutcome outcome, TrainingSchedule schedule) {
        if (outcome instanceof Completed it) {
            return new TrainingCost(1, it.epochs(), it.steps(), evaluations(it.steps(), schedule));
        }
        if (outcome instanceof Diverged it) {
            return new TrainingCost(1, it.epoch(), it.step(), evaluations(it.step(), schedule));
        }
        return new TrainingCost(1, 0, 0, 0);
    }

    /** The rows of the first steps: whole epochs, and of the last one its first batches. */
    private static long evaluations(long steps, TrainingSchedule schedule) {
        long rest = steps % schedule.iterations();
        return steps / schedule.iterations() * schedule.rows() + Math.min(rest * schedule.batch(), schedule.rows());
    }

    private TrainingCost and(TrainingCost other) {
        return new TrainingCost(
                trials + other.trials, epochs + other.epochs, steps + other.steps, evaluations + other.evaluations);
    }
}
