package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.problem.FileRefused;
import dev.descent.problem.ProblemText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that begin with another one, and sections that mean nothing by themselves. */
class ExtendedTest {
    private static final String BASE = """
            dataset: {csv: t.csv, target: y}
            layers: [{dense: 1}]
            loss: mse
            optimizer: {sgd: 0.1}
            epochs: 3
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "x,y\n1,2\n2,3\n3,5\n");
        Files.writeString(folder.resolve("base.yaml"), BASE);
    }

    @Test
    void keysOfThisFileTakeThePlaceOfTheOthers() throws Exception {
        Experiment it = read("extends: base.yaml\noptimizer: adam\nbatch_size: 2\n");
        assertThat(it.spec().name()).isEqualTo("x");
        assertThat(it.spec().trials().get(0).id())
                .isEqualTo(read(BASE.replace("{sgd: 0.1}", "adam") + "batch_size: 2\n")
                        .spec()
                        .trials()
                        .get(0)
                        .id());
        assertThat(it.spec().trials().get(0).network().dataset().csv()).isEqualTo(folder.resolve("t.csv"));
        assertThat(it.resolved()).contains("epochs: 3").doesNotContain("extends");
    }

    @Test
    void aMistakeInTheOtherFileIsShownThere() throws Exception {
        Files.writeString(folder.resolve("base.yaml"), BASE.replace("mse", "msee"));
        assertThat(refused("extends: base.yaml\nepochs: -1\n"))
                .contains(
                        "base.yaml:3:7: no loss is named 'msee'; did you mean 'mse'?\n      3 | loss: msee\n        |       ^^^^")
                .contains("x.yaml:2:9: epochs is -1\n      2 | epochs: -1\n");
    }

    @Test
    void whatCannotBeExtendedIsRefused() throws Exception {
        assertThat(refused("extends: none.yaml\n")).contains("x.yaml:1:10: there is no file " + slashes("none.yaml"));
        assertThat(refused("extends: sub/base.yaml\n"))
                .contains("x.yaml:1:10: extends takes one file")
                .contains("expected the name of a file in the same folder");
        assertThat(refused("extends: [base.yaml]\n")).contains("x.yaml:1:10: extends takes one file");
        assertThat(refused("extends: ..\n")).contains("x.yaml:1:10: there is no file");
        Files.writeString(folder.resolve("second.yaml"), "extends: base.yaml\nepochs: 2\n");
        assertThat(refused("extends: second.yaml\n" + BASE))
                .contains("second.yaml:1:1: a file that is extended by x.yaml can't extend another one")
                .doesNotContain("has no '");
    }

    @Test
    void aMissingFileIsOneMistakeAndNotOneMoreForEachKeyOfIt() throws Exception {
        assertThat(refused("extends: none.yaml\nepochs: -1\n"))
                .contains("there is no file")
                .doesNotContain("has no '");
    }

    @Test
    void extendsIsNoKeyOfASweepOrAnOption() throws Exception {
        assertThat(refused("extends: base.yaml\nsweep: {grid: {extends: [base.yaml]}}\n"))
                .contains("'extends' can't be swept");
        Path path = Files.writeString(folder.resolve("x.yaml"), BASE);
        FileRefused refused = catchThrowableOfType(
                FileRefused.class,
                () -> ExperimentReader.read(path, Map.of("extends", "base.yaml"), Set.of("lockstep"), Set.of("local")));
        assertThat(ProblemText.of(refused.problems())).contains("'extends' can't be set");
    }

    @Test
    void aSectionThatBeginsWithXHoldsAnchors() throws Exception {
        String anchors = "x-optimizer: &o {sgd: 0.1}\nx-any: [1, {a: b}]\n";
        assertThat(read(anchors + BASE.replace("{sgd: 0.1}", "*o"))
                        .spec()
                        .trials()
                        .get(0)
                        .id())
                .isEqualTo(read(BASE).spec().trials().get(0).id());
        assertThat(read(anchors + BASE).resolved()).doesNotContain("x-");
        assertThat(refused(BASE.replace("{dense: 1}", "{dense: {units: 1, x-a: 1}}")))
                .contains("unknown key 'x-a'");
    }

    private String slashes(String name) {
        return folder.resolve(name).toString().replace('\\', '/');
    }

    private Experiment read(String text) throws Exception {
        Path path = Files.writeString(folder.resolve("x.yaml"), text);
        try {
            return ExperimentReader.read(path, Map.of(), Set.of("lockstep"), Set.of("local"));
        } catch (FileRefused refused) {
            throw new AssertionError(ProblemText.of(refused.problems()), refused);
        }
    }

    private String refused(String text) throws Exception {
        Path path = Files.writeString(folder.resolve("x.yaml"), text);
        FileRefused refused = catchThrowableOfType(
                FileRefused.class, () -> ExperimentReader.read(path, Map.of(), Set.of("lockstep"), Set.of("local")));
        assertThat(refused).as("%s is accepted", text).isNotNull();
        return ProblemText.of(refused.problems());
    }
}
