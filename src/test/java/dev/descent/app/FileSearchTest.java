package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.config.Experiment;
import dev.descent.engine.TrialOutcome;
import dev.descent.journal.Journal;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that files ask for, of which outcomes decide: what they train, that kills and jobs change nothing, and what they leave behind. */
class FileSearchTest {
    private static final String FILE = """
            dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.2}}
            layers: [{dense: {units: 3, activation: tanh}}, {dense: 1}]
            loss: mse
            metrics: [mae, r2]
            optimizer: sgd
            epochs: 9
            batch_size: 50
            sweep:
              search: {%s}
              over:
                optimizer:
                  - {sgd: {learning_rate: {log_uniform: [1e-3, 1e3]}}}
                  - {adam: {learning_rate: {log_uniform: [1e-3, 1]}, beta_1: {one_minus: {log_uniform: [0.02, 0.5]}}}}
                layers[0].units: {int_uniform: [2, 6]}
              repeats: 2
            """;
    private static final String TPE = "tpe: {configurations: 20, startup: 8, batch: 4}";
    private static final String HALVING = "successive_halving: {configurations: 20}";
    private static final String HYPERBAND = "hyperband: {}";

    private static final int ID = 1;
    private static final int STATUS = 6;
    private static final int EPOCHS = 8;
    private static final int VALIDATION_LOSS = 11;

    @TempDir
    private Path folder;

    private Path file;
    private Path quiet;

    @BeforeEach
    void prepare() throws IOException {
        file = folder.resolve("x.yaml");
        quiet = folder.resolve("quiet");
        Files.createDirectories(folder.resolve("data"));
        Files.copy(Path.of("data/advertising.csv"), folder.resolve("data/advertising.csv"));
    }

    @Test
    @DisplayName("tpe trains its random points in one round, then batch after batch")
    void tpeTrainsBatches() throws Exception {
        write(TPE);
        assertThat(run(quiet, 1)).containsExactly("1: 16 + 0", "2: 8 + 0", "3: 8 + 0", "4: 8 + 0");
        List<String[]> rows = rows(quiet);
        assertThat(rows).hasSize(40);
        assertThat(rows.stream().map(row -> row[ID]).distinct()).hasSize(40);
        assertThat(rows).allMatch(row -> row[STATUS].matches("completed|diverged"));
        assertThat(rows).anyMatch(row -> row[STATUS].equals("diverged"));
    }

    @Test
    @DisplayName("proposals by tpe are better than the random points that they follow")
    void proposalsAreBetter() throws Exception {
        write("tpe: {configurations: 40, startup: 16, batch: 4}");
        run(quiet, 2);
        List<Double> values = values(rows(quiet));
        assertThat(median(values.subList(32, 80))).isLessThan(median(values.subList(0, 32)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"val_loss", "val_r2"})
    @DisplayName("whatever is larger or smaller, tpe goes where it is better")
    void bothDirections(String rankBy) throws Exception {
        write("tpe: {configurations: 40, startup: 16, batch: 4}");
        Files.writeString(file, Files.readString(file) + "report: {rank_by: " + rankBy + "}\n");
        run(quiet, 2);
        List<Double> values = values(rows(quiet));
        assertThat(median(values.subList(56, 80))).isLessThan(median(values.subList(0, 32)));
    }

    @Test
    @DisplayName("the random points of tpe are the first ones of a random search, whatever follows")
    void startsAtRandom() throws Exception {
        write("random: {configurations: 20}");
        List<String> random = ids(file);
        write(TPE);
        assertThat(ids(file)).isEqualTo(random.subList(0, 16));
        write("tpe: {configurations: 30, startup: 8, batch: 6}");
        assertThat(ids(file)).isEqualTo(random.subList(0, 16));
        write("random: {configurations: 33}");
        assertThat(ids(file).subList(0, 40)).isEqualTo(random);
        write(HALVING);
        assertThat(ids(file)).isEqualTo(random);
    }

    @Test
    @DisplayName("a space with fewer points ends a search by tpe, which says so")
    void endsWhenTheSpaceIsExhausted() throws Exception {
        Files.writeString(
                file,
                FILE.substring(0, FILE.indexOf("sweep:"))
                        + "sweep: {search: {tpe: {configurations: 20, startup: 3}}, "
                        + "over: {learning_rate: [0.1, 0.01, 0.001], layers[0].units: [2, 3, 4]}, "
                        + "exclude: [{learning_rate: 0.1, 'layers[0].units': 2}, {learning_rate: 0.01, 'layers[0].units': 3}]}\n");
        assertThat(plan()).contains("; 1 trial excluded\n");
        run(quiet, 1);
        List<String[]> rows = rows(quiet);
        assertThat(rows.stream().map(row -> row[2] + " " + row[3]).sorted())
                .containsExactly("0.001 2", "0.001 3", "0.001 4", "0.01 2", "0.01 4", "0.1 3", "0.1 4");
        assertThat(Files.readString(quiet.resolve("x/report.md")))
                .contains(
                        "; the search ended before its 20 configurations: no new one was left to propose; 2 trials excluded;");
        assertThat(plan()).contains("there are only 9 different configurations, after which it ends");
    }

    @ParameterizedTest
    @ValueSource(strings = {TPE, HALVING})
    @DisplayName("an exclusion that could match, but matches nothing that was drawn, is told in the report")
    void anExclusionThatLeavesNothingOut(String search) throws Exception {
        write(search);
        String none = "  exclude: [{layers[0].units: 3}, {optimizer: {sgd: {learning_rate: 0.123}}}]\n";
        Files.writeString(file, Files.readString(file) + none);
        run(quiet, 1);
        int drawn = (int) rows(quiet).stream().filter(row -> row[4].equals("1")).count();
        assertThat(drawn).isBetween(8, 19);
        assertThat(Files.readString(quiet.resolve("x/report.md")))
                .contains("- The exclusion {optimizer: sgd(learning_rate=0.123)} left nothing out: none of the " + drawn
                        + " configurations that were drawn has its values.\n")
                .doesNotContain("The exclusion {layers");
    }

    @Test
    @DisplayName("a grid beside tpe is a search in each of its values, with the same budget and common rounds")
    void searchesOfAGridGoSideBySide() throws Exception {
        write(TPE);
        Files.writeString(file, Files.readString(file) + "  grid: {batch_size: [20, 50]}\n");
        assertThat(run(quiet, 1)).containsExactly("1: 32 + 0", "2: 16 + 0", "3: 16 + 0", "4: 16 + 0");
        List<String[]> rows = rows(quiet);
        assertThat(rows.stream().filter(row -> row[4].equals("20"))).hasSize(40);
        assertThat(rows.stream().filter(row -> row[4].equals("50"))).hasSize(40);
        assertThat(rows.subList(32, 40)).allMatch(row -> row[4].equals("20"));
        assertThat(rows.subList(40, 48)).allMatch(row -> row[4].equals("50"));
    }

    @Test
    void halvingTrainsFewerAndFewerForLonger() throws Exception {
        write(HALVING);
        assertThat(run(quiet, 1)).containsExactly("1: 40 + 0", "2: 12 + 0", "3: 4 + 0");
        Map<String, Integer> ends = new TreeMap<>();
        for (String[] row : rows(quiet)) {
            if (!row[STATUS].equals("diverged")) {
                ends.merge(row[STATUS] + " " + row[EPOCHS], 1, Integer::sum);
            }
        }
        assertThat(ends)
                .containsEntry("completed 9", 4)
                .containsEntry("halved 3", 8)
                .containsKey("halved 1");
        assertThat(Files.readString(quiet.resolve("x/report.md")))
                .contains(" configurations were stopped at epoch 1 and 4 at epoch 3.");
    }

    @Test
    @DisplayName("at each rung the configurations with the best means go on")
    void theBestGoOn() throws Exception {
        write(HALVING);
        run(quiet, 1);
        List<Double> stopped = new ArrayList<>();
        List<Double> wentOn = new ArrayList<>();
        List<String[]> rows = rows(quiet);
        Experiment experiment = SearchProcess.load(file);
        try (Journal journal = Journal.open(quiet.resolve("x/.run/journal"), 0)) {
            for (int first = 0; first < rows.size(); first += 2) {
                double sum = 0;
                for (int r = first; r < first + 2; r++) {
                    Trial trial = experiment.spec().trials().get(r);
                    assertThat(trial.id()).isEqualTo(rows.get(r)[ID]);
                    sum += new EngineJournal(journal, "lockstep")
                            .find(trial)
                            .map(it -> it instanceof dev.descent.engine.TrialOutcome.Completed completed
                                    ? completed.validation().orElseThrow().loss()
                                    : Double.NaN)
                            .orElseThrow();
                }
                boolean goes = Integer.parseInt(rows.get(first)[EPOCHS]) > 1;
                (goes ? wentOn : stopped).add(sum / 2);
            }
        }
        assertThat(wentOn).hasSize(6);
        assertThat(wentOn.stream().max(Comparator.naturalOrder()).orElseThrow())
                .isLessThan(stopped.stream()
                        .filter(value -> !value.isNaN())
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {HALVING, HYPERBAND})
    @DisplayName("who comes through has, bit for bit, the rows of a random search")
    void whoComesThroughIsWhoWasNeverStopped(String search) throws Exception {
        write(search);
        run(quiet, 1);
        write("random: {configurations: 30}");
        Path random = folder.resolve("random");
        run(random, 1);
        Map<String, String> whole = byId(random);
        Map<String, String> halved = byId(quiet);
        assertThat(whole.keySet()).containsAll(halved.keySet());
        List<String> through = halved.entrySet().stream()
                .filter(row -> row.getValue().contains(",completed,"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(through).hasSizeGreaterThanOrEqualTo(4);
        for (String id : through) {
            assertThat(halved.get(id)).isEqualTo(whole.get(id));
        }
        assertThat(halved.values()).anyMatch(row -> row.contains(",halved,"));
    }

    @Test
    @DisplayName("what was stopped is trained by a random search after it, as if nothing had been before")
    void aHalvedRecordServesNoLongerRequest() throws Exception {
        write("random: {configurations: 20}");
        Path random = folder.resolve("random");
        run(random, 1);
        write(HALVING);
        run(quiet, 1);
        long whole = rows(quiet).stream()
                .filter(row -> row[STATUS].equals("completed"))
                .count();
        assertThat(whole).isEqualTo(4);
        write("random: {configurations: 20}");
        assertThat(run(quiet, 1)).containsExactly("1: 36 + 4");
        assertThat(files(quiet)).containsExactlyEntriesOf(files(random));
        write(HALVING);
        assertThat(run(quiet, 1)).containsExactly("1: 0 + 40", "2: 0 + 12", "3: 0 + 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {TPE, HALVING, HYPERBAND})
    void twoJobsWriteTheSameBytes(String search) throws Exception {
        write(search);
        run(quiet, 1);
        Path results = folder.resolve("results");
        run(results, 2);
        assertThat(files(results)).containsExactlyEntriesOf(files(quiet));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                TPE + "; 1; 1; 5", TPE + "; 1; 3; 0", TPE + "; 2; 4; 3",
                HALVING + "; 1; 1; 7", HALVING + "; 1; 2; 0", HALVING + "; 2; 3; 1",
                HYPERBAND + "; 1; 2; 4", HYPERBAND + "; 2; 3; 0"
            })
    void aKillInOrBetweenRoundsChangesNothing(String search, int jobs, int round, int trials) throws Exception {
        write(search);
        run(quiet, 1);
        Path results = folder.resolve("results");
        SearchProcess.kill(file, results, jobs, round, trials, SearchProcess.AS_THE_FILE_SAYS);
        assertThat(results.resolve("x/trials.csv")).doesNotExist();
        List<String> resumed = run(results, jobs);
        assertThat(resumed.subList(0, round - 1)).allMatch(line -> line.contains(": 0 + "));
        assertThat(resumed.get(resumed.size() - 1)).doesNotContain(": 0 + ");
        assertThat(files(results)).containsExactlyEntriesOf(files(quiet));
    }

    @ParameterizedTest
    @ValueSource(strings = {TPE, HALVING, HYPERBAND})
    @DisplayName("the reports are made again from what is stored, and best.yaml has the ids of the search")
    void reportsAgain(String search) throws Exception {
        write(search);
        run(quiet, 1);
        Map<String, String> whole = files(quiet);
        Files.delete(quiet.resolve("x/trials.csv"));
        new Runner(new Loader(), SearchProcess.options(quiet, 1), new RoundLog(), new Cancellation())
                .report(List.of(SearchProcess.load(file)));
        assertThat(files(quiet)).containsExactlyEntriesOf(whole);

        Path best = folder.resolve("best.yaml");
        Files.writeString(best, whole.get("x/best.yaml"));
        List<String> ids = ids(best);
        assertThat(ids).hasSize(2);
        Map<String, String> byId = byId(quiet);
        assertThat(byId.get(ids.get(0))).contains(",1,0,completed,");
        assertThat(byId.get(ids.get(1))).contains(",2,0,completed,");
    }

    @Test
    @DisplayName("what experiment.yaml resolves is the same search")
    void theResolvedExperimentIsTheSame() throws Exception {
        write(TPE);
        run(quiet, 1);
        Path resolved = folder.resolve("resolved.yaml");
        Files.writeString(
                resolved, Files.readString(quiet.resolve("x/experiment.yaml")).replace("name: x", "name: y"));
        Path results = folder.resolve("results");
        run(resolved, results, 1);
        assertThat(Files.readString(results.resolve("y/trials.csv")))
                .isEqualTo(Files.readString(quiet.resolve("x/trials.csv")));
    }

    @Test
    @DisplayName("experiment.yaml has the defaults of a search written out")
    void defaultsAreWrittenOut() throws Exception {
        write("tpe: 12");
        run(quiet, 1);
        assertThat(Files.readString(quiet.resolve("x/experiment.yaml")))
                .contains("search: {tpe: {configurations: 12, batch: 4, startup: 10, candidates: 24}}");
        write("hyperband: {min_epochs: 3}");
        assertThat(SearchProcess.load(file).resolved()).contains("search: {hyperband: {eta: 3, min_epochs: 3}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {TPE, HALVING, HYPERBAND})
    @DisplayName("the live page shows trials of every round as they end, those that paused as if they had not")
    void thePageOfARunUnderWay(String search) throws Exception {
        write(search);
        List<Integer> pages = new ArrayList<>();
        RoundLog looking = new RoundLog() {
            private RunningExperiment running;

            @Override
            public synchronized void started(RunningExperiment now) {
                super.started(now);
                running = now;
                look();
            }

            private void look() {
                try {
                    String page = shown(running).orElse("");
                    assertThat(page.isEmpty() || page.contains("lowest val_loss of") || page.contains("Ends with"))
                            .isTrue();
                    if (!page.isEmpty()) {
                        pages.add(running.round());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        new Runner(new Loader(), SearchProcess.options(quiet, 1), looking, new Cancellation())
                .run(List.of(SearchProcess.load(file)));
        assertThat(pages).contains(2, 3).doesNotContain(1);
    }

    @Test
    @DisplayName("the live page of a halving search compares trials of one epoch alone, and says which")
    void thePageComparesOneEpoch() throws Exception {
        write(HALVING);
        List<String> pages = new ArrayList<>();
        List<String> bests = new ArrayList<>();
        RoundLog looking = new RoundLog() {
            private RunningExperiment running;

            @Override
            public synchronized void started(RunningExperiment now) {
                super.started(now);
                running = now;
                if (!now.again()) {
                    look();
                }
            }

            @Override
            public synchronized void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
                super.finished(experiment, trial, outcome);
                if (running.round() == 2 && outcome instanceof TrialOutcome.Completed) {
                    look();
                }
            }

            private void look() {
                try {
                    shown(running).ifPresent(pages::add);
                    running.best().ifPresent(bests::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        new Runner(new Loader(), SearchProcess.options(quiet, 1), looking, new Cancellation())
                .run(List.of(SearchProcess.load(file)));
        String sentence =
                "The search goes on: these are the values at epoch %d, the furthest that any configuration has come,"
                        + " and compared with none of earlier epochs.";
        assertThat(pages.get(0)).contains(sentence.formatted(1)).doesNotContain("stopped at epoch");
        assertThat(pages.get(1)).contains(sentence.formatted(3)).contains("stopped at epoch 1");
        assertThat(pages.get(pages.size() - 1)).contains(sentence.formatted(3)).contains("stopped at epoch 1");
        assertThat(bests.get(0)).matches("val_loss \\S+ at epoch 1");
        assertThat(bests.get(bests.size() - 1)).matches("val_loss \\S+ at epoch 3");
    }

    @Test
    @DisplayName("of a halving search that confirms no more trials are allowed for than configurations come through")
    void whatComesThroughIsConfirmed() throws Exception {
        write("successive_halving: 9");
        String text = Files.readString(file) + "  confirm: {best: 5, repeats: 3}\n";
        Files.writeString(file, text + "  max_trials: 21\n");
        assertThat(SearchProcess.load(file).bounds().trials()).isEqualTo(21);
        Files.writeString(file, text + "  max_trials: 20\n");
        assertThatThrownBy(() -> SearchProcess.load(file))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("with those that confirm these are 21 trials, but max_trials is 20");
    }

    @Test
    @DisplayName("these are the last proposals of seed 0, whatever machine makes them")
    void theseAreTheProposals() throws Exception {
        write(TPE);
        run(quiet, 2);
        List<String> summary = Files.readAllLines(quiet.resolve("x/summary.csv"));
        List<String> header = List.of(summary.get(0).split(","));
        int behind = header.size() - header.indexOf("n");
        assertThat(summary.stream().skip(1 + 16).map(line -> line.replaceFirst("(?:,[^,]*){" + behind + "}$", "")))
                .containsExactly(
                        "\"adam(learning_rate=0.153789, beta_1=0.587083)\",6",
                        "\"adam(learning_rate=0.0210618, beta_1=0.9389991)\",4",
                        "\"adam(learning_rate=0.141849, beta_1=0.77069)\",4",
                        "sgd(learning_rate=0.287888),3");
    }

    @ParameterizedTest
    @ValueSource(strings = {TPE, HALVING})
    @DisplayName("what confirms is picked from those that were trained to the end")
    void confirmsTheBest(String search) throws Exception {
        write(search);
        Files.writeString(file, Files.readString(file) + "  confirm: {best: 2, repeats: 3}\n");
        List<String> rounds = run(quiet, 1);
        assertThat(rounds.get(rounds.size() - 1)).endsWith(": 6 + 0");
        assertThat(rows(quiet)).hasSize(6).allMatch(row -> row[STATUS].equals("completed") && row[EPOCHS].equals("9"));
        assertThat(Files.readAllLines(quiet.resolve("x/tuning.csv"))).hasSize(1 + 40);
    }

    @Test
    @DisplayName("a single configuration that came through is the best of all, and has no rank to dispute")
    void aSingleOneComesThrough() throws Exception {
        write("successive_halving: 9");
        run(quiet, 1);
        assertThat(Files.readString(quiet.resolve("x/report.md")))
                .contains(" came through all of 9 configurations and ends with val_loss ")
                .contains("\n## Ranking\n")
                .contains("× 9 epochs = 36 steps (2 trials)");
        assertThat(Files.readString(quiet.resolve("x/best.yaml"))).contains("the best of 9 configurations by val_loss");
        assertThat(Files.readAllLines(quiet.resolve("x/summary.csv")).get(0))
                .contains(",n,diverged,failed,halved,mean,");
        assertThat(Files.readAllLines(quiet.resolve("x/summary.csv"))).hasSize(1 + 9);
    }

    @Test
    @DisplayName("those that were stopped count in the correction for many comparisons, and are in none")
    void allCountInTheCorrection() throws Exception {
        write(HALVING);
        run(quiet, 1);
        List<String> lines = Files.readAllLines(quiet.resolve("x/comparisons.csv"));
        List<String> header = List.of(lines.get(0).split(","));
        List<String> others = lines.stream()
                .skip(1)
                .filter(line -> !line.contains("baseline"))
                .toList();
        List<String[]> rows = rows(quiet);
        long standing =
                rows.stream().filter(row -> row[STATUS].equals("completed")).count() / 2;
        assertThat(others).hasSizeGreaterThanOrEqualTo((int) standing - 1).hasSizeLessThan(8);
        assertThat(others).allMatch(line -> line.contains(",190,"));
        assertThat(header).contains("tests_counted");
        assertThat(Files.readString(quiet.resolve("x/report.html")))
                .as("halved configurations have no mean to be drawn by")
                .containsPattern("\\[\"\\d+\",\"\",\"\\d+\",\"\",\"\",\"\",\"\",\"0\",\"0\",\"0\",\"(adam|sgd)\"");
    }

    @Test
    @DisplayName("folds and repeats of a configuration go on together")
    void foldsGoOnTogether() throws Exception {
        write(HALVING);
        Files.writeString(file, Files.readString(file).replace("validation: 0.2", "folds: 3"));
        assertThat(run(quiet, 2)).containsExactly("1: 120 + 0", "2: 36 + 0", "3: 12 + 0");
    }

    @Test
    @DisplayName("a search with one rung is a random search")
    void oneRungIsRandom() throws Exception {
        write("successive_halving: {configurations: 6, min_epochs: 9}");
        assertThat(run(quiet, 1)).containsExactly("1: 12 + 0");
        assertThat(Files.readAllLines(quiet.resolve("x/summary.csv")).get(0)).doesNotContain("halved");
    }

    @Test
    void planTellsTheRungs() throws Exception {
        write("successive_halving: {configurations: 64}");
        assertThat(plan())
                .startsWith("x: at most 128 trials of at most 64 configurations in at most 3 rounds\n"
                        + "  successive_halving: 64 configurations until epoch 1, 21 until epoch 3, 7 until epoch 9\n")
                .contains("the first round, which no outcome decides on:")
                .contains("160 rows in batches of 50: 4 iterations an epoch; 1 epoch: 4 steps, in 128 trials")
                .contains("512 steps in this round; at most 296 epochs in all rounds\n");
        write("hyperband: {}");
        assertThat(plan())
                .contains("\n  hyperband: 9 configurations until epoch 1, 3 until epoch 3, 1 until epoch 9\n"
                        + "  hyperband: 5 configurations until epoch 3, 1 until epoch 9\n"
                        + "  hyperband: 3 configurations until epoch 9\n");
        write(TPE);
        assertThat(plan())
                .startsWith("x: at most 40 trials of at most 20 configurations in at most 4 rounds\n"
                        + "  tpe: 8 random configurations, then 12 proposed in batches of 4, each the most promising of"
                        + " 24 candidates\n");
    }

    private String plan() throws Exception {
        StringBuilder out = new StringBuilder();
        Plan.write(SearchProcess.load(file), Optional.empty(), 2, out);
        return out.toString();
    }

    private void write(String search) throws IOException {
        Files.writeString(file, FILE.formatted(search));
    }

    private List<String> run(Path results, int jobs) throws Exception {
        return run(file, results, jobs);
    }

    private static List<String> run(Path file, Path results, int jobs) throws Exception {
        RoundLog log = new RoundLog();
        List<RunSummary> summaries = new Runner(
                        new Loader(), SearchProcess.options(results, jobs), log, new Cancellation())
                .run(List.of(SearchProcess.load(file)));
        assertThat(summaries).singleElement().matches(RunSummary::reported);
        return log.rounds();
    }

    private static List<String> ids(Path file) throws Exception {
        return SearchProcess.load(file).spec().trials().stream().map(Trial::id).toList();
    }

    /** The rows of trials.csv: trial, id, optimizer, units, repeat, seed, status, parameters, epochs, steps, losses … */
    private static List<String[]> rows(Path results) throws IOException {
        return Files.readAllLines(results.resolve("x/trials.csv")).stream()
                .skip(1)
                .map(line -> line.replaceAll("\"[^\"]*\"", "quoted").split(",", -1))
                .toList();
    }

    /** The rows of trials.csv without the trials' numbers, by id. */
    private static Map<String, String> byId(Path results) throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(results.resolve("x/trials.csv"))) {
            String row = line.substring(line.indexOf(',') + 1);
            rows.put(row.substring(0, row.indexOf(',')), row);
        }
        rows.remove("id");
        return rows;
    }

    /** Validation losses, infinite where there is none. */
    private static List<Double> values(List<String[]> rows) {
        return rows.stream()
                .map(row -> row[VALIDATION_LOSS].isEmpty()
                        ? Double.POSITIVE_INFINITY
                        : Double.parseDouble(row[VALIDATION_LOSS]))
                .toList();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
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

    /** The page of trials that have ended; empty while there is none and only those under way are shown. */
    private static Optional<String> shown(RunningExperiment running) throws IOException {
        return running.page().filter(page -> page.contains("id=\"data\""));
    }
}
