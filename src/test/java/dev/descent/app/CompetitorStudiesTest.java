package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.descent.analysis.statistics.Detectable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several studies of one comparison: their tables and sentences, by hand from the table of the trials. */
class CompetitorStudiesTest {
    private static final String FILE = """
            dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.25, test: 0.25}}
            layers: [{dense: {units: 3, activation: tanh}}, {dense: 1}]
            loss: mse
            epochs: 4
            batch_size: 20
            sweep: {grid: {optimizer: [sgd, momentum, adam]}}
            compare:
              of: optimizer
              tune: {learning_rate: {log_uniform: [1e-3, 0.1]}}
              search: {random: 3}
              tuning_repeats: 1
              confirm_repeats: 2
              studies: 3
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = folder.resolve("x.yaml");
        Files.createDirectories(folder.resolve("data"));
        Files.copy(Path.of("data/advertising.csv"), folder.resolve("data/advertising.csv"));
    }

    private String run(String text) throws Exception {
        Files.writeString(file, text);
        Compared.run(file, folder.resolve("results"), 1);
        return Files.readString(folder.resolve("results/x/report.md"));
    }

    /** Of each competitor its mean a study, but for those without values. */
    private Map<String, double[]> means(String... without) throws IOException {
        Map<String, double[]> means = new TreeMap<>();
        for (Map<String, String> row : Compared.rows(folder.resolve("results/x/trials.csv"))) {
            if (List.of(without).contains(row.get("competitor"))) {
                continue;
            }
            means.computeIfAbsent(row.get("competitor"), it -> new double[3])[Integer.parseInt(row.get("study")) - 1] +=
                    Double.parseDouble(row.get("test_loss")) / 2;
        }
        return means;
    }

    /** The competitors in the order of the first study. */
    private List<String> ranked() throws IOException {
        return Compared.rows(folder.resolve("results/x/competitors.csv")).stream()
                .filter(it -> it.get("study").equals("1"))
                .map(it -> it.get("competitor"))
                .toList();
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value / values.length;
        }
        return sum;
    }

    private static double deviation(double... values) {
        double squares = 0;
        for (double value : values) {
            squares += Math.pow(value - mean(values), 2) / (values.length - 1);
        }
        return Math.sqrt(squares);
    }

    private static double[] differences(double[] left, double[] right) {
        return new double[] {left[0] - right[0], left[1] - right[1], left[2] - right[2]};
    }

    /** Student's distribution of 2 degrees of freedom has a closed form. */
    private static double p(double... differences) {
        double t = Math.abs(mean(differences)) / (deviation(differences) / Math.sqrt(3));
        return 1 - t / Math.sqrt(2 + t * t);
    }

    private static double half(double level, double... differences) {
        double q = 1 - level / 2;
        return (2 * q - 1) / Math.sqrt(2 * q * (1 - q)) * deviation(differences) / Math.sqrt(3);
    }

    private static Map<String, String[]> table(String report, String heading) {
        Map<String, String[]> rows = new LinkedHashMap<>();
        report.split("## " + heading + "\n\n")[1]
                .split("\n\n")[0]
                .lines()
                .skip(2)
                .map(it -> it.split(" *\\| *", -1))
                .forEach(it -> rows.put(it[1], it));
        return rows;
    }

    @Test
    void tablesKeepTheOrderOfTheRanking() throws Exception {
        String report = run(FILE);
        List<String> ranked = ranked();
        assertThat(report).contains("## Studies\n\n| study | " + String.join(" | ", ranked) + " | first | ");
        Map<String, String[]> studies = table(report, "Studies");
        for (int c = 0; c < 3; c++) {
            double[] means = means().get(ranked.get(c));
            for (int study = 0; study < 3; study++) {
                assertThat(Double.parseDouble(studies.get("" + (study + 1))[2 + c]))
                        .isCloseTo(means[study], withinPercentage(1e-3));
            }
            assertThat(Double.parseDouble(studies.get("mean")[2 + c])).isCloseTo(mean(means), withinPercentage(1e-3));
        }
        List<String> pairs = new ArrayList<>();
        for (String pair : table(report, "Over all studies").keySet()) {
            List<String> names = new ArrayList<>(List.of(pair.split(" against ")));
            names.sort(Comparator.comparingInt(ranked::indexOf));
            pairs.add(ranked.indexOf(names.get(0)) + " " + ranked.indexOf(names.get(1)));
        }
        assertThat(pairs).containsExactly("0 1", "0 2", "1 2");
    }

    @Test
    void differencesIntervalsAndPOverAllStudiesAreThoseOfTheirMeans() throws Exception {
        String report = run(FILE);
        Map<String, double[]> means = means();
        Map<String, String[]> table = table(report, "Over all studies");
        assertThat(table).hasSize(3);
        table.forEach((pair, cells) -> {
            String[] names = pair.split(" against ");
            double[] differences = differences(means.get(names[0]), means.get(names[1]));
            double half = half(0.05 / 3, differences);
            assertThat(mean(differences)).isNegative();
            assertThat(Double.parseDouble(cells[2])).isCloseTo(mean(differences), within(1e-3 * half));
            assertThat(Double.parseDouble(cells[3].split(" to ")[0]))
                    .isCloseTo(mean(differences) - half, within(1e-3 * half));
            assertThat(Double.parseDouble(cells[3].split(" to ")[1]))
                    .isCloseTo(mean(differences) + half, within(1e-3 * half));
            assertThat(Double.parseDouble(cells[4])).isCloseTo(Math.min(1, 3 * p(differences)), withinPercentage(1));
            assertThat(cells[6]).isEqualTo(3 * p(differences) < 0.05 ? "better" : "undecided");
        });
    }

    /** Repeats of one study tell nothing of the draw of the configurations: it takes further studies. */
    @Test
    void howManyStudiesWouldTellIsSaidOfTheFirstThatIsNotTold() throws Exception {
        String report = "";
        List<String> order = List.of();
        double[] differences = {};
        boolean untold = false;
        for (int seed = 1; seed <= 20 && !untold; seed++) {
            report = run("seed: " + seed + "\n" + FILE);
            Map<String, double[]> means = means();
            order = means.keySet().stream()
                    .sorted(Comparator.comparingDouble(it -> mean(means.get(it))))
                    .toList();
            differences = differences(means.get(order.get(0)), means.get(order.get(1)));
            untold = 3 * p(differences) > 0.05
                    && 3 * p(differences(means.get(order.get(0)), means.get(order.get(2)))) > 0.05;
        }
        assertThat(untold).isTrue();
        int studies = Detectable.pairs(Math.abs(mean(differences)) / deviation(differences), 0.05 / 3, 0, 1000);
        assertThat(studies).isBetween(4, 1000);
        assertThat(report)
                .contains(" To tell " + order.get(0) + " from " + order.get(1) + " would take about " + studies
                        + " studies (compare.studies: " + studies + "), if the difference stays what it is. ")
                .doesNotContain("(compare.confirm_repeats: ");
    }

    @Test
    void whereNoOutcomeOfSoFewStudiesCouldTellTheFewestAreNamed() throws Exception {
        assertThat(run(FILE.replace("studies: 3", "studies: 2")))
                .contains("; it can't be told how much of that is chance, for that takes at least 3 studies"
                        + " (compare.studies: 3).");
    }

    private static final String WITHOUT_VALUES = FILE.replace(
            "[sgd, momentum, adam]", "[sgd, {momentum: {learning_rate: {log_uniform: [1e9, 1e10]}}}, adam]");

    /** More studies would tell nothing of the others. */
    @Test
    void whoHasNoValueInAnyStudyTakesNoPartAndCountsInNoCorrection() throws Exception {
        String report = run(WITHOUT_VALUES);
        Map<String, String[]> table = table(report, "Over all studies");
        assertThat(table.keySet()).allMatch(it -> it.equals("sgd against adam") || it.equals("adam against sgd"));
        String[] cells = table.values().iterator().next();
        Map<String, double[]> means = means("momentum");
        double[] differences = differences(means.get("sgd"), means.get("adam"));
        assertThat(Double.parseDouble(cells[4])).isCloseTo(p(differences), withinPercentage(1));
        assertThat(report).contains(" momentum: none of 3 configurations has a value of val_loss; not compared. ");
    }

    @Test
    void whereTheOneThatIsNamedHasNoValueNothingIsCompared() throws Exception {
        String report = run(WITHOUT_VALUES + "  against: momentum\n");
        assertThat(report)
                .contains(
                        " momentum, which the others are held against, has no value of val_loss: nothing is compared. ")
                .doesNotContain(
                        "## Verdicts", "| against momentum |", "would take", "takes at least", "better than momentum");
        assertThat(Files.readString(folder.resolve("results/x/plots/ranking.svg")))
                .doesNotContain("worse than");
    }

    /** The condition and the headline are one judgement. */
    @Test
    void whatIsExpectedOfAPairIsHeldAgainstAllStudies() throws Exception {
        String report = run(FILE + "expect: ['verdict(sgd, adam) == better', 'verdict(sgd, momentum) == undecided']\n");
        Map<String, double[]> means = means();
        for (String other : List.of("adam", "momentum")) {
            double[] differences = differences(means.get("sgd"), means.get(other));
            double p = Math.min(1, 2 * p(differences));
            String word = p >= 0.05 ? "undecided" : mean(differences) < 0 ? "better" : "worse";
            String found = report.split(word + ": sgd against " + other + ", over 3 studies: test_loss differs by ")[1];
            assertThat(Double.parseDouble(found.split(" ")[0])).isCloseTo(mean(differences), withinPercentage(1e-2));
            assertThat(Double.parseDouble(found.split("× 2 comparisons = ")[1].split(" ")[0]))
                    .isCloseTo(p, withinPercentage(1));
        }
    }

    @Test
    void againstOneThatIsNamedItsPairsAloneAreToldAndCount() throws Exception {
        String report = run(FILE + "  against: momentum\n");
        Map<String, double[]> means = means();
        Map<String, String[]> table = table(report, "Over all studies");
        List<String> ranked = ranked();
        assertThat(table.keySet())
                .containsExactlyElementsOf(ranked.stream()
                        .filter(it -> !it.equals("momentum"))
                        .map(it -> it + " against momentum")
                        .toList());
        Map<String, List<String>> told = new TreeMap<>();
        table.forEach((pair, cells) -> {
            String name = pair.split(" ")[0];
            double[] differences = differences(means.get(name), means.get("momentum"));
            assertThat(Double.parseDouble(cells[2])).isCloseTo(mean(differences), withinPercentage(1e-2));
            assertThat(Double.parseDouble(cells[4])).isCloseTo(Math.min(1, 2 * p(differences)), withinPercentage(1));
            String verdict = 2 * p(differences) >= 0.05 ? "undecided" : mean(differences) < 0 ? "better" : "worse";
            assertThat(cells[6]).isEqualTo(verdict);
            told.computeIfAbsent(verdict, it -> new ArrayList<>()).add(name);
        });
        String sentence = report.split("Over all 3 studies, ")[1].split("\\. ")[0];
        told.forEach((verdict, names) -> names.forEach(name -> assertThat(sentence)
                .containsPattern(
                        verdict.equals("undecided")
                                ? name + "( and [a-z]+)? can't be told from momentum"
                                : name + "( and [a-z]+ are| is) " + verdict + " than momentum")));
        assertThat(report).doesNotContain("has the best mean");
    }
}
