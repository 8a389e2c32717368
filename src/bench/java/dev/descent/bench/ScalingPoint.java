package dev.descent.bench;

import dev.descent.data.Dataset;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One point of a {@link ScalingCommand}'s tables, in a {@link Fork}: prints a figure a line. */
final class ScalingPoint {
    private static final double WARM_SECONDS = 2;
    private static final double SECONDS = 1;

    /** Rows that one training should see at least, over all epochs. */
    private static final int ROWS = 2_000_000;

    private ScalingPoint() {}

    /** Which table, the size and the threads; for units also how many trials. */
    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        switch (arguments[0]) {
            case "rows" -> rows(size, threads);
            case "trials" -> trials(size, threads);
            case "units" -> units(size, threads, Integer.parseInt(arguments[3]));
            default -> throw new IllegalArgumentException("no table is named " + arguments[0]);
        }
    }

    /** The work behind a table of units: so many rows that a training takes about as long for any number of them. */
    static Workload unitsWork(int units) {
        long parameters = new Workload(1, 64, List.of(units, units, 1), 128, 1).parameters();
        int rows = (int) Math.max(128, Math.min(16_384, 1_500_000_000L / parameters / 128 * 128));
        return new Workload(rows, 64, List.of(units, units, 1), 128, 1);
    }

    /** J4's network on so many rows. */
    private static void rows(int rows, int threads) {
        Workload work = Workload.J4.withRows(rows).withEpochs(Math.max(1, ROWS / rows));
        long before = LiveHeap.bytes();
        Dataset data = work.dataset();
        long stored = LiveHeap.bytes() - before;
        TrainingRuns training = new TrainingRuns(data, threads);
        List<Trial> trial = trials(work, 1);
        warm(training, trial);
        double seconds = measured(training, trial);
        tell("nanoseconds", 1e9 * seconds / ((double) rows * work.epochs() * work.parameters()));
        tell("samples", (double) rows * work.epochs() / seconds);
        LiveHeap heap = LiveHeap.overEpochs();
        training.train(trials(work.withEpochs(Math.max(2, work.epochs())), 1), heap);
        tell("stored", (double) stored / rows);
        tell("training", (double) (heap.most() - before - stored) / rows);
    }

    /** So many trials of J1. */
    private static void trials(int count, int threads) {
        TrainingRuns training = new TrainingRuns(Workload.J1.dataset(), threads);
        warm(training, trials(Workload.J1, 64 * threads));
        long before = LiveHeap.bytes();
        List<Trial> trials = trials(Workload.J1, count);
        long listed = LiveHeap.bytes() - before;
        tell("microseconds", 1e6 * measured(training, trials) / count);
        LiveHeap heap = LiveHeap.overTrials(count);
        training.train(trials, heap);
        tell("listed", (double) listed / count);
        tell("training", heap.most() - before - listed);
    }

    private static void units(int units, int threads, int count) {
        Workload work = unitsWork(units);
        TrainingRuns training = new TrainingRuns(work.dataset(), threads);
        List<Trial> trials = trials(work, count);
        warm(training, trials);
        double seconds = measured(training, trials) / count;
        tell("nanoseconds", 1e9 * seconds / ((double) work.rows() * work.parameters()));
        tell("operations", work.operationsPerEpoch() / seconds);
    }

    private static List<Trial> trials(Workload work, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(work::trial).toList();
    }

    private static void warm(TrainingRuns training, List<Trial> trials) {
        double spent = 0;
        while (spent < WARM_SECONDS) {
            spent += training.seconds(trials);
        }
    }

    private static double measured(TrainingRuns training, List<Trial> trials) {
        List<Double> all = new ArrayList<>();
        double spent = 0;
        while (spent < SECONDS) {
            double seconds = training.seconds(trials);
            all.add(seconds);
            spent += seconds;
        }
        return Figures.of(all).median();
    }

    private static void tell(String name, double figure) {
        System.out.println(name + "\t" + NumberText.computed(figure));
    }
}
