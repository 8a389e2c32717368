package dev.descent.output.text;

import dev.descent.number.VisibleText;
import java.io.IOException;
import java.util.List;

/**
 * Texts as JSON that may stand inside a {@code <script>} of a page: nothing in them can end the element or begin another, for
 * {@code < > &} are written as escapes. What a page would hide or turn about is made visible first, as everywhere.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259, The JavaScript Object Notation</a>
 */
public final class PageJson {
    private static final String HEX = "0123456789abcdef";

    private PageJson() {}

    /** Appends the text with its quotes. */
    public static void append(Appendable out, String text) throws IOException {
        String visible = VisibleText.ofLines(text);
        out.append('"');
        int plain = 0;
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            if (c < ' ' || "<>&\"\\".indexOf(c) >= 0) {
                out.append(visible, plain, i);
                escape(out, c);
                plain = i + 1;
            }
        }
        out.append(visible, plain, visible.length()).append('"');
    }

    /** Appends a list of texts. */
    public static void append(Appendable out, List<String> texts) throws IOException {
        String separator = "[";
        for (String text : texts) {
            out.append(separator);
            append(out, text);
            separator = ",";
        }
        out.append(texts.isEmpty() ? "[]" : "]");
    }

    private static void escape(Appendable out, char c) throws IOException {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
            return;
        }
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 0xf));
        }
    }
}
