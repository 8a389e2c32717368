package dev.descent.data;

import dev.descent.model.Split;
import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The rows of each part, in file order. What is split is the list of the n rows that are kept; a {@link RowDivision} divides them,
 * with random values of the purpose {@code split}.
 *
 * <ul>
 *   <li>Fractions: test and validation have ⌊n·fraction + ½⌋ rows, the rest train. Per repeat: the seed alone decides which rows test,
 *       so that no repeat has seen them; those that are left are drawn anew with the repeat's key.
 *   <li>Folds: the test rows are taken as for fractions; fold f of the others validates, the rest train.
 *   <li>Forward: the last rows in order test; of the n others the last k runs of ⌊n/(k + 1)⌋ rows validate, one a fold, and all rows
 *       before it but for the gap train, as scikit-learn's TimeSeriesSplit has them.
 *   <li>By column: as its cells say.
 * </ul>
 *
 * <p>Where parts have files of their own, these are the rows of the training part's file, which gives the other parts.
 *
 * @see <a href="https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.TimeSeriesSplit.html">scikit-learn:
 *     TimeSeriesSplit</a>
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
        SplitRows divided = divided(table.rowsOf(PartName.TRAIN, kept), split, table, seed, repeat, fold);
        int[] validation = table.rowsOf(PartName.VALIDATION, kept);
        int[] test = table.rowsOf(PartName.TEST, kept);
        return new SplitRows(
                divided.train,
                validation.length > 0 ? validation : divided.validation,
                test.length > 0 ? test : divided.test);
    }

    private static SplitRows divided(int[] kept, Optional<Split> split, Table table, long seed, int repeat, int fold) {
        if (split.isEmpty()) {
            return new SplitRows(kept, NONE, NONE);
        }
        int folds = split.get().folds();
        if (fold < Math.min(folds, 1) || fold > folds) {
            throw new IllegalArgumentException("fold must lie in 1 … " + folds + ", but is " + fold);
        }
        if (split.get() instanceof Split.Fractions f) {
            return byFractions(kept, f, table, seed, repeat);
        }
        if (split.get() instanceof Split.Folds f) {
            return byFold(kept, f, table, seed, repeat, fold);
        }
        if (split.get() instanceof Split.Forward f) {
            return forward(kept, f, table, fold);
        }
        if (split.get() instanceof Split.ByColumn by) {
            return byColumn(kept, table, table.column(by.by()).orElseThrow());
        }
        throw new AssertionError(split);
    }

    /** The sizes of the parts that {@link #of} makes of a number of rows, if no cells decide them. */
    static Optional<PartSizes> sizes(int rows, Optional<Split> split, int fold) {
        if (split.isEmpty()) {
            return Optional.of(new PartSizes(rows, 0, 0));
        }
        if (split.get() instanceof Split.ByColumn || split.get().order() instanceof Split.Order.Grouped) {
            return Optional.empty();
        }
        int test = size(rows, split.get().test());
        int others = rows - test;
        if (split.get() instanceof Split.Fractions f) {
            int validation = Math.min(size(rows, f.validation()), others);
            return Optional.of(new PartSizes(others - validation, validation, test));
        }
        if (split.get() instanceof Split.Folds f) {
            int validation = others / f.folds() + (fold <= others % f.folds() ? 1 : 0);
            return Optional.of(new PartSizes(others - validation, validation, test));
        }
        if (split.get() instanceof Split.Forward f) {
            int validation = others / (f.folds() + 1);
            int before = others - (f.folds() + 1 - fold) * validation;
            return Optional.of(new PartSizes(Math.max(0, before - f.gap()), validation, test));
        }
        throw new AssertionError(split);
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

    /** How many rows a share of rows is. */
    static int size(int rows, double fraction) {
        return (int) Math.floor(rows * fraction + 0.5);
    }

    private static SplitRows byFractions(int[] kept, Split.Fractions split, Table table, long seed, int repeat) {
        RowDivision division = RowDivision.of(split.order(), table);
        int testing = size(kept.length, split.test());
        int validating = Math.min(size(kept.length, split.validation()), kept.length - testing);
        if (!split.perRepeat()) {
            int[][] parts = division.parts(kept, testing, validating, key(seed, 0));
            return new SplitRows(without(without(kept, parts[0]), parts[1]), parts[1], parts[0]);
        }
        int[] test = division.parts(kept, testing, 0, key(seed, 0))[0];
        int[] others = without(kept, test);
        int[] validation = division.parts(others, Math.min(validating, others.length), 0, key(seed, repeat))[0];
        return new SplitRows(without(others, validation), validation, test);
    }

    private static SplitRows byFold(int[] kept, Split.Folds split, Table table, long seed, int repeat, int fold) {
        RowDivision division = RowDivision.of(split.order(), table);
        int[] test = division.parts(kept, size(kept.length, split.test()), 0, key(seed, 0))[0];
        int[] others = without(kept, test);
        int[] validation = division.folds(others, split.folds(), key(seed, split.perRepeat() ? repeat : 0))[fold - 1];
        return new SplitRows(without(others, validation), validation, test);
    }

    private static SplitRows forward(int[] kept, Split.Forward split, Table table, int fold) {
        int[] ordered = new Runs(split.order(), table).ordered(kept, 0);
        int rows = ordered.length - size(ordered.length, split.test());
        int length = rows / (split.folds() + 1);
        int from = rows - (split.folds() + 1 - fold) * length;
        return new SplitRows(
                sorted(ordered, 0, Math.max(0, from - split.gap())),
                sorted(ordered, from, from + length),
                sorted(ordered, rows, ordered.length));
    }

    private static SplitRows byColumn(int[] kept, Table table, int column) {
        return new SplitRows(
                withCell(kept, table, column, "train"),
                withCell(kept, table, column, "validation"),
                withCell(kept, table, column, "test"));
    }

    private static int[] withCell(int[] kept, Table table, int column, String cell) {
        return Arrays.stream(kept)
                .filter(row -> table.text(row, column).equals(cell))
                .toArray();
    }

    private static long key(long seed, int repeat) {
        return RandomKey.of(seed, repeat, Purpose.SPLIT, -1, "");
    }

    private static int[] sorted(int[] ordered, int from, int to) {
        int[] part = Arrays.copyOfRange(ordered, from, to);
        Arrays.sort(part);
        return part;
    }

    private static int[] without(int[] rows, int[] taken) {
        if (taken.length == 0) {
            return rows;
        }
        BitSet out = new BitSet();
        for (int row : taken) {
            out.set(row);
        }
        return Arrays.stream(rows).filter(row -> !out.get(row)).toArray();
    }
}
