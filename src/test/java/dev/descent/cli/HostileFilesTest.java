package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from strangers neither read nor write what lies outside of the project, and end no command with a trace. */
class HostileFilesTest {
    private static final String SECRET = "user,password\nroot,hunter2\n";
    private static final String EXPERIMENT =
            "dataset: {csv: '%s', target: password}\nlayers: [dense: 1]\nloss: mse\nepochs: 0\n";
    private static final String NEURON =
            "dataset: {csv: ../data/neuron.csv, target: %s}\nlayers: [dense: 1]\nloss: mse\nepochs: 0\n";

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private CommandRig rig;
    private Path secret;

    @BeforeEach
    void makeSecret() throws IOException {
        rig = new CommandRig(folder);
        secret = Files.writeString(elsewhere.resolve("secret.csv"), SECRET);
    }

    @Test
    void anAbsolutePathOutOfTheProjectIsRefused() {
        assertThat(plan(secret.toString())).isEqualTo(2);
        assertThat(rig.err())
                .contains("lies outside of the project", "--data DIR allows another folder")
                .doesNotContain("hunter2");
    }

    @Test
    void aRelativePathOutOfTheProjectIsRefused() {
        Path way = folder.resolve("experiments").relativize(secret);
        assertThat(plan(way.toString())).isEqualTo(2);
        assertThat(rig.err()).contains("lies outside of the project").doesNotContain("hunter2");
    }

    @Test
    void aLinkOutOfTheProjectIsRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("data/link.csv"), secret);
        Files.createSymbolicLink(folder.resolve("data/folder"), elsewhere);
        for (String way : new String[] {"../data/link.csv", "../data/folder/secret.csv"}) {
            assertThat(plan(way)).isEqualTo(2);
            assertThat(rig.err()).contains("lies outside of the project").doesNotContain("hunter2");
        }
    }

    @Test
    void whetherAFileOutsideExistsIsNotTold() {
        assertThat(plan(elsewhere.resolve("nothing.csv").toString())).isEqualTo(2);
        assertThat(rig.err()).contains("lies outside of the project").doesNotContain("there is no file");
    }

    @Test
    void anotherFolderIsReadWhereTheOptionAllowsIt() {
        Path file = rig.experiment("x.yaml", EXPERIMENT.formatted(secret));
        assertThat(rig.run("plan", file, "--data", elsewhere)).isEqualTo(2);
        assertThat(rig.err()).contains("the target 'password' has").doesNotContain("outside");
        assertThat(rig.run("plan", file, "--data", elsewhere.resolve("nothing")))
                .isEqualTo(2);
        assertThat(rig.err()).contains("there is no folder");
    }

    @Test
    void aFirstExperimentOnATableElsewhereSaysWhichOptionItNeeds() throws IOException {
        Path table = Files.copy(Path.of("data/iris.csv"), elsewhere.resolve("iris.csv"));
        Path experiments = folder.resolve("experiments");
        assertThat(rig.run("new", "first", "--csv", table, "--target", "species", "--experiments", experiments))
                .isZero();
        Path file = experiments.resolve("first.yaml");
        assertThat(rig.out()).contains("`descent plan " + file + " --data " + elsewhere + "`");
        assertThat(rig.run("plan", file)).isEqualTo(2);
        assertThat(rig.run("plan", file, "--data", elsewhere)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/a.csv",
                "file:///etc/passwd",
                "jar:file:/a.jar!/b",
                "//127.0.0.1/share/a.csv",
                "\\\\127.0.0.1\\share\\a.csv",
                "/dev/zero",
                "/proc/self/environ",
                "../../../../../../../../../../etc/passwd"
            })
    void nothingButFilesOfTheProjectIsRead(String way) {
        assertThat(plan(way)).isEqualTo(2);
        assertThat(rig.err())
                .startsWith(folder.resolve("experiments/x.yaml") + ":1:16: ")
                .contains("1 problem");
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        CommandRig.pipe(folder.resolve("data/pipe.csv"));
        assertThat(plan("../data/pipe.csv")).isEqualTo(2);
        assertThat(rig.err()).contains("pipe.csv is a device or a pipe");
        CommandRig.pipe(folder.resolve("pipe.yaml"));
        assertThat(rig.run("plan", folder.resolve("pipe.yaml"))).isEqualTo(2);
        assertThat(rig.err()).contains("this is a device or a pipe, not a file");
    }

    @Test
    void aNewExperimentIsMadeOfNoPipeAndInNobodysPlace() throws Exception {
        Path experiments = folder.resolve("experiments");
        CommandRig.pipe(folder.resolve("data/pipe.csv"));
        Files.createSymbolicLink(folder.resolve("data/link.csv"), folder.resolve("data/pipe.csv"));
        for (String csv : List.of("data/pipe.csv", "data/link.csv")) {
            assertThat(rig.run(
                            "new", "x1", "--csv", folder.resolve(csv), "--target", "y", "--experiments", experiments))
                    .isEqualTo(2);
            assertThat(rig.err()).contains(csv + " is a device or a pipe; expected a CSV file");
        }
        Files.writeString(folder.resolve("data/few.csv"), "a,y\n1,2\n2,3\n3,5\n4,6\n5,8\n");
        Path dangling = Files.createSymbolicLink(experiments.resolve("x2.yaml"), elsewhere.resolve("x2.yaml"));
        assertThat(rig.run(
                        "new",
                        "x2",
                        "--csv",
                        folder.resolve("data/few.csv"),
                        "--target",
                        "y",
                        "--experiments",
                        experiments))
                .isEqualTo(2);
        assertThat(rig.err()).contains(dangling + " is there already");
        assertThat(elsewhere.resolve("x2.yaml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "README.md.part"})
    void aPipeInTheRunOfAllResultsIsNotWaitedFor(String name) throws Exception {
        Path pipe = Files.createDirectories(folder.resolve("results/.run")).resolve(name);
        CommandRig.pipe(pipe);
        assertThat(run()).isEqualTo(2);
        assertThat(rig.err()).contains(pipe + " is a device or a pipe");
        assertThat(folder.resolve("results/neuron")).doesNotExist();
    }

    @Test
    void whatAKilledRunLeftOfTheIndexIsReplaced() throws IOException {
        Path part = Files.createDirectories(folder.resolve("results/.run")).resolve("README.md.part");
        Files.writeString(part, "# Resu");
        assertThat(run()).as(rig.err()).isZero();
        assertThat(part).doesNotExist();
        assertThat(rig.result("README.md")).contains("neuron");
    }

    @Test
    void filesInThePlaceOfFoldersAreToldAtOnceBeforeAnythingTrains() throws IOException {
        Path results = Files.createDirectories(folder.resolve("results"));
        Path run = Files.writeString(results.resolve(".run"), "mine");
        Path neuron = Files.writeString(results.resolve("neuron"), "mine");
        assertThat(run()).isEqualTo(2);
        assertThat(rig.err())
                .contains(run + " is not a folder, but results are written into a folder of that name")
                .contains(neuron + " is not a folder, but results are written into a folder of that name");
        assertThat(neuron).hasContent("mine");
    }

    @Test
    void anExperimentThatIsALinkOutOfItsFolderIsNotShown() throws IOException {
        Files.createSymbolicLink(folder.resolve("experiments/link.yaml"), secret);
        assertThat(rig.run("plan", folder.resolve("experiments"))).isEqualTo(2);
        assertThat(rig.err()).contains("link.yaml is a symbolic link out of").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"results", "results/neuron", "results/neuron/.run"})
    void aFolderThatIsALinkIsNotWrittenInto(String link) throws IOException {
        Path place = folder.resolve(link);
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, elsewhere);
        assertThat(run()).isEqualTo(2);
        assertThat(rig.err()).contains(place + " is a symbolic link to " + elsewhere);
        assertThat(elsewhere).isDirectoryNotContaining(file -> !file.equals(secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal", "lock", "log", "timings.csv", "parts"})
    void aFileOfTheRunThatIsALinkIsLeftAlone(String name) throws IOException {
        Path place = folder.resolve("results/neuron/.run").resolve(name);
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, secret);
        assertThat(run()).isEqualTo(2);
        assertThat(rig.err()).contains(place + " is a symbolic link");
        assertThat(secret).hasContent(SECRET);
    }

    @Test
    void aJournalThatIsAPipeIsNotWaitedFor() throws Exception {
        Path run = Files.createDirectories(folder.resolve("results/neuron/.run"));
        CommandRig.pipe(run.resolve("journal"));
        assertThat(run()).isEqualTo(2);
        assertThat(rig.err()).contains("is a device or a pipe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"neuron/report.md", "neuron/trials.csv"})
    void aReportThatIsALinkBecomesAFile(String name) throws IOException {
        assertThat(run()).isZero();
        Path place = folder.resolve("results").resolve(name);
        Files.delete(place);
        Files.createSymbolicLink(place, secret);
        assertThat(run()).isZero();
        assertThat(place).isRegularFile().matches(file -> !Files.isSymbolicLink(file));
        assertThat(secret).hasContent(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"neuron/report.md", "neuron/experiment.yaml", "README.md"})
    void aLinkWhereNoResultsAreIsSomebodys(String name) throws IOException {
        Path place = folder.resolve("results").resolve(name);
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, secret);
        assertThat(run()).isEqualTo(2);
        assertThat(rig.err()).contains("take the place of somebody's").doesNotContain("hunter2");
        assertThat(place).isSymbolicLink();
        assertThat(secret).hasContent(SECRET);
    }

    @Test
    void storedResultsThatAreLinksAreNotRead() throws IOException {
        assertThat(run()).isZero();
        Path stored = Files.createDirectories(folder.resolve("results/other"));
        Files.createSymbolicLink(stored.resolve("trials.csv"), secret);
        assertThat(run()).isZero();
        assertThat(rig.result("README.md")).contains("neuron").doesNotContain("other", "hunter2");
    }

    private int plan(String csv) {
        return rig.run("plan", rig.experiment("x.yaml", EXPERIMENT.formatted(csv)));
    }

    private int run() throws IOException {
        String header = Files.readAllLines(Path.of("data/neuron.csv")).get(0);
        String target = header.substring(header.lastIndexOf(',') + 1);
        return rig.run(
                "run", rig.experiment("neuron.yaml", NEURON.formatted(target)), "--results", folder.resolve("results"));
    }
}
