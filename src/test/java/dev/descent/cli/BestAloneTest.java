package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** best.yaml is the best configuration as an experiment of its own, with the same trials. */
class BestAloneTest {
    private static final String NETWORK = """
            layers: [{dense: {units: 4, activation: relu}}, {dense: 1}]
            loss: mse
            metrics: [mae]
            optimizer: sgd
            epochs: 3
            """;
    private static final String TABLE =
            "dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                TABLE + ", split: {validation: 0.2}}\n" + NETWORK
                        + "sweep: {grid: {optimizer: [sgd, {adam: {beta_1: 0.8}}], learning_rate: [0.001, 0.01], layers[0].units: [3, 5]}, repeats: 2}\n"
                        + "expect: [sgd.val_loss < 1e9]\n",
                TABLE + ", split: {folds: 3}}\n" + NETWORK
                        + "sweep: {cases: {a: {optimizer: rmsprop, batch_size: 8}, b: {epochs: 4, dataset.scale: min_max}}, repeats: 2}\n"
                        + "report: {rank_by: val_mae, practically_equal: {relative: 0.01}}\n",
                TABLE + "}\n" + NETWORK
                        + "sweep: {grid: {dataset.split: [{validation: 0.2, per_repeat: true}, {validation: 0.3}], seed: [4, 5]}, repeats: 2}\n",
                TABLE + ", split: {validation: 0.2, test: 0.1}}\n" + NETWORK
                        + "sweep: {zip: {learning_rate: [0.01, {exponential_decay: {initial_learning_rate: 0.01, decay_steps: 10, decay_rate: 0.9}}], epochs: [2, 3]}}\n",
                "minimize: {function: x^2 + y^2, start: {x: 1, y: 2}}\noptimizer: sgd\nsteps: 5\nsweep: {grid: {learning_rate: [0.1, 0.2], minimize.start.x: [1, 2]}}\n"
            })
    void theBestConfigurationTrainsTheSameTrialsByItself(String yaml) throws IOException {
        CommandRig rig = new CommandRig(folder);
        Path file = rig.experiment("x.yaml", yaml);
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        Path best = rig.results().resolve("x/best.yaml");
        String text = Files.readString(best);
        assertThat(text)
                .startsWith("# The best of ")
                .contains("\nname: x-best\n")
                .doesNotContain("grid", "cases", "expect");
        assertThat(rig.run("run", best, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        List<String> alone = outcomes(rig.result("x-best/trials.csv"));
        assertThat(alone).isNotEmpty();
        assertThat(outcomes(rig.result("x/trials.csv"))).containsAll(alone);
        assertThat(rig.results().resolve("x-best/best.yaml")).doesNotExist();
        String value = rig.result("x/report.md")
                .lines()
                .filter(line -> line.startsWith("**"))
                .findFirst()
                .orElseThrow();
        String again = rig.result("x-best/report.md")
                .lines()
                .filter(line -> line.startsWith("**Ends"))
                .findFirst()
                .orElseThrow();
        assertThat(value).contains(again.split(" ")[3].replaceAll("\\.?\\**$", ""));
    }

    @Test
    void whereThereIsNoOtherConfigurationThereIsNoBest() throws IOException {
        CommandRig rig = new CommandRig(folder);
        Path file = rig.experiment("x.yaml", TABLE + "}\n" + NETWORK + "sweep: {grid: {learning_rate: [0.1, 0.01]}}\n");
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        assertThat(rig.results().resolve("x/best.yaml")).exists();
        rig.experiment("x.yaml", TABLE + "}\n" + NETWORK);
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        assertThat(rig.results().resolve("x/best.yaml")).doesNotExist();
    }

    /** Id, seed, status and all losses and metrics of each trial. */
    private static List<String> outcomes(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> header = List.of(lines.get(0).split(","));
        List<String> outcomes = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            // Settings of optimizers and schedules hold commas in quotes; everything from the status on holds none.
            String[] cells = line.replaceAll("\"[^\"]*\"", "text").split(",", -1);
            int status = header.indexOf("status");
            outcomes.add(cells[1] + " " + String.join(",", List.of(cells).subList(status, cells.length)));
        }
        return outcomes;
    }
}
