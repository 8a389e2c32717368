package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository of a stranger's shows and writes nothing that lies outside of it. */
class StrangersLinksTest {
    private static final String EXPERIMENT = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id]}
            layers: [{dense: 1}]
            loss: mse
            optimizer: sgd
            learning_rate: 1e-6
            epochs: 1
            """;

    @TempDir
    Path outside;

    @TempDir
    Path project;

    private CommandRig rig;

    @BeforeEach
    void writeProject() throws IOException {
        rig = new CommandRig(project);
        rig.experiment("x.yaml", EXPERIMENT);
        Files.writeString(outside.resolve("netrc"), "machine github.com login x password SEKRET\n");
    }

    @Test
    void aFileThatIsExtendedLiesInTheFolder() throws IOException {
        Path folder = project.resolve("experiments");
        Files.createSymbolicLink(folder.resolve("base"), outside.resolve("netrc"));
        rig.experiment("y.yaml", "extends: base\n");
        assertThat(rig.run("plan", folder.resolve("y.yaml"))).isEqualTo(2);
        assertThat(rig.err())
                .contains("base is a symbolic link out of the folder")
                .doesNotContain("SEKRET", "github");
        Files.move(folder.resolve("x.yaml"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("near"), Path.of("real"));
        rig.experiment("y.yaml", "extends: near\n");
        assertThat(rig.run("plan", folder.resolve("y.yaml"))).as(rig.err()).isZero();
    }

    @Test
    void aFolderOfExperimentsLiesInTheProject() throws IOException {
        Files.writeString(outside.resolve("hosts.yml"), "github.com: SEKRET\n");
        Path link = Files.createSymbolicLink(Path.of("target/links-of-a-test"), outside);
        try {
            assertThat(rig.run("plan", link)).isEqualTo(2);
            assertThat(rig.err()).contains("a symbolic link out of this folder").doesNotContain("SEKRET");
            assertThat(rig.run("check", project.resolve("experiments"), "--junit", link.resolve("check.xml")))
                    .isEqualTo(2);
            assertThat(rig.err()).contains("behind a symbolic link out of this folder");
            assertThat(outside.resolve("check.xml")).doesNotExist();
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void whatGitKeepsIsNeitherTableNorPlaceForFindings() throws IOException {
        Path git = Files.createDirectories(project.resolve(".git"));
        Files.writeString(git.resolve("config"), "a,sales\n1,SEKRET\n2,3\n");
        rig.experiment("y.yaml", EXPERIMENT.replace("../data/advertising.csv", "../.git/config"));
        assertThat(rig.run("plan", project.resolve("experiments/y.yaml"))).isEqualTo(2);
        assertThat(rig.err()).contains("lies outside of the project").doesNotContain("SEKRET");
        assertThat(rig.run("check", project.resolve("experiments/x.yaml"), "--summary", git.resolve("hook.md")))
                .isEqualTo(2);
        assertThat(rig.err()).contains("what git keeps for itself");
    }

    @Test
    void noNameBeginsALineOfFindings() throws IOException {
        rig.experiment(
                "x.yaml",
                EXPERIMENT + "sweep: {cases: {\"b\\n::add-mask::a\\n##[error]x\": {learning_rate: 1e-7}, c: {}}}\n");
        Path file = project.resolve("experiments/x.yaml");
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        Path trials = rig.results().resolve("x/trials.csv");
        Files.writeString(trials, Files.readString(trials).replace("completed", "diverged"));
        Path junit = project.resolve("out.xml");
        assertThat(rig.run("check", file, "--results", rig.results(), "--junit", junit))
                .isEqualTo(1);
        assertThat(Files.readString(junit))
                .contains("b\\u{a}::add-mask::a\\u{a}")
                .doesNotContainPattern("(?m)^\\s*(::|##)");
    }
}
