package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Tensor;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Safetensors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings that start from the weights of a file. */
class InitialWeightsTest {
    /** Seven lines, so that the key stands in line 7. */
    private static final String NETWORK = """
            dataset: {csv: ../data/advertising.csv, target: sales, ignore: [id], scale: standard}
            layers: [{dense: {units: 2, activation: relu}}, {dropout: 0.1}, {dense: 1}]
            loss: mse
            metrics: [mae]
            optimizer: adam
            epochs: 3
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new CommandRig(folder);
        Files.createDirectories(folder.resolve("models"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"safetensors", "onnx"})
    void noEpochsGiveTheLossesOfTheNetworkThatWasSaved(String form) throws IOException {
        run("saved", NETWORK + "report: {model: " + form + "}\n");
        Files.move(folder.resolve("results/saved/model." + form), folder.resolve("models/m." + form));
        run(
                "again",
                NETWORK.replace("epochs: 3", "epochs: 0") + "initial_weights: ../models/m." + form
                        + "\nsweep: {repeats: 2}\n");
        List<String> saved = losses("saved");
        assertThat(losses("again")).containsExactly(saved.get(0), saved.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                       | false",
                "epochs: 0                                              | true",
                "shuffle: false                                         | false",
                "shuffle: false, layers: [{dense: 2}, {activation: relu}, {dense: 1}] | true",
            })
    void thatRepeatsAreIdenticalIsToldByThePlan(String keys, boolean identical) throws IOException {
        String changed = keys == null ? "" : keys;
        write("a", new float[] {1, 2}, 3, 3);
        StringBuilder yaml = new StringBuilder("initial_weights: ../models/a.safetensors\nsweep: {repeats: 2}\n");
        for (String line : NETWORK.lines().toList()) {
            String key = line.substring(0, line.indexOf(':') + 1);
            yaml.append(changed.contains(key) ? "" : line + "\n");
        }
        for (String key : changed.split(", (?=layers)")) {
            yaml.append(key).append('\n');
        }
        assertThat(rig.run("plan", rig.experiment("repeats.yaml", yaml.toString())))
                .as(rig.err())
                .isZero();
        assertThat(rig.out().contains("its repeats are identical")).isEqualTo(identical);
    }

    @Test
    void isSweptAndWhatWasWrittenFindsItsFilesAgain() throws IOException {
        write("a", new float[] {1, 2}, 3, 3);
        write("b", new float[] {3, 4}, 3, 3);
        run("swept", NETWORK + """
                sweep:
                  grid: {initial_weights: [null, ../models/a.safetensors, ../models/b.safetensors]}
                  repeats: 2
                """);
        assertThat(rig.result("swept/trials.csv")).contains(",null,1,", ",../models/b.safetensors,2,");
        assertThat(losses("swept").stream().distinct()).hasSize(6);
        Files.createDirectories(folder.resolve("data/deep"));
        Files.move(folder.resolve("models/a.safetensors"), folder.resolve("data/renamed.safetensors"));
        Files.move(folder.resolve("models/b.safetensors"), folder.resolve("data/a.safetensors"));
        for (String file : List.of("experiment.yaml", "best.yaml")) {
            Path written = folder.resolve("results/swept/" + file);
            assertThat(rig.run("plan", written, "--data", folder)).as(rig.err()).isZero();
        }
        Path again = rig.experiment("swept.yaml", rig.result("swept/experiment.yaml"));
        assertThat(rig.run("run", again, "--data", folder, "--results", rig.results()))
                .as(rig.err())
                .isZero();
        assertThat(rig.out() + rig.err()).contains("0 trials to train, 6 known from before");
        Files.delete(folder.resolve("data/renamed.safetensors"));
        assertThat(rig.run("plan", again, "--data", folder)).isEqualTo(2);
        assertThat(rig.err()).contains("a.safetensors does not hold the weights that this file was made from");
    }

    @Test
    void allThatDoesNotFitIsToldAtTheKey() throws IOException {
        write("a", new float[] {1, 2}, 4, 3);
        assertRefused(
                "a.safetensors",
                "the tensor layers.0.kernel of ../models/a.safetensors has the shape [4, 2], but here it has [3, 2]");
        write("a", new float[] {1, 2, 3}, 3, 3);
        assertRefused(
                "a.safetensors",
                "layers.0.kernel of ../models/a.safetensors has the shape [3, 3], but here it has [3, 2]",
                "layers.0.bias of ../models/a.safetensors has the shape [3], but here it has [2]",
                "layers.2.kernel of ../models/a.safetensors has the shape [3, 1], but here it has [2, 1]");
        write("a", new float[] {1, 2}, 3, 2);
        assertRefused(
                "a.safetensors",
                "has no tensor layers.2.kernel of the shape [2, 1]",
                "no place for the tensor layers.1.kernel of");
        run("saved", NETWORK + "sweep: {repeats: 2}\nreport: {model: safetensors, ensemble: repeats}\n");
        Files.move(folder.resolve("results/saved/model.safetensors"), folder.resolve("models/several.safetensors"));
        assertRefused("several.safetensors", "holds several networks, whose mean predicts");
    }

    @Test
    void whatOnlySomeTrialsHaveIsToldWhereItIsWritten() throws IOException {
        write("a", new float[] {1, 2}, 3, 3);
        Path file = rig.experiment(
                "swept.yaml",
                NETWORK + "initial_weights: ../models/a.safetensors\nsweep: {grid: {layers[0].units: [2, 3]}}\n");
        assertThat(rig.run("run", file, "--results", rig.results())).isEqualTo(2);
        assertThat(rig.err()).contains("swept.yaml:8:37: the tensor layers.0.kernel of");
    }

    @Test
    void whatIsNoFileOfWeightsIsRefused() throws IOException {
        Path file = write("a", new float[] {1, Float.NaN}, 3, 3);
        assertRefused("a.safetensors", "layers.0.bias has a value that is not finite");
        byte[] whole = Files.readAllBytes(write("a", new float[] {1, 2}, 3, 3));
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertRefused("a.safetensors", "it was cut");
        Files.writeString(file, "weights");
        assertRefused("a.safetensors", "shorter than the header");
        byte[] halves = whole.clone();
        for (int i = 0; i + 2 < halves.length; i++) {
            if (halves[i] == 'F' && halves[i + 1] == '3') {
                halves[i + 1] = '1';
                halves[i + 2] = '6';
            }
        }
        Files.write(file, halves);
        assertRefused("a.safetensors", "is of F16, but only 32-bit floats are read (F32)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../models/b.safetensors        | there is no file",
                "../models                      | is a directory",
                "https://example.org/m          | initial weights are read from a file, not from a URL",
                "//elsewhere/m                  | not over the network",
                "../../../../../../../etc/hosts | lies outside of the project",
            })
    void onlyFilesOfTheProjectAreRead(String path, String error) throws IOException {
        Path file = rig.experiment("x.yaml", NETWORK + "initial_weights: " + path + "\n");
        assertThat(rig.run("run", file, "--results", rig.results())).isEqualTo(2);
        assertThat(rig.err()).contains("x.yaml:7:18: ").contains(error);
    }

    private void assertRefused(String name, String... errors) {
        Path file = rig.experiment("x.yaml", NETWORK + "initial_weights: ../models/" + name + "\n");
        assertThat(rig.run("run", file, "--results", rig.results())).isEqualTo(2);
        for (String error : errors) {
            assertThat(rig.err()).contains("x.yaml:7:18: ").contains(error);
        }
        assertThat(folder.resolve("results/x")).doesNotExist();
    }

    private void run(String name, String yaml) {
        Path file = rig.experiment(name + ".yaml", yaml);
        assertThat(rig.run("run", file, "--results", rig.results()))
                .as(rig.err())
                .isZero();
    }

    /** Of each trial its losses and metrics. */
    private List<String> losses(String name) throws IOException {
        List<String> losses = new ArrayList<>();
        for (String line : rig.result(name + "/trials.csv").lines().skip(1).toList()) {
            losses.add(line.replaceFirst(".*,completed,\\d+,\\d+,\\d+,", ""));
        }
        return losses;
    }

    /** A network of so many inputs, with a hidden layer of these biases, and one output in a layer of this number. */
    private Path write(String name, float[] biases, int inputs, int number) throws IOException {
        long units = biases.length;
        List<Tensor> tensors = List.of(
                new Tensor("layers.0.kernel", List.of((long) inputs, units), new float[inputs * (int) units]),
                new Tensor("layers.0.bias", List.of(units), biases),
                new Tensor("layers." + (number - 1) + ".kernel", List.of(units, 1L), biases),
                new Tensor("layers." + (number - 1) + ".bias", List.of(1L), new float[] {1}));
        Path file = folder.resolve("models/" + name + ".safetensors");
        try (OutputStream out = Files.newOutputStream(file)) {
            Safetensors.write(Map.of("made by", "another tool"), tensors, out);
        } catch (ModelRefused e) {
            throw new AssertionError(e);
        }
        return file;
    }
}
