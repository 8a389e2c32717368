package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.Experiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory that is short where an outcome is written down costs no trial: it is trained once more, by itself. */
class ListenerOutOfMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void theTrialIsTrainedOnceMore() throws Exception {
        Path table = folder.resolve("t.csv");
        Files.writeString(table, "a,y\n1,2\n2,4\n3,6\n4,8\n");
        Path file = Files.writeString(folder.resolve("x.yaml"), """
                dataset: {csv: t.csv, target: y}
                layers: [{dense: 1}]
                loss: mse
                optimizer: adam
                epochs: 2
                sweep: {grid: {learning_rate: [0.01, 0.02, 0.03]}}
                """);
        RunOptions options = SearchProcess.options(folder.resolve("results"), 1);
        Loader loader = new Loader();
        Experiment experiment = loader.load(List.of(file), options).get(0);
        ShortOnce listener = new ShortOnce();
        List<RunSummary> summaries = new Runner(loader, options, listener, new Cancellation()).run(List.of(experiment));
        assertThat(listener.wasShort).isTrue();
        assertThat(listener.finished()).as("trials heard of").isEqualTo(3);
        assertThat(summaries).singleElement().matches(RunSummary::reported);
        assertThat(folder.resolve("results/x/trials.csv")).content().hasLineCount(1 + 3);
    }

    private static final class ShortOnce extends RoundLog {
        private boolean wasShort;

        @Override
        public synchronized void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
            if (!wasShort) {
                wasShort = true;
                throw new OutOfMemoryError("on purpose");
            }
            super.finished(experiment, trial, outcome);
        }
    }
}
