package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of the baselines. The numbers follow from the table by hand: y is 2x + 1 in all rows but one. */
class BaselinesTest {
    private static final String TABLE = """
            x,y,sold,part
            0,1,no,train
            1,3,no,train
            2,5,no,train
            3,7,yes,train
            4,9,no,validation
            5,11,yes,validation
            6,13,no,validation
            7,15,yes,validation
            8,17,no,validation
            9,19,yes,validation
            0,1,no,validation
            1,3,no,validation
            2,6,yes,validation
            """;
    private static final String ZEROS =
            "layers: [{dense: {units: 1, kernel_initializer: zeros, bias_initializer: {constant: ";
    private static final String STILL = "}}}]\noptimizer: sgd\nlearning_rate: 1e-9\n";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new CommandRig(folder);
        Files.writeString(folder.resolve("experiments/t.csv"), TABLE);
    }

    private static String numbers(double bias) {
        return "dataset: {csv: t.csv, target: y, ignore: [sold], split: {by: part}}\n" + ZEROS + bias + STILL;
    }

    private static String classes(double bias) {
        return "dataset: {csv: t.csv, target: sold, ignore: [y], split: {by: part}}\n"
                + ZEROS.replace("units: 1", "units: 1, activation: sigmoid") + bias + STILL;
    }

    @Test
    void baselinesAreScoredOnTheirOwnRowsByTheirOwnLoss() {
        run(numbers(0) + "loss: mae\nmetrics: [mse]\nreport: {baselines: [constant]}\n", 0);
        // the median of 1, 3, 5, 7 is 4: the mean distance is 2 in training, (5+7+9+11+13+15+3+1+2)/9 in validation
        assertThat(file("baselines.csv")).isEqualTo("""
                        baseline,measure,n,mean,sd,ci_low,ci_high,min,max
                        constant,final_loss,1,2,,,,2,2
                        constant,val_loss,1,7.3333335,,,,7.3333335,7.3333335
                        constant,mse,1,5,,,,5,5
                        constant,val_mse,1,76,,,,76,76
                        """);
        assertThat(file("report.md"))
                .contains("| | network | baseline: constant |".replace("| |", "|  |"))
                .contains("| val_loss | 10.444445 | 7.3333335 |");
    }

    @Test
    void theVerdictSaysSoIfTheBestIsNoBetter() {
        assertThat(run(numbers(0) + "loss: mse\n", 0))
                .contains("That is no better than the baselines constant with 76 and linear with 0.111");
        // the mean of 1, 3, 5, 7 is 4
        assertThat(run(numbers(4) + "loss: mse\nreport: {baselines: [constant]}\n", 0))
                .contains("Ends with val_loss 76. That is no better than the baseline constant with 76.");
        assertThat(run(numbers(8) + "loss: mse\nreport: {baselines: [constant]}\n", 0))
                .doesNotContain("no better");
        assertThat(run(numbers(0) + "loss: mse\nsweep: {repeats: 3}\nreport: {baselines: [linear]}\n", 0))
                .containsPattern("no better than the baseline linear with 0\\.1111[0-9]+, which leads by "
                        + "143\\.[0-9]+ on average over 3 pairs\\.");
    }

    @Test
    void aMetricByWhichTheConstantIsBetterIsTold() {
        // focal losses with a large γ have their least constant near ½; five of nine validation rows are no
        String focal = "loss: {binary_focal_crossentropy: {gamma: 9}}\nmetrics: [accuracy]\n";
        String told =
                "- By val_accuracy the best configuration is worse than the baseline constant, which predicts the same for"
                        + " every row: 0.44444445 against 0.5555556.\n";
        assertThat(run(classes(0.01) + focal, 0)).contains(told);
        assertThat(run(classes(0.01).replace("ignore", "class_weight: {yes: 1, no: 2}, ignore") + focal, 0))
                .doesNotContain("By val_accuracy");
        assertThat(run(classes(-0.01) + focal, 0)).doesNotContain("By val_accuracy");
    }

    @Test
    void foldsHaveBaselinesOfTheirOwn() {
        run(
                "dataset: {csv: t.csv, target: y, ignore: [sold, part], split: {folds: 3, shuffle: false}}\n" + ZEROS
                        + "0" + STILL + "loss: mse\nreport: {baselines: [constant]}\n",
                0);
        assertThat(file("baselines.csv")).contains("\nconstant,val_loss,3,");
    }

    @Test
    void conditionsMayNameBaselines() {
        String network = classes(1) + "loss: binary_crossentropy\nmetrics: [accuracy, auc]\n";
        assertThat(run(
                        network
                                + "expect: [best.val_accuracy < baseline.constant.val_accuracy, baseline.constant.val_auc == 0.5]\n",
                        0))
                .contains("Both expectations hold.");
        run(network + "expect: [best.val_loss == baseline.linear.val_loss]\n", 1);
    }

    @Test
    void predictionsOfAnotherToolAreScoredOnTheSameParts() throws IOException {
        // half too much in training; in validation too little by as much, but for the last row, of which 4.5 is said
        Files.writeString(
                folder.resolve("experiments/gbm.csv"),
                "id,y\na,1.5\nb,3.5\nc,5.5\nd,7.5\ne,8.5\nf,10.5\ng,12.5\nh,14.5\n"
                        + "i,16.5\nj,18.5\nk,0.5\nl,2.5\nm,4.5\n");
        run(
                numbers(0)
                        + "loss: mse\nmetrics: [mae]\nreport: {baselines: [{csv: gbm.csv}]}\n"
                        + "expect: [baseline.gbm.mae == 0.5, baseline.gbm.val_mae < 0.7, best.val_mae > baseline.gbm.val_mae]\n",
                0);
        assertThat(file("baselines.csv")).isEqualTo("""
                        baseline,measure,n,mean,sd,ci_low,ci_high,min,max
                        gbm,final_loss,1,0.25,,,,0.25,0.25
                        gbm,val_loss,1,0.4722222,,,,0.4722222,0.4722222
                        gbm,mae,1,0.5,,,,0.5,0.5
                        gbm,val_mae,1,0.6111111,,,,0.6111111,0.6111111
                        """);
        assertThat(file("report.md")).contains("That is no better than the baseline gbm with 0.4722222.");
        Path stored = folder.resolve("results/t/experiment.yaml");
        assertThat(file("experiment.yaml")).contains("baselines: [{csv: {path: gbm.csv, cells_sha256: ");
        assertThat(rig.run(
                        "check",
                        stored,
                        "--results",
                        folder.resolve("results"),
                        "--data",
                        folder.resolve("experiments")))
                .as(rig.err())
                .isZero();
        Files.writeString(folder.resolve("experiments/gbm.csv"), "row,y\n5,9\n");
        Path file = folder.resolve("experiments/t.yaml");
        assertThat(rig.run("check", file, "--results", folder.resolve("results")))
                .isEqualTo(1);
        assertThat(rig.out()).contains("report.baselines[0].cells_sha256").contains("baseline=gbm, measure=val_loss");
        assertThat(rig.run(
                        "check",
                        stored,
                        "--results",
                        folder.resolve("results"),
                        "--data",
                        folder.resolve("experiments")))
                .isEqualTo(2);
        assertThat(rig.err()).contains("gbm.csv is not the table that this file was made from: it has another SHA-256");
    }

    @Test
    void partsWithRowsThatAreNotPredictedHaveNoValue() throws IOException {
        Files.writeString(folder.resolve("experiments/some.csv"), "row,y\n4,8\n2,4\n1,2\n3,6\n5,9\n");
        run(numbers(0) + "loss: mse\nreport: {baselines: [{csv: some.csv}]}\n", 0);
        assertThat(file("baselines.csv")).contains("some,final_loss,1,1,").contains("some,val_loss,0,,");
    }

    @Test
    void ofLabelsOnlyDecisionsAreMeasuredOfProbabilitiesAll() throws IOException {
        String yes = "no no no yes no yes no yes no yes no no no".replace(' ', '\n');
        Files.writeString(folder.resolve("experiments/labels.csv"), "sold\n" + yes + "\n");
        Files.writeString(
                folder.resolve("experiments/odds.csv"),
                "yes\n" + yes.replace("no", "0.25").replace("yes", "0.75") + "\n");
        Files.writeString(
                folder.resolve("experiments/both.csv"),
                "no,yes\n" + yes.replace("no", "0.75,0.25").replace("yes", "0.25,0.75") + "\n");
        run(
                classes(1) + "loss: binary_crossentropy\nmetrics: [accuracy, auc]\n"
                        + "report: {baselines: [{csv: labels.csv}, {csv: odds.csv}, {csv: both.csv}]}\n",
                0);
        // ln(4/3) = 0.287682… where it is right; one of nine validation rows is wrong, ln 4: (8·ln(4/3) + ln 4)/9 =
        // 0.40975…
        assertThat(file("baselines.csv"))
                .contains("labels,val_loss,0,")
                .contains("labels,accuracy,1,1,")
                .contains("labels,val_accuracy,1,0.8888889,")
                .contains("labels,val_auc,0,")
                .contains("odds,final_loss,1,0.287682")
                .contains("odds,val_loss,1,0.40975")
                .contains("odds,auc,1,1,")
                .contains("both,final_loss,1,0.287682")
                .contains("both,val_accuracy,1,0.8888889,");
    }

    @Test
    void noBaselinesCanBeWrittenAsAnEmptyList() {
        assertThat(run(numbers(0) + "loss: mse\nreport: {baselines: []}\n", 0)).doesNotContain("aseline");
    }

    @Test
    void aBaselineThatWouldTakeTooLongIsLeftOutAndSaysSo() throws IOException {
        StringBuilder header = new StringBuilder("y");
        StringBuilder row = new StringBuilder("1");
        for (int column = 0; column < 2001; column++) {
            header.append(",x").append(column);
            row.append(",").append(column);
        }
        Files.writeString(folder.resolve("experiments/t.csv"), header + "\n" + row + "\n2" + row.substring(1) + "\n");
        assertThat(run(
                        "dataset: {csv: t.csv, target: y}\n" + ZEROS + "0" + STILL + "loss: mse\n"
                                + "expect: [baseline.linear.final_loss < 1]\n",
                        1))
                .contains(
                        "- The baseline linear is left out: to fit it to 2 rows with 2001 inputs and 1 output would take too long.\n")
                .contains("the baseline linear is left out |");
    }

    /** Fixed beforehand, a baseline counts as one of as many comparisons as there are configurations, and not of all pairs. */
    @Test
    void theBestIsComparedWithBaselinesFoldByFold() {
        String sweep = numbers(0).replace("split: {by: part}", "split: {folds: 4}")
                + "loss: mae\nsweep: {grid: {layers[0].bias_initializer.value: [0, 40, 50]}}\nreport: {baselines: [constant]}\n";
        String report = run(sweep, 0);
        String[] row = file("comparisons.csv")
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow()
                .split(",");
        assertThat(row[1]).isEqualTo("baseline constant");
        assertThat(row).containsSequence("4", "fold").containsSequence("t", "bonferroni", "3");
        double network = mean("summary.csv", "0,", 4);
        double baseline = mean("baselines.csv", "constant,val_loss,", 3);
        assertThat(Double.parseDouble(row[4])).isCloseTo(network - baseline, within(1e-4));
        assertThat(Double.parseDouble(row[12])).isCloseTo(Math.min(1, 3 * Double.parseDouble(row[7])), within(1e-5));
        assertThat(row[15]).isEqualTo("undecided");
        assertThat(report)
                .containsPattern(
                        "The best can't be told from the baseline constant with [0-9.]+, which leads by [0-9.]+ on")
                .doesNotContain("no better")
                .contains("Against the baseline constant, over 4 folds, val_loss differs by " + row[4] + " (interval "
                        + row[5] + " to " + row[6] + ", p = " + row[12] + ", both corrected; better in ");
    }

    @Test
    void aLeadThatMayBeChanceIsNoLead() {
        String report = run(
                numbers(7.4).replace("split: {by: part}", "split: {folds: 4}")
                        + "loss: mae\nreport: {baselines: [constant]}\n",
                0);
        assertThat(report)
                .contains("That can't be told from the baseline constant with ", ": can't be told apart.")
                .doesNotContain("leads", "undecided");
    }

    @Test
    void aSingleConfigurationIsComparedInAFileOfItsOwn() {
        String folds = numbers(0).replace("split: {by: part}", "split: {folds: 4}")
                + "loss: mae\nreport: {baselines: [constant, linear]}\n";
        String report = run(folds, 0);
        assertThat(file("comparisons.csv").lines())
                .hasSize(3)
                .anyMatch(it -> it.startsWith("network,baseline constant,4,fold,") && it.contains(",bonferroni,2,"))
                .anyMatch(it -> it.startsWith("network,baseline linear,4,fold,") && it.contains(",bonferroni,2,"));
        assertThat(report)
                .contains("P-values are times 2, for it is held against 2 baselines.")
                .doesNotContain("on other rows than these", "Each p and interval");
        run(numbers(0) + "loss: mae\n", 0);
        assertThat(folder.resolve("results/t/comparisons.csv"))
                .as("removed, for a single trial")
                .doesNotExist();
        run(folds.replace("[constant, linear]", "[]"), 0);
        assertThat(folder.resolve("results/t/comparisons.csv")).doesNotExist();
    }

    @Test
    void eachBaselineCountsOnceForEachConfiguration() {
        String report = run(
                numbers(0).replace("split: {by: part}", "split: {folds: 4}")
                        + "loss: mae\nsweep: {grid: {layers[0].bias_initializer.value: [0, 40, 50]}}\n"
                        + "report: {baselines: [constant, linear]}\n",
                0);
        assertThat(file("comparisons.csv").lines().filter(it -> it.contains(",baseline ")))
                .hasSize(2)
                .allMatch(it -> it.contains(",bonferroni,6,"));
        assertThat(report)
                .contains("P-values are times 6, for any of 3 configurations might have been the best and it is held"
                        + " against 2 baselines.");
    }

    @Test
    void repeatsThatShareFoldsAreOneRoundOfABaseline() {
        String report = run(
                numbers(0).replace("split: {by: part}", "split: {folds: 4}")
                        + "loss: mae\nsweep: {repeats: 3}\nreport: {baselines: [constant]}\n",
                0);
        assertThat(file("baselines.csv")).contains("\nconstant,val_loss,4,");
        assertThat(report).contains(" on average over 4 pairs.");
    }

    @Test
    void penaltiesOfSeveralBaselinesAreSpokenOfInThePlural() {
        String penalized = numbers(0)
                        .replace(
                                "kernel_initializer: zeros", "kernel_initializer: zeros, kernel_regularizer: {l2: 0.1}")
                + "loss: mse\n";
        assertThat(run(penalized, 0))
                .containsPattern(
                        "baselines constant with 76 and linear with 0\\.[0-9]+, which have no penalties in them\\.");
        assertThat(run(penalized + "report: {baselines: [linear]}\n", 0))
                .containsPattern("baseline linear with 0\\.[0-9]+, which has no penalties in it\\.");
    }

    @Test
    void ofWhichRowsTheComparisonSpeaksIsSaidOnce() {
        String repeats = "loss: mae\nsweep: {repeats: 3}\nreport: {baselines: [constant]}\n";
        String split = "All repeats share one split: on other rows than these 9 validation rows it may be otherwise.";
        String honest = " Each p and interval is over repeats on these rows.";
        String moving = numbers(0).replace("kernel_initializer: zeros", "kernel_initializer: glorot_uniform");
        assertThat(run(moving + repeats, 0)).containsOnlyOnce(split).contains(split + honest);
        assertThat(run(moving + repeats.replace("repeats: 3", "repeats: 3, grid: {learning_rate: [1e-9, 1e-5]}"), 0))
                .containsOnlyOnce(split)
                .doesNotContain(honest);
        assertThat(run(moving.replace("{by: part}", "{validation: 0.4, per_repeat: true}") + repeats, 0))
                .contains("Against the baseline constant")
                .doesNotContain("All repeats share");
    }

    @Test
    void theTestPartNeverChangesAndTrainingRowsAreFitted() {
        String repeats = "loss: mae\nsweep: {repeats: 3, grid: {learning_rate: [1e-9, 1e-5]}}\n"
                + "report: {baselines: [constant], rank_by: %s}\n";
        String moving = numbers(0).replace("kernel_initializer: zeros", "kernel_initializer: glorot_uniform");
        String drawn = moving.replace("{by: part}", "{validation: 0.3, test: 0.3, per_repeat: true}");
        String folds = moving.replace("{by: part}", "{folds: 3, test: 0.3}");
        assertThat(run(drawn + repeats.formatted("test_loss"), 0))
                .containsOnlyOnce(
                        "All repeats share one test part: on other rows than these 4 test rows it may be otherwise.");
        assertThat(run(folds + repeats.formatted("test_loss"), 0))
                .containsOnlyOnce(
                        "All folds share one test part: on other rows than these 4 test rows it may be otherwise.");
        String training = "This is about how training rows are fitted, not about rows that were not trained on.";
        assertThat(run(drawn + repeats.formatted("final_loss"), 0)).containsOnlyOnce(training);
        assertThat(run(folds + repeats.formatted("final_loss"), 0)).containsOnlyOnce(training);
        assertThat(run(folds + repeats.formatted("val_loss"), 0)).doesNotContain("may be otherwise", training);
    }

    private double mean(String name, String row, int column) {
        String line =
                file(name).lines().filter(it -> it.startsWith(row)).findFirst().orElseThrow();
        return Double.parseDouble(line.split(",")[column]);
    }

    private String run(String text, int exit) {
        Path file = rig.experiment("t.yaml", text);
        assertThat(rig.run("run", file, "--results", folder.resolve("results")))
                .as(rig.err())
                .isEqualTo(exit);
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
