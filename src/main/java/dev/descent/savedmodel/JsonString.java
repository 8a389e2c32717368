package dev.descent.savedmodel;

/**
 * Texts as JSON.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259, The JavaScript Object Notation</a>
 */
final class JsonString {
    private static final int HEX = 16;

    private JsonString() {}

    /** Appends a text with its quotes; what is no plain character is escaped. */
    static StringBuilder append(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < 0x20 || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029 || c >= 0xFFFE || c == 0xFEFF) {
                String hex = Integer.toString(c, HEX);
                out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
            } else {
                out.append(c);
            }
        }
        return out.append('"');
    }
}
