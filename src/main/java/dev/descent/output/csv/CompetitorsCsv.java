package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Competitors;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.TargetReach;
import dev.descent.analysis.TrainingCost;
import dev.descent.analysis.TunedValue;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** competitors.csv: a row a competitor, study by study in the order of the ranking: what was chosen of it, what that came to, and what it took. */
public record CompetitorsCsv(Competitors competitors) implements Content {
    private static final List<String> COSTS = List.of("trials", "epochs", "steps", "evaluations");

    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(header());
        for (Competitors study : competitors.studies()) {
            for (Competitors.Row row : study.rows()) {
                csv.row(cells(study, row));
            }
        }
    }

    private List<String> header() {
        String selected = competitors.comparison().selectBy();
        String judged = competitors.comparison().judgeBy();
        List<String> names = new ArrayList<>();
        if (competitors.comparison().studies() > 1) {
            names.add("study");
        }
        names.addAll(List.of("competitor", "configurations", "chosen", "at_an_end"));
        for (String mean : List.of(selected + "_when_chosen", selected + "_again", judged, judged + "_untuned")) {
            names.addAll(List.of(mean, mean + "_n"));
        }
        for (String phase : List.of("tuning_", "confirming_")) {
            COSTS.forEach(cost -> names.add(phase + cost));
        }
        if (competitors.comparison().stepsTo().isPresent()) {
            names.addAll(List.of("reached", "epochs_to", "steps_to"));
        }
        return names;
    }

    private static List<Cell> cells(Competitors study, Competitors.Row row) {
        List<Cell> cells = new ArrayList<>();
        if (study.comparison().studies() > 1) {
            cells.add(Cell.whole(study.study()));
        }
        cells.addAll(List.of(
                Cell.text(row.name()),
                Cell.whole(row.points()),
                Cell.text(row.values().stream()
                        .map(value -> value.key() + "=" + value.text())
                        .collect(Collectors.joining(", "))),
                Cell.text(row.values().stream()
                        .filter(value -> value.end().isPresent())
                        .map(TunedValue::key)
                        .collect(Collectors.joining(", "))),
                mean(row.tuned()),
                n(row.tuned()),
                Cell.statistic(row.again().mean()),
                Cell.whole(row.again().n()),
                mean(row.chosen()),
                n(row.chosen()),
                row.untuned().map(CompetitorsCsv::mean).orElse(Cell.EMPTY),
                row.untuned().map(CompetitorsCsv::n).orElse(Cell.EMPTY)));
        for (TrainingCost cost :
                List.of(study.costs().tuning(row), study.costs().confirming(row))) {
            cells.add(Cell.whole(cost.trials()));
            cells.add(Cell.whole(cost.epochs()));
            cells.add(Cell.whole(cost.steps()));
            cells.add(Cell.whole(cost.evaluations()));
        }
        Optional<TargetReach> reach = study.reach(row);
        if (reach.isPresent()) {
            cells.add(Cell.whole(reach.get().reached()));
            cells.add(median(reach.get().epochs()));
            cells.add(median(reach.get().steps()));
        }
        return cells;
    }

    private static Cell median(double median) {
        return Double.isInfinite(median) ? Cell.text("inf") : Cell.statistic(median);
    }

    /** Empty where a trial has no value: a mean of survivors would flatter. */
    private static Cell mean(RankedConfiguration configuration) {
        return configuration.tier() > 0 ? Cell.EMPTY : configuration.meanCell();
    }

    private static Cell n(RankedConfiguration configuration) {
        return Cell.whole(configuration.summary().n());
    }
}
