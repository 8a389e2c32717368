package dev.descent.number;

/**
 * Texts of strangers made visible: a character that would steer a terminal, turn the direction of a line or hide in it is shown as
 * its number in braces. The list is fixed, so that every JDK shows the same; the joiners of scripts and emoji stay.
 */
public final class VisibleText {
    /** First and last of each range of characters that are format but no joiners, in Unicode 15.1. */
    private static final int[] HIDDEN = {
        0x00AD, 0x00AD, 0x0600, 0x0605, 0x061C, 0x061C, 0x06DD, 0x06DD, 0x070F, 0x070F, 0x0890, 0x0891, 0x08E2, 0x08E2,
        0x180E, 0x180E, 0x200B, 0x200B, 0x200E, 0x200F, 0x2028, 0x202E, 0x2060, 0x206F, 0xFEFF, 0xFEFF, 0xFFF9, 0xFFFB,
        0x110BD, 0x110BD, 0x110CD, 0x110CD, 0x13430, 0x1343F, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0000, 0xE0FFF
    };

    private VisibleText() {}

    /** The text with every character visible but line feeds and tabs. */
    public static String ofLines(String text) {
        return shown(text, true);
    }

    /** The text as part of one line: with every character visible, line feeds and tabs too. */
    public static String ofLine(String text) {
        return shown(text, false);
    }

    /** Whether a character is a control character, hidden, or half of one. */
    public static boolean isHidden(int c) {
        if (c < 0x20 || c >= 0x7F && c < 0xA0 || c >= 0xD800 && c < 0xE000) {
            return true;
        }
        for (int i = 0; i < HIDDEN.length && c >= HIDDEN[i]; i += 2) {
            if (c <= HIDDEN[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** A character as its number. */
    public static String number(int c) {
        return "\\u{" + Integer.toHexString(c) + "}";
    }

    private static String shown(String text, boolean ofLines) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHidden(c) && !(ofLines && (c == '\n' || c == '\t'))) {
                out.append(number(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~';
    }
}
