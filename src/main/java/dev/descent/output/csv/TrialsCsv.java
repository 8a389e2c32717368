package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.Parts;
import dev.descent.analysis.Results;
import dev.descent.analysis.TrialColumn;
import dev.descent.analysis.TrialColumns;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** trials.csv: a row a trial, written as the trials are read. */
public record TrialsCsv(Results results, Parts parts) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        List<TrialColumn> columns = TrialColumns.of(results.experiment(), parts);
        CsvWriter csv = new CsvWriter(out);
        csv.header(TrialColumns.names(columns));
        for (Trial trial : results.experiment().trials()) {
            TrialOutcome outcome = results.outcome(trial);
            List<Cell> row = new ArrayList<>();
            for (TrialColumn column : columns) {
                row.add(column.cell(trial, outcome));
            }
            csv.row(row);
        }
    }
}
