package dev.descent.executor.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What Spark costs: whole commands with few and with many trials, on threads of one process, on Spark's threads of one process, and on two
 * workers with one core each, in turn; prints a table in Markdown with the medians.
 *
 * <p>What a command takes however few trials it has is the start; the rest is divided by the trials.
 */
public final class Measurement {
    private static final Path FOLDER = Path.of("target/spark/measurement").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int FEW_REPEATS = 1;
    private static final int MANY_REPEATS = 100;
    private static final int CONFIGURATIONS = 40;

    private static final String TRIALS = """
            dataset: {csv: %s/data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.2}}
            layers: [{dense: {units: 10, activation: relu}}, {dense: 1}]
            loss: mse
            epochs: 20
            sweep:
              grid:
                optimizer: [sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw, nadam]
                learning_rate: [0.0003, 0.001, 0.003, 0.01, 0.03]
              repeats: %d
            report: {history: best}
            """;

    private final Descent descent = new Descent(FOLDER, List.of());
    private final StandaloneCluster cluster;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private int runs;

    private Measurement(StandaloneCluster cluster) throws IOException {
        this.cluster = cluster;
    }

    /**
     * Measures.
     *
     * @param arguments how often to repeat; 5 times if none is given
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int repetitions = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        StandaloneCluster.deleteAll(FOLDER);
        try (StandaloneCluster cluster = new StandaloneCluster(FOLDER.resolve("home"), Descent.LIB, 2)) {
            System.out.println(new Measurement(cluster).table(repetitions));
        }
    }

    private String table(int repetitions) throws IOException, InterruptedException {
        Path few = descent.experiment("few", text(FEW_REPEATS));
        Path many = descent.experiment("many", text(MANY_REPEATS));
        for (int i = 0; i <= repetitions; i++) {
            for (Path file : List.of(few, many)) {
                time("local", file, i > 0);
                time("local[2]", file, i > 0);
                time(cluster.url(), file, i > 0);
            }
        }
        int trials = CONFIGURATIONS * MANY_REPEATS;
        int fewer = CONFIGURATIONS * FEW_REPEATS;
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "| executor | %d trials, s | %d trials, s | ms a trial more | than local |%n",
                fewer,
                trials));
        table.append("|---|--:|--:|--:|--:|\n");
        double local = perTrial("local", trials - fewer);
        for (String executor : List.of("local", "local[2]", cluster.url())) {
            double each = perTrial(executor, trials - fewer);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %+.2f |%n",
                    name(executor),
                    median(executor + "few.yaml"),
                    median(executor + "many.yaml"),
                    each,
                    each - local));
        }
        return table.toString();
    }

    private static String text(int repeats) {
        return TRIALS.formatted(Path.of("").toAbsolutePath(), repeats);
    }

    private static String name(String executor) {
        return switch (executor) {
            case "local" -> "local, 2 threads";
            case "local[2]" -> "spark, `local[2]`";
            default -> "spark, two workers with 1 core each";
        };
    }

    private void time(String executor, Path file, boolean counts) throws IOException, InterruptedException {
        String results = "run-" + ++runs;
        long begin = System.nanoTime();
        try (JavaProcess process =
                executor.equals("local") ? descent.local(file, results) : descent.spark(file, results, executor)) {
            if (process.await(PATIENCE) != 0) {
                throw new IllegalStateException(process.err());
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        System.err.printf(Locale.ROOT, "%s, %s: %.2f s%n", file.getFileName(), name(executor), took);
        if (counts) {
            seconds.computeIfAbsent(executor + file.getFileName(), it -> new ArrayList<>())
                    .add(took);
        }
    }

    private double perTrial(String executor, int trials) {
        return 1000 * (median(executor + "many.yaml") - median(executor + "few.yaml")) / trials;
    }

    private double median(String key) {
        double[] sorted =
                seconds.get(key).stream().mapToDouble(it -> it).sorted().toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }
}
