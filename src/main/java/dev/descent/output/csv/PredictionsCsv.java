package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.PredictionTable;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
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
