package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.analysis.statistics.PairedComparison;
import dev.descent.analysis.statistics.Summary;
import dev.descent.model.DatasetSpec;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReportSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.output.Altered;
import dev.descent.output.Experiments;
import dev.descent.output.HandMade;
import dev.descent.output.MemoryFolder;
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

    /** The golden experiment has 2 folds × 2 repeats, so the correction is 1: √(1/4 + 1) in place of √(1/4). */
    @Test
    void overFoldsTheFinalLossIsComparedAndBoundedWithTheCorrection() {
        HandMade targets = rankedBy(Experiments.targets(), "final_loss");
        Findings findings = Findings.of(targets);
        RankedConfiguration best = findings.ranking().ranked().get(0);
        RankedConfiguration next = findings.ranking().ranked().get(1);
        double[] first = values(findings, best);
        double[] second = values(findings, next);
        assertThat(best.summary()).isEqualTo(Summary.of(first, 1));
        double plain = Summary.of(first).ciHigh() - best.summary().mean();
        double corrected = best.summary().ciHigh() - best.summary().mean();
        assertThat(corrected / plain).isCloseTo(Math.sqrt(5), within(1e-9));
        PairedComparison comparison = PairedComparison.of(first, second, 1);
        assertThat(MemoryFolder.of(targets).file("report.md"))
                .contains("p = " + Cell.statistic(comparison.pValue()).text()
                        + ", paired t-test corrected for overlapping training parts)")
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
                e.report().historyByDefault());
        return results.with(Altered.of(e).report(report).spec());
    }
}
