package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                .contains("the probability of the second class, 1");
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
                        "      day: {as: [days, month, weekday]}\n");
        assertThat(rig.out()).contains("4 inputs: day.days, ");
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
                        "- dense: 2 ");
        assertThat(refusal("x,y", 30, row -> row % 7 + "," + row, "y", "--ignore", "z"))
                .contains("has no column 'z'; it has x, y");
    }

    @Test
    void missingNumbersAreFilled() {
        assertThat(written("x,z,y", 30, row -> (row % 6 == 0 ? "" : row % 7) + "," + row % 5 + "," + row * 0.5, "y"))
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
                .doesNotContain("stratify");
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

    private String written(String header, int rows, IntFunction<String> row, String target, String... more) {
        assertThat(make(header, rows, row, target, more)).as(rig.err()).isZero();
        Path file = folder.resolve("made.yaml");
        assertThat(rig.run("plan", file)).as(rig.err()).isZero();
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String refusal(String header, int rows, IntFunction<String> row, String target, String... more) {
        assertThat(make(header, rows, row, target, more)).isEqualTo(2);
        return rig.err();
    }

    private int make(String header, int rows, IntFunction<String> row, String target, String... more) {
        try {
            String cells = IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
            Path csv = Files.writeString(folder.resolve("table.csv"), header + "\n" + cells + "\n");
            Files.deleteIfExists(folder.resolve("made.yaml"));
            List<Object> arguments =
                    new ArrayList<>(List.of("new", "made", "--csv", csv, "--target", target, "--experiments", folder));
            arguments.addAll(List.of(more));
            return rig.run(arguments.toArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
