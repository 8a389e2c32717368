package dev.descent.output.text;

import dev.descent.number.VisibleText;

/** Text inside XML 1.0, in an element or in an attribute's quotes. */
public final class XmlText {
    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /**
     * The text with everything escaped that XML would read as its own, and every character visible but line feeds and tabs. The two
     * that are left and that no XML can hold are replaced by U+FFFD.
     */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        VisibleText.ofLines(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case 0xFFFE, 0xFFFF -> safe.appendCodePoint(REPLACEMENT);
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
