package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison that is not fair says so where its outcome is read. */
class FairnessTest {
    private static final String TABLE =
            "dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard%s}\n";
    private static final String NETWORK = "layers: [{dense: {units: 4, activation: relu}}, {dense: 1}]\nloss: mse\n";
    private static final String VALIDATES = TABLE.formatted(", split: {validation: 0.2}") + NETWORK;
    private static final String TESTS = TABLE.formatted(", split: {validation: 0.2, test: 0.2}") + NETWORK;

    private static final String ADAM = "optimizer: {adam: {learning_rate: 0.01}}\nepochs: 5\n";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    @DisplayName("methods that were tried with unequally many values are told in the verdict")
    void unequalTries() throws IOException {
        String adam = "{adam: {learning_rate: 0.01}}";
        assertThat(verdict(VALIDATES + """
                sweep: {grid: {optimizer: [{sgd: {learning_rate: [0.001, 0.01, 0.05]}}, %s]}}
                """.formatted(adam)))
                .contains(" sgd was tried with 3 values of learning_rate, adam with 1.");
        assertThat(verdict(VALIDATES + """
                sweep:
                  grid: {learning_rate: [0.001, 0.01]}
                  cases: {plain: {optimizer: sgd}, tuned: {optimizer: adam, learning_rate: 0.003}}
                """)).contains(" plain was tried with 2 values of learning_rate, tuned with 1.");
        assertThat(verdict(VALIDATES + """
                sweep: {grid: {optimizer: [sgd, {adam: {beta_1: [0.8, 0.9]}}], learning_rate: [0.001, 0.01]}}
                """)).contains(" adam was tried in 4 configurations, sgd in 2.");
        assertThat(verdict(VALIDATES + """
                optimizer: adam
                sweep: {grid: {loss: [mse, {huber: {delta: [0.5, 1]}}]}}
                report: {rank_by: val_mae}
                metrics: [mae]
                """)).contains(" loss=huber was tried in 2 configurations, loss=mse in 1.");
    }

    @Test
    @DisplayName("rows that picked the epoch too are told, and a lead over a baseline on them is not called better")
    void epochsThatTheScoredRowsPicked() throws IOException {
        String repeated = "optimizer: {adam: {learning_rate: 0.01}}\nepochs: 200\nsweep: {repeats: 5}\n"
                + "report: {baselines: [constant]}\n";
        String restores = "early_stopping: {monitor: val_loss, patience: 20, restore_best: true}\n";
        String epoch = "The validation rows also picked the epoch (early stopping), which flatters it.";
        String flattered = report(VALIDATES + repeated + restores);
        assertThat(flattered)
                .containsOnlyOnce(epoch)
                .contains(
                        "; better in 5 of 5), flattered: the epochs were picked by these rows; a test part would be free of that.")
                .contains("These rows also picked the epoch, which flatters it.");
        assertThat(report(TESTS + repeated.replace("[constant]", "[constant], rank_by: test_loss") + restores))
                .contains("; better in 5 of 5): better.")
                .doesNotContain(epoch, "flattered:", "and the epoch");
        for (String other : new String[] {
            "",
            "early_stopping: {monitor: val_loss, patience: 20}\n",
            "early_stopping: {monitor: loss, patience: 20, restore_best: true}\n"
        }) {
            assertThat(report(VALIDATES + repeated + other))
                    .contains("; better in 5 of 5): better.")
                    .doesNotContain("picked the epoch", "flattered:", "These rows also picked");
        }
    }

    @Test
    @DisplayName(
            "what rows picked is told in full: the configuration and the epoch, but not the trial, which is no lucky one")
    void allThatTheScoredRowsPicked() throws IOException {
        String swept = "optimizer: adam\nepochs: 3\nsweep: {repeats: 2, grid: {learning_rate: [0.001, 0.01]}}\n";
        String restores = "early_stopping: {monitor: val_loss, patience: 2, restore_best: true}\n";
        assertThat(report(VALIDATES + swept + restores))
                .contains("These rows also picked the configuration and the epoch, which flatters it.");
        assertThat(report(VALIDATES + swept)).contains("These rows also picked the configuration, which flatters it.");
        assertThat(report(TESTS + swept + restores))
                .contains("test rows: a loss of ")
                .doesNotContain("These rows also picked");
    }

    @Test
    void equalTriesAreNotWorthAWord() throws IOException {
        assertThat(verdict(VALIDATES + """
                sweep: {grid: {optimizer: [sgd, adam], learning_rate: [0.001, 0.01]}}
                """)).doesNotContain("tried");
        assertThat(verdict(VALIDATES + """
                optimizer: adam
                sweep: {grid: {layers[0].units: [2, 3], learning_rate: [0.001, 0.01]}, exclude: [{layers[0].units: 2, learning_rate: 0.01}]}
                """)).doesNotContain("tried");
    }

    @Test
    @DisplayName("unequal steps are told in the verdict where something else is compared")
    void unequalSteps() throws IOException {
        String report = report(VALIDATES + """
                sweep: {grid: {optimizer: [sgd, adam], batch_size: [40, full]}}
                """);
        assertThat(report)
                .containsPattern("\\*\\*.* The budgets are unequal, 1 to 4 steps; the best had [14] steps?\\.\\*\\*");
        assertThat(report).doesNotContain("unequal budgets");
    }

    @Test
    @DisplayName("where budgets are what is compared, in cases too, they are told further down")
    void stepsAlone() throws IOException {
        String axes = report(VALIDATES + "optimizer: adam\nsweep: {grid: {epochs: [1, 2], batch_size: [40, full]}}\n");
        assertThat(axes)
                .doesNotContain("The budgets are unequal")
                .contains("- Configurations have unequal budgets: 1 to 2 epochs and 1 to 8 steps.");
        String cases = report(VALIDATES
                + "optimizer: adam\nsweep: {cases: {short: {epochs: 1}, long: {epochs: 2, batch_size: 20}}}\n");
        assertThat(cases)
                .doesNotContain("The budgets are unequal")
                .contains("- Configurations have unequal budgets: 1 to 2 epochs and 5 to 16 steps.");
    }

    @Test
    void aBestThatTheTestPartHasPickedHasNoTestScore() throws IOException {
        String sweep = "sweep: {grid: {optimizer: [sgd, adam]}}\nreport: {rank_by: test_loss}\n";
        String picked =
                " It was picked by test_loss, which is therefore no estimate of what it would reach on new rows.";
        assertThat(report(TESTS + sweep)).contains(picked, "flatters it; rank by val_loss and keep the test part");
        assertThat(report(TABLE.formatted(", split: {test: 0.2}") + NETWORK + sweep))
                .contains(picked, "flatters it; split off a validation part too, rank by val_loss and keep the test");
        assertThat(report(TESTS + "optimizer: adam\nreport: {rank_by: test_loss}\n"))
                .doesNotContain("picked by");
    }

    @Test
    void aRankingByTrainingRowsIsToldWhereOthersCouldRank() throws IOException {
        String sweep = "metrics: [mae]\nsweep: {grid: {optimizer: [sgd, adam]}}\nreport: {rank_by: %s}\n";
        String told = "- Trials are ranked by %s of the rows that they train on, which favours learning by heart: set"
                + " report.rank_by: %s.";
        assertThat(report(TESTS + sweep.formatted("final_loss"))).contains(told.formatted("final_loss", "val_loss"));
        assertThat(report(TESTS + sweep.formatted("mae"))).contains(told.formatted("mae", "val_mae"));
        assertThat(report(TESTS + sweep.formatted("val_mae"))).doesNotContain("by heart");
        assertThat(report(TABLE.formatted("") + NETWORK + sweep.formatted("final_loss")))
                .doesNotContain("by heart");
    }

    @Test
    @DisplayName("how many rounds it takes is told where none could decide")
    void tooFew() throws IOException {
        String sweep = "optimizer: adam\nsweep: {grid: {layers[0].units: [2, 4]}, repeats: %d}\n";
        assertThat(verdict(VALIDATES + sweep.formatted(1)))
                .contains("Of single trials it can't be told how much of that is chance; it takes at least 3 repeats.");
        assertThat(verdict(VALIDATES + sweep.formatted(2)))
                .contains("With 2 repeats it can't be told how much of that is chance; it takes at least 3 repeats.");
    }

    @Test
    @DisplayName("where training rows overlap, as many rounds are asked for as the widened signed-rank test takes")
    void tooFewThatOverlap() throws IOException {
        // what differs by the same in each round is compared by ranks
        String constant =
                "layers: [{dense: {units: 1, kernel_initializer: zeros, bias_initializer: {constant: {value: 0}}}}]\n"
                        + "loss: mae\nepochs: 1\noptimizer: {sgd: {learning_rate: 1e-20}}\n"
                        + "sweep: {grid: {layers[0].bias_initializer.value: [1, %s]}%s}\n";
        assertThat(verdict(TABLE.formatted(", split: {folds: 5}") + constant.formatted("0.5, 0", "")))
                .contains("With 5 folds it can't be told how much of that is chance; it takes at least 13 folds.");
        assertThat(report(TABLE.formatted(", split: {validation: 0.25, per_repeat: true}")
                        + constant.formatted("0", ", repeats: 6")))
                .contains("With 6 repeats it can't be told how much of that is chance; no number of repeats would tell,"
                        + " for their training rows overlap.")
                .doesNotContain("takes more than");
        assertThat(verdict(TABLE.formatted(", split: {validation: 0.2, per_repeat: true}")
                        + constant.formatted("0", ", repeats: 3")))
                .contains("it takes at least 98 repeats.");
    }

    @Test
    @DisplayName("of trials that are the same nothing is promised")
    void same() throws IOException {
        String cases = "optimizer: sgd\nsweep: {cases: {a: {}, b: {optimizer: {sgd: {momentum: 0}}}}, repeats: %d}\n";
        String report = report(VALIDATES + cases.formatted(3));
        assertThat(report)
                .contains(" Over 3 repeats, the other has the same value in each.")
                .doesNotContain("take");
        assertThat(verdict(VALIDATES + cases.formatted(1))).contains(" Over 1 repeat, the other has the same value.");
        assertThat(verdict(VALIDATES + cases.formatted(6)))
                .contains(" Over 6 repeats, the other has the same value in");
    }

    @Test
    @DisplayName("repeats that share their folds do not add to what can be told")
    void sharedFolds() throws IOException {
        String sweep =
                "optimizer: adam\nsweep: {cases: {a: {}, b: {layers[0].kernel_initializer: glorot_normal}}, repeats: 2}\n";
        String untold = "more repeats would not tell it from the runner-up, for all share these folds";
        assertThat(verdict(TABLE.formatted(", split: {folds: 3}") + NETWORK + sweep))
                .contains(untold + "; folds drawn anew for each may (per_repeat: true).");
        assertThat(verdict(TABLE.formatted(", split: {forward: 3}") + NETWORK + sweep))
                .contains(untold + ".");
        assertThat(verdict(TABLE.formatted(", split: {folds: 3, per_repeat: true}") + NETWORK + sweep))
                .doesNotContain(untold);
    }

    @Test
    @DisplayName("the best at the edge of an axis is told where it is better than the next by more than chance")
    void edgeOfAnAxis() throws IOException {
        String told =
                "is the largest tried, and better than the next, 8, by more than chance: a larger one may be better";
        String units = ADAM + "sweep: {grid: {layers[0].units: [2, 8, 32]}, repeats: %d}\n";
        assertThat(report(VALIDATES + units.formatted(5))).contains("- The best layers[0].units, 32, " + told);
        assertThat(report(VALIDATES + units.formatted(1))).doesNotContain("largest tried");
        assertThat(report(VALIDATES + units.formatted(5) + "report: {rank_by: final_loss}\n"))
                .doesNotContain("largest tried");
        assertThat(report(VALIDATES + ADAM + "sweep: {grid: {layers[0].units: [8, 32]}, repeats: 5}\n"))
                .doesNotContain("largest tried");
        assertThat(report(VALIDATES + ADAM + "sweep: {grid: {layers[0].units: [30, 31, 32]}, repeats: 5}\n"))
                .doesNotContain("est tried");
    }

    @Test
    @DisplayName("the end of what a parameter may be is no edge of an axis")
    void endOfARange() throws IOException {
        String sweep = ADAM + "sweep: {grid: {optimizer.beta_1: [%s, 0.5, 0.9]}, repeats: 5}\n";
        assertThat(report(VALIDATES + sweep.formatted("0.1")))
                .contains("- The best optimizer.beta_1, 0.1, is the smallest tried, and better than the next, 0.5, by");
        assertThat(report(VALIDATES + sweep.formatted("0")))
                .contains("optimizer.beta_1=0 has the lowest")
                .doesNotContain("smallest tried");
    }

    @Test
    @DisplayName("the best learning rate at the edge is told in any case, also of single trials")
    void edgeOfRates() throws IOException {
        assertThat(report(VALIDATES + ADAM + "sweep: {grid: {learning_rate: [0.001, 0.003, 0.01]}}\n"))
                .contains("- The best learning rate, 0.01, is the largest tried: a larger one may be better still.");
        assertThat(report(VALIDATES + ADAM + """
                sweep: {cases: {a: {learning_rate: 0.001}, b: {learning_rate: 0.003}, c: {learning_rate: 0.01}}}
                """))
                .contains("- The best learning rate, 0.01, is the largest tried: a larger one may be better still.");
    }

    @Test
    @DisplayName("a learning rate at the edge is not told where the next one is practically equal")
    void anEdgeThatIsPracticallyEqual() throws IOException {
        String swept = VALIDATES + "optimizer: adam\nepochs: 2\n"
                + "sweep: {repeats: 3, grid: {learning_rate: [0.00001, 0.00002, 0.00003]}}\n";
        String edge = "The best learning rate, 3e-5, is the largest tried";
        assertThat(report(swept)).contains(edge);
        assertThat(report(swept + "report: {practically_equal: 0.000001}\n")).contains(edge);
        assertThat(report(swept + "report: {practically_equal: 1000}\n"))
                .contains("practically equal")
                .doesNotContain("is the largest tried", "is the smallest tried");
    }

    @Test
    @DisplayName("losses that have no common unit name no winner, and a metric that would")
    void otherLosses() throws IOException {
        String sweep = ADAM + "sweep: {grid: {%s}, repeats: 5}\n";
        String differ =
                "Losses of configurations that differ in %s can't be compared, so that this names no winner: rank by a"
                        + " metric, such as `rank_by: val_rmse` with `metrics: [rmse]`.";
        String losses = report(VALIDATES + sweep.formatted("loss: [mse, mae, huber]"));
        assertThat(unescaped(losses))
                .contains(differ.formatted("loss") + "**", "# First in the ranking: loss=")
                .doesNotContain("better than all", "against the best", "but their losses");
        assertThat(rig.result("t/comparisons.csv"))
                .containsPattern("\nloss=\\w+,loss=\\w+,0,repeat,[^\n]*,too_few\n")
                .doesNotContain(",better");
        assertThat(unescaped(report(VALIDATES + sweep.formatted("dataset.scale_target: [none, standard]")
                        + "metrics: [mse]\nreport: {rank_by: val_loss}\n")))
                .contains("differ in dataset.scale_target can't be", "such as `rank_by: val_mse`.**");
        assertThat(report(VALIDATES + sweep.formatted("loss: [mse, mae]")
                        + "metrics: [mse]\nreport: {rank_by: val_mse}\n"))
                .doesNotContain("names no winner");
    }

    @Test
    @DisplayName("a loss with another penalty in it is another loss, also at the edge of an axis")
    void otherPenalties() throws IOException {
        String sweep = ADAM + "metrics: [rmse]\nsweep: {grid: {layers[0].kernel_regularizer: [%s]}, repeats: 5}\n";
        String penalties = sweep.formatted("{l2: 0.001}, {l2: 0.01}, {l2: 0.1}");
        assertThat(unescaped(report(VALIDATES + penalties)))
                .contains("Losses of configurations that differ in kernel_regularizer can't be compared")
                .doesNotContain("better than all", "est tried");
        assertThat(report(VALIDATES + penalties + "report: {rank_by: val_rmse}\n"))
                .doesNotContain("names no winner");
    }

    @Test
    @DisplayName("other weights of rows make another loss and another weighted metric, and leave the rest")
    void otherWeights() throws IOException {
        String sweep = TABLE.formatted(", split: {validation: 0.2}").replace("ignore: [id]", "ignore: [id, TV, radio]")
                + NETWORK
                + ADAM
                + "sweep: {grid: {dataset.weight: [TV, radio]}, repeats: 5}\nreport: {rank_by: %s}\nmetrics: [%s]\n";
        String metrics = "{mae: {weighted: true}}, mse";
        assertThat(unescaped(report(sweep.formatted("val_weighted_mae", metrics))))
                .contains(
                        "Configurations that differ in dataset.weight weigh rows otherwise, so that this names no winner:"
                                + " rank by a metric, such as `rank_by: val_mse`.**")
                .doesNotContain("better than the other", "against the best");
        assertThat(rig.result("t/comparisons.csv")).contains(",0,repeat,").doesNotContain(",better");
        assertThat(unescaped(report(sweep.formatted("val_loss", metrics))))
                .contains("Losses of configurations that differ in dataset.weight", "`rank_by: val_mse`.**");
        assertThat(unescaped(report(sweep.formatted("val_weighted_mae", "{mae: {weighted: true}}"))))
                .contains("such as `rank_by: val_rmse` with `metrics: [rmse]`.**");
        assertThat(report(sweep.formatted("val_mse", metrics))).doesNotContain("names no winner");
    }

    @Test
    @DisplayName("weights of classes count in a weighted metric of the training rows alone")
    void otherWeightsOfClasses() throws IOException {
        String sweep = "dataset: {csv: ../data/iris.csv, target: species, scale: standard, split: {validation: 0.2}}\n"
                + "layers: [{dense: {units: 3, activation: softmax}}]\nloss: categorical_crossentropy\n" + ADAM
                + "metrics: [accuracy, log_loss, {accuracy: {weighted: true}}]\nreport: {rank_by: %s}\n"
                + "sweep: {cases: {a: {dataset.class_weight: balanced},"
                + " b: {dataset.class_weight: {setosa: 1, versicolor: 2, virginica: 5}}}, repeats: 3}\n";
        assertThat(unescaped(report(sweep.formatted("weighted_accuracy"))))
                .contains("differ in dataset.class_weight weigh rows otherwise", "such as `rank_by: accuracy`.**");
        for (String alike :
                List.of("accuracy", "val_accuracy", "val_weighted_accuracy", "val_loss", "val_log_loss", "log_loss")) {
            assertThat(report(sweep.formatted(alike))).as(alike).doesNotContain("names no winner");
        }
    }

    @Test
    @DisplayName("configurations that are judged on other rows, or by other targets, are no pairs")
    void otherRows() throws IOException {
        String network = TABLE.replace("target: sales", "target: sales, features: [radio, newspaper]")
                        .replace(", ignore: [id]", "")
                        .formatted(", split: {validation: 0.2}")
                + NETWORK
                + ADAM;
        String repeats = "sweep: {grid: {%s}, repeats: 5}\n";
        String rows =
                "Configurations that differ in dataset.split are judged on other rows, so that this names no winner.**";
        assertThat(report(network + repeats.formatted("dataset.split: [{validation: 0.1}, {validation: 0.2}]")))
                .contains(rows)
                .doesNotContain("better than the other");
        assertThat(report(network
                        + "sweep: {grid: {dataset.split: [{folds: 4}, {folds: 4, shuffle: false}, {forward: 4}]}}\n"))
                .contains(rows);
        assertThat(report(network + "sweep: {grid: {dataset.split: [{forward: 4}, {forward: 4, gap: 3}]}}\n"))
                .doesNotContain("other rows,");
        assertThat(report(network + repeats.formatted("dataset.target: [sales, TV]")))
                .contains(
                        "Configurations that differ in dataset.target predict other targets, so that this names no winner.");
    }

    @Test
    @DisplayName("those whose losses have the best one's unit are compared with it, and the others counted")
    void someOtherLosses() throws IOException {
        assertThat(verdict(
                        VALIDATES + ADAM + "sweep: {grid: {loss: [mse, mae], optimizer: [sgd, adam]}, repeats: 5}\n"))
                .contains(
                        "the only other that is comparable",
                        "2 of the 3 others can't be compared with the best, for losses of configurations that differ in loss");
        assertThat(rig.result("t/report.md")).contains("not comparable");
    }

    @Test
    @DisplayName("a condition on a pair that is none says why it does not hold")
    void expectedOfOtherLosses() throws IOException {
        String yaml = VALIDATES + ADAM
                + "sweep: {grid: {loss: [mse, mae]}, repeats: 5}\nexpect: [\"verdict(mse, mae) == worse\"]\n";
        assertThat(rig.run("run", rig.experiment("t.yaml", yaml), "--quiet", "--results", rig.results()))
                .isNotZero();
        assertThat(unescaped(rig.result("t/report.md")))
                .contains(
                        "too_few: loss=mse against loss=mae, 0 repeats, for losses of configurations that differ in loss");
    }

    @Test
    @DisplayName("the picture of the ranking says what can't be compared, and not that it can't be told")
    void incomparableInThePicture() throws IOException {
        report(VALIDATES + ADAM + "sweep: {grid: {loss: [mse, mae]}, repeats: 5}\n");
        assertThat(rig.result("t/plots/ranking.svg").replaceAll("<[^>]*>\\s*", " "))
                .containsPattern("losses of\\s+configurations\\s+that\\s+differ\\s+in\\s+loss\\s+can")
                .doesNotContain("told from the best");
    }

    @Test
    @DisplayName("configurations that share no repeat are asked for no more of them")
    void noCommonRepeat() throws IOException {
        String cases =
                "epochs: 2\noptimizer: sgd\nsweep: {cases: {a: {seed: 1}, b: {seed: 2, optimizer: adam}}, repeats: %d}\n";
        for (int repeats : new int[] {1, 3}) {
            assertThat(report(VALIDATES + cases.formatted(repeats)))
                    .contains("It shares no repeat with the other, so that no number of them would tell")
                    .doesNotContain("at least", "the same value", "in 0 of 0");
        }
    }

    @Test
    @DisplayName("the last epoch's values are told where early stopping ended trials after the best one")
    void valuesOfTheLastEpoch() throws IOException {
        String stops = "optimizer: {adam: {learning_rate: 0.3}}\nepochs: %s\nsweep: {repeats: 2}\n"
                + "early_stopping: {monitor: val_loss, patience: 3%s}\n";
        String told = " 3 epochs after the best one by val_loss, and the last epoch's values stand here";
        assertThat(unescaped(report(VALIDATES + stops.formatted("500", ""))))
                .containsOnlyOnce("- Early stopping ended 2 of 2 trials" + told);
        assertThat(unescaped(report(VALIDATES + stops.formatted("500", ", restore_best: true"))))
                .doesNotContain(told);
        assertThat(unescaped(report(VALIDATES + stops.formatted("2", "")))).doesNotContain(told);
    }

    @Test
    @DisplayName("where seeds are an axis nothing is called the best beside the ranking")
    void seedsHaveNoBest() throws IOException {
        String sweep = ADAM + "sweep: {grid: {seed: [1, 2, 3]}, repeats: 2}\n";
        assertThat(report(VALIDATES + sweep))
                .contains("| configuration that ranks first |", "the median of its configuration's repeats")
                .contains("is the configuration that ranks first as an experiment of its own")
                .doesNotContain("best configuration", "best trial");
        assertThat(rig.result("t/plots/ranking.svg")).doesNotContain("the best");
    }

    @Test
    @DisplayName("a picture of one repeat is of the median one, and says what all of them come to")
    void meanBesideTheMedian() throws IOException {
        String classes =
                "dataset: {csv: ../data/iris.csv, target: species, scale: standard, split: {validation: 0.2}}\n"
                        + "layers: [{dense: {units: 3, activation: softmax}}]\nloss: categorical_crossentropy\n" + ADAM
                        + "sweep: {repeats: %d}\n%s";
        String mean = "%s [0-9.]+, mean of\\s+all 3 repeats [0-9.]+";
        report(classes.formatted(3, "metrics: [accuracy]\n"));
        assertThat(confusion()).containsPattern(mean.formatted("val_accuracy"));
        String report = report(classes.formatted(3, ""));
        List<String[]> trials = rig.result("t/trials.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .sorted(Comparator.comparing(row -> Double.parseDouble(row[row.length - 1])))
                .toList();
        assertThat(trials).hasSize(3);
        String median = "rial " + trials.get(1)[0] + ", the median of its configuration's repeats";
        String[] row = trials.get(1);
        assertThat(confusion())
                .contains("T" + median + ", on the ")
                .containsPattern("val_loss " + row[row.length - 1] + ", mean of\\s+all 3 repeats [0-9.]+");
        assertThat(report)
                .contains("judged by t" + median + ", on the 30 validation rows")
                .contains("rows, by t" + median + "\n");
        report(classes.formatted(1, "metrics: [accuracy]\n"));
        assertThat(confusion()).contains("right").doesNotContain("mean of");
    }

    private String confusion() throws IOException {
        return rig.result("t/plots/confusion.svg")
                .replaceAll("<[^>]*>\\s*", " ")
                .replaceAll("\\s+", " ");
    }

    private static String unescaped(String markdown) {
        return markdown.replace("\\", "");
    }

    private String verdict(String yaml) throws IOException {
        String report = report(yaml);
        int start = report.indexOf("**");
        return report.substring(start, report.indexOf("**", start + 2));
    }

    private String report(String yaml) throws IOException {
        assertThat(rig.run("run", rig.experiment("t.yaml", yaml), "--quiet", "--results", rig.results()))
                .isZero();
        return rig.result("t/report.md");
    }
}
