package dev.descent.report.csv;

import dev.descent.report.finding.Keys;
import dev.descent.report.finding.Standing;
import dev.descent.report.text.Cell;
import dev.descent.report.text.Content;
import dev.descent.report.text.CsvWriter;
import dev.descent.spec.ExperimentSpec;
import dev.descent.spec.Trial;
import dev.descent.stats.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** summary.csv: a row a configuration in sweep order, with the ranking value over its repeats and folds. */
public record SummaryCsv(ExperimentSpec experiment, List<Standing> standings) implements Content {
    private static final List<String> COLUMNS =
            List.of("n", "diverged", "failed", "mean", "sd", "ci_low", "ci_high", "median", "min", "max");

    @Override
    public void write(Appendable out) throws IOException {
        Keys keys = new Keys(experiment);
        List<String> header = new ArrayList<>(keys.names());
        header.addAll(COLUMNS);
        CsvWriter csv = new CsvWriter(out);
        csv.header(header);
        for (Standing standing : standings) {
            Trial trial = experiment.trials().get(standing.first());
            List<Cell> cells = new ArrayList<>(keys.cells(trial));
            cells.add(Cell.whole(standing.completed()));
            cells.add(Cell.whole(standing.diverged()));
            cells.add(Cell.whole(standing.failed()));
            Summary s = standing.summary();
            for (double statistic : new double[] {s.mean(), s.sd(), s.ciLow(), s.ciHigh(), s.median()}) {
                cells.add(Cell.statistic(statistic));
            }
            cells.add(s.n() == 0 ? Cell.EMPTY : Cell.written(s.min()));
            cells.add(s.n() == 0 ? Cell.EMPTY : Cell.written(s.max()));
            csv.row(cells);
        }
    }
}
