package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A seed is luck: a sweep over seeds names no winner. And how many trials a sweep over splits has. */
class SweptSeedsTest {
    private static final String DATA =
            "dataset: {csv: ../data/advertising.csv, target: sales, features: [TV, radio], scale: standard";
    private static final String REST =
            "}\nlayers: [{dense: 1}]\nloss: mse\nepochs: 1\noptimizer: sgd\nreport: {baselines: none}\nsweep:\n";
    private static final String DRAWN = DATA + ", split: {validation: 0.2}" + REST;
    private static final String NO_WINNER = "A seed is luck and no setting, so that this names no winner.";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    void aSeedAmongTheAxesIsToldInPlanAndReportAndNoSeedIsTheBest() {
        String told =
                "- seed is an axis: configurations that differ in it alone differ by luck and validate on different rows;";
        Path file = rig.experiment("s.yaml", DRAWN + "  grid: {seed: [1, 2, 3], learning_rate: [0.1, 1e-9]}\n");
        assertThat(rig.run("plan", file)).isZero();
        assertThat(rig.out()).contains(told + " `repeats: 3` instead averages over it.");
        String report = run(file);
        assertThat(report)
                .contains(told)
                .containsPattern(
                        "\\*\\*The lowest val_loss of 6 configurations is [0-9.]+, by learning_rate=0.1 under one of"
                                + " its seeds. " + NO_WINNER)
                .contains("## First in the ranking: seed=")
                .doesNotContain("Best configuration");
        assertThat(read("README.md")).contains("[learning_rate=0.1](s/best.yaml)");
    }

    @Test
    void withoutASplitTheRowsAreTheSame() {
        Path file = rig.experiment("s.yaml", DATA + REST + "  grid: {seed: [1, 2]}\n  repeats: 2\n");
        assertThat(run(file))
                .contains("that differ in it alone differ by luck; \\`repeats: 4\\` instead averages over it.")
                .containsPattern("\\*\\*The lowest final_loss of 2 configurations that differ in seed alone is [^*]+"
                        + " on the rows that each was trained on\\. ");
    }

    @Test
    void casesMayBeSeedsToo() {
        Path file = rig.experiment("s.yaml", DRAWN + "  cases: {a: {seed: 1}, b: {seed: 2}}\n");
        assertThat(run(file)).contains("- The cases differ in seed: ").contains(NO_WINNER);
    }

    @Test
    void seedsThatNeverDifferAloneAreNotToldAsAnAxis() {
        Path file = rig.experiment(
                "s.yaml", DRAWN + "  cases: {a: {seed: 1, learning_rate: 0.1}, b: {seed: 2, learning_rate: 1e-9}}\n");
        assertThat(run(file)).doesNotContain("luck").contains("case=");
    }

    @Test
    void repeatsUnderDifferentSeedsAreNoPairs() {
        Path file = rig.experiment(
                "s.yaml",
                DRAWN
                        + "  cases: {a: {seed: 1, learning_rate: 0.1}, b: {seed: 2, learning_rate: 1e-9}}\n  repeats: 5\n");
        assertThat(run(file)).doesNotContain("it is better than the other");
        assertThat(read("s/comparisons.csv"))
                .contains("\ncase=a,case=b,0,repeat,")
                .contains(",too_few\n");
    }

    @Test
    void eachExcludedCombinationHasTheFoldsOfItsOwnSplit() {
        String splits =
                "  grid:\n    dataset.split: [{validation: 0.2}, {folds: 3}, {forward: 4}]\n    batch_size: [16, 32]\n"
                        + "  repeats: 2\n  exclude:\n    - {dataset.split: {validation: 0.2}, batch_size: 16}\n"
                        + "    - {dataset.split: {forward: 4}, batch_size: 16}\n";
        Path file = rig.experiment("s.yaml", DRAWN + splits);
        assertThat(rig.run("plan", file)).as(rig.err()).isZero();
        assertThat(rig.out()).contains("; 10 trials excluded\n");
        assertThat(run(file)).contains("; 10 trials excluded; ranked by");
    }

    @Test
    void theTrialsOfSweptSplitsAddUp() {
        String splits = "  grid:\n    dataset.split: [{validation: 0.2}, {folds: 4}]\n    batch_size: [16, 32, 64]\n";
        Path file = rig.experiment("s.yaml", DRAWN + splits);
        assertThat(rig.run("plan", file)).isZero();
        assertThat(rig.out()).contains("s: 15 trials = 3 configurations, and 3 × 4 folds\n");
        assertThat(run(file)).contains("15 trials: 3 configurations, and 3 × 4 folds; all completed");

        Path repeated =
                rig.experiment("s.yaml", DRAWN + splits.replace("{validation: 0.2}", "{folds: 3}") + "  repeats: 2\n");
        assertThat(rig.run("plan", repeated)).isZero();
        assertThat(rig.out()).contains("s: 42 trials = (3 configurations × 3 folds, and 3 × 4 folds) × 2 repeats\n");
    }

    private String run(Path file) {
        assertThat(rig.run("run", file, "--results", folder.resolve("results")))
                .as(rig.err())
                .isZero();
        return read("s/report.md");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve("results").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
