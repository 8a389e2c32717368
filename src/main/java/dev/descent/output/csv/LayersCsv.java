package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.NetworkTable;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** layers.csv: a row a layer, then one with the total, for each network that looks different; networks count from 1, layers from 0. */
public record LayersCsv(Collection<NetworkTable> networks) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(List.of("network", "layer", "type", "output_shape", "parameters"));
        int number = 0;
        for (NetworkTable network : networks) {
            number++;
            int layer = 0;
            for (NetworkTable.Row row : network.rows()) {
                csv.row(List.of(
                        Cell.whole(number),
                        Cell.whole(layer++),
                        Cell.text(row.type()),
                        Cell.text(row.outputShape()),
                        Cell.whole(row.parameters())));
            }
            csv.row(List.of(
                    Cell.whole(number), Cell.text("total"), Cell.EMPTY, Cell.EMPTY, Cell.whole(network.parameters())));
        }
    }
}
