package dev.descent.report;

import java.io.IOException;
import java.util.List;

/** predictions.csv. */
record PredictionsCsv(PredictionTable table) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(table.header());
        for (List<Cell> row : table.rows()) {
            csv.row(row);
        }
    }
}
