package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ranking by a metric that is not always defined: precision, of a network that says yes where x is above 0, and of one that always
 * says yes; two folds validate two rows each.
 */
class UndefinedMetricsTest {
    private static final String YAML = """
            dataset: {csv: ../data/t.csv, target: y, split: {forward: 2}}
            layers: [{dense: {units: 1, activation: sigmoid, kernel_initializer: ones}}]
            loss: binary_crossentropy
            metrics: [precision]
            epochs: 0
            sweep: {cases: {above: {}, always: {layers[0].bias_initializer: {constant: 9}}}}
            report: {rank_by: val_precision}
            """;
    private static final String TRAINING_AND_FIRST_FOLD = "x,y\n1,1\n-1,0\n1,1\n-1,0\n";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    void whatPredictionsLeaveUndefinedComesAfterWhatIsComplete() throws IOException {
        assertThat(run(TRAINING_AND_FIRST_FOLD + "-1,1\n-1,0\n", YAML)).isZero();

        // above: 1 and nothing, always: ½ twice
        assertThat(rig.out()).contains("always has the highest val_precision of 2 configurations: 0.5 (mean of 2, 95");
        assertThat(rig.result("t/summary.csv")).contains("\nabove,1,0,0,1,", "\nalways,2,0,0,0.5,");
        assertThat(rig.result("t/report.md"))
                .contains(
                        "| 2 | above | 1 |  |  | 1 of 2 |",
                        "- val_precision has no value in 1 of 4 trials because of what is predicted, and their configurations come"
                                + " after the others: it is undefined where no row is positive");
        assertThat(rig.result("README.md")).contains("always").doesNotContain("above");
    }

    @Test
    void whatTheDataLeaveUndefinedIsLeftOutForAll() throws IOException {
        assertThat(run(TRAINING_AND_FIRST_FOLD + "1,0\n-1,0\n", YAML)).isZero();

        assertThat(rig.out()).contains("above has the highest val_precision of 2 configurations: 1 (1 of 2 trials).");
        assertThat(rig.result("t/summary.csv")).contains("\nabove,1,0,0,1,", "\nalways,1,0,0,0.5,");
        assertThat(rig.result("t/report.md"))
                .contains(
                        "- val_precision has no value in 1 of 2 folds, whatever is predicted, and means are of the others");
        assertThat(rig.result("README.md")).contains("above").doesNotContain("always");
    }

    @Test
    void whereNothingHasAValueNothingIsBest() throws IOException {
        String nothing = "x,y\n1,1\n-1,0\n1,0\n-1,0\n-1,0\n1,0\n";

        assertThat(run(nothing, YAML + "expect: [best.val_precision >= 0]\n")).isEqualTo(4);

        assertThat(rig.err())
                .contains(
                        "t: expected best.val_precision >= 0: there is no best.val_precision",
                        "t: 4 trials completed, none with a value of val_precision, which is undefined where no row is positive");
        assertThat(rig.result("t/report.md")).doesNotContain("best trial", "picked by");
        assertThat(rig.result("t/trials.csv")).contains(",completed,");
        assertThat(rig.results().resolve("t/predictions.csv")).doesNotExist();
        assertThat(rig.result("README.md")).contains("none has a value of val_precision");
        assertThat(rig.run("compare", rig.results().resolve("t"), rig.results().resolve("t")))
                .isZero();
        assertThat(rig.out()).contains("best of ", ": none has a value of val_precision\n", "undefined");
    }

    private int run(String table, String yaml) throws IOException {
        Files.writeString(folder.resolve("data/t.csv"), table);
        return rig.run("run", rig.experiment("t.yaml", yaml), "--results", rig.results());
    }
}
