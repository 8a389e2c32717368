package dev.descent.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How cost and memory grow with rows, trials, units and threads. */
@Command(
        name = "scaling",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints a table each of cost against rows, trials and units, on one thread and on several.")
final class ScalingCommand implements Callable<Integer> {
    /** What grows. */
    private enum Table {
        ROWS,
        TRIALS,
        UNITS
    }

    private static final List<Integer> ROWS = List.of(1_000, 10_000, 100_000, 1_000_000, 10_000_000);
    private static final List<Integer> TRIALS = List.of(1, 2, 4, 8, 16, 32, 100, 1_000, 10_000, 100_000);
    private static final List<Integer> UNITS = List.of(4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096);

    /** More than these in 16 trials at once would be more memory than a JVM takes by default. */
    private static final int MOST_SHARED_UNITS = 512;

    private static final int SHARED = 16;

    @Option(
            names = "--tables",
            split = ",",
            paramLabel = "TABLE",
            defaultValue = "ROWS,TRIALS,UNITS",
            description = "Which; default: ${DEFAULT-VALUE}.")
    private Set<Table> tables;

    @Option(
            names = "--threads",
            description = "The larger number of threads; default: the processors, ${DEFAULT-VALUE}.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--most", description = "Leaves out sizes above this.")
    private int most = Integer.MAX_VALUE;

    @Option(names = "--quick", description = "Three sizes a table: shows that everything runs.")
    private boolean quick;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        System.out.println("Java " + Runtime.version() + "; times on 1 thread and on " + threads + ".\n");
        if (tables.contains(Table.ROWS)) {
            System.out.println(rows());
        }
        if (tables.contains(Table.TRIALS)) {
            System.out.println(trials());
        }
        if (tables.contains(Table.UNITS)) {
            System.out.println(units());
        }
        System.out.println("It took " + Figures.text((System.nanoTime() - start) * 1e-9) + " s.");
        return 0;
    }

    private MarkdownTable rows() {
        MarkdownTable table = new MarkdownTable(
                "rows",
                "ns a row, parameter and epoch",
                "on " + threads,
                "speed-up",
                "samples/s",
                "on " + threads,
                "bytes a row: data",
                "training");
        for (int rows : sizes(ROWS)) {
            Map<String, Double> one = point("rows", rows, 1);
            Map<String, Double> all = point("rows", rows, threads);
            table.row(
                    Figures.whole(rows),
                    text(one, "nanoseconds"),
                    text(all, "nanoseconds"),
                    Figures.text(one.get("nanoseconds") / all.get("nanoseconds")),
                    text(one, "samples"),
                    text(all, "samples"),
                    text(one, "stored"),
                    text(one, "training"));
        }
        return table;
    }

    private MarkdownTable trials() {
        MarkdownTable table = new MarkdownTable(
                "trials",
                "µs a trial",
                "on " + threads,
                "speed-up",
                "bytes a trial: list",
                "bytes in all: training",
                "on " + threads);
        for (int trials : sizes(TRIALS)) {
            Map<String, Double> one = point("trials", trials, 1);
            Map<String, Double> all = point("trials", trials, threads);
            table.row(
                    Figures.whole(trials),
                    text(one, "microseconds"),
                    text(all, "microseconds"),
                    Figures.text(one.get("microseconds") / all.get("microseconds")),
                    text(one, "listed"),
                    text(one, "training"),
                    text(all, "training"));
        }
        return table;
    }

    private MarkdownTable units() {
        double peak = peak();
        MarkdownTable table = new MarkdownTable(
                "units",
                "parameters",
                "ns a row, parameter and epoch",
                "on " + threads,
                "speed-up",
                "in a pack of " + SHARED,
                "GFLOP/s",
                "of FMA peak",
                "in a pack of " + SHARED);
        for (int units : sizes(UNITS)) {
            Map<String, Double> one = point("units", units, 1, 1);
            Map<String, Double> all = point("units", units, threads, 1);
            boolean shares = units <= MOST_SHARED_UNITS;
            Map<String, Double> shared = shares ? point("units", units, 1, SHARED) : Map.of();
            table.row(
                    Figures.whole(units),
                    Figures.whole(ScalingPoint.unitsWork(units).parameters()),
                    text(one, "nanoseconds"),
                    text(all, "nanoseconds"),
                    Figures.text(one.get("nanoseconds") / all.get("nanoseconds")),
                    shares ? text(shared, "nanoseconds") : "",
                    Figures.text(one.get("operations") * 1e-9),
                    Figures.percent(one.get("operations") / peak),
                    shares ? Figures.percent(shared.get("operations") / peak) : "");
        }
        return table;
    }

    private static double peak() {
        Map<String, Double> limits = Fork.measure("limits", "1");
        return Math.max(limits.get("fma512.1"), limits.get("fma256.1"));
    }

    private List<Integer> sizes(List<Integer> all) {
        return all.stream()
                .filter(size -> size <= most)
                .limit(quick ? 3 : Integer.MAX_VALUE)
                .toList();
    }

    private static Map<String, Double> point(String table, int... sizes) {
        String[] arguments = new String[1 + sizes.length];
        arguments[0] = table;
        for (int i = 0; i < sizes.length; i++) {
            arguments[i + 1] = Integer.toString(sizes[i]);
        }
        return Fork.measure(List.of(), ScalingPoint.class, arguments);
    }

    private static String text(Map<String, Double> figures, String name) {
        return Figures.text(figures.get(name));
    }
}
