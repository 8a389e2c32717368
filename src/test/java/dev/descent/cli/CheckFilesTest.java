package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that check writes its findings into never take the place of somebody's. */
class CheckFilesTest {
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
    private Path file;

    @BeforeEach
    void train() {
        rig = new CommandRig(folder);
        file = rig.experiment("small.yaml", SMALL);
        assertThat(rig.run("run", file, "--results", rig.results())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--junit", "--summary"})
    void whatIsSomebodysIsRefusedAndLeftAsItIs(String option) throws IOException {
        Path readme = Files.writeString(folder.resolve("README.md"), "# Mine\n");
        Path headed = rig.experiment("headed.yaml", "## Descent: 1 experiment as committed\n" + SMALL);
        for (Path target : List.of(file, readme, headed, folder.resolve("data/advertising.csv"))) {
            String before = Files.readString(target);
            assertThat(check(option, target)).isEqualTo(2);
            assertThat(rig.err())
                    .contains(option + " would replace " + target + ", which is not an earlier file of " + option)
                    .contains("name another");
            assertThat(rig.out()).isEmpty();
            assertThat(target).hasContent(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--junit", "--summary"})
    void anEarlierOneAndAnEmptyFileAreReplaced(String option) throws IOException {
        Path target = Files.createFile(folder.resolve("found"));
        assertThat(check(option, target)).isZero();
        String first = Files.readString(target);
        assertThat(first).isNotEmpty();
        assertThat(check(option, target)).isZero();
        assertThat(target).hasContent(first);
        assertThat(files()).doesNotContain("found.0.part");
    }

    @Test
    void anEarlierOneIsTakenAwayBeforeAnythingTrains() throws IOException {
        Path junit = folder.resolve("check.xml");
        assertThat(check("--junit", junit)).isZero();
        Files.writeString(rig.results().resolve("small/experiment.yaml"), "format: 99\n");
        assertThat(check("--junit", junit)).isEqualTo(2);
        assertThat(junit).as("refused before room was made").exists();
        Path summary = Files.createDirectory(folder.resolve("check.md"));
        assertThat(check("--summary", summary)).isEqualTo(2);
        assertThat(rig.err()).contains("newer one");
    }

    @Test
    void oneKindDoesNotReplaceTheOther() throws IOException {
        Path target = folder.resolve("found");
        assertThat(check("--junit", target)).isZero();
        String before = Files.readString(target);
        assertThat(check("--summary", target)).isEqualTo(2);
        assertThat(target).hasContent(before);
    }

    @Test
    void aPartThatIsSomebodysIsLeft() throws IOException {
        Path part = Files.writeString(folder.resolve("check.xml.0.part"), "mine");
        assertThat(check("--junit", folder.resolve("check.xml"))).isZero();
        assertThat(part).hasContent("mine");
        assertThat(files()).contains("check.xml").doesNotContain("check.xml.1.part");
    }

    @Test
    void linksFoldersPipesAndDevicesAreRefused() throws Exception {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, Files.writeString(folder.resolve("target"), ""));
        assertThat(check("--junit", link)).isEqualTo(2);
        assertThat(rig.err()).contains("--junit needs a file, but " + link + " is none: it is a symbolic link");
        assertThat(check("--summary", folder)).isEqualTo(2);
        assertThat(rig.err()).contains("is none: it is a folder");
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        assertThat(check("--summary", pipe)).isEqualTo(2);
        assertThat(rig.err()).contains("is none: it is a device or a pipe", "the findings are printed as well");
        for (String device : List.of("/dev/stdout", "/dev/null")) {
            assertThat(check("--summary", Path.of(device))).isEqualTo(2);
        }
    }

    @Test
    void aFileAmongTheResultsIsRefused() {
        Path target = rig.results().resolve("small/check.md");
        assertThat(check("--summary", target)).isEqualTo(2);
        assertThat(rig.err()).contains("are the files of experiments alone");
        assertThat(target).doesNotExist();
    }

    @Test
    void aFileThatLeadsAmongResultsExperimentsOrTablesIsRefused() throws IOException {
        Path toResults = Files.createSymbolicLink(folder.resolve("to-results"), rig.results());
        Path toExperiments = Files.createSymbolicLink(folder.resolve("to-experiments"), file.getParent());
        assertNoPlace(toResults.resolve("check.xml"), "in " + rig.results() + " are the files of experiments alone");
        assertNoPlace(toResults.resolve("small/new/check.xml"), "are the files of experiments alone");
        for (Path experiments : List.of(file.getParent(), toExperiments)) {
            assertNoPlace(experiments.resolve("new.yaml"), "it would lie among experiments, as " + file + " is one");
            assertNoPlace(experiments.resolve("check.xml"), "it would lie among experiments");
        }
        assertNoPlace(folder.resolve("data/check.xml"), "it would lie among tables");
    }

    @Test
    void resultsOfAnotherCheckAreNoPlaceEither() {
        Path others = folder.resolve("others");
        assertThat(rig.run("run", file, "--results", others)).isZero();
        assertNoPlace(others.resolve("small/check.xml"), "are the results of an experiment");
    }

    private void assertNoPlace(Path target, String reason) {
        for (String option : List.of("--junit", "--summary")) {
            assertThat(check(option, target)).isEqualTo(2);
            assertThat(rig.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith(option + " names " + target + ", but ")
                    .contains(reason)
                    .endsWith("; name one elsewhere");
            assertThat(target).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--junit", "--summary"})
    void anEmptyNameIsToldAsOne(String option) {
        assertThat(rig.run("check", file, "--results", rig.results(), option, ""))
                .isEqualTo(2);
        assertThat(rig.err()).isEqualTo(option + " is empty; give the name of a file, or leave it out\n");
    }

    @Test
    void aStepsSummaryThatIsAReportOrAnExperimentIsRefused() throws IOException {
        Path report = rig.results().resolve("small/report.md");
        Path toReports = Files.createSymbolicLink(folder.resolve("to-reports"), report.getParent());
        Path hard = Files.createLink(folder.resolve("hard.md"), report);
        Path link = Files.createSymbolicLink(folder.resolve("link.md"), report);
        for (Path step : List.of(report, toReports.resolve("report.md"), hard, link, file)) {
            String before = Files.readString(step);
            assertThat(inStep(step, file)).as(step.toString()).isEqualTo(2);
            assertThat(rig.output().lines().filter(line -> line.startsWith("--summary ")))
                    .hasSize(1);
            assertThat(step).hasContent(before);
        }
    }

    @Test
    void oneFileForBothIsRefusedHoweverItIsNamed() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), folder);
        for (Path name : List.of(one, folder.resolve("data/../one"), linked.resolve("one"))) {
            assertThat(rig.run("check", file, "--results", rig.results(), "--junit", one, "--summary", name))
                    .isEqualTo(2);
            assertThat(rig.err()).contains("--junit and --summary name one file, ", "give each its own");
            assertThat(one).doesNotExist();
        }
        Files.createLink(other, Files.createFile(one));
        assertThat(rig.run("check", file, "--results", rig.results(), "--junit", one, "--summary", other))
                .isEqualTo(2);
        assertThat(rig.err()).contains("give each its own");
    }

    @Test
    void theSummaryOfAStepIsAppendedTo() throws IOException {
        Path step = Files.writeString(folder.resolve("step.md"), "## Unit tests: 12 failed");
        Path changed = rig.experiment("small.yaml", SMALL.replace("epochs: 1", "epochs: 2"));
        assertThat(inStep(step, changed)).isEqualTo(1);
        rig.experiment("small.yaml", SMALL);
        assertThat(inStep(step, file)).as(rig.output()).isZero();
        assertThat(Files.readString(step))
                .startsWith("## Unit tests: 12 failed\n\n## Descent: 1 of 1 experiment not as committed\n\n| ")
                .contains("\n\n## Descent: 1 experiment as committed\n\n- these experiments alone were checked, ");
    }

    private int inStep(Path step, Path experiment) {
        rig.setVariable("GITHUB_STEP_SUMMARY", step);
        return rig.runAlone(List.of(), "check", experiment, "--results", rig.results(), "--summary", step);
    }

    private int check(String option, Path target) {
        return rig.run("check", file, "--results", rig.results(), option, target);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }
}
