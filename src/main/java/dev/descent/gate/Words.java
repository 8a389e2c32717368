package dev.descent.gate;

/**
 * The words of a line that are more than their characters: numbers, ids, colours. A number is a word of its own; what has letters before
 * or behind it is a text, all but the commands of a path inside a tag of SVG.
 */
final class Words {
    static final int ID_DIGITS = 16;
    private static final String PATH_COMMANDS = "MLHVCSQTAZ";

    private Words() {}

    /**
     * Where the number ends that begins here; {@code at} itself if none does.
     *
     * @param isPath whether commands of a path may stand before and behind it
     */
    static int numberEnd(String text, int at, boolean isPath) {
        if (!mayBeginAt(text, at, isPath)) {
            return at;
        }
        int start = text.charAt(at) == '-' ? at + 1 : at;
        int end = digitsEnd(text, start);
        if (end == start) {
            return at;
        }
        if (isDigit(text, end + 1) && text.charAt(end) == '.') {
            end = digitsEnd(text, end + 1);
        }
        end = exponentEnd(text, end);
        boolean isId = end - start >= ID_DIGITS && text.substring(start, end).indexOf('.') < 0;
        boolean isPartOfAWord = end < text.length() && isOfWord(text.charAt(end)) && !(isPath && isCommand(text, end));
        return isId || isPartOfAWord ? at : end;
    }

    /** Whether what stands before leaves room for a number, which may begin with its sign. */
    private static boolean mayBeginAt(String text, int at, boolean isPath) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        boolean free = !isOfWord(before) && before != '.' && before != '#';
        return free
                || isPath
                        && isCommand(text, at - 1)
                        && (at < 2 || !Character.isLetter(text.charAt(at - 2)) || isCommand(text, at - 2));
    }

    private static int exponentEnd(String text, int end) {
        if (end + 1 >= text.length() || text.charAt(end) != 'e') {
            return end;
        }
        int digits = text.charAt(end + 1) == '-' ? end + 2 : end + 1;
        int exponentEnd = digitsEnd(text, digits);
        return exponentEnd > digits ? exponentEnd : end;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (isDigit(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isCommand(String text, int at) {
        return PATH_COMMANDS.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** Whether a word stands here that is a character and so many hexadecimal digits. */
    static boolean isHexadecimalBehind(char first, int digits, String text, int at) {
        return text.charAt(at) == first && isFree(text, at) && isHexadecimal(text, at + 1, digits);
    }

    /** Whether a trial's id stands here. */
    static boolean isId(String text, int at) {
        return isFree(text, at) && isHexadecimal(text, at, ID_DIGITS);
    }

    /** Whether a word may begin here. */
    private static boolean isFree(String text, int at) {
        return at == 0 || !isOfWord(text.charAt(at - 1));
    }

    /** Whether so many hexadecimal digits stand here, and then a word's end. */
    private static boolean isHexadecimal(String text, int from, int digits) {
        int end = from + digits;
        if (end > text.length() || end < text.length() && isOfWord(text.charAt(end))) {
            return false;
        }
        for (int k = from; k < end; k++) {
            if (Character.digit(text.charAt(k), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
