package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever else lies under results/: it stops no run, and the index leaves out what is no experiment's or can't be read. */
class ForeignFoldersTest {
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
    private String index;

    @BeforeEach
    void train() {
        rig = new CommandRig(folder);
        small = rig.experiment("small.yaml", SMALL);
        results = rig.results();
        assertThat(run()).isZero();
        index = rig.result("README.md");
    }

    @Test
    void resultsThatAreNotUtf8AreNamedAndLeftOut() throws IOException {
        copy("other");
        Files.write(
                results.resolve("other/experiment.yaml"),
                "description: caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run()).isZero();
        assertThat(rig.err())
                .contains(results + "/other/experiment.yaml is not UTF-8: byte 17 (0xE9); it is left out of "
                        + results.resolve("README.md"));
        assertThat(rig.result("README.md")).isEqualTo(index);
        assertThat(rig.run("run", small, "--results", results, "--quiet")).isZero();
        assertThat(rig.err()).contains("other/experiment.yaml is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n1,\"2\n", "not,ours\n1,2\n", "\0"})
    void trialsThatAreNoneOfOursAreNamedAndLeftOut(String trials) throws IOException {
        Files.createDirectories(results.resolve("other"));
        Files.writeString(results.resolve("other/trials.csv"), trials);
        assertThat(run()).isZero();
        assertThat(rig.err())
                .contains(results + "/other/trials.csv")
                .containsOnlyOnce("; it is left out of " + results.resolve("README.md"));
        assertThat(rig.result("README.md")).isEqualTo(index);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trials.csv", "report.md"})
    void reportsThatAreNotAllInPlaceAreNamedAndLeftOut(String waiting) throws IOException {
        copy("other");
        Path ready = Files.createDirectories(results.resolve("other/.run/ready"));
        Files.move(results.resolve("other").resolve(waiting), ready.resolve(waiting));
        assertThat(run()).isZero();
        assertThat(rig.err())
                .contains(results
                        + "/other/.run/ready shows that only some reports of its last run are in their places, ")
                .contains("; the next `descent run` or `descent report` of it ends that; it is left out of "
                        + results.resolve("README.md"));
        assertThat(rig.result("README.md")).isEqualTo(index);
    }

    @Test
    void aFolderWithoutTrialsIsNobodysBusiness() throws IOException {
        Files.createDirectories(results.resolve("notes/trials.csv"));
        Files.writeString(results.resolve("notes/experiment.yaml"), "\0");
        assertThat(run()).isZero();
        assertThat(rig.err()).doesNotContain("notes");
        assertThat(rig.result("README.md")).isEqualTo(index);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "small@epochs=2",
                "a)](https://example.com)",
                "<img src=x>",
                "line\n# heading",
                "a|b",
                "a#b",
                "a b",
                "100%",
                "Capital",
                "con",
                "-x",
                "readme.md"
            })
    void aFolderWhoseNameNoExperimentCanHaveHasNoLine(String name) throws IOException {
        try {
            assumeTrue(!Files.exists(results.resolve(name)), "capitals are told apart");
            copy(name);
        } catch (InvalidPathException | FileSystemException e) {
            assumeTrue(false, "this system has no such names");
        }
        assertThat(run()).isZero();
        assertThat(rig.result("README.md")).isEqualTo(index);
    }

    @Test
    void aCheckOfTheWholeNamesThemAndAgreesOnTheIndex() throws IOException {
        copy("small@epochs=2");
        copy("a b");
        copy("other");
        Files.write(results.resolve("other/experiment.yaml"), new byte[] {(byte) 0xFF});
        assertThat(run()).isZero();
        assertThat(rig.run("check", small.getParent(), "--results", results)).isEqualTo(1);
        assertThat(rig.out())
                .contains(": 2 differences between ", "  a b: no experiment has", "  other: no experiment has")
                .doesNotContain("README.md");
    }

    private int run() {
        return rig.run("run", small, "--results", results);
    }

    private void copy(String name) throws IOException {
        Path copy = Files.createDirectory(results.resolve(name));
        for (String file : new String[] {"trials.csv", "experiment.yaml", "report.md"}) {
            Files.copy(results.resolve("small").resolve(file), copy.resolve(file));
        }
    }
}
