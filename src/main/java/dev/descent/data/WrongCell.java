package dev.descent.data;

import dev.descent.number.Phrases;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The first cell of a column that is wrong, and how many more are: a flood would hide other mistakes. */
final class WrongCell {
    /** Other wrong cells whose text is shown. */
    private static final int LISTED = 3;

    private final int row;
    private final int column;
    private final CellFault fault;
    /** Other texts that are wrong, the first few. */
    private final Set<String> others = new LinkedHashSet<>();

    private int more;

    WrongCell(int row, int column, CellFault fault) {
        this.row = row;
        this.column = column;
        this.fault = fault;
    }

    void add(String text, String first) {
        more++;
        if (others.size() < LISTED && !text.equals(first)) {
            others.add("'" + text + "'");
        }
    }

    String message() {
        if (more == 0) {
            return fault.message();
        }
        String such =
                others.isEmpty() ? "" : (more > others.size() ? ", such as " : ": ") + Phrases.and(List.copyOf(others));
        return fault.message() + " (and " + Phrases.count(more, "more cell") + such + ")";
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    String remedy() {
        return fault.remedy();
    }
}
