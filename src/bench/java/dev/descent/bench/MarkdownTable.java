package dev.descent.bench;

import java.util.ArrayList;
import java.util.List;

/** A table as Markdown; its columns are padded so that it can be read as it stands. */
final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... header) {
        rows.add(List.of(header));
    }

    void row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row has " + rows.get(0).size() + " cells");
        }
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(Math.max(3, widths[c]), row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            append(text, rows.get(r), widths);
            if (r == 0) {
                for (int width : widths) {
                    text.append("| ").append("-".repeat(width)).append(' ');
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> row, int[] widths) {
        for (int c = 0; c < widths.length; c++) {
            String cell = row.get(c);
            text.append("| ").append(cell).append(" ".repeat(widths[c] - cell.length() + 1));
        }
        text.append("|\n");
    }
}
