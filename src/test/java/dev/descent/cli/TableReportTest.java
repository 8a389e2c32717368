package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plans, reports and explanations say of scaled targets, weights, and losses that can't be compared. */
class TableReportTest {
    private static final String NETWORK =
            "layers: [{dense: {units: 2, activation: tanh}}, {dense: 1}]\noptimizer: adam\n";
    private static final String CLASSES = "layers: [{dense: {units: 1, activation: sigmoid}}]\noptimizer: adam\n"
            + "loss: binary_crossentropy\nepochs: 2\n";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new CommandRig(folder);
        StringBuilder csv = new StringBuilder("x,price,size,sold,count\n");
        for (int row = 1; row <= 40; row++) {
            csv.append(row * 7 % 40).append(',').append(200_000 + row * row * 53 % 100_000);
            csv.append(row % 10 == 0 ? "," : "," + row % 5)
                    .append(row % 4 == 0 ? ",yes," : ",no,")
                    .append(row % 3);
            csv.append('\n');
        }
        Files.writeString(folder.resolve("experiments/t.csv"), csv);
    }

    @Test
    void aLossOfAScaledTargetSaysSo() {
        String report = run(
                "target: price, ignore: [sold, count, size], scale_target: standard, split: {validation: 0.2}",
                NETWORK + "loss: mse\nepochs: 2\nmetrics: [rmse]\nreport: {rank_by: val_loss}\n");
        assertThat(report)
                .containsPattern("\\*\\*Ends with val_loss \\S+ of the scaled target\\. ")
                .contains(
                        "- target: scaled by standard; losses are of the scaled target, metrics and predictions in its own unit\n")
                .contains("![Loss over epochs. Losses are of the scaled target](plots/loss.svg)");
    }

    @Test
    void severalTargetsAreScaledEachInItsUnit() {
        String report = run(
                "target: [price, size], missing: drop, ignore: [sold, count], scale_target: min_max",
                "layers: [{dense: 2}]\noptimizer: adam\nloss: mse\n");
        assertThat(report)
                .containsPattern(
                        "\\*\\*Ends with final_loss [0-9.]+ of the scaled targets on the rows that it was trained on\\. ")
                .contains("- data: t.csv, 36 training rows, 4 of 40 left out for missing values; price, size from x\n")
                .contains(
                        "- targets: scaled by min_max; losses are of the scaled targets, metrics, each over all targets together, and predictions in their own units\n");
        assertThat(folder.resolve("results/t/plots/predictions_2.svg")).exists();
        assertThat(file("plots/predictions_2.svg")).contains("Predicted against true values of size");
        assertThat(rig.run("plan", folder.resolve("experiments/t.yaml"))).isZero();
        assertThat(rig.out()).contains("    part      rows\n    training    36\n    left out     4\n");
    }

    @Test
    void rowsThatTheWindowsLeaveOutAreNotMissing() {
        String report =
                run("target: price, ignore: [sold, count, size], split: {forward: 2, gap: 5}", NETWORK + "loss: mse\n");
        assertThat(report).contains(" validation rows; price from x\n").doesNotContain("left out");
    }

    @Test
    void whereTheScaleIsSweptTrialsAreRankedInTheTargetsUnit() {
        String report = run(
                "target: price, ignore: [sold, count, size], split: {validation: 0.2}",
                NETWORK + "loss: mse\nepochs: 3\nsweep: {grid: {dataset.scale_target: [none, standard]}}\n");
        assertThat(report)
                .contains("; ranked by val_rmse, less is better;")
                .containsPattern(
                        "dataset.scale_target=standard has the lowest val_rmse of 2 configurations: [0-9.]+\\.")
                .contains("![Training and validation rmse over epochs. Losses, which differ in dataset.scale_target,"
                        + " can't be compared; baselines are of validation rows](plots/metric.svg)")
                .doesNotContain("plots/loss.svg", "bear in mind");
        assertThat(file("report.html"))
                .contains("\"curves\":[\"rmse\",\"val_rmse\",\"loss\",\"val_loss\"")
                .contains(
                        "\"lossNote\":\"Losses of these configurations can't be compared: they differ in dataset.scale_target.\"");
    }

    @Test
    void aRankingByLossesThatCanNotBeComparedIsWarnedOf() {
        String dataset = "target: price, ignore: [sold, count, size], split: {validation: 0.2}";
        String losses = NETWORK + "loss: mse\nsweep: {grid: {loss: [mse, mae]}}\n";
        String warning =
                "Losses of configurations that differ in loss can't be compared, so that this names no winner: rank by a metric,"
                        + " such as ";
        assertThat(run(dataset, losses + "metrics: [mae]\n")).contains(warning + "\\`rank_by: val_mae\\`.**");
        assertThat(run(dataset, losses)).contains(warning + "\\`rank_by: val_rmse\\` with \\`metrics: [rmse]\\`.**");
        assertThat(run(dataset, losses + "metrics: [mae]\nreport: {rank_by: val_mae}\n"))
                .doesNotContain("can't be compared");
    }

    @Test
    void lossesThatCountRowsOtherwiseCanNotBeComparedInTraining() {
        String dataset = "target: sold, ignore: [price, size, count], split: {validation: 0.2}";
        String weights =
                CLASSES + "metrics: [recall]\nsweep: {cases: {even: {}, heavy: {dataset.class_weight: balanced}}}\n";
        assertThat(run(dataset, weights))
                .contains("[Training and validation recall over epochs")
                .doesNotContain("compared, for");
        assertThat(run(dataset, weights + "report: {rank_by: final_loss}\n"))
                .contains("differ in dataset.class_weight");
    }

    @Test
    void weightsAreTold() {
        String dataset = "target: sold, ignore: [price, size%s], positive: \"no\"";
        assertThat(run(dataset.formatted("") + ", weight: count", CLASSES))
                .contains("- weights: the loss of a row is multiplied by count\n");
        assertThat(run(dataset.formatted("") + ", weight: count, class_weight: balanced", CLASSES))
                .contains(
                        "- weights: the loss of a row is multiplied by count, and in training by the weight of its class, balanced\n");
        assertThat(run(dataset.formatted(", count") + ", class_weight: {\"yes\": 3, \"no\": 1}", CLASSES))
                .contains("- weights: the loss of a row is multiplied in training by the weight of its class\n")
                .contains("sold (2 classes: yes, no; positive: no) from x");
        assertThat(run(
                        dataset.formatted(", count") + ", class_weight: balanced, split: {validation: 0.2, test: 0.2}",
                        CLASSES))
                .contains("by the weight of its class, balanced; val_loss and test_loss have no class weights\n");
        run(dataset.formatted("") + ", weight: count", CLASSES);
        assertThat(rig.run("plan", folder.resolve("experiments/t.yaml"))).isZero();
        assertThat(rig.out()).contains("    count   weight   whole number                          0         3\n");
    }

    @Test
    void explanationsMultiplyWeightsAndNameTheScaledTarget() {
        run(
                "target: price, ignore: [sold, size], weight: count, scale_target: standard",
                NETWORK + "loss: mse\nshuffle: false\n");
        assertThat(rig.run("explain", folder.resolve("experiments/t.yaml"))).isZero();
        // The first row's count is 1.
        assertThat(rig.out())
                .contains("targets: y[0] price; y is scaled, as dataset.scale_target says")
                .containsPattern("    y = \\S+, its weight 1\n")
                .contains("times the row's weight");
    }

    @Test
    void anIntervalEndsWhereTheMetricDoes() {
        String report = run(
                "target: sold, ignore: [price, size, count], split: {folds: 2}",
                CLASSES + "metrics: [accuracy, recall]\n");
        assertThat(report).doesNotContainPattern(" -[0-9.]+ to [0-9.]+ \\|");
        assertThat(report).containsPattern("\\| val_recall \\|.*\\| \\S+ to (0\\.[0-9]+|1|0) \\|");
    }

    private String run(String dataset, String rest) {
        Path file = rig.experiment("t.yaml", "dataset: {csv: t.csv, " + dataset + "}\n" + rest);
        assertThat(rig.run("run", file, "--results", folder.resolve("results")))
                .as(rig.err())
                .isZero();
        return file("report.md");
    }

    private String file(String name) {
        try {
            return Files.readString(folder.resolve("results/t").resolve(name)).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
