package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.statistics.Summary;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** summary.csv: a row a configuration in sweep order, with the ranking value over its repeats and folds; n is how many have one. */
public record SummaryCsv(ExperimentSpec experiment, List<RankedConfiguration> standings) implements Content {
    private static final List<String> COLUMNS = List.of(
            "n",
            "diverged",
            "failed",
            "mean",
            "sd",
            "ci_low",
            "ci_high",
            "median",
            "median_low",
            "median_high",
            "min",
            "max");

    @Override
    public void write(Appendable out) throws IOException {
        Keys keys = new Keys(experiment);
        List<String> header = new ArrayList<>(keys.names());
        header.addAll(COLUMNS);
        CsvWriter csv = new CsvWriter(out);
        csv.header(header);
        for (RankedConfiguration standing : standings) {
            Trial trial = experiment.trials().get(standing.first());
            List<Cell> cells = new ArrayList<>(keys.cells(trial));
            cells.add(Cell.whole(standing.summary().n()));
            cells.add(Cell.whole(standing.diverged()));
            cells.add(Cell.whole(standing.failed()));
            Summary s = standing.shown();
            for (double statistic :
                    new double[] {s.mean(), s.sd(), s.ciLow(), s.ciHigh(), s.median(), s.medianLow(), s.medianHigh()}) {
                cells.add(Cell.statistic(statistic));
            }
            cells.add(s.n() == 0 ? Cell.EMPTY : Cell.written(s.min()));
            cells.add(s.n() == 0 ? Cell.EMPTY : Cell.written(s.max()));
            csv.row(cells);
        }
    }
}
