package dev.descent.output.text;

import dev.descent.number.VisibleText;
import java.io.IOException;

/** Text inside XML 1.0, in an element or in an attribute's quotes. */
public final class XmlText {
    private static final char REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /**
     * The text with everything escaped that XML would read as its own, as part of one line: every character is visible, line feeds too.
     * The two that are left and that no XML can hold are replaced by U+FFFD.
     */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        String visible = VisibleText.ofLine(text);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case 0xFFFE, 0xFFFF -> safe.append(REPLACEMENT);
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /**
     * Lines inside an element. As for a terminal, a line ends by a character of its own, never within a text: no name begins a line, where
     * the keeper of a log that the file is printed to might obey it.
     */
    public static Appendable lines(Appendable out) {
        return new Appendable() {
            @Override
            public Appendable append(CharSequence text) throws IOException {
                out.append(of(text.toString()));
                return this;
            }

            @Override
            public Appendable append(CharSequence text, int start, int end) throws IOException {
                return append(text.subSequence(start, end));
            }

            @Override
            public Appendable append(char c) throws IOException {
                if (c == '\n') {
                    out.append(c);
                    return this;
                }
                return append(String.valueOf(c));
            }
        };
    }
}
