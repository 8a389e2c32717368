package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.GridExperiment;
import dev.descent.model.PracticallyEqual;
import dev.descent.model.ReportSpec;
import dev.descent.output.Experiments;
import dev.descent.output.HandMade;
import dev.descent.output.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private final HandMade sweep = Experiments.sweep();

    @Test
    void aSharedFirstPlaceIsTold() {
        List<TrialOutcome> outcomes = new ArrayList<>(sweep.outcomes());
        for (int repeat = 0; repeat < 3; repeat++) {
            outcomes.set(repeat, outcomes.get(33 + repeat));
        }
        String rankBy = sweep.experiment().report().rankBy();
        assertThat(warnings(new HandMade(sweep.experiment(), outcomes, sweep.dataset(), sweep.firstRows())))
                .contains("2 configurations have the best " + rankBy
                        + "; the first of them in the sweep is shown as best.");
        assertThat(warnings(sweep)).noneMatch(warning -> warning.contains("configurations have the best"));
    }

    @Test
    void aSharedMeanOfOtherValuesIsNoSharedFirstPlace() {
        List<TrialOutcome> outcomes = new ArrayList<>(sweep.outcomes());
        for (int repeat = 0; repeat < 3; repeat++) {
            outcomes.set(repeat, outcomes.get(33 + (repeat + 1) % 3));
        }
        String rankBy = sweep.experiment().report().rankBy();
        assertThat(warnings(new HandMade(sweep.experiment(), outcomes, sweep.dataset(), sweep.firstRows())))
                .contains("2 configurations have the best mean " + rankBy + " as printed, though not the same in every"
                        + " repeat; the first of them in the sweep is shown as best.");
    }

    @Test
    void aBestThatWasPickedByTheTestPartIsTold() {
        assertThat(warnings(rankedBy("test_loss")))
                .contains(
                        "The best configuration was picked by test_loss, which therefore flatters it; rank by val_loss "
                                + "and keep the test part for the end.");
        assertThat(warnings(rankedBy("val_loss"))).noneMatch(warning -> warning.contains("flatters"));
    }

    private HandMade rankedBy(String column) {
        ExperimentSpec e = sweep.experiment();
        ReportSpec report = new ReportSpec(
                column,
                e.report().predictions(),
                e.report().history(),
                e.report().historyByDefault(),
                PracticallyEqual.NEVER,
                List.of());
        return sweep.with(GridExperiment.of(
                e.file(),
                e.name(),
                e.description(),
                e.seed(),
                e.sweptKeys(),
                e.cases(),
                e.trials(),
                e.repeats(),
                e.folds(),
                e.excluded(),
                e.engine(),
                e.executor(),
                List.of(),
                report));
    }

    private static List<String> warnings(HandMade results) {
        Findings findings = Findings.of(results);
        return findings.warnings();
    }

    @Test
    void configurationsThatDivergedShareASentenceWhereOneNumberTellsThemApart() {
        float none = Float.NaN;
        String[] four = {"0.1 sgd", "0.3 sgd", "1 sgd", "1 adam"};
        float[] losses = {1, 2, none, none, none, 3, 4, none};
        assertThat(warnings(four, 2, losses))
                .contains(
                        "b=sgd with a 0.3 and 1: 3 of 4 trials diverged, the earliest in epoch 2 at step 9.",
                        "Trial 8 (a=1, b=adam, repeat 2) diverged in epoch 2 at step 9; the last finite loss is 1e30.")
                .noneMatch(it -> it.contains("more trial"));
        assertThat(warnings(new String[] {"x sgd", "y sgd", "y adam"}, 1, none, none, 3))
                .contains("b=sgd with a x and y: 2 of 2 trials diverged, the earliest in epoch 2 at step 9.");
    }

    @Test
    void ofManyThatDivergedTheFirstGroupsAreTold() {
        String[] apart = {"1 a", "2 b", "3 c", "4 d", "5 e", "6 f", "7 g"};
        assertThat(warnings(apart, 1, IntStream.range(0, 7).mapToDouble(t -> Double.NaN)))
                .contains(
                        "Trial 5 (a=5, b=e) diverged in epoch 2 at step 9; the last finite loss is 1e30.",
                        "2 more trials diverged; trials.csv has all of them.")
                .noneMatch(it -> it.contains("a=6"));
    }

    private static List<String> warnings(String[] configurations, int repeats, float... losses) {
        return warnings(
                configurations, repeats, IntStream.range(0, losses.length).mapToDouble(t -> losses[t]));
    }

    private static List<String> warnings(String[] configurations, int repeats, DoubleStream losses) {
        double[] each = losses.toArray();
        return Findings.of(Ranked.by(configurations, repeats, trial -> each[trial]))
                .warnings();
    }
}
