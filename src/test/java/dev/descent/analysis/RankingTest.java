package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.analysis.statistics.Summary;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Direction;
import dev.descent.model.Range;
import dev.descent.model.Trial;
import dev.descent.output.Experiments;
import dev.descent.output.HandMade;
import dev.descent.output.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
    private final HandMade sweep = Experiments.sweep();
    private final Ranking ranking = new Ranking(sweep.experiment(), TrialStatistics.of(sweep));

    @Test
    void aConfigurationWithATrialThatDidNotCompleteComesAfterAllThatCompleted() {
        assertThat(ranking.ranked().get(11).number()).isEqualTo(6);
        assertThat(ranking.ranked().get(11).tier()).isEqualTo(1);
        assertThat(ranking.best().orElseThrow().number()).isEqualTo(12);
    }

    @Test
    void theBestTrialIsTheBestOfTheBestConfiguration() {
        assertThat(ranking.bestTrial()).hasValue(35);
    }

    @Test
    void aTrialAsGoodInAnotherConfigurationIsNotTheBestTrial() {
        List<TrialOutcome> outcomes = new ArrayList<>(sweep.outcomes());
        outcomes.set(0, outcomes.get(35));
        HandMade lucky = new HandMade(sweep.experiment(), outcomes, sweep.dataset(), sweep.firstRows());
        Ranking other = new Ranking(lucky.experiment(), TrialStatistics.of(lucky));
        assertThat(other.best().orElseThrow().number()).isEqualTo(12);
        assertThat(other.bestTrial()).hasValue(35);
    }

    @Test
    void theMedianTrialIsTheWorseOneInTheMiddleAndTheFirstOfItsValue() {
        assertThat(median(9, 3, 1, 4, 8)).hasValue(3);
        assertThat(median(9, 3, 1, 4)).hasValue(3);
        assertThat(median(9, 3, 1, 3, 0)).hasValue(1);
        assertThat(median(9, Float.NaN, 5, 3)).hasValue(2);
        assertThat(median(Float.NaN, Float.NaN)).isEmpty();
        // another configuration's trials do not matter: it is the one that is best
        HandMade two = Ranked.by(new String[] {"0 0", "1 1"}, 3, trial -> new float[] {7, 8, 9, 1, 6, 5}[trial]);
        assertThat(new Ranking(two.experiment(), TrialStatistics.of(two)).medianTrial())
                .hasValue(5);
    }

    /** Of a configuration whose trials have these losses. */
    private static OptionalInt median(float... losses) {
        HandMade one = Ranked.by(new String[] {"0 0"}, losses.length, trial -> losses[trial]);
        return new Ranking(one.experiment(), TrialStatistics.of(one)).medianTrial();
    }

    @Test
    void withoutACompletedTrialNothingIsBest() {
        HandMade hopeless = Experiments.hopeless();
        Ranking none = new Ranking(hopeless.experiment(), TrialStatistics.of(hopeless));
        assertThat(none.best()).isEmpty();
        assertThat(none.bestTrial()).isEmpty();
        assertThat(none.ranked()).hasSize(1);
    }

    @Test
    void whatWasHalvedIsInAListOfItsOwnTheFurthestFirst() {
        List<Trial> trials = new ArrayList<>(sweep.experiment().trials());
        for (int trial = 0; trial < 9; trial++) {
            Trial it = trials.get(trial);
            trials.set(
                    trial,
                    new Trial(
                            it.number(),
                            it.id(),
                            it.spec(),
                            it.configuration(),
                            it.repeat(),
                            it.fold(),
                            trial < 3 ? 0 : 1,
                            it.caseName(),
                            it.settings()));
        }
        HandMade halved =
                new HandMade(sweep.experiment().with(trials), sweep.outcomes(), sweep.dataset(), sweep.firstRows());
        Ranking other = new Ranking(halved.experiment(), TrialStatistics.of(halved));
        assertThat(other.halved()).hasSize(3).allMatch(RankedConfiguration::isHalved);
        assertThat(other.halved().get(2).number()).isEqualTo(1);
        assertThat(other.halved().get(0).halvedAt()).isEqualTo(1);
        assertThat(other.halved().get(0).mean())
                .isLessThan(other.halved().get(1).mean());
        assertThat(other.ranked()).hasSize(9).noneMatch(RankedConfiguration::isHalved);
        assertThat(other.all()).hasSize(12);
        assertThat(other.best()).map(RankedConfiguration::number).hasValue(12);
    }

    @Test
    void aMeanOfSeveralIsRoundedBeforeItRanks() {
        RankedConfiguration standing = new RankedConfiguration(
                1, List.of(0, 1), 2, 0, 0, 0, Summary.of(new double[] {0.12345678, 0.1234568}), Range.ANY);
        assertThat(standing.mean()).isEqualTo(0.123457);
    }

    @Test
    void aSingleValueRanksAsItIs() {
        RankedConfiguration standing =
                new RankedConfiguration(1, List.of(0), 1, 0, 0, 0, Summary.of(new double[] {0.12345678}), Range.ANY);
        assertThat(standing.mean()).isEqualTo(0.12345678);
        assertThat(standing.meanCell().text()).isEqualTo("0.12345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "val_accuracy", "test_r2", "val_auc", "precision", "recall", "val_f1"})
    void moreIsBetterForSomeMetrics(String column) {
        assertThat(Direction.of(column)).isEqualTo(Direction.LARGER_IS_BETTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"final_loss", "val_loss", "test_mse", "val_zero_one", "mae", "rmse", "running_loss"})
    void lessIsBetterForLossesAndErrors(String column) {
        assertThat(Direction.of(column)).isEqualTo(Direction.SMALLER_IS_BETTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "final_loss"})
    void anUndefinedValueIsWorst(String column) {
        assertThat(Direction.of(column).compare(1, Double.NaN)).isNegative();
        assertThat(Direction.of(column).compare(Double.NaN, Double.NaN)).isZero();
    }
}
