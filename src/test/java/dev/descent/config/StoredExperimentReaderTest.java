package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.ResultsVersion;
import dev.descent.model.StoredExperiment;
import dev.descent.model.StoredExperiment.DrawnParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredExperimentReaderTest {
    @Test
    void saysWhatTheFileSays() {
        StoredExperiment experiment = StoredExperimentReader.read("""
                description: Irises
                dataset:
                  split: {validation: 0.2, test: 0.1, per_repeat: true}
                report: {rank_by: val_accuracy}
                """);
        assertThat(experiment.description()).contains("Irises");
        assertThat(experiment.rankBy()).contains("val_accuracy");
        assertThat(experiment.drawnParts()).contains(new DrawnParts(0.2, 0.1));
    }

    @Test
    void partsThatAreDrawnOnceAreNoDrawnParts() {
        String text = "dataset: {split: {validation: 0.2, test: 0.1, per_repeat: false}}\n";
        assertThat(StoredExperimentReader.read(text).drawnParts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "- a\n", "a: [", "a: 1\na: 2\n", "report: rank_by\ndataset: [split]\ndescription: {a: b}\n"})
    void whatIsNoneOfOursSaysNothing(String text) {
        StoredExperiment experiment = StoredExperimentReader.read(text);
        assertThat(experiment.description()).isEmpty();
        assertThat(experiment.rankBy()).isEmpty();
        assertThat(experiment.drawnParts()).isEmpty();
    }

    @Test
    void versionsThatAreNotSaidAreTheFirst() {
        assertThat(StoredExperimentReader.read("seed: 42\n").version()).isEqualTo(new ResultsVersion(1, 1));
        assertThat(StoredExperimentReader.read("format: 3\narithmetic: 2\n").version())
                .isEqualTo(new ResultsVersion(3, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"format: x\narithmetic: x\n", "format: 0\narithmetic: 1.5\n", "format: {}\narithmetic: [1]\n", ""
            })
    void whatIsNoVersionIsTakenForTheCurrentOne(String text) {
        assertThat(StoredExperimentReader.read(text).version()).isEqualTo(ResultsVersion.CURRENT);
    }
}
