package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.output.Ranked;
import org.junit.jupiter.api.Test;

/** Two configurations in pairs, and what is said of them. */
class ComparisonTextTest {
    private static final String FOUND = "would have been found with 80 % probability";

    @Test
    void whatWouldHaveBeenFoundIsSaidOfAPairThatIsUndecidedAlone() {
        assertThat(runnerUp(text(1, 3, 2, 5, 4, 7)))
                .contains(": undecided. A difference of ")
                .endsWith(FOUND + ".");
        assertThat(runnerUp(text(1, 2, 3, 11, 12.5f, 13.25f)))
                .contains(": better.")
                .doesNotContain(FOUND);
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
                .contains(": undecided. The signed-rank test alone would say better (p = 0.015625). A difference of ");
        // W = 20 of 21: p = 4/2⁶
        assertThat(runnerUp(text(0, 0, 0, 0, 0, 1, 10, 11, 12, 9, 13, 0)))
                .endsWith(": better. The signed-rank test alone would say undecided (p = 0.0625).");
        assertThat(runnerUp(text(0, 0, 0, 0, 0, 0, 10, 11, 12, 9, 13, 8))).endsWith(": better.");
        // of five pairs it could say nothing else
        assertThat(runnerUp(text(0, 0, 0, 0, 0, 10, 11, 12, 9, 13))).endsWith(": better.");
    }

    @Test
    void pairsThatAreTiedAreCountedApart() {
        assertThat(runnerUp(text(1, 2, 3, 4, 1, 4, 2, 6))).contains("; better in 2, tied in 1, worse in 1 of 4)");
        assertThat(runnerUp(text(1, 3, 2, 4, 4, 3, 5, 6))).contains("; better in 3, tied in 1, worse in 0 of 4)");
        assertThat(runnerUp(text(1, 2, 3, 4, 3, 1, 4, 7))).contains("; better in 3 of 4)");
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
