package dev.descent.model;

import java.util.Optional;

/** Which rows train, validate and test. */
public sealed interface Split {
    /** The order in which rows go into parts. */
    default Order order() {
        return Plain.AS_IN_FILE;
    }

    /** Whether anything about the split is drawn from the seed. */
    default boolean shuffle() {
        return order().drawn();
    }

    /** Whether training and validation rows are drawn anew for each repeat; the test part never is. */
    default boolean perRepeat() {
        return false;
    }

    /** How many folds there are, each a trial of its own; 0 without. */
    default int folds() {
        return 0;
    }

    /** The share of the rows that test, 0 for none. */
    default double test() {
        return 0;
    }

    /** The column that the parts depend on. */
    default Optional<String> column() {
        return order().column();
    }

    /** The order in which rows go into parts. */
    sealed interface Order {
        /** Whether it is drawn from the seed. */
        default boolean drawn() {
            return false;
        }

        /** The column that it depends on. */
        default Optional<String> column() {
            return Optional.empty();
        }

        /**
         * The ascending order of a column, equal cells as in the file: the last rows test, those before them validate.
         *
         * @param format of the column's dates, which then are in order of time
         */
        record Ascending(String by, Optional<String> format) implements Order {
            /** Numbers by size, texts by code point. */
            public Ascending(String by) {
                this(by, Optional.empty());
            }

            @Override
            public Optional<String> column() {
                return Optional.of(by);
            }
        }

        /** An order that is drawn so that each part has the values of a column, mostly the target, in the same proportion. */
        record Stratified(String by) implements Order {
            @Override
            public boolean drawn() {
                return true;
            }

            @Override
            public Optional<String> column() {
                return Optional.of(by);
            }
        }

        /**
         * Whole groups, the largest first: rows with one value of a column go into one part.
         *
         * @param drawn whether groups of one size are in an order that is drawn, else in that of the file
         */
        record Grouped(String by, boolean drawn) implements Order {
            @Override
            public Optional<String> column() {
                return Optional.of(by);
            }
        }
    }

    /** An order that no column decides. */
    enum Plain implements Order {
        /** Drawn from the seed. */
        DRAWN,
        /** As in the file: the last rows test, those before them validate. */
        AS_IN_FILE;

        @Override
        public boolean drawn() {
            return this == DRAWN;
        }
    }

    /** Shares of the rows, 0 for none. */
    record Fractions(double validation, double test, Order order, boolean perRepeat) implements Split {}

    /** The values train, validation and test of a column. */
    record ByColumn(String by) implements Split {
        @Override
        public Optional<String> column() {
            return Optional.of(by);
        }
    }

    /**
     * Parts of the rows that don't test, of which the trial's fold validates.
     *
     * @param folds how many, at least 2
     */
    record Folds(int folds, double test, Order order, boolean perRepeat) implements Split {}

    /**
     * Growing windows over rows in order: the last rows test, and of the others the last runs of one length validate, one a fold; all
     * rows before it but for a gap train.
     *
     * @param folds how many, at least 2
     * @param gap rows between those that train and those that validate, at least 0
     * @param order as in the file, or by a column
     */
    record Forward(int folds, int gap, double test, Order order) implements Split {}
}
