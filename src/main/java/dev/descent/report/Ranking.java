package dev.descent.report;

import dev.descent.spec.Direction;
import dev.descent.spec.ExperimentSpec;
import java.util.OptionalInt;

/** Who is best by the experiment's {@code rank_by}. */
final class Ranking {
    private final Survey survey;
    private final Direction direction;

    Ranking(ExperimentSpec experiment, Survey survey) {
        this.survey = survey;
        this.direction = Direction.of(experiment.report().rankBy());
    }

    /** The completed trial with the best value, of several the first; empty if none completed. */
    OptionalInt bestTrial() {
        int best = -1;
        for (int trial = 0; trial < survey.trials(); trial++) {
            boolean completed = survey.status(trial) == Status.COMPLETED;
            if (completed && (best < 0 || direction.compare(survey.value(trial), survey.value(best)) < 0)) {
                best = trial;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }
}
