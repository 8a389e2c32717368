package dev.descent.gate;

import dev.descent.number.NumberText;
import java.util.Optional;

/**
 * Two lines held side by side. Everything between computed numbers must be the same, and each of these within the tolerance. A number that
 * stands in the experiment is not computed. A whole number counts something and may be off by nothing, unless it is large; so may
 * no number that is written as a whole one on one side alone.
 *
 * <p>Inside the tags of a picture places have few digits, and may be off by one unit of the last one that is written, or by a hundredth of
 * the size if that is less; each channel of a colour may be off by one, and ids may be others, one for one.
 */
final class LinePair {
    private static final int LONGEST = 120;
    private static final int LONGEST_VALUE = 60;
    private static final int BEFORE = 40;
    private static final int PICTURE_ID_DIGITS = 8;
    private static final int COLOUR_DIGITS = 6;
    /** The difference of two decimal numbers is rounded to a double. */
    private static final double SLACK = 1 + 1e-9;

    /**
     * How lines are compared.
     *
     * @param tolerance how far computed numbers may lie apart
     * @param comparesIds whether ids of trials must be the same
     * @param written the numbers that are not computed
     */
    record Rules(Tolerance tolerance, boolean comparesIds, WrittenNumbers written) {
        static final Rules EXACT = new Rules(Tolerance.EXACT, true, WrittenNumbers.NONE);

        /** As these, but no number may differ. */
        Rules exact() {
            return new Rules(Tolerance.EXACT, comparesIds, written);
        }
    }

    private final String left;
    private final String right;
    private final Rules rules;
    private final Optional<PicturePair> picture;
    private int i;
    private int j;

    LinePair(String left, String right, Rules rules) {
        this(left, right, rules, Optional.empty());
    }

    /** @param picture if the lines are of one, what was read of it so far */
    LinePair(String left, String right, Rules rules, Optional<PicturePair> picture) {
        this.left = left;
        this.right = right;
        this.rules = rules;
        this.picture = picture;
    }

    /** Whether the lines are the same within the tolerance. */
    boolean same() {
        if (picture.isEmpty() && left.equals(right)) {
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
        LinePair pair = new LinePair(from, to, Rules.EXACT);
        return Math.max(from.length(), to.length()) > LONGEST_VALUE && !pair.same()
                ? pair.toString()
                : value(from) + " → " + value(to);
    }

    private static String value(String text) {
        return text.isEmpty() ? "(empty)" : Comparison.shortened(text);
    }

    /** {@code 'from' → 'to'}: both whole if they are short, else from a little before the place where {@link #same} found that they part. */
    @Override
    public String toString() {
        int same = Math.min(i, j);
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
        if (!rules.comparesIds && Words.isId(left, i) && Words.isId(right, j)) {
            return pass(Words.ID_DIGITS);
        }
        if (!rules.tolerance.isExact()) {
            int endOfLeft = Words.numberEnd(left, i, isInTag());
            int endOfRight = Words.numberEnd(right, j, isInTag());
            if (endOfLeft > i && endOfRight > j) {
                return stepOverNumbers(endOfLeft, endOfRight);
            }
            if (isInTag() && bothAre('p', PICTURE_ID_DIGITS)) {
                return stepOverIds();
            }
            if (isInTag() && bothAre('#', COLOUR_DIGITS)) {
                return stepOverColours();
            }
        }
        if (left.charAt(i) != right.charAt(j)) {
            return false;
        }
        picture.ifPresent(it -> it.pass(left.charAt(i)));
        return pass(1);
    }

    private boolean isInTag() {
        return picture.isPresent() && picture.get().isInTag();
    }

    private boolean bothAre(char first, int digits) {
        return Words.isHexadecimalBehind(first, digits, left, i) && Words.isHexadecimalBehind(first, digits, right, j);
    }

    private boolean pass(int characters) {
        i += characters;
        j += characters;
        return true;
    }

    private boolean stepOverNumbers(int endOfLeft, int endOfRight) {
        String x = left.substring(i, endOfLeft);
        String y = right.substring(j, endOfRight);
        if (!x.equals(y)) {
            if (!near(x, y)) {
                return false;
            }
            picture.ifPresent(PicturePair::move);
        }
        i = endOfLeft;
        j = endOfRight;
        return true;
    }

    private boolean stepOverIds() {
        int length = 1 + PICTURE_ID_DIGITS;
        return picture.orElseThrow().agree(left.substring(i, i + length), right.substring(j, j + length))
                && pass(length);
    }

    private boolean stepOverColours() {
        for (int channel = 1; channel < COLOUR_DIGITS; channel += 2) {
            int x = Integer.parseInt(left.substring(i + channel, i + channel + 2), 16);
            int y = Integer.parseInt(right.substring(j + channel, j + channel + 2), 16);
            if (Math.abs(x - y) > 1) {
                return false;
            }
            if (x != y) {
                picture.orElseThrow().move();
            }
        }
        return pass(1 + COLOUR_DIGITS);
    }

    private boolean near(String x, String y) {
        if (isInTag() ? Tolerance.isCount(x) && Tolerance.isCount(y) : Tolerance.isOfCounts(x, y)) {
            return false;
        }
        double a = NumberText.parse(x).orElse(Double.NaN);
        double b = NumberText.parse(y).orElse(Double.NaN);
        return isInTag()
                ? rules.tolerance.covers(a, b) || Math.abs(a - b) <= SLACK * rounding(x, y, a, b)
                : rules.tolerance.covers(a, b) && !rules.written.has(x) && !rules.written.has(y);
    }

    /** How far apart two places in a picture may lie, which are rounded. */
    private static double rounding(String x, String y, double a, double b) {
        double size = Math.max(Math.abs(a), Math.abs(b));
        double unit = Math.min(isWhole(x) ? size : unit(x), isWhole(y) ? size : unit(y));
        return Math.min(unit, size / 100);
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
}
