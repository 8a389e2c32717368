package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.descent.config.Experiment;
import dev.descent.config.ExperimentReader;
import dev.descent.engine.TrialOutcome;
import dev.descent.journal.Journal;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three optimizers are tuned and confirmed: the whole way from a file to its results. */
class CompareTest {
    private static final String FILE = """
            dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.25, test: 0.25}}
            layers: [{dense: {units: 3, activation: tanh}}, {dense: 1}]
            loss: mse
            optimizer: sgd
            epochs: 4
            batch_size: 20
            sweep: {grid: {optimizer: [sgd, momentum, {adam: {beta_1: {one_minus: {log_uniform: [0.02, 0.5]}}}}]}}
            compare:
              of: optimizer
              tune: {learning_rate: {log_uniform: [1e-3, 1e3]}}
              search: {sobol: 4}
              tuning_repeats: 2
              confirm_repeats: 3
            """;
    private static final int TUNING = 3 * 4 * 2;
    private static final int CONFIRMING = (3 + 3) * 3;

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
        Files.writeString(file, FILE);
        assertThat(run(quiet, 1)).containsExactly("1: " + TUNING + " + 0", "2: " + CONFIRMING + " + 0");
    }

    @Test
    void competitorsShareTheQuantilesOfWhatAllTuneAndHaveTheirOwnBeside() throws Exception {
        Map<String, List<String>> rates = new LinkedHashMap<>();
        List<String> betas = new ArrayList<>();
        for (Map<String, String> row : rows("tuning.csv")) {
            if (row.get("repeat").equals("1")) {
                rates.computeIfAbsent(row.get("competitor"), it -> new ArrayList<>())
                        .add(row.get("learning_rate"));
                if (row.get("competitor").equals("adam")) {
                    betas.add(row.get("optimizer"));
                }
            }
        }
        assertThat(rates).containsOnlyKeys("sgd", "momentum", "adam");
        assertThat(rates.get("sgd")).hasSize(4).doesNotHaveDuplicates();
        assertThat(rates.get("momentum")).isEqualTo(rates.get("sgd"));
        assertThat(rates.get("adam")).isEqualTo(rates.get("sgd"));
        assertThat(betas).doesNotHaveDuplicates().allMatch(it -> it.startsWith("adam(beta_1=0."));
    }

    @Test
    void ofEachTheConfigurationOfTheLeastMeanIsConfirmedAndEachAsItStands() throws Exception {
        Map<String, Map<String, List<Double>>> losses = new LinkedHashMap<>();
        for (Map<String, String> row : rows("tuning.csv")) {
            boolean diverged = row.get("status").equals("diverged");
            losses.computeIfAbsent(row.get("competitor"), it -> new LinkedHashMap<>())
                    .computeIfAbsent(row.get("learning_rate"), it -> new ArrayList<>())
                    .add(diverged ? Double.POSITIVE_INFINITY : Double.parseDouble(row.get("val_loss")));
        }
        assertThat(losses.get("sgd").values()).anyMatch(it -> it.contains(Double.POSITIVE_INFINITY));
        List<String> chosen = new ArrayList<>();
        losses.forEach((competitor, rates) -> rates.entrySet().stream()
                .min((a, b) -> Double.compare(sum(a.getValue()), sum(b.getValue())))
                .ifPresent(it -> chosen.addAll(List.of(
                        competitor + " " + it.getKey() + " 1001",
                        competitor + " " + it.getKey() + " 1002",
                        competitor + " " + it.getKey() + " 1003"))));
        assertThat(rows("trials.csv").stream()
                        .map(row -> row.get("competitor") + " " + row.get("learning_rate") + " " + row.get("repeat")))
                .containsExactlyElementsOf(chosen);
        assertThat(rows("untuned.csv").stream()
                        .filter(row -> row.get("repeat").equals("1001"))
                        .map(row -> row.get("optimizer") + " " + row.get("learning_rate")))
                .containsExactly("sgd 0.01", "momentum 0.01", "adam 0.001");
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Test
    void theReportShowsWhatWasChosenBesideWhatItCameToAgainAndWithoutTuning() throws Exception {
        String tuning = Files.readString(quiet.resolve("x/report.md")).split("## Tuning")[1];
        for (String competitor : List.of("sgd", "momentum", "adam")) {
            String rate = rows("trials.csv").stream()
                    .filter(row -> row.get("competitor").equals(competitor))
                    .findFirst()
                    .orElseThrow()
                    .get("learning_rate");
            String line = tuning.lines()
                    .filter(it -> it.startsWith("| " + competitor + " | learning_rate " + rate))
                    .findFirst()
                    .orElseThrow();
            String[] cells = line.split(" *\\| *");
            assertThat(Double.parseDouble(cells[3]))
                    .isCloseTo(mean("tuning.csv", competitor, rate, "val_loss"), withinPercentage(1e-3));
            assertThat(Double.parseDouble(cells[4]))
                    .isCloseTo(mean("trials.csv", competitor, rate, "val_loss"), withinPercentage(1e-3));
            assertThat(Double.parseDouble(cells[5].split(" ")[0]))
                    .isCloseTo(
                            mean("trials.csv", competitor, rate, "val_loss")
                                    - mean("tuning.csv", competitor, rate, "val_loss"),
                            withinPercentage(1e-1));
            assertThat(cells[5]).matches("-?[0-9.e-]+ \\(-?[0-9.e-]+ to -?[0-9.e-]+\\)");
            assertThat(Double.parseDouble(cells[6]))
                    .isCloseTo(mean("trials.csv", competitor, rate, "test_loss"), withinPercentage(1e-3));
            String own = competitor.equals("adam") ? "0.001" : "0.01";
            assertThat(Double.parseDouble(cells[7]))
                    .isCloseTo(mean("untuned.csv", competitor, own, "test_loss"), withinPercentage(1e-3));
            assertThat(Double.parseDouble(cells[8].split(":")[0]))
                    .isCloseTo(
                            mean("trials.csv", competitor, rate, "test_loss")
                                    - mean("untuned.csv", competitor, own, "test_loss"),
                            withinPercentage(1e-2));
            assertThat(cells[9])
                    .startsWith("learning_rate " + own)
                    .isEqualTo("learning_rate " + own + (competitor.equals("adam") ? "; beta_1 0.9" : ""));
            String next = cells[10].split(": ")[1];
            assertThat(Double.parseDouble(next)).isGreaterThanOrEqualTo(Double.parseDouble(cells[3]));
            Set<String> without = rows("tuning.csv").stream()
                    .filter(row -> row.get("competitor").equals(competitor)
                            && row.get("status").equals("diverged"))
                    .map(row -> row.get("learning_rate"))
                    .collect(Collectors.toSet());
            assertThat(cells[11]).isEqualTo(without.size() + " of 4");
        }
        assertThat(tuning)
                .contains("Where they were chosen, the 3 have val_loss ")
                .containsPattern(
                        "\\. The mean when confirmed less the mean when chosen is -?[0-9.e-]+ \\(95 % interval -?[0-9.e-]+ to ")
                .contains("Searched: learning_rate: {log_uniform: [1e-3, 1e3]}; beta_1 of adam as its alternative says."
                        + " sobol, 4 draws of each competitor, seed 0.");
        assertThat(tuning)
                .contains("<summary>Optimizers with all of their settings</summary>")
                .containsPattern("\\| momentum \\| momentum\\(learning_rate=[0-9.e]+, momentum=0.9")
                .contains("| which configurations were drawn | not measured: one study (compare.studies) |")
                .contains("| which rows train and which validate | not measured: one split |");
        long diverged = rows("tuning.csv").stream()
                .filter(row -> row.get("status").equals("diverged"))
                .count();
        assertThat(Files.readString(quiet.resolve("x/report.md")))
                .contains("; tuned by 24 trials: 12 configurations × 2 repeats, " + diverged
                        + " diverged; 18 trials on the" + " repeats that confirm, with untuned ones; ");
        assertThat(Files.readString(quiet.resolve("x/best.yaml")))
                .startsWith("# Made from the results of x: of 3 competitors, each the best of its 4 configurations by"
                        + " val_loss, the first by test_loss, alone.\n");
        assertThat(Files.readString(quiet.resolve("x/report.html")))
                .contains(
                        "<h2 id=\"verdicts-title\">Verdicts</h2>",
                        "<h2 id=\"tuning-title\">Tuning</h2>",
                        "<h2 id=\"what-tuning-buys-title\">What tuning buys</h2>");
    }

    /** Of all choices of k configurations the mean of the best, by hand. */
    @Test
    void whatTuningBuysIsTheMedianAndTheMeanOverAllChoices() throws Exception {
        String table = Files.readString(quiet.resolve("x/report.md")).split("<summary>What tuning buys on average")[1];
        String medians = Files.readString(quiet.resolve("x/report.md")).split("## What tuning buys")[1];
        assertThat(medians).contains("| competitor | 1 | 2 | 4 |\n");
        for (String competitor : List.of("sgd", "momentum", "adam")) {
            Map<String, Double> means = new LinkedHashMap<>();
            for (Map<String, String> row : rows("tuning.csv")) {
                if (row.get("competitor").equals(competitor)) {
                    boolean diverged = row.get("status").equals("diverged");
                    means.merge(
                            row.get("learning_rate"),
                            diverged ? Double.POSITIVE_INFINITY : Double.parseDouble(row.get("val_loss")) / 2,
                            Double::sum);
                }
            }
            List<Double> values = List.copyOf(means.values());
            String line = table.lines()
                    .filter(it -> it.startsWith("| " + competitor + " |"))
                    .findFirst()
                    .orElseThrow();
            String[] cells = line.split(" *\\| *", -1);
            double pairs = 0;
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < i; j++) {
                    pairs += Math.min(values.get(i), values.get(j)) / 6;
                }
            }
            double one = values.stream().mapToDouble(it -> it).average().orElseThrow();
            double all = values.stream().mapToDouble(it -> it).min().orElseThrow();
            assertIs(cells[2], one);
            assertIs(cells[3], pairs);
            assertIs(cells[4], all);
            String[] middle = medians.lines()
                    .filter(it -> it.startsWith("| " + competitor + " |"))
                    .findFirst()
                    .orElseThrow()
                    .split(" *\\| *", -1);
            double[] sorted = values.stream().mapToDouble(it -> it).sorted().toArray();
            // Of six pairs the best are the first three times, the second twice, the third once.
            for (int k = 0; k < 3; k++) {
                double median = sorted[new int[] {2, 1, 0}[k]];
                if (Double.isInfinite(median)) {
                    assertThat(middle[2 + k]).isEqualTo("none");
                } else {
                    assertThat(Double.parseDouble(middle[2 + k])).isCloseTo(median, withinPercentage(1e-3));
                }
            }
        }
    }

    private static void assertIs(String cell, double value) {
        if (Double.isInfinite(value)) {
            assertThat(cell).isEmpty();
        } else {
            assertThat(Double.parseDouble(cell)).isCloseTo(value, withinPercentage(1e-3));
        }
    }

    @Test
    void itTellsWhatTuningAndConfirmingTookAndHowSoonAValueIsReached() throws Exception {
        Files.writeString(file, FILE + "  steps_to: {val_loss: 1e9}\n");
        Path results = folder.resolve("results");
        run(results, 1);
        quiet = results;
        for (Map<String, String> row : rows("competitors.csv")) {
            boolean whole = rows("tuning.csv").stream()
                    .noneMatch(trial -> trial.get("competitor").equals(row.get("competitor"))
                            && trial.get("status").equals("diverged"));
            assertThat(row.get("tuning_trials")).isEqualTo("8");
            assertThat(row.get("tuning_evaluations").equals("3200")).isEqualTo(whole);
            assertThat(row.get("confirming_trials")).isEqualTo("3");
            assertThat(row.get("confirming_steps")).isEqualTo("60");
            assertThat(row.get("confirming_evaluations")).isEqualTo("1200");
            assertThat(row.get("reached") + " " + row.get("epochs_to") + " " + row.get("steps_to"))
                    .isEqualTo("3 1 5");
        }
        assertThat(Files.readString(results.resolve("x/report.md")))
                .contains("| sgd | 3 of 3 | 1 | 5 |")
                .contains("The configurations were chosen by val_loss at the end and not for being soon, ");
        assertThat(results.resolve("x/plots/tuning.svg")).exists();
    }

    private double mean(String csv, String competitor, String rate, String column) throws IOException {
        return rows(csv).stream()
                .filter(row -> row.get("competitor").equals(competitor)
                        && row.get("learning_rate").equals(rate))
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .average()
                .orElseThrow();
    }

    @Test
    void rowsThatTestAreShownOfTrialsThatConfirmAlone() throws Exception {
        assertThat(rows("tuning.csv").get(0)).containsKey("val_loss").doesNotContainKey("test_loss");
        assertThat(rows("trials.csv").get(0)).containsKeys("val_loss", "test_loss");
        assertThat(rows("untuned.csv").get(0)).containsKey("test_loss");
    }

    @Test
    void thePageOfARunShowsOfEachPhaseWhatItGoesBy() throws Exception {
        List<String> pages = new ArrayList<>();
        List<String> best = new ArrayList<>();
        RoundLog watching = new RoundLog() {
            private RunningExperiment running;

            @Override
            public synchronized void started(RunningExperiment it) {
                super.started(it);
                running = it;
            }

            @Override
            public synchronized void finished(ExperimentSpec experiment, Trial trial, TrialOutcome outcome) {
                super.finished(experiment, trial, outcome);
                try {
                    running.page().ifPresent(pages::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                running.best().ifPresent(best::add);
            }
        };
        new Runner(new Loader(), SearchProcess.options(folder.resolve("results"), 1), watching, new Cancellation())
                .run(List.of(ExperimentReader.read(file, Map.of(), Set.of("lockstep"), Set.of("local"))));
        assertThat(best).isNotEmpty().allMatch(it -> it.startsWith("val_loss "));
        List<String> judging =
                pages.stream().filter(it -> it.contains("\"test_loss\"")).toList();
        assertThat(pages.get(0)).contains("val_loss").doesNotContain("\"test_loss\"");
        assertThat(judging).isNotEmpty().hasSizeLessThanOrEqualTo(CONFIRMING + 1);
    }

    @Test
    void allPairsAreComparedOrEachWithTheOneThatIsNamed() throws Exception {
        assertThat(rows("comparisons.csv").stream()
                        .filter(row -> row.get("right").startsWith("optimizer="))
                        .map(row -> row.get("tests_counted")))
                .containsExactly("3", "3", "3");
        Files.writeString(file, FILE + "  against: momentum\n");
        Path results = folder.resolve("results");
        run(results, 1);
        quiet = results;
        assertThat(Files.readString(results.resolve("x/report.md")))
                .contains(" Held against momentum over 3 repeats, ")
                .contains("p-values times 2, for the file names momentum.")
                .contains(" | against momentum |")
                .doesNotContain("against the best");
        assertThat(rows("comparisons.csv").stream()
                        .filter(row -> row.get("right").startsWith("optimizer="))
                        .map(row -> row.get("right").split(",")[0] + " " + row.get("tests_counted")))
                .containsExactly("optimizer=momentum 2", "optimizer=momentum 2");
        assertThat(Files.readString(results.resolve("x/plots/ranking.svg"))).contains(" than momentum");
    }

    @Test
    void theThresholdOfPracticalEqualityStandsBesideTheVerdictThatItDecides() throws Exception {
        Files.writeString(file, FILE + "  against: momentum\nreport: {practically_equal: 100000}\n");
        Path results = folder.resolve("results");
        run(results, 1);
        assertThat(Files.readString(results.resolve("x/report.md")))
                .contains(" Held against momentum over 3 repeats, ")
                .contains(" practically equal, within 100000.");
    }

    @Test
    void theBestAloneHasTheIdsOfItsTuning() throws Exception {
        Path best = folder.resolve("best.yaml");
        Files.copy(quiet.resolve("x/best.yaml"), best);
        List<String> ids =
                ExperimentReader.read(best, Map.of(), Set.of("lockstep"), Set.of("local")).spec().trials().stream()
                        .map(it -> it.id())
                        .toList();
        assertThat(ids).hasSize(2);
        assertThat(rows("tuning.csv").stream().map(row -> row.get("id"))).containsAll(ids);
    }

    @Test
    void whatItResolvesToIsTheSameComparison() throws Exception {
        Path again = folder.resolve("again/x");
        Files.createDirectories(again);
        Files.copy(quiet.resolve("x/experiment.yaml"), folder.resolve("y.yaml"));
        RoundLog log = new RoundLog();
        new Runner(new Loader(), SearchProcess.options(folder.resolve("again"), 1), log, new Cancellation())
                .run(List.of(ExperimentReader.read(
                        folder.resolve("y.yaml"), Map.of(), Set.of("lockstep"), Set.of("local"))));
        for (String csv : List.of("tuning.csv", "trials.csv", "untuned.csv", "comparisons.csv")) {
            assertThat(again.resolve(csv)).hasSameTextualContentAs(quiet.resolve("x/" + csv));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 3", "2, 2, 0", "1, 2, 0", "2, 2, 5"})
    void aKillInOrBetweenPhasesChangesNothing(int jobs, int round, int trials) throws Exception {
        Path results = folder.resolve("results");
        SearchProcess.kill(file, results, jobs, round, trials, SearchProcess.AS_THE_FILE_SAYS);
        assertThat(results.resolve("x/trials.csv")).doesNotExist();
        try (Journal left = Journal.open(results.resolve("x/.run/journal"), 0)) {
            int ended = (round - 1) * TUNING + trials;
            assertThat(left.size()).isBetween(ended - trials, ended + 1);
        }
        run(results, jobs);
        assertThat(files(results)).containsExactlyEntriesOf(files(quiet));
    }

    @Test
    void twoJobsWriteTheSameBytes() throws Exception {
        Path results = folder.resolve("results");
        run(results, 2);
        assertThat(files(results)).containsExactlyEntriesOf(files(quiet));
    }

    @Test
    void planTellsBothPhases() throws Exception {
        StringBuilder out = new StringBuilder();
        Plan.write(
                ExperimentReader.read(file, Map.of(), Set.of("lockstep"), Set.of("local")), Optional.empty(), 2, out);
        assertThat(out.toString())
                .startsWith("x: 42 trials of 15 configurations in 2 rounds\n")
                .contains("""
                          3 competitors: sgd, momentum, adam
                          round 1 tunes: 12 configurations × 2 repeats = 24 trials; of each the best by val_loss is chosen
                          round 2 confirms: 6 configurations × 3 repeats = 18 trials from repeat 1001, 3 of the configurations untuned; judged by test_loss
                        """)
                .contains("  480 steps in this round; 168 epochs, 840 steps in all rounds\n");
    }

    @Test
    void optionsReplaceWhatAComparisonSays() throws Exception {
        Experiment it = ExperimentReader.read(
                file,
                new TreeMap<>(Map.of(
                        "compare.confirm_repeats", "2",
                        "compare.against", "adam",
                        "compare.studies", "2",
                        "compare.tune.learning_rate", "[0.01, 0.02, 0.03]")),
                Set.of("lockstep"),
                Set.of("local"));
        ComparisonSpec comparison = it.spec().search().comparison().orElseThrow();
        assertThat(comparison.confirmRepeats()).isEqualTo(2);
        assertThat(comparison.against()).hasValue(2);
        assertThat(comparison.studies()).isEqualTo(2);
        assertThat(it.spec().trials().stream().map(trial -> trial.settings().get(1)))
                .containsOnly("0.01", "0.02", "0.03");
        assertThat(it.resolved())
                .contains("\n  confirm_repeats: 2\n", "\n  against: adam\n", "\n  studies: 2\n", "[0.01, 0.02, 0.03]");
    }

    @Test
    void planBoundsStepsAndEpochsWhereTheyAreTuned() throws Exception {
        Files.writeString(
                file, FILE.replace("tune: {", "tune: {batch_size: [10, 20], epochs: {int_uniform: [2, 4]}, "));
        StringBuilder out = new StringBuilder();
        Plan.write(
                ExperimentReader.read(file, Map.of(), Set.of("lockstep"), Set.of("local")), Optional.empty(), 2, out);
        Files.writeString(
                file,
                FILE.replace("tune: {learning_rate: {log_uniform: [1e-3, 1e3]}}", "tune: {learning_rate: [0.1, 0.2]}"));
        StringBuilder finite = new StringBuilder();
        Plan.write(
                ExperimentReader.read(file, Map.of(), Set.of("lockstep"), Set.of("local")),
                Optional.empty(),
                2,
                finite);
        assertThat(finite.toString())
                .contains("  round 1 tunes: 8 configurations × 2 repeats = 16 trials; ")
                .contains("\n  of 4 draws each, different configurations: sgd 2, for others would repeat these; "
                        + "momentum 2, for others would repeat these; adam 4\n");
        assertThat(out.toString())
                .startsWith("x: at most 42 trials of at most 15 configurations in at most 2 rounds\n")
                .containsPattern("in this round; at most \\d+ epochs, at most \\d+ steps in all rounds\n")
                .containsPattern(
                        "to bear in mind\n  - Configurations have from 2 to 4 epochs: a competitor may be chosen "
                                + "with more training than another");
    }

    @Test
    void planWarnsOfWhatNoResultCouldTell() throws Exception {
        Files.writeString(
                file,
                FILE.replace("[sgd, momentum, {", "[{sgd: {learning_rate: 0.1, momentum: 0.5}}, momentum, {")
                                .replace("confirm_repeats: 3", "confirm_repeats: 2")
                        + "  studies: 2\n");
        StringBuilder out = new StringBuilder();
        Plan.write(
                ExperimentReader.read(file, Map.of(), Set.of("lockstep"), Set.of("local")), Optional.empty(), 0, out);
        assertThat(out.toString())
                .contains(
                        "to bear in mind\n"
                                + "  - 2 repeats confirm, too few for any verdict: that takes at least 3.\n"
                                + "  - 2 studies can't tell how much is chance: that takes at"
                                + " least 3.\n",
                        "  of 4 draws each, different configurations: sgd(learning_rate=0.1, momentum=0.5) 1, for it"
                                + " does not tune learning_rate; momentum 4; adam 4\n");
        Files.writeString(file, FILE.replaceFirst("(?s)sweep: .*", """
            sweep:
              search: {sobol: 4}
              over: {learning_rate: {log_uniform: [1e-3, 1]}}
              confirm: {best: 5, repeats: 1}
            """));
        StringBuilder confirming = new StringBuilder();
        Plan.write(
                ExperimentReader.read(file, Map.of(), Set.of("lockstep"), Set.of("local")),
                Optional.empty(),
                0,
                confirming);
        assertThat(confirming.toString())
                .contains("to bear in mind\n"
                        + "  - 1 repeat confirms, too few for any verdict: that takes at least 3.\n"
                        + "  - confirm takes the best 5, but there are 4 configurations: all are trained again"
                        + " and none is picked, for which repeats under sweep would do.\n");
    }

    @Test
    void planSetsNamesApart() throws Exception {
        Files.writeString(
                file,
                FILE.replaceFirst(
                                "sweep: .*",
                                "sweep: {cases: {\"small, sgd\": {optimizer: sgd}, mom: {optimizer: momentum}}}")
                        .replace("of: optimizer", "of: case"));
        StringBuilder out = new StringBuilder();
        Plan.write(
                ExperimentReader.read(file, Map.of(), Set.of("lockstep"), Set.of("local")), Optional.empty(), 0, out);
        assertThat(out.toString()).contains("  2 competitors: \"small, sgd\", mom\n");
    }

    @Test
    void eachStudyHasConfigurationsOfItsOwnAndTheReportCountsWhoWins() throws Exception {
        Files.writeString(file, FILE + "  studies: 3\n");
        Path results = folder.resolve("results");
        run(results, 1);
        List<Map<String, String>> first = rows("tuning.csv");
        quiet = results;
        Map<String, Set<String>> rates = new LinkedHashMap<>();
        for (Map<String, String> row : rows("tuning.csv")) {
            rates.computeIfAbsent(row.get("study"), it -> new TreeSet<>()).add(row.get("learning_rate"));
        }
        assertThat(rates.keySet()).containsExactly("1", "2", "3");
        assertThat(rates.get("1"))
                .hasSize(4)
                .isEqualTo(first.stream().map(row -> row.get("learning_rate")).collect(Collectors.toSet()))
                .doesNotContainAnyElementsOf(rates.get("2"));
        assertThat(rates.get("3")).hasSize(4).doesNotContainAnyElementsOf(rates.get("2"));
        Map<String, Double> losses = new LinkedHashMap<>();
        for (Map<String, String> row : rows("trials.csv")) {
            losses.merge(
                    row.get("study") + " " + row.get("competitor"),
                    Double.parseDouble(row.get("test_loss")),
                    Double::sum);
        }
        assertThat(losses).hasSize(9);
        Map<String, Integer> wins = new TreeMap<>();
        for (String study : rates.keySet()) {
            wins.merge(
                    losses.entrySet().stream()
                            .filter(it -> it.getKey().startsWith(study))
                            .min(Map.Entry.comparingByValue())
                            .orElseThrow()
                            .getKey()
                            .substring(2),
                    1,
                    Integer::sum);
        }
        String report = Files.readString(results.resolve("x/report.md"));
        assertThat(report).contains("## Studies");
        int most = wins.values().stream().mapToInt(it -> it).max().orElseThrow();
        Map<String, Double> means = new TreeMap<>();
        losses.forEach((study, sum) -> means.merge(study.substring(2), sum / 9, Double::sum));
        Map.Entry<String, Double> best =
                means.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        String of = report.split("Over all 3 studies, " + best.getKey() + " has the best mean, ")[1]
                .split("[, ]")[0];
        assertThat(Double.parseDouble(of)).isCloseTo(best.getValue(), withinPercentage(1e-3));
        assertThat(report)
                .contains("**In the first of 3 studies, optimizer=")
                .containsPattern("\\| sgd \\| 24 \\|( \\d+ \\|){3} 9 \\|( \\d+ \\|){3} 3 \\|")
                .containsPattern(
                        "\\| 3 \\|( [0-9.e]+ \\|){3} (sgd|momentum|adam) \\| -[0-9.e-]+: (better|undecided), p = [0-9.e-]+")
                .contains(
                        " Each study has drawn configurations, starting weights and orders of rows of its own; all share one"
                                + " split.")
                .doesNotContain("was not measured", "it is better than");
        assertThat(report).containsPattern("(sgd|momentum|adam) ranks first in " + most + " of 3 studies");
        assertThat(rows("competitors.csv").stream().map(row -> row.get("study")))
                .containsExactly("1", "1", "1", "2", "2", "2", "3", "3", "3");
        assertThat(rows("trials.csv").stream()
                        .map(row -> row.get("study") + " " + row.get("repeat"))
                        .distinct())
                .containsExactly(
                        "1 1001", "1 1002", "1 1003", "2 1004", "2 1005", "2 1006", "3 1007", "3 1008", "3 1009");
        assertThat(rows("untuned.csv").stream().map(row -> row.get("repeat")).distinct())
                .containsExactly("1001", "1002", "1003");
    }

    @Test
    void aSpecialCaseThatBeatsWhatIncludesItIsAWarning() throws Exception {
        Files.writeString(file, """
                dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.25, test: 0.25}}
                layers: [{dense: 1}]
                loss: mse
                epochs: 4
                batch_size: 20
                sweep: {grid: {optimizer: [{sgd: {learning_rate: [0.05, 0.1]}}, {momentum: {learning_rate: [1e-6, 1e-5]}}]}}
                compare: {of: optimizer, search: {random: 4}, confirm_repeats: 5}
                """);
        Path results = folder.resolve("results");
        run(results, 1);
        assertThat(Files.readString(results.resolve("x/report.md")))
                .contains("- sgd is better than momentum, which becomes it where momentum is 0: "
                        + "the momentum of momentum, 0.9, was not tuned.");
        Files.writeString(
                file, Files.readString(file).replace("[1e-6, 1e-5]}}]", "[1e-6, 1e-5], momentum: [0.5, 0.9]}}]"));
        run(results, 1);
        assertThat(Files.readString(results.resolve("x/report.md")))
                .contains("- sgd is better than momentum, which becomes it where momentum is 0: "
                        + "momentum may have been tuned too little, or over the wrong range.");
    }

    @Test
    void whoDivergesEverywhereIsToldAndNotCompared() throws Exception {
        Files.writeString(
                file,
                FILE.replace("[sgd, momentum, ", "[sgd, {momentum: {learning_rate: {log_uniform: [1e9, 1e10]}}}, "));
        Path results = folder.resolve("results");
        run(results, 1);
        assertThat(Files.readString(results.resolve("x/report.md")))
                .contains(
                        "- Of momentum, none of 4 configurations has a value of val_loss: the first was trained again, but is"
                                + " not compared.")
                .contains(" of 2 competitors, each the best of its 4 configurations by val_loss: ")
                .contains(" momentum: none of 4 configurations has a value of val_loss; not compared. ")
                .contains(
                        "Without a value is a configuration that diverged, failed or has none in at least one of its trials.")
                .contains("| momentum | learning_rate ")
                .contains("- sgd against adam, over 3 repeats: ")
                .doesNotContain("sgd against momentum", "adam against momentum", "Of momentum, the chosen");
        quiet = results;
        assertThat(rows("trials.csv").stream().map(row -> row.get("competitor") + " " + row.get("status")))
                .contains("momentum diverged", "sgd completed");
    }

    /** At rates at which a part of the trials diverges, a mean would be one of survivors. */
    @Test
    void whereATrialHasNoValueThereIsACountInPlaceOfAMean() throws Exception {
        Files.writeString(
                file,
                FILE.replace("[sgd, momentum, ", "[sgd, {momentum: {learning_rate: [ROUGH]}}, ")
                        .replace("ROUGH", "1.7")
                        .replace("confirm_repeats: 3", "confirm_repeats: 12"));
        Path results = folder.resolve("results");
        run(results, 1);
        quiet = results;
        List<Map<String, String>> trials = rows("trials.csv").stream()
                .filter(row -> row.get("competitor").equals("momentum"))
                .toList();
        long n = trials.stream()
                .filter(row -> row.get("status").equals("completed"))
                .count();
        assertThat(n).isBetween(1L, 11L);
        Map<String, String> row = rows("competitors.csv").stream()
                .filter(it -> it.get("competitor").equals("momentum"))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("test_loss") + row.get("val_loss_again")).isEmpty();
        assertThat(List.of(row.get("test_loss_n"), row.get("val_loss_again_n"))).containsOnly(Long.toString(n));
        assertThat(row.get("test_loss_untuned_n")).isEqualTo("12");
        String report = Files.readString(results.resolve("x/report.md"));
        assertThat(report)
                .containsPattern("\\| momentum \\| learning_rate 1.7 \\|[^|]*\\| \\(" + n + " of 12\\) \\|  \\| \\(" + n
                        + " of 12\\) \\| ")
                .contains(
                        "By how much having been chosen flattered is not told of all together, for momentum has a trial without");
    }

    /** At this rate and seed momentum has a value on the repeat that tunes, and on none of those that confirm. */
    @Test
    void whoDivergesWhereItIsConfirmedIsCountedApart() throws Exception {
        String experiment = """
                dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.2, test: 0.2}}
                layers: [{dense: {units: 3, activation: relu}}, {dense: 1}]
                loss: mse
                epochs: 4
                batch_size: 40
                seed: 10
                sweep: {grid: {optimizer: [sgd, {momentum: {learning_rate: [0.1]}}]}}
                compare:
                  of: optimizer
                  tune: {learning_rate: [0.01, 0.02]}
                  tuning_repeats: 1
                  confirm_repeats: 3
                """;
        Path results = folder.resolve("results");
        Files.writeString(file, experiment + "  against: sgd\n");
        run(results, 1);
        assertThat(Files.readString(results.resolve("x/report.md")))
                .contains(" Held against sgd over 3 repeats, momentum diverged. ");
        Files.writeString(file, experiment);
        run(results, 1);
        assertThat(Files.readString(results.resolve("x/report.md")))
                .contains(" Over 3 repeats, the other diverged. ")
                .doesNotContain("can't be told how much");
    }

    @Test
    void whoLacksWhatIsTunedDoesNotStandUntuned() throws Exception {
        Files.writeString(file, """
                dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.2, test: 0.2}}
                layers: [{dense: 3}, {dropout: 0.1}, {dense: 1}]
                loss: mse
                epochs: 2
                optimizer: sgd
                sweep: {grid: {'layers[1]': [{dropout: {rate: {uniform: [0.1, 0.5]}}}, null]}}
                compare: {of: 'layers[1]', tune: {batch_size: [10, 20]}, search: {random: 4}, confirm_repeats: 2}
                """);
        Path results = folder.resolve("results");
        assertThat(run(results, 1)).hasSize(2).element(1).isEqualTo("2: 6 + 0");
        quiet = results;
        assertThat(rows("untuned.csv").stream().map(row -> row.get("competitor")))
                .containsExactly("null", "null");
        assertThat(rows("trials.csv").stream().map(row -> row.get("competitor")))
                .containsExactly("dropout", "dropout", "null", "null");
        for (Map<String, String> row : rows("competitors.csv")) {
            assertThat(row.get("test_loss_untuned").isEmpty())
                    .isEqualTo(row.get("competitor").equals("dropout"));
        }
    }

    @Test
    void whoIsBetterUntunedThanTunedIsToldWithItsVerdict() throws Exception {
        Files.writeString(
                file,
                FILE.replace(
                                "[sgd, momentum, {adam: {beta_1: {one_minus: {log_uniform: [0.02, 0.5]}}}}]",
                                "[sgd, momentum]")
                        .replace("{log_uniform: [1e-3, 1e3]}", "[1e-6, 2e-6]")
                        .replace("{sobol: 4}", "{random: 4}"));
        Path results = folder.resolve("results");
        run(results, 1);
        assertThat(Files.readString(results.resolve("x/report.md")))
                .containsPattern(
                        "\n\\*\\*[^\n]* (sgd untuned has [0-9.]+: momentum|momentum untuned has [0-9.]+: tuned it)"
                                + " is worse by more than chance\\. ")
                .containsPattern(
                        "- sgd as it stands in the file has a better test_loss than tuned, [0-9.]+ against [0-9.]+:"
                                + " tuned it is worse by more than chance \\(better in 0 of 3, p = [0-9.e-]+\\)\\. It is ahead by"
                                + " val_loss too, [0-9.]+ against [0-9.]+: what was searched does not contain it\\.")
                .containsPattern(
                        "- sgd as it stands in the file has a better test_loss than the winner, [0-9.]+ against [0-9.]+:"
                                + " momentum is worse by more than chance ")
                .containsPattern(
                        "- Not all were tuned by 4 different configurations: [a-z]+ by 2, [a-z]+ by 2\\. Where lists have no more ")
                .contains("; how much the draw of the configurations matters was not measured (compare.studies).");
    }

    @Test
    void whereNearlyAllChoseAnEndTheVerdictSaysSoAndACurveEndsWithWhatACompetitorHas() throws Exception {
        Files.writeString(
                file,
                FILE.replaceAll(
                                "optimizer: \\[sgd.*",
                                "optimizer: [{sgd: {learning_rate: [1e-6, 2e-6]}}, {momentum: {learning_rate: [1e-6, 2e-6, 3e-6]}},"
                                        + " {nesterov: {learning_rate: [1e-6, 2e-6, 3e-6]}}]}}")
                        .replaceAll("  tune: .*\n", "")
                        .replace("{sobol: 4}", "{random: 16}"));
        Path results = folder.resolve("results");
        run(results, 1);
        assertThat(Files.readString(results.resolve("x/report.md")))
                .contains(
                        " Of 2 of the 3 competitors a chosen value lies at an end of those that were tried: these may not be at")
                .containsPattern(
                        " They were not tuned by as many configurations: ((sgd 2|momentum 3|nesterov 3)[,.] ?){3}")
                .contains("| competitor | 1 | 2 | 3 |\n")
                .containsPattern("\\| sgd \\| [0-9.]+ \\| [0-9.]+ \\|  \\|\\n")
                .contains("drawn at random from those that were tried; empty beyond as many as a competitor has.");
    }

    @Test
    void casesCompeteToo() throws Exception {
        Files.writeString(file, """
                dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {folds: 2, test: 0.25}}
                layers: [{dense: 2}, {dense: 1}]
                loss: mse
                metrics: [mae]
                epochs: 2
                sweep:
                  cases:
                    small: {optimizer: sgd, batch_size: 10}
                    large: {optimizer: adam, batch_size: 75, learning_rate: 0.05, layers[0].units: 4}
                compare:
                  of: case
                  tune: {learning_rate: {log_uniform: [1e-3, 0.1]}, layers[0].activation: [relu, tanh]}
                  select_by: val_mae
                  judge_by: test_mae
                  search: {random: 3}
                  tuning_repeats: 1
                  confirm_repeats: 2
                  steps_to: {val_mae: 1e9}
                expect: ['verdict(small, large) == too_few']
                """);
        Path results = folder.resolve("results");
        run(results, 1);
        assertThat(Files.readString(results.resolve("x/report.md")))
                .containsPattern("The chosen networks differ in size, .*; parameters: ((small 11|large 21)(, )?){2}\\.")
                .contains("for which it is a rule of thumb.")
                .contains("| competitor | trials that reach it | epochs | steps |", "| small | 4 of 4 | 1 | ")
                .contains("Medians over the trials that confirm, ")
                .contains(" These rows also picked the first of 2 competitors, which flatters it.")
                .contains(" small is no better than the baseline linear with ")
                .contains("on one test part; how much the draw of the configurations matters was not measured");
        quiet = results;
        assertThat(rows("trials.csv").stream().map(row -> row.get("competitor") + " " + row.get("case")))
                .containsOnly("small small", "large large")
                .hasSize(2 * 2 * 2);
        assertThat(rows("tuning.csv").stream()
                        .filter(row -> row.get("case").equals("large"))
                        .map(row -> row.get("learning_rate")))
                .containsOnly("0.05");
        assertThat(Files.readString(results.resolve("x/report.md")))
                .contains("ranked by test_mae")
                .contains("The expectation holds.")
                .containsPattern("They did not tune as many keys: ((small 2|large 1)[,.] ?){2}");
    }

    private List<String> run(Path results, int jobs) throws Exception {
        return Compared.run(file, results, jobs);
    }

    private List<Map<String, String>> rows(String csv) throws IOException {
        return Compared.rows(quiet.resolve("x").resolve(csv));
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
