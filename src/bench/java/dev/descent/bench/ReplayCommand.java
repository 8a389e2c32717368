package dev.descent.bench;

import dev.descent.cli.Main;
import dev.descent.number.NumberText;
import dev.descent.output.svg.Caption;
import dev.descent.output.svg.LinePlot;
import dev.descent.output.svg.PlotAxis;
import dev.descent.output.svg.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How soon searches come near the best of a grid that was trained once. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Replays searches against grids of which every configuration is known, over 20 seeds: the regret of the best that was trained"
                    + " to its end, after epochs worth so many whole trainings.",
            "--train makes the tables of the grids anew, src/bench/replay/*.csv; it takes some minutes. --pictures DIR draws the curves."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final Path FOLDER = Path.of("src/bench/replay");
    private static final List<String> GRIDS = List.of("digits", "iris");
    private static final int SEEDS = 20;
    private static final int MOST = 64;
    private static final int[] SHOWN = {8, 16, 32, 64};

    @Option(names = "--train", description = "Trains the grids and writes their tables.")
    private boolean train;

    @Option(names = "--pictures", description = "The folder for pictures of the curves; default: none are drawn.")
    private Path pictures;

    @Override
    public Integer call() throws IOException {
        for (String grid : GRIDS) {
            if (train) {
                train(grid);
            }
            replay(grid, ReplayTable.read(FOLDER.resolve(grid + ".csv")));
        }
        return 0;
    }

    private static void train(String grid) throws IOException {
        Path results = Path.of("target/bench/replay");
        Main.main(new String[] {
            "run",
            "--quiet",
            "--results",
            results.toString(),
            FOLDER.resolve(grid + ".yaml").toString()
        });
        Files.writeString(FOLDER.resolve(grid + ".csv"), ReplayTable.of(results.resolve(grid)));
    }

    private void replay(String grid, ReplayTable table) throws IOException {
        List<String> header = new ArrayList<>(List.of("search"));
        for (int trainings : SHOWN) {
            header.add(trainings + " trainings");
        }
        header.add("median at " + MOST);
        header.add("better than random");
        MarkdownTable rows = new MarkdownTable(header.toArray(String[]::new));
        List<Series> curves = new ArrayList<>();
        double[][] random = regrets(ReplayedSearch.RANDOM, table);
        for (ReplayedSearch search : ReplayedSearch.values()) {
            double[][] regrets = regrets(search, table);
            rows.row(row(search.title(), regrets, random));
            double[] x = IntStream.rangeClosed(1, MOST).asDoubleStream().toArray();
            double[] mean =
                    IntStream.range(0, MOST).mapToDouble(t -> mean(regrets, t)).toArray();
            curves.add(Series.of(search.title().replaceAll(",.*", ""), Series.Form.CURVE, x, mean));
        }
        System.out.println(grid + ": " + table.configurations() + " configurations, " + table.epochs()
                + " epochs; regret of the grid's median " + NumberText.statistic(table.worstRegret())
                + ". Mean regret of " + SEEDS + " seeds.\n");
        System.out.println(rows);
        if (pictures != null) {
            Files.createDirectories(pictures);
            StringBuilder svg = new StringBuilder();
            new LinePlot(
                            new Caption(
                                    "Searches on " + grid,
                                    "Mean over " + SEEDS
                                            + " seeds of how much worse the best found is than the best of "
                                            + table.configurations()),
                            new PlotAxis("epochs spent, in whole trainings", PlotAxis.Division.COUNT),
                            new PlotAxis("regret in val_loss", PlotAxis.Division.FITTING),
                            "search",
                            curves,
                            false)
                    .sheet()
                    .write(svg);
            Files.writeString(pictures.resolve("search-" + grid + ".svg"), svg);
        }
    }

    private static String[] row(String title, double[][] regrets, double[][] random) {
        List<String> cells = new ArrayList<>(List.of(title));
        for (int trainings : SHOWN) {
            double mean = mean(regrets, trainings - 1);
            cells.add(Double.isNaN(mean) ? "none ended" : NumberText.statistic(mean));
        }
        double[] last =
                Arrays.stream(regrets).mapToDouble(r -> r[MOST - 1]).sorted().toArray();
        cells.add(NumberText.statistic((last[SEEDS / 2 - 1] + last[SEEDS / 2]) / 2));
        double wins = 0;
        for (int s = 0; s < SEEDS; s++) {
            double difference = random[s][MOST - 1] - regrets[s][MOST - 1];
            wins += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
        }
        cells.add(NumberText.written(wins) + " of " + SEEDS);
        return cells.toArray(String[]::new);
    }

    private static double mean(double[][] regrets, int trainings) {
        double sum = 0;
        for (double[] seed : regrets) {
            sum += seed[trainings];
        }
        return sum / regrets.length;
    }

    /** By seed, the regret after each whole training's worth of epochs. */
    private static double[][] regrets(ReplayedSearch search, ReplayTable table) {
        return IntStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(seed -> {
                    ReplayedSearch.Course course = new ReplayedSearch.Course(table, MOST);
                    search.run(course, seed);
                    return course.regrets();
                })
                .toArray(double[][]::new);
    }
}
