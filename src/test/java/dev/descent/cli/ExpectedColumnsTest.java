package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions on swept keys, from the plan to the comparison of two results. */
class ExpectedColumnsTest {
    private static final String SWEEP = """
            dataset: {csv: ../data/advertising.csv, target: sales, features: [TV, radio], scale: standard}
            layers: [{dense: {units: 2, activation: tanh}}, {dense: 1}]
            loss: mse
            epochs: 3
            sweep:
              grid:
                optimizer: [{sgd: {learning_rate: [1e-9, 0.1]}}, {adam: {learning_rate: 1e-9}}]
                layers[0].units: [2, 3]
                seed: [0, 1]
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    void aConditionMayNameASweptKeyInEveryCommand() {
        Path results = folder.resolve("results");
        Path file = rig.experiment(
                "s.yaml",
                SWEEP
                        + "expect: [best.optimizer == sgd, best.optimizer != adam, best.optimizer == sgd(learning_rate=0.1),"
                        + " best.layers[0].units < 3.0, 0.0 == best.seed, 1e-9 < best.final_loss]\n");
        assertThat(rig.run("plan", file)).as(rig.err()).isZero();
        assertThat(rig.run("run", file, "--results", results)).as(rig.out()).isZero();
        String report = read("report.md");
        assertThat(report)
                .contains("| best.optimizer == sgd | holds | best.optimizer is sgd(learning_rate=0.1) |")
                .contains("| best.optimizer != adam | holds | best.optimizer is sgd(learning_rate=0.1) |");
        assertThat(rig.run("check", file, "--results", results)).as(rig.err()).isZero();
        assertThat(rig.run("check", results.resolve("s/experiment.yaml"), "--results", results))
                .as(rig.err())
                .isZero();
        assertThat(rig.run("compare", results.resolve("s"), results.resolve("s")))
                .as(rig.err())
                .isZero();
        assertThat(rig.run("report", file, "--results", results)).as(rig.err()).isZero();
        assertThat(read("report.md")).isEqualTo(report);
    }

    @Test
    void whatFailsSaysWhatWasFoundAndMakesTheExitCodeOne() {
        Path file = rig.experiment("s.yaml", SWEEP + "expect: [best.optimizer == adam]\n");
        assertThat(rig.run("run", file, "--results", folder.resolve("results"))).isEqualTo(1);
        assertThat(read("report.md"))
                .contains("| best.optimizer == adam | does not hold | best.optimizer is sgd(learning_rate=0.1) |");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve("results/s").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
