package dev.descent.data;

import java.util.List;
import java.util.Optional;

/** Writes rows of the table as parts. */
record PartEncoder(
        Table table,
        List<FeatureColumn> features,
        int inputs,
        TargetColumns targets,
        Weighting weighting,
        CsvProblems problems) {
    private static final int BLOCK = 256;

    Optional<Part> optionalPart(int[] rows) {
        return rows.length == 0 ? Optional.empty() : Optional.of(part(rows, false));
    }

    Part part(int[] rows, boolean train) {
        int outputs = targets.outputs().size();
        float[] x = new float[rows.length * inputs];
        float[] y = new float[rows.length * outputs];
        boolean finite = true;
        // Column by column, but not so many rows that what is written leaves the cache.
        for (int from = 0; from < rows.length; from += BLOCK) {
            int to = Math.min(rows.length, from + BLOCK);
            int at = from * inputs;
            for (FeatureColumn feature : features) {
                finite &= encode(feature, rows, from, to, x, at);
                at += feature.names().size();
            }
        }
        for (int i = 0; i < rows.length; i++) {
            targets.encode(rows[i], y, i * outputs);
        }
        if (!finite) {
            tellInfinite(rows, x);
        }
        float[] scaled = targets.scaling().isNone() ? y : new float[y.length];
        for (int i = 0; i < rows.length && scaled != y; i++) {
            targets.encodeScaled(rows[i], scaled, i * outputs);
        }
        float[] weights = weighting.of(rows, train);
        return new Part(rows.length, inputs, outputs, x, scaled, y, targets.scaling(), weights);
    }

    /** Writes a feature of some rows; whether all of it is finite. */
    private boolean encode(FeatureColumn feature, int[] rows, int from, int to, float[] x, int start) {
        boolean finite = true;
        int at = start;
        for (int i = from; i < to; i++) {
            feature.encode(rows[i], x, at);
            finite &= !Float.isInfinite(x[at]);
            at += inputs;
        }
        return finite;
    }

    private void tellInfinite(int[] rows, float[] x) {
        for (int i = 0; i < rows.length; i++) {
            int at = i * inputs;
            for (FeatureColumn feature : features) {
                if (Float.isInfinite(x[at])) {
                    tellInfinite(rows[i], feature);
                }
                at += feature.names().size();
            }
        }
    }

    private void tellInfinite(int row, FeatureColumn feature) {
        String name = feature.column();
        int column = table.column(name).orElseThrow();
        table.tell(
                problems,
                row,
                column,
                "'" + table.text(row, column) + "' in the column '" + name + "' is infinite after scaling",
                "");
    }
}
