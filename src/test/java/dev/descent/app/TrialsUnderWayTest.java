package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.Experiment;
import dev.descent.engine.Fixtures;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a run between the ends of its trials: how far those under way are, and how much there is to train. */
class TrialsUnderWayTest {
    private static final String EXPERIMENT = """
            dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.2}}
            layers: [{dense: 1}]
            loss: mse
            optimizer: adam
            epochs: 18
            batch_size: 50
            """;
    private static final double ROWS = 200;

    @TempDir
    private Path folder;

    private Path file;

    /** Notes, as each round begins and as each trial ends, what a listener could see. */
    private static final class Looks extends RoundLog {
        private final List<RoundWork> works = new ArrayList<>();
        private final List<String> looks = new ArrayList<>();
        private RunningExperiment running;

        @Override
        public synchronized void started(RunningExperiment round) {
            running = round;
            if (!round.again()) {
                works.add(round.work());
            }
            assertThat(round.underWay()).isEmpty();
        }

        @Override
        public synchronized void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
            assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
            for (TrialUnderWay other : running.underWay()) {
                looks.add(trial.number() + " ended: " + other.trial().number() + " at " + other.epoch() + ", share "
                        + other.share());
                assertThat(other.loss()).isFinite();
                assertThat(other.validationLoss()).isFinite();
            }
        }
    }

    @BeforeEach
    void write() throws Exception {
        file = folder.resolve("x.yaml");
        Files.createDirectories(folder.resolve("data"));
        Files.copy(Path.of("data/advertising.csv"), folder.resolve("data/advertising.csv"));
    }

    @Test
    void whenATrialEndsTheOthersAreUnderWay() throws Exception {
        Files.writeString(file, EXPERIMENT.replace("epochs: 18\n", "") + "sweep: {grid: {epochs: [2, 8, 10]}}\n");
        Looks looks = run(SearchProcess.load(file), ParkedTrials.BUDGET);
        assertThat(looks.looks)
                .containsExactly(
                        "1 ended: 2 at 2, share 0.25", "1 ended: 3 at 2, share 0.2", "2 ended: 3 at 8, share 0.8");
        RoundWork work = looks.works.get(0);
        assertThat(List.of(work.before(), work.round(), work.after())).containsExactly(0.0, 20 * ROWS, 0.0);
        assertThat(looks.running.underWay()).isEmpty();
    }

    /** 27 until epoch 1, 9 of them until 3, 3 of these until 9. */
    @Test
    void roundsThatGoOnCountTheEpochsThatAreLeft() throws Exception {
        Files.writeString(file, EXPERIMENT.replace("epochs: 18", "epochs: 9") + """
                sweep:
                  search: {successive_halving: {configurations: 27, eta: 3, min_epochs: 1}}
                  over:
                    learning_rate: {log_uniform: [1e-3, 0.1]}
                """);
        assertWork(run(SearchProcess.load(file), ParkedTrials.BUDGET), 9 * 2, 3 * 6);
        assertWork(run(SearchProcess.load(file), 0), 9 * 3, 3 * 9);
    }

    /**
     * Holds the work of three rounds to epochs.
     *
     * @param second those of the second round
     * @param third those of the third
     */
    private static void assertWork(Looks looks, int second, int third) {
        assertThat(looks.works.stream().map(RoundWork::before)).containsExactly(0.0, 27 * ROWS, 45 * ROWS);
        assertThat(looks.works.stream().map(RoundWork::round)).containsExactly(27 * ROWS, second * ROWS, third * ROWS);
        assertThat(looks.works.stream().map(RoundWork::after)).containsExactly(36 * ROWS, 18 * ROWS, 0.0);
    }

    @Test
    void aTrialThatIsTrainedAgainBeginsAgain() {
        TrialsUnderWay underWay = new TrialsUnderWay();
        Trial trial = new Fixtures.Sketch().epochs(10).trial(7);
        underWay.epochEnded(trial, 5, 0.5f, Float.NaN);
        underWay.epochEnded(trial, 6, 0.25f, Float.NaN);
        assertThat(underWay.list()).containsExactly(new TrialUnderWay(trial, 4, 6, 0.25f, Float.NaN));
        underWay.epochEnded(trial, 1, 0.75f, Float.NaN);
        assertThat(underWay.list()).containsExactly(new TrialUnderWay(trial, 0, 1, 0.75f, Float.NaN));
        underWay.ended(trial);
        assertThat(underWay.list()).isEmpty();
    }

    private Looks run(Experiment experiment, long budget) throws Exception {
        Looks looks = new Looks();
        RunOptions options = SearchProcess.options(folder.resolve("results" + budget), 1);
        new Runner(new RunContext(new Loader(), options, looks, new Cancellation(), budget)).run(List.of(experiment));
        return looks;
    }
}
