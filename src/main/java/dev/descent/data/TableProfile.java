package dev.descent.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the columns of a table hold, as far as their cells alone tell. */
public final class TableProfile {
    private static final Pattern KEY_NAME =
            Pattern.compile("(.*[_ .-])?(id|key|code|uuid|guid)([_ .-].*|s|[0-9])?|.*[a-z](ID|Id|Key|Code)|[A-Z]*ID");

    /** Names of what rises by its nature and may well be learned from. */
    private static final Pattern TIME_NAME =
            Pattern.compile("(?i).*(year|month|week|day|date|time|hour|minute|age).*|yr|t|x");

    private static final Pattern DATE = Pattern.compile(
            "[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}([T ].*)?|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}([T ].*)?"
                    + "|[A-Za-z]{3,9}\\.? [0-9]{1,2},? [0-9]{4}( .*)?|[0-9]{1,2}[- ][A-Za-z]{3,9}[- ][0-9]{2,4}( .*)?");

    private static final Pattern PLAIN_DATE = Pattern.compile(
            "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
                    + "|[0-9]{4}-(0[13-9]|1[0-2])-(29|30)|[0-9]{4}-(0[13578]|1[02])-31|[0-9]{2}([02468][048]|[13579][26])-02-29");

    /** The share of the values that must differ in a column that tells rows apart. */
    private static final double MOST = 0.9;

    /** Numbers that rise over fewer rows are no keys for that. */
    private static final int FEWEST = 5;

    private TableProfile() {}

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
        return IntStream.range(0, table.header().size())
                .mapToObj(column -> column(table, column))
                .toList();
    }

    /** One column. */
    public static ColumnProfile column(Table table, int column) {
        Type type = type(table, column);
        int missing = (int) IntStream.range(0, table.rows())
                .filter(row -> table.missing(row, column))
                .count();
        int distinct = table.distinctCount(column);
        String name = table.header().get(column);
        return new ColumnProfile(
                name, type, missing, distinct, isIdentifier(table, column, type, distinct, table.rows() - missing));
    }

    /** The pairs of texts of a column that are equal but for case and blanks, each as {@code [text, other]}. */
    public static List<List<String>> nearlyEqual(Table table, int column) {
        List<List<String>> pairs = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        if (!table.hasText(column)) {
            return pairs;
        }
        for (String value : table.distinct(column)) {
            String other = seen.putIfAbsent(value.strip().toLowerCase(Locale.ROOT), value);
            if (other != null) {
                pairs.add(List.of(other, value));
            }
        }
        return pairs;
    }

    /**
     * How many rows have the same cells in all of some columns as an earlier row.
     *
     * @param columns by name
     */
    public static int duplicates(Table table, List<String> columns) {
        int[] indices = columns.stream()
                .mapToInt(name -> table.column(name).orElseThrow())
                .toArray();
        Set<List<Object>> seen = new HashSet<>();
        int duplicates = 0;
        for (int row = 0; row < table.rows(); row++) {
            List<Object> cells = new ArrayList<>(indices.length);
            for (int column : indices) {
                Column it = table.columnAt(column);
                cells.add(it.code(row) >= 0 ? (Object) it.code(row) : (Object) (it.number(row) + 0.0));
            }
            duplicates += seen.add(cells) ? 0 : 1;
        }
        return duplicates;
    }

    /** Whether all texts of a column are dates like 2024-12-31. */
    public static boolean isPlainDate(Table table, int column) {
        return table.columnAt(column).words().stream()
                .allMatch(word -> PLAIN_DATE.matcher(word).matches());
    }

    private static Type type(Table table, int column) {
        if (table.isNumeric(column)) {
            return table.hasText(column) ? Type.MIXED : isWhole(table, column) ? Type.WHOLE : Type.NUMBER;
        }
        List<String> words = table.columnAt(column).words();
        if (words.isEmpty()) {
            return Type.EMPTY;
        }
        return words.stream().allMatch(word -> DATE.matcher(word.strip()).matches()) ? Type.DATE : Type.TEXT;
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

    private static boolean isIdentifier(Table table, int column, Type type, int distinct, int present) {
        if (present < 2 || distinct <= MOST * present || type != Type.WHOLE && type != Type.TEXT) {
            return false;
        }
        String name = table.header().get(column);
        return present >= FEWEST && name.isEmpty() && column == 0 && distinct == present
                || KEY_NAME.matcher(name).matches()
                || KEY_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()
                || type == Type.WHOLE
                        && present >= FEWEST
                        && !TIME_NAME.matcher(name).matches()
                        && rises(table, column);
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
