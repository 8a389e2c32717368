package dev.descent.data;

import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the columns of a table hold, as far as their cells alone tell. */
public final class TableProfile {
    /** The share of the values that must differ in a column that tells rows apart. */
    private static final double MOST = 0.9;

    /** Numbers that rise over fewer rows are no keys for that. */
    private static final int FEWEST = 5;

    /** After so many columns rows may be told apart already. */
    private static final int LOOKED_AT_ONCE = 4;

    /** Fewer different owners are too few to divide rows by. */
    private static final int FEWEST_OWNERS = 20;

    /** Whose measurements, visits or purchases a table may list, a row each. */
    private static final List<String> OWNERS = List.of(
            "patient",
            "subject",
            "participant",
            "respondent",
            "person",
            "user",
            "customer",
            "client",
            "member",
            "employee",
            "student",
            "pupil",
            "child",
            "household");

    private TableProfile() {}

    /** Patterns of names, made when a column may be a key. */
    private static final class Names {
        static final Pattern KEY = Pattern.compile(
                "(.*[_ .-])?(id|key|code|uuid|guid)([_ .-].*|s|[0-9])?|.*[a-z](ID|Id|Key|Code)|[A-Z]*ID");

        /** Names of what rises by its nature and may well be learned from. */
        static final Pattern TIME = Pattern.compile("(?i).*(year|month|week|day|date|time|hour|minute|age).*|yr|t|x");
    }

    /** Patterns of dates, made when a column has texts. */
    private static final class Dates {
        static final Pattern ANY = Pattern.compile(
                " *([0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}([T ].*)?|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}([T ].*)?"
                        + "|[A-Za-z]{3,9}\\.? [0-9]{1,2},? [0-9]{4}( .*)?|[0-9]{1,2}[- ][A-Za-z]{3,9}[- ][0-9]{2,4}( .*)?) *");

        static final Pattern PLAIN = Pattern.compile(
                "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
                        + "|[0-9]{4}-(0[13-9]|1[0-2])-(29|30)|[0-9]{4}-(0[13578]|1[02])-31|[0-9]{2}([02468][048]|[13579][26])-02-29");
    }

    /** What a column's cells are. */
    public enum Type {
        NUMBER("number"),
        WHOLE("whole number"),
        DATE("date"),
        TEXT("text"),
        /** Numbers and texts. */
        MIXED("mixed"),
        EMPTY("empty");

        private final String title;

        Type(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * One column.
     *
     * @param missing how many cells have no value
     * @param distinct how many different values there are
     * @param identifier whether it looks like a key of the rows: whole numbers or texts, more than 90 % of them different, and
     *     either a name that says so or numbers that rise from row to row; or the first column, without a name, all different
     */
    public record ColumnProfile(String name, Type type, int missing, int distinct, boolean identifier) {
        public boolean constant() {
            return distinct == 1;
        }
    }

    /** The columns in file order. */
    public static List<ColumnProfile> of(Table table) {
        List<ColumnProfile> profiles = new ArrayList<>();
        for (int column = 0; column < table.header().size(); column++) {
            profiles.add(column(table, column));
        }
        return profiles;
    }

    /** One column. */
    public static ColumnProfile column(Table table, int column) {
        return new ColumnProfile(
                table.header().get(column),
                type(table, column),
                table.columnAt(column).absent(),
                table.distinctCount(column),
                isIdentifier(table, column));
    }

    /** Whether all cells of a column that have a value have the same, and some have one. */
    public static boolean isConstant(Table table, int column) {
        Column cells = table.columnAt(column);
        if (cells.hasText()) {
            return !cells.isNumeric() && cells.words().size() == 1;
        }
        double only = Double.NaN;
        for (int row = 0; row < table.rows(); row++) {
            double number = cells.number(row);
            if (!Double.isNaN(number)) {
                if (number != only && !Double.isNaN(only)) {
                    return false;
                }
                only = number;
            }
        }
        return cells.isNumeric();
    }

    /** Whether a column looks like a key of the rows, as {@link ColumnProfile#identifier} says. */
    public static boolean isIdentifier(Table table, int column) {
        Column cells = table.columnAt(column);
        int present = table.rows() - cells.absent();
        boolean whole = !cells.hasText() && cells.isNumeric() && isWhole(table, column);
        boolean text = cells.hasText() && !cells.isNumeric() && cells.words().size() > MOST * present;
        if (present < 2 || !whole && !text) {
            return false;
        }
        String name = table.header().get(column);
        boolean first = name.isEmpty() && column == 0 && present >= FEWEST;
        boolean named = Names.KEY.matcher(name).matches()
                || Names.KEY.matcher(name.toLowerCase(Locale.ROOT)).matches();
        boolean counts = whole
                && present >= FEWEST
                && rises(table, column)
                && !Names.TIME.matcher(name).matches();
        if (!first && !named && !counts) {
            return false;
        }
        int distinct = counts ? present : table.distinctCount(column);
        return type(table, column) != Type.DATE
                && distinct > MOST * present
                && (named || counts || distinct == present);
    }

    /**
     * A number that people write where there is none, far from all others.
     *
     * @param rows how many rows have it
     * @param least the least of the other numbers
     * @param greatest the greatest of the other numbers
     */
    public record Sentinel(double value, int rows, double least, double greatest) {}

    /**
     * ±9, ±99, ±999, ±9999 or ±99999 in two rows or more, if it is the greatest or the least number of a column and its distance from
     * the others is greater than their range, which is not 0.
     */
    public static Optional<Sentinel> sentinel(Table table, int column) {
        double magnitude = table.greatestMagnitude(column);
        if (magnitude != 9 && magnitude != 99 && magnitude != 999 && magnitude != 9999 && magnitude != 99_999) {
            return Optional.empty();
        }
        int above = 0;
        int below = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < table.rows(); row++) {
            double number = table.number(row, column);
            if (number == magnitude) {
                above++;
            } else if (number == -magnitude) {
                below++;
            } else if (!Double.isNaN(number)) {
                least = Math.min(least, number);
                greatest = Math.max(greatest, number);
            }
        }
        int rows = above + below;
        double distance = above > 0 ? magnitude - greatest : least + magnitude;
        return Math.min(above, below) == 0 && rows > 1 && greatest > least && distance > greatest - least
                ? Optional.of(new Sentinel(above > 0 ? magnitude : -magnitude, rows, least, greatest))
                : Optional.empty();
    }

    /**
     * Texts of a column that people write where a value is not there, such as {@code N/A}, in the order in which they came; {@code unknown} is a
     * category like others. None where they are all that the column has.
     */
    public static List<String> markers(Table table, int column) {
        List<String> words = table.columnAt(column).words();
        List<String> markers = words.stream()
                .filter(TextsAmongNumbers::isMarker)
                .filter(word -> !word.strip().equalsIgnoreCase("unknown"))
                .toList();
        return markers.size() == words.size() && table.numbers(column) == 0 ? List.of() : markers;
    }

    /**
     * Whether a column says whose a row is, such as a patient's, and several rows are one's: its name is that of a person or a
     * household, alone or with a word for a key; at least 20 values; at least two rows a value on average, and none without one.
     */
    public static boolean isOwner(Table table, int column) {
        Column cells = table.columnAt(column);
        if (cells.absent() > 0
                || table.rows() < 2 * FEWEST_OWNERS
                || !namesOwner(table.header().get(column))) {
            return false;
        }
        Type type = type(table, column);
        int distinct = type == Type.NUMBER || type == Type.DATE ? 0 : table.distinctCount(column);
        return distinct >= FEWEST_OWNERS && 2L * distinct <= table.rows();
    }

    private static boolean namesOwner(String name) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if ("_ .-".indexOf(name.charAt(i)) < 0) {
                letters.append(name.charAt(i));
            }
        }
        String word = letters.toString().toLowerCase(Locale.ROOT);
        if (word.equals("id") || word.equals("pid")) {
            return true;
        }
        for (String owner : OWNERS) {
            if (word.startsWith(owner)
                    && List.of("", "id", "no", "nr", "number", "key", "code")
                            .contains(word.substring(owner.length()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The pairs of texts of a column that are equal but for case and blanks, each as {@code [text, other]}, in the order of
     * {@link Table#distinct}.
     */
    public static List<List<String>> nearlyEqual(Table table, int column) {
        Map<String, String> seen = new HashMap<>();
        List<String> words = table.columnAt(column).words();
        for (String word : words) {
            seen.put(folded(word), word);
        }
        if (seen.size() == words.size()) {
            return List.of();
        }
        seen.clear();
        List<List<String>> pairs = new ArrayList<>();
        for (String value : table.distinct(column)) {
            String other = seen.putIfAbsent(folded(value), value);
            if (other != null) {
                pairs.add(List.of(other, value));
            }
        }
        return pairs;
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * How many rows have the same cells in all of some columns as an earlier row. Columns are looked at until they tell all rows
     * apart.
     *
     * @param columns by name
     */
    public static int duplicates(Table table, List<String> columns) {
        long[] rows = new long[table.rows()];
        int repeated = rows.length - 1;
        for (int i = 0; i < columns.size() && repeated > 0; i++) {
            Column cells = table.columnAt(table.column(columns.get(i)).orElseThrow());
            cells.addTo(rows);
            if (i % LOOKED_AT_ONCE == LOOKED_AT_ONCE - 1 || i == columns.size() - 1) {
                repeated = RowHashes.repeated(rows);
            }
        }
        return repeated;
    }

    /**
     * What stands behind the number in each text of a column, such as {@code sqm} in 97 sqm, without blanks around it; empty if there
     * is a text that is no number with that behind it.
     */
    public static Optional<String> unit(Table table, int column) {
        List<String> words = table.columnAt(column).words();
        if (words.isEmpty() || table.isNumeric(column)) {
            return Optional.empty();
        }
        String first = words.get(0).strip();
        int end = 0;
        while (end < first.length() && "+-.,0123456789".indexOf(first.charAt(end)) >= 0) {
            end++;
        }
        String unit = first.substring(end).strip();
        for (String word : words) {
            String text = word.strip();
            if (unit.isEmpty()
                    || !text.endsWith(unit)
                    || !NumberText.isNumber(
                            text.substring(0, text.length() - unit.length()).strip())) {
                return Optional.empty();
            }
        }
        return Optional.of(unit);
    }

    /** Whether all texts of a column are dates like 2024-12-31. */
    public static boolean isPlainDate(Table table, int column) {
        return matchAll(table.columnAt(column).words(), Dates.PLAIN);
    }

    private static Type type(Table table, int column) {
        if (table.isNumeric(column)) {
            return table.hasText(column) ? Type.MIXED : isWhole(table, column) ? Type.WHOLE : Type.NUMBER;
        }
        List<String> words = table.columnAt(column).words();
        if (words.isEmpty()) {
            return Type.EMPTY;
        }
        return matchAll(words, Dates.ANY) ? Type.DATE : Type.TEXT;
    }

    private static boolean matchAll(List<String> words, Pattern pattern) {
        for (String word : words) {
            if (!pattern.matcher(word).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(Table table, int column) {
        for (int row = 0; row < table.rows(); row++) {
            double number = table.number(row, column);
            if (number != Math.rint(number) && !Double.isNaN(number)) {
                return false;
            }
        }
        return true;
    }

    private static boolean rises(Table table, int column) {
        for (int row = 1; row < table.rows(); row++) {
            if (!(table.number(row, column) > table.number(row - 1, column))) {
                return false;
            }
        }
        return true;
    }
}
