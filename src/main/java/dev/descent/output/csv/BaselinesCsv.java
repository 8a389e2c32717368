package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Findings;
import dev.descent.analysis.ScoredBaseline;
import dev.descent.analysis.TrialColumn;
import dev.descent.analysis.TrialColumns;
import dev.descent.analysis.statistics.Summary;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.List;

/** baselines.csv: a row a baseline and column of trials.csv, over the rounds of the best configuration. */
public record BaselinesCsv(Findings findings) implements Content {
    private static final List<String> HEADER =
            List.of("baseline", "measure", "n", "mean", "sd", "ci_low", "ci_high", "min", "max");

    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(HEADER);
        for (ScoredBaseline baseline : findings.baselines().all()) {
            for (TrialColumn column : TrialColumns.measures(findings.parts())) {
                Summary s = baseline.summary(column.name());
                boolean none = s.n() == 0;
                csv.row(List.of(
                        Cell.text(baseline.name()),
                        Cell.text(column.name()),
                        Cell.whole(s.n()),
                        baseline.mean(column.name()),
                        Cell.statistic(s.sd()),
                        Cell.statistic(s.ciLow()),
                        Cell.statistic(s.ciHigh()),
                        none ? Cell.EMPTY : Cell.written(s.min()),
                        none ? Cell.EMPTY : Cell.written(s.max())));
            }
        }
    }
}
