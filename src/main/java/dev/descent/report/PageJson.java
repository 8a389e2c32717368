package dev.descent.report;

import java.io.IOException;
import java.util.List;

/**
 * Texts as JSON that may stand inside a {@code <script>} of a page: nothing in them can end the element or begin another, for
 * {@code < > &} are written as escapes, and so are control characters, U+2028, U+2029 and halves of surrogate pairs.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259, The JavaScript Object Notation</a>
 */
final class PageJson {
    private static final String HEX = "0123456789abcdef";

    private PageJson() {}

    /** Appends the text with its quotes. */
    static void append(Appendable out, String text) throws IOException {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            out.append(text, plain, i);
            escape(out, c);
            plain = i + 1;
        }
        out.append(text, plain, text.length()).append('"');
    }

    /** Appends a list of texts. */
    static void append(Appendable out, List<String> texts) throws IOException {
        String separator = "[";
        for (String text : texts) {
            out.append(separator);
            append(out, text);
            separator = ",";
        }
        out.append(texts.isEmpty() ? "[]" : "]");
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f ? "<>&\"\\".indexOf(c) < 0 : c > 0x9f && !Character.isSurrogate(c) && !isLineEnd(c);
    }

    private static boolean isLineEnd(char c) {
        return c == 0x2028 || c == 0x2029;
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
