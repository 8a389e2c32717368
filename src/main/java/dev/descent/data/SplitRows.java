package dev.descent.data;

import dev.descent.model.DatasetSpec.Split;
import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The rows of each part, in file order. What is split is the list of the n rows that are kept; o is their order: drawn by {@link
 * RowOrder} with epoch 0 and the key of the purpose {@code split}, or as in the file.
 *
 * <ul>
 *   <li>Fractions: test and validation have ⌊n·fraction + ½⌋ rows. Drawn: the first of o test, the next validate, the rest train.
 *       In file order: the last test, those before them validate. Per repeat: o is drawn by the seed alone and its first rows test, so
 *       that no repeat has seen them; those that are left, in file order, are drawn anew with the repeat's key, and the first of that
 *       order validate.
 *   <li>Folds: o is cut into k runs, the first n mod k of them one row longer; run f validates in fold f, the others train.
 *   <li>By column: as its cells say.
 * </ul>
 */
final class SplitRows {
    private static final int[] NONE = {};

    private final int[] train;
    private final int[] validation;
    private final int[] test;

    private SplitRows(int[] train, int[] validation, int[] test) {
        this.train = train;
        this.validation = validation;
        this.test = test;
    }

    static SplitRows of(int[] kept, Optional<Split> split, Table table, long seed, int repeat, int fold) {
        if (split.isEmpty()) {
            return new SplitRows(kept, NONE, NONE);
        }
        if (split.get() instanceof Split.Fractions f) {
            return byFractions(kept, f, seed, repeat);
        }
        if (split.get() instanceof Split.Folds f) {
            return byFold(f.shuffle() ? drawn(kept, seed, f.perRepeat() ? repeat : 0) : kept, f.k(), fold);
        }
        if (split.get() instanceof Split.ByColumn by) {
            return byColumn(kept, table, table.column(by.column()).orElseThrow());
        }
        throw new AssertionError(split);
    }

    /** The sizes of the parts that {@link #of} makes of a number of rows, if no column decides them. */
    static Optional<PartSizes> sizes(int rows, Optional<Split> split, int fold) {
        if (split.isEmpty()) {
            return Optional.of(new PartSizes(rows, 0, 0));
        }
        if (split.get() instanceof Split.Fractions f) {
            int test = size(rows, f.test());
            int validation = Math.min(size(rows, f.validation()), rows - test);
            return Optional.of(new PartSizes(rows - test - validation, validation, test));
        }
        if (split.get() instanceof Split.Folds f) {
            int validation = rows / f.k() + (fold <= rows % f.k() ? 1 : 0);
            return Optional.of(new PartSizes(rows - validation, validation, 0));
        }
        return Optional.empty();
    }

    int[] train() {
        return train;
    }

    int[] validation() {
        return validation;
    }

    int[] test() {
        return test;
    }

    private static SplitRows byFractions(int[] kept, Split.Fractions fractions, long seed, int repeat) {
        int[] order = fractions.shuffle() ? drawn(kept, seed, 0) : reversed(kept);
        int test = size(kept.length, fractions.test());
        int validation = Math.min(size(kept.length, fractions.validation()), kept.length - test);
        int[] others = Arrays.copyOfRange(order, test, order.length);
        if (fractions.perRepeat()) {
            Arrays.sort(others);
            others = drawn(others, seed, repeat);
        }
        return new SplitRows(
                sorted(others, validation, others.length), sorted(others, 0, validation), sorted(order, 0, test));
    }

    static int size(int rows, double fraction) {
        return (int) Math.floor(rows * fraction + 0.5);
    }

    private static SplitRows byFold(int[] order, int k, int fold) {
        if (fold < 1 || fold > k) {
            throw new IllegalArgumentException("fold must lie in 1 … " + k + ", but is " + fold);
        }
        int shortest = order.length / k;
        int longer = order.length % k;
        int from = (fold - 1) * shortest + Math.min(fold - 1, longer);
        int to = from + shortest + (fold <= longer ? 1 : 0);
        int[] train = Arrays.copyOf(order, order.length - (to - from));
        System.arraycopy(order, to, train, from, order.length - to);
        Arrays.sort(train);
        return new SplitRows(train, sorted(order, from, to), NONE);
    }

    private static SplitRows byColumn(int[] kept, Table table, int column) {
        return new SplitRows(
                Arrays.stream(kept)
                        .filter(r -> table.text(r, column).equals("train"))
                        .toArray(),
                Arrays.stream(kept)
                        .filter(r -> table.text(r, column).equals("validation"))
                        .toArray(),
                Arrays.stream(kept)
                        .filter(r -> table.text(r, column).equals("test"))
                        .toArray());
    }

    private static int[] drawn(int[] kept, long seed, int repeat) {
        int[] order = new int[kept.length];
        RowOrder.fill(order, RandomKey.of(seed, repeat, Purpose.SPLIT, -1, ""), 0);
        for (int i = 0; i < order.length; i++) {
            order[i] = kept[order[i]];
        }
        return order;
    }

    private static int[] reversed(int[] kept) {
        int[] order = new int[kept.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = kept[kept.length - 1 - i];
        }
        return order;
    }

    /** These rows in the order of the file. */
    private static int[] sorted(int[] order, int from, int to) {
        BitSet rows = new BitSet();
        for (int i = from; i < to; i++) {
            rows.set(order[i]);
        }
        return rows.stream().toArray();
    }
}
