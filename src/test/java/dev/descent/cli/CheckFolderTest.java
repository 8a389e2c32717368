package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What check says of the folder of results as a whole: its index, and what no experiment made. */
class CheckFolderTest {
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
    private Path experiments;
    private Path gone;

    @BeforeEach
    void train() {
        rig = new CommandRig(folder);
        rig.experiment("small.yaml", SMALL);
        gone = rig.experiment("gone.yaml", SMALL);
        experiments = gone.getParent();
        assertThat(rig.run("run", experiments, "--results", rig.results())).isZero();
    }

    @Test
    void aFolderAsARunLeftItHolds() {
        assertThat(check()).as(rig.out()).isZero();
        assertThat(rig.out()).contains(rig.results() + "/: no differences in ");
        assertThat(check("--quiet")).isZero();
        assertThat(rig.out()).isEmpty();
    }

    @Test
    void aForgedIndexIsADifferenceInAllForms() throws IOException {
        Path index = rig.results().resolve("README.md");
        Files.writeString(index, Files.readString(index).replace("a line each", "a line each, all of them excellent"));
        Path junit = folder.resolve("check.xml");
        Path summary = folder.resolve("check.md");
        assertThat(check("--junit", junit.toString(), "--summary", summary.toString()))
                .isEqualTo(1);
        assertThat(rig.out())
                .contains(rig.results() + "/: 1 difference between ", "README.md: line 3: '", "all of them excellent");
        assertThat(junit).content().contains("failures=\"1\" errors=\"0\"", "README.md: line 3: ");
        assertThat(summary)
                .content()
                .startsWith("## Descent: 2 experiments as committed, but not ")
                .contains("| 1 difference |", "- README.md: line 3: ");
        assertThat(check("--tolerance", "0.9")).isEqualTo(1);
        Files.delete(index);
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out()).contains("README.md: the file is only in a fresh run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.md",
                ".hidden",
                "readme.md",
                "README.md ",
                "small/notes.md",
                "small/.hidden",
                "small/report.md ",
                "small/Report.md",
                "small/plots/extra.svg",
                "small/plots/.run/extra",
                "small/plots\\loss.svg"
            })
    void aFileThatNoExperimentMadeIsADifference(String name) throws IOException {
        Path extra = rig.results().resolve(name);
        assumeTrue(Files.notExists(extra), "capitals are told apart");
        Files.createDirectories(extra.getParent());
        Files.writeString(extra, "all is well");
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out()).contains(name.replaceFirst("^small/", ""), ": the file is only in ");
    }

    @Test
    void linksEmptyFoldersAndPipesAreDifferencesWhereverTheyAre() throws Exception {
        Path target = Files.writeString(folder.resolve("target"), "x");
        Files.createSymbolicLink(rig.results().resolve("top"), target);
        Files.createSymbolicLink(rig.results().resolve("small/inside"), target);
        Files.createSymbolicLink(rig.results().resolve("small/plots/below"), folder.resolve("nowhere"));
        Files.createDirectories(rig.results().resolve("small/empty"));
        Files.createDirectories(rig.results().resolve("hollow"));
        new ProcessBuilder("mkfifo", rig.results().resolve("small/pipe").toString())
                .start()
                .waitFor();
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out())
                .contains("  top: a symbolic link in ", "  hollow: an empty folder in ")
                .contains("  inside: a symbolic link in ", "  plots/below: a symbolic link in ")
                .contains("  empty: an empty folder in ", "  pipe: a device or a pipe in ");
        assertThat(rig.run("check", experiments.resolve("small.yaml"), "--results", rig.results()))
                .as("inside an experiment's folder also where files are named")
                .isEqualTo(1);
        assertThat(rig.out()).contains("  inside: a symbolic link in ").doesNotContain("hollow", "  top:");
    }

    @Test
    void aFileWhoseFolderBecameALinkOrAFolderInAFilesPlaceIsADifference() throws IOException {
        Path report = rig.results().resolve("small/report.md");
        Files.delete(report);
        Files.createDirectories(report);
        Files.move(rig.results().resolve("gone"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(rig.results().resolve("gone"), folder.resolve("elsewhere"));
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out())
                .contains("  report.md: the file is only in a fresh run", "  report.md: an empty folder in ")
                .contains("gone is not a folder; results are compared in real folders only")
                .contains("  gone: a symbolic link in ");
    }

    @Test
    @Timeout(60)
    void textsFarTooLargeAreToldByTheirSizesAndNotRead() throws IOException {
        for (String name : List.of("README.md", "small/report.md")) {
            try (RandomAccessFile file =
                    new RandomAccessFile(rig.results().resolve(name).toFile(), "rw")) {
                file.setLength(6_000_000_000L);
            }
        }
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out())
                .contains("README.md: 6 GB in " + rig.results() + ", ")
                .contains("report.md: 6 GB in " + rig.results().resolve("small") + ", ")
                .contains(" in a fresh run: too unlike in size to be compared line by line");
    }

    @Test
    void resultsOfNoExperimentAreADifference() throws IOException {
        Files.delete(gone);
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out())
                .contains("  gone: no experiment has these results; remove them, or bring the experiment back");
        assertThat(rig.run("check", experiments.resolve("small.yaml"), "--results", rig.results()))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "gone.YAML",
        "gone.yaml.bak",
        "gone.txt",
        "gone",
        ".gone.yaml",
        "gone.yaml~",
        "old/gone.yaml",
        "old/older/gone.yml",
        "old/GONE.Yaml"
    })
    void anExperimentThatWasTakenOutOfTheGateIsFound(String name) throws IOException {
        Path moved = experiments.resolve(name);
        Files.createDirectories(moved.getParent());
        Files.move(gone, moved);
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out())
                .contains("  gone: no experiment has these results; " + moved
                        + " is not checked: only *.yaml and *.yml directly in " + experiments + " are\n");
    }

    @Test
    void anExperimentIsFoundByTheNameThatItSays() throws IOException {
        Files.createDirectories(experiments.resolve("old"));
        Path moved = Files.writeString(experiments.resolve("old/other.yaml"), "name: gone\n" + SMALL);
        Files.delete(gone);
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out()).contains(moved + " is not checked: ");
    }

    @Test
    void anExperimentThatBecameADanglingLinkIsFound() throws IOException {
        Files.delete(gone);
        Files.createSymbolicLink(gone, folder.resolve("nowhere"));
        assertThat(check()).isEqualTo(2);
        assertThat(rig.err()).contains(gone + " is a symbolic link that leads nowhere, not an experiment file");
    }

    @Test
    void foldersOfRunsWithOtherSettingsAreLeftAlone() throws IOException {
        copy("small", "small@epochs=2");
        Files.createDirectories(rig.results().resolve(".run/kept"));
        Files.createDirectories(rig.results().resolve("small/.run/kept"));
        assertThat(check()).as(rig.out()).isZero();
        copy("small", "small@x~0123456789ab");
        assertThat(check()).as(rig.out()).isZero();
        for (String name : List.of("small@", "small@x", "small@x~y", "small@=2")) {
            copy("small", name);
        }
        copy("small", "nobody@epochs=2");
        assertThat(check()).isEqualTo(1);
        for (String name : List.of("small@", "small@x", "small@x~y", "small@=2")) {
            assertThat(rig.out())
                    .contains("  " + name + ": no experiment has these results")
                    .doesNotContain(name + " is not checked");
        }
        assertThat(rig.out()).contains("  nobody@epochs=2: no experiment has these results");
    }

    @Test
    void aNameInAnotherFormOfUnicodeIsAnotherFolder() throws IOException {
        rig.experiment("k\u00FChn.yaml", SMALL);
        assertThat(rig.run("run", experiments, "--results", rig.results())).isZero();
        assertThat(check()).as(rig.out()).isZero();
        Path decomposed = rig.results().resolve("ku\u0308hn");
        assumeTrue(Files.notExists(decomposed), "forms are told apart");
        copy("small", "ku\u0308hn");
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out()).contains("  ku\u0308hn: no experiment has these results");
    }

    @Test
    void aRunFolderThatGitTracksIsNamedAndALinkInItIsADifference() throws IOException {
        Path index = folder.resolve(".git/index");
        Files.createDirectories(index.getParent());
        Files.writeString(index, "DIRC\0results/small/report.md\0");
        assertThat(check()).isZero();
        assertThat(rig.out()).doesNotContain("git tracks it");
        Files.writeString(index, "DIRC\0results/small/.run/journal\0");
        assertThat(check()).isZero();
        assertThat(rig.out())
                .contains("small/.run is not checked, but git tracks it")
                .doesNotContain("gone/.run");
        Files.createSymbolicLink(rig.results().resolve("small/.run/link"), folder);
        assertThat(check()).isEqualTo(1);
        assertThat(rig.out()).contains("  .run/link: a symbolic link in ");
    }

    @Test
    void whatIsLeftAloneIsNamed() throws IOException {
        copy("small", "small@epochs=2");
        Path below = Files.createDirectories(folder.resolve("experiments/old"));
        Files.writeString(below.resolve("y.yaml"), SMALL);
        Path summary = folder.resolve("sum.md");
        assertThat(check("--summary", summary.toString())).as(rig.out()).isZero();
        assertThat(rig.out())
                .contains("small@epochs=2 is not checked: `descent run --set` makes such folders\n")
                .contains("y.yaml is not checked: only *.yaml and *.yml directly in ");
        assertThat(Files.readString(summary)).contains("is not checked: ", "y.yaml");
        assertThat(check("--quiet")).isZero();
        assertThat(rig.out()).isEmpty();
        assertThat(rig.run("check", gone, "--results", rig.results())).isZero();
        assertThat(rig.out()).contains("these experiments alone were checked, not what else lies in ");
    }

    @Test
    void resultsOfAnEarlierVersionPassOnlyWhereThatIsAsked() throws IOException {
        makeOlder("small");
        assertThat(check("--quiet")).isEqualTo(1);
        assertThat(rig.out())
                .contains(
                        "no number moved in ",
                        "results/small is of format 3, a fresh run of format 7",
                        "check --older");
        assertThat(check("--older", "--quiet")).as(rig.out()).isZero();
        assertThat(rig.out()).contains("results/small is of format 3", "could not be compared");
        Files.writeString(rig.results().resolve("notes.md"), "x");
        assertThat(check("--older")).isEqualTo(1);
        assertThat(rig.out()).contains("  notes.md: the file is only in ");
    }

    @Test
    void theIndexIsHeldForTheExperimentsOfThisVersion() throws IOException {
        rig.experiment("other.yaml", SMALL);
        assertThat(rig.run("run", experiments, "--results", rig.results())).isZero();
        makeOlder("small");
        Path index = rig.results().resolve("README.md");
        String written = Files.readString(index);
        assertThat(written).containsPattern("\\[other\\].*\\| 1 \\|");
        Files.writeString(index, written.replaceFirst("(\\[small\\].*\\| )1( \\|)", "$17$2"));
        assertThat(check("--older")).as(rig.out()).isZero();
        Files.writeString(index, written.replaceFirst("(\\[other\\].*\\| )1( \\|)", "$17$2"));
        assertThat(check("--older")).as(rig.out()).isEqualTo(1);
        Files.delete(index);
        assertThat(check("--older")).isEqualTo(1);
        assertThat(rig.out()).contains("README.md: the file is only in a fresh run");
    }

    /** As the version before wrote it: the same numbers, without what came later. */
    private void makeOlder(String name) throws IOException {
        Path stored = rig.results().resolve(name).resolve("experiment.yaml");
        Files.writeString(stored, Files.readString(stored).replaceFirst("format: [0-9]+", "format: 3"));
        assertThat(check("--older")).isEqualTo(1);
        assertThat(rig.out()).contains("baselines.csv: ", "is of format 3, which had no such file");
        Files.delete(stored.resolveSibling("baselines.csv"));
        Path summary = stored.resolveSibling("summary.csv");
        List<String> lines = Files.readAllLines(summary);
        assertThat(lines)
                .element(0)
                .isEqualTo("n,diverged,failed,mean,sd,ci_low,ci_high,median,median_low,median_high,min,max,"
                        + "final_loss_n,final_loss_mean,final_loss_sd");
        lines.replaceAll(line -> {
            List<String> cells = List.of(line.split(",", -1));
            return String.join(",", cells.subList(0, 8)) + "," + String.join(",", cells.subList(10, 12));
        });
        Files.writeString(summary, String.join("\n", lines) + "\n");
    }

    private void copy(String name, String other) throws IOException {
        Path copied = Files.createDirectories(rig.results().resolve(other));
        try (Stream<Path> files = Files.list(rig.results().resolve(name)).filter(Files::isRegularFile)) {
            for (Path path : files.toList()) {
                Files.copy(path, copied.resolve(path.getFileName()));
            }
        }
    }

    private int check(String... more) {
        return rig.run(Stream.concat(Stream.of("check", experiments, "--results", rig.results()), Stream.of(more))
                .toArray());
    }
}
