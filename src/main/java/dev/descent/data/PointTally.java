package dev.descent.data;

/**
 * How points stand in a column's numbers as they are written, where they may as well group thousands: 3.025 is three and a bit, or
 * three thousand.
 */
final class PointTally {
    private static final int GROUP = 3;
    private static final int FEWEST = 2;

    private int grouped;
    private String shown = "";
    private boolean ungrouped;
    private boolean decimal;

    /** Adds a number without what stands beside it. */
    void add(String number) {
        int start = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
        int point = number.indexOf('.');
        int whole = digits(number, start);
        if (point < 0 && start + whole == number.length()) {
            ungrouped |= whole > GROUP;
        } else if (areGroups(number, start + whole) && whole > 0 && whole <= GROUP && number.charAt(start) != '0') {
            grouped++;
            shown = shown.isEmpty() ? number : shown;
        } else {
            decimal = true;
        }
    }

    /** Adds what another part of the column has. */
    void add(PointTally other) {
        grouped += other.grouped;
        shown = shown.isEmpty() ? other.shown : shown;
        ungrouped |= other.ungrouped;
        decimal |= other.decimal;
    }

    /** Whether a number proves which mark is the decimal one. */
    boolean isProof() {
        return decimal;
    }

    /** Whether at least two numbers have points, all with three digits behind each, and none a thousand without one. */
    boolean mayBeThousands() {
        return grouped >= FEWEST && !ungrouped && !decimal;
    }

    /** The first number that has a point. */
    String shown() {
        return shown;
    }

    /** How many digits stand here. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    private static boolean areGroups(String number, int from) {
        int at = from;
        while (at < number.length()) {
            if (number.charAt(at) != '.' || digits(number, at + 1) != GROUP) {
                return false;
            }
            at += 1 + GROUP;
        }
        return true;
    }
}
