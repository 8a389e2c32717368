package dev.descent.bench;

import dev.descent.model.Status;
import dev.descent.sweep.Observed;
import dev.descent.sweep.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every trial of a grid came to after each of its epochs: the validation loss, as the reports print it. */
final class ReplayTable {
    private static final String REPEAT = "repeat";

    /** The swept keys, each with its values in the order of the grid. */
    private final Map<String, Set<String>> lattice = new LinkedHashMap<>();
    /** By the values of a configuration, of each of its repeats the cells after each epoch; empty once it diverged. */
    private final Map<List<String>, List<List<String>>> trials = new LinkedHashMap<>();

    private final double best;
    private final double median;

    private ReplayTable(List<String> lines) {
        List<String> header = List.of(lines.get(0).split(","));
        int repeat = header.indexOf(REPEAT);
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            for (int k = 0; k < repeat; k++) {
                lattice.computeIfAbsent(header.get(k), key -> new LinkedHashSet<>())
                        .add(cells.get(k));
            }
            trials.computeIfAbsent(cells.subList(0, repeat), settings -> new ArrayList<>())
                    .add(cells.subList(repeat + 1, cells.size()));
        }
        double[] values =
                trials.keySet().stream().mapToDouble(this::value).sorted().toArray();
        best = values[0];
        median = values[values.length / 2];
    }

    static ReplayTable read(Path csv) throws IOException {
        return new ReplayTable(Files.readAllLines(csv));
    }

    /** The text of a table, of what {@code descent run} wrote of a grid whose trials have no folds. */
    static String of(Path results) throws IOException {
        List<String> rows = Files.readAllLines(results.resolve("trials.csv"));
        int repeat = List.of(rows.get(0).split(",")).indexOf(REPEAT);
        Map<String, List<String>> trials = new LinkedHashMap<>();
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = List.of(row.split(",", -1));
            trials.put(cells.get(0), new ArrayList<>(cells.subList(2, repeat + 1)));
        }
        List<String> history = Files.readAllLines(results.resolve("history.csv"));
        int value = List.of(history.get(0).split(",")).indexOf("val_loss");
        for (String row : history.subList(1, history.size())) {
            String[] cells = row.split(",", -1);
            trials.get(cells[0]).add(cells[value]);
        }
        int longest = trials.values().stream().mapToInt(List::size).max().orElseThrow();
        List<String> header = new ArrayList<>(List.of(rows.get(0).split(",")).subList(2, repeat + 1));
        for (int epoch = 1; header.size() < longest; epoch++) {
            header.add("epoch_" + epoch);
        }
        StringBuilder table = new StringBuilder(String.join(",", header)).append('\n');
        for (List<String> trial : trials.values()) {
            table.append(String.join(",", trial))
                    .append(",".repeat(longest - trial.size()))
                    .append('\n');
        }
        return table.toString();
    }

    /** The sweep, as {@code --set} takes it, in which a search draws from the values of the grid. */
    String sweep(String search) {
        List<String> over = new ArrayList<>();
        lattice.forEach((key, values) -> over.add('"' + key + "\": [" + String.join(", ", values) + "]"));
        return "{search: " + search + ", over: {" + String.join(", ", over) + "}, repeats: " + repeats() + "}";
    }

    int configurations() {
        return trials.size();
    }

    int repeats() {
        return trials.values().iterator().next().size();
    }

    /** The epochs of a whole training of one repeat. */
    int epochs() {
        return trials.values().iterator().next().get(0).size();
    }

    /** How a trial ended that was asked for. */
    Observed outcome(Request request) {
        List<String> settings = request.configuration().settings();
        String cell = trials.get(settings).get(request.repeat() - 1).get(request.untilEpoch() - 1);
        return new Observed(
                settings + " " + request.repeat(),
                cell.isEmpty() ? Status.DIVERGED : Status.COMPLETED,
                value(cell),
                request.untilEpoch());
    }

    /**
     * How much larger the value of a configuration is, the mean of its repeats, than the least of the grid; at most that of the grid's
     * median.
     */
    double regret(List<String> settings) {
        double value = value(settings);
        return (value < median ? value : median) - best;
    }

    /** The regret of the median of the grid, which none counts more than. */
    double worstRegret() {
        return median - best;
    }

    /** NaN if a repeat diverged. */
    private double value(List<String> settings) {
        return trials.get(settings).stream()
                .mapToDouble(repeat -> value(repeat.get(repeat.size() - 1)))
                .average()
                .orElseThrow();
    }

    private static double value(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
