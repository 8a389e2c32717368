package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.yaml.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user wrote is read into a value once, however many configurations have it. */
class ReadCountTest {
    private static final String FILE = """
            description: many
            seed: 7
            dataset: {csv: t.csv, target: y, scale: standard}
            layers:
              - dense: {units: 3, activation: relu}
              - dense: 1
            loss: mse
            optimizer: {adam: {beta_1: 0.8}}
            epochs: 2
            """;
    private static final String SWEEP = """
            sweep:
              grid:
                learning_rate: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
                layers[0].units: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
            expect: [all.status == completed]
            """;

    @TempDir
    private Path folder;

    private final IdentityHashMap<Node, Integer> reads = new IdentityHashMap<>();

    @BeforeEach
    void writeTable() throws Exception {
        Files.writeString(folder.resolve("t.csv"), "a,y\n1,2\n2,3\n3,5\n");
    }

    @Test
    void eachScalarOfAFileIsReadOnce() throws Exception {
        read(FILE, Map.of(), Optional.empty());
        assertThat(texts()).containsEntry("many", 1).containsEntry("0.8", 1).containsEntry("adam", 1);
        assertThat(reads.values()).hasSize(14).containsOnly(1);
    }

    @Test
    void aSweepOfAHundredConfigurationsReadsEachOfItsValuesOnce() throws Exception {
        Experiment experiment = read(FILE + SWEEP, Map.of(), Optional.empty());
        assertThat(experiment.spec().trials()).hasSize(100);
        experiment.spec().trials().forEach(trial -> trial.network().layers());
        assertThat(reads.values()).hasSize(14 + 20 + 1).containsOnly(1);
    }

    @Test
    void optionsAndAnotherEngineReadNothingAgain() throws Exception {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("optimizer.beta_2", "0.9");
        options.put("sweep.repeats", "2");
        Experiment experiment = read(FILE + SWEEP, options, Optional.of("reference"));
        assertThat(experiment.spec().engine()).isEqualTo("reference");
        assertThat(experiment.spec().trials()).hasSize(200);
        assertThat(reads.values()).hasSize(14 + 20 + 1 + 3).containsOnly(1);
    }

    private Experiment read(String text, Map<String, String> options, Optional<String> engine) throws Exception {
        Path file = Files.writeString(folder.resolve("x.yaml"), text);
        return ExperimentReader.read(
                file,
                new DataFolders(List.of(folder)),
                options,
                engine,
                KnownPlugins.of(Set.of("lockstep", "reference")),
                KnownPlugins.of(Set.of("local")),
                node -> reads.merge(node, 1, Integer::sum));
    }

    private Map<String, Integer> texts() {
        Map<String, Integer> texts = new LinkedHashMap<>();
        reads.forEach((node, times) -> texts.merge(((Node.Scalar) node).text(), times, Integer::sum));
        return texts;
    }
}
