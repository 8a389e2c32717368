package dev.descent.bench;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.analysis.statistics.PairDesign;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.analysis.statistics.Proportion;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How often a report calls a difference real that is none, and how often it finds one that is. */
@Command(
        name = "calibration",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Simulates verdicts: the best of made-up configurations against each of the others, as reports compare them.",
            "False: all are equal, and the best is called better than any other. Power: one is better by 2 standard deviations of a"
                    + " configuration's values, and is called better than one that was named beforehand, or is the best and called"
                    + " better than the runner-up."
        })
final class CalibrationCommand implements Callable<Integer> {
    private static final int[] CONFIGURATIONS = {7, 16, 112};
    private static final int[] REPEATS = {5, 10, 20};
    private static final double SHIFT = 2;

    /** How values of one configuration are spread, with a standard deviation of 1. */
    private enum Values {
        NORMAL(SplittableRandom::nextGaussian),
        /** Exponential. */
        SKEWED(random -> -Math.log1p(-random.nextDouble())),
        /** Normal, rounded to whole deviations: most pairs of configurations differ by −1, 0 or 1. */
        TIED(random -> Math.rint(random.nextGaussian()));

        private final ToDoubleFunction<SplittableRandom> draw;

        Values(ToDoubleFunction<SplittableRandom> draw) {
            this.draw = draw;
        }
    }

    @Option(
            names = "--times",
            defaultValue = "10000",
            description = "Simulated sweeps a row; default: ${DEFAULT-VALUE}.")
    private int times;

    @Override
    public Integer call() {
        MarkdownTable table = new MarkdownTable(
                "values", "configurations", "repeats", "false", "99 % bound", "power: named", "power: runner-up");
        for (Values values : Values.values()) {
            for (int configurations : CONFIGURATIONS) {
                for (int repeats : REPEATS) {
                    addRow(table, values, configurations, repeats);
                }
            }
        }
        System.out.println(times + " simulated sweeps a figure.\n");
        System.out.print(table);
        return 0;
    }

    private void addRow(MarkdownTable table, Values values, int configurations, int repeats) {
        long wrong = count(seed -> calledBetter(sweep(values, configurations, repeats, 0, seed)));
        long named = count(seed -> isNamed(sweep(values, configurations, repeats, SHIFT, seed)));
        long runnerUp = count(seed -> isRunnerUp(sweep(values, configurations, repeats, SHIFT, seed)));
        table.row(
                values.name().toLowerCase(Locale.ROOT),
                Integer.toString(configurations),
                Integer.toString(repeats),
                percent((double) wrong / times),
                percent(Proportion.of(wrong, times, 0.98).high()),
                percent((double) named / times),
                percent((double) runnerUp / times));
    }

    private interface Question {
        boolean holds(long seed);
    }

    private long count(Question question) {
        return IntStream.range(0, times).parallel().filter(question::holds).count();
    }

    /** Values of configurations × repeats; the first is better by the shift, that is less. */
    private static double[][] sweep(Values values, int configurations, int repeats, double shift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] sweep = new double[configurations][repeats];
        for (int c = 0; c < configurations; c++) {
            for (int r = 0; r < repeats; r++) {
                sweep[c][r] = values.draw.applyAsDouble(random) - (c == 0 ? shift : 0);
            }
        }
        return sweep;
    }

    /** Whether the best by its mean is called better than any other. */
    private static boolean calledBetter(double[][] sweep) {
        int best = least(sweep, -1);
        for (int other = 0; other < sweep.length; other++) {
            if (other != best && verdict(sweep, best, other) == PairVerdict.BETTER) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(double[][] sweep) {
        return verdict(sweep, 0, 1) == PairVerdict.BETTER;
    }

    private static boolean isRunnerUp(double[][] sweep) {
        int best = least(sweep, -1);
        return best == 0 && verdict(sweep, best, least(sweep, best)) == PairVerdict.BETTER;
    }

    private static PairVerdict verdict(double[][] sweep, int left, int right) {
        PairDesign design = new PairDesign(false, 0, PairDesign.pairs(sweep.length), 0);
        return PairComparison.of(sweep[left], sweep[right], design).verdict();
    }

    /** The configuration with the least mean, but for one. */
    private static int least(double[][] sweep, int except) {
        int least = -1;
        double mean = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sweep.length; c++) {
            double sum = 0;
            for (double value : sweep[c]) {
                sum += value;
            }
            if (c != except && sum < mean) {
                mean = sum;
                least = c;
            }
        }
        return least;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
