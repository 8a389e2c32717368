package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Findings;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.Sample;
import dev.descent.analysis.TrialColumn;
import dev.descent.analysis.TrialColumns;
import dev.descent.analysis.statistics.Summary;
import dev.descent.model.Trial;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * summary.csv: a row a configuration in sweep order, with the ranking value over its repeats and folds, then every loss and metric of
 * every part in short. An n is how many values there are.
 */
public record SummaryCsv(Findings findings) implements Content {
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
    private static final List<String> SHORT = List.of("_n", "_mean", "_sd");

    @Override
    public void write(Appendable out) throws IOException {
        Keys keys = new Keys(findings.experiment());
        List<TrialColumn> measures = TrialColumns.measures(findings.parts());
        List<String> header = new ArrayList<>(keys.names());
        boolean halves = !findings.ranking().halved().isEmpty();
        header.addAll(COLUMNS);
        if (halves) {
            header.add(header.indexOf("failed") + 1, "halved");
        }
        for (TrialColumn measure : measures) {
            for (String statistic : SHORT) {
                header.add(measure.name() + statistic);
            }
        }
        CsvWriter csv = new CsvWriter(out);
        csv.header(header);
        for (RankedConfiguration standing : findings.ranking().all()) {
            List<Cell> cells = new ArrayList<>(keys.cells(findings.trial(standing.first())));
            cells.add(Cell.whole(standing.summary().n()));
            cells.add(Cell.whole(standing.diverged()));
            cells.add(Cell.whole(standing.failed()));
            if (halves) {
                cells.add(Cell.whole(standing.halved()));
            }
            Summary s = standing.shown();
            for (double statistic :
                    new double[] {s.mean(), s.sd(), s.ciLow(), s.ciHigh(), s.median(), s.medianLow(), s.medianHigh()}) {
                cells.add(Cell.statistic(statistic));
            }
            cells.add(s.n() == 0 ? Cell.EMPTY : Cell.written(s.min()));
            cells.add(s.n() == 0 ? Cell.EMPTY : Cell.written(s.max()));
            List<Trial> trials = new ArrayList<>();
            for (int trial : standing.trials()) {
                trials.add(findings.trial(trial));
            }
            for (Sample measure : Sample.of(findings.results(), measures, trials)) {
                add(cells, measure.summary());
            }
            csv.row(cells);
        }
    }

    private static void add(List<Cell> cells, Summary measure) {
        cells.add(Cell.whole(measure.n()));
        cells.add(Cell.statistic(measure.mean()));
        cells.add(Cell.statistic(measure.sd()));
    }
}
