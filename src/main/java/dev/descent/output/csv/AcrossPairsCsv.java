package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.across.MethodComparison;
import dev.descent.analysis.across.MethodPair;
import dev.descent.analysis.across.Yardstick;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.List;

/** pairs.csv: a row for each pair of methods, the one with the better mean rank on the left. */
public record AcrossPairsCsv(MethodComparison comparison) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(List.of(
                "left", "right", "n", "won", "tied", "lost", "test", "p", "correction", "p_adjusted", "verdict"));
        String test = comparison.yardstick() == Yardstick.ORDER ? "sign" : "wilcoxon";
        for (MethodPair pair : comparison.pairs()) {
            csv.row(List.of(
                    Cell.text(comparison.methods().get(pair.left())),
                    Cell.text(comparison.methods().get(pair.right())),
                    Cell.whole(comparison.dataSets().size()),
                    Cell.whole(pair.won()),
                    Cell.whole(pair.tied()),
                    Cell.whole(pair.lost()),
                    Cell.text(test),
                    Cell.statistic(pair.test().pValue()),
                    Cell.text("holm"),
                    Cell.statistic(pair.adjusted()),
                    Cell.text(pair.verdict().word())));
        }
    }
}
