package dev.descent.data;

import dev.descent.model.Split.Order;

/** A way of dividing rows among parts and folds. Rows are numbers of the table's rows, ascending; so are the rows of each part. */
interface RowDivision {
    /**
     * Takes two parts one after the other; rows of neither are left over.
     *
     * @param first how many rows the first part has
     * @param second how many rows the second part has; with the first at most all
     * @param key of the random values
     */
    int[][] parts(int[] rows, int first, int second, long key);

    /**
     * Divides all rows into folds.
     *
     * @param k how many, at most the number of rows
     * @param key of the random values
     */
    int[][] folds(int[] rows, int k, long key);

    static RowDivision of(Order order, Table table) {
        if (order instanceof Order.Stratified it) {
            return new Strata(table, table.column(it.by()).orElseThrow());
        }
        if (order instanceof Order.Grouped it) {
            return new Groups(table, table.column(it.by()).orElseThrow(), it.drawn());
        }
        return new Runs(order, table);
    }
}
