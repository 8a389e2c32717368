package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Checkpoint;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.History;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParkedTrialsTest {
    private record Paused(int epoch, long bytes) implements Checkpoint {}

    private final ParkedTrials parked = new ParkedTrials(100);

    /** A trial of 30 epochs that pauses at the third. */
    private static Trial trial(int number) {
        return Fixtures.until(3, new Sketch().epochs(30).trial(number));
    }

    private List<Integer> known() {
        return IntStream.rangeClosed(1, 9)
                .filter(number -> parked.find(trial(number).id()).isPresent())
                .boxed()
                .toList();
    }

    private void park(int... numbers) {
        for (int number : numbers) {
            parked.park(trial(number).id(), new Paused(3, 40));
        }
    }

    @Test
    void nothingIsKeptBeforeARoundOrInTheLastOne() {
        park(1);
        assertThat(known()).isEmpty();
        parked.beginRound(List.of(trial(1)), true);
        park(1);
        assertThat(known()).isEmpty();
    }

    @Test
    void beyondTheBudgetThoseThatWaitedLongestAreDropped() {
        parked.beginRound(List.of(), false);
        park(1, 2);
        assertThat(known()).containsExactly(1, 2);
        park(3);
        assertThat(known()).containsExactly(2, 3);
        parked.park(trial(4).id(), new Paused(3, 100));
        assertThat(known()).containsExactly(4);
    }

    @Test
    void oneThatIsLargerThanTheBudgetDropsNoOther() {
        parked.beginRound(List.of(), false);
        park(1, 2);
        parked.park(trial(3).id(), new Paused(3, 101));
        assertThat(known()).containsExactly(1, 2);
    }

    @Test
    void thoseThatARoundTrainsAreDroppedLast() {
        parked.beginRound(List.of(), false);
        park(1, 2);
        parked.beginRound(List.of(trial(1)), false);
        park(3);
        assertThat(known()).containsExactly(1, 3);
    }

    @Test
    void theLastRoundKeepsWhatItGoesOnFromAndTheEndNothing() {
        parked.beginRound(List.of(), false);
        park(1, 2);
        parked.beginRound(List.of(trial(2)), true);
        assertThat(known()).containsExactly(2);
        parked.endRounds();
        assertThat(known()).isEmpty();
        park(1);
        assertThat(known()).isEmpty();
    }

    /** And room is counted right: two more fit where two were dropped. */
    @Test
    void whatNobodyCanAskForIsDropped() {
        parked.beginRound(List.of(), false);
        park(1, 2);
        parked.ended(trial(1), completed(1));
        assertThat(known()).containsExactly(1, 2);
        parked.ended(Fixtures.until(30, trial(1)), completed(1));
        parked.ended(trial(2), new TrialOutcome.Failed(trial(2).id(), "by itself"));
        assertThat(known()).isEmpty();
        park(3, 4);
        assertThat(known()).containsExactly(3, 4);
    }

    @Test
    void theLaterEpochCounts() {
        parked.beginRound(List.of(), false);
        parked.park(trial(1).id(), new Paused(3, 40));
        parked.park(trial(1).id(), new Paused(9, 50));
        parked.park(trial(1).id(), new Paused(3, 40));
        assertThat(parked.find(trial(1).id())).contains(new Paused(9, 50));
        parked.park(trial(2).id(), new Paused(3, 50));
        assertThat(known()).containsExactly(1, 2);
    }

    private static TrialOutcome completed(int number) {
        return new TrialOutcome.Completed(
                trial(number).id(),
                3,
                3,
                51,
                new Scores(1, new float[0]),
                Optional.empty(),
                Optional.empty(),
                0,
                History.NONE,
                Predictions.NONE,
                Optional.empty());
    }
}
