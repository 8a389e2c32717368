package dev.descent.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A format of dates: letters for the parts of a date, all else as it stands. Months are named in English, so that a format means the
 * same everywhere. Of two digits 69 to 99 are years from 1969 and 00 to 68 years from 2000, as POSIX has it. One letter, or a percent sign and one, stands for one or two digits.
 *
 * <pre>
 *   yyyy %Y   year, four digits          dd d %d   day of the month
 *   yy %y     year, 1969 … 2068          HH H %H   hour, 0 … 23
 *   MM M %m   month, a number            mm %M     minute
 *   MMM %b    month, three letters       ss %S     second
 *   MMMM %B   month, its name            '…'       text as it stands
 * </pre>
 */
public final class DateFormat {
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final Map<Character, String> PERCENT =
            Map.of('Y', "yyyy", 'y', "yy", 'm', "M", 'd', "d", 'b', "MMM", 'B', "MMMM", 'H', "H", 'M', "mm", 'S', "ss");
    private static final List<String> PARTS =
            List.of("yyyy", "yy", "MMMM", "MMM", "MM", "M", "dd", "d", "HH", "H", "mm", "ss");
    /** Years of two digits from this on are of the twentieth century. */
    private static final int FIRST_OF_1900 = 69;

    private static final double SECONDS_A_DAY = 86_400;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    /** A part of a date, such as {@code yyyy}, or text as it stands. */
    private record Token(String text, boolean part) {}

    private DateFormat(String text) {
        this.text = text;
    }

    /**
     * A day and a time of it.
     *
     * @param dayOfYear from 1
     * @param day days since 1970-01-01
     * @param seconds of the day
     */
    record Moment(int year, int month, int dayOfYear, long day, int seconds) {
        /** Empty if there is no such day or time. The calendar is the Gregorian one, backwards too (ISO 8601). */
        static Optional<Moment> of(int year, int month, int day, int hour, int minute, int second) {
            boolean time = hour <= 23 && minute <= 59 && second <= 59;
            if (!time || month < 1 || month > 12 || day < 1 || day > days(year, month)) {
                return Optional.empty();
            }
            int dayOfYear = day;
            for (int earlier = 1; earlier < month; earlier++) {
                dayOfYear += days(year, earlier);
            }
            long days = 365L * (year - 1970) + leapYearsBefore(year) - leapYearsBefore(1970) + dayOfYear - 1;
            return Optional.of(new Moment(year, month, dayOfYear, days, (hour * 60 + minute) * 60 + second));
        }

        private static int leapYearsBefore(int year) {
            int last = year - 1;
            return Math.floorDiv(last, 4) - Math.floorDiv(last, 100) + Math.floorDiv(last, 400);
        }

        private static int days(int year, int month) {
            if (month == 2) {
                return 28 + leapYearsBefore(year + 1) - leapYearsBefore(year);
            }
            return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        }

        /** A part of the date as a number, by its name in the vocabulary. */
        double part(String name) {
            return switch (name) {
                case "year" -> year;
                case "month" -> month;
                // 1970-01-01 was a Thursday.
                case "weekday" -> Math.floorMod(day + 3, 7) + 1;
                case "day_of_year" -> dayOfYear;
                case "hour" -> Math.floorDiv(seconds, 3600);
                case "days" -> day + seconds / SECONDS_A_DAY;
                default -> throw new AssertionError(name);
            };
        }
    }

    /**
     * A format as it is written.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static DateFormat of(String text) {
        DateFormat format = new DateFormat(text);
        format.split();
        format.check();
        return format;
    }

    private void split() {
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == '%' && i + 1 < text.length()) {
                String part = PERCENT.get(text.charAt(i + 1));
                if (part == null) {
                    throw new IllegalArgumentException("the format has %" + text.charAt(i + 1) + "; there are "
                            + "%Y, %y, %m, %d, %b, %B, %H, %M and %S");
                }
                tokens.add(new Token(part, true));
                i += 2;
            } else if (c == '\'') {
                int end = text.indexOf('\'', i + 1);
                end = end < 0 ? text.length() : end;
                tokens.add(new Token(text.substring(i + 1, end), false));
                i = end + 1;
            } else {
                int end = i + 1;
                while (end < text.length() && text.charAt(end) == c) {
                    end++;
                }
                String run = text.substring(i, end);
                tokens.add(new Token(run, PARTS.contains(run)));
                i = end;
            }
        }
    }

    private void check() {
        if (has("mm") && !has("HH") && !has("H")) {
            throw new IllegalArgumentException("mm are minutes; months are MM: did you mean "
                    + (text.indexOf('%') < 0 ? text.replace("mm", "MM") : text.replace("%M", "%m")) + "?");
        }
        for (Token token : tokens) {
            boolean letters = token.text().chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
            boolean quoted = text.indexOf('\'') >= 0 || text.indexOf('%') >= 0;
            if (!token.part() && letters && !quoted && !token.text().equals("T")) {
                String hint = switch (token.text()) {
                    case "YYYY", "uuuu" -> "; the year is yyyy";
                    case "YY" -> "; a year of two digits is yy";
                    case "DD", "D" -> "; the day of the month is dd";
                    case "hh", "h" -> "; the hour is HH";
                    case "SS" -> "; seconds are ss";
                    default -> "; text that stands in the cells is put in '…'";
                };
                throw new IllegalArgumentException("the format has no part '" + token.text() + "'" + hint);
            }
        }
        if (!has("yyyy") && !has("yy")) {
            throw new IllegalArgumentException("the format has no year, yyyy");
        }
    }

    private boolean has(String part) {
        return tokens.stream().anyMatch(it -> it.part() && it.text().equals(part));
    }

    /** The moment that a cell names; empty if it does not have this format or there is no such day. A part that is not given is its first. */
    Optional<Moment> parse(String cell) {
        int at = 0;
        int month = 1;
        int year = 0;
        int day = 1;
        int[] time = new int[3];
        for (Token token : tokens) {
            if (!token.part()) {
                if (!cell.startsWith(token.text(), at)) {
                    return Optional.empty();
                }
                at += token.text().length();
                continue;
            }
            boolean name = token.text().startsWith("MMM");
            int end = name ? endOfName(token.text(), cell, at) : endOfNumber(token.text(), cell, at);
            if (end < 0) {
                return Optional.empty();
            }
            int value = name ? month(cell, at) : Integer.parseInt(cell.substring(at, end));
            at = end;
            switch (token.text().charAt(0)) {
                case 'y' -> year = token.text().equals("yy") ? value + (value < FIRST_OF_1900 ? 2000 : 1900) : value;
                case 'M' -> month = value;
                case 'd' -> day = value;
                case 'H' -> time[0] = value;
                case 'm' -> time[1] = value;
                default -> time[2] = value;
            }
        }
        return at == cell.length() ? Moment.of(year, month, day, time[0], time[1], time[2]) : Optional.empty();
    }

    /** The end of a part's digits; −1 if there are too few. One letter stands for one or two digits. */
    private static int endOfNumber(String part, String cell, int at) {
        int most = Math.max(2, part.length());
        int end = at;
        while (end < cell.length() && end - at < most && cell.charAt(end) >= '0' && cell.charAt(end) <= '9') {
            end++;
        }
        return end - at >= part.length() ? end : -1;
    }

    private static int endOfName(String part, String cell, int at) {
        int month = month(cell, at);
        if (month == 0) {
            return -1;
        }
        int end = at + (part.equals("MMM") ? 3 : MONTHS.get(month - 1).length());
        return end <= cell.length() && MONTHS.get(month - 1).startsWith(lower(cell.substring(at, end))) ? end : -1;
    }

    /** The month whose name begins with the three letters there, from 1; 0 if there is none. */
    private static int month(String cell, int at) {
        if (at + 3 > cell.length()) {
            return 0;
        }
        String letters = lower(cell.substring(at, at + 3));
        for (int month = 1; month <= MONTHS.size(); month++) {
            if (MONTHS.get(month - 1).startsWith(letters)) {
                return month;
            }
        }
        return 0;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** A date in this format. */
    String example() {
        Map<String, String> parts = Map.of(
                "yyyy", "2024", "yy", "24", "MMMM", "March", "MMM", "Mar", "MM", "03", "M", "3", "dd", "09", "d", "9",
                "HH", "17", "H", "17");
        StringBuilder out = new StringBuilder();
        tokens.forEach(it -> out.append(it.part() ? parts.getOrDefault(it.text(), "05") : it.text()));
        return out.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
