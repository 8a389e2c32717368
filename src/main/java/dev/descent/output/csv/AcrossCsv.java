package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.across.MethodComparison;
import dev.descent.analysis.across.Score;
import dev.descent.analysis.across.ScoredDataSet;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.List;

/** across.csv: a row for each data set and method. */
public record AcrossCsv(MethodComparison comparison) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(List.of(
                "data_set", "method", "rank", "score", "lacks", "column", "chosen_by", "tried", "configuration"));
        for (ScoredDataSet dataSet : comparison.dataSets()) {
            double[] ranks = dataSet.ranks();
            for (int m = 0; m < ranks.length; m++) {
                Score score = dataSet.scores().get(m);
                csv.row(List.of(
                        Cell.text(dataSet.name()),
                        Cell.text(comparison.methods().get(m)),
                        Cell.written(ranks[m]),
                        Cell.statistic(score.value()),
                        Cell.text(score.lack()),
                        Cell.text(dataSet.column()),
                        Cell.text(dataSet.chosenBy()),
                        Cell.whole(score.tried()),
                        Cell.text(score.configuration())));
            }
        }
    }
}
