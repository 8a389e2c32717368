package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.config.ExperimentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs an experiment file, and reads the tables that come of it. */
final class Compared {
    private Compared() {}

    /** What came of each round, a line each. */
    static List<String> run(Path file, Path results, int jobs) throws Exception {
        RoundLog log = new RoundLog();
        Runner runner = new Runner(new Loader(), SearchProcess.options(results, jobs), log, new Cancellation());
        List<RunSummary> summaries = runner.run(
                List.of(ExperimentReader.read(file, Map.of(), Set.of("lockstep", "reference"), Set.of("local"))));
        assertThat(summaries).singleElement().matches(RunSummary::reported);
        return log.rounds();
    }

    /** The rows of a table, their cells by column. */
    static List<Map<String, String>> rows(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<String> header = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            List<String> cells = cells(line);
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Cells, of which some are quoted for their commas. */
    private static List<String> cells(String line) {
        return Stream.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(cell -> cell.replace("\"", ""))
                .toList();
    }
}
