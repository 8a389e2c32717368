package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(StoredExperimentReader.read(text)).isEqualTo(StoredExperiment.UNKNOWN);
    }
}
