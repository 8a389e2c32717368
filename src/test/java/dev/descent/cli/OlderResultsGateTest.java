package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What check says of results that the program wrote in its first format: with folds, with an axis of optimizers, of a function. */
class OlderResultsGateTest {
    private static final Path OLDER = Path.of("src/test/resources/older");

    @TempDir
    private Path folder;

    private CommandRig rig;
    private Path junit;
    private Path summary;

    @BeforeEach
    void copy() throws IOException {
        rig = new CommandRig(folder);
        junit = folder.resolve("out/check.xml");
        summary = folder.resolve("out/check.md");
        List<Path> files;
        try (Stream<Path> tree = Files.walk(OLDER)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = folder.resolve(OLDER.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "sparse-features", "gradient-descent"})
    void noNumberMovedAndTheRemedyIsTold(String name) {
        assertThat(check(name)).as(rig.out() + rig.err()).isZero();
        assertThat(rig.out())
                .contains(name + ": no number moved in ")
                .contains(name + " is of format 1")
                .contains("  `descent run` makes the folder anew\n");
        assertThat(junit).content().contains("failures=\"0\" errors=\"0\"", "<system-out>no number moved in ");
        assertThat(summary).content().contains("no number moved", "; `descent run` makes the folder anew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "sparse-features", "gradient-descent"})
    void aNumberThatMovedFailsAndIsNamed(String name) throws IOException {
        String trial = lastTrial(name);
        String cells = trial.substring(0, trial.lastIndexOf(',') + 1);
        edit(name, trial, cells + "0.5");
        assertThat(check(name)).isEqualTo(1);
        assertThat(rig.out()).containsPattern(name + ": 1 difference between .*:\n  trials.csv: trial .*: .* 0.5 → ");
        assertThat(junit).content().contains("failures=\"2\" errors=\"0\"", " 0.5 → ");
        assertThat(summary).content().contains("1 of 1 experiment not as committed", " 0.5 → ");
    }

    @Test
    void aTrialThatIsMissingFailsAndIsNamed() throws IOException {
        edit("iris", lastTrial("iris") + "\n", "");
        assertThat(check("iris")).isEqualTo(1);
        assertThat(rig.out()).contains("trials.csv: trial 15 (fold 5, repeat 3) is only in a fresh run");
    }

    @Test
    void aColumnThatTheFormatHadFailsAndIsNamed() throws IOException {
        Path trials = rig.results().resolve("gradient-descent/trials.csv");
        Files.writeString(trials, Files.readString(trials).replaceFirst(",steps,", ",updates,"));
        assertThat(check("gradient-descent")).isEqualTo(1);
        assertThat(rig.out())
                .contains("  trials.csv: the column updates is only in ")
                .contains("  trials.csv: the column steps is only in a fresh run\n");
    }

    @Test
    void withoutTheOptionTheyFailThoughNoNumberMoved() {
        Path file = folder.resolve("experiments/iris.yaml");
        assertThat(rig.run("check", file, "--results", rig.results(), "--summary", summary))
                .isEqualTo(1);
        assertThat(rig.out()).contains("no number moved in ", "`check --older` passes them if no number moved");
        assertThat(summary).content().contains("1 of 1 experiment not as committed", "check --older");
    }

    @Test
    void afterARunEveryByteCountsAgain() throws IOException {
        Path file = folder.resolve("experiments/gradient-descent.yaml");
        assertThat(rig.run("run", file, "--results", rig.results())).isZero();
        assertThat(check("gradient-descent")).isZero();
        assertThat(rig.out()).contains("gradient-descent: no differences in ");
        Path report = rig.results().resolve("gradient-descent/report.md");
        Files.writeString(report, Files.readString(report) + "\n");
        assertThat(check("gradient-descent")).isEqualTo(1);
    }

    private int check(String name) {
        Path file = folder.resolve("experiments").resolve(name + ".yaml");
        return rig.run("check", file, "--older", "--results", rig.results(), "--junit", junit, "--summary", summary);
    }

    private String lastTrial(String name) {
        List<String> lines = rig.result(name + "/trials.csv").lines().toList();
        return lines.get(lines.size() - 1);
    }

    private void edit(String name, String from, String to) throws IOException {
        Path trials = rig.results().resolve(name + "/trials.csv");
        String text = Files.readString(trials);
        assertThat(text).contains(from);
        Files.writeString(trials, text.replace(from, to));
    }
}
