package dev.descent.data;

import dev.descent.model.Split.Order;
import dev.descent.number.CodePoints;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Divides rows by cutting an order of them: drawn by {@link RowOrder}, as in the file, or ascending by a column, equal ones as in the
 * file. Of an order that is not drawn, parts are taken from its end and folds from its start.
 *
 * <p>Folds are k runs, the first n mod k of them one row longer.
 */
record Runs(Order order, Table table) implements RowDivision {
    @Override
    public int[][] parts(int[] rows, int first, int second, long key) {
        int[] all = ordered(rows, key);
        if (!order.drawn()) {
            all = reversed(all);
        }
        return new int[][] {sorted(all, 0, first), sorted(all, first, first + second)};
    }

    @Override
    public int[][] folds(int[] rows, int k, long key) {
        int[] all = ordered(rows, key);
        int[][] folds = new int[k][];
        int from = 0;
        for (int f = 0; f < k; f++) {
            int to = from + all.length / k + (f < all.length % k ? 1 : 0);
            folds[f] = sorted(all, from, to);
            from = to;
        }
        return folds;
    }

    /** The rows in this order. */
    int[] ordered(int[] rows, long key) {
        if (order.drawn()) {
            return drawn(rows, key);
        }
        return order instanceof Order.Ascending by
                ? ascending(rows, table.column(by.by()).orElseThrow())
                : rows;
    }

    /** The rows in an order that is drawn. */
    static int[] drawn(int[] rows, long key) {
        int[] order = new int[rows.length];
        RowOrder.fill(order, key, 0);
        for (int i = 0; i < order.length; i++) {
            order[i] = rows[order[i]];
        }
        return order;
    }

    /** Numbers before texts, as {@link Table#distinct} has them. */
    private int[] ascending(int[] rows, int column) {
        if (order instanceof Order.Ascending by && by.format().isPresent()) {
            IntToDoubleFunction days = new NumberReading.DatePart(by.format().get(), "days").of(table.columnAt(column));
            return sorted(rows, Comparator.comparingDouble(days::applyAsDouble));
        }
        Comparator<Integer> byNumber = Comparator.comparingDouble(row -> table.number(row, column));
        Comparator<Integer> byText = Comparator.comparing(row -> table.text(row, column), CodePoints.ORDER);
        Comparator<Integer> byCell = table.hasText(column) ? byNumber.thenComparing(byText) : byNumber;
        return sorted(rows, byCell);
    }

    private static int[] sorted(int[] rows, Comparator<Integer> order) {
        return Arrays.stream(rows).boxed().sorted(order).mapToInt(row -> row).toArray();
    }

    private static int[] reversed(int[] rows) {
        return IntStream.range(0, rows.length)
                .map(i -> rows[rows.length - 1 - i])
                .toArray();
    }

    private static int[] sorted(int[] rows, int from, int to) {
        int[] part = Arrays.copyOfRange(rows, from, to);
        Arrays.sort(part);
        return part;
    }
}
