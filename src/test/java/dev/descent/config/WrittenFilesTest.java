package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.number.Digest;
import dev.descent.problem.FileRefused;
import dev.descent.problem.ProblemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that Descent wrote, wherever it lies: it finds its table, or says why it does not mean the same any more. */
class WrittenFilesTest {
    private static final String TABLE = "a,b,y\n1,2,3\n2,3,5\n3,5,7\n4,5,9\n";
    private static final String REST =
            "layers: [{dense: {units: 2, activation: relu}}, dense: 1]\nloss: mse\noptimizer: adam\n";

    @TempDir
    Path folder;

    private Path data;
    private Path original;

    @BeforeEach
    void project() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("t.csv"), TABLE);
        original = write("experiments/ties.yaml", "dataset: {csv: ../data/t.csv, target: y}\n" + REST);
    }

    @Test
    void keepsItsNameAndItsIdsWhereverItLies() throws Exception {
        Experiment first = read(original);
        for (String place : List.of("results/ties/experiment.yaml", "again.yaml", "experiments/copy.yaml")) {
            Experiment again = read(write(place, first.resolved()));
            assertThat(again.spec().name()).isEqualTo("ties");
            assertThat(again.spec().trials()).isEqualTo(first.spec().trials());
            assertThat(again.resolved()).isEqualTo(first.resolved());
        }
    }

    @Test
    void findsTheTableByItsCellsAmongOthersOfItsName() throws Exception {
        String resolved = read(original).resolved();
        Files.move(data.resolve("t.csv"), folder.resolve("t.csv"));
        Files.writeString(data.resolve("t.csv"), TABLE.replace("9", "8"));
        Experiment again = read(write("experiments/ties.yaml", resolved));
        assertThat(again.tables()).containsOnlyKeys(folder.resolve("t.csv"));
    }

    @Test
    void findsTheTableInAFolderThatIsNamed() throws Exception {
        String resolved = read(original).resolved();
        Path elsewhere = Files.createDirectories(folder.resolve("deep/er/and/deeper"));
        Path moved = Files.createDirectories(folder.resolve("archive/data"));
        Files.move(data.resolve("t.csv"), moved.resolve("t.csv"));
        Path file = Files.writeString(elsewhere.resolve("again.yaml"), resolved);
        assertThat(problems(file)).contains("there is no file");
        Experiment again = read(file, new DataFolders(List.of(folder.resolve("archive"))));
        assertThat(again.resolved()).isEqualTo(resolved);
    }

    @Test
    void findsTheTableUnderAnotherName() throws Exception {
        Path written = write("experiments/ties.yaml", read(original).resolved());
        Files.move(data.resolve("t.csv"), data.resolve("renamed.csv"));
        Files.writeString(data.resolve("a.csv"), TABLE.replace("9", "8"));
        Experiment again = read(written);
        assertThat(again.tables()).hasSize(1);
        assertThat(again.tables().keySet().iterator().next().toString()).endsWith("renamed.csv");
        Files.move(data.resolve("renamed.csv"), data.resolve("renamed.log"));
        assertThat(problems(written)).contains("there is no file ");
    }

    @Test
    void refusesATableOfOtherCells() throws Exception {
        Path file = write("again.yaml", read(original).resolved());
        Files.writeString(data.resolve("t.csv"), TABLE.replace("9", "8"));
        assertThat(problems(file))
                .contains("again.yaml:8:17: ")
                .contains("data/t.csv is not the table that this file was made from: it has another SHA-256")
                .contains("--data DIR")
                .contains("remove this key");
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^ +cells_sha256.*\n", ""));
        read(Files.move(file, folder.resolve("experiments/again.yaml")));
    }

    @Test
    void theSameCellsWrittenOtherwiseAreTheSameTable() throws Exception {
        Path file = write("again.yaml", read(original).resolved());
        Files.writeString(data.resolve("t.csv"), TABLE.replace("\n", "\r\n").replace("9", "9.0"));
        read(file);
    }

    @Test
    void refusesAnotherArithmeticAndANewerFormatAndTellsBoth() throws Exception {
        String resolved = read(original).resolved();
        Path file = write(
                "again.yaml",
                resolved.replaceAll("(?m)^arithmetic: .*", "arithmetic: 1")
                        .replaceAll("(?m)^format: .*", "format: 999"));
        assertThat(problems(file))
                .contains("again.yaml:2:13: this file is of arithmetic 1, but this program's is ")
                .contains("again.yaml:3:9: this file is of format 999, but this program's is ")
                .contains("remove this key");
        write("again.yaml", resolved.replaceAll("(?m)^format: .*", "format: 1"));
        read(file);
    }

    @Test
    void aDigestOfBytesOfAnEarlierFormatIsHeldToo() throws Exception {
        String bytes = "  sha256: \"" + Digest.sha256(TABLE) + "\"\n";
        Path file = write("again.yaml", read(original).resolved().replaceAll("(?m)^ +cells_sha256.*\n", bytes));
        assertThat(read(file).resolved()).contains("cells_sha256").doesNotContain("  sha256");
        Files.writeString(data.resolve("t.csv"), TABLE + "\n");
        assertThat(problems(file)).contains("again.yaml:8:11: ").contains("another SHA-256");
    }

    @Test
    void filesOfPartsAreFoundEachByItsOwnDigest() throws Exception {
        Files.writeString(data.resolve("u.csv"), "y;b;a\n3;2;1\n");
        Path parts = write(
                "experiments/parts.yaml",
                "dataset: {csv: {train: ../data/t.csv, test: {path: ../data/u.csv, separator: \";\"}}, target: y}\n"
                        + REST);
        String resolved = read(parts).resolved();
        Path again = write("again.yaml", resolved);
        assertThat(read(again).resolved()).isEqualTo(resolved);
        Files.writeString(data.resolve("u.csv"), "y;b;a\n3;2;2\n");
        assertThat(problems(again)).contains("data/u.csv is not the table").doesNotContain("t.csv is not");
    }

    @Test
    void noneOfTheseKeysIsSweptOrOfferedInPlaceOfAnother() throws Exception {
        Path file = write(
                "experiments/swept.yaml",
                Files.readString(original)
                        + "sweep: {grid: {arithmetic: [1, 2], format: [1], dataset.cells_sha256: [a, b]}}\nepoch: 2\n");
        assertThat(problems(file))
                .contains("'arithmetic' can't be swept")
                .contains("'format' can't be swept")
                .contains("'dataset.cells_sha256' can't be swept")
                .containsPattern("unknown key 'epoch'; [^\\n]*\\R.*\\R.*\\R.*expected one of name(?!.*arithmetic)");
    }

    private Path write(String place, String text) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Experiment read(Path file) throws FileRefused {
        return read(file, new DataFolders(List.of(folder)));
    }

    private static Experiment read(Path file, DataFolders folders) throws FileRefused {
        return ExperimentReader.read(
                file,
                folders,
                Map.of(),
                Optional.empty(),
                KnownPlugins.of(Set.of("lockstep", "reference")),
                KnownPlugins.of(Set.of("local")));
    }

    /** What is wrong with a file, as it is printed. */
    private String problems(Path file) {
        StringBuilder told = new StringBuilder();
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> told.append(
                                refused.problems().stream().map(ProblemText::of).collect(Collectors.joining("\n"))));
        return told.toString();
    }
}
