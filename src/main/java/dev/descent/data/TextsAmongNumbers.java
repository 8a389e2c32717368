package dev.descent.data;

import dev.descent.model.TableFormat;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is told of a column whose texts keep it from being numbers, once for the whole column: how many there are, and the key that
 * mends it.
 *
 * @param row the first row with such a text
 */
record TextsAmongNumbers(int row, String message, String remedy) {
    private static final int SHOWN = 3;
    /** The most rows of a footer. */
    private static final int FOOTER = 3;

    /** What stands in texts beside a number. */
    static final String ADORNMENTS = "$€£¥₹,%' \u00A0\u202F";

    private static final Set<String> MARKERS = Set.of(
            "?", "-", "--", ".", "..", "*", "n/a", "#n/a", "null", "none", "unknown", "missing", "nil", "-nan", "inf");

    /** Whether a text usually means that a value is not there. */
    static boolean isMarker(String text) {
        return MARKERS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * What is wrong with a column of numbers that holds texts too; empty if it holds none.
     *
     * @param needed whether it is to hold numbers as a target or weight does, and can't be left out
     */
    static Optional<TextsAmongNumbers> of(Table table, int column, boolean needed) {
        Found found = new Found(table, column, word -> true);
        if (found.words.isEmpty()) {
            return Optional.empty();
        }
        String texts = found.texts() == 1 ? "1 text" : found.texts() + " texts";
        int numbers = table.numbers(column);
        String message = found.named() + " has " + (numbers == 1 ? "1 number" : numbers + " numbers") + " and " + texts
                + " (" + found.shown() + ")";
        Optional<String> adorned = found.adornment();
        if (adorned.isPresent()) {
            return Optional.of(new TextsAmongNumbers(found.first(), message, adorned.get()));
        }
        List<String> remedies = new ArrayList<>();
        boolean markers = found.words.stream().allMatch(TextsAmongNumbers::isMarker);
        if (markers) {
            remedies.add("say that they mean \"not there\": `missing_values: [" + found.quoted() + "]`");
        } else {
            remedies.add(needed ? "mend the cells" : "list it under `categorical` or `ignore`");
            remedies.add("name what is missing: `missing_values: [" + found.quoted() + "]`");
        }
        if (found.first() >= table.rows() - FOOTER && found.first() > 0) {
            remedies.add("leave out a footer: `csv: {path: …, skip_last: " + (table.rows() - found.first()) + "}`");
        }
        return Optional.of(new TextsAmongNumbers(found.first(), message, String.join(", or ", remedies)));
    }

    /**
     * What is wrong with a column of texts all of which are numbers but for some characters, or some of which are but for blanks around
     * them; empty if nothing is.
     */
    static Optional<TextsAmongNumbers> disguised(Table table, int column, boolean target) {
        if (table.isNumeric(column) || !table.hasText(column)) {
            return Optional.empty();
        }
        Found found = new Found(table, column, word -> true);
        Optional<String> remedy = found.adornment();
        if (remedy.isEmpty()) {
            found = new Found(table, column, word -> NumberText.isNumber(word.strip()));
            remedy = found.adornment();
        }
        if (remedy.isEmpty()) {
            return Optional.empty();
        }
        String texts = found.texts() == 1
                ? "1 text that is a number but for "
                : found.texts() + " texts that are numbers but for ";
        return Optional.of(new TextsAmongNumbers(
                found.first(),
                found.named() + " holds " + texts + found.adornments() + " (" + found.shown() + ")",
                remedy.get() + (target ? "" : ", or list it under `categorical`")));
    }

    /** A text without what stands beside a number. */
    static String bare(String word) {
        StringBuilder left = new StringBuilder();
        word.chars().filter(c -> ADORNMENTS.indexOf(c) < 0).forEach(c -> left.append((char) c));
        return left.toString();
    }

    /** The texts of a column that no number could be. */
    private static final class Found {
        private static final Pattern GROUPED = Pattern.compile("[^0-9]*[0-9]{1,3}(,[0-9]{3})+([^0-9,].*)?");
        private static final Pattern DECIMAL_COMMA =
                Pattern.compile("[+-]?([0-9]{1,3}(\\.[0-9]{3})+|[0-9]+)(,[0-9]+)?");

        /** Of a point that groups thousands, without and with a decimal comma. */
        private static final Pattern THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{3})+");

        private static final Pattern MILLIONS = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{3}){2,}");

        final List<String> words;
        private final Column cells;
        private final TableFormat format;
        private final int rows;
        private int texts;
        private int first = -1;

        /** @param of which of them */
        Found(Table table, int column, Predicate<String> of) {
            this.cells = table.columnAt(column);
            this.rows = table.rows();
            this.format = table.format();
            this.words = cells.words().stream()
                    .filter(w -> !isNumber(w) && of.test(w))
                    .toList();
        }

        /** Whether a text is a number as the file writes them. */
        private boolean isNumber(String word) {
            return NumberText.isNumber(word) && (format.decimal() == '.' || word.indexOf('.') < 0);
        }

        /** How many there are. */
        int texts() {
            if (first < 0) {
                count();
            }
            return texts;
        }

        /** The first row with one. */
        int first() {
            if (first < 0) {
                count();
            }
            return first;
        }

        private void count() {
            Set<String> wanted = new HashSet<>(words);
            boolean[] counts = new boolean[cells.words().size()];
            for (int code = 0; code < counts.length; code++) {
                counts[code] = wanted.contains(cells.words().get(code));
            }
            for (int row = 0; row < rows; row++) {
                int code = cells.code(row);
                if (code >= 0 && counts[code]) {
                    texts++;
                    first = first < 0 ? row : first;
                }
            }
        }

        String named() {
            return "the column '" + cells.name() + "'";
        }

        String shown() {
            String some = String.join(", ", words.subList(0, Math.min(SHOWN, words.size())));
            return words.size() > SHOWN ? some + ", …" : some;
        }

        String quoted() {
            List<String> some =
                    words.stream().limit(SHOWN).map(CsvRemedy::quoted).toList();
            return String.join(", ", some) + (words.size() > SHOWN ? ", …" : "");
        }

        /** The characters that are no part of a number, as they are told. */
        String adornments() {
            if (characters().isEmpty()) {
                return "points";
            }
            StringBuilder told = new StringBuilder();
            for (String one : characters()) {
                told.append(told.length() == 0 ? "" : " and ").append(one.isBlank() ? "blanks" : "'" + one + "'");
            }
            return told.toString();
        }

        private Set<String> characters() {
            Set<String> found = new TreeSet<>();
            for (String word : words) {
                word.chars().filter(c -> ADORNMENTS.indexOf(c) >= 0).forEach(c -> found.add(String.valueOf((char) c)));
            }
            return found;
        }

        /** The key by which all texts become numbers; empty if there is none. */
        Optional<String> adornment() {
            if (words.isEmpty()) {
                return Optional.empty();
            }
            if (format.thousands().isEmpty()) {
                if (format.decimal() == ',' && words.stream().allMatch(w -> isGrouped(w))) {
                    return Optional.of(CsvRemedy.set("thousands: \".\""));
                }
                if (format.decimal() == '.'
                        && words.stream().allMatch(w -> MILLIONS.matcher(w).matches())) {
                    return Optional.of(CsvRemedy.set("decimal: \",\", thousands: \".\""));
                }
            }
            Optional<String> decimal = decimalComma();
            if (decimal.isPresent() || !words.stream().allMatch(word -> NumberText.isNumber(bare(word)))) {
                return decimal;
            }
            if (words.stream().allMatch(word -> NumberText.isNumber(word.strip()))) {
                return Optional.of("remove the spaces around " + (words.size() == 1 ? "it" : "them") + ", or "
                        + CsvRemedy.set("trim: true"));
            }
            boolean percent = words.stream().allMatch(word -> word.strip().endsWith("%"));
            if (percent && characters().stream().allMatch(one -> one.isBlank() || one.equals("%"))) {
                return Optional.of("set `" + numbers("percent") + "`");
            }
            return Optional.of("set `" + numbers(strip(characters())) + "`");
        }

        private static boolean isGrouped(String word) {
            int comma = word.indexOf(',');
            return THOUSANDS
                            .matcher(comma < 0 ? word : word.substring(0, comma))
                            .matches()
                    && (comma < 0 || word.substring(comma + 1).chars().allMatch(Character::isDigit));
        }

        /** The keys for 12,5 and 1.234,50 €: to take away the comma would make these many times as large. */
        private Optional<String> decimalComma() {
            List<String> bare = words.stream()
                    .map(word -> bare(word.replace(',', '\0')).replace('\0', ','))
                    .toList();
            if (!bare.stream().allMatch(word -> DECIMAL_COMMA.matcher(word).matches())
                    || bare.stream()
                            .noneMatch(word -> word.indexOf(',') >= 0
                                    && !GROUPED.matcher(word).matches())) {
                return Optional.empty();
            }
            boolean points = bare.stream().anyMatch(word -> word.indexOf('.') >= 0);
            Set<String> others = characters();
            others.removeIf(one -> one.isBlank() || one.equals(","));
            String form = others.equals(Set.of("%")) ? "percent" : strip(others);
            return Optional.of(CsvRemedy.set("decimal: \",\"" + (points ? ", thousands: \".\"" : ""))
                    + (others.isEmpty() ? "" : " and `" + numbers(form) + "`"));
        }

        private String numbers(String form) {
            return "numbers: {columns: {" + CsvRemedy.key(cells.name()) + ": " + form + "}}";
        }

        private static String strip(Set<String> characters) {
            return "{strip: " + CsvRemedy.quoted(String.join("", characters).replaceAll("\\s", "")) + "}";
        }
    }
}
