package dev.descent.data;

import java.util.Arrays;

/** The line in which each row starts. Rows follow line by line but for quoted line breaks, so only the jumps are kept. */
final class RowLines {
    private int[] rows = new int[4];
    private int[] lines = new int[4];
    private int jumps;
    private int next;

    /** Tells the line of the next row; rows come in order. */
    void add(int line) {
        if (jumps == 0 || line(next) != line) {
            if (jumps == rows.length) {
                rows = Arrays.copyOf(rows, 2 * jumps);
                lines = Arrays.copyOf(lines, 2 * jumps);
            }
            rows[jumps] = next;
            lines[jumps++] = line;
        }
        next++;
    }

    int line(int row) {
        int found = Arrays.binarySearch(rows, 0, jumps, row);
        int jump = found >= 0 ? found : -found - 2;
        return lines[jump] + (row - rows[jump]);
    }
}
