package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.output.Experiments;
import dev.descent.output.HandMade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a bar and a line of progress call best, of trials of three epochs. */
class BestSoFarTest {
    private final HandMade single = Experiments.single();
    private final ExperimentSpec experiment = single.experiment();

    /** A trial until an epoch, with a loss. */
    private record Ended(int number, int epoch, float loss) {}

    @Test
    @DisplayName("a value at an earlier epoch is compared with none of a later one")
    void furthestAlone() {
        assertThat(best(new Ended(1, 1, 5))).contains("final_loss 5 at epoch 1");
        assertThat(best(new Ended(1, 1, 5), new Ended(2, 1, 4))).contains("final_loss 4 at epoch 1");
        assertThat(best(new Ended(1, 1, 5), new Ended(2, 1, 4), new Ended(1, 2, 7)))
                .contains("final_loss 7 at epoch 2");
        assertThat(best(new Ended(1, 1, 5), new Ended(2, 1, 4), new Ended(1, 2, 7), new Ended(1, 3, 9)))
                .contains("final_loss 9");
    }

    @Test
    @DisplayName("one that diverged later does not take the place of a value")
    void withoutValue() {
        assertThat(best(new Ended(1, 1, 5), new Ended(1, 3, Float.NaN))).contains("final_loss 5 at epoch 1");
        assertThat(best(new Ended(1, 3, Float.NaN))).isEmpty();
    }

    /** In whatever order the trials end. */
    private Optional<String> best(Ended... all) {
        List<Ended> order = new ArrayList<>(List.of(all));
        BestSoFar forwards = new BestSoFar(experiment);
        order.forEach(it -> forwards.add(trial(it), outcome(it)));
        Collections.reverse(order);
        BestSoFar backwards = new BestSoFar(experiment);
        order.forEach(it -> backwards.add(trial(it), outcome(it)));
        assertThat(backwards.text()).isEqualTo(forwards.text());
        return forwards.text();
    }

    private Trial trial(Ended it) {
        Trial trial = experiment.trials().get(0);
        return new Trial(
                it.number(), trial.id(), trial.spec(), it.number(), 1, 0, it.epoch(), Optional.empty(), List.of());
    }

    private TrialOutcome outcome(Ended it) {
        Completed completed = (Completed) single.outcome(experiment.trials().get(0));
        if (Float.isNaN(it.loss())) {
            return new TrialOutcome.Diverged(
                    completed.trialId(), 3, 20, 51, 1e30, completed.history(), Optional.empty());
        }
        return new Completed(
                completed.trialId(),
                it.epoch(),
                completed.steps(),
                completed.parameters(),
                new Scores(it.loss(), new float[0]),
                Optional.empty(),
                Optional.empty(),
                0,
                completed.history(),
                completed.predictions(),
                Optional.empty());
    }
}
