package dev.descent.run;

import java.util.List;

/** Columns of text with two spaces between them. */
final class TextTable {
    private TextTable() {}

    /**
     * Lays rows out; every line ends with a line feed.
     *
     * @param indent what each line begins with
     * @param leftAligned how many columns from the left are flush left; the others are flush right
     */
    static String of(List<String[]> rows, String indent, int leftAligned) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                widths[c] = Math.max(widths[c], width(row[c]));
            }
        }
        StringBuilder out = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int c = 0; c < row.length; c++) {
                String padding = " ".repeat(widths[c] - width(row[c]));
                line.append(c < leftAligned ? row[c] + padding : padding + row[c])
                        .append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
