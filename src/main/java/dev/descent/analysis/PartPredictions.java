package dev.descent.analysis;

import dev.descent.data.Dataset;
import dev.descent.engine.Predictions;

/** What a trial's network says to the rows of one part of its data: to all of them, or where these are many to the first ones. */
public final class PartPredictions {
    /** As many rows of a part are predicted; fewer where they have many inputs or outputs. */
    private static final int MOST_ROWS = 100_000;

    private static final int MOST_VALUES = 50_000_000;

    private final int[] rows;
    private final int all;
    private final Predictions predictions;

    /**
     * Keeps the array, without a copy.
     *
     * @param rows of the table, from 0, that are predicted, ascending
     * @param all how many rows the part has
     * @param predictions a row of outputs for each of {@code rows}
     */
    public PartPredictions(int[] rows, int all, Predictions predictions) {
        this.rows = rows;
        this.all = all;
        this.predictions = predictions;
    }

    /** Of how many rows of a part predictions are kept. */
    public static int most(Dataset dataset) {
        int values = Math.max(dataset.features().size(), dataset.outputs().size());
        return Math.min(MOST_ROWS, MOST_VALUES / Math.max(1, values));
    }

    int[] rows() {
        return rows;
    }

    int all() {
        return all;
    }

    Predictions predictions() {
        return predictions;
    }
}
