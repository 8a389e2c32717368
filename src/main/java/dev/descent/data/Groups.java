package dev.descent.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides rows by whole groups: those with one value of a column stay together. The largest groups go first; groups of one size in an
 * order that is drawn, or in which they first appear.
 *
 * <ul>
 *   <li>Each goes to the fold that has the fewest rows, of equal ones to the first, as scikit-learn's GroupKFold does.
 *   <li>Each goes to the part, training rows included, that lacks most rows of its share, of equal ones to the training rows, then to
 *       the first part. Sizes are therefore those that the groups allow, the same for every seed.
 * </ul>
 *
 * @see <a href="https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.GroupKFold.html">scikit-learn: GroupKFold</a>
 */
final class Groups implements RowDivision {
    private final Categories groups;
    private final boolean drawn;

    Groups(Table table, int column, boolean drawn) {
        this.groups = Categories.byText(table, column);
        this.drawn = drawn;
    }

    @Override
    public int[][] parts(int[] rows, int first, int second, long key) {
        int[] lacking = {rows.length - first - second, first, second};
        List<List<Integer>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (List<Integer> group : largestFirst(rows, key)) {
            int to = 0;
            for (int p = 1; p < lacking.length; p++) {
                to = lacking[p] > lacking[to] ? p : to;
            }
            lacking[to] -= group.size();
            parts.get(to).addAll(group);
        }
        return new int[][] {sorted(parts.get(1)), sorted(parts.get(2))};
    }

    @Override
    public int[][] folds(int[] rows, int k, long key) {
        List<List<Integer>> folds = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            folds.add(new ArrayList<>());
        }
        for (List<Integer> group : largestFirst(rows, key)) {
            // the first of the smallest
            folds.stream()
                    .min(Comparator.comparingInt(List::size))
                    .orElseThrow()
                    .addAll(group);
        }
        return folds.stream().map(Groups::sorted).toArray(int[][]::new);
    }

    /** How many groups the rows have. */
    static int count(Table table, int column, int[] rows) {
        Categories groups = Categories.byText(table, column);
        return (int) Arrays.stream(rows).map(groups::of).distinct().count();
    }

    private List<List<Integer>> largestFirst(int[] rows, long key) {
        Map<Integer, List<Integer>> byGroup = new LinkedHashMap<>();
        for (int row : rows) {
            byGroup.computeIfAbsent(groups.of(row), g -> new ArrayList<>()).add(row);
        }
        List<List<Integer>> all = List.copyOf(byGroup.values());
        int[] order = new int[all.size()];
        Arrays.setAll(order, g -> g);
        return Arrays.stream(drawn ? Runs.drawn(order, key) : order)
                .mapToObj(all::get)
                .sorted(Comparator.comparingInt((List<Integer> group) -> group.size())
                        .reversed())
                .toList();
    }

    private static int[] sorted(List<Integer> rows) {
        return rows.stream().mapToInt(row -> row).sorted().toArray();
    }
}
