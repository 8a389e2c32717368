package dev.descent.bench;

import dev.descent.number.NumberText;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How soon searches come near the best of a grid that was trained once: mean regrets over 20 seeds, as a table and as a picture. */
final class ReplayedGrid {
    /** Where the grids and their tables are. */
    static final Path FOLDER = Path.of("src/bench/replay");

    /** What the grids are called. */
    static final List<String> NAMES = List.of("digits", "iris");

    private static final int SEEDS = 20;
    private static final int MOST = 64;
    private static final int[] SHOWN = {8, 16, 32, 64};
    /** As they are written in a file. What repeats an earlier point is not trained, so that a few more points than trainings are drawn. */
    private static final List<String> SEARCHES = List.of(
            "{random: 100}",
            "{sobol: 100}",
            "{tpe: 100}",
            "{successive_halving: {configurations: 64, min_epochs: 3}}",
            "hyperband");

    private final String name;
    private final ReplayTable table;
    /** By search and seed, the regret after each whole training. */
    private final Map<String, double[][]> regrets = new LinkedHashMap<>();

    private ReplayedGrid(String name, ReplayTable table) {
        this.name = name;
        this.table = table;
        Path file = FOLDER.resolve(name + ".yaml");
        for (String search : SEARCHES) {
            regrets.put(
                    search,
                    IntStream.rangeClosed(1, SEEDS)
                            .parallel()
                            .mapToObj(seed -> new Replay(file, table, search, MOST).regrets(seed, SEEDS))
                            .toArray(double[][]::new));
        }
    }

    /** Replays all searches. */
    static ReplayedGrid of(String name) throws IOException {
        return new ReplayedGrid(name, ReplayTable.read(FOLDER.resolve(name + ".csv")));
    }

    /** What was replayed, in a line. */
    String title() {
        return name + ": " + table.configurations() + " configurations, " + table.epochs()
                + " epochs; regret of the grid's median " + NumberText.statistic(table.worstRegret())
                + ". Mean regret of " + SEEDS + " seeds.";
    }

    /** The table, its header first. */
    List<List<String>> rows() {
        List<String> header = new ArrayList<>(List.of("search"));
        for (int trainings : SHOWN) {
            header.add(trainings + " trainings");
        }
        header.add("median at " + MOST);
        header.add("better than random");
        List<List<String>> rows = new ArrayList<>(List.of(header));
        for (String search : SEARCHES) {
            rows.add(row(search));
        }
        return rows;
    }

    private List<String> row(String search) {
        List<String> cells = new ArrayList<>(List.of("`" + search + "`"));
        for (int trainings : SHOWN) {
            double mean = mean(search, trainings);
            cells.add(Double.isNaN(mean) ? "none ended" : NumberText.statistic(mean));
        }
        double[] last = atTheEnd(search);
        double[] random = atTheEnd(SEARCHES.get(0));
        double wins = 0;
        for (int s = 0; s < SEEDS; s++) {
            wins += last[s] < random[s] ? 1 : last[s] == random[s] ? 0.5 : 0;
        }
        Arrays.sort(last);
        cells.add(NumberText.statistic((last[SEEDS / 2 - 1] + last[SEEDS / 2]) / 2));
        cells.add(NumberText.written(wins) + " of " + SEEDS);
        return cells;
    }

    private double[] atTheEnd(String search) {
        return Arrays.stream(regrets.get(search))
                .mapToDouble(seed -> seed[MOST - 1])
                .toArray();
    }

    /** NaN as long as not every seed has one that was trained to its end. */
    private double mean(String search, int trainings) {
        double mean = Arrays.stream(regrets.get(search))
                .mapToDouble(seed -> seed[trainings - 1])
                .average()
                .orElseThrow();
        return Double.isInfinite(mean) ? Double.NaN : mean;
    }

    /** The curves, an SVG. */
    String picture() throws IOException {
        double[] x = IntStream.rangeClosed(1, MOST).asDoubleStream().toArray();
        List<Series> curves = new ArrayList<>();
        for (String search : SEARCHES) {
            double[] means = IntStream.rangeClosed(1, MOST)
                    .mapToDouble(trainings -> mean(search, trainings))
                    .toArray();
            curves.add(Series.of(search.replaceAll("^\\{|:.*", ""), Series.Form.CURVE, x, means));
        }
        StringBuilder svg = new StringBuilder();
        new LinePlot(
                        new Caption(
                                "Searches on " + name,
                                "Mean over " + SEEDS + " seeds of how much worse the best found is than the best of "
                                        + table.configurations()),
                        new PlotAxis("epochs spent, in whole trainings", PlotAxis.Division.COUNT),
                        new PlotAxis("regret in val_loss", PlotAxis.Division.FITTING),
                        "search",
                        curves,
                        false)
                .sheet()
                .write(svg);
        return svg.toString();
    }
}
