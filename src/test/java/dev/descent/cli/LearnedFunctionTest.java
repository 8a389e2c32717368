package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report: {function: true}}: function.csv, its picture, and what is said where they can't be. */
class LearnedFunctionTest {
    private static final String END = """
            loss: mse
            optimizer: {sgd: 0.05}
            epochs: 6
            batch_size: full
            report: {function: true}
            """;
    private static final String LINE = "dataset: {csv: ../data/few.csv, target: y, features: [a], scale: standard,"
            + " scale_target: standard, split: {validation: 0.25}}\nlayers: [{dense: 1}]\n" + END;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void writeATable() throws IOException {
        rig = new CommandRig(folder);
        StringBuilder csv = new StringBuilder("a,b,c,word,y,class\n");
        for (int i = 0; i < 12; i++) {
            csv.append(i + "," + i * 5 % 7 + ",1.5," + (i % 2 == 0 ? "red" : "blue") + "," + i * i % 11 + ","
                    + "uvw".charAt(i % 3) + "\n");
        }
        Files.writeString(folder.resolve("data/few.csv"), csv);
    }

    @Test
    @DisplayName(
            "a curve has 121 values in the units of the table, and says to a row's value what predictions.csv says to the row")
    void curve() {
        run(LINE);
        List<String> lines = rig.result("x/function.csv").lines().toList();
        assertThat(lines.get(0)).isEqualTo("epoch,a,prediction");
        assertThat(lines).hasSize(1 + 5 * 121);
        assertThat(lines.get(1)).startsWith("0,0,");
        assertThat(lines.get(121)).startsWith("0,11,");
        List<String> last = lines.stream().filter(line -> line.startsWith("6,")).toList();
        assertThat(last).hasSize(121);
        List<String> predictions = rig.result("x/predictions.csv").lines().toList();
        String ofFirst = predictions.get(1);
        String ofLast = predictions.stream()
                .filter(line -> line.contains(",11,"))
                .findFirst()
                .orElse(last.get(120));
        assertThat(last.get(0)).endsWith(ofFirst.substring(ofFirst.lastIndexOf(',')));
        assertThat(last.get(120)).endsWith(ofLast.substring(ofLast.lastIndexOf(',')));
        assertThat(rig.result("x/report.md"))
                .contains(
                        "## Function",
                        "says to 121 values of a from the least to the greatest of the rows, at the start, epoch 0, and after epochs 1, 2, 4"
                                + " and 6.",
                        "](plots/function.svg)");
        assertThat(rig.result("x/plots/function.svg"))
                .contains("The function after epoch 6", "9 training rows and 3 validation rows");
        assertThat(rig.result("x/report.html").split("<template class=\"frame\"", -1))
                .hasSize(6);
        assertThat(rig.result("x/experiment.yaml")).contains("function: true");
    }

    @Test
    @DisplayName("a line of weights by hand: y = 2x + 1 of inputs as they are")
    void byHand() {
        run("dataset: {csv: ../data/few.csv, target: y, features: [a]}\nlayers: [{dense: {units: 1, kernel_initializer:"
                + " {values: [[2]]}, bias_initializer: {values: [1]}}}]\n"
                + END.replace("epochs: 6", "epochs: 0"));
        assertThat(rig.result("x/function.csv").lines()).hasSize(122).contains("0,0,1", "0,5.5,12", "0,11,23");
    }

    @Test
    @DisplayName("a surface has 41 values of each column; of classes there is a number a class, and a colour a class")
    void surface() {
        run(
                "dataset: {csv: ../data/few.csv, target: class, features: [a, b]}\nlayers: [{dense: {units: 3, activation: softmax}}]\n"
                        + END.replace("mse", "categorical_crossentropy"));
        List<String> lines = rig.result("x/function.csv").lines().toList();
        assertThat(lines.get(0)).isEqualTo("epoch,a,b,prediction_u,prediction_v,prediction_w");
        assertThat(lines).hasSize(1 + 5 * 41 * 41);
        String svg = rig.result("x/plots/function.svg");
        assertThat(svg).contains(">u</text>", ">v</text>", ">w</text>");
        assertThat(svg.split("<circle", -1)).hasSize(13);
    }

    @Test
    @DisplayName("bytes are the same for any jobs, resumed, by report and by the reference engine")
    void bytes() throws IOException {
        run(LINE);
        Map<String, String> first = files();
        assertThat(first).containsKeys("function.csv", "plots/function.svg");
        run(LINE, "--fresh", "--jobs", 2);
        assertThat(files()).isEqualTo(first);
        run(LINE);
        assertThat(files()).isEqualTo(first);
        Path file = folder.resolve("experiments/x.yaml");
        assertThat(rig.run("report", file, "--results", rig.results())).isZero();
        assertThat(files()).isEqualTo(first);
        run(LINE + "engine: reference\n", "--fresh");
        assertThat(files().get("function.csv")).isEqualTo(first.get("function.csv"));
        run(LINE.replace("report: {function: true}\n", ""));
        assertThat(files()).doesNotContainKeys("function.csv", "plots/function.svg");
    }

    @Test
    @DisplayName("shards that are merged have the bytes of one run")
    void shards() throws IOException {
        String swept = LINE + "sweep: {grid: {learning_rate: [0.05, 0.2]}, repeats: 3}\n";
        run(swept);
        Map<String, String> first = files();
        assertThat(first).containsKeys("function.csv", "plots/function.svg");
        Path file = folder.resolve("experiments/x.yaml");
        Path others = folder.resolve("others");
        for (int shard = 1; shard <= 2; shard++) {
            rig.run("run", file, "--results", others, "--shard", shard + "/2");
        }
        assertThat(rig.run("merge", "--experiment", file, "--results", others))
                .as(rig.err())
                .isZero();
        assertThat(files(others.resolve("x"))).isEqualTo(first);
    }

    @Test
    @DisplayName("check tells which value moved, of a curve, a surface and a number a class")
    void check() throws IOException {
        checkTells(LINE, "2,0,", "epoch=2, a=0: prediction 17 → ");
        checkTells(
                LINE.replace("[a]", "[a, b]")
                        .replace("target: y", "target: [y, c]")
                        .replace("{dense: 1}", "{dense: 2}"),
                "2,0,0.15,",
                "epoch=2, a=0, b=0.15: prediction_y 17 → ");
        checkTells(LINE.replace("[a]", "[a, b]"), "2,0,0.15,", "epoch=2, a=0, b=0.15: prediction 17 → ");
    }

    private void checkTells(String yaml, String row, String told) throws IOException {
        run(yaml);
        Path csv = rig.results().resolve("x/function.csv");
        Files.writeString(csv, Files.readString(csv).replaceFirst("\n" + row + "[^,\n]+", "\n" + row + "17"));
        assertThat(rig.run("check", folder.resolve("experiments/x.yaml"), "--results", rig.results()))
                .isOne();
        assertThat(rig.out()).contains("1 difference", "function.csv: " + told);
    }

    @Test
    @DisplayName("no two columns have one name: a feature that is called like one of ours is followed by _feature")
    void names() throws IOException {
        Path csv = folder.resolve("data/few.csv");
        Files.writeString(csv, Files.readString(csv).replaceFirst("a,b", "epoch,prediction"));
        run(LINE.replace("[a]", "[epoch, prediction]"));
        assertThat(rig.result("x/function.csv"))
                .startsWith("epoch,epoch_feature,prediction_feature,prediction\n0,0,0,");
    }

    @Test
    @DisplayName("of a column with one value there is neither curve nor surface, and the report says so")
    void oneValue() {
        for (String features : List.of("[c]", "[a, c]")) {
            run(LINE.replace("[a]", features));
            assertThat(rig.results().resolve("x/function.csv")).doesNotExist();
            assertThat(rig.results().resolve("x/plots/function.svg")).doesNotExist();
            assertThat(rig.result("x/report.md"))
                    .contains("There is no function.csv: 'c' has the same value in all rows.");
        }
    }

    @Test
    @DisplayName("of a text there is no curve, and the report says so; of three columns the file is refused")
    void refused() {
        run("dataset: {csv: ../data/few.csv, target: y, features: [word]}\nlayers: [{dense: 1}]\n" + END);
        assertThat(rig.result("x/report.md")).contains("There is no function.csv: 'word' is not a number.");
        rig.experiment(
                "x.yaml",
                "dataset: {csv: ../data/few.csv, target: y, features: [a, b, c]}\nlayers: [{dense: 1}]\n" + END);
        assertThat(rig.run("run", folder.resolve("experiments/x.yaml"), "--results", rig.results()))
                .isEqualTo(2);
        assertThat(rig.err())
                .contains(
                        "x.yaml:7:20: a function of 3 columns can't be drawn",
                        "expected one or two columns in `dataset.features`, or no `function`");
    }

    private void run(String text, Object... options) {
        rig.experiment("x.yaml", text);
        Object[] all = Stream.concat(
                        Stream.of("run", folder.resolve("experiments/x.yaml"), "--results", rig.results()),
                        Stream.of(options))
                .toArray();
        assertThat(rig.run(all)).as(rig.err()).isZero();
    }

    private Map<String, String> files() throws IOException {
        return files(rig.results().resolve("x"));
    }

    private static Map<String, String> files(Path results) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(results)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = results.relativize(file).toString();
                if (!name.startsWith(".run")) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }
}
