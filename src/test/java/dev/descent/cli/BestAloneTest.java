package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
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

    private CommandRig rig;

    @BeforeEach
    void project() {
        rig = new CommandRig(folder);
    }

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
                "dataset: {csv: ../data/iris.csv, target: species, split: {folds: 3}}\n"
                        + "layers: [{dense: {units: 3, activation: softmax}}]\nloss: categorical_crossentropy\nmetrics: [accuracy]\noptimizer: adam\nepochs: 4\n"
                        + "sweep: {grid: {learning_rate: [0.001, 0.05]}, repeats: 2}\nreport: {rank_by: val_accuracy}\n"
                        + "expect: [best.val_accuracy > 0, all.status == completed]\n",
                "minimize: {function: x^2 + y^2, start: {x: 1, y: 2}}\noptimizer: sgd\nsteps: 5\nsweep: {grid: {learning_rate: [0.1, 0.2], minimize.start.x: [1, 2]}}\n"
            })
    void theBestConfigurationTrainsTheSameTrialsByItself(String yaml) throws IOException {
        Path file = rig.experiment("x.yaml", yaml);
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        Path best = rig.results().resolve("x/best.yaml");
        String text = Files.readString(best);
        assertThat(text)
                .matches("(?s)# Made from the results of x: the best of [0-9]+ configurations by [a-z_]+, alone\\.\n"
                        + "# Its trials have the ids that they have in trials\\.csv there\\.\nname: x-best\n.*")
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

    @Test
    void whereNoTrialCompletesThereIsNoBest() throws IOException {
        rig.experiment("x.yaml", TABLE + "}\n" + NETWORK + "sweep: {grid: {learning_rate: [1e30, 1e31]}}\n");
        assertThat(run(folder.resolve("experiments"))).isEqualTo(4);
        assertThat(rig.results().resolve("x/report.md")).exists();
        assertThat(rig.results().resolve("x/best.yaml")).doesNotExist();
        assertThat(rig.result("README.md") + rig.result("x/report.md")).doesNotContain("best.yaml");
    }

    @Test
    void theIndexAndTheReportLeadToIt() throws IOException {
        sweep();
        assertThat(rig.result("README.md")).contains("| [learning_rate=0.01](x/best.yaml) |");
        assertThat(rig.result("x/report.md"))
                .contains(
                        "[best.yaml](best.yaml), beside this page, is the best configuration as an experiment of its own");
        assertThat(run(rig.results().resolve("x/best.yaml"))).isZero();
        assertThat(rig.result("README.md")).contains("| [learning_rate=0.01](x/best.yaml) |", "[x-best]");
        assertThat(rig.result("x-best/report.md")).doesNotContain("](best.yaml)");
    }

    @Test
    void theResultsThatItLiesInStayAsTheyAre() throws IOException {
        sweep();
        Map<String, String> before = files(rig.results().resolve("x"));
        Path best = rig.results().resolve("x/best.yaml");
        assertThat(run(best)).as(rig.err()).isZero();
        assertThat(files(rig.results().resolve("x"))).isEqualTo(before);
        Files.writeString(best, Files.readString(best).replace("name: x-best", "name: x"));
        before = files(rig.results().resolve("x"));
        assertThat(run(best)).isEqualTo(2);
        assertThat(rig.err()).contains(best + " has the name of the results that it lies in");
        Files.delete(rig.results().resolve("x/.run/source"));
        assertThat(run(best)).as("as in a fresh clone").isEqualTo(2);
        assertThat(files(rig.results().resolve("x"))).isEqualTo(before);
    }

    @Test
    void itRunsWhereverItIsCopied() throws IOException {
        Files.writeString(folder.resolve("data/own.csv"), "a,b,y\n1,2,3\n2,3,5\n3,5,8\n4,5,9\n5,1,6\n");
        sweep("dataset: {csv: ../data/own.csv, target: y}\n");
        Path best = rig.results().resolve("x/best.yaml");
        assertThat(run(best)).as("far from its table").isEqualTo(2);
        assertThat(rig.err()).contains("there is no file", "run Descent in the folder of its project", "--data DIR");
        assertThat(run(best, "--data", folder)).as(rig.err()).isZero();
        List<String> trials = outcomes(rig.result("x-best/trials.csv"));
        for (String place : List.of("best.yaml", "deep/er/and/deeper/mine.yaml")) {
            Path copy = folder.resolve(place);
            Files.createDirectories(copy.getParent());
            Files.copy(best, copy);
            Path results = folder.resolve("results of " + copy.getFileName());
            assertThat(rig.run("run", copy, "--results", results, "--data", folder.resolve("data")))
                    .as(rig.err())
                    .isZero();
            assertThat(outcomes(Files.readString(results.resolve("x-best/trials.csv"))))
                    .isEqualTo(trials);
        }
    }

    @Test
    void amongTheExperimentsItIsCheckedLikeThem() throws IOException {
        sweep();
        Path best = rig.results().resolve("x/best.yaml");
        assertThat(run(best)).isZero();
        Path experiments = folder.resolve("experiments");
        assertThat(rig.run("check", experiments, "--results", rig.results())).isEqualTo(1);
        assertThat(rig.out())
                .contains("x-best: no experiment has these results; they are those of " + best
                        + ": copy it into the folder of experiments as x-best.yaml, or remove them");
        Files.copy(best, experiments.resolve("x-best.yaml"));
        assertThat(run(experiments)).as(rig.err()).isZero();
        assertThat(rig.err()).contains("x-best: 0 trials to train, 1 known");
        assertThat(rig.run("check", experiments, "--results", rig.results()))
                .as(rig.out())
                .isZero();
        Files.writeString(best, Files.readString(best).replace("learning_rate: 0.01", "learning_rate: 0.02"));
        assertThat(rig.run("check", experiments, "--results", rig.results())).isEqualTo(1);
        assertThat(rig.out()).contains("best.yaml: line ", "learning_rate: 0.02");
    }

    private void sweep() throws IOException {
        sweep(TABLE + "}\n");
    }

    private void sweep(String dataset) throws IOException {
        rig.experiment("x.yaml", dataset + NETWORK + "sweep: {grid: {learning_rate: [1e-6, 0.01]}}\n");
        assertThat(run(folder.resolve("experiments"))).as(rig.err()).isZero();
    }

    private int run(Path file, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("run", file, "--results", rig.results()));
        arguments.addAll(List.of(options));
        return rig.run(arguments.toArray());
    }

    /** The bytes of all files but those under {@code .run/}, by path. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString();
                if (!name.contains(".run")) {
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
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
            String trial = cells[header.indexOf("id")] + " " + cells[header.indexOf("seed")] + " ";
            outcomes.add(trial + String.join(",", List.of(cells).subList(status, cells.length)));
        }
        return outcomes;
    }
}
