package dev.descent.data;

import dev.descent.model.Split;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Finds what makes a split of a table impossible, whatever the seed. */
final class SplitChecks {
    private static final int MOST_NAMES = 3;

    private final Table table;
    private final int[] all;
    private final int[] kept;
    private final Split split;
    private final List<SplitFault> faults = new ArrayList<>();

    private SplitChecks(Table table, int[] all, Split split) {
        this.table = table;
        this.all = all;
        this.kept = table.rowsOf(PartName.TRAIN, all);
        this.split = split;
    }

    /** Everything that is wrong; nothing if there are no rows, which is another fault. */
    static List<SplitFault> of(Table table, int[] kept, Split split) {
        SplitChecks checks = new SplitChecks(table, kept, split);
        if (checks.kept.length == 0) {
            return List.of();
        }
        if (split instanceof Split.ByColumn) {
            checks.checkTrained();
        } else {
            checks.checkShares();
            checks.checkFolds();
            checks.checkCells();
        }
        return List.copyOf(checks.faults);
    }

    private void checkTrained() {
        if (SplitRows.of(kept, Optional.of(split), table, 0, 1, 0).train().length == 0) {
            faults.add(new SplitFault("by", noneTrains(), "rows that say train"));
        }
    }

    private String noneTrains() {
        String all = kept.length == 1 ? "the only row is" : "all of " + kept.length + " rows are";
        return "no row is left to train on: " + all + " validation or test";
    }

    private void checkShares() {
        double validation = split instanceof Split.Fractions it ? it.validation() : 0;
        int testing = SplitRows.size(kept.length, split.test());
        int validating = SplitRows.size(kept.length, validation);
        checkShare("validation", validation, validating);
        checkShare("test", split.test(), testing);
        if (kept.length - testing - validating < 1) {
            faults.add(new SplitFault("", noneTrains(), "smaller parts"));
        }
    }

    private void checkShare(String part, double fraction, int size) {
        if (fraction > 0 && size == 0) {
            String rows = Phrases.count(kept.length, "row");
            faults.add(new SplitFault(
                    part,
                    "the " + part + " part is empty: its share of " + rows + " is less than one row",
                    "a larger share"));
        }
    }

    private void checkFolds() {
        int rows = kept.length - SplitRows.size(kept.length, split.test());
        int folds = split.folds();
        if (split instanceof Split.Folds && folds > rows) {
            faults.add(new SplitFault(
                    "folds",
                    Phrases.count(rows, "row") + " can't be split into " + folds + " folds",
                    rows < 2 ? "a table of 2 rows or more" : "at most " + rows));
        }
        if (split instanceof Split.Forward it) {
            int length = rows / (folds + 1);
            int first = rows - folds * length;
            if (length == 0) {
                faults.add(new SplitFault(
                        "forward",
                        Phrases.count(rows, "row") + " can't be split into " + folds + " windows behind a first one",
                        rows < 3 ? "a table of 3 rows or more" : "at most " + (rows - 1)));
            } else if (it.gap() >= first) {
                faults.add(new SplitFault(
                        "gap",
                        "a gap of " + Phrases.count(it.gap(), "row") + " leaves none of the first "
                                + Phrases.count(first, "row") + " to train on",
                        "at most " + (first - 1)));
            }
        }
    }

    /** Each class and each group is to be found in all parts, as far as there can be. */
    private void checkCells() {
        int parts = split.folds() > 0 ? split.folds() : 1;
        parts += split instanceof Split.Fractions it && it.validation() > 0 ? 1 : 0;
        parts += split.test() > 0 ? 1 : 0;
        String wanted = split.folds() > 0
                ? split.folds() + " folds" + (split.test() > 0 ? " and the test part want" : " want") + " one each"
                : parts + " parts want one each";
        if (split.order() instanceof Split.Order.Grouped it) {
            int groups = Groups.count(table, table.column(it.by()).orElseThrow(), kept);
            if (groups < parts) {
                faults.add(new SplitFault(
                        "group",
                        "'" + it.by() + "' has " + Phrases.count(groups, "group") + ", but " + wanted,
                        split.folds() > 0 ? "fewer folds, or another column" : "fewer parts, or another column"));
            }
            checkOwnFiles(it.by());
        }
        if (split.order() instanceof Split.Order.Stratified it) {
            checkClasses(it.by(), parts, wanted);
        }
        if (split.order() instanceof Split.Order.Ascending it && it.format().isEmpty()) {
            checkTime(it.by());
        }
    }

    /** Texts go by their characters, by which 31.01.2024 comes after 01.05.2024. */
    private void checkTime(String name) {
        int column = table.column(name).orElseThrow();
        Optional<DateGuess> dates = DateGuess.of(table, column);
        if (dates.isPresent()
                && !dates.get().isOrderOfTexts(table.columnAt(column).words())) {
            faults.add(new SplitFault(
                    "order",
                    "'" + name + "' holds dates, which are not in order of time as texts",
                    "their format: `dates: {columns: {" + CsvRemedy.key(name) + ": {format: "
                            + dates.get().format().orElse("…") + "}}}` in dataset"));
        }
    }

    /** No group has rows in the training part's file and in another part's. */
    private void checkOwnFiles(String name) {
        int column = table.column(name).orElseThrow();
        Set<String> trained = new TreeSet<>();
        Arrays.stream(kept).forEach(row -> trained.add(table.text(row, column)));
        for (PartName part : List.of(PartName.VALIDATION, PartName.TEST)) {
            List<String> shared = Arrays.stream(table.rowsOf(part, all))
                    .mapToObj(row -> table.text(row, column))
                    .filter(trained::contains)
                    .distinct()
                    .toList();
            if (!shared.isEmpty()) {
                faults.add(new SplitFault(
                        "group",
                        Phrases.count(shared.size(), "group") + " of '" + name + "' (" + Phrases.few(shared, MOST_NAMES)
                                + ") in the file of the " + part.title()
                                + " part have rows in that of the training part",
                        "files that share no group, or no group"));
            }
        }
    }

    private void checkClasses(String column, int parts, String wanted) {
        Categories classes = Categories.asClasses(table, table.column(column).orElseThrow(), kept);
        int[] counts = new int[classes.labels().size()];
        Arrays.stream(kept).map(classes::of).forEach(c -> counts[c]++);
        List<String> rare = IntStream.range(0, counts.length)
                .filter(c -> counts[c] > 0 && counts[c] < parts)
                .mapToObj(c -> "'" + classes.labels().get(c) + "' (" + Phrases.count(counts[c], "row") + ")")
                .toList();
        if (rare.isEmpty()) {
            return;
        }
        String named = String.join(", ", rare.subList(0, Math.min(MOST_NAMES, rare.size())))
                + (rare.size() > MOST_NAMES ? " and " + (rare.size() - MOST_NAMES) + " more" : "");
        faults.add(new SplitFault(
                "stratify",
                "too few rows of '" + column + "' are " + named + ": " + wanted,
                split.folds() > 0
                        ? "fewer folds, more of these rows, or no stratify"
                        : "more of these rows, or no stratify"));
    }
}
