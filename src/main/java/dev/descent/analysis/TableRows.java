package dev.descent.analysis;

import dev.descent.data.Datasets;
import dev.descent.data.Table;
import dev.descent.model.DatasetSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a table as they stand in the CSV file, before any scaling or encoding.
 *
 * @param features the columns that are predicted from
 * @param targets the columns that are predicted
 * @param rows which rows they are, from 1 below the header
 * @param featureCells rows × features
 * @param targetCells rows × targets
 */
public record TableRows(
        List<String> features,
        List<String> targets,
        List<Integer> rows,
        List<List<String>> featureCells,
        List<List<String>> targetCells) {
    public TableRows {
        features = List.copyOf(features);
        targets = List.copyOf(targets);
        rows = List.copyOf(rows);
        featureCells = List.copyOf(featureCells);
        targetCells = List.copyOf(targetCells);
    }

    /**
     * The first rows of a table that a dataset of it uses.
     *
     * @param most how many are wanted
     */
    public static TableRows first(Table table, DatasetSpec spec, int most) {
        return of(table, spec, Datasets.firstRows(table, spec, most));
    }

    /** Some rows of a table, from 0. */
    public static TableRows of(Table table, DatasetSpec spec, int[] rows) {
        List<Integer> numbers = new ArrayList<>();
        for (int row : rows) {
            numbers.add(row + 1);
        }
        return new TableRows(
                spec.features(),
                spec.targets(),
                numbers,
                cells(table, rows, spec.features()),
                cells(table, rows, spec.targets()));
    }

    private static List<List<String>> cells(Table table, int[] rows, List<String> columns) {
        List<List<String>> cells = new ArrayList<>();
        for (int row : rows) {
            List<String> texts = new ArrayList<>();
            for (String name : columns) {
                texts.add(table.text(row, table.column(name).orElseThrow()));
            }
            cells.add(texts);
        }
        return cells;
    }
}
