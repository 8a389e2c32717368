package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.analysis.statistics.Summary;
import dev.descent.model.DatasetSpec;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.PracticallyEqual;
import dev.descent.model.ReportSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.output.Altered;
import dev.descent.output.Experiments;
import dev.descent.output.HandMade;
import dev.descent.output.MemoryFolder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverlapTest {
    @Test
    void foldsOverlapByOneOverOneLessThanTheirNumber() {
        assertThat(Overlap.of(with(Optional.of(new Split.Folds(5, 0, Split.Plain.DRAWN, false)))))
                .isEqualTo(0.25);
    }

    @Test
    void partsThatAreDrawnForEachRepeatOverlapByTheRowsThatValidate() {
        TrialSpec drawn = with(Optional.of(new Split.Fractions(0.3, 0.1, Split.Plain.DRAWN, true)));
        assertThat(Overlap.of(drawn)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void oneSplitForAllRepeatsIsNoOverlap() {
        assertThat(Overlap.of(with(Optional.empty()))).isZero();
        assertThat(Overlap.of(with(Optional.of(new Split.Fractions(0.3, 0.1, Split.Plain.DRAWN, false)))))
                .isZero();
        assertThat(Overlap.of(with(Optional.of(new Split.ByColumn("part"))))).isZero();
        assertThat(Overlap.of(
                        Experiments.minimize().experiment().trials().get(0).spec()))
                .isZero();
    }

    /** The golden experiment has 2 folds that both repeats share: n is 2, the overlap 1, and √(1/2 + 1) stands in place of √(1/4). */
    @Test
    void repeatsOfOneFoldAreNoMoreRows() {
        HandMade targets = rankedBy(Experiments.targets(), "final_loss");
        Findings findings = Findings.of(targets);
        RankedConfiguration best = findings.ranking().ranked().get(0);
        double[] values = values(findings, best);
        Summary folds = Summary.of(new double[] {(values[0] + values[1]) / 2, (values[2] + values[3]) / 2}, 1);
        assertThat(best.trials().stream().map(findings::trial).map(trial -> trial.repeat() + " " + trial.fold()))
                .containsExactly("1 1", "2 1", "1 2", "2 2");
        assertThat(best.summary().n()).isEqualTo(4);
        assertThat(best.summary().sd()).isEqualTo(Summary.of(values).sd());
        assertThat(best.summary().ciHigh()).isCloseTo(folds.ciHigh(), within(1e-12));
        assertThat(best.summary().ciLow()).isCloseTo(folds.ciLow(), within(1e-12));
        assertThat(findings.comparisons().ofBest().get(0).comparison().n()).isEqualTo(2);
        assertThat(MemoryFolder.of(targets).file("report.md"))
                .contains("takes more than 2 folds a configuration")
                .contains(Overlap.NOTE);
    }

    @Test
    void withoutSplitsNothingIsSaidOfACorrection() {
        assertThat(MemoryFolder.of(Experiments.sweep()).file("report.md")).doesNotContain("Nadeau");
    }

    private static double[] values(Findings findings, RankedConfiguration standing) {
        return standing.trials().stream()
                .mapToDouble(findings.statistics()::value)
                .toArray();
    }

    private static TrialSpec with(Optional<Split> split) {
        Trial trial = Experiments.targets().experiment().trials().get(0);
        NetworkSpec n = trial.network();
        DatasetSpec d = n.dataset();
        return new NetworkSpec(
                new DatasetSpec(
                        d.csv(),
                        d.targets(),
                        d.features(),
                        d.encodings(),
                        d.encoding(),
                        d.targetScale(),
                        d.missing(),
                        d.scaling(),
                        split,
                        d.positive(),
                        d.weights()),
                n.layers(),
                n.loss(),
                n.metrics(),
                n.optimizer(),
                n.epochs(),
                n.batchSize(),
                n.shuffle(),
                n.earlyStopping(),
                n.clipping(),
                n.seed());
    }

    private static HandMade rankedBy(HandMade results, String column) {
        ExperimentSpec e = results.experiment();
        ReportSpec report = new ReportSpec(
                column,
                e.report().predictions(),
                e.report().history(),
                e.report().historyByDefault(),
                PracticallyEqual.NEVER,
                List.of());
        return results.with(Altered.of(e).report(report).spec());
    }
}
