package dev.descent.output.text;

import dev.descent.number.VisibleText;
import java.io.IOException;
import java.util.List;

/** Pieces of a page. Texts are escaped, so that a name is never taken for markup. */
public final class HtmlText {
    private HtmlText() {}

    /** The text where an element's content or a quoted attribute stands. */
    public static String escaped(String text) {
        return VisibleText.ofLines(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** {@code <tag>text</tag>} and a line end. */
    public static void element(Appendable out, String tag, String text) throws IOException {
        out.append('<').append(tag).append('>').append(escaped(text));
        out.append("</").append(tag).append(">\n");
    }

    public static void list(Appendable out, List<String> items) throws IOException {
        out.append("<ul>\n");
        for (String item : items) {
            element(out, "li", item);
        }
        out.append("</ul>\n");
    }

    /**
     * Appends a table whose first cell of each row names the row.
     *
     * @param left how many columns from the left are text; the others are numbers
     */
    public static void table(Appendable out, List<String> header, List<List<String>> rows, int left)
            throws IOException {
        out.append("<div class=\"wide\"><table>\n<thead><tr>");
        for (int column = 0; column < header.size(); column++) {
            cell(out, "th scope=\"col\"", "th", header.get(column), column >= left);
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            out.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                boolean first = column == 0;
                cell(out, first ? "th scope=\"row\"" : "td", first ? "th" : "td", row.get(column), column >= left);
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private static void cell(Appendable out, String open, String tag, String text, boolean number) throws IOException {
        out.append('<').append(open).append(number ? " class=\"number\">" : ">");
        out.append(escaped(text)).append("</").append(tag).append('>');
    }
}
