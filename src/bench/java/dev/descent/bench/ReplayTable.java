package dev.descent.bench;

import dev.descent.number.NumberText;
import dev.descent.sweep.search.Dimension;
import dev.descent.sweep.search.Distribution;
import dev.descent.sweep.search.Domain;
import dev.descent.sweep.search.Point;
import dev.descent.sweep.search.SearchSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What every configuration of a grid came to after every epoch. A search is replayed against it: it draws from the ranges that the grid
 * spans, and is told the value of the configuration nearest to what it drew, near in the logarithm of each number.
 */
final class ReplayTable {
    private static final String[] NUMBERS = {"learning_rate", "layers[0].units", "batch_size"};
    private static final String OPTIMIZER = "optimizer";

    private final List<String> optimizers = new ArrayList<>();
    private final List<double[]> levels = new ArrayList<>();
    /** By the places of a configuration's values in the levels, the optimizer's first: the value after each epoch. */
    private final Map<List<Integer>, double[]> values = new LinkedHashMap<>();

    private final SearchSpace space;
    private double best = Double.POSITIVE_INFINITY;
    private double median;

    private ReplayTable(List<String> lines) {
        List<String> header = List.of(lines.get(0).split(","));
        for (String name : NUMBERS) {
            TreeSet<Double> tried = new TreeSet<>();
            for (String line : lines.subList(1, lines.size())) {
                tried.add(Double.valueOf(line.split(",")[header.indexOf(name)]));
            }
            levels.add(tried.stream().mapToDouble(Double::doubleValue).toArray());
        }
        for (String line : lines.subList(1, lines.size())) {
            add(line.split(",", -1), header);
        }
        double[] last = values.values().stream()
                .mapToDouble(epochs -> epochs[epochs.length - 1])
                .sorted()
                .toArray();
        best = last[0];
        median = last[last.length / 2];
        space = new SearchSpace(List.of(
                new Dimension(OPTIMIZER, new Domain.Choice(optimizers.size()), List.of()),
                new Dimension(NUMBERS[0], new Domain.Numeric(Distribution.logUniform(low(0), high(0))), List.of()),
                new Dimension(
                        NUMBERS[1],
                        new Domain.Numeric(Distribution.intLogUniform((long) low(1), (long) high(1))),
                        List.of()),
                new Dimension(
                        NUMBERS[2],
                        new Domain.Numeric(Distribution.intLogUniform((long) low(2), (long) high(2))),
                        List.of())));
    }

    static ReplayTable read(Path csv) throws IOException {
        return new ReplayTable(Files.readAllLines(csv));
    }

    /**
     * Makes a table of what `descent run` wrote of a grid: the mean over its repeats of the validation loss after each epoch, in 6
     * digits; empty where a repeat diverged.
     */
    static String of(Path results) throws IOException {
        List<String> trials = Files.readAllLines(results.resolve("trials.csv"));
        List<String> header = List.of(trials.get(0).split(","));
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, Integer> repeats = new LinkedHashMap<>();
        for (String trial : trials.subList(1, trials.size())) {
            String[] cells = trial.split(",", -1);
            String key = cells[header.indexOf(OPTIMIZER)];
            for (String name : NUMBERS) {
                key += "," + cells[header.indexOf(name)];
            }
            keys.put(cells[0], key);
            repeats.merge(key, 1, Integer::sum);
        }
        Map<String, TreeMap<Integer, List<Double>>> epochs = new LinkedHashMap<>();
        keys.values().forEach(key -> epochs.put(key, new TreeMap<>()));
        List<String> history = Files.readAllLines(results.resolve("history.csv"));
        List<String> columns = List.of(history.get(0).split(","));
        int most = 0;
        for (String line : history.subList(1, history.size())) {
            String[] cells = line.split(",", -1);
            int epoch = Integer.parseInt(cells[columns.indexOf("epoch")]);
            most = Math.max(most, epoch);
            epochs.get(keys.get(cells[0]))
                    .computeIfAbsent(epoch, e -> new ArrayList<>())
                    .add(Double.valueOf(cells[columns.indexOf("val_loss")]));
        }
        StringBuilder table = new StringBuilder(OPTIMIZER + "," + String.join(",", NUMBERS));
        for (int epoch = 1; epoch <= most; epoch++) {
            table.append(",epoch_").append(epoch);
        }
        table.append('\n');
        for (Map.Entry<String, TreeMap<Integer, List<Double>>> configuration : epochs.entrySet()) {
            table.append(configuration.getKey());
            for (int epoch = 1; epoch <= most; epoch++) {
                List<Double> all = configuration.getValue().getOrDefault(epoch, List.of());
                boolean whole = all.size() == repeats.get(configuration.getKey());
                table.append(',');
                if (whole) {
                    table.append(NumberText.statistic(all.stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow()));
                }
            }
            table.append('\n');
        }
        return table.toString();
    }

    private void add(String[] cells, List<String> header) {
        String optimizer = cells[header.indexOf(OPTIMIZER)];
        if (!optimizers.contains(optimizer)) {
            optimizers.add(optimizer);
        }
        List<Integer> place = new ArrayList<>(List.of(optimizers.indexOf(optimizer)));
        for (int k = 0; k < NUMBERS.length; k++) {
            place.add(Arrays.binarySearch(levels.get(k), Double.parseDouble(cells[header.indexOf(NUMBERS[k])])));
        }
        double[] epochs = new double[cells.length - 1 - NUMBERS.length];
        for (int e = 0; e < epochs.length; e++) {
            String cell = cells[1 + NUMBERS.length + e];
            epochs[e] = cell.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(cell);
        }
        values.put(place, epochs);
    }

    private double low(int key) {
        return levels.get(key)[0];
    }

    private double high(int key) {
        return levels.get(key)[levels.get(key).length - 1];
    }

    /** What searches draw from. */
    SearchSpace space() {
        return space;
    }

    /** The epochs of a whole training. */
    int epochs() {
        return values.values().iterator().next().length;
    }

    int configurations() {
        return values.size();
    }

    /** The value of the configuration nearest to a point after an epoch; infinite if it diverged. */
    double value(Point point, int epoch) {
        List<Integer> place = new ArrayList<>(List.of(point.option(0)));
        for (int k = 0; k < NUMBERS.length; k++) {
            place.add(nearest(levels.get(k), point.value(k + 1)));
        }
        return values.get(place)[epoch - 1];
    }

    private static int nearest(double[] levels, double value) {
        int nearest = 0;
        for (int i = 1; i < levels.length; i++) {
            double now = Math.abs(StrictMath.log(levels[i] / value));
            nearest = now < Math.abs(StrictMath.log(levels[nearest] / value)) ? i : nearest;
        }
        return nearest;
    }

    /** How much worse a point is at the end than the best of the grid, at most as much as the grid's median. */
    double regret(Point point) {
        return Math.min(value(point, epochs()), median) - best;
    }

    /** The regret of the median of the grid, which none counts more than. */
    double worstRegret() {
        return median - best;
    }
}
