package dev.descent.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Divides rows so that each part and each fold has the classes of a column in the same proportion, as far as whole rows allow. The rows
 * of each class are taken in an order that is drawn.
 *
 * <ul>
 *   <li>A part of s of n rows has ⌊s·c/n⌋ of a class's c rows, and one more where s·c/n is cut by most; of equal ones the lower class.
 *       The second part is taken from the rows that the first has left.
 *   <li>Folds: with the classes in the order in which they first appear, fold f has of each class as many rows as there are among the
 *       places f, f + k, f + 2k … of all rows sorted by class, as scikit-learn's StratifiedKFold allots them.
 * </ul>
 *
 * @see <a href="https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.StratifiedKFold.html">scikit-learn:
 *     StratifiedKFold</a>
 */
final class Strata implements RowDivision {
    private final Categories classes;

    Strata(Table table, int column) {
        this.classes = Categories.byText(table, column);
    }

    @Override
    public int[][] parts(int[] rows, int first, int second, long key) {
        int[][] byClass = byClass(Runs.drawn(rows, key));
        int[] counts = Arrays.stream(byClass).mapToInt(it -> it.length).toArray();
        int[] inFirst = shares(counts, first);
        int[] left = IntStream.range(0, counts.length)
                .map(c -> counts[c] - inFirst[c])
                .toArray();
        int[] inSecond = shares(left, second);
        return new int[][] {taken(byClass, new int[counts.length], inFirst), taken(byClass, inFirst, inSecond)};
    }

    @Override
    public int[][] folds(int[] rows, int k, long key) {
        int[][] byClass = byClass(Runs.drawn(rows, key));
        int[][] counts = new int[k][byClass.length];
        int place = 0;
        for (int c : firstAppearance(rows)) {
            for (int i = 0; i < byClass[c].length; i++) {
                counts[place++ % k][c]++;
            }
        }
        int[][] folds = new int[k][];
        int[] from = new int[byClass.length];
        for (int f = 0; f < k; f++) {
            folds[f] = taken(byClass, from, counts[f]);
            for (int c = 0; c < from.length; c++) {
                from[c] += counts[f][c];
            }
        }
        return folds;
    }

    /** How many rows of each class a part of so many rows has: the largest remainders get the rows that whole shares leave. */
    private static int[] shares(int[] counts, int size) {
        long all = Arrays.stream(counts).sum();
        int[] shares = new int[counts.length];
        if (size == 0) {
            return shares;
        }
        int left = size;
        for (int c = 0; c < counts.length; c++) {
            shares[c] = (int) (size * (long) counts[c] / all);
            left -= shares[c];
        }
        List<Integer> byRemainder = IntStream.range(0, counts.length)
                .boxed()
                .sorted((a, b) -> Long.compare(size * (long) counts[b] % all, size * (long) counts[a] % all))
                .toList();
        for (int c : byRemainder.subList(0, left)) {
            shares[c]++;
        }
        return shares;
    }

    private int[][] byClass(int[] rows) {
        int[][] byClass = new int[classes.labels().size()][];
        int[] counts = new int[byClass.length];
        for (int row : rows) {
            counts[classes.of(row)]++;
        }
        for (int c = 0; c < byClass.length; c++) {
            byClass[c] = new int[counts[c]];
        }
        for (int i = rows.length - 1; i >= 0; i--) {
            int c = classes.of(rows[i]);
            byClass[c][--counts[c]] = rows[i];
        }
        return byClass;
    }

    private Iterable<Integer> firstAppearance(int[] rows) {
        Map<Integer, Boolean> seen = new LinkedHashMap<>();
        for (int row : rows) {
            seen.putIfAbsent(classes.of(row), true);
        }
        return seen.keySet();
    }

    private static int[] taken(int[][] byClass, int[] from, int[] counts) {
        int[] rows = new int[Arrays.stream(counts).sum()];
        int at = 0;
        for (int c = 0; c < byClass.length; c++) {
            System.arraycopy(byClass[c], from[c], rows, at, counts[c]);
            at += counts[c];
        }
        Arrays.sort(rows);
        return rows;
    }
}
