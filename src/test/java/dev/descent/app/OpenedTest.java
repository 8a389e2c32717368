package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.descent.config.Experiment;
import dev.descent.gate.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails half-way leaves no file open behind it. */
class OpenedTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir
    private Path folder;

    private Experiment experiment;
    private ResultsFolder results;

    @BeforeEach
    void readAnExperiment() throws Exception {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "only Linux says which files a process has open");
        Files.createDirectories(folder.resolve("data"));
        Files.copy(Path.of("data/advertising.csv"), folder.resolve("data/advertising.csv"));
        Path file = Files.writeString(folder.resolve("x.yaml"), """
                dataset: {csv: data/advertising.csv, target: sales, ignore: [id]}
                layers: [{dense: 1}]
                loss: mse
                optimizer: sgd
                epochs: 1
                batch_size: 50
                sweep: {grid: {learning_rate: [0.1, 0.2, 0.3]}}
                """);
        experiment = ThreeRounds.experiment(file);
        results = new ResultsFolder(folder.resolve("results"), folder.resolve("results/x"), 1);
    }

    @Test
    void aRunHoldsItsFilesUntilItIsClosed() throws Exception {
        ExperimentRun run = open(experiment);
        assertThat(openFiles()).contains("journal", "lock", "log");
        run.close();
        assertThat(openFiles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock", "journal", "log", "host"})
    void aRunThatFindsAFolderInAFilesPlaceHoldsNothing(String name) throws IOException {
        Files.createDirectories(results.run().resolve(name));
        assertThatThrownBy(() -> open(experiment)).isInstanceOf(IOException.class);
        assertThat(openFiles()).isEmpty();
    }

    @Test
    void aRunWhoseSearchDoesNotBeginHoldsNothing() throws IOException {
        Experiment broken = new Experiment(
                experiment.spec(),
                () -> {
                    throw new ArithmeticException("on purpose");
                },
                experiment.trials(),
                strategy -> experiment.spec(),
                experiment.tables(),
                experiment.weights(),
                experiment.predictions(),
                experiment.duplicates(),
                experiment.leftOut(),
                experiment.risky(),
                experiment.engineOfFile(),
                experiment.resolved(),
                experiment.settings(),
                experiment.maker(),
                experiment.alone());
        assertThatThrownBy(() -> open(broken)).hasMessage("on purpose");
        assertThat(openFiles()).isEmpty();
    }

    @Test
    void aComparisonThatFindsNoCsvHoldsNothing() throws IOException {
        for (String name : List.of("a", "b")) {
            Path stored = Files.createDirectories(folder.resolve(name));
            Files.writeString(stored.resolve("trials.csv"), "trial,id,repeat,status\n1,00,1,completed\n");
            Files.writeString(stored.resolve("history.csv"), "trial,epoch\n\"1,1\n");
        }
        assertThatThrownBy(() ->
                        Compare.folders(folder.resolve("a"), folder.resolve("b"), Tolerance.EXACT, new StringBuilder()))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("history.csv, row 2: a quote is never closed");
        assertThat(openFiles()).isEmpty();
    }

    private ExperimentRun open(Experiment it) throws Exception {
        RunOptions options = SearchProcess.options(folder.resolve("results"), 1);
        return ExperimentRun.open(
                it, results, new RunContext(new Loader(), options, new RoundLog(), new Cancellation()));
    }

    /** The names of the files under the test's folder that this process has open. */
    private List<String> openFiles() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            for (Path descriptor : descriptors.toList()) {
                Path file = fileOf(descriptor);
                if (file.startsWith(folder.toRealPath())) {
                    names.add(file.getFileName().toString());
                }
            }
        }
        return names;
    }

    private static Path fileOf(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (NoSuchFileException e) {
            // Another thread has closed it since it was listed.
            return descriptor;
        }
    }
}
