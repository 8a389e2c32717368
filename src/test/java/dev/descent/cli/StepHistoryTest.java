package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report: {history: steps}} and {@code running}: history.csv with a row a step, and with metrics before the steps. */
class StepHistoryTest {
    private static final String START = """
            dataset: {csv: ../data/and.csv, target: y}
            layers: [{dense: {units: 1, activation: sigmoid}}]
            loss: binary_crossentropy
            metrics: [accuracy]
            optimizer: {sgd: {learning_rate: 0.5}}
            """;
    private static final String SWEPT = START + "epochs: 3\nsweep: {grid: {batch_size: [1, 3, full]}, repeats: 2}\n";
    private static final String STEPS = "report: {history: steps}\n";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void writeATable() throws IOException {
        rig = new CommandRig(folder);
        Files.writeString(folder.resolve("data/and.csv"), "a,b,y\n0,0,0\n0,1,0\n1,0,0\n1,1,1\n");
    }

    @Test
    void eachStepHasARowAndTheLastOfAnEpochWhatIsMeasuredAfterIt() {
        run(SWEPT + STEPS);
        assertThat(rig.err()).contains("x: 6 trials to train again, for their steps\n");
        List<Map<String, String>> rows = rows();
        // of 4 rows in batches of 1, 3 and all, two repeats of three epochs
        assertThat(rows).hasSize(2 * 3 * (4 + 2 + 1));
        assertThat(rows.get(0).keySet())
                .containsExactly(
                        "trial",
                        "epoch",
                        "step",
                        "learning_rate",
                        "batch_loss",
                        "gradient_norm",
                        "step_length",
                        "running_loss",
                        "running_accuracy",
                        "loss",
                        "accuracy");
        List<Map<String, String>> first = rows.subList(0, 4);
        assertThat(first).extracting(row -> row.get("epoch")).containsOnly("1");
        assertThat(first).extracting(row -> row.get("step")).containsExactly("1", "2", "3", "4");
        assertThat(first.subList(0, 3)).extracting(row -> row.get("loss")).containsOnly("");
        assertThat(first.get(3).get("loss")).isNotEmpty();
        assertThat(rig.result("x/experiment.yaml")).contains("history: steps");
    }

    @Test
    @DisplayName("with sgd a step is η times the gradient long, and running values are means over the batches so far")
    void theNumbersCanBeRedone() {
        run(START + "batch_size: 1\nepochs: 5\n" + STEPS);
        double sum = 0;
        double right = 0;
        for (Map<String, String> row : rows()) {
            int before = (Integer.parseInt(row.get("step")) - 1) % 4;
            sum = before == 0 ? 0 : sum;
            right = before == 0 ? 0 : right;
            double loss = number(row, "batch_loss");
            sum += loss;
            // of one row the loss is −ln of what was said of its class, which is right above a half
            right += loss < Math.log(2) ? 1 : 0;
            assertThat(number(row, "step_length")).isCloseTo(0.5 * number(row, "gradient_norm"), within(1e-6));
            assertThat(number(row, "running_loss")).isCloseTo(sum / (before + 1), within(1e-6));
            assertThat(number(row, "running_accuracy")).isCloseTo(right / (before + 1), within(1e-6));
        }
    }

    @Test
    void runningMetricsOfAnEpochAreThoseOfItsLastStep() {
        run(SWEPT + STEPS);
        List<String> ofSteps = rows().stream()
                .filter(row -> !row.get("loss").isEmpty())
                .map(row -> row.get("running_loss") + " " + row.get("running_accuracy") + " " + row.get("loss"))
                .toList();
        run(SWEPT + "report: {running: true}\n");
        assertThat(rows().get(0).keySet())
                .containsExactly(
                        "trial", "epoch", "learning_rate", "running_loss", "running_accuracy", "loss", "accuracy");
        assertThat(rows().stream()
                        .map(row ->
                                row.get("running_loss") + " " + row.get("running_accuracy") + " " + row.get("loss")))
                .containsExactlyElementsOf(ofSteps);
        assertThat(rig.result("x/experiment.yaml")).contains("running: true");
    }

    @Test
    void bytesAreOneForAnyJobsResumptionShardsAndBuiltInEngine() throws IOException {
        run(SWEPT + STEPS);
        String first = rig.result("x/history.csv");
        for (String jobs : List.of("1", "2")) {
            run(SWEPT + STEPS, "--fresh", "--jobs", jobs);
            assertThat(rig.result("x/history.csv")).isEqualTo(first);
        }
        run(SWEPT + STEPS);
        assertThat(rig.result("x/history.csv")).isEqualTo(first);
        Path file = folder.resolve("experiments/x.yaml");
        assertThat(rig.run("check", file, "--results", rig.results()))
                .as(rig.out())
                .isZero();
        Path others = folder.resolve("others");
        for (int shard = 1; shard <= 2; shard++) {
            rig.run("run", file, "--results", others, "--shard", shard + "/2");
        }
        assertThat(rig.run("merge", "--experiment", file, "--results", others))
                .as(rig.err())
                .isZero();
        assertThat(Files.readString(others.resolve("x/history.csv"))).isEqualTo(first);
        run(SWEPT + STEPS, "--fresh", "--engine", "reference");
        assertThat(rig.result("x/history.csv")).isEqualTo(first);
    }

    @Test
    void checkSaysWhichStepMoved() throws IOException {
        run(SWEPT + STEPS);
        Path csv = rig.results().resolve("x/history.csv");
        Files.writeString(csv, Files.readString(csv).replaceFirst("\n1,1,3,0.5,[^,]*", "\n1,1,3,0.5,17"));
        assertThat(rig.run("check", folder.resolve("experiments/x.yaml"), "--results", rig.results()))
                .isOne();
        assertThat(rig.out()).contains("history.csv: trial 1 (", "), epoch 1, step 3: batch_loss 17 → ");
    }

    @Test
    void idsAndOtherFilesAreAsWithout() {
        run(SWEPT);
        String trials = rig.result("x/trials.csv");
        run(SWEPT + STEPS);
        assertThat(rig.result("x/trials.csv")).isEqualTo(trials);
    }

    @Test
    void aTrialThatDivergesHasTheStepsBefore() {
        run(START.replace("sigmoid}", "linear}")
                        .replace("binary_crossentropy", "mse")
                        .replace("accuracy", "mae")
                + "batch_size: 1\nepochs: 60\nsweep: {grid: {learning_rate: [0.1, 30]}}\n"
                + STEPS);
        List<Map<String, String>> diverged =
                rows().stream().filter(row -> row.get("trial").equals("2")).toList();
        assertThat(diverged).hasSizeBetween(5, 239);
        assertThat(diverged.get(diverged.size() - 1).get("loss")).isEmpty();
    }

    @Test
    @DisplayName("batches lie beside all rows in a picture, a panel a batch size")
    void theLossOfBatchesIsDrawn() {
        run(SWEPT + STEPS);
        assertThat(rig.result("x/plots/batch_loss.svg"))
                .contains(
                        ">Loss of batches, step by step<", ">a batch, before its step<", ">all rows, after the epoch<")
                .contains(">panels: batch_size<", ">full<", ">epoch<");
        assertThat(rig.result("x/report.md")).contains("](plots/batch_loss.svg)");
        run(START + "sweep: {cases: {one: {batch_size: 1, epochs: 4}, four: {batch_size: full, epochs: 16}}}\n"
                + STEPS);
        assertThat(rig.result("x/plots/batch_loss.svg")).contains(">step<").doesNotContain(">epoch<");
        run(SWEPT);
        assertThat(rig.results().resolve("x/plots/batch_loss.svg")).doesNotExist();
    }

    @Test
    @DisplayName("a row that is right by far does not stretch the axis of losses, and the caption says where it lies")
    void theLossOfABatchMayLieAtTheLowerEdge() {
        run(START + "batch_size: 1\nepochs: 3000\n" + STEPS);
        assertThat(rig.result("x/report.md"))
                .containsPattern("batches with a loss below [0-9.e-]+ lie at the lower edge");
    }

    @Test
    void ofAnEngineThatDoesNotTellThemTheReportSaysSo() throws IOException {
        Path services = Files.createDirectories(folder.resolve("plugin/META-INF/services"));
        Files.writeString(services.resolve(Engine.class.getName()), FickleEngine.class.getName() + "\n");
        List<String> options = List.of("-cp", folder.resolve("plugin").toString(), "-D" + FickleEngine.ERRS + "=1");
        Path file = rig.experiment("x.yaml", START + "epochs: 2\nengine: fickle\n" + STEPS);
        assertThat(rig.runAlone(options, "run", file, "--results", rig.results()))
                .as(rig.output())
                .isZero();
        assertThat(rig.result("x/report.md"))
                .contains("There is no history.csv, for the engine 'fickle' does not tell its steps;");
        assertThat(rig.results().resolve("x/history.csv")).doesNotExist();
        rig.experiment("x.yaml", START + "epochs: 2\nengine: fickle\nreport: {running: true}\n");
        assertThat(rig.runAlone(options, "run", file, "--results", rig.results()))
                .as(rig.output())
                .isZero();
        assertThat(rig.result("x/report.md"))
                .contains(
                        "The running metrics in history.csv are empty, for the engine 'fickle' does not tell its steps.");
    }

    @Test
    void tooManyStepsAreRefusedBeforeAnyIsDone() {
        Path file = rig.experiment("x.yaml", START + "batch_size: 1\nepochs: 25001\n" + STEPS);
        assertThat(rig.run("run", file, "--results", rig.results())).isEqualTo(2);
        assertThat(rig.err())
                .contains("history.csv would have 100004 rows, one a step, and has at most 100000")
                .contains("expected fewer trials or epochs, or larger batches; or `history: all`, a row an epoch");
        run(START + "epochs: 25001\n" + STEPS);
        String halving = """
                batch_size: 1
                sweep:
                  over: {learning_rate: {log_uniform: [0.01, 1]}}
                  search: {successive_halving: {configurations: 6, eta: 3}}
                report: {history: steps, rank_by: val_loss}
                """;
        String splits = START.replace("target: y", "target: y, split: {validation: 0.5}");
        file = rig.experiment("x.yaml", splits + "epochs: 60000\n" + halving);
        assertThat(rig.run("plan", file)).isEqualTo(2);
        assertThat(rig.err()).contains("history.csv would have up to ").contains(" rows, one a step");
        file = rig.experiment(
                "x.yaml",
                START
                        + "batch_size: 1\nepochs: 1000\nsweep: {grid: {learning_rate: [0.1, 1]}, confirm: {best: 2, repeats: 20}}\n"
                        + STEPS);
        assertThat(rig.run("plan", file)).isEqualTo(2);
        assertThat(rig.err()).contains("history.csv would have up to 160000 rows");
    }

    @Test
    void whatCannotBeIsRefused() {
        Path file = rig.experiment("x.yaml", START + "epochs: 1\nreport: {history: none, running: true}\n");
        assertThat(rig.run("plan", file)).isEqualTo(2);
        assertThat(rig.err()).contains("there is no history.csv that could have running metrics");
        file = rig.experiment(
                "x.yaml",
                "minimize: {function: x^2, start: {x: 1}}\noptimizer: sgd\nreport: {history: steps, running: true}\n");
        assertThat(rig.run("plan", file)).isEqualTo(2);
        assertThat(rig.err())
                .contains("trajectory.csv has a row a step anyway")
                .contains("there are no batches to measure");
    }

    private void run(String yaml, Object... options) {
        Path file = rig.experiment("x.yaml", yaml);
        Object[] words = Stream.concat(Stream.of("run", file, "--results", rig.results()), Stream.of(options))
                .toArray();
        assertThat(rig.run(words)).as(rig.err()).isZero();
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private List<Map<String, String>> rows() {
        List<String> lines = rig.result("x/history.csv").lines().toList();
        String[] names = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int c = 0; c < names.length; c++) {
                row.put(names[c], cells[c]);
            }
            rows.add(row);
        }
        return rows;
    }
}
