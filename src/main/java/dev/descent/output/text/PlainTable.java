package dev.descent.output.text;

import dev.descent.number.VisibleText;
import java.util.List;

/** Columns of text with two spaces between them, for a terminal. */
public final class PlainTable {
    private PlainTable() {}

    /**
     * Lays rows out, a line each. Cells are texts; they are made visible here.
     *
     * @param left how many columns from the left are flush left; the others are flush right
     */
    public static String of(List<String> header, List<List<String>> rows, int left) {
        return laidOut(visible(header), rows.stream().map(PlainTable::visible).toList(), left);
    }

    private static List<String> visible(List<String> cells) {
        return cells.stream().map(VisibleText::ofLine).toList();
    }

    private static String laidOut(List<String> header, List<List<String>> rows, int left) {
        int[] widths = header.stream().mapToInt(PlainTable::width).toArray();
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        }
        StringBuilder out = new StringBuilder(line(header, widths, left));
        rows.forEach(row -> out.append(line(row, widths, left)));
        return out.toString();
    }

    private static String line(List<String> cells, int[] widths, int left) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String padding = " ".repeat(widths[c] - width(cells.get(c)));
            line.append(c < left ? cells.get(c) + padding : padding + cells.get(c))
                    .append("  ");
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
