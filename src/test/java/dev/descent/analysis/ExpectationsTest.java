package dev.descent.analysis;

import static dev.descent.output.Experiments.best;
import static dev.descent.output.Experiments.column;
import static dev.descent.output.Experiments.expectation;
import static dev.descent.output.Experiments.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Expectation;
import dev.descent.model.Expectation.Operand;
import dev.descent.model.ExperimentSpec;
import dev.descent.output.Altered;
import dev.descent.output.Experiments;
import dev.descent.output.HandMade;
import dev.descent.output.Reports;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationsTest {
    @ParameterizedTest
    @CsvSource({"<, true", "<=, true", ">, false", ">=, false", "==, false", "!=, true"})
    void everyOperatorCompares(String operator, boolean holds) {
        Verdict verdict = verdict(Experiments.single(), expectation(best("final_loss"), operator, number(60)));
        assertThat(verdict.holds()).isEqualTo(holds);
        assertThat(verdict.found()).isEqualTo("best.final_loss is 27.125");
    }

    @Test
    void aValueIsComparedAsItIsPrinted() {
        // trial 5 has the float 0.2, which is not the double 0.2
        Verdict verdict = verdict(Experiments.targets(), expectation(column("all", "final_loss"), "!=", number(0.2)));
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.found())
                .isEqualTo("it does not hold for 1 of 8 trials, the first is trial 5: final_loss is 0.2");
    }

    @Test
    void aGroupsNumberIsTheMeanOfItsBestConfigurationAsRounded() {
        Verdict verdict = verdict(Experiments.sweep(), expectation(column("adam", "val_loss"), "==", number(0.31332)));
        assertThat(verdict.text()).isEqualTo("adam.val_loss == 0.31332: adam.val_loss is 0.31332");
        assertThat(verdict.holds()).isTrue();
    }

    @Test
    void anIncompleteConfigurationIsNotTheBestOfItsGroup() {
        Verdict verdict = verdict(Experiments.sweep(), expectation(column("sgd", "steps"), "==", number(7.33333)));
        assertThat(verdict.found()).isEqualTo("sgd.steps is 7.33333");
        assertThat(verdict.holds()).isTrue();
    }

    @Test
    void aKeyWithItsValueNamesAGroup() {
        Verdict verdict = verdict(
                Experiments.sweep(),
                expectation(column("learning_rate=0.1", "val_loss"), "<", column("learning_rate=0.01", "val_loss")));
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.found())
                .isEqualTo("learning_rate=0.1.val_loss is 0.31332, learning_rate=0.01.val_loss is 0.362301");
    }

    @Test
    void allMeansEachTrial() {
        Verdict verdict =
                verdict(Experiments.sweep(), expectation(column("all", "status"), "==", new Operand.Word("completed")));
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.found())
                .isEqualTo("it does not hold for 2 of 36 trials, the first is trial 17: status is diverged");
    }

    @Test
    void allOnBothSidesComparesEachTrialWithItself() {
        Expectation overfits = expectation(column("all", "final_loss"), "<", column("all", "val_loss"));
        assertThat(verdict(Experiments.targets(), overfits).found()).isEqualTo("it holds for all 8 trials");
    }

    @Test
    void aTrialWithoutANumberHoldsNoCondition() {
        for (String operator : List.of("<", "!=", ">=")) {
            Verdict verdict = verdict(Experiments.hopeless(), expectation(best("final_loss"), operator, number(60)));
            assertThat(verdict.holds()).isFalse();
            assertThat(verdict.found()).isEqualTo("there is no best.final_loss");
        }
    }

    @Test
    void theStatusOfAGroupWithoutAnyNumberIsKnown() {
        assertThat(verdict(Experiments.hopeless(), expectation(best("status"), "==", new Operand.Word("diverged")))
                        .holds())
                .isTrue();
    }

    @Test
    void epochsAreThoseThatWereTrainedAlsoWhenEpochsAreSwept() {
        assertThat(verdict(Experiments.targets(), expectation(best("epochs"), "==", number(5)))
                        .holds())
                .isTrue();
    }

    @Test
    void anUnknownGroupOrColumnDoesNotHold() {
        assertThat(verdict(Experiments.sweep(), expectation(column("lion", "val_loss"), "<", number(1)))
                        .found())
                .isEqualTo("nothing is named lion");
        assertThat(verdict(Experiments.sweep(), expectation(best("val_auc"), "<", number(1)))
                        .found())
                .isEqualTo("trials.csv has no column val_auc");
    }

    private static Verdict verdict(HandMade results, Expectation expectation) {
        ExperimentSpec asked = Altered.of(results.experiment())
                .expectations(List.of(expectation))
                .spec();
        return Reports.of(results.with(asked)).verdicts().get(0);
    }
}
