package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.model.Expectation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions on the verdict of two configurations. */
class ExpectedVerdictsTest {
    private static final String FILE = """
            dataset: {csv: ../data/advertising.csv, target: sales, features: [TV, radio], scale: standard}
            layers: [{dense: 1}]
            loss: mse
            epochs: 1
            optimizer: sgd
            """;
    /** A rate of 1e-9 leaves the weights where they start. */
    private static final String RATES = "sweep: {repeats: 6, grid: {learning_rate: [0.1, 1e-9, 0.05]}}\n";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    void theWordsOfAFileAreThoseOfThePairs() {
        assertThat(Expectation.VERDICTS)
                .containsExactlyElementsOf(
                        Stream.of(PairVerdict.values()).map(PairVerdict::word).toList());
    }

    @Test
    void aPairThatIsNamedCountsAsOneOfTheDifferentPairsOfTheFile() {
        String report = run(
                FILE + RATES
                        + "expect:\n  - verdict(0.1, 1e-9) == better\n  - worse == verdict(learning_rate=1e-9, learning_rate=0.10)\n"
                        + "  - verdict(0.1, 1e-9) != worse\n  - verdict(0.05, 1e-9) == better\n",
                0);
        assertThat(report)
                .containsPattern("verdict\\(0.1, 1e-9\\) == better \\| holds \\| better: learning_rate=0.1 against"
                        + " learning_rate=1e-9, 6 repeats: final_loss differs by -[0-9.]+ on average, interval -[0-9.]+ to"
                        + " -[0-9.]+, better in 6 of 6, p [0-9.e-]+ × 2 comparisons = [0-9.e-]+ \\(paired t-test\\)")
                .contains("| holds | worse: learning_rate=1e-9 against learning_rate=0.1, 6 repeats");
    }

    @Test
    void whatFailsPrintsTheComparisonAndMakesTheExitCodeOne() {
        assertThat(run(FILE + RATES + "expect:\n  - verdict(1e-9, 0.1) != worse\n", 1))
                .contains("| does not hold | worse: learning_rate=1e-9 against learning_rate=0.1, 6 repeats: ")
                .contains(" × 1 comparison = ");
    }

    @Test
    void whereANameHasSeveralConfigurationsTheBestOfEachIsMeantAndAllPairsCount() {
        String grid = "sweep: {repeats: 6, grid: {optimizer: [sgd, adam], learning_rate: [1e-9, 0.1]}}\n";
        assertThat(run(FILE + grid + "expect:\n  - verdict(sgd, adam) != too_few\n", 0))
                .containsPattern("(better|worse|undecided): optimizer=sgd, learning_rate=0.1 against optimizer=adam,"
                        + " learning_rate=0.1, picked from 2 and 2, 6 repeats: .* × 6 comparisons = ");
        assertThat(run(
                        FILE + grid
                                + "expect:\n  - verdict(optimizer=sgd, learning_rate=0.1; optimizer=adam, learning_rate=0.1) != too_few\n",
                        0))
                .contains(" × 1 comparison = ")
                .doesNotContain("picked from");
    }

    @Test
    void singleTrialsAreTooFew() {
        String report =
                run(FILE + RATES.replace("repeats: 6, ", "") + "expect:\n  - verdict(0.1, 1e-9) == too_few\n", 0);
        assertThat(report)
                .containsPattern(
                        "too_few: learning_rate=0.1 against learning_rate=1e-9, 1 repeat: final_loss differs by"
                                + " -[0-9.]+ \\|");
    }

    @Test
    void equalIsWhatTheReportSaysIsPracticallyEqual() {
        assertThat(run(
                        FILE + RATES.replace("1e-9", "0.1000001")
                                + "report: {practically_equal: 1}\nexpect:\n  - verdict(0.1, 0.1000001) == equal\n",
                        0))
                .contains("equal: learning_rate=0.1 against learning_rate=0.1000001");
    }

    @Test
    void lostRoundsAreDecidedByRanks() {
        assertThat(run(FILE + RATES.replace("1e-9", "1e30") + "expect:\n  - verdict(0.1, 1e30) == better\n", 0))
                .containsPattern(
                        "better: learning_rate=0.1 against learning_rate=1e30, 6 repeats, better in 6 of 6, p 0.03125"
                                + " × 1 comparison = 0.03125 \\(exact signed-rank test\\)");
    }

    @Test
    void whereTrainingPartsOverlapTheRanksAreNotExact() {
        // 9 folds: (22.5 − 0.5)/(7.5·√(1 + 9/8)) = 2.0122501, twice the upper tail.
        String folds = FILE.replace("scale: standard", "scale: standard, split: {folds: 9}")
                + RATES.replace("repeats: 6, ", "").replace("1e-9", "1e30");
        assertThat(run(folds + "expect:\n  - verdict(0.1, 1e30) == better\n", 0))
                .contains("9 folds, better in 9 of 9, p 0.0441936 × 1 comparison = 0.0441936 (signed-rank test,"
                        + " normal approximation widened for overlapping training parts)");
    }

    private String run(String text, int exit) {
        Path file = rig.experiment("v.yaml", text);
        assertThat(rig.run("run", file, "--results", folder.resolve("results")))
                .as(rig.err())
                .isEqualTo(exit);
        try {
            return Files.readString(folder.resolve("results/v/report.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
