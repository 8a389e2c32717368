package dev.descent.gate;

import dev.descent.number.NumberText;

/**
 * Two lines held side by side: everything between numbers must be the same, and each number within the tolerance, or as far off as a page
 * rounds. A number is a word of its own; what has letters before or behind it is a text, all but the commands of a path in SVG.
 *
 * <p>Statistics have {@value #STATISTIC_DIGITS} digits, so numbers may be off by one in the last of these; in a picture, whose places have
 * few digits, by one unit of the last one that is written, or by a hundredth of the size if that is less. A whole number counts something
 * and may be off by nothing, unless it has more digits than statistics. The digests that pictures have for ids are passed
 * over, and each channel of a colour may be off by one.
 */
final class LinePair {
    private static final int LONGEST = 120;
    private static final int LONGEST_VALUE = 60;
    private static final int BEFORE = 40;
    private static final int STATISTIC_DIGITS = 6;
    private static final int ID_DIGITS = 16;
    private static final int PICTURE_ID_DIGITS = 8;
    private static final int COLOUR_DIGITS = 6;
    /** The difference of two decimal numbers is rounded to a double. */
    private static final double SLACK = 1 + 1e-9;

    private static final String PATH_COMMANDS = "MLHVCSQTAZ";

    private final String left;
    private final String right;
    private final Tolerance tolerance;
    private final boolean comparesIds;
    private final boolean drawn;
    private int i;
    private int j;

    LinePair(String left, String right, Tolerance tolerance) {
        this(left, right, tolerance, true, false);
    }

    /**
     * @param comparesIds whether ids of trials must be the same
     * @param drawn whether the lines are of a picture
     */
    LinePair(String left, String right, Tolerance tolerance, boolean comparesIds, boolean drawn) {
        this.left = left;
        this.right = right;
        this.tolerance = tolerance;
        this.comparesIds = comparesIds;
        this.drawn = drawn;
    }

    /** Whether the lines are the same within the tolerance. */
    boolean same() {
        if (left.equals(right)) {
            return true;
        }
        i = 0;
        j = 0;
        while (i < left.length() && j < right.length()) {
            if (!step()) {
                return false;
            }
        }
        return i == left.length() && j == right.length();
    }

    /** {@code from → to} of two values. */
    static String arrow(String from, String to) {
        return Math.max(from.length(), to.length()) > LONGEST_VALUE
                ? new LinePair(from, to, Tolerance.EXACT).toString()
                : value(from) + " → " + value(to);
    }

    private static String value(String text) {
        return text.isEmpty() ? "(empty)" : Comparison.shortened(text);
    }

    /** {@code 'from' → 'to'}: both whole if they are short, else from a little before the place where they part. */
    @Override
    public String toString() {
        int same = same() ? 0 : Math.min(i, j);
        int from = Math.max(left.length(), right.length()) <= LONGEST ? 0 : Math.max(0, same - BEFORE);
        return "'" + shown(left, from) + "' → '" + shown(right, from) + "'";
    }

    private static String shown(String line, int from) {
        int start = Math.min(from, line.length());
        if (start > 0 && start < line.length() && Character.isLowSurrogate(line.charAt(start))) {
            start--;
        }
        return (from > 0 ? "…" : "") + Comparison.shortened(line.substring(start), LONGEST);
    }

    /** Goes over the next number, or the next character. */
    private boolean step() {
        if (!comparesIds && isId(left, i) && isId(right, j)) {
            i += ID_DIGITS;
            j += ID_DIGITS;
            return true;
        }
        if (!tolerance.isExact()) {
            int endOfLeft = numberEnd(left, i);
            int endOfRight = numberEnd(right, j);
            if (endOfLeft > i && endOfRight > j) {
                boolean near = near(left.substring(i, endOfLeft), right.substring(j, endOfRight));
                if (near) {
                    i = endOfLeft;
                    j = endOfRight;
                }
                return near;
            }
            if (isWord(left, i, 'p', PICTURE_ID_DIGITS) && isWord(right, j, 'p', PICTURE_ID_DIGITS)) {
                i += 1 + PICTURE_ID_DIGITS;
                j += 1 + PICTURE_ID_DIGITS;
                return true;
            }
            if (isWord(left, i, '#', COLOUR_DIGITS) && isWord(right, j, '#', COLOUR_DIGITS)) {
                return stepOverColours();
            }
        }
        return left.charAt(i++) == right.charAt(j++);
    }

    private boolean stepOverColours() {
        for (int channel = 1; channel < COLOUR_DIGITS; channel += 2) {
            int x = Integer.parseInt(left.substring(i + channel, i + channel + 2), 16);
            int y = Integer.parseInt(right.substring(j + channel, j + channel + 2), 16);
            if (Math.abs(x - y) > 1) {
                return false;
            }
        }
        i += 1 + COLOUR_DIGITS;
        j += 1 + COLOUR_DIGITS;
        return true;
    }

    private boolean near(String x, String y) {
        if (x.equals(y)) {
            return true;
        }
        double a = NumberText.parse(x).orElse(Double.NaN);
        double b = NumberText.parse(y).orElse(Double.NaN);
        return !Tolerance.isOfCounts(x, y)
                && (tolerance.covers(a, b) || Math.abs(a - b) <= SLACK * rounding(x, y, a, b));
    }

    /** How far apart two numbers may lie that a page rounded. */
    private double rounding(String x, String y, double a, double b) {
        double size = Math.max(Math.abs(a), Math.abs(b));
        double last = StrictMath.pow(10, Math.floor(StrictMath.log10(size)) - STATISTIC_DIGITS + 1);
        if (!drawn) {
            return last;
        }
        double unit = Math.min(isWhole(x) ? size : unit(x), isWhole(y) ? size : unit(y));
        return Math.max(last, Math.min(unit, size / 100));
    }

    private static boolean isWhole(String number) {
        return number.indexOf('.') < 0 && number.indexOf('e') < 0;
    }

    /** The unit of a number's last digit: 0.01 of {@code 2.50}, 1e-8 of {@code 1.5e-7}. */
    private static double unit(String number) {
        int end = number.indexOf('e') < 0 ? number.length() : number.indexOf('e');
        int point = number.indexOf('.');
        int exponent = end == number.length() ? 0 : (int) Double.parseDouble(number.substring(end + 1));
        return StrictMath.pow(10, exponent - (point < 0 || point > end ? 0 : end - point - 1));
    }

    /** Where the number ends that begins here; {@code at} itself if none does. */
    private static int numberEnd(String text, int at) {
        if (!mayBeginAt(text, at)) {
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
        boolean isPartOfAWord = end < text.length() && isOfWord(text.charAt(end)) && !isCommand(text, end);
        return isId || isPartOfAWord ? at : end;
    }

    /** Whether what stands before leaves room for a number, which may begin with its sign. */
    private static boolean mayBeginAt(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        boolean free = !isOfWord(before) && before != '.' && before != '#';
        return free
                || isCommand(text, at - 1)
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

    /** Whether a word stands here that is a character and hexadecimal digits. */
    private static boolean isWord(String text, int at, char first, int digits) {
        return text.charAt(at) == first && isFree(text, at) && isHexadecimal(text, at + 1, digits);
    }

    private static boolean isId(String text, int at) {
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
