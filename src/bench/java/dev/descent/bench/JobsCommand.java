package dev.descent.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Jobs from end to end, training and tables, each figure from several fresh processes. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the jobs J1 to J4 and T1 to T3 and prints one table; the default command.")
final class JobsCommand implements Callable<Integer> {
    /** Trainings and tables. */
    private enum Job {
        J1,
        J2,
        J3,
        J4,
        T1,
        T2,
        T3
    }

    @Option(
            names = "--jobs",
            split = ",",
            paramLabel = "JOB",
            defaultValue = "J1,J2,J3,J4,T1,T2,T3",
            description = "Which; default: ${DEFAULT-VALUE}.")
    private Set<Job> jobs;

    @Option(names = "--forks", defaultValue = "3", description = "Fresh processes a figure; default: ${DEFAULT-VALUE}.")
    private int forks;

    @Option(
            names = "--threads",
            description = "The larger number of threads; default: the processors, ${DEFAULT-VALUE}.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--repeats",
            defaultValue = "" + Workload.REPEATS,
            description = "Repeats of each of J2's 40 configurations; default: ${DEFAULT-VALUE}, 1,000 trials.")
    private int repeats;

    @Option(names = "--j3-rows", defaultValue = "20000", description = "Rows of J3; default: ${DEFAULT-VALUE}.")
    private int wideRows;

    @Option(names = "--j4-rows", defaultValue = "1000000", description = "Rows of J4; default: ${DEFAULT-VALUE}.")
    private int longRows;

    @Option(names = "--t1-rows", defaultValue = "5000000", description = "Rows of T1; default: ${DEFAULT-VALUE}.")
    private int tableRows;

    @Option(names = "--quick", description = "Small sizes and one process a figure: shows that everything runs.")
    private boolean quick;

    @Option(names = "--lines", paramLabel = "FILE", description = "Also write the figures there, for the comparison.")
    private Optional<Path> lines;

    private final JobTable table = new JobTable();
    private Map<String, Double> limits = Map.of();

    @Override
    public Integer call() throws IOException {
        if (quick) {
            forks = 1;
            repeats = 2;
            wideRows = 1_024;
            longRows = 20_000;
            tableRows = 100_000;
        }
        long start = System.nanoTime();
        limits = Fork.measure("limits", Integer.toString(threads));
        measure();
        System.out.println(table.markdown(peaks()));
        System.out.println(machine() + " It took " + Figures.text((System.nanoTime() - start) * 1e-9) + " s.");
        if (lines.isPresent()) {
            Files.writeString(lines.get(), table.lines("Descent"));
        }
        return 0;
    }

    private void measure() throws IOException {
        Path folder = Files.createTempDirectory("descent-bench");
        try {
            if (jobs.contains(Job.J1)) {
                System.err.println("J1 …");
                single(new WholeProcess(folder));
            }
            if (jobs.contains(Job.J2)) {
                System.err.println("J2 …");
                sweep(new WholeProcess(folder));
            }
            if (jobs.contains(Job.J3)) {
                System.err.println("J3 …");
                samples("J3", "wide", Workload.J3.withRows(wideRows), "≥ 35k", "≥ 60k");
            }
            if (jobs.contains(Job.J4)) {
                System.err.println("J4 …");
                samples("J4", "long", Workload.J4.withRows(longRows), "≥ 1.5M", "");
            }
            if (jobs.contains(Job.T1)) {
                System.err.println("T1 …");
                rows("T1", "read", "numbers", tableRows, 20);
            }
            if (jobs.contains(Job.T2)) {
                System.err.println("T2 …");
                rows("T2", "read and scaled", "columns", quick ? 1_000 : 20_000, 1_000);
            }
            if (jobs.contains(Job.T3)) {
                System.err.println("T3 …");
                rows("T3", "read and encoded", "categories", quick ? 100_000 : 1_000_000, 3);
            }
        } finally {
            delete(folder);
        }
    }

    private void single(WholeProcess process) {
        String file = WholeProcess.single();
        double work = Workload.J1.epochs() * Workload.J1.operationsPerEpoch();
        table.seconds("J1", "whole process, `java -jar`", take(() -> process.bare(file)), "≤ 0.40", work);
        table.seconds("J1", "whole process, vectors", take(() -> process.vectors(file)), "≤ 0.40", work);
        table.seconds("J1", "whole process, launcher", take(() -> process.launched(file)), "≤ 0.40", work);
        List<Map<String, Double>> forked = forked("single");
        table.seconds("J1", "training, cold", figures(forked, "cold"), "", work);
        table.seconds("J1", "training, warm", figures(forked, "warm"), "≤ 0.0015", work);
    }

    private void sweep(WholeProcess process) {
        int trials = Workload.OPTIMIZERS.size() * Workload.RATES.size() * repeats;
        double work = Workload.J1.epochs() * Workload.J1.operationsPerEpoch();
        String file = WholeProcess.sweep(repeats);
        Figures bare = take(() -> trials / process.bare(file));
        table.rate("J2", "whole process, `java -jar`", threads, bare, "trials/s", "≥ 600", work);
        Figures vectors = take(() -> trials / process.vectors(file));
        table.rate("J2", "whole process, vectors", threads, vectors, "trials/s", "≥ 600", work);
        Figures launcher = take(() -> trials / process.launched(file));
        table.rate("J2", "whole process, launcher", threads, launcher, "trials/s", "≥ 600", work);
        List<Map<String, Double>> forked = forked("sweep", repeats, threads);
        table.rate("J2", "training, cold", threads, figures(forked, "cold"), "trials/s", "", work);
        table.rate("J2", "training, warm", threads, figures(forked, "warm"), "trials/s", "≥ 10k", work);
    }

    private void samples(String job, String name, Workload size, String goal, String threadedGoal) {
        double work = size.operationsPerEpoch() / size.rows();
        for (int count : counts()) {
            Figures figures = figures(forked(name, size.rows(), count), "samples");
            table.rate(job, "training", count, figures, "samples/s", count == 1 ? goal : threadedGoal, work);
        }
    }

    private void rows(String job, String what, String name, int rows, int columns) {
        table.rate(job, what, 1, figures(forked(name, rows, columns), "rows"), "rows/s", "", 0);
    }

    private List<Integer> counts() {
        return threads > 1 ? List.of(1, threads) : List.of(1);
    }

    private Figures take(Supplier<Double> measurement) {
        return Figures.of(Stream.generate(measurement).limit(forks).toList());
    }

    private List<Map<String, Double>> forked(String name, int... sizes) {
        List<String> arguments = new ArrayList<>(List.of(name));
        for (int size : sizes) {
            arguments.add(Integer.toString(size));
        }
        return Stream.generate(() -> Fork.measure(arguments.toArray(new String[0])))
                .limit(forks)
                .toList();
    }

    private static Figures figures(List<Map<String, Double>> forked, String name) {
        return Figures.of(forked.stream().map(fork -> fork.get(name)).toList());
    }

    private Map<Integer, Double> peaks() {
        Map<Integer, Double> peaks = new TreeMap<>();
        for (int count : counts()) {
            peaks.put(count, Math.max(limits.get("fma512." + count), limits.get("fma256." + count)));
        }
        return peaks;
    }

    private String machine() {
        StringBuilder text = new StringBuilder("Java " + Runtime.version() + ", " + forks + " processes a figure.");
        for (int count : counts()) {
            text.append(" On ").append(count).append(count == 1 ? " thread" : " threads");
            text.append(" multiply-adds reach ").append(billions("fma512." + count));
            text.append(" GFLOP/s in 512 bits and ").append(billions("fma256." + count));
            text.append(" in 256, memory is read at ")
                    .append(billions("read." + count))
                    .append(" GB/s.");
        }
        return text.toString();
    }

    private String billions(String limit) {
        return Figures.text(limits.get(limit) * 1e-9);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
