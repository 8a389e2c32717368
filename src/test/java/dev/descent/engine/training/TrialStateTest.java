package dev.descent.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Cohort;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.OutcomeText;
import dev.descent.engine.Predictions;
import dev.descent.engine.RecordingListener;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Trial;
import dev.descent.nn.Network;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialStateTest {
    private final Trial trial = new Sketch()
            .epochs(30)
            .metrics("mae")
            .earlyStopping("loss", 2, 0, true)
            .trial();
    private final Network network = Network.of(trial.network().layers(), 3);
    private final Optional<UpdateRule> rule = trial.network().optimizer().map(UpdateRules::of);
    private final TrialState state = new TrialState(network, trial.network(), rule, 1);

    /** Ends an epoch of so many steps. */
    private static void epoch(TrialState state, long steps, float loss) {
        state.parameters()[0] += 1;
        state.slots()[1][2] += 3;
        state.scalars()[0] /= 2;
        state.advanceTo(state.step() + steps, loss + 1);
        Scores scores = new Scores(loss, new float[] {loss / 2});
        state.endEpoch(new EpochNumbers(0.1, loss + 1, scores, Optional.of(scores)));
    }

    private TrialState goingOn() {
        Cohort cohort =
                new Cohort(Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC), List.of(trial), Map.of(trial.id(), state));
        return TrialState.of(cohort, trial, network, rule);
    }

    private static void assertSame(TrialState actual, TrialState expected) {
        assertThat(actual.parameters()).containsExactly(expected.parameters());
        assertThat(actual.keptParameters()).containsExactly(expected.keptParameters());
        assertThat(actual.slots()).isDeepEqualTo(expected.slots());
        assertThat(actual.scalars()).containsExactly(expected.scalars());
        assertThat(actual.bestEpoch()).isEqualTo(expected.bestEpoch());
        assertThat(actual.epoch()).isEqualTo(expected.epoch());
        assertThat(actual.ended(30)).isEqualTo(expected.ended(30));
        assertThat(actual.bytes()).isEqualTo(expected.bytes());
        // step, last finite loss and history
        assertThat(OutcomeText.of(actual.diverged(""))).isEqualTo(OutcomeText.of(expected.diverged("")));
    }

    @Test
    void whatGoesOnIsEqualAndApart() {
        TrialState untouched = new TrialState(network, trial.network(), rule, 1);
        for (TrialState it : List.of(state, untouched)) {
            epoch(it, 4, 3);
            epoch(it, 4, 5);
            it.advanceTo(9, 7);
        }
        TrialState first = goingOn();
        assertSame(first, untouched);
        epoch(first, 4, 6);
        assertThat(first.ended(30)).isTrue();
        assertSame(goingOn(), untouched);
        epoch(goingOn(), 4, 1);
        assertSame(state, untouched);
    }

    @Test
    void theKeptParametersAreThoseOfTheBestEpoch() {
        epoch(state, 4, 3);
        float best = state.parameters()[0];
        epoch(state, 4, 5);
        assertThat(state.keptParameters()[0]).isEqualTo(best);
        assertThat(state.parameters()[0]).isEqualTo(best + 1);
        epoch(state, 4, 2);
        assertThat(state.keptParameters()[0]).isEqualTo(best + 2);
    }

    @Test
    void aTrialEndsAtItsEpochOrBeforeByEarlyStopping() {
        epoch(state, 4, 3);
        assertThat(state.ended(2)).isFalse();
        epoch(state, 4, 5);
        assertThat(state.ended(2)).isTrue();
        assertThat(state.ended(3)).isFalse();
        epoch(state, 4, 5);
        assertThat(state.ended(30)).isTrue();
    }

    /** Only what completed and has epochs left pauses. */
    @Test
    void tellsOfItselfWhereTheTrialMayGoOn() {
        epoch(state, 4, 3);
        TrialOutcome diverged = state.diverged(trial.id());
        TrialOutcome completed = completed();
        assertThat(told(Fixtures.until(1, trial), completed)).isTrue();
        assertThat(told(Fixtures.until(30, trial), completed)).isFalse();
        assertThat(told(Fixtures.until(1, trial), diverged)).isFalse();
    }

    private boolean told(Trial paused, TrialOutcome outcome) {
        RecordingListener listener = new RecordingListener();
        state.tell(paused, outcome, listener);
        assertThat(listener.outcomes()).containsOnlyKeys(paused.id());
        return listener.checkpoints().containsValue(state);
    }

    private TrialOutcome completed() {
        return new TrialOutcome.Completed(
                trial.id(),
                1,
                4,
                network.parameters(),
                new Scores(3, new float[] {1}),
                Optional.empty(),
                Optional.empty(),
                1,
                state.history(),
                Predictions.NONE,
                Optional.empty());
    }
}
