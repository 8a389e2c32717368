package dev.descent.app;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankingValue;
import dev.descent.analysis.statistics.Summary;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Direction;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import dev.descent.output.text.PlainTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What came of a part of a sweep, for the terminal: a line a configuration, the best first. Nothing is compared before all are trained. */
final class PartOfSweep {
    private static final int MOST = 20;

    private PartOfSweep() {}

    /** A configuration of the part, with its trials that have a value. */
    private record Line(Trial first, int trials, Summary summary) {}

    /** The lines; empty if nothing tells the trials apart. */
    static String table(ExperimentSpec spec, List<Trial> part, Function<Trial, TrialOutcome> outcomes) {
        Keys keys = new Keys(spec);
        if (keys.names().isEmpty()) {
            return "";
        }
        RankingValue value = new RankingValue(spec.choosesBy());
        List<Line> lines = lines(value, part, outcomes);
        List<String> header = new ArrayList<>(keys.names());
        header.addAll(List.of("trials", value.name(), "sd"));
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines.subList(0, Math.min(MOST, lines.size()))) {
            rows.add(row(keys, line));
        }
        return PlainTable.of(header, rows, keys.names().size()).indent(2)
                + (lines.size() > MOST ? "  " + Phrases.more(lines.size() - MOST) + "\n" : "");
    }

    /** What ranks and its value of the best configuration, {@code val_loss 0.313 (mean of 5)}; empty if none has one. */
    static Optional<String> best(ExperimentSpec spec, List<Trial> part, Function<Trial, TrialOutcome> outcomes) {
        RankingValue value = new RankingValue(spec.choosesBy());
        Line first = lines(value, part, outcomes).get(0);
        int n = first.summary().n();
        return n == 0
                ? Optional.empty()
                : Optional.of(value.name() + " " + mean(first.summary()) + (n == 1 ? "" : " (mean of " + n + ")"));
    }

    private static List<Line> lines(RankingValue value, List<Trial> part, Function<Trial, TrialOutcome> outcomes) {
        Map<Integer, List<Trial>> configurations = new LinkedHashMap<>();
        part.forEach(trial -> configurations
                .computeIfAbsent(trial.configuration(), it -> new ArrayList<>())
                .add(trial));
        List<Line> lines = new ArrayList<>();
        for (List<Trial> trials : configurations.values()) {
            double[] values = trials.stream()
                    .filter(trial -> outcomes.apply(trial).status() == Status.COMPLETED)
                    .mapToDouble(trial -> value.of(trial, outcomes.apply(trial)))
                    .filter(it -> !Double.isNaN(it))
                    .toArray();
            lines.add(new Line(trials.get(0), trials.size(), Summary.of(values)));
        }
        lines.sort(bestFirst(Direction.of(value.name())));
        return lines;
    }

    private static String mean(Summary summary) {
        return (summary.n() == 1 ? Cell.written(summary.mean()) : Cell.statistic(summary.mean())).text();
    }

    private static List<String> row(Keys keys, Line line) {
        Summary summary = line.summary();
        List<String> cells = new ArrayList<>(keys.texts(line.first()));
        cells.add(
                summary.n() == line.trials() ? Integer.toString(line.trials()) : summary.n() + " of " + line.trials());
        cells.add(mean(summary));
        cells.add(Cell.statistic(summary.sd()).text());
        return cells;
    }

    /** Those of which a trial has no value after the others, those without any last. */
    private static Comparator<Line> bestFirst(Direction direction) {
        Comparator<Line> byTier = Comparator.comparingInt(
                it -> it.summary().n() == 0 ? 2 : it.summary().n() < it.trials() ? 1 : 0);
        Comparator<Line> byMean = Comparator.comparingDouble(it -> it.summary().mean());
        return byTier.thenComparing(direction == Direction.LARGER_IS_BETTER ? byMean.reversed() : byMean);
    }
}
