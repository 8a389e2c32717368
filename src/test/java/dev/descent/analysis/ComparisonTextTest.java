package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.ExperimentSpec;
import dev.descent.model.PracticallyEqual;
import dev.descent.model.ReportSpec;
import dev.descent.output.HandMade;
import dev.descent.output.Ranked;
import org.junit.jupiter.api.Test;

/** Two configurations in pairs, and what is said of them. */
class ComparisonTextTest {
    private static final String[] THREE = {"0 0", "1 1", "2 2"};
    private static final String FOUND = "would have been found with 80 % probability";

    @Test
    void whatWouldHaveBeenFoundIsSaidOfAPairThatIsUndecidedAlone() {
        assertThat(runnerUp(text(1, 3, 2, 5, 4, 7)))
                .contains(": can't be told apart. A difference of ")
                .endsWith(FOUND + ".");
        assertThat(runnerUp(text(1, 2, 3, 11, 12.5f, 13.25f)))
                .contains(": better.")
                .doesNotContain(FOUND);
    }

    @Test
    void theOnlyOtherIsNamedWithItsDistance() {
        assertThat(text(1, 2, 3, 11, 12.5f, 13.25f).verdict().orElseThrow())
                .matches("Over 3 repeats, it is better than the other, [^,]+=1, [^,]+=1, by 10\\.25\\.");
        // ranks decide, so there is no mean
        float none = Float.NaN;
        assertThat(text(1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, none)
                        .verdict()
                        .orElseThrow())
                .matches("Over 8 repeats, it is better than the other, [^,]+=1, [^,]+=1\\.");
    }

    @Test
    void howManyRepeatsWouldTellIsSaidOfTheDifferenceAsItIs() {
        assertThat(text(1, 3, 2, 5, 4, 7).verdict().orElseThrow())
                .containsPattern("would take about \\d+ repeats \\(sweep.confirm: \\{best: 2, repeats: \\d+}\\),"
                        + " if the difference stays what it is\\.$");
    }

    @Test
    void whatTheOtherTestWouldSayIsToldWhereItSaysOtherwise() {
        // W = 28 of 28: p = 2/2⁷; the last difference is too far out for a mean
        assertThat(runnerUp(text(0, 0, 0, 0, 0, 0, 0, 1, 1.1f, 1.2f, 1.3f, 1.4f, 1.5f, 40)))
                .contains(
                        ": can't be told apart. The signed-rank test alone would say better (p = 0.015625). A difference of ");
        // W = 20 of 21: p = 4/2⁶
        assertThat(runnerUp(text(0, 0, 0, 0, 0, 1, 10, 11, 12, 9, 13, 0)))
                .endsWith(": better. The signed-rank test alone would not tell them apart (p = 0.0625).");
        assertThat(runnerUp(text(0, 0, 0, 0, 0, 0, 10, 11, 12, 9, 13, 8))).endsWith(": better.");
        // of five pairs it could say nothing else
        assertThat(runnerUp(text(0, 0, 0, 0, 0, 10, 11, 12, 9, 13))).endsWith(": better.");
    }

    @Test
    void whatDivergedIsCountedApartFromWhatCantBeTold() {
        float none = Float.NaN;
        // one that is close, one far off, one that diverged in every repeat
        float[] losses = {10, 11, 9, 10.1f, 10.9f, 9.3f, 90, 91.2f, 89.1f, none, none, none};
        String[] four = {"0 0", "1 1", "2 2", "3 3"};
        ComparisonText text = text(four, 3, losses);
        assertThat(text.verdict()).hasValue("Over 3 repeats, 1 of the 3 others can't be told from it, and 1 diverged.");
        assertThat(text.details()).contains("Better than 1 configuration, can't be told from 1, 1 diverged.");
        // of two values there is a mean, but three ranks decide nothing
        losses[9] = 12;
        losses[10] = 14;
        assertThat(text(four, 3, losses).verdict().orElseThrow())
                .startsWith(
                        "Over 3 repeats, 2 of the 3 others can't be told from it, 1 of these on too few repeats; to");
        losses[10] = none;
        assertThat(text(four, 3, losses).verdict())
                .hasValue(
                        "Over 3 repeats, 1 of the 3 others can't be told from it, and 1 diverged in all but at most one"
                                + " repeat.");
    }

    @Test
    void whereTheOthersDivergedNothingElseIsSaidOfThem() {
        float none = Float.NaN;
        String[] two = {"0 0", "1 1"};
        assertThat(text(two, 3, 1, 2, 3, none, none, none).verdict()).hasValue("Over 3 repeats, the other diverged.");
        assertThat(text(two, 3, 1, 2, 3, none, none, none).details()).isEmpty();
        assertThat(text(two, 1, 1, none).verdict()).hasValue("The other diverged.");
        assertThat(text(THREE, 2, 1, 2, none, none, none, none).verdict())
                .hasValue("Over 2 repeats, both others diverged.");
        assertThat(text(THREE, 1, 1, 2, none).verdict())
                .hasValue("Of single trials it can't be told how much of that is chance; it takes at least 3 repeats."
                        + " 1 of the 2 others diverged.");
        assertThat(text(THREE, 3, 1, 2, 3, 91, 92.1f, 93, none, none, none).verdict())
                .hasValue("Over 3 repeats, it is better than 1 of the 2 others, and 1 diverged.");
    }

    @Test
    void thatSoManyRepeatsDecideAgainstWhatDivergedDoesNotMakeItOneThatHasValues() {
        float none = Float.NaN;
        // W = 36 of 36, p = 2/2⁸
        float[] losses = {1, 2, 3, 4, 5, 6, 7, 8, none, none, none, none, none, none, none, none};
        ComparisonText text = text(new String[] {"0 0", "1 1"}, 8, losses);
        assertThat(text.verdict()).hasValue("Over 8 repeats, the other diverged.");
    }

    @Test
    void whatTheFewestStandardDeviationsAreIsToldOfTheTTest() {
        // R: qt(1 - 0.05 / 2, 2) / sqrt(3)
        assertThat(text(1, 3, 2, 5, 4, 7).details().get(0))
                .endsWith(" To be told by the t-test, a mean difference must exceed 2.48414 standard deviations of the"
                        + " differences.");
    }

    @Test
    void pairsThatAreTiedAreCountedApart() {
        assertThat(runnerUp(text(1, 2, 3, 4, 1, 4, 2, 6))).contains("; better in 2, tied in 1, worse in 1 of 4)");
        assertThat(runnerUp(text(1, 3, 2, 4, 4, 3, 5, 6))).contains("; better in 3, tied in 1, worse in 0 of 4)");
        assertThat(runnerUp(text(1, 2, 3, 4, 3, 1, 4, 7))).contains("; better in 3 of 4)");
    }

    @Test
    void whatIsPracticallyEqualIsToldWithItsThreshold() {
        float[] losses = {10, 11, 9, 10, 10.01f, 11.02f, 9.03f, 10, 30, 31, 29, 35};
        ComparisonText absolute = text(Ranked.by(THREE, 4, trial -> losses[trial]), new PracticallyEqual(0.05, false));
        assertThat(absolute.verdict())
                .hasValue("Over 4 repeats, 1 of the 2 others can't be told from it, 1 of these"
                        + " practically equal, within 0.05.");
        assertThat(runnerUp(absolute)).endsWith(": practically equal, within 0.05.");
        // a share of the best one's mean, 10
        ComparisonText relative = text(Ranked.by(THREE, 4, trial -> losses[trial]), new PracticallyEqual(0.01, true));
        assertThat(runnerUp(relative)).endsWith(": practically equal, within 0.1.");
        ComparisonText two = text(
                Ranked.by(new String[] {"0 0", "1 1"}, 4, trial -> losses[trial]), new PracticallyEqual(0.05, false));
        assertThat(two.verdict()).hasValue("Over 4 repeats, the other is practically equal, within 0.05.");
        assertThat(runnerUp(text(10, 11, 9, 10, 10.01f, 11.02f, 9.03f, 10))).doesNotContain("within");
    }

    private static ComparisonText text(HandMade results, PracticallyEqual equal) {
        ExperimentSpec e = results.experiment();
        ReportSpec report = e.report();
        return new ComparisonText(Findings.of(results.with(new ExperimentSpec(
                e.file(),
                e.name(),
                e.description(),
                e.seed(),
                e.sweptKeys(),
                e.cases(),
                e.trials(),
                e.search(),
                e.repeats(),
                0,
                0,
                e.engine(),
                e.executor(),
                e.expectations(),
                new ReportSpec(
                        report.rankBy(),
                        report.predictions(),
                        report.history(),
                        report.historyByDefault(),
                        equal,
                        report.baselines())))));
    }

    private static ComparisonText text(String[] configurations, int repeats, float... losses) {
        return new ComparisonText(Findings.of(Ranked.by(configurations, repeats, trial -> losses[trial])));
    }

    private static String runnerUp(ComparisonText text) {
        return text.details().stream()
                .filter(it -> it.startsWith("Against the runner-up"))
                .findFirst()
                .orElseThrow();
    }

    /** Losses of a first configuration, then as many of a second. */
    private static ComparisonText text(float... losses) {
        return new ComparisonText(
                Findings.of(Ranked.by(new String[] {"0 0", "1 1"}, losses.length / 2, trial -> losses[trial])));
    }
}
