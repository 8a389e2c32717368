package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pictures of a comparison show, against the table of the trials that tuned. */
class CompetitorPicturesTest {
    private static final String FILE = """
            dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.25, test: 0.25}}
            layers: [{dense: {units: 3, activation: tanh}}, {dense: 1}]
            loss: mse
            epochs: 4
            batch_size: 20
            sweep: {grid: {optimizer: [sgd, {momentum: {momentum: [0.5, 0.9]}}, {adam: {beta_1: {one_minus: {log_uniform: [0.02, 0.5]}}}}]}}
            compare:
              of: optimizer
              tune: {learning_rate: {log_uniform: [1e-3, 1e6]}}
              search: {sobol: 8}
              tuning_repeats: 2
              confirm_repeats: 2
              studies: 2
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = folder.resolve("x.yaml");
        Files.createDirectories(folder.resolve("data"));
        for (String table : List.of("advertising.csv", "iris.csv")) {
            Files.copy(Path.of("data", table), folder.resolve("data/" + table));
        }
    }

    private String picture(String name) throws IOException {
        return Files.readString(folder.resolve("results/x/plots/" + name + ".svg"));
    }

    private static String caption(String svg) {
        return svg.split("<desc [^>]*>")[1].split("</desc>")[0];
    }

    /** How many marks of a style the panel of a competitor has. */
    private static int marks(String svg, String competitor, String style) {
        String panel = svg.split("<g><title>" + competitor + "</title>")[1].split("</g>")[0];
        int marks = 0;
        for (String line : panel.lines().toList()) {
            marks += line.startsWith("<path class=\"" + style + "\"")
                    ? line.chars().filter(it -> it == 'M').sum() / 'M'
                    : 0;
        }
        return marks;
    }

    /** The means of the configurations of a competitor; ∞ where a trial diverged. */
    private Map<String, List<Double>> means(String column, double lost) throws IOException {
        Map<String, Map<String, Double>> sums = new LinkedHashMap<>();
        for (Map<String, String> row : Compared.rows(folder.resolve("results/x/tuning.csv"))) {
            sums.computeIfAbsent(row.get("competitor"), it -> new LinkedHashMap<>())
                    .merge(
                            row.get("study") + " " + row.get("optimizer") + " " + row.get("learning_rate"),
                            row.get("status").equals("diverged") ? lost : Double.parseDouble(row.get(column)) / 2,
                            Double::sum);
        }
        Map<String, List<Double>> means = new LinkedHashMap<>();
        sums.forEach((competitor, it) -> means.put(competitor, List.copyOf(it.values())));
        return means;
    }

    @Test
    void everyConfigurationThatTunedIsADotAndThoseThatExplodedLieAtTheEdge() throws Exception {
        Files.writeString(file, FILE);
        Compared.run(file, folder.resolve("results"), 1);
        String svg = picture("sensitivity");
        Map<String, List<Double>> means = means("val_loss", Double.POSITIVE_INFINITY);
        List<Double> finite = new ArrayList<>();
        means.values().forEach(it -> it.stream().filter(Double::isFinite).forEach(finite::add));
        finite.sort(null);
        double end = 1000 * finite.get(finite.size() / 2);
        int lost = 0;
        int beyond = 0;
        int all = 0;
        for (Map.Entry<String, List<Double>> of : means.entrySet()) {
            int crosses = (int) of.getValue().stream()
                    .filter(it -> it == Double.POSITIVE_INFINITY)
                    .count();
            int triangles = (int) of.getValue().stream()
                    .filter(it -> Double.isFinite(it) && it > end)
                    .count();
            int configurations = of.getValue().size();
            assertThat(marks(svg, of.getKey(), "v")).isEqualTo(2 * crosses);
            assertThat(marks(svg, of.getKey(), "b")).isEqualTo(2 + triangles);
            assertThat(marks(svg, of.getKey(), "s")).isEqualTo(configurations - 2 - crosses - triangles);
            lost += crosses;
            beyond += triangles;
            all += configurations;
        }
        assertThat(lost).isPositive();
        assertThat(beyond).isPositive();
        assertThat(all).isEqualTo(2 * 3 * 8);
        assertThat(caption(svg))
                .startsWith(
                        all + " configurations that tuned in 2 studies, means of 2 trials on the 50 validation rows;"
                                + " diamonds (6) were chosen; crosses at the upper edge (" + lost
                                + "): a trial diverged or has no value; triangles there (" + beyond + "): worse than ");
        assertThat(svg).contains(">learning_rate (log scale)</text>", ">val_loss (log scale)</text>");
        assertThat(folder.resolve("results/x/plots/sensitivity_2.svg")).doesNotExist();
        assertThat(Files.readString(folder.resolve("results/x/report.md")))
                .containsPattern(
                        "\\| !\\[Ranking by test_loss\\.[^|]* \\| !\\[Training and validation loss over epochs\\.[^|]* \\|\n")
                .containsPattern(
                        "\\| !\\[What tuning buys\\. [^|]*]\\(plots/tuning.svg\\) \\| !\\[val_loss by learning_rate\\."
                                + " " + all + " configurations that tuned [^|]*]\\(plots/sensitivity.svg\\) \\|\n");
    }

    /** A curve has a point for each number of configurations of which more than half of the choices have a value. */
    @Test
    void thePictureOfTuningNamesTheCompetitorsAndBeginsWhereAValueIsLikely() throws Exception {
        Files.writeString(
                file, FILE.replace("studies: 2", "studies: 1").replace("confirm_repeats: 2", "confirm_repeats: 3"));
        Compared.run(file, folder.resolve("results"), 1);
        String svg = picture("tuning");
        assertThat(caption(svg))
                .isEqualTo(
                        "The median of the best val_loss of as many configurations, on the validation rows that chose;"
                                + " a line begins where more than half of such choices have a value");
        List<String> ranked = Compared.rows(folder.resolve("results/x/competitors.csv")).stream()
                .map(row -> row.get("competitor"))
                .toList();
        String legend = svg.substring(svg.lastIndexOf("</g>"));
        assertThat(legend)
                .containsSubsequence(
                        ">optimizer<", ">" + ranked.get(0) + "<", ">" + ranked.get(1) + "<", ">" + ranked.get(2) + "<");
        Map<String, List<Double>> means = means("val_loss", Double.POSITIVE_INFINITY);
        for (int c = 0; c < 3; c++) {
            List<Double> of = means.get(ranked.get(c));
            long without = of.stream().filter(it -> !Double.isFinite(it)).count();
            int points = 0;
            double allWithout = 1;
            for (int k = 0; k < of.size(); k++) {
                allWithout *= Math.max(0, without - k) / (double) (of.size() - k);
                points += allWithout < 0.5 ? 1 : 0;
            }
            String line = svg.split("<path class=\"l" + c + "\" d=\"")[1].split("\"")[0];
            assertThat(line.chars().filter(it -> it == 'M' || it == 'L').count())
                    .isEqualTo(points);
        }
    }

    @Test
    void whereMoreIsBetterTheLowerEdgeIsTheWorstAndWhoDoesNotTuneTheNumberIsNamed() throws Exception {
        Files.writeString(file, """
                dataset: {csv: data/iris.csv, target: species, scale: standard, split: {validation: 0.3, test: 0.3}}
                layers: [{dense: 4}, {dense: {units: 3, activation: softmax}}]
                loss: categorical_crossentropy
                metrics: [accuracy]
                epochs: 2
                sweep:
                  cases:
                    a: {optimizer: sgd}
                    b: {optimizer: momentum}
                    c: {optimizer: adam, learning_rate: 0.05}
                compare:
                  of: case
                  tune: {learning_rate: {log_uniform: [0.01, 1e30]}, batch_size: [10, 20], layers[0].units: {int_uniform: [2, 9]}}
                  select_by: val_accuracy
                  judge_by: test_accuracy
                  search: {random: 6}
                  tuning_repeats: 1
                  confirm_repeats: 2
                """);
        Compared.run(file, folder.resolve("results"), 1);
        assertThat(picture("sensitivity"))
                .contains(
                        ">val_accuracy by layers[0].units<",
                        ">layers[0].units</text>",
                        ">val_accuracy</text>",
                        "<title>c</title>");
        assertThat(caption(picture("sensitivity"))).contains(" validation rows; diamonds (3) were chosen; ");
        String svg = picture("sensitivity_2");
        long lost = Compared.rows(folder.resolve("results/x/tuning.csv")).stream()
                .filter(row -> row.get("status").equals("diverged"))
                .count();
        assertThat(lost).isPositive();
        assertThat(caption(svg))
                .isEqualTo(
                        "12 configurations that tuned on the 45 validation rows; diamonds (2) were chosen; crosses at the"
                                + " lower edge (" + lost
                                + "): a trial diverged or has no value; without c, which does not tune it");
        assertThat(svg).contains(">val_accuracy by learning_rate<").doesNotContain("<title>c</title>");
        assertThat(folder.resolve("results/x/plots/sensitivity_3.svg")).doesNotExist();
    }
}
