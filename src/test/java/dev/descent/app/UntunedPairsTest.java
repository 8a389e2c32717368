package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Competitors that were tuned against others that were not. */
class UntunedPairsTest {
    private static final String FILE = """
            dataset: {csv: data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.25, test: 0.25}}
            layers: [{dense: {units: 3, activation: tanh}}, {dense: 1}]
            loss: mse
            epochs: 4
            batch_size: 20
            sweep: {grid: {optimizer: [sgd, momentum, adam]}}
            compare:
              of: optimizer
              tune: {learning_rate: {log_uniform: [1e-2, 0.2]}}
              search: {sobol: 4}
              tuning_repeats: 2
              confirm_repeats: 5
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

    private List<Map<String, String>> rows(String csv) throws IOException {
        return Compared.rows(folder.resolve("results/x").resolve(csv));
    }

    private String report() throws IOException {
        return Files.readString(folder.resolve("results/x/report.md"));
    }

    private double mean(String csv, String competitor) throws IOException {
        return rows(csv).stream()
                .filter(row -> row.get("competitor").equals(competitor))
                .mapToDouble(row -> Double.parseDouble(row.get("test_loss")))
                .average()
                .orElseThrow();
    }

    /** The rows of comparisons.csv with an untuned one, {@code adam sgd} by its row. */
    private List<Map<String, String>> untuned() throws IOException {
        return rows("comparisons.csv").stream()
                .filter(row -> row.get("right").startsWith("untuned "))
                .toList();
    }

    private static String pair(Map<String, String> row) {
        return row.get("left").replaceAll("optimizer=|,.*", "") + " "
                + row.get("right").replaceAll("untuned optimizer=|,.*", "");
    }

    @Test
    void eachThatWasTunedIsHeldAgainstEachOtherOneThatWasNot() throws Exception {
        Files.writeString(file, FILE);
        Compared.run(file, folder.resolve("results"), 1);
        List<String> ranked =
                rows("competitors.csv").stream().map(it -> it.get("competitor")).toList();
        List<String> expected = new ArrayList<>();
        ranked.forEach(it -> expected.add(it + " " + it));
        ranked.forEach(
                left -> ranked.stream().filter(it -> !it.equals(left)).forEach(it -> expected.add(left + " " + it)));
        assertThat(untuned().stream().map(UntunedPairsTest::pair)).containsExactlyElementsOf(expected);
        String table = report().split("## Tuned against others untuned\n\n")[1].split("\n\n")[0];
        assertThat(table)
                .startsWith("| tuned | " + ranked.get(0) + " untuned | " + ranked.get(1) + " untuned | " + ranked.get(2)
                        + " untuned |\n");
        for (Map<String, String> row : untuned()) {
            String[] names = pair(row).split(" ");
            boolean itself = names[0].equals(names[1]);
            double difference = Double.parseDouble(row.get("mean_difference"));
            assertThat(difference)
                    .isCloseTo(mean("trials.csv", names[0]) - mean("untuned.csv", names[1]), withinPercentage(1e-2));
            assertThat(row.get("n")).isEqualTo("5");
            assertThat(row.get("tests_counted")).isEqualTo(itself ? "3" : "6");
            double p = Double.parseDouble(row.get("p_t")) * (itself ? 3 : 6);
            assertThat(Double.parseDouble(row.get("p_adjusted"))).isCloseTo(Math.min(1, p), withinPercentage(1e-2));
            assertThat(row.get("verdict")).isEqualTo(p >= 0.05 ? "undecided" : difference < 0 ? "better" : "worse");
            String line = table.lines()
                    .filter(it -> it.startsWith("| " + names[0] + " |"))
                    .findFirst()
                    .orElseThrow();
            String cell = line.split(" *\\| *", -1)[2 + ranked.indexOf(names[1])];
            assertThat(cell).isEqualTo(itself ? "" : row.get("mean_difference") + ": " + row.get("verdict"));
        }
        assertThat(report())
                .contains(
                        "Pairs are of the 5 repeats that confirm; p-values times 6, for these are all pairs of one tuned and"
                                + " another untuned. Each against itself untuned stands under Tuning, as one of 3.");
    }

    /** The sentences say of the first tuned and the first untuned one what the table says, the latter from its side. */
    @Test
    void theFirstTunedAndTheFirstUntunedOneAreTold() throws Exception {
        Files.writeString(file, FILE);
        Compared.run(file, folder.resolve("results"), 1);
        String best = rows("competitors.csv").get(0).get("competitor");
        String first = "";
        for (String it : List.of("sgd", "momentum", "adam")) {
            first = first.isEmpty() || mean("untuned.csv", it) < mean("untuned.csv", first) ? it : first;
        }
        String tuned = sentence(best + ", the first of those tuned (test_loss ", "), against others untuned: ");
        String untuned = sentence(first + ", the first of those untuned (test_loss ", "), against others tuned: ");
        for (Map<String, String> row : untuned()) {
            String[] names = pair(row).split(" ");
            if (names[0].equals(names[1])) {
                continue;
            }
            if (names[0].equals(best)) {
                assertThat(said(tuned, names[1])).isEqualTo(row.get("verdict"));
            }
            if (names[1].equals(first)) {
                String turned = row.get("verdict").equals("better")
                        ? "worse"
                        : row.get("verdict").equals("worse") ? "better" : row.get("verdict");
                assertThat(said(untuned, names[0])).isEqualTo(turned);
            }
        }
    }

    private String sentence(String start, String then) throws IOException {
        String line =
                report().lines().filter(it -> it.startsWith(start)).findFirst().orElseThrow();
        assertThat(line).contains(then);
        return line.split(": ", 2)[1];
    }

    private static String said(String sentence, String name) {
        for (String part : sentence.split("; ")) {
            if (part.contains(name)) {
                return part.split(" ")[0];
            }
        }
        return "nothing";
    }

    @Test
    void whereTheFileNamesOneOnlyPairsWithItAreHeldAndCount() throws Exception {
        Files.writeString(file, FILE + "  against: sgd\n");
        Compared.run(file, folder.resolve("results"), 1);
        assertThat(untuned().stream()
                        .filter(it -> !it.get("tests_counted").equals("3"))
                        .map(UntunedPairsTest::pair))
                .containsExactlyInAnyOrder("sgd momentum", "sgd adam", "momentum sgd", "adam sgd");
        assertThat(untuned().stream().map(it -> it.get("tests_counted"))).containsOnly("3", "4");
        assertThat(report())
                .containsPattern("\nsgd tuned \\(test_loss [0-9.]+\\), against others untuned: ")
                .containsPattern("\nsgd untuned \\(test_loss [0-9.]+\\), against others tuned: ")
                .contains("; p-values times 4, for these are all pairs with sgd, which the file names. ");
    }
}
