package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new experiment file says of tables as people have them; each is planned, which must be right. */
class NewCommandTest {
    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    void aNumberIsScaledAndRankedInItsOwnUnit() {
        assertThat(written("x,y", 30, row -> row % 7 + "," + (100_000 + row * 0.5), "y"))
                .contains("scale_target: standard", "metrics: [rmse, mae, r2]", "rank_by: val_rmse")
                .doesNotContain("stratify", "ignore");
        assertThat(rig.out()).doesNotContain("bear in mind");
    }

    @Test
    void countsAreNoClasses() {
        assertThat(written("x,y", 30, row -> row % 7 + "," + row * row % 11, "y"))
                .contains("loss: mse");
        assertThat(written("x,y", 30, row -> row % 7 + "," + row % 3, "y")).contains("units: 3, activation: softmax");
        assertThat(written("x,y", 30, row -> row % 7 + "," + (1 + row % 3), "y"))
                .contains("units: 3, activation: softmax");
        assertThat(written("x,y", 12, row -> row % 7 + "," + row % 3, "y"))
                .as("four rows a class are too few")
                .contains("loss: mse", "descent new --task multiclass");
        assertThat(written("x,y", 30, row -> row % 7 + "," + row % 2, "y"))
                .contains("the probability of the positive class, 1");
    }

    @Test
    void theTaskCanBeNamed() {
        IntFunction<String> row = r -> r % 7 + "," + r % 3;
        assertThat(written("x,y", 30, row, "y", "--task", "regression")).contains("task: regression", "loss: mse");
        assertThat(refusal("x,y", 30, row, "y", "--task", "binary"))
                .contains("has 3 values, but --task binary wants two");
        assertThat(refusal("x,y", 30, row, "y", "--task", "guess"))
                .contains("expected one of regression, binary, multiclass");
        assertThat(refusal("x,y", 30, r -> r + "," + (r % 2 == 0 ? "a" : "b"), "y", "--task", "regression"))
                .contains("'y' holds texts, but regression predicts numbers");
    }

    @Test
    void keysRowNamesConstantsAndDatesAreLeftOut() {
        String yaml = written(
                ",ID,c,day,x,y",
                30,
                row -> "row " + row + "," + (17 * row % 31 + 1000) + ",5,2024-01-" + (10 + row % 19) + "," + row % 7
                        + "," + row % 3 * 0.5,
                "y");
        assertThat(yaml)
                .contains(
                        "    - \"\"                       # names the rows\n",
                        "    - ID                       # looks like a key",
                        "    - c                        # the same value in every row\n",
                        "      day: {as: [days, weekday]}\n",
                        "# to judge by later rows: split: {validation: 0.2, order: day}");
        assertThat(rig.out()).contains("3 inputs: day.days, ");
    }

    @Test
    void columnsAndSeveralTargetsCanBeNamed() {
        assertThat(written(
                        "a,b,x,y",
                        30,
                        row -> row % 5 + "," + row % 4 + "," + row % 7 + "," + row % 3,
                        "y",
                        "--target",
                        "x",
                        "--ignore",
                        "b"))
                .contains(
                        "target: [\"y\", x]".replace("\"y\"", "y"),
                        "    - b                        # asked for",
                        "- dense: 2 ",
                        "  rank_by: val_loss            # of the scaled targets, so that each counts");
        assertThat(refusal("x,y", 30, row -> row % 7 + "," + row, "y", "--ignore", "z"))
                .contains("has no column 'z'; it has x, y");
    }

    @Test
    void missingNumbersAreFilled() {
        assertThat(written("x,z,y", 30, row -> (row % 12 == 0 ? "" : row % 7) + "," + row % 5 + "," + row * 0.5, "y"))
                .contains("missing: mean");
    }

    @Test
    void rowsWithoutATargetAreDropped() {
        assertThat(written("x,y", 30, row -> row % 7 + "," + (row % 6 == 0 ? "" : row * 0.5), "y"))
                .contains("missing:\n    columns:\n", ": drop ", "leaves out 5 of 30 rows");
    }

    @Test
    void aFileNeverDropsMostRows() {
        assertThat(written(
                        "t,u,x,y",
                        40,
                        row -> (row % 4 == 0 ? "" : "a" + row % 3) + "," + (row % 4 == 1 ? "NA" : "b" + row % 3) + ","
                                + row % 7 + "," + row * 0.5,
                        "y"))
                .contains("      t: category ", "      u: category ")
                .doesNotContain("drop", "ignore");
    }

    @Test
    void aColumnOfNumbersAndFewTextsIsCategorical() {
        assertThat(written(
                        "drv,code,x,y",
                        30,
                        row -> (row % 3 == 0 ? "4" : row % 3 == 1 ? "f" : "r") + "," + (row % 2 == 0 ? "1" : "K") + row
                                + "," + row % 7 + "," + row * 0.5,
                        "y"))
                .contains("categorical:\n    - drv ", "    - code ");
        assertThat(refusal("x,y", 30, row -> row % 7 + "," + (row % 3 == 0 ? "many" : row), "y"))
                .contains("'y' holds numbers and texts (many)");
    }

    @Test
    void stratifiesOnlyWhereEachClassCanBeSplit() {
        assertThat(written("x,y", 30, row -> row % 7 + "," + (row < 20 ? "a" : "b"), "y"))
                .contains("stratify: true");
        assertThat(written("x,y", 30, row -> row % 7 + "," + (row < 29 ? row % 2 == 0 ? "a" : "b" : "c"), "y"))
                .contains("split: {folds: 5} ", "# no `stratify: true`: a class has too few rows");
    }

    @Test
    void fewRowsAreFolds() {
        IntFunction<String> row = r -> r % 7 + "," + (r * r % 19 + 0.5);
        assertThat(written("x,y", 9, row, "y")).contains("split: {validation: 0.2} ");
        assertThat(written("x,y", 10, row, "y")).contains("split: {folds: 5} ");
        assertThat(written("x,y", 100, row, "y")).contains("split: {validation: 0.2} ");
    }

    @Test
    void theFormOfTheFileIsFound() {
        assertThat(file("x;y\n" + lines(12, r -> r % 7 + ",5;" + r * r + ",0"), "y"))
                .contains("    separator: \";\" ", "    decimal: \",\" ")
                .doesNotContain("trim");
        assertThat(file("x\ty\n" + lines(12, r -> r % 7 + ".5\t" + r * r), "y"))
                .contains("    separator: tab ")
                .doesNotContain("decimal");
        assertThat(file("'x' 'y'\n" + lines(12, r -> r % 7 + ".5  " + r * r), "y"))
                .contains("    separator: blanks ", "    quote: \"'\" ");
        assertThat(file("# by hand\n# in May\nx,y\n" + lines(12, r -> r % 7 + "," + r * r), "y"))
                .contains("    comment: \"#\" ")
                .doesNotContain("skip");
        assertThat(file("Sales\nof May\nx,z,y\n" + lines(12, r -> r % 7 + "," + r % 5 + "," + r * r), "y"))
                .contains("    skip_first: 2 ");
        assertThat(file("x,z,y\n" + lines(12, r -> r % 7 + "," + r % 5 + "," + r * r) + "\nsee page 2", "y"))
                .contains("    skip_last: 1 ");
        assertThat(file("x,y\n" + lines(12, r -> r % 7 + "," + r * r) + "\nTotal,506", "y"))
                .contains("    skip_last: 1 ");
        assertThat(file("x,y,,\n" + lines(12, r -> r % 7 + "," + r * r + ",,"), "y"))
                .contains("    names: [x, y, column_3, column_4] ", "    - column_3                 # has no values");
        assertThat(file("x,z,y\n" + lines(12, r -> "r" + r + "," + r % 7 + "," + r % 5 + "," + r * r), "y"))
                .contains("    names: [\"\", x, z, y] ", "    - \"\"                       # names the rows");
        assertThat(file("x, y\n" + lines(12, r -> r % 7 + ", " + r * r), "y")).contains("    trim: true ");
    }

    @Test
    void pointsBetweenSemicolonsGroupThousandsUnlessANumberProvesTheContrary() {
        assertThat(file("x;y\n" + lines(30, r -> r % 7 + ";" + (r % 5 + 1) + "." + (100 + 7 * r)), "y"))
                .contains(
                        "    decimal: \",\" ",
                        "    thousands: \".\"             # 1.000 is a thousand; if it is one, write decimal: \".\" in place of these two");
        assertThat(rig.out()).doesNotContain("Cells are");
        assertThat(file("x;y\n" + lines(30, r -> r % 7 + ".5;" + (r % 5 + 1) + "." + (100 + 7 * r)), "y"))
                .doesNotContain("decimal", "thousands");
        assertThat(file("x;y\n" + lines(30, r -> r % 7 + ",5;" + (r % 5 + 1) + "." + (100 + 7 * r)), "y"))
                .contains("# 1.000 is a thousand\n");
    }

    @Test
    void totalsAndTitlesOfABankAreLeftOut() {
        String rows = lines(30, r -> "DE" + (100 + r) + ";" + r % 7 + ";" + (r % 5 + 1) + "." + (100 + 7 * r) + ",25");
        assertThat(file("Export\nof May;;\nid;x;y\n" + rows + "\nSumme;;96.052,50", "y"))
                .contains(
                        "    skip_first: 2 ",
                        "    skip_last: 1 ",
                        "    decimal: \",\" ",
                        "    thousands: \".\" ",
                        "    - id ");
        assertThat(file("id;x;y\n" + rows + "\n;;96.052,50", "y")).contains("    skip_last: 1 ");
    }

    @Test
    void aTableWithoutNamesHasNumberedColumns() {
        String rows = lines(12, r -> "0." + r % 7 + "," + r * r + ".5");
        assertThat(file(rows, "column_2")).contains("    header: false ", "  target: column_2\n");
        assertThat(fileRefused(rows, "y"))
                .contains("has no column 'y'; it has no line of names, so that they are column_1, column_2");
    }

    @Test
    void aRareClassIsNamed() throws IOException {
        Path csv = Path.of("data/faults.csv");
        assertThat(planned(csv, "part"))
                .contains(
                        "  # the rarest class has 15 of 1500 rows; to let each class count the same in training: class_weight: balanced",
                        "metrics: [accuracy, balanced_accuracy]");
        assertThat(planned(Path.of("data/iris.csv"), "species")).doesNotContain("rarest", "balanced");
    }

    @Test
    void unitsAreTakenOffNumbers() {
        assertThat(written(
                        "area,wind,code,y",
                        30,
                        r -> (60 + r) + " sqm," + r % 7 + "kn," + (r % 2) + (r % 3 == 0 ? "a" : "b") + "," + r * r,
                        "y"))
                .contains("area: {strip: \" sqm\"}", "wind: {strip: \"kn\"}")
                .doesNotContain("code: {strip");
        assertThat(written("area,x,y", 30, r -> (60 + r) + " m2," + r % 7 + "," + r * r, "y"))
                .doesNotContain("strip");
    }

    @Test
    void encodingsAreFound() throws IOException {
        String rows = "x,name,y\n" + lines(30, r -> r % 7 + "," + (r % 2 == 0 ? "Müller" : "Zoë") + "," + r * r);
        Path csv = Files.write(folder.resolve("table.csv"), rows.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(planned(csv, "y")).contains("    encoding: windows-1252 ");
        String kana = "x,name,y\n" + lines(30, r -> r % 7 + "," + (r % 2 == 0 ? "東京" : "カタカナ") + "," + r * r);
        Files.write(csv, kana.getBytes("shift_jis"));
        assertThat(planned(csv, "y")).contains("    encoding: shift_jis ");
        Files.write(csv, kana.getBytes(StandardCharsets.UTF_16));
        assertThat(planned(csv, "y")).contains("    encoding: utf-16 ");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(csv))) {
            out.write(kana.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(planned(csv, "y")).contains("  csv: table.csv\n");
    }

    @Test
    void theSeparatorCanBeNamed() {
        String rows = "a:b;x:y\n" + lines(12, r -> r % 5 + ":" + r % 3 + ";" + r % 7 + ":" + r * r);
        assertThat(file(rows, "y", "--separator", ":")).contains("    separator: \":\" ");
        assertThat(fileRefused(rows, "y", "--separator", "", "--task", "all"))
                .contains("no task is named 'all'", "cells can't be separated by ''");
    }

    @Test
    void textsThatHoldNumbersAreNumbers() {
        assertThat(written(
                        "x,share,y",
                        30,
                        r -> "\"" + (1 + r % 7) + ",000\"," + r % 5 + ".5 %,\"$" + r % 9 + "," + (100 + r) + ".50\"",
                        "y"))
                .contains(
                        "      x: {strip: \",\"} ",
                        "      share: percent ",
                        "      y: {strip: \"$,\"} ",
                        "scale_target");
    }

    @Test
    void markersAreMissingValues() {
        assertThat(written("x,z,y", 30, r -> (r % 4 == 0 ? "?" : r % 7) + "," + r % 5 + "," + r * 0.5, "y"))
                .contains(
                        "  missing_values: [\"?\"] ",
                        "      x: {mean: {indicator: true}}   # missing in many rows: an input of its own says so");
        assertThat(written("x,z,y", 30, r -> (r == 6 ? -999 : r % 7) + "," + (r - 9) + "," + r * 0.5, "y"))
                .contains("    columns:\n      x: [-999]\n", "  missing: mean ");
        assertThat(written("x,z,y", 30, r -> (r % 10 == 0 ? "999" : r % 7 + ".5") + "," + (r - 9) + "," + r, "y"))
                .contains("    columns:\n      x: [999]\n", "  missing: mean ");
        assertThat(rig.out()).doesNotContain("bear in mind");
        assertThat(written("x,z,y", 30, r -> (r == 6 ? -999 : r % 7 - 3) + "," + r % 5 + "," + r * 0.5, "y"))
                .as("a column that has other negative numbers")
                .doesNotContain("missing");
    }

    @Test
    void markersAmongDatesAndAmountsAreMissingValues() {
        String file = written(
                "Hired,Pay,z,y",
                30,
                r -> (r % 9 == 4 ? "N/A" : "2024-0" + (r % 9 + 1) + "-1" + r % 7) + ","
                        + (r % 10 == 0 ? "-" : "\"$1," + (100 + r * r) + "\"") + "," + r % 5 + "," + r * 0.5,
                "y");
        assertThat(file)
                .contains(
                        "      Hired: [\"N/A\"]\n",
                        "      Pay: [\"-\"]\n",
                        "      Hired: {as: [days, month, weekday]}\n")
                .contains("      Pay: {strip: \"$,\"}", "  missing: mean ");
        assertThat(rig.out()).doesNotContain("bear in mind");
        assertThat(written("when,z,y", 30, r -> (r % 2 == 0 ? "N/A" : "soon") + "," + r % 7 + "," + r * 0.5, "y"))
                .contains("  # if N/A in when means");
    }

    @Test
    void featuresFromWhichTheTargetFollowsAreLeftToWhoKnows() {
        String line =
                "  # \"Salary k\" follows the target (r = 1): list it under ignore unless it is known before the target is\n";
        assertThat(written("x,Salary k,y", 30, r -> r % 7 + "," + r * r % 31 * 0.002 + "," + r * r % 31 * 2, "y"))
                .contains(line);
        assertThat(written("x,Salary k,y", 30, r -> r % 7 + "," + r * r % 29 + "," + r * r % 31 * 2, "y"))
                .doesNotContain("follows");
        assertThat(written("Salary k,y", 30, r -> r * r % 31 * 0.002 + "," + r * r % 31 * 2, "y"))
                .as("the only feature")
                .doesNotContain("follows");
    }

    @Test
    void textsThatMayMeanMissingAreLeftToWhoKnows() {
        String file =
                written("City,x,y", 30, r -> (r % 5 == 0 ? "N/A" : "town" + r % 2) + "," + r % 7 + "," + r * 0.5, "y");
        String line =
                "  # if N/A in City means \"not there\": missing_values: {columns: {City: [\"N/A\"]}}, missing: {columns:"
                        + " {City: category}}\n";
        assertThat(file).contains(line).doesNotContain("\n  missing");
        assertThat(rig.out())
                .contains("- A text of 'City' may mean that there is no value: 'N/A', in 6 rows; if so, set");
        String said = file.replace(
                line, "  missing_values: {columns: {City: [\"N/A\"]}}\n  missing: {columns: {City: category}}\n");
        assertThat(rig.run("plan", rig.experiment("said.yaml", said.replace("table.csv", "../table.csv"))))
                .as(rig.err())
                .isZero();
        assertThat(rig.out()).doesNotContain("bear in mind").containsPattern("City +feature +text +6 +2 +3");
        assertThat(written("City,x,y", 30, r -> "town" + r % 3 + "," + r % 7 + "," + r * 0.5, "y"))
                .doesNotContain("not there");
    }

    @Test
    void whatIsAskedIsTheDescriptionAndEpochsSayWhatTheyComeTo() {
        assertThat(written("x,y", 30, row -> row % 7 + "," + (100_000 + row * 0.5), "y"))
                .contains("\ndescription: Which optimizer learns y best, and at which learning rate?\n\ndataset:\n")
                .containsPattern(
                        "\nepochs: 200 +# 400 steps at most: 2 batches an epoch; early_stopping may end sooner\n");
        assertThat(written("x,a: b", 30, row -> row % 7 + "," + (100_000 + row * 0.5), "a: b"))
                .contains("\ndescription: \"Which optimizer learns a: b best, and at which learning rate?\"\n");
    }

    @Test
    void twoValuesAreAPositiveClassAndTheOther() {
        assertThat(written("x,y", 30, r -> r % 7 + "," + (1 + r % 2), "y"))
                .contains("  positive: 2 ", "the other class is 1", "units: 1, activation: sigmoid");
        assertThat(written("x,y", 30, r -> r % 7 + "," + (r % 2 == 0 ? "yes" : "no"), "y"))
                .contains("  positive: \"yes\" ");
        assertThat(written("x,y", 30, r -> r % 7 + "," + (r % 4 == 0 ? "faulty" : "sound"), "y"))
                .as("the rarer one")
                .contains("  positive: \"faulty\" ");
        assertThat(written("x,y", 30, r -> r % 7 + "," + r % 2, "y")).doesNotContain("positive:");
    }

    @Test
    void datesHaveTheFormatThatTheyProve() {
        assertThat(written("d,x,y", 30, r -> (r % 28 + 1) + "/3/2024," + r % 7 + "," + r * 0.5, "y"))
                .contains("d: {format: \"d/M/yyyy\", as: [days, weekday]}");
        assertThat(written("d,x,y", 24, r -> "1." + (r % 12 + 1) + ".20" + (20 + r / 12) + "," + r % 7 + "," + r, "y"))
                .contains("d: {format: \"d.M.yyyy\", as: [days, month]}");
        assertThat(written("d,x,y", 30, r -> (r % 28 + 1) + ".3." + (r % 2 + 23) + "," + r % 7 + "," + r * 0.5, "y"))
                .contains("d: {format: \"d.M.yy\", as: [days, weekday]}");
        assertThat(written("d,x,y", 30, r -> "24-03-" + (r % 20 + 10) + "," + r % 7 + "," + r * 0.5, "y"))
                .as("2024-03-10 or 24 March 2010")
                .contains("# dates whose days and months can't be told apart");
        assertThat(written("d,x,y", 24, r -> "2024-01-01 " + r + ":30," + r % 7 + "," + r, "y"))
                .contains("d: {format: \"yyyy-MM-dd H:mm\", as: [days, hour]}");
        assertThat(written("d,x,y", 24, r -> (r % 12 + 1) + "/" + (r % 9 + 1) + "/2024," + r % 7 + "," + r, "y"))
                .contains("# dates whose days and months can't be told apart: name their format in `dates`");
        assertThat(written("d,x,y", 30, r -> (r == 5 ? "" : "2024-03-" + (r % 20 + 10)) + "," + r % 7 + "," + r, "y"))
                .contains("d: {as: [days, weekday]}", "  missing: mean ");
    }

    @Test
    void manyCategoriesShareAnInput() {
        assertThat(written(
                        "city,x,y", 200, r -> "c" + (r % 3 == 0 ? r % 90 : r % 4) + "," + r % 7 + "," + r * 0.5, "y"))
                .contains("city: {at_most: ");
    }

    @Test
    void thousandsArePointsWhereEachNumberHasThem() {
        assertThat(file("a;y\n" + lines(12, r -> r + ";" + (r % 5 + 1) + ".25" + r % 7 + ",50") + "\n", "y"))
                .contains("    decimal: \",\" ", "    thousands: \".\" ");
        assertThat(rig.out()).contains("y       target   number");
    }

    @Test
    void titlesMayHaveTheSeparatorsOfRows() {
        String rows = lines(12, r -> r + ";" + r % 4 + ";" + r % 7 + ",5") + "\n";
        assertThat(file("Export\nStand: 31.12.2023;;\na;b;y\n" + rows, "y")).contains("    skip_first: 2 ");
        assertThat(file("Export;;\nStand: 31.12.2023;;\na;b;y\n" + rows, "y")).contains("    skip_first: 2 ");
        assertThat(fileRefused("Stand;31.12.2023;\na;b;y\n" + rows, "y"))
                .contains("; line 2 has it: take the lines above away, or write the file yourself with csv: "
                        + "{path: …, skip_first: 1}");
    }

    @Test
    void rowsOfOnePatientStayTogether() {
        IntFunction<String> row = r -> 1000 + r / 3 + "," + r % 7 + "," + (r * r % 11 > 4 ? 1 : 0);
        assertThat(written("patient_id,x,y", 120, row, "y"))
                .contains(
                        "  split: {validation: 0.2, group: patient_id}",
                        "# no `stratify: true`: it does not go with group")
                .doesNotContain("ignore:");
        assertThat(rig.out()).contains("patient_id  group").doesNotContain("bear in mind");
        assertThat(written("patient,x,y", 60, r -> "p" + r / 3 + "," + r % 7 + "," + r * r % 11 * 0.5, "y"))
                .contains("  split: {folds: 5, group: patient}");
        assertThat(written("patient_age,x,y", 120, row, "y")).doesNotContain("group");
        assertThat(written("store_id,x,y", 120, row, "y"))
                .contains("# if rows of one store_id belong together: split: {validation: 0.2, group: store_id}");
    }

    @Test
    void allThatIsWrongIsTold() {
        assertThat(rig.run("new", "A b", "--csv", folder.resolve("none.csv"), "--target", "y", "--task", "guess"))
                .isEqualTo(2);
        assertThat(rig.err()).contains("the name 'A b'", "no task is named 'guess'", "there is no file ");
        assertThat(refusal("x,y,z", 12, r -> r % 7 + ",1," + r, "y", "--ignore", "a", "--ignore", "b"))
                .contains("has no column 'a' or 'b'; it has x, y, z", "has the same value in every row");
    }

    @Test
    void editorsFindTheSchema() throws IOException {
        IntFunction<String> row = r -> r % 7 + "," + r * 0.5;
        assertThat(written("x,y", 12, row, "y")).startsWith("# yaml-language-server: $schema=experiment.schema.json\n");
        assertThat(folder.resolve("experiment.schema.json")).exists();
        Files.writeString(folder.resolve("a.yaml"), "# yaml-language-server: $schema=../s.json\n");
        assertThat(written("x,y", 12, row, "y")).startsWith("# yaml-language-server: $schema=../s.json\n");
    }

    @Test
    void gitIsToldOnce() throws IOException {
        IntFunction<String> row = r -> r % 7 + "," + r * 0.5;
        make("x,y", 12, row, "y");
        assertThat(rig.out()).contains("put these lines into .gitattributes: `data/** -text`");
        Files.writeString(folder.resolve(".gitattributes"), "data/** -text\n");
        make("x,y", 12, row, "y");
        assertThat(rig.out()).doesNotContain(".gitattributes");
    }

    @Test
    void fewRowsAreNotSplit() {
        assertThat(written("x,y", 4, row -> row % 3 + "," + (3 + row * row), "y"))
                .contains("# no split")
                .doesNotContain("val_");
    }

    @Test
    void textsThatDifferInMostRowsAreNoTarget() {
        assertThat(refusal("x,y", 30, row -> row % 7 + ",t" + row, "y")).contains("neither numbers nor classes");
    }

    private static String lines(int rows, IntFunction<String> row) {
        return IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
    }

    private String file(String text, String target, String... more) {
        try {
            return planned(Files.writeString(folder.resolve("table.csv"), text), target, more);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String fileRefused(String text, String target, String... more) {
        try {
            assertThat(make(Files.writeString(folder.resolve("table.csv"), text), target, more))
                    .isEqualTo(2);
            return rig.err();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String planned(Path csv, String target, String... more) throws IOException {
        assertThat(make(csv, target, more)).as(rig.err()).isZero();
        Path file = folder.resolve("made.yaml");
        assertThat(rig.run("plan", file)).as(rig.err()).isZero();
        return Files.readString(file);
    }

    private String written(String header, int rows, IntFunction<String> row, String target, String... more) {
        return file(header + "\n" + lines(rows, row) + "\n", target, more);
    }

    private String refusal(String header, int rows, IntFunction<String> row, String target, String... more) {
        assertThat(make(header, rows, row, target, more)).isEqualTo(2);
        return rig.err();
    }

    private int make(String header, int rows, IntFunction<String> row, String target, String... more) {
        try {
            String text = header + "\n" + lines(rows, row) + "\n";
            return make(Files.writeString(folder.resolve("table.csv"), text), target, more);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int make(Path csv, String target, String... more) throws IOException {
        Files.deleteIfExists(folder.resolve("made.yaml"));
        List<Object> arguments =
                new ArrayList<>(List.of("new", "made", "--csv", csv, "--target", target, "--experiments", folder));
        arguments.addAll(List.of(more));
        return rig.run(arguments.toArray());
    }
}
