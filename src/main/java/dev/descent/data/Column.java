package dev.descent.data;

import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A column of a table in little memory: numbers in {@link NumberChunk}s, texts as codes into a dictionary. Codes exist only where a
 * chunk has texts, so a column of 5 million numbers takes 10 to 40 MB.
 */
public final class Column {
    private static final int CHUNK = NumberChunk.ROWS;
    private static final int NO_TEXT = -1;
    private static final int[] NO_CODES = {};

    private final String name;
    private final List<NumberChunk> numbers = new ArrayList<>();
    private final List<int[]> codes = new ArrayList<>();
    private final Map<String, Integer> dictionary = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    /** The chunk that is being filled. */
    private double[] open = new double[16];

    private int[] openCodes = NO_CODES;
    private int openDecimals;
    private int openRows;
    private int numeric;
    private int textual;
    private int absent;
    private double greatest;
    private double smallest = Double.MAX_VALUE;
    private Optional<PointTally> points = Optional.empty();

    Column(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Whether any cell is a number. */
    boolean isNumeric() {
        return numeric > 0;
    }

    /** Whether any cell is a text. */
    boolean hasText() {
        return textual > 0;
    }

    /** Whether every cell is a number. */
    boolean isAllNumbers() {
        return textual + absent == 0;
    }

    /** How many cells have no value. */
    int absent() {
        return absent;
    }

    /** How many cells are numbers. */
    int numbers() {
        return numeric;
    }

    /** The greatest magnitude of a number, 0 if there is none. */
    double greatestMagnitude() {
        return greatest;
    }

    /** The smallest magnitude of a number that is not 0, very large if there is none. */
    double smallestMagnitude() {
        return smallest;
    }

    /** The distinct texts, in the order in which they came. */
    List<String> words() {
        return words;
    }

    /** Makes this the count of how its numbers are written. */
    void count(PointTally tally) {
        points = Optional.of(tally);
    }

    /** How points stand in its numbers, where that was looked at. */
    Optional<PointTally> points() {
        return points;
    }

    /** Adds a cell as what it is. */
    void add(String text) {
        if (isMissing(text)) {
            addMissing();
            return;
        }
        OptionalDouble number = NumberText.parse(text);
        if (number.isPresent()) {
            addNumber(number.getAsDouble(), decimals(text));
        } else {
            addText(text);
        }
    }

    /** Whether a cell means "not there" in every table. */
    static boolean isMissing(String text) {
        return text.isEmpty()
                || text.length() == 2 && text.equalsIgnoreCase("NA")
                || text.length() == 3 && text.equalsIgnoreCase("NaN");
    }

    /** The digits behind a number's point; many if it has an exponent. */
    static int decimals(String number) {
        if (number.indexOf('e') >= 0 || number.indexOf('E') >= 0) {
            return Integer.MAX_VALUE;
        }
        int point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point - 1;
    }

    void addMissing() {
        nextRow();
        absent++;
    }

    /** @param decimals the most digits that stand behind its point; any number if that is not known */
    void addNumber(double value, int decimals) {
        int row = nextRow();
        open[row] = value;
        openDecimals = Math.max(openDecimals, decimals);
        numeric++;
    }

    /** Adds a cell that is neither a number nor missing. */
    void addText(String text) {
        int row = nextRow();
        if (openCodes.length == 0) {
            openCodes = new int[open.length];
            Arrays.fill(openCodes, NO_TEXT);
        }
        Integer code = dictionary.get(text);
        if (code == null) {
            code = words.size();
            dictionary.put(text, code);
            words.add(text);
        }
        openCodes[row] = code;
        textual++;
    }

    /** Adds the cells of another column; so many missing ones if there is none. */
    void addAll(Optional<Column> other, int rows) {
        other.flatMap(Column::points).ifPresent(it -> {
            points = points.or(() -> Optional.of(new PointTally()));
            points.get().add(it);
        });
        for (int row = 0; row < rows; row++) {
            int code = other.isPresent() ? other.get().code(row) : NO_TEXT;
            double number = other.isPresent() ? other.get().number(row) : Double.NaN;
            if (code != NO_TEXT) {
                addText(other.get().words.get(code));
            } else if (Double.isNaN(number)) {
                addMissing();
            } else {
                addNumber(number, other.get().chunk(row).decimals());
            }
        }
    }

    /** Ends the reading. */
    void trim() {
        if (openRows > 0) {
            close();
        }
        open = new double[0];
        dictionary.clear();
    }

    /** The number of a cell, NaN if it has none. */
    double number(int row) {
        return numbers.get(row / CHUNK).get(row % CHUNK);
    }

    /** The numbers of the chunk that begins with a row. */
    NumberChunk chunk(int row) {
        return numbers.get(row / CHUNK);
    }

    /** The index of a cell's text in {@link #words()}, −1 if it is not text. */
    int code(int row) {
        int[] stored = codes.get(row / CHUNK);
        return stored.length == 0 ? NO_TEXT : stored[row % CHUNK];
    }

    boolean missing(int row) {
        return absent > 0 && Double.isNaN(number(row)) && code(row) == NO_TEXT;
    }

    /** Lets the hash of each row go on with its cell. */
    void addTo(long[] hashes) {
        for (int from = 0; from < hashes.length; from += CHUNK) {
            NumberChunk chunk = chunk(from);
            int[] texts = codes.get(from / CHUNK);
            int rows = Math.min(CHUNK, hashes.length - from);
            for (int row = 0; row < rows; row++) {
                int code = texts.length == 0 ? NO_TEXT : texts[row];
                hashes[from + row] = RowHashes.and(
                        hashes[from + row], code >= 0 ? code : Double.doubleToLongBits(chunk.get(row) + 0.0));
            }
        }
    }

    /** A text as it stands, a number as its shortest decimal, a missing value as nothing. */
    String text(int row) {
        int code = code(row);
        if (code != NO_TEXT) {
            return words.get(code);
        }
        double number = number(row);
        return Double.isNaN(number) ? "" : NumberText.written(number);
    }

    /** The place of the next row in the open chunk, where there is no number yet. */
    private int nextRow() {
        if (openRows == CHUNK) {
            close();
        }
        if (openRows == open.length) {
            open = Arrays.copyOf(open, Math.min(CHUNK, 4 * open.length));
            if (openCodes.length > 0) {
                openCodes = Arrays.copyOf(openCodes, open.length);
                Arrays.fill(openCodes, openRows, openCodes.length, NO_TEXT);
            }
        }
        open[openRows] = Double.NaN;
        return openRows++;
    }

    private void close() {
        double[] values = openRows == open.length ? open : Arrays.copyOf(open, openRows);
        for (double value : values) {
            double magnitude = Math.abs(value);
            greatest = magnitude > greatest ? magnitude : greatest;
            smallest = magnitude > 0 && magnitude < smallest ? magnitude : smallest;
        }
        numbers.add(NumberChunk.of(values, openDecimals));
        codes.add(openCodes.length == 0 ? NO_CODES : Arrays.copyOf(openCodes, openRows));
        openCodes = NO_CODES;
        openDecimals = 0;
        openRows = 0;
    }
}
