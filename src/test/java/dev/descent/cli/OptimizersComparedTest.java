package dev.descent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on five optimizers has the tables and pictures that the stored results make. */
class OptimizersComparedTest {
    private static final Path PAGES = Path.of("src/site/markdown");

    @TempDir
    private Path folder;

    @Test
    void thePageSaysWhatTheResultsSay() throws IOException {
        CommandRig rig = new CommandRig(folder);
        List<Object> arguments = new ArrayList<>(List.of("across"));
        arguments.addAll(results());
        assertThat(arguments).hasSize(1 + 12);
        Path out = folder.resolve("out");
        arguments.addAll(List.of("--axis", "optimizer", "--out", out));
        assertThat(rig.run(arguments.toArray())).as(rig.err()).isZero();
        String page = page();
        List<String> rows = Files.readAllLines(out.resolve("across.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.contains("!["))
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(30)
                .allSatisfy(row -> assertThat(page).contains(row));
        assertThat(PAGES.resolve("optimizers-mean-ranks.svg"))
                .hasSameTextualContentAs(out.resolve("plots/mean_ranks.svg"));
        assertThat(PAGES.resolve("optimizers-profile.svg")).hasSameTextualContentAs(out.resolve("plots/profile.svg"));
    }

    @Test
    void thePageSaysWhatTheTuningCost() throws IOException {
        String page = page();
        for (Path results : results()) {
            Map<String, Map<String, String>> competitors = competitors(results);
            int steps =
                    number(competitors, "adam", "confirming_steps") / number(competitors, "adam", "confirming_trials");
            Matcher testRows = Pattern.compile("than these (\\d+) test rows")
                    .matcher(Files.readString(results.resolve("report.md")));
            assertThat(testRows.find()).isTrue();
            List<Object> cells =
                    new ArrayList<>(List.of(results.getFileName(), steps, Integer.parseInt(testRows.group(1))));
            for (String competitor : List.of("momentum", "sgd")) {
                cells.add(withoutAValue(results, competitor));
                cells.add(evaluations(competitors, competitor));
            }
            for (String competitor : List.of("adagrad", "rmsprop")) {
                assertThat(withoutAValue(results, competitor)).isZero();
                assertThat(evaluations(competitors, competitor)).isEqualTo("100 %");
            }
            assertThat(withoutAValue(results, "adam")).isZero();
            assertThat(page)
                    .contains(cells.stream().map(Object::toString).collect(Collectors.joining(" | ", "\n| ", " |\n")));
        }
    }

    @Test
    void thePageRanksTheUntunedOnes() throws IOException {
        Map<String, Double> sums = new TreeMap<>();
        for (Path results : results()) {
            List<Map<String, String>> ordered =
                    new ArrayList<>(competitors(results).values());
            ordered.sort((a, b) -> Double.compare(untuned(a), untuned(b)));
            for (int rank = 1; rank <= ordered.size(); rank++) {
                sums.merge(ordered.get(rank - 1).get("competitor"), (double) rank, Double::sum);
            }
        }
        String ranks = sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(sum -> String.format(Locale.ROOT, "%s %.2f", sum.getKey(), sum.getValue() / 12))
                .collect(Collectors.joining(", "));
        assertThat(page()).contains(ranks);
    }

    private static String page() throws IOException {
        return Files.readString(PAGES.resolve("optimizers-compared.md"));
    }

    private static List<Path> results() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("results"))) {
            return folders.filter(it -> it.getFileName().toString().startsWith("optimizer-comparison"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Map<String, String>> competitors(Path results) throws IOException {
        return rows(results.resolve("competitors.csv")).stream()
                .collect(Collectors.toMap(row -> row.get("competitor"), row -> row));
    }

    /** Gradients of a row that tuning took, as a share of adam's, of which no trial diverged. */
    private static String evaluations(Map<String, Map<String, String>> competitors, String competitor) {
        double share = (double) number(competitors, competitor, "tuning_evaluations")
                / number(competitors, "adam", "tuning_evaluations");
        return Math.round(100 * share) + " %";
    }

    /** How many of its learning rates had a trial that diverged. */
    private static long withoutAValue(Path results, String competitor) throws IOException {
        return rows(results.resolve("tuning.csv")).stream()
                .filter(row -> row.get("competitor").equals(competitor)
                        && !row.get("status").equals("completed"))
                .map(row -> row.get("learning_rate"))
                .distinct()
                .count();
    }

    private static double untuned(Map<String, String> competitor) {
        return Double.parseDouble(competitor.get("test_loss_untuned"));
    }

    private static int number(Map<String, Map<String, String>> competitors, String competitor, String column) {
        return Integer.parseInt(competitors.get(competitor).get(column));
    }

    private static List<Map<String, String>> rows(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        String[] columns = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int c = 0; c < columns.length; c++) {
                row.put(columns[c], cells[c]);
            }
            rows.add(row);
        }
        return rows;
    }
}
