package dev.descent.config;

import dev.descent.data.Datasets;
import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.KeyPath;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Refuses what a report asks of history.csv and can't have. */
final class HistoryChecks {
    /** As many rows as history.csv has of steps. */
    static final long MOST_STEPS = 100_000;

    private static final String HISTORY = "history";
    private static final String RUNNING = "running";

    private final Problems problems;
    private final Function<KeyPath, Located> places;

    /** @param places where a key of the file stands */
    HistoryChecks(Problems problems, Function<KeyPath, Located> places) {
        this.problems = problems;
        this.places = places;
    }

    /** Whether a report asks for a row a step. */
    static boolean isByStep(Component report) {
        return report.has(HISTORY) && report.text(HISTORY).equals("steps");
    }

    /** Whether a report asks for running metrics. */
    static boolean isRunning(Component report) {
        return report.flag(RUNNING);
    }

    /** Tells what no file without a network has. */
    void checkFunction(Component report) {
        if (report.given().containsKey(RUNNING)) {
            problems.add(at(RUNNING), "there are no batches to measure", "expected `running` beside `layers` only");
        }
        if (isByStep(report)) {
            problems.add(at(HISTORY), "trajectory.csv has a row a step anyway", "expected all, best or none");
        }
    }

    /**
     * Tells what is too much of networks, or nothing.
     *
     * @param trials those of the first round
     * @param later of the trials that history.csv shows the epochs together, at most, where these are not the first round's
     */
    void checkNetworks(Component report, Table table, List<Trial> trials, OptionalLong later) {
        if (isRunning(report) && report.has(HISTORY) && report.text(HISTORY).equals("none")) {
            problems.add(
                    at(RUNNING),
                    "there is no history.csv that could have running metrics",
                    "expected `history` to be all, best or steps, or no `running`");
        }
        if (!isByStep(report)) {
            return;
        }
        Map<DatasetSpec, Long> rows = new HashMap<>();
        long steps = 0;
        long most = 0;
        for (Trial trial : trials) {
            NetworkSpec network = trial.network();
            long trained = rows.computeIfAbsent(network.dataset(), spec ->
                    (long) Datasets.largestSizes(table, spec).train());
            long iterations = (trained + network.batchSize() - 1) / network.batchSize();
            steps += iterations * trial.untilEpoch();
            most = Math.max(most, iterations);
        }
        long epochs = Math.max(1, later.orElse(0));
        if (later.isPresent()) {
            steps = most > Long.MAX_VALUE / epochs ? Long.MAX_VALUE : most * epochs;
        }
        if (steps > MOST_STEPS) {
            problems.add(
                    at(HISTORY),
                    "history.csv would have " + (later.isEmpty() ? "" : "up to ") + steps
                            + " rows, one a step, and has at most " + MOST_STEPS,
                    "expected fewer trials or epochs, or larger batches; or `history: all`, a row an epoch");
        }
    }

    private Located at(String key) {
        return places.apply(KeyPath.of("report", key));
    }
}
