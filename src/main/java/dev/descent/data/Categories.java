package dev.descent.data;

import dev.descent.number.CodePoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The different values of a column in an order, and which of them a cell holds. */
final class Categories {
    private final Column column;
    private final List<String> labels;
    private final double[] numbers;
    private final int[] placeOfNumber;
    private final int[] placeOfWord;

    private Categories(Table table, int index, Comparator<Entry> order, Optional<int[]> rows) {
        column = table.columnAt(index);
        numbers = table.distinctNumbers(index);
        List<String> values = table.distinct(index);
        List<String> words = column.words();
        boolean[] hasNumber = new boolean[numbers.length];
        boolean[] hasWord = new boolean[words.size()];
        if (rows.isPresent() && rows.get().length < table.rows()) {
            mark(rows.get(), hasNumber, hasWord);
        } else {
            Arrays.fill(hasNumber, true);
            Arrays.fill(hasWord, true);
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            if (hasNumber[i]) {
                entries.add(new Entry(values.get(i), true, i));
            }
        }
        for (int i = 0; i < words.size(); i++) {
            if (hasWord[i]) {
                entries.add(new Entry(words.get(i), false, i));
            }
        }
        entries.sort(order);
        placeOfNumber = new int[numbers.length];
        placeOfWord = new int[words.size()];
        Arrays.fill(placeOfNumber, -1);
        Arrays.fill(placeOfWord, -1);
        for (int place = 0; place < entries.size(); place++) {
            Entry e = entries.get(place);
            (e.number() ? placeOfNumber : placeOfWord)[e.index()] = place;
        }
        labels = entries.stream().map(Entry::label).toList();
    }

    private record Entry(String label, boolean number, int index) {}

    private void mark(int[] rows, boolean[] hasNumber, boolean[] hasWord) {
        for (int row : rows) {
            int code = column.code(row);
            double number = column.number(row);
            if (code >= 0) {
                hasWord[code] = true;
            } else if (!Double.isNaN(number)) {
                hasNumber[indexOf(number)] = true;
            }
        }
    }

    /** All values by the code points of their texts. */
    static Categories byText(Table table, int column) {
        return new Categories(table, column, Comparator.comparing(Entry::label, CodePoints.ORDER), Optional.empty());
    }

    /** The values of some rows by the code points of their texts, as features are one-hot. */
    static Categories byText(Table table, int column, int[] rows) {
        return new Categories(table, column, Comparator.comparing(Entry::label, CodePoints.ORDER), Optional.of(rows));
    }

    /** The values of some rows, numbers ascending, texts by code point, as classes are ordered. */
    static Categories asClasses(Table table, int column, int[] rows) {
        return new Categories(table, column, Categories::inOrder, Optional.of(rows));
    }

    /** As {@link #asClasses}, but for one that comes last. */
    static Categories asClasses(Table table, int column, int[] rows, String last) {
        Comparator<Entry> isLast = Comparator.comparing(entry -> entry.label().equals(last));
        return new Categories(table, column, isLast.thenComparing(Categories::inOrder), Optional.of(rows));
    }

    private static int inOrder(Entry a, Entry b) {
        return a.number() && b.number() ? a.index() - b.index() : CodePoints.ORDER.compare(a.label(), b.label());
    }

    List<String> labels() {
        return labels;
    }

    /** The place of a cell's value among the labels, −1 if it is missing or of no row that counts. */
    int of(int row) {
        int code = column.code(row);
        if (code >= 0) {
            return placeOfWord[code];
        }
        double number = column.number(row);
        return Double.isNaN(number) ? -1 : placeOfNumber[indexOf(number)];
    }

    private int indexOf(double number) {
        return Arrays.binarySearch(numbers, number + 0.0);
    }
}
