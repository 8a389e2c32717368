package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.Experiment;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.History;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.WorkerPool;
import dev.descent.engine.lockstep.LockstepEngine;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.journal.Journal;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 18 rates until epoch 2, the best 6 of them until 6, the best 2 of these until 18: whatever is parked or lost between the rounds,
 * the results are the same bytes, and who comes through is who never paused.
 */
class HalvingTest {
    private static final String SEARCH = """
            dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.2}}
            layers: [{dense: {units: 3, activation: tanh}}, {dropout: {rate: 0.1}}, {dense: 1}]
            loss: mse
            metrics: [mae]
            optimizer: adam
            epochs: 18
            batch_size: 50
            early_stopping: {monitor: val_loss, patience: 30, restore_best: true}
            sweep:
              grid:
                learning_rate: [0.001, 0.002, 0.003, 0.004, 0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.1, 0.2, 0.3, 1, 3, 10, 1e30, 2e30]
            """;
    static final int FIRST = 2;
    static final int ROUNDS = 3;
    private static final int[] TRIALS = {18, 6, 2};
    private static final int[] EPOCHS = {2, 6, 18};

    private static final int STATUS = 5;
    private static final int TRAINED = 7;

    @TempDir
    private Path folder;

    private Path file;
    private Path quiet;

    /** Notes how many epochs were left of the trials it was given. */
    private static final class CountingEngine implements Engine {
        private final Engine engine = new LockstepEngine();
        private final AtomicInteger epochs = new AtomicInteger();

        @Override
        public String name() {
            return "lockstep";
        }

        @Override
        public void train(Cohort cohort, TrainingListener listener) {
            train(cohort, listener, WorkerPool.ALONE);
        }

        @Override
        public void train(Cohort cohort, TrainingListener listener, WorkerPool workers) {
            cohort.trials().forEach(trial -> epochs.addAndGet(cohort.epochsLeft(trial)));
            engine.train(cohort, listener, workers);
        }
    }

    @BeforeEach
    void runUndisturbed() throws Exception {
        file = folder.resolve("x.yaml");
        quiet = folder.resolve("quiet");
        Files.createDirectories(folder.resolve("data"));
        Files.copy(Path.of("data/advertising.csv"), folder.resolve("data/advertising.csv"));
        Files.writeString(file, SEARCH);
        assertThat(run(quiet, 1, ParkedTrials.BUDGET)).containsExactly("1: 18 + 0", "2: 6 + 0", "3: 2 + 0");
    }

    @Test
    void eachRoundTrainsItsTrialsUntilItsEpoch() throws Exception {
        List<String[]> rows = trials(quiet);
        assertThat(rows).hasSize(18);
        List<Integer> trained = new ArrayList<>();
        for (String[] row : rows) {
            assertThat(row[STATUS]).isIn("completed", "halved", "diverged");
            if (!row[STATUS].equals("diverged")) {
                trained.add(Integer.parseInt(row[TRAINED]));
                assertThat(row[STATUS].equals("completed")).isEqualTo(row[TRAINED].equals(Integer.toString(EPOCHS[2])));
            }
        }
        assertThat(rows).anyMatch(row -> row[STATUS].equals("diverged"));
        assertThat(trained).containsOnly(EPOCHS[0], EPOCHS[1], EPOCHS[2]);
        assertThat(Collections.frequency(trained, EPOCHS[1])).isEqualTo(TRIALS[1] - TRIALS[2]);
        assertThat(Collections.frequency(trained, EPOCHS[2])).isEqualTo(TRIALS[2]);
    }

    @Test
    void whoComesThroughIsWhoWasNeverInABracket() throws Exception {
        Path grid = folder.resolve("grid");
        Experiment alone =
                new Loader().load(List.of(file), SearchProcess.options(grid, 1)).get(0);
        new Runner(new Loader(), SearchProcess.options(grid, 1), new RoundLog(), new Cancellation())
                .run(List.of(alone));
        List<String> survivors = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            if (trials(quiet).get(i)[TRAINED].equals(Integer.toString(EPOCHS[2]))) {
                survivors.add(cells(quiet).get(i));
            }
        }
        assertThat(survivors).hasSize(TRIALS[2]);
        assertThat(cells(grid)).containsAll(survivors);
    }

    /** trials.csv without the trials' numbers. */
    private static List<String> cells(Path results) throws IOException {
        return Files.readAllLines(results.resolve("x/trials.csv")).stream()
                .skip(1)
                .map(line -> line.substring(line.indexOf(',')))
                .toList();
    }

    @Test
    void aLongerRecordBeginsWithTheShorterOne() throws Exception {
        try (Journal journal = Journal.open(quiet.resolve("x/.run/journal"), 0)) {
            int predicting = 1;
            assertThat(journal.size()).isEqualTo(18 + 6 + 2 + predicting);
            List<String[]> goingOn = trials(quiet).stream()
                    .filter(row -> !row[TRAINED].equals(Integer.toString(EPOCHS[0])) && !row[STATUS].equals("diverged"))
                    .toList();
            assertThat(goingOn).hasSize(TRIALS[1]);
            for (String[] row : goingOn) {
                List<TrialOutcome> records = new ArrayList<>();
                for (int epoch : EPOCHS) {
                    journal.find("lockstep", row[1], epoch).ifPresent(records::add);
                }
                assertThat(records).hasSizeBetween(2, 3);
                for (int k = 1; k < records.size(); k++) {
                    assertBegins(records.get(k).history(), records.get(k - 1).history());
                }
                assertThat(journal.find("lockstep", row[1], 3)).isEmpty();
            }
        }
    }

    private static void assertBegins(History longer, History shorter) {
        int epochs = shorter.epochs();
        assertThat(longer.epochs()).isGreaterThan(epochs);
        assertThat(Arrays.copyOf(longer.runningLoss(), epochs)).isEqualTo(shorter.runningLoss());
        assertThat(Arrays.copyOf(longer.loss(), epochs)).isEqualTo(shorter.loss());
        assertThat(Arrays.copyOf(longer.validationLoss(), epochs)).isEqualTo(shorter.validationLoss());
        assertThat(Arrays.copyOf(longer.metrics(), epochs)).isEqualTo(shorter.metrics());
        assertThat(Arrays.copyOf(longer.validationMetrics(), epochs)).isEqualTo(shorter.validationMetrics());
    }

    /** What is parked saves the epochs of the rounds before; a budget for one or for none changes the time alone. */
    @ParameterizedTest
    @ValueSource(longs = {0, 3_000, Long.MAX_VALUE})
    void theBudgetChangesNoByte(long budget) throws Exception {
        CountingEngine engine = new CountingEngine();
        Path results = folder.resolve("results");
        Loader loader = new Loader(List.of(), List.of(engine, new ReferenceEngine()));
        RunOptions options = SearchProcess.options(results, 1);
        new Runner(new RunContext(loader, options, new RoundLog(), new Cancellation(), budget))
                .run(List.of(Halving.experiment(file, FIRST, ROUNDS)));
        int again = EPOCHS[ROUNDS - 1]; // the best one, for its predictions
        int fromTheStart = 18 * 2 + 6 * 6 + 2 * 18 + again;
        int saved = 6 * 2 + 2 * 6;
        int trained = engine.epochs.get();
        if (budget == 0) {
            assertThat(trained).isEqualTo(fromTheStart);
        } else if (budget == Long.MAX_VALUE) {
            assertThat(trained).isEqualTo(fromTheStart - saved);
        } else {
            assertThat(trained).isGreaterThan(fromTheStart - saved).isLessThan(fromTheStart);
        }
        assertThat(files(results)).containsExactlyEntriesOf(files(quiet));
    }

    @Test
    void twoJobsWriteTheSameBytes() throws Exception {
        Path results = folder.resolve("results");
        run(results, 2, ParkedTrials.BUDGET);
        assertThat(files(results)).containsExactlyEntriesOf(files(quiet));
    }

    /** Cut short as a round begins, or when so many of its trials have ended; what was parked is lost with the process. */
    @ParameterizedTest
    @CsvSource({"1, 7", "2, 0", "2, 3", "3, 0", "3, 1"})
    void aRunThatIsCutShortGoesOnToTheSameBytes(int round, int trials) throws Exception {
        Path results = folder.resolve("results");
        Cancellation cancellation = new Cancellation();
        RoundLog stopping = new RoundLog() {
            @Override
            public synchronized void started(RunningExperiment running) {
                super.started(running);
                stopWhereAsked();
            }

            @Override
            public synchronized void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
                super.finished(experiment, trial, outcome);
                stopWhereAsked();
            }

            private void stopWhereAsked() {
                if (rounds().size() == round && finished() == trials) {
                    cancellation.ask();
                }
            }
        };
        List<RunSummary> summaries = new Runner(new Loader(), SearchProcess.options(results, 1), stopping, cancellation)
                .run(List.of(Halving.experiment(file, FIRST, ROUNDS)));
        assertThat(summaries).singleElement().matches(summary -> !summary.reported());

        List<String> resumed = run(results, 1, ParkedTrials.BUDGET);
        assertThat(resumed.subList(0, round - 1)).allMatch(line -> line.contains(": 0 + "));
        // trials of one pack end together, so more may have ended than were waited for
        assertThat(Integer.parseInt(resumed.get(round - 1).split(" ")[3])).isGreaterThanOrEqualTo(trials);
        assertThat(files(results)).containsExactlyEntriesOf(files(quiet));
    }

    /** Killed as a round begins, or when so many of its trials have ended. */
    @ParameterizedTest
    @CsvSource({"1, 2, 0", "2, 2, 4", "1, 3, 0"})
    void aKillInOrBetweenRoundsChangesNothing(int jobs, int round, int trials) throws Exception {
        Path results = folder.resolve("results");
        SearchProcess.kill(file, results, jobs, round, trials, SearchProcess.HALVING);
        assertThat(results.resolve("x/trials.csv")).doesNotExist();
        List<String> resumed = run(results, jobs, ParkedTrials.BUDGET);
        assertThat(resumed.subList(0, round - 1)).allMatch(line -> line.contains(": 0 + "));
        assertThat(files(results)).containsExactlyEntriesOf(files(quiet));
    }

    private List<String> run(Path results, int jobs, long budget) throws Exception {
        RoundLog log = new RoundLog();
        RunOptions options = SearchProcess.options(results, jobs);
        List<RunSummary> summaries = new Runner(new RunContext(new Loader(), options, log, new Cancellation(), budget))
                .run(List.of(Halving.experiment(file, FIRST, ROUNDS)));
        assertThat(summaries).singleElement().matches(RunSummary::reported);
        return log.rounds();
    }

    /** The rows of trials.csv, their cells: trial, id, learning rate, repeat, seed, status, parameters, epochs, … */
    private static List<String[]> trials(Path results) throws IOException {
        return Files.readAllLines(results.resolve("x/trials.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    /** Every file under results/ but those of .run/, by its path. */
    private static Map<String, String> files(Path results) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(results)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                String name = results.relativize(path).toString();
                if (!name.contains(".run")) {
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
    }
}
