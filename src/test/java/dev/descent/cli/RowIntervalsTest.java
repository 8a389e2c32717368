package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How exactly scores speak of other rows. Networks keep their first values, so that the losses of rows follow by hand; the intervals
 * are SciPy's: {@code stats.t.interval(0.95, 8, mean, sem)} and {@code stats.binomtest(4, 9).proportion_ci(method='wilson')}.
 */
class RowIntervalsTest {
    private static final String TABLE = """
            x,y,sold,part,shop,weight
            0,1,no,train,a,1
            1,3,no,train,a,1
            2,5,no,train,a,1
            3,7,yes,train,b,1
            4,9,no,validation,c,2
            5,11,yes,validation,c,2
            6,13,no,validation,c,2
            7,15,yes,validation,c,2
            8,17,no,validation,c,2
            9,19,yes,validation,c,2
            0,1,no,validation,c,2
            1,3,no,validation,c,2
            2,6,yes,validation,c,2
            """;
    private static final String NUMBERS = """
            dataset: {csv: t.csv, target: y, features: [x], split: %s}
            layers: [{dense: {units: 1, kernel_initializer: zeros}}]
            loss: mse
            epochs: 0
            """;
    private static final String CLASSES = """
            dataset: {csv: t.csv, target: sold, features: [x], split: {by: part}}
            layers: [{dense: {units: 1, activation: sigmoid, kernel_initializer: zeros, bias_initializer: {constant: 2}}}]
            loss: binary_crossentropy
            epochs: 0
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new CommandRig(folder);
        Files.writeString(folder.resolve("experiments/t.csv"), TABLE);
    }

    @Test
    void theLossOfARowHasStudentsInterval() throws IOException {
        // 0 is predicted, so that losses are 81, 121, 169, 225, 289, 361, 1, 9 and 36
        assertThat(report(NUMBERS.formatted("{by: part}")))
                .contains(
                        "On other rows of the same kind, judged by trial 1 on the 9 validation rows: a loss of 143.556 a row,"
                                + " 95 % interval 45.5187 to 241.592 (Student's t).\n");
    }

    @Test
    void whatPenaltiesAddIsNotOfTheRows() throws IOException {
        assertThat(report(NUMBERS.formatted("{by: part}")
                        .replace(
                                "kernel_initializer: zeros",
                                "kernel_initializer: zeros, kernel_regularizer: {l2: 0.1}")))
                .contains(
                        "a loss of 143.556 a row without penalties, 95 % interval 45.5187 to 241.592 (Student's t).\n");
    }

    @Test
    void theLossOfAScaledTargetIsThatOfTheScale() throws IOException {
        // (y − 4)/√5, of which 0 is the mean of the training rows: losses are (y − 4)²/5
        assertThat(report(NUMBERS.formatted("{by: part}, scale_target: standard")))
                .contains("a loss of 15.2 a row, 95 % interval 2.86198 to 27.538 (Student's t).\n");
    }

    @Test
    void accuracyHasWilsonsInterval() throws IOException {
        assertThat(report(CLASSES))
                .contains(
                        "judged by trial 1 on the 9 validation rows: an accuracy of 0.444444, 95 % interval 0.188779 to 0.733349"
                                + " (Wilson), and a loss of 1.23804 a row, 95 % interval 0.427792 to 2.04829 (Student's t).\n");
    }

    @Test
    void rowsThatPickedTheBestFlatterIt() throws IOException {
        assertThat(report(CLASSES + "sweep: {grid: {layers[0].bias_initializer.value: [2, 3]}}\n"))
                .contains("These rows also picked the configuration, which flatters it.");
        assertThat(report(CLASSES
                        + "sweep: {grid: {layers[0].bias_initializer.value: [2, 3]}}\nreport: {rank_by: final_loss}\n"))
                .contains("On other rows")
                .doesNotContain("flatters");
    }

    @Test
    void rowsThatAreNotIndependentOrWeighHaveNone() throws IOException {
        for (String split : new String[] {
            "{validation: 0.5, shuffle: false}",
            "{validation: 0.5, order: x}",
            "{validation: 0.4, group: shop}",
            "{forward: 3}",
            "{by: part}, weight: weight"
        }) {
            assertThat(report(NUMBERS.formatted(split))).as(split).doesNotContain("On other rows");
        }
        assertThat(report(NUMBERS.formatted("{validation: 0.5}"))).contains("On other rows");
    }

    @Test
    void everyMeasureStandsInTheSummary() throws IOException {
        report(NUMBERS.formatted("{by: part}") + "metrics: [mae, r2]\nsweep: {repeats: 2}\n");
        // (9 + 11 + 13 + 15 + 17 + 19 + 1 + 3 + 6)/9
        assertThat(Files.readString(folder.resolve("results/t/summary.csv")))
                .startsWith("n,diverged,failed,mean,")
                .contains(",val_loss_n,val_loss_mean,val_loss_sd,", ",val_mae_n,val_mae_mean,val_mae_sd,")
                .contains(",2,143.556,0,", ",2,10.4444,0,");
    }

    private String report(String yaml) throws IOException {
        Path file = rig.experiment("t.yaml", yaml);
        assertThat(rig.run("run", file, "--results", folder.resolve("results")))
                .as(rig.err())
                .isZero();
        return Files.readString(folder.resolve("results/t/report.md"));
    }
}
