package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.GridExperiment;
import dev.descent.model.PracticallyEqual;
import dev.descent.model.ReportSpec;
import dev.descent.output.Experiments;
import dev.descent.output.HandMade;
import java.util.ArrayList;
import java.util.List;
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
}
