package dev.descent.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The format of a column of dates, where its cells prove it.
 *
 * @param format the only format that all cells have; empty if there are two, such as 1/2/2024 alone leaves
 * @param parts what of the dates differs from row to row, by its name in the vocabulary
 */
public record DateGuess(Optional<String> format, List<String> parts) {
    private static final List<String> DAYS = List.of(
            "yyyy-MM-dd",
            "yyyy-M-d",
            "yyyy/M/d",
            "yyyy.M.d",
            "d.M.yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "MMM d yyyy",
            "MMM d, yyyy",
            "MMMM d yyyy",
            "MMMM d, yyyy",
            "d MMM yyyy",
            "d MMMM yyyy",
            "d-MMM-yyyy",
            "d.M.yy",
            "d/M/yy",
            "M/d/yy",
            "d-M-yy",
            "yy-M-d",
            "d MMM yy",
            "d-MMM-yy",
            "yyyy-MM",
            "M/yyyy",
            "MMM yyyy",
            "MMMM yyyy");
    private static final List<String> TIMES = List.of(
            "", " H:mm", " H:mm:ss", "'T'HH:mm", "'T'HH:mm:ss", "'T'HH:mm'Z'", "'T'HH:mm:ss'Z'", "'T'HH:mm:ss'.000Z'");

    public DateGuess {
        parts = List.copyOf(parts);
    }

    /** What a column's texts are as dates; empty if they are none. */
    public static Optional<DateGuess> of(Table table, int column) {
        return table.isNumeric(column)
                ? Optional.empty()
                : of(table.columnAt(column).words());
    }

    /** What texts are as dates; empty if they are none. */
    static Optional<DateGuess> of(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<DateFormat> formats = new ArrayList<>();
        for (String day : DAYS) {
            for (String time : TIMES) {
                DateFormat format = DateFormat.of(day + time);
                if (words.stream().allMatch(word -> format.parse(word).isPresent())
                        && formats.stream().noneMatch(it -> areAlike(it, format, words))) {
                    formats.add(format);
                }
            }
        }
        return formats.isEmpty()
                ? Optional.empty()
                : Optional.of(new DateGuess(
                        formats.size() == 1 ? Optional.of(formats.get(0).toString()) : Optional.empty(),
                        parts(formats.get(0), words)));
    }

    /** Whether the order of the texts is that of the moments; false if these are unclear. */
    boolean isOrderOfTexts(List<String> words) {
        if (format.isEmpty()) {
            return false;
        }
        DateFormat known = DateFormat.of(format.get());
        double last = Double.NEGATIVE_INFINITY;
        for (String word : new TreeSet<>(words)) {
            double moment = known.parse(word).orElseThrow().part("days");
            if (moment < last) {
                return false;
            }
            last = moment;
        }
        return true;
    }

    /** Whether two formats find the same moments. */
    private static boolean areAlike(DateFormat one, DateFormat other, List<String> words) {
        return words.stream().allMatch(word -> one.parse(word).equals(other.parse(word)));
    }

    /** The day alone tells years and trends; months, weekdays and hours recur, so each is a part where it differs. */
    private static List<String> parts(DateFormat format, List<String> words) {
        List<String> parts = new ArrayList<>(List.of("days"));
        for (String part : List.of("month", "weekday", "hour")) {
            TreeSet<Double> values = new TreeSet<>();
            words.forEach(word -> values.add(format.parse(word).orElseThrow().part(part)));
            boolean firsts = part.equals("weekday")
                    && words.stream()
                            .allMatch(word -> isFirst(format.parse(word).orElseThrow()));
            if (values.size() > 1 && !firsts) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** Whether a date names its month alone, so that its weekday means nothing. */
    private static boolean isFirst(DateFormat.Moment moment) {
        return DateFormat.Moment.of(moment.year(), (int) moment.part("month"), 1, 0, 0, 0)
                .filter(first -> first.day() == moment.day())
                .isPresent();
    }
}
