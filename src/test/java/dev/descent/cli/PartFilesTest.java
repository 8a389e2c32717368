package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose parts have files of their own, from the plan to the results. */
class PartFilesTest {
    private static final String SCHOOL = "x,k,y\n1,a,0\n2,b,1\n3,a,0\n4,b,1\n5,a,0\n6,b,1\n";
    private static final String THREE =
            "{train: ../data/a.csv, validation: {path: ../data/b.csv, separator: \";\", decimal: \",\"}, test: ../data/c.csv}";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new CommandRig(folder);
        data("a.csv", SCHOOL);
        data("b.csv", "y;note;x;k\n1;some;2,5;b\n0;text;0,5;a\n");
        data("c.csv", "k,y,x\nc,1,9\na,0,1\nb,1,7\n");
    }

    @Test
    void columnsAreMatchedByNameAndCategoriesAreThoseOfAllFiles() {
        assertThat(plan(THREE, "ignore: [note]"))
                .contains(
                        "  a.csv, b.csv and c.csv: 11 rows, 4 columns\n",
                        "    training       6  3  3\n    validation     2  1  1\n    test           3  1  2\n",
                        "  4 inputs: x, k=a, k=b, k=c\n",
                        "1 of 3 test rows has a 'k' that no training row has");
    }

    @Test
    void theTrainingFileGivesThePartsThatHaveNoFile() {
        String two = "{train: ../data/a.csv, test: ../data/c.csv}";
        assertThat(plan(two, "split: {folds: 3, stratify: true}"))
                .contains(
                        "= 1 configuration × 3 folds",
                        "    training       4  2  2\n    validation     2  1  1\n    test           3  1  2\n");
        assertThat(plan(two, "split: {validation: 0.5, shuffle: false}"))
                .contains("    training       3  2  1\n    validation     3  1  2\n    test           3  1  2\n");
        assertThat(plan("{train: ../data/a.csv, validation: ../data/c.csv}", "split: {test: 0.5, shuffle: false}"))
                .contains("    training       3  2  1\n    validation     3  1  2\n    test           3  1  2\n");
    }

    @Test
    void resultsNameTheFilesAndCountTheirRowsOn() throws IOException {
        Path file = experiment(THREE, "ignore: [note]");
        assertThat(rig.run("run", file, "--results", folder.resolve("results")))
                .as(rig.err())
                .isZero();
        Path results = folder.resolve("results/parts");
        assertThat(Files.readString(results.resolve("report.md")))
                .contains("a.csv, b.csv and c.csv, 6 training, 2 validation and 3 test rows");
        assertThat(Files.readString(results.resolve("experiment.yaml")))
                .containsPattern("cells_sha256: \\{train: \"?[0-9a-f]{64}\"?, validation: \"?[0-9a-f]{64}\"?, test: ");
        assertThat(Files.readAllLines(results.resolve("predictions.csv")))
                .hasSize(12)
                .anyMatch(line -> line.startsWith("1,train,1,a,0,"))
                .anyMatch(line -> line.startsWith("7,validation,2.5,b,1,"))
                .anyMatch(line -> line.startsWith("9,test,9,c,1,"));
        assertThat(rig.run("check", file, "--results", folder.resolve("results")))
                .as(rig.out())
                .isZero();
        assertThat(rig.run("explain", file)).as(rig.err()).isZero();
    }

    @Test
    void aChangeOfAnyFileIsNoticed() throws IOException {
        Path file = experiment(THREE, "ignore: [note]");
        rig.run("run", file, "--results", folder.resolve("results"));
        rig.run("run", file, "--results", folder.resolve("results"));
        assertThat(rig.out() + rig.err()).contains("0 trials to train");
        for (String name : new String[] {"a.csv", "b.csv", "c.csv"}) {
            String text = Files.readString(folder.resolve("data").resolve(name));
            data(name, text.replaceFirst("\n(.*)\n", "\n$1\n$1\n"));
            rig.run("run", file, "--results", folder.resolve("results"));
            assertThat(rig.out() + rig.err()).as(name).contains("1 trial to train");
        }
    }

    @Test
    void aRowThatMovesToAnotherFileMakesAnotherTrial() throws IOException {
        Path file = experiment(THREE, "ignore: [note]");
        String before = id(file);
        data("a.csv", SCHOOL.replace("6,b,1\n", ""));
        data("b.csv", "y;note;x;k\n1;some;6;b\n1;some;2,5;b\n0;text;0,5;a\n");
        assertThat(id(file)).isNotEqualTo(before);
    }

    @Test
    void lineEndsMakeNoOtherTrial() throws IOException {
        Path file = experiment(THREE, "ignore: [note]");
        String before = id(file);
        data("c.csv", "k,y,x\r\nc,1,9.0\r\na,0,1\r\nb,1,7\r\n");
        assertThat(id(file)).isEqualTo(before);
    }

    private String id(Path file) {
        assertThat(rig.run("plan", file)).as(rig.err()).isZero();
        return rig.out().replaceFirst("(?s).*\n  1      1       ([0-9a-f]{16})\n.*", "$1");
    }

    private String plan(String csv, String keys) {
        assertThat(rig.run("plan", experiment(csv, keys))).as(rig.err()).isZero();
        return rig.out();
    }

    private Path experiment(String csv, String keys) {
        return rig.experiment(
                "parts.yaml",
                "dataset:\n  csv: " + csv + "\n  target: y\n  " + keys
                        + "\nlayers: [{dense: {units: 1, activation: sigmoid}}]\nloss: binary_crossentropy\noptimizer: adam\n"
                        + "epochs: 2\nreport: {predictions: 20}\n");
    }

    private void data(String name, String text) throws IOException {
        Files.writeString(folder.resolve("data").resolve(name), text);
    }
}
