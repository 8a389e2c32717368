package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is replaced or removed that Descent did not write, and no results by those of another file. */
class OwnershipTest {
    private static final String SMALL = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id]}
            layers: [{dense: 1}]
            loss: mse
            optimizer: {sgd: {learning_rate: 1e-6}}
            epochs: 1
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;
    private Path small;
    private Path results;

    @BeforeEach
    void project() {
        rig = new CommandRig(folder);
        small = rig.experiment("small.yaml", SMALL);
        results = rig.results();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.md", "trajectory.csv", "notes.txt", "trials.csv", "plots/loss.svg"})
    void aStrangersFolderIsRefusedAndKept(String name) throws IOException {
        Path mine = write(results.resolve("small").resolve(name), "mine");
        Map<String, String> before = tree(results);
        for (String command : new String[] {"run", "report"}) {
            assertThat(rig.run(command, small, "--results", results)).isEqualTo(2);
            assertThat(rig.err())
                    .contains(results.resolve("small") + " holds "
                            + results.resolve("small").relativize(mine).getName(0))
                    .contains("move these away", "--results DIR");
            assertThat(tree(results)).isEqualTo(before);
        }
    }

    @Test
    void aServedRunThatIsRefusedTellsNoAddress() throws IOException {
        write(results.resolve("small/notes.txt"), "mine");
        assertThat(rig.run("run", "--serve", small, "--results", results)).isEqualTo(2);
        assertThat(rig.err()).contains("small holds notes.txt").doesNotContain("the report grows at");
    }

    @Test
    void anExperimentOfTheUsersIsNoResult() throws IOException {
        Path mine = write(folder.resolve("small/experiment.yaml"), SMALL);
        assertThat(rig.run("run", small, "--results", folder)).isEqualTo(2);
        assertThat(rig.err()).contains("holds experiment.yaml, but no experiment.yaml that Descent wrote");
        assertThat(mine).hasContent(SMALL);
    }

    @Test
    void everyConflictIsToldAtOnceBeforeAnythingTrains() throws IOException {
        Path other = rig.experiment("other.yaml", SMALL);
        Path third = rig.experiment("third.yaml", SMALL);
        write(results.resolve("README.md"), "# Results\n\nof my own\n");
        write(results.resolve("other/report.md"), "mine");
        write(results.resolve("third/report.md"), "mine");
        Map<String, String> before = tree(results);
        assertThat(rig.run("run", small, other, third, "--results", results)).isEqualTo(2);
        assertThat(rig.err().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith(results.resolve("other") + " holds report.md"))
                .anyMatch(line -> line.startsWith(results.resolve("third") + " holds report.md"))
                .anyMatch(line -> line.startsWith(results.resolve("README.md") + " does not begin as the index"));
        assertThat(tree(results)).isEqualTo(before);
        assertThat(results.resolve("small")).doesNotExist();
    }

    @Test
    void aFolderInTheIndexesPlaceIsTold() throws IOException {
        Files.createDirectories(results.resolve("README.md"));
        assertThat(run(small)).isEqualTo(2);
        assertThat(rig.err()).contains("README.md is not a file");
    }

    @Test
    void emptyPlacesAndHiddenFilesAreNobodys() throws IOException {
        write(results.resolve("README.md"), "");
        write(results.resolve("small/.gitkeep"), "");
        write(results.resolve("small/.run/workspace.xml"), "mine");
        assertThat(run(small)).isZero();
        assertThat(results.resolve("small/.run/workspace.xml")).hasContent("mine");
        assertThat(results.resolve("small/report.md")).exists();
    }

    @Test
    void ownResultsAreKnownInAFreshCloneAlsoWithOtherLineEnds() throws IOException {
        assertThat(run(small)).isZero();
        Map<String, String> before = tree(results);
        deleteRuns();
        for (String name : new String[] {"README.md", "small/experiment.yaml", "small/report.md"}) {
            Path file = results.resolve(name);
            Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        }
        assertThat(run(small)).isZero();
        assertThat(reports(tree(results))).isEqualTo(reports(before));
    }

    @Test
    void anotherFileOfTheNameIsRefusedAsLongAsTheFirstIsThere() throws IOException {
        Path a = write(folder.resolve("a/base.yaml"), SMALL);
        Path b = write(folder.resolve("b/base.yaml"), SMALL.replace("epochs: 1", "epochs: 2"));
        assertThat(run(a)).isZero();
        Map<String, String> before = tree(results);
        for (String command : new String[] {"run", "report"}) {
            assertThat(rig.run(command, b, "--results", results)).isEqualTo(2);
            assertThat(rig.err())
                    .contains(results.resolve("base") + " holds the results of " + a.toRealPath())
                    .contains("give " + b + " a `name` of its own", "--results DIR", "move ");
        }
        assertThat(rig.run("run", b, "--results", results, "--fresh")).isEqualTo(2);
        assertThat(tree(results)).isEqualTo(before);
        Files.writeString(a, SMALL.replace("epochs: 1", "epochs: 3"));
        assertThat(run(a)).as("the same file, edited").isZero();
        Files.delete(a);
        assertThat(run(b)).as("the first is gone").isZero();
        write(a, SMALL);
        assertThat(run(a)).as("the second has taken over").isEqualTo(2);
        deleteRuns();
        assertThat(run(a)).as("a fresh clone knows nobody").isZero();
        assertThat(rig.run("check", b, "--results", results))
                .as("a check compares")
                .isEqualTo(1);
    }

    @Test
    void aProjectCanBeMovedAndItsFoldersReachedByLinks() throws IOException {
        assertThat(run(small)).isZero();
        Path moved = Files.createDirectories(folder.resolve("moved"));
        for (String part : new String[] {"experiments", "data", "results"}) {
            Files.move(folder.resolve(part), moved.resolve(part));
        }
        Path link = Files.createSymbolicLink(folder.resolve("link"), moved);
        assertThat(rig.run("run", link.resolve("experiments/small.yaml"), "--results", moved.resolve("results")))
                .isZero();
        Path copy = write(moved.resolve("more/small.yaml"), SMALL + "seed: 2\n");
        assertThat(rig.run("run", copy, "--results", moved.resolve("results"))).isEqualTo(2);
    }

    @Test
    void aDamagedNoteIsNoNote() throws IOException {
        assertThat(run(small)).isZero();
        Path other = write(folder.resolve("b/small.yaml"), SMALL + "seed: 2\n");
        for (String text : new String[] {"", "../../experiments/small.yaml", "a\0b\n", "x".repeat(100_000)}) {
            write(results.resolve("small/.run/source"), text);
            assertThat(run(other))
                    .as(text.substring(0, Math.min(9, text.length())))
                    .isZero();
        }
        assertThat(run(small)).isEqualTo(2);
    }

    @Test
    void resultsAreMadeAgainFromTheirOwnDescription() throws IOException {
        assertThat(run(small)).isZero();
        Map<String, String> before = tree(results);
        Path own = results.resolve("small/experiment.yaml");
        assertThat(rig.run("run", own, "--results", results, "--data", folder.resolve("data")))
                .as(rig.err())
                .isZero();
        assertThat(reports(tree(results))).isEqualTo(reports(before));
        assertThat(run(small)).as("they are still those of the first file").isZero();
        Path other = write(folder.resolve("b/small.yaml"), SMALL.replace("epochs: 1", "epochs: 2"));
        assertThat(run(other)).isEqualTo(2);
        String edited = "# mine\n" + Files.readString(own);
        Files.writeString(own, edited);
        assertThat(rig.run("run", own, "--results", results, "--data", folder.resolve("data")))
                .isEqualTo(2);
        assertThat(rig.err()).contains("experiment.yaml would be replaced by its own results", "copy it to small.yaml");
        assertThat(own).hasContent(edited);
    }

    @Test
    void aCopyOfTheDescriptionIsTheSameExperimentAsLongAsTheFirstFileIsNotEdited() throws IOException {
        assertThat(run(small)).isZero();
        Path again = write(folder.resolve("again.yaml"), rig.result("small/experiment.yaml"));
        assertThat(rig.run("run", again, "--results", results, "--data", folder.resolve("data")))
                .as(rig.err())
                .isZero();
        assertThat(rig.err()).contains("0 trials to train, 1 known");
        Files.writeString(small, SMALL + "seed: 2\n");
        assertThat(run(small)).as("the folder is still the first file's").isZero();
        assertThat(rig.run("run", again, "--results", results, "--data", folder.resolve("data")))
                .isEqualTo(2);
    }

    @Test
    void aDescriptionBesideDoesNotReplaceTheResultsOfItsName() throws IOException {
        assertThat(run(small)).isZero();
        Path beside = results.resolve("variant/experiment.yaml");
        write(beside, Files.readString(results.resolve("small/experiment.yaml")).replace("epochs: 1", "epochs: 2"));
        deleteRuns();
        assertThat(rig.run("run", beside, "--results", results, "--data", folder.resolve("data")))
                .isEqualTo(2);
        assertThat(rig.err()).contains(beside + " has the name of the results in " + results.resolve("small"));
    }

    private int run(Path file) {
        return rig.run("run", file, "--results", results);
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void deleteRuns() throws IOException {
        for (Path path : paths(results)) {
            if (path.toString().contains(".run")) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** The longest first: what is in a folder before the folder. */
    private static Iterable<Path> paths(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted((a, b) -> b.compareTo(a)).toList();
        }
    }

    private static Map<String, String> tree(Path folder) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        for (Path path : paths(folder)) {
            try {
                String name = folder.relativize(path).toString();
                tree.put(name, Files.isDirectory(path) ? "" : Files.readString(path, StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return tree;
    }

    private static Map<String, String> reports(Map<String, String> tree) {
        Map<String, String> reports = new TreeMap<>(tree);
        reports.keySet().removeIf(name -> name.contains(".run"));
        return reports;
    }
}
