package dev.descent.data;

import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import java.util.List;
import java.util.Optional;

/**
 * How the target's cells become the outputs that a network is to give.
 *
 * <ul>
 *   <li>{@code NUMERIC}: the numbers, an output a column.
 *   <li>{@code ZERO_ONE}: the numbers 0 and 1, or 0 for the first of two texts and 1 for the second.
 *   <li>{@code PLUS_MINUS_ONE}: the numbers −1 and 1, or −1 for the first and 1 for the second of 0 and 1 or of two texts.
 *   <li>{@code ONE_HOT}: an output a class; classes are the distinct values of the rows that are kept, integers ascending, texts by code point.
 * </ul>
 *
 * <p>Of two classes the one that is named positive counts as the second.
 */
final class TargetColumns {
    private final TargetEncoding encoding;
    private final Column[] columns;
    private final List<String> outputs;
    private final List<String> classes;
    /** Absent for numbers. */
    private final Optional<Categories> categories;

    private final boolean namedPositive;
    private final TargetScaling scaling;

    /**
     * @param kept the rows that are not left out, whose values are the classes
     * @param train the training rows, from which the scaling is learned
     */
    TargetColumns(Table table, DatasetSpec spec, int[] kept, int[] train) {
        encoding = spec.encoding();
        namedPositive = spec.positive().isPresent();
        columns = spec.targets().stream()
                .map(name -> table.columnAt(table.column(name).orElseThrow()))
                .toArray(Column[]::new);
        if (encoding == TargetEncoding.NUMERIC) {
            categories = Optional.empty();
            classes = List.of();
        } else {
            int column = table.column(spec.targets().get(0)).orElseThrow();
            categories = Optional.of(spec.positive()
                    .map(positive -> Categories.asClasses(table, column, kept, positive))
                    .orElseGet(() -> Categories.asClasses(table, column, kept)));
            classes = classes(categories.get().labels());
        }
        scaling = TargetScaling.fitted(spec.targetScale(), columns, train);
        outputs = encoding == TargetEncoding.ONE_HOT ? classes : spec.targets();
    }

    List<String> outputs() {
        return outputs;
    }

    List<String> classes() {
        return classes;
    }

    TargetScaling scaling() {
        return scaling;
    }

    /** The place of a row's class among {@link #classes}. */
    int classOf(int row) {
        return encoding == TargetEncoding.ONE_HOT ? place(row) : isSecond(row) ? 1 : 0;
    }

    /** Writes what the network is to give for a row to {@code targets[at …]}. */
    void encodeScaled(int row, float[] targets, int at) {
        for (int i = 0; i < columns.length; i++) {
            targets[at + i] = scaling.scaled(columns[i].number(row), i);
        }
    }

    /** Writes a row's outputs in their own unit to {@code targets[at …]}, which are 0. */
    void encode(int row, float[] targets, int at) {
        switch (encoding) {
            case NUMERIC -> {
                for (int i = 0; i < columns.length; i++) {
                    targets[at + i] = (float) columns[i].number(row);
                }
            }
            case ZERO_ONE -> targets[at] = isSecond(row) ? 1 : 0;
            case PLUS_MINUS_ONE -> targets[at] = isSecond(row) ? 1 : -1;
            case ONE_HOT -> targets[at + place(row)] = 1;
        }
    }

    private boolean isSecond(int row) {
        return columns[0].isNumeric() && !namedPositive ? columns[0].number(row) == 1 : place(row) == 1;
    }

    private int place(int row) {
        return categories.orElseThrow().of(row);
    }

    private List<String> classes(List<String> labels) {
        if (encoding == TargetEncoding.ONE_HOT || namedPositive || !columns[0].isNumeric()) {
            return labels;
        }
        return List.of(labels.contains("-1") ? "-1" : "0", "1");
    }

    /** Whether the column's classes are −1 and 1 rather than 0 and 1. */
    static boolean hasMinusOne(Table table, int column) {
        double[] values = table.distinctNumbers(column);
        for (double value : values) {
            if (value == -1) {
                return true;
            }
        }
        return false;
    }
}
