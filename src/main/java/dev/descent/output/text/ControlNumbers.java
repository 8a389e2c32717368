package dev.descent.output.text;

import dev.descent.number.VisibleText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Control characters as their numbers, {@code u{1b}} behind a backslash, in texts that are read again: a backslash of the text's own that would be taken
 * for the beginning of such a number is written as one too. Line feeds and tabs stay.
 */
final class ControlNumbers {
    private static final String BEGINNING = "\\u{";

    private ControlNumbers() {}

    static String written(String text) {
        int first = 0;
        while (first < text.length() && !isWritten(text, first)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            if (isWritten(text, i)) {
                out.append(VisibleText.number(text.charAt(i)));
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }

    static String read(String text) {
        return text.contains(BEGINNING) ? Reading.read(text) : text;
    }

    private static boolean isWritten(String text, int index) {
        char c = text.charAt(index);
        return c < ' ' && c != '\n' && c != '\t'
                || c >= 0x7F && c < 0xA0
                || c == '\\' && text.startsWith(BEGINNING, index);
    }

    /** Loaded where a text may hold a number. */
    private static final class Reading {
        private static final Pattern PATTERN = Pattern.compile("\\\\u\\{([0-9a-f]{1,4})}");

        static String read(String text) {
            return PATTERN.matcher(text)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 16))));
        }
    }
}
