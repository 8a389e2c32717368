package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every value of a stored experiment by its path. */
class StoredSettingsTest {
    @Test
    void valuesAreNamedAsASweepNamesThem() {
        assertThat(StoredSettings.read("""
                        epochs: 2
                        dataset: {features: [a, b], ignore: [], split: {folds: 5, shuffle: true}}
                        layers:
                          - dense: {units: 8, kernel_initializer: {random_normal: {mean: 0}}}
                        optimizer: {sgd: {learning_rate: 0.01, momentum: 0}}
                        sweep:
                          cases:
                            slow: {optimizer: {sgd: {learning_rate: 0.1}}}
                        report: {}
                        """))
                .containsExactly(
                        entry("epochs", "2"),
                        entry("dataset.features", "[a, b]"),
                        entry("dataset.ignore", "[]"),
                        entry("dataset.split.folds", "5"),
                        entry("dataset.split.shuffle", "true"),
                        entry("layers[0]", "dense"),
                        entry("layers[0].units", "8"),
                        entry("layers[0].kernel_initializer", "random_normal"),
                        entry("layers[0].kernel_initializer.mean", "0"),
                        entry("optimizer", "sgd"),
                        entry("optimizer.learning_rate", "0.01"),
                        entry("optimizer.momentum", "0"),
                        entry("sweep.cases.slow.optimizer.sgd.learning_rate", "0.1"),
                        entry("report", "{}"));
    }

    @Test
    void whatIsNoExperimentHasNone() {
        assertThat(StoredSettings.read("a: [")).isEmpty();
        assertThat(StoredSettings.read("")).isEmpty();
        assertThat(StoredSettings.read("- a")).isEmpty();
    }

    private static Map.Entry<String, String> entry(String path, String value) {
        return Map.entry(path, value);
    }
}
