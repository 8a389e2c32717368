package dev.descent.report.csv;

import dev.descent.engine.TrialOutcome;
import dev.descent.report.finding.Parts;
import dev.descent.report.finding.Results;
import dev.descent.report.finding.TrialColumn;
import dev.descent.report.finding.TrialColumns;
import dev.descent.report.text.Content;
import dev.descent.report.text.CsvWriter;
import dev.descent.spec.Trial;
import java.io.IOException;
import java.util.List;

/** trials.csv: a row a trial, written as the trials are read. */
public record TrialsCsv(Results results, Parts parts) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        List<TrialColumn> columns = TrialColumns.of(results.experiment(), parts);
        CsvWriter csv = new CsvWriter(out);
        csv.header(columns.stream().map(TrialColumn::name).toList());
        for (Trial trial : results.experiment().trials()) {
            TrialOutcome outcome = results.outcome(trial);
            csv.row(columns.stream().map(column -> column.cell(trial, outcome)).toList());
        }
    }
}
