package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** experiment.yaml: everything that decides the results, readable as YAML. */
class ResolvedYamlTest {
    @TempDir
    private Path folder;

    @Test
    void everyDefaultIsWrittenOutAndTheSweepStaysAxes() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "id,a,kind,y\n1,2,x,3\n2,4,z,5\n3,5,x,6\n4,7,z,9\n");
        Files.writeString(folder.resolve("demo.yaml"), """
                description: "tricky: # text"
                seed: 9
                dataset: {csv: t.csv, target: y, ignore: [id], scale: {a: standard}, split: {test: 0.25}}
                layers: [{dense: {units: 3, activation: leaky_relu}}, dropout: 0.1, {dense: 1}]
                loss: mean_squared_error
                metrics: [mae]
                learning_rate: {exponential_decay: {decay_steps: 10, decay_rate: 0.5}}
                optimizer: rmsprop
                early_stopping: {monitor: loss}
                gradient_clipping: {norm: 1}
                executor: local
                sweep:
                  cases: {plain: {}, wide: {layers[0].units: 6}}
                  grid:
                    optimizer: [sgd, {adam: {beta_1: [0.8, 0.9]}}]
                    batch_size: [2, full]
                  exclude: [{case: wide, batch_size: 2}]
                  repeats: 2
                  max_trials: 500
                expect: [best.final_loss < 1e9]
                """);
        Experiment it =
                ExperimentReader.read(folder.resolve("demo.yaml"), Map.of(), Set.of("lockstep"), Set.of("local"));
        String digest = it.table(folder.resolve("t.csv")).digest();
        assertThat(it.resolved().replace(digest, "DIGEST")).isEqualTo("""
                        name: demo
                        description: "tricky: # text"
                        arithmetic: 3
                        format: 7
                        engine: lockstep
                        seed: 9
                        dataset:
                          csv: t.csv
                          cells_sha256: "DIGEST"
                          target: y
                          features: [a, kind]
                          ignore: [id]
                          categorical: []
                          task: regression
                          missing: error
                          scale: {a: standard}
                          split: {test: 0.25, shuffle: true, per_repeat: false}
                        layers:
                          - dense: {units: 3, activation: {leaky_relu: {negative_slope: 0.2}}, use_bias: true, kernel_initializer: glorot_uniform, bias_initializer: zeros, trainable: true}
                          - dropout: {rate: 0.1}
                          - dense: {units: 1, activation: linear, use_bias: true, kernel_initializer: glorot_uniform, bias_initializer: zeros, trainable: true}
                        loss: {mse: {reduction: mean}}
                        metrics:
                          - mae
                        optimizer:
                          rmsprop: {rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false, weight_decay: 0}
                        learning_rate: {exponential_decay: {decay_steps: 10, decay_rate: 0.5, staircase: false}}
                        epochs: 1
                        batch_size: 32
                        shuffle: true
                        early_stopping:
                          monitor: loss
                          min_delta: 0
                          restore_best: false
                        gradient_clipping: {norm: {bound: 1}}
                        sweep:
                          cases:
                            plain: {}
                            wide: {"layers[0].units": 6}
                          grid:
                            optimizer:
                              - sgd
                              - {adam: {beta_1: [0.8, 0.9]}}
                            batch_size: [2, full]
                          exclude:
                            - {case: wide, batch_size: 2}
                          repeats: 2
                        expect:
                          - "best.final_loss < 1e9"
                        report:
                          rank_by: final_loss
                          predictions: 10
                          baselines: [constant, linear]
                          history: all
                        """);
        assertThat(YamlReader.read(it.resolved(), "experiment.yaml").soundRoot().entries())
                .hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "",
                " ",
                "a: b",
                "- a",
                "#a",
                "a #b",
                "true",
                "Null",
                "~",
                "1",
                "-1",
                "1e3",
                ".5",
                ".inf",
                ".NaN",
                "0x1f",
                "0o7",
                "+1",
                "'",
                "\"",
                "a\\b",
                "ä",
                "\u2028",
                "\uFEFF",
                "a\nb",
                "\t",
                "[a]",
                "{a}",
                "a,b",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "x^2 + 1",
                "../a.csv",
                "C:\\a",
                "=",
                "<<",
                "|",
                ">",
                "?",
                "a ",
                ".",
                "..",
                "e",
                "1_000",
                "2024-01-01",
                "---",
                "...",
                "a]b",
                "\uD83D\uDE00",
                "\u0085"
            })
    void textsAreReadBackAsTheyWere(String text) throws Exception {
        ResolvedYaml yaml = new ResolvedYaml();
        yaml.key("list", List.of(text));
        yaml.key(text.isEmpty() ? "empty" : text, List.of(Map.of("inside", List.of(text))));
        Mapping root = YamlReader.read(yaml.toString(), "t.yaml").soundRoot();
        Node item =
                ((Node.Sequence) root.value("list").orElseThrow()).elements().get(0);
        assertThat(((Scalar) item).value()).contains(text);
        assertThat(root.entries().get(1).name()).isEqualTo(text.isEmpty() ? "empty" : text);
    }
}
