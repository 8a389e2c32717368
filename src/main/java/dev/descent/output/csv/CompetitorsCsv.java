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
        names.addAll(List.of(
                "competitor",
                "configurations",
                "chosen",
                "at_an_end",
                selected + "_when_chosen",
                selected + "_again",
                judged,
                judged + "_untuned"));
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
                Cell.statistic(row.again()),
                mean(row.chosen()),
                row.untuned().map(CompetitorsCsv::mean).orElse(Cell.EMPTY)));
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

    private static Cell mean(RankedConfiguration configuration) {
        return configuration.summary().n() == 0 ? Cell.EMPTY : configuration.meanCell();
    }
}
