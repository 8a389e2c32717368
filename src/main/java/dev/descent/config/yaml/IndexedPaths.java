package dev.descent.config.yaml;

/**
 * Lets a path with an index, such as {@code layers[0].units}, stand without quotes inside {@code { }} and {@code [ ]}.
 *
 * <p>YAML ends a plain scalar at a bracket there, so that a whole line of a sweep's {@code cases} would have to be quoted. A
 * name directly followed by {@code [digits]}, {@code [-digits]} or {@code [*]} is an error in every other reading; its two brackets are handed to the parser as
 * two code points that do not occur in the file, and put back afterwards. Indices and columns stay what they were.
 */
final class IndexedPaths {
    private final char open;
    private final char close;
    private final String hidden;

    IndexedPaths(String text) {
        char free = firstFree(text, '\uE000');
        this.open = free;
        this.close = firstFree(text, (char) (free + 1));
        this.hidden = hide(text);
    }

    /** The text for the parser. */
    String hidden() {
        return hidden;
    }

    /** What the parser read, with its brackets. */
    String restore(String parsed) {
        return parsed.replace(open, '[').replace(close, ']');
    }

    private static char firstFree(String text, char from) {
        char c = from;
        while (text.indexOf(c) >= 0) {
            c++;
        }
        return c;
    }

    private String hide(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = text.indexOf('['); i >= 0; i = text.indexOf('[', i + 1)) {
            int end = endOfIndex(text, i + 1);
            boolean index = end > i + 1 && end < text.length() && text.charAt(end) == ']';
            if (index && followsAName(out, i)) {
                out.setCharAt(i, open);
                out.setCharAt(end, close);
            }
        }
        return out.toString();
    }

    /** Where digits, with a minus before them, or a single asterisk end. */
    private static int endOfIndex(String text, int from) {
        if (from < text.length() && text.charAt(from) == '*') {
            return from + 1;
        }
        int first = from < text.length() && text.charAt(from) == '-' ? from + 1 : from;
        int end = first;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end == first ? from : end;
    }

    /**
     * Whether a path such as {@code layers} or {@code a[1].b} ends right before {@code bracket}; no anchor, alias or tag.
     *
     * @param text whose brackets before this one are hidden already, where they are those of a path
     */
    private boolean followsAName(CharSequence text, int bracket) {
        int start = bracket;
        while (start > 0 && isPathCharacter(text.charAt(start - 1))) {
            start--;
        }
        return start < bracket
                && text.charAt(bracket - 1) != '.'
                && text.charAt(bracket - 1) != '['
                && text.charAt(bracket - 1) != close
                && isLetter(text.charAt(start))
                && (start == 0 || "&*!".indexOf(text.charAt(start - 1)) < 0);
    }

    private boolean isPathCharacter(char c) {
        return isLetter(c) || isDigit(c) || c == '.' || c == open || c == close;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
