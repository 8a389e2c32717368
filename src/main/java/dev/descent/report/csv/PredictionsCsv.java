package dev.descent.report.csv;

import dev.descent.report.finding.PredictionTable;
import dev.descent.report.text.Cell;
import dev.descent.report.text.Content;
import dev.descent.report.text.CsvWriter;
import java.io.IOException;
import java.util.List;

/** predictions.csv. */
public record PredictionsCsv(PredictionTable table) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(table.header());
        for (List<Cell> row : table.rows()) {
            csv.row(row);
        }
    }
}
