package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of the table, and what it warns of. */
class TablePlanTest {
    private static final String REGRESSION = "  target: y\nlayers: [{dense: 1}]\nloss: mse\noptimizer: adam\n";
    private static final String CLASSES =
            "  target: y\n  scale: standard\n%slayers: [{dense: {units: 1, activation: sigmoid}}]\nloss: binary_crossentropy\n"
                    + "metrics: [auc]\noptimizer: adam\n";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    void thePlanBeginsWithTheTable() {
        String plan = plan(
                "id,colour,x,y",
                10,
                row -> (row + 101) + "," + (row % 2 == 0 ? "red" : "blue") + "," + (row == 3 ? "" : row % 4) + ","
                        + row,
                "  ignore: [id]\n  missing: mean\n  split: {validation: 0.2}\n" + REGRESSION);
        assertThat(plan)
                .contains(
                        "\n  table.csv: 10 rows, 4 columns\n",
                        "    column  role     type          remark            missing  distinct  inputs\n",
                        "    id      ignored  whole number  looks like a key        0        10\n",
                        "    colour  feature  text                                  0         2       2\n",
                        "    x       feature  whole number                          1         4       1\n",
                        "    y       target   whole number                          0        10\n",
                        "    part        rows\n    training       8\n    validation     2\n");
        assertThat(plan).doesNotContain("bear in mind");
    }

    @Test
    void keysAmongTheFeaturesAreNamed() {
        assertThat(plan("key,x,y", 20, row -> (7 * row + 3) + "," + row % 3 + "," + row % 5, REGRESSION))
                .contains("- 'key' looks like a key of the rows, but is a feature: list it under dataset.ignore.");
    }

    @Test
    void yearsThatRiseAreNoKeys() {
        assertThat(plan("year,x,y", 20, row -> (1990 + row) + "," + row % 3 + "," + row % 5, REGRESSION))
                .doesNotContain("bear in mind");
    }

    @Test
    void aConstantColumnSaysNothing() {
        assertThat(plan("c,z,x,y", 20, row -> "1,0," + row % 3 + "," + row % 5, REGRESSION))
                .contains("- 'c' has the same value in every row, which says nothing: list it under dataset.ignore.");
    }

    @Test
    void aColumnOfManyTextsIsNamed() {
        assertThat(plan("name,x,y", 120, row -> "n" + row + "," + row % 3 + "," + row % 5, REGRESSION))
                .contains(
                        "The column 'name' alone becomes 120 inputs, one a value: nearly every row has another; list it under "
                                + "dataset.ignore.");
        assertThat(plan("name,x,y", 240, row -> "n" + row % 110 + "," + row % 3 + "," + row % 5, REGRESSION))
                .contains(
                        "The column 'name' alone becomes 110 inputs, one a value: list it under dataset.ignore, or keep the most "
                                + "frequent: dataset.categorical: {columns: {name: {at_most: 20}}}.");
    }

    @Test
    void manyDatesAndNumbersWithAUnitAreNamedForWhatTheyAre() {
        assertThat(plan(
                        "d,x,y",
                        150,
                        row -> (row % 12 + 1) + "/" + (1990 + row / 12) + "," + row % 3 + "," + row % 5,
                        REGRESSION))
                .contains("'d' alone becomes 150 inputs, one a value: they are dates; "
                        + "set dataset.dates: {columns: {d: {format: \"M/yyyy\"}}}.");
        assertThat(plan("area,x,y", 150, row -> (row + 20) + " sqm," + row % 3 + "," + row % 5, REGRESSION))
                .contains("'area' alone becomes 150 inputs, one a value: they are numbers but for 'sqm'; "
                        + "set dataset.numbers: {columns: {area: {strip: \"sqm\"}}}.");
        assertThat(plan("area,x,y", 150, row -> (row + 20) + " m2," + row % 3 + "," + row % 5, REGRESSION))
                .contains("they are numbers but for 'm2'; take it out of the file, and name the column by its unit.");
        rig.run("plan", folder.resolve("plan.yaml"), "--set", "dataset.numbers={columns: {area: {strip: ' m2'}}}");
        assertThat(rig.err()).contains("strip would take digits out of the numbers of 'area'");
    }

    @Test
    void valuesThatDifferInCaseOrBlanksAreListed() {
        assertThat(plan(
                        "city,y",
                        20,
                        row -> (row % 3 == 0 ? "Bern" : row % 3 == 1 ? "bern" : "Basel") + "," + row % 5,
                        REGRESSION))
                .contains("differ only in case and count as different: 'Bern' and 'bern'; spell them alike");
    }

    @Test
    void repeatedRowsAreCounted() {
        IntFunction<String> row = r -> (r % 40) + ".5," + 3 * (r % 40) + ".5," + 7 * (r % 40) + "," + r % 10;
        assertThat(plan("a,b,c,y", 80, row, "  split: {validation: 0.2}\n" + REGRESSION))
                .contains("- 40 rows of 80 equal earlier ones")
                .contains("validation rows equal training rows, so they judge what was learned by heart");
        assertThat(plan("a,b,y", 80, r -> r % 2 + "," + r % 3 + "," + r % 5, REGRESSION))
                .as("few values can only repeat")
                .doesNotContain("bear in mind");
    }

    @Test
    void rowsOfOnePatientWantAGroup() {
        IntFunction<String> row = r -> 1000 + r / 3 + "," + r % 7 + "," + r * r % 11;
        String drawn = "  scale: standard\n  split: {validation: 0.2}\n" + REGRESSION;
        assertThat(plan("patient_id,x,y", 120, row, drawn))
                .contains(
                        "- Rows of one 'patient_id' (40 values in 120 rows) are drawn into different parts, so a network is "
                                + "judged by cases that it knows: set dataset.split: {group: patient_id, …}, which makes it no "
                                + "feature.");
        assertThat(plan("patient_id,x,y", 120, row, "  ignore: [patient_id]\n" + drawn))
                .contains("set dataset.split: {group: patient_id, …}.");
        for (String silent : List.of(
                drawn.replace("0.2", "0.2, group: patient_id"),
                drawn.replace("0.2", "0.2, shuffle: false"),
                "  categorical: [patient_id]\n" + drawn)) {
            assertThat(plan("patient_id,x,y", 120, row, silent)).doesNotContain("Rows of one");
        }
        assertThat(plan("store_id,x,y", 120, row, drawn)).doesNotContain("Rows of one");
        assertThat(plan("patient_id,x,y", 57, row, drawn)).as("19 patients").doesNotContain("Rows of one");
    }

    @Test
    void featuresFromWhichTheTargetFollowsAreNamed() {
        String drawn = "  scale: standard\n  split: {validation: 0.2, per_repeat: true}\n" + REGRESSION
                + "sweep: {repeats: 3}\n";
        IntFunction<String> copy = r -> r % 7 + "," + (r * r % 31 * 2000 + 50) + "," + (r * r % 31 * 2 + 0.05);
        String warning =
                "- 'Salary k' follows the target (r = %s): list it under dataset.ignore unless it is known before the target"
                        + " is.\n";
        assertThat(plan("x,Salary k,y", 40, copy, drawn)).containsOnlyOnce(warning.formatted("1"));
        assertThat(plan("x,Salary k,y", 40, r -> r % 7 + "," + (r + r % 2 * 0.1) + "," + -r, drawn))
                .containsOnlyOnce("'Salary k' follows the target (r = -0.9999");
        assertThat(plan(
                        "x,Salary k,y",
                        40,
                        r -> (r % 5 == 0 ? "" : r * r % 11) + "," + r % 3 + "," + r * r % 11,
                        "  missing: mean\n" + drawn))
                .as("where both are known")
                .containsOnlyOnce("'x' follows the target (r = 1)");
        String kept = "  ignore: [x]\n";
        for (String silent : List.of(kept, "  categorical: [Salary k]\n", "  ignore: [Salary k]\n")) {
            assertThat(plan("x,Salary k,y", 40, copy, silent + drawn)).doesNotContain("follows the target");
        }
        assertThat(plan("x,Salary k,y", 23, copy, drawn))
                .as("fewer than 20 training rows")
                .doesNotContain("follows the target");
        assertThat(plan("x,Salary k,y", 40, r -> r % 7 + "," + (r + r % 2 * 0.7) + "," + r, drawn))
                .as("r below 0.9999")
                .doesNotContain("follows the target");
    }

    @Test
    void theTargetThatAFeatureFollowsIsNamedAmongSeveral() {
        String two = REGRESSION.replace("target: y", "target: [y, w]").replace("dense: 1", "dense: 2");
        assertThat(plan("x,z,y,w", 30, r -> r % 7 + "," + r * r % 13 + "," + r % 5 + "," + r * r % 13 * 8, two))
                .containsOnlyOnce("- 'z' follows the target 'w' (r = 1): ");
    }

    @Test
    void textsThatMayMeanMissingAreNamed() {
        String scaled = "  scale: standard\n" + REGRESSION;
        IntFunction<String> row =
                r -> (r % 10 == 0 ? "N/A" : r % 10 == 1 ? "?" : "town" + r % 3) + "," + r % 7 + "," + r % 5;
        assertThat(plan("City,x,y", 30, row, scaled))
                .contains("- Texts of 'City' may mean that there is no value: 'N/A' and '?', in 6 rows; if so, set"
                        + " dataset.missing_values: {columns: {City: [\"N/A\", \"?\"]}} and dataset.missing: {columns: {City:"
                        + " category}}.");
        for (String strategy : List.of("mean", "median")) {
            assertThat(plan("City,x,y", 30, row, "  missing: {default: " + strategy + "}\n" + scaled))
                    .contains(" and dataset.missing: {columns: {City: category}}.\n");
        }
        String declared = "  missing: {columns: {City: category}}\n  missing_values: {columns: {City: [\"N/A\"%s]}}\n";
        assertThat(plan("City,x,y", 30, row, declared.formatted("") + scaled))
                .contains("- A text of 'City' may mean that there is no value: '?', in 3 rows; if so, set"
                        + " dataset.missing_values: {columns: {City: [\"N/A\", \"?\"]}}.\n");
        for (String silent : List.of(declared.formatted(", \"?\""), "  ignore: [City]\n")) {
            assertThat(plan("City,x,y", 30, row, silent + scaled)).doesNotContain("no value");
        }
        assertThat(plan(
                        "City,x,y",
                        30,
                        r -> (r % 3 == 0 ? "unknown" : "town" + r % 3) + "," + r % 7 + "," + r % 5,
                        scaled))
                .doesNotContain("no value");
        assertThat(plan("City,x,y", 30, r -> (r % 3 == 0 ? "-" : "--") + "," + r % 7 + "," + r % 5, scaled))
                .as("nothing but marks has a meaning of its own")
                .doesNotContain("no value");
    }

    @Test
    void numbersThatMayMeanMissingAreNamed() {
        IntFunction<String> row = r -> (r % 10 == 0 ? "999" : 20 + r % 7 + ".5") + "," + r % 3 + "," + r % 5;
        String scaled = "  scale: standard\n" + REGRESSION;
        assertThat(plan("bmi,x,y", 30, row, scaled))
                .contains(
                        "- 999 stands in 3 rows of 'bmi', far from the others (20.5 to 26.5): if it means missing, set "
                                + "dataset.missing_values: {columns: {bmi: [999]}}.");
        assertThat(plan("bmi,x,y", 30, row, "  missing_values: [\"n/a\"]\n" + scaled))
                .contains("{columns: {bmi: [\"n/a\", 999]}}");
        String listed = "  missing: mean\n  missing_values: {columns: {bmi: [999]}}\n";
        assertThat(plan("bmi,x,y", 30, row, listed + scaled)).doesNotContain("far from");
        assertThat(plan("y,x,bmi", 30, row, scaled)).contains("'y', far from");
        for (IntFunction<String> silent : List.<IntFunction<String>>of(
                r -> (r == 0 ? "999" : r % 7) + "," + r % 3 + "," + r % 5,
                r -> (r < 3 ? "999" : 20 * r) + "," + r % 3 + "," + r % 5,
                r -> (r < 3 ? "99" : r % 2 * 50) + "," + r % 3 + "," + r % 5,
                r -> (r < 3 ? "9" : "5") + "," + r % 3 + "," + r % 5,
                r -> (r < 3 ? "-1" : r % 5) + "," + r % 3 + "," + r % 5)) {
            assertThat(plan("bmi,x,y", 30, silent, scaled)).doesNotContain("far from");
        }
    }

    @Test
    void aRankingByTrainingRowsIsTold() {
        IntFunction<String> row = r -> r % 7 + "," + r % 2;
        String binary = "  target: y\n  scale: standard\n  split: {validation: 0.2, stratify: true}\n"
                + "layers: [{dense: {units: 1, activation: sigmoid}}]\nloss: binary_crossentropy\nmetrics: [auc]\n"
                + "optimizer: adam\nepochs: 1\nreport: {rank_by: %s}\n";
        assertThat(plan("x,y", 30, row, binary.formatted("auc")))
                .contains(
                        "- Trials are ranked by auc of the rows that they train on, which favours learning by heart: set "
                                + "report.rank_by: val_auc.");
        assertThat(plan("x,y", 30, row, binary.formatted("val_auc"))).doesNotContain("bear in mind");
        assertThat(plan("x,y", 30, row, binary.formatted("final_loss"))).doesNotContain("bear in mind");
    }

    @Test
    void aLargeTargetWantsAScale() {
        IntFunction<String> row = r -> r % 7 + "," + (100_000 + 1000 * (r % 11));
        assertThat(plan("x,y", 30, row, REGRESSION))
                .contains("The target 'y' is large (mean 1")
                .contains("set dataset.scale_target: standard");
        assertThat(plan("x,y", 30, row, "  scale_target: standard\n" + REGRESSION))
                .doesNotContain("bear in mind");
    }

    @Test
    void aLargeFeatureWantsAScaleUnderDescent() {
        IntFunction<String> row = r -> 50 * (r % 7) + "," + r % 11;
        String descent = REGRESSION.replace("adam", "sgd");
        assertThat(plan("x,y", 30, row, descent)).contains("at which sgd easily diverges: 'x' (mean ");
        assertThat(plan("x,y", 30, row, "  scale: standard\n" + descent)).doesNotContain("bear in mind");
        assertThat(plan("x,y", 30, row, REGRESSION)).doesNotContain("bear in mind");
    }

    @Test
    void anAverageOverTargetsOfDifferentSizeIsDecidedByTheLargest() {
        IntFunction<String> row = r -> r % 7 + "," + 10 * (r % 11) + "," + r % 5;
        String two = "  target: [y, z]\n  split: {validation: 0.2}\n%slayers: [{dense: 2}]\nloss: mse\n"
                + "metrics: [rmse, mae%s]\noptimizer: adam\n";
        String scaled = "  scale_target: standard\n";
        assertThat(plan("x,y,z", 30, row, two.formatted(scaled, ", r2")))
                .contains("- rmse and mae average over targets of different size (standard deviation 29.0115 of 'y', ")
                .contains(" of 'z'), so 'y' decides them; r2 counts each target alike.\n")
                .doesNotContain("ranked by", "The loss averages");
        assertThat(plan("x,y,z", 30, row, two.formatted(scaled, "") + "report: {rank_by: val_rmse}\n"))
                .contains(
                        "- Trials are ranked by val_rmse, which averages over targets of different size (standard deviation ")
                .contains(
                        "so 'y' decides it: set report.rank_by: val_loss, which is of scaled targets, or val_r2 with r2 among "
                                + "the metrics.\n")
                .doesNotContain("rmse and mae");
        assertThat(plan("x,y,z", 30, row, two.formatted("", ", r2")))
                .contains("- The loss averages over targets of different size", "set dataset.scale_target: standard.");
        assertThat(plan(
                        "x,y,z",
                        30,
                        r -> r % 7 + "," + r % 11 + "," + r % 5,
                        two.formatted("", "") + "report: {rank_by: val_rmse}\n"))
                .as("of a size")
                .doesNotContain("bear in mind");
    }

    @Test
    void targetsOutOfReachAreCounted() {
        String sigmoid = REGRESSION.replace("{dense: 1}", "{dense: {units: 1, activation: sigmoid}}");
        assertThat(plan("x,y", 30, row -> row % 7 + "," + (row % 3 - 1), sigmoid))
                .contains("The last layer (sigmoid) gives 0 to 1, but 10 of 30 training targets lie outside");
        assertThat(plan("x,y", 30, row -> row % 7 + "," + row % 2, sigmoid)).doesNotContain("bear in mind");
    }

    @Test
    void batchesOfOneRowHaveNoVariance() {
        String normalized = REGRESSION.replace("[{dense: 1}]", "[batch_normalization, {dense: 1}]");
        IntFunction<String> row = r -> r % 7 + "," + r % 5;
        assertThat(plan("x,y", 30, row, normalized + "batch_size: 1\n")).contains("sees batches of one row");
        assertThat(plan("x,y", 30, row, normalized + "batch_size: 29\n"))
                .contains("sees a last batch of one row (30 rows in batches of 29)");
        assertThat(plan("x,y", 30, row, normalized + "batch_size: 10\n")).doesNotContain("bear in mind");
    }

    @Test
    void aPartOfOneClassIsNamed() {
        IntFunction<String> row = r -> r % 7 + "," + (r < 20 ? "a" : "b");
        assertThat(plan("x,y", 30, row, CLASSES.formatted("  split: {validation: 0.2, shuffle: false}\n")))
                .contains("The validation part has the class 'b' only, so auc has no value there");
        assertThat(plan("x,y", 30, row, CLASSES.formatted("  split: {validation: 0.2, stratify: true}\n")))
                .doesNotContain("bear in mind");
    }

    @Test
    void stoppingByAMetricWithoutAValueIsNamed() {
        IntFunction<String> row = r -> r % 7 + "," + (r < 20 ? "a" : "b");
        String stopping = CLASSES.formatted("  split: {validation: 0.2, shuffle: false}\n")
                + "epochs: 50\nearly_stopping: {monitor: %s, patience: %d, restore_best: %s}\n";
        assertThat(plan("x,y", 30, row, stopping.formatted("val_auc", 5, false)))
                .contains(
                        "so auc has no value there and early stopping, which monitors val_auc, ends training after 5 epochs: "
                                + "set dataset.split");
        assertThat(plan("x,y", 30, row, stopping.formatted("val_auc", 0, true)))
                .contains("ends training after 2 epochs with the weights of the first: ");
        assertThat(plan("x,y", 30, row, stopping.formatted("val_auc", 50, false)))
                .doesNotContain("early stopping");
        assertThat(plan("x,y", 30, row, stopping.formatted("val_loss", 5, false)))
                .doesNotContain("early stopping");
    }

    @Test
    void weightsFarFromOneMultiplyTheLoss() {
        String weighted = "  weight: w\n" + REGRESSION;
        assertThat(plan("x,w,y", 30, r -> r % 7 + "," + (39 + r % 3) + "," + r % 5, weighted))
                .contains(
                        "- The weights of 'w' are 40 on average, by which losses and the steps of an optimizer such as sgd are "
                                + "multiplied: divide the column by its mean.");
        assertThat(plan("x,w,y", 30, r -> r % 7 + ",0.0" + r % 3 + "," + r % 5, weighted))
                .contains("- The weights of 'w' are 0.01 on average");
        assertThat(plan("x,w,y", 30, r -> r % 7 + "," + r % 3 + "," + r % 5, weighted))
                .doesNotContain("bear in mind");
    }

    @Test
    void aClassOfOneRowIsMergedRatherThanStratified() {
        IntFunction<String> row = r -> r % 7 + "," + (r == 29 ? "c" : r % 2 == 0 ? "a" : "b");
        String three =
                "layers: [{dense: {units: 3, activation: softmax}}]\nloss: categorical_crossentropy\noptimizer: adam\n";
        assertThat(plan("x,y", 30, row, "  target: y\n  split: {validation: 0.2, shuffle: false}\n" + three))
                .contains("- The validation part has the class 'c', which no training row has: "
                        + "merge 'c' (1 row) with another class or leave it out.")
                .doesNotContain("stratify");
    }

    @Test
    void theClassesThatAPartLacksAreNamedAndNotTheRarest() {
        IntFunction<String> row = r -> r % 7 + "," + (r == 0 || r == 26 ? "c" : r / 3 == 8 || r % 2 == 0 ? "b" : "a");
        String three =
                "layers: [{dense: {units: 3, activation: softmax}}]\nloss: categorical_crossentropy\noptimizer: adam\n";
        assertThat(plan("x,y", 30, row, "  target: y\n  split: {validation: 0.1, test: 0.1, shuffle: false}\n" + three))
                .contains("The validation part has no row of the class 'a'")
                .contains(
                        "set dataset.split: {stratify: true, …}, for which 'c' (2 rows) must be merged with another class or "
                                + "left out.")
                .contains("The test part has no row of the class 'c'");
    }

    @Test
    void ofTwoRareClassesTheOneThatAPartLacksIsToBeMerged() {
        IntFunction<String> row = r -> r % 7 + "," + (r == 0 ? "d" : r == 29 ? "c" : r % 2 == 0 ? "b" : "a");
        String four =
                "layers: [{dense: {units: 4, activation: softmax}}]\nloss: categorical_crossentropy\noptimizer: adam\n";
        assertThat(plan("x,y", 30, row, "  target: y\n  split: {validation: 0.2, shuffle: false}\n" + four))
                .contains(
                        "the class 'c', which no training row has: merge 'c' (1 row) with another class or leave it out.")
                .contains("no row of the class 'd': merge 'd' (1 row) with another class or leave it out.");
    }

    @Test
    void whatIsSoInSeveralFoldsIsToldOnce() {
        IntFunction<String> row = r -> r % 7 + "," + (r < 20 ? "a" : "b");
        assertThat(plan("x,y", 30, row, CLASSES.formatted("  split: {folds: 3, shuffle: false}\n")))
                .containsOnlyOnce("the validation part has")
                .contains("- In fold 1 and 2 other splits, the validation part has the class 'a' only, so auc has no "
                        + "value there: set dataset.split: {stratify: true, …} in place of shuffle: false.");
    }

    @Test
    void groupsAndOrdersAreNoMatterOfStratifying() {
        IntFunction<String> row = r -> r % 7 + "," + r + "," + (r < 20 ? "a" : "b");
        assertThat(plan("x,day,y", 30, row, CLASSES.formatted("  split: {validation: 0.2, order: day}\n")))
                .contains(
                        "has the class 'b' only, so auc has no value there: set larger parts, for the order decides.");
        assertThat(plan(
                        "x,day,y",
                        30,
                        r -> r % 7 + "," + r / 10 + "," + (r < 20 ? "a" : "b"),
                        CLASSES.formatted("  split: {folds: 3, group: day}\n")))
                .contains("the rows of each 'day' stay together, so set fewer folds.");
    }

    @Test
    void columnsBesideTheFeaturesHaveTheirRoles() {
        IntFunction<String> row = r -> r % 7 + "," + (1 + r % 3) + "," + r % 10 + "," + r % 5;
        assertThat(plan("x,w,g,y", 30, row, "  weight: w\n  split: {validation: 0.2, group: g}\n" + REGRESSION))
                .contains("    w       weight  ", "    g       group  ")
                .doesNotContain("bear in mind");
        assertThat(plan("x,w,g,y", 30, row, "  ignore: [w]\n  split: {validation: 0.2, order: g}\n" + REGRESSION))
                .contains("    w       ignored         ", "    g       feature, order  ")
                .doesNotContain("bear in mind");
    }

    @Test
    void blanksAreTrimmedWhereTheyMakeTheDifference() {
        IntFunction<String> row = r -> (r % 3 == 0 ? "Bern " : r % 3 == 1 ? "Bern" : "Basel") + "," + r % 5;
        assertThat(plan("city,y", 20, row, REGRESSION))
                .contains("'city' differ only in blanks and count as different: 'Bern' and 'Bern '; "
                        + "set dataset.csv: {path: …, trim: true}.");
        rig.run("plan", folder.resolve("plan.yaml"), "--set", "dataset.csv={path: table.csv, skip_last: 1}");
        assertThat(rig.out()).contains("'Bern' and 'Bern '; add trim: true to the keys of dataset.csv.");
        rig.run("plan", folder.resolve("plan.yaml"), "--set", "dataset.csv={path: table.csv, trim: true}");
        assertThat(rig.out()).contains("table.csv").doesNotContain("bear in mind");
    }

    @Test
    void pointsThatMayGroupThousandsAreNamed() {
        IntFunction<String> row = r -> r % 7 + ";" + (r == 0 ? "812" : r % 5 + 1 + "." + (100 + 7 * r));
        assertThat(planOf("{path: table.csv, separator: \";\"}", "x;y", row))
                .contains(
                        "- Cells are separated by semicolons, and each point in 'y' (2.107) has three digits behind it, "
                                + "so that it may group thousands, but is read as decimal: add decimal: \",\", thousands: \".\" to the "
                                + "keys of dataset.csv, or decimal: \".\" if it is right so.");
        assertThat(planOf("{path: table.csv, separator: \";\", decimal: \".\"}", "x;y", row))
                .doesNotContain("Cells are");
        assertThat(planOf("{path: table.csv, separator: \";\", decimal: \",\", thousands: \".\"}", "x;y", row))
                .doesNotContain("Cells are");
        assertThat(planOf(
                        "{path: table.csv, separator: tab}",
                        "x\ty",
                        r -> row.apply(r).replace(';', '\t')))
                .doesNotContain("Cells are");
        for (String proof : List.of("0.125", "1.25", "1234", "1234.125", "1.5e3")) {
            assertThat(planOf("{path: table.csv, separator: \";\"}", "x;y", r -> r == 9 ? "3;" + proof : row.apply(r)))
                    .as(proof)
                    .doesNotContain("Cells are");
        }
    }

    @Test
    void totalsAtTheEndAreNamed() {
        String mean = "  missing: {default: mean, columns: {name: category}}\n" + REGRESSION;
        IntFunction<String> rows = r -> "n" + r % 4 + "," + (r == 5 ? "" : r % 7) + "," + r % 5;
        assertThat(plan("name,x,y", 30, r -> r == 29 ? ",,56" : rows.apply(r), mean))
                .as("the sum")
                .contains(
                        "- The last row of table.csv looks like a total of those above (56): set dataset.csv: {path: …, skip_last: 1}.");
        assertThat(plan("name,x,y", 30, r -> r == 29 ? ",," + 56 / 29.0 : rows.apply(r), mean))
                .as("the mean")
                .contains("looks like a total");
        assertThat(plan("name,x,y", 30, r -> r == 29 ? "Gesamt:,3,56" : rows.apply(r), mean))
                .as("a word and the sum")
                .contains("looks like a total of those above (Gesamt:, 3, 56)");
        assertThat(plan("name,x,y", 30, r -> r == 29 ? "合计,,50" : rows.apply(r), mean))
                .as("a word and little else")
                .contains("looks like a total of those above (合计, 50)");
        assertThat(plan("name,x,y", 31, r -> r == 29 ? "Sum,,56" : r == 30 ? "Mean,,1.9" : rows.apply(r), mean))
                .contains("- The last 2 rows of table.csv look like totals of those above (Sum, 56): "
                        + "set dataset.csv: {path: …, skip_last: 2}.");
        for (String last : List.of(",,55", "n1,3,56", "Total,3,4", "n1,,4")) {
            assertThat(plan("name,x,y", 30, r -> r == 29 ? last : rows.apply(r), mean))
                    .as(last)
                    .doesNotContain("like a total");
        }
        assertThat(plan("name,x,y", 30, r -> r == 29 ? ",,56" : rows.apply(r), "  missing: drop\n" + REGRESSION))
                .doesNotContain("like a total");
    }

    @Test
    void pointsThatGroupThousandsKeepNoTargetFromBeingNumbers() {
        String scaled = "  scale_target: standard\n" + REGRESSION;
        assertThat(refused("{path: table.csv, separator: \";\", decimal: \",\"}", r -> r + ",5;9." + (100 + r), scaled))
                .contains("the column 'y' holds 30 texts that are numbers but for points (9.100, 9.101, 9.102, …)")
                .contains("set `csv: {path: …, thousands: \".\"}`");
        assertThat(refused("{path: table.csv, separator: \";\"}", r -> r + ";" + (r < 4 ? "1.234.56" + r : r), scaled))
                .contains("the column 'y' has 26 numbers and 4 texts (1.234.560, ")
                .contains("set `csv: {path: …, decimal: \",\", thousands: \".\"}`");
    }

    @Test
    void aPatternIsNoSeparator() {
        assertThat(refused("{path: table.csv, separator: '\\s+'}", r -> r + ";" + r, REGRESSION))
                .contains("the separator is a text, not a pattern such as \\s+")
                .contains("expected blanks, which is any number of blanks and tabs, or tab");
    }

    @Test
    void aTargetOfOneValueTeachesNothing() {
        assertThat(plan("x,y", 20, row -> row % 3 + ",5", REGRESSION))
                .contains("- The target 'y' has the same value in every row, so there is nothing to learn");
    }

    @Test
    void aColumnThatIsThereOrNotIsNotConstant() {
        IntFunction<String> row = r -> (r % 2 == 0 ? "pool" : "") + "," + r % 3 + "," + r % 5;
        assertThat(plan("c,x,y", 20, row, "  missing: {default: mean, columns: {c: category}}\n" + REGRESSION))
                .doesNotContain("bear in mind");
        assertThat(plan("c,x,y", 20, row, "  missing: {default: mean, columns: {c: most_frequent}}\n" + REGRESSION))
                .contains("'c' has the same value in every row");
    }

    @Test
    void aReportOfTrialsThatDivergedNamesTheRemedy() throws IOException {
        Path file = write(
                "x,y", 30, r -> 5000 * (r + 1) + "," + r % 11, REGRESSION.replace("adam", "sgd") + "epochs: 30\n");
        rig.run("run", file, "--results", rig.results());
        assertThat(rig.results().resolve("plan/report.md"))
                .content()
                .contains(
                        "**No trial completed: 1 diverged, 0 failed. 'x' is large and not scaled: set dataset.scale: standard.**")
                .containsPattern(
                        "- Trial 1 diverged .*\\. 'x' is large and not scaled: set dataset.scale: standard\\.\n");
        assertThat(rig.err()).contains("'x' is large and not scaled: set dataset.scale: standard.");
    }

    /** The plan of 30 rows of a file that is written so. */
    private String planOf(String csv, String header, IntFunction<String> row) {
        try {
            Path file = write(header, 30, row, REGRESSION);
            assertThat(rig.run("plan", file, "--set", "dataset.csv=" + csv))
                    .as(rig.err())
                    .isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return rig.out();
    }

    /** Why 30 rows of a file that is written so are refused. */
    private String refused(String csv, IntFunction<String> row, String rest) {
        try {
            assertThat(rig.run("plan", write("x;y", 30, row, rest), "--set", "dataset.csv=" + csv))
                    .isEqualTo(2);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return rig.err();
    }

    private String plan(String header, int rows, IntFunction<String> row, String rest) {
        try {
            assertThat(rig.run("plan", write(header, rows, row, rest)))
                    .as(rig.err())
                    .isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return rig.out();
    }

    private Path write(String header, int rows, IntFunction<String> row, String rest) throws IOException {
        String cells = IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("table.csv"), header + "\n" + cells + "\n");
        return Files.writeString(folder.resolve("plan.yaml"), "dataset:\n  csv: table.csv\n" + rest);
    }
}
