package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.engine.TrialOutcome;
import dev.descent.journal.Journal;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search of three rounds, each made from the outcomes of the one before, runs, is killed, goes on and is reported as a grid is. */
class SearchTest {
    private static final String SEARCH = """
            dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard}
            layers: [{dense: {units: 3, activation: tanh}}, {dense: 1}]
            loss: mse
            optimizer: sgd
            epochs: 3
            batch_size: 50
            sweep: {grid: {learning_rate: [%s]}}
            """;
    private static final List<String> RATES = List.of(
            "0.001", "0.002", "0.003", "0.004", "0.005", "0.01", "0.02", "0.03", "0.04", "0.05", "0.1", "0.2", "0.3",
            "0.4", "0.5", "1", "2", "3", "4", "5", "1e20", "2e20", "3e20");
    /** Of the first round every fifth rate: five, of which one diverges. */
    private static final int FIRST = 5;
    /** Of the second round the best of the first once more, and two on each side. */
    private static final int SECOND = 5;

    private static final int THIRD = 3;

    @TempDir
    private Path folder;

    private Path file;
    private Path quiet;

    @BeforeEach
    void runUndisturbed() throws Exception {
        file = folder.resolve("x.yaml");
        quiet = folder.resolve("quiet");
        Files.createDirectories(folder.resolve("data"));
        Files.copy(Path.of("data/advertising.csv"), folder.resolve("data/advertising.csv"));
        Files.writeString(file, SEARCH.formatted(String.join(", ", RATES)));
    }

    @Test
    void eachRoundIsMadeFromTheOutcomesOfTheOneBefore() throws Exception {
        assertThat(run(quiet, 1)).containsExactly("1: 5 + 0", "2: 4 + 1", "3: 3 + 0");
        List<String[]> rows = trials(quiet);
        assertThat(rows).hasSize(FIRST + SECOND - 1 + THIRD);
        assertThat(rows.subList(0, FIRST).stream().map(row -> row[2]))
                .containsExactly("0.001", "0.01", "0.1", "1", "1e20");
        assertThat(rows.get(4)[5]).isEqualTo("diverged");
        String best = best(rows.subList(0, FIRST));
        int at = RATES.indexOf(best);
        List<String> around = new ArrayList<>(RATES.subList(at - 2, at + 3));
        around.remove(best);
        int second = FIRST + SECOND - 1;
        assertThat(rows.subList(FIRST, second).stream().map(row -> row[2])).containsExactlyElementsOf(around);
        String bestOfAll = best(rows.subList(0, second));
        assertThat(rows.subList(second, rows.size()).stream().map(row -> row[2] + " " + row[3]))
                .containsExactly(bestOfAll + " 2", bestOfAll + " 3", bestOfAll + " 4");
        assertThat(rows.stream().map(row -> row[0]))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
        assertThat(Files.readAllLines(quiet.resolve("x/summary.csv"))).hasSize(FIRST + SECOND);
    }

    @Test
    void aConfigurationThatIsProposedAgainIsTrainedOnce() throws Exception {
        run(quiet, 1);
        List<String[]> rows = trials(quiet);
        assertThat(rows.stream().map(row -> row[1]).distinct()).hasSize(FIRST + SECOND - 1 + THIRD);
        try (Journal journal = Journal.open(quiet.resolve("x/.run/journal"), 0)) {
            assertThat(journal.size()).isEqualTo(FIRST + SECOND - 1 + THIRD);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 2", "2, 2, 2", "1, 1, 1", "1, 2, 0", "2, 3, 0", "1, 3, 3"})
    void aKillInOrBetweenRoundsChangesNothing(int jobs, int round, int trials) throws Exception {
        run(quiet, 1);
        Path results = folder.resolve("results");
        Path journal = results.resolve("x/.run/journal");
        SearchProcess.kill(file, results, jobs, round, trials, SearchProcess.THREE_ROUNDS);
        assertThat(results.resolve("x/trials.csv")).doesNotExist();
        int known;
        try (Journal left = Journal.open(journal, 0)) {
            known = left.size();
        }
        int ended = (round > 1 ? FIRST : 0) + (round > 2 ? SECOND - 1 : 0) + trials;
        assertThat(known).isBetween(ended - trials, ended);

        List<String> resumed = run(results, jobs);
        int trained = resumed.stream()
                .mapToInt(line -> Integer.parseInt(line.split(" ")[1]))
                .sum();
        assertThat(trained).isEqualTo(FIRST + SECOND - 1 + THIRD - known);
        assertThat(resumed.subList(0, round - 1)).allMatch(line -> line.contains(": 0 + "));
        assertThat(files(results)).containsExactlyEntriesOf(files(quiet));
        assertThat(journal).hasSize(Files.size(quiet.resolve("x/.run/journal")));
    }

    @Test
    void twoJobsWriteTheSameBytes() throws Exception {
        run(quiet, 1);
        Path results = folder.resolve("results");
        run(results, 2);
        assertThat(files(results)).containsExactlyEntriesOf(files(quiet));
    }

    @Test
    void aRunThatIsCutShortInALaterRoundLeavesTheReportsThatStood() throws Exception {
        run(quiet, 1);
        Map<String, String> stood = files(quiet);
        Files.writeString(file, SEARCH.formatted(String.join(", ", RATES)).replace("epochs: 3", "epochs: 4"));
        Cancellation cancellation = new Cancellation();
        RoundLog stopping = new RoundLog() {
            @Override
            public synchronized void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
                super.finished(experiment, trial, outcome);
                if (rounds().size() == 2) {
                    cancellation.ask();
                }
            }
        };
        Runner runner = new Runner(new Loader(), SearchProcess.options(quiet, 1), stopping, cancellation);
        List<RunSummary> summaries = runner.run(List.of(ThreeRounds.experiment(file)));
        assertThat(stopping.rounds()).hasSizeBetween(2, 3);
        assertThat(summaries).singleElement().matches(summary -> !summary.reported());
        assertThat(files(quiet)).containsExactlyEntriesOf(stood);
    }

    @Test
    void reportReplaysTheRoundsAndTellsWhatIsMissing() throws Exception {
        run(quiet, 1);
        Map<String, String> whole = files(quiet);
        Files.delete(quiet.resolve("x/trials.csv"));
        runner(quiet, new RoundLog()).report(List.of(ThreeRounds.experiment(file)));
        assertThat(files(quiet)).containsExactlyEntriesOf(whole);

        Path results = folder.resolve("results");
        SearchProcess.kill(file, results, 1, 2, 0, SearchProcess.THREE_ROUNDS);
        assertThatThrownBy(() -> runner(results, new RoundLog()).report(List.of(ThreeRounds.experiment(file))))
                .isInstanceOf(Stopped.class)
                .hasMessage("x: trial 6 and 3 more of round 2 are not stored; "
                        + "`descent run` trains them and the rounds that follow");
    }

    @Test
    void planTellsTheFirstRoundAndBoundsOfTheOthers() throws Exception {
        StringBuilder out = new StringBuilder();
        Plan.write(ThreeRounds.experiment(file), Optional.empty(), 2, out);
        assertThat(out.toString())
                .startsWith("x: at most 13 trials of at most 11 configurations in at most 4 rounds\n\n"
                        + "  advertising.csv: 200 rows, 5 columns\n")
                .contains("\n\n  the first round, which no outcome decides on:\n\n  3 inputs: TV, radio, newspaper\n")
                .contains("  60 steps in this round; at most 39 epochs in all rounds\n")
                .contains("… and 3 more");
    }

    private List<String> run(Path results, int jobs) throws Exception {
        RoundLog log = new RoundLog();
        Runner runner = new Runner(new Loader(), SearchProcess.options(results, jobs), log, new Cancellation());
        List<RunSummary> summaries = runner.run(List.of(ThreeRounds.experiment(file)));
        assertThat(summaries).singleElement().matches(RunSummary::reported);
        return log.rounds();
    }

    private static Runner runner(Path results, RoundLog log) {
        return new Runner(new Loader(), SearchProcess.options(results, 1), log, new Cancellation());
    }

    /** The rows of trials.csv, their cells: trial, id, learning rate, repeat, seed, status, … */
    private static List<String[]> trials(Path results) throws IOException {
        return Files.readAllLines(results.resolve("x/trials.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    /** The learning rate of the least final loss, which stands behind parameters, epochs and steps. */
    private static String best(List<String[]> rows) {
        String[] best = rows.get(0);
        for (String[] row : rows) {
            if (row[5].equals("completed") && Double.parseDouble(row[9]) < Double.parseDouble(best[9])) {
                best = row;
            }
        }
        return best[2];
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
