package dev.descent.output.csv;

import dev.descent.analysis.Cell;
import dev.descent.analysis.MovingWeights;
import dev.descent.analysis.WeightPlace;
import dev.descent.output.text.Content;
import dev.descent.output.text.CsvWriter;
import java.io.IOException;
import java.util.List;

/** weights.csv: a row a weight, for the start, epoch 0, and the epochs that are shown; layers as in layers.csv. */
public record WeightsCsv(MovingWeights weights) implements Content {
    @Override
    public void write(Appendable out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.header(List.of("epoch", "layer", "input", "unit", "value"));
        for (int e = 0; e < weights.epochs().size(); e++) {
            int epoch = weights.epochs().get(e);
            float[] values = weights.parameters(e);
            for (WeightPlace place : weights.places()) {
                csv.whole(epoch)
                        .whole(place.layer())
                        .cell(Cell.text(place.input()))
                        .whole(place.unit())
                        .real(values[place.at()])
                        .end();
            }
        }
    }
}
