package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report: {weights: true}}: weights.csv, its picture, and what is said where they can't be. */
class WeightsTest {
    private static final String START = """
            dataset: {csv: ../data/few.csv, target: y, split: {validation: 0.25}}
            layers: [{dense: {units: 3, activation: tanh}}, batch_normalization, {dense: 1}]
            loss: mse
            optimizer: {adam: {learning_rate: 0.05}}
            """;
    private static final String SWEPT = START + "epochs: 6\nsweep: {grid: {learning_rate: [0.05, 0.2]}, repeats: 3}\n";
    private static final String ASKED = "report: {weights: true}\n";

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void writeATable() throws IOException {
        rig = new CommandRig(folder);
        StringBuilder csv = new StringBuilder("bias,b,y\n");
        for (int i = 0; i < 12; i++) {
            csv.append(i)
                    .append(',')
                    .append(i * 5 % 7)
                    .append(',')
                    .append(i * i % 11)
                    .append('\n');
        }
        Files.writeString(folder.resolve("data/few.csv"), csv);
    }

    @Test
    void everyWeightIsThereAtTheStartAndAfterPowersOfTwoAndTheLastEpoch() {
        run(START + "epochs: 6\n" + ASKED);
        List<String> rows = rows();
        assertThat(rows.stream().map(row -> row.substring(0, row.indexOf(','))).distinct())
                .containsExactly("0", "1", "2", "4", "6");
        List<String> names = List.of(
                "0,bias_feature,0",
                "0,bias_feature,1",
                "0,bias_feature,2",
                "0,b,0",
                "0,b,1",
                "0,b,2",
                "0,bias,0",
                "0,bias,1",
                "0,bias,2",
                "1,gamma,0",
                "1,gamma,1",
                "1,gamma,2",
                "1,beta,0",
                "1,beta,1",
                "1,beta,2",
                "1,moving_mean,0",
                "1,moving_mean,1",
                "1,moving_mean,2",
                "1,moving_variance,0",
                "1,moving_variance,1",
                "1,moving_variance,2",
                "2,0,0",
                "2,1,0",
                "2,2,0",
                "2,bias,0");
        for (int epoch : new int[] {0, 1, 2, 4, 6}) {
            assertThat(rows.stream()
                            .filter(row -> row.startsWith(epoch + ","))
                            .map(row -> row.substring(row.indexOf(',') + 1, row.lastIndexOf(','))))
                    .as("epoch %s", epoch)
                    .containsExactlyElementsOf(names);
        }
        assertThat(rows).contains("0,0,bias,0,0", "0,1,gamma,0,1", "0,1,moving_mean,2,0");
        assertThat(rig.result("x/report.md"))
                .contains(
                        "has all 25 weights of trial 1, the one whose predictions are shown, at the start, epoch 0, and"
                                + " after epochs 1, 2, 4 and 6. Dense layers are drawn; what batch_normalization learned",
                        "](plots/weights.svg)");
        assertThat(rig.result("x/experiment.yaml")).contains("weights: true");
    }

    /** A network of no epochs is saved as it starts; one of all as it ends. */
    @Test
    void theyAreThoseOfNetworksThatEndThere() {
        run(START + "epochs: 6\n" + ASKED);
        List<String> whole = rows();
        for (int epoch : new int[] {1, 2, 4, 6}) {
            run(START + "epochs: " + epoch + "\n" + ASKED);
            assertThat(rows().stream().filter(row -> row.startsWith(epoch + ",")))
                    .as("epoch %s", epoch)
                    .isNotEmpty()
                    .containsExactlyElementsOf(whole.stream()
                            .filter(row -> row.startsWith(epoch + ","))
                            .toList());
        }
    }

    @Test
    void bytesAreOneForAnyJobsResumptionShardsAndBuiltInEngine() throws IOException {
        run(SWEPT + ASKED);
        Map<String, String> first = files();
        assertThat(first).containsKeys("weights.csv", "plots/weights.svg");
        run(SWEPT + ASKED, "--fresh", "--jobs", 1);
        assertThat(files()).isEqualTo(first);
        run(SWEPT + ASKED, "--fresh", "--jobs", 2);
        assertThat(files()).isEqualTo(first);
        run(SWEPT + ASKED);
        assertThat(files()).isEqualTo(first);
        Path file = folder.resolve("experiments/x.yaml");
        assertThat(rig.run("report", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        assertThat(files()).isEqualTo(first);
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
        assertThat(files(others.resolve("x"))).isEqualTo(first);

        run(SWEPT + ASKED, "--fresh", "--engine", "reference");
        assertThat(rig.result("x/weights.csv")).isEqualTo(first.get("weights.csv"));
        assertThat(rig.result("x/plots/weights.svg")).isEqualTo(first.get("plots/weights.svg"));
    }

    @Test
    void ofRepeatsTheOneInTheMiddleIsShown() {
        run(SWEPT + "report: {weights: true, model: safetensors}\n");
        String report = rig.result("x/report.md");
        String trial = report.replaceAll("(?s).*the network of (trial \\d), the one whose.*", "$1");
        assertThat(report).contains("weights of " + trial + ", the one whose predictions are shown");
    }

    @Test
    void withoutThemNothingIsLeftOfThem() {
        run(SWEPT + ASKED);
        run(SWEPT);
        assertThat(rig.results().resolve("x/weights.csv")).doesNotExist();
        assertThat(rig.results().resolve("x/plots/weights.svg")).doesNotExist();
        assertThat(rig.result("x/report.html")).doesNotContain("weights-data", ".y0");
        assertThat(rig.result("x/experiment.yaml")).doesNotContain("weights");
    }

    @Test
    void checkSaysWhichWeightMoved() throws IOException {
        run(START + "epochs: 2\n" + ASKED);
        Path csv = rig.results().resolve("x/weights.csv");
        Files.writeString(csv, Files.readString(csv).replaceFirst("\n2,0,b,1,.*", "\n2,0,b,1,17"));
        assertThat(rig.run("check", folder.resolve("experiments/x.yaml"), "--results", rig.results()))
                .isOne();
        assertThat(rig.out()).contains("weights.csv: epoch=2, layer=0, input=b, unit=1: value 17 → ");
    }

    @Test
    void theEpochThatEarlyStoppingRestoresIsAmongThem() {
        run(START + "epochs: 60\nearly_stopping: {monitor: val_loss, patience: 3, restore_best: true}\n"
                + ASKED.replace("}", ", model: safetensors}"));
        String report = rig.result("x/report.md");
        assertThat(report).containsPattern("The network is that of epoch \\d+, which early stopping restored\\.");
        String best = report.replaceAll("(?s).*The network is that of epoch (\\d+),.*", "$1");
        assertThat(rows()).anyMatch(row -> row.startsWith(best + ",0,"));
    }

    @Test
    void anEmbeddedColumnHasARowForEachCategoryAndNumber() throws IOException {
        Files.writeString(folder.resolve("data/few.csv"), "a,city,y\n1,Bern,2\n3,Chur,5\n4,Bern,3\n6,Olten,1\n");
        run("""
            dataset: {csv: ../data/few.csv, target: y, categorical: {columns: {city: {embedding: 2}}}}
            layers: [{residual: [{dense: {units: 3, activation: relu}}]}, {dense: 1}]
            loss: mse
            optimizer: sgd
            epochs: 1
            """ + ASKED);
        assertThat(rows().stream()
                        .filter(row -> row.startsWith("1,"))
                        .map(row -> row.substring(2, row.lastIndexOf(','))))
                .startsWith("0,city=Bern,1", "0,city=Bern,2", "0,city=Chur,1")
                .contains("2,a,0", "2,city.0,0", "2,city.1,2", "4,2,0", "4,bias,0");
        assertThat(rig.result("x/report.md")).contains("what embedding learned stands in the file alone");
        assertThat(rig.result("x/plots/weights.svg")).contains("city.1 → unit 2 of layer 2: ");
    }

    @Test
    void aNetworkThatIsNotTrainedHasItsStartAlone() {
        run(START.replace("optimizer: {adam: {learning_rate: 0.05}}\n", "") + "epochs: 0\n" + ASKED);
        assertThat(rows()).isNotEmpty().allMatch(row -> row.startsWith("0,"));
        assertThat(rig.result("x/report.md"))
                .contains(
                        "which no epoch has moved.", "![Weights before the first step. Of trial 1: the wider a line, ")
                .doesNotContain("rim of a unit for a bias of");
    }

    @Test
    void aNetworkTooLargeToDrawIsNotDrawn() {
        run(START.replace("units: 3", "units: 64") + "epochs: 1\n" + ASKED);
        assertThat(rig.result("x/report.md"))
                .contains("The network is not drawn, for it has 65 units, and a picture shows at most 64.");
        assertThat(rig.results().resolve("x/plots/weights.svg")).doesNotExist();
        assertThat(rig.results().resolve("x/weights.csv")).exists();
        assertThat(rig.result("x/report.html")).doesNotContain("weights-data");
    }

    @Test
    void aFileThatWouldBeTooLongHasTheEndsAloneOrIsNotThere() {
        String large = START.replace("units: 3", "units: 12000").replace("batch_normalization, ", "") + "epochs: ";
        run(large + "8\n" + ASKED);
        assertThat(rows()).hasSize(2 * 48_001);
        assertThat(rig.result("x/report.md"))
                .contains(
                        "at the start, epoch 0, and after epoch 8. Of other epochs there would be more than 200,000 rows.");
        run(large.replace("12000", "30000") + "2\n" + ASKED);
        assertThat(rig.results().resolve("x/weights.csv")).doesNotExist();
        assertThat(rig.result("x/report.md"))
                .contains(
                        "There is no weights.csv: it would have more than 200,000 rows, for the network has 120001 weights;");
    }

    @Test
    void ofAnEngineThatDoesNotTellThemTheReportSaysSo() throws IOException {
        Path services = Files.createDirectories(folder.resolve("plugin/META-INF/services"));
        Files.writeString(services.resolve(Engine.class.getName()), FickleEngine.class.getName() + "\n");
        Path file = rig.experiment("x.yaml", START + "epochs: 2\nengine: fickle\n" + ASKED);
        List<String> options = List.of("-cp", folder.resolve("plugin").toString(), "-D" + FickleEngine.ERRS + "=1");
        assertThat(rig.runAlone(options, "run", file, "--results", rig.results()))
                .as(rig.output())
                .isZero();
        assertThat(rig.result("x/report.md"))
                .contains("There is no weights.csv: the engine 'fickle' does not tell weights after an epoch.");
        assertThat(rig.results().resolve("x/weights.csv")).doesNotExist();
    }

    @Test
    void whereNoTrialCompletesThereAreNone() {
        Path file = rig.experiment(
                "x.yaml",
                START.replace("{adam: {learning_rate: 0.05}}", "{sgd: {learning_rate: 1e30}}") + "epochs: 3\n" + ASKED);
        assertThat(rig.run("run", file, "--results", rig.results())).isEqualTo(4);
        assertThat(rig.results().resolve("x/weights.csv")).doesNotExist();
    }

    private void run(String yaml, Object... options) {
        Path file = rig.experiment("x.yaml", yaml);
        Object[] words = Stream.concat(Stream.of("run", file, "--results", rig.results()), Stream.of(options))
                .toArray();
        assertThat(rig.run(words)).as(rig.err()).isZero();
    }

    private List<String> rows() {
        List<String> lines = rig.result("x/weights.csv").lines().toList();
        assertThat(lines.get(0)).isEqualTo("epoch,layer,input,unit,value");
        return lines.subList(1, lines.size());
    }

    private Map<String, String> files() throws IOException {
        return files(rig.results().resolve("x"));
    }

    /** All files of a folder but those of .run, by name. */
    private static Map<String, String> files(Path results) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(results)) {
            for (Path path : tree.filter(Files::isRegularFile).collect(Collectors.toCollection(ArrayList::new))) {
                String name = results.relativize(path).toString();
                if (!name.startsWith(".run")) {
                    files.put(name, Files.readString(path, StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }
}
