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
