package dev.descent.bench;

import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import dev.descent.problem.FileRefused;
import java.util.ArrayList;
import java.util.List;

/** What a {@link Fork} runs: takes one measurement in a JVM that did nothing before and prints a figure a line. */
final class InFork {
    private static final double WARM_SECONDS = 3;
    private static final double SECONDS = 1;
    private static final int TIMES = 3;

    private InFork() {}

    /** The first argument says which measurement, the others its sizes. */
    public static void main(String[] arguments) {
        int[] sizes = new int[arguments.length - 1];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Integer.parseInt(arguments[i + 1]);
        }
        switch (arguments[0]) {
            case "limits" -> limits(sizes[0]);
            case "single" -> single();
            case "sweep" -> sweep(sizes[0], sizes[1]);
            case "wide" -> samples(Workload.J3.withRows(sizes[0]), sizes[1]);
            case "numbers" -> tell("rows", sizes[0] / MadeUpTables.readNumbers(sizes[0], sizes[1]));
            case "columns" -> tell("rows", sizes[0] / MadeUpTables.learnNumbers(sizes[0], sizes[1]));
            case "categories" -> tell("rows", sizes[0] / MadeUpTables.learnCategories(sizes[0], sizes[1]));
            case "long" -> samples(Workload.J4.withRows(sizes[0]), sizes[1]);
            default -> throw new IllegalArgumentException("no measurement is named " + arguments[0]);
        }
    }

    private static void limits(int threads) {
        for (int count : threads > 1 ? new int[] {1, threads} : new int[] {1}) {
            tell("fma512." + count, MachineLimits.multiplyAdds(512, count));
            tell("fma256." + count, MachineLimits.multiplyAdds(256, count));
            tell("read." + count, MachineLimits.bytesRead(count));
        }
    }

    /** Seconds of J1: in a JVM that has trained nothing yet, and when everything is compiled. */
    private static void single() {
        List<Trial> trial = List.of(Workload.J1.trial());
        TrainingRuns training = new TrainingRuns(Workload.J1.dataset(), 1);
        tell("cold", training.seconds(trial));
        tell("warm", warm(training, trial));
    }

    /** Trials a second of J2, the first time and later. */
    private static void sweep(int repeats, int threads) {
        List<Trial> trials = Workload.J1.sweep(repeats);
        TrainingRuns training = new TrainingRuns(Workload.J1.dataset(), threads);
        tell("cold", trials.size() / training.seconds(trials));
        tell("warm", trials.size() / warm(training, trials));
    }

    /** TrainingRuns rows a second of a single trial. */
    private static void samples(Workload work, int threads) {
        TrainingRuns training = new TrainingRuns(work.dataset(), threads);
        double rows = (double) work.epochs() * work.rows();
        tell("samples", rows / warm(training, List.of(work.trial())));
    }

    /** Seconds of a training after others. */
    private static double warm(TrainingRuns training, List<Trial> trials) {
        return warm(() -> training.seconds(trials));
    }

    /** Seconds of something after it was done before: the median of some. */
    static double warm(Timed timed) {
        try {
            for (double spent = 0; spent < WARM_SECONDS; ) {
                spent += timed.seconds();
            }
            List<Double> taken = new ArrayList<>();
            for (double spent = 0; spent < SECONDS || taken.size() < TIMES; spent += taken.get(taken.size() - 1)) {
                taken.add(timed.seconds());
            }
            return Figures.of(taken).median();
        } catch (FileRefused e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something that says how long it took. */
    @FunctionalInterface
    interface Timed {
        double seconds() throws FileRefused;
    }

    private static void tell(String name, double figure) {
        System.out.println(name + "\t" + NumberText.computed(figure));
    }
}
