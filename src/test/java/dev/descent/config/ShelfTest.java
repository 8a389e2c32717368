package dev.descent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The experiments that ship with the project. */
class ShelfTest {
    private static final Path SHELF = Path.of("experiments");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SHELF)) {
            return files.sorted().toList();
        }
    }

    @Test
    void nothingIsMissing() throws IOException {
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "activations.yaml",
                        "advertising.yaml",
                        "backpropagation.yaml",
                        "batch-sizes.yaml",
                        "digits.yaml",
                        "gradient-descent.yaml",
                        "houses-embedding.yaml",
                        "iris.yaml",
                        "learning-rates.yaml",
                        "losses.yaml",
                        "neuron.yaml",
                        "optimizer-comparison.yaml",
                        "optimizers.yaml",
                        "overfitting.yaml",
                        "sparse-features.yaml",
                        "universal-approximation.yaml",
                        "wine.yaml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileSaysFirstWhatItTeaches(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.get(1).startsWith("extends: ")) {
            assertThat(lines.get(2)).startsWith("description: ");
            return;
        }
        assertThat(lines.get(0)).startsWith("# ");
        assertThat(lines).filteredOn(line -> line.startsWith("#")).hasSizeGreaterThan(3);
        assertThat(lines).anyMatch(line -> line.startsWith("description: "));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsReadAndHoldsExpectations(Path file) throws FileRefused {
        Experiment experiment = ExperimentReader.read(file, Map.of(), Set.of("lockstep", "reference"), Set.of("local"));
        assertThat(experiment.spec().trials()).isNotEmpty();
        assertThat(experiment.spec().expectations()).isNotEmpty();
        assertThat(experiment.spec().excluded()).isZero();
    }
}
