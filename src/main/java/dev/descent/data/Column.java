package dev.descent.data;

import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of a table in little memory: numbers in chunks of {@code float[]} that become {@code double[]} where a float would
 * not hold a number exactly, texts as codes into a dictionary. Either kind of chunk exists only where a cell needs it, so a column
 * of 5 million numbers takes 20 to 40 MB.
 */
final class Column {
    private static final int CHUNK = 4096;
    private static final int NO_TEXT = -1;

    private final String name;
    private final List<Object> numbers = new ArrayList<>();
    private final List<int[]> codes = new ArrayList<>();
    private final Map<String, Integer> dictionary = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int rows;
    private int numeric;
    private int textual;

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

    /** The distinct texts, in the order in which they came. */
    List<String> words() {
        return words;
    }

    void addMissing() {
        nextRow();
    }

    void addNumber(double value) {
        int row = nextRow();
        int chunk = row / CHUNK;
        int at = row % CHUNK;
        boolean exact = (float) value == value;
        Object stored = numbers.get(chunk);
        if (stored == null) {
            stored = exact ? filledFloats() : filledDoubles();
            numbers.set(chunk, stored);
        } else if (!exact && stored instanceof float[] floats) {
            stored = widened(floats);
            numbers.set(chunk, stored);
        }
        if (stored instanceof float[] floats) {
            floats[at] = (float) value;
        } else {
            ((double[]) stored)[at] = value;
        }
        numeric++;
    }

    void addText(String text) {
        int row = nextRow();
        int chunk = row / CHUNK;
        if (codes.get(chunk) == null) {
            int[] none = new int[CHUNK];
            Arrays.fill(none, NO_TEXT);
            codes.set(chunk, none);
        }
        Integer code = dictionary.get(text);
        if (code == null) {
            code = words.size();
            dictionary.put(text, code);
            words.add(text);
        }
        codes.get(chunk)[row % CHUNK] = code;
        textual++;
    }

    /** Ends the reading: gives back what the last chunk does not need. */
    void trim() {
        int last = numbers.size() - 1;
        int used = rows - last * CHUNK;
        if (last >= 0) {
            Object stored = numbers.get(last);
            if (stored != null) {
                numbers.set(
                        last,
                        stored instanceof float[] floats
                                ? Arrays.copyOf(floats, used)
                                : Arrays.copyOf((double[]) stored, used));
            }
            if (codes.get(last) != null) {
                codes.set(last, Arrays.copyOf(codes.get(last), used));
            }
        }
        dictionary.clear();
    }

    /** The number of a cell, NaN if it has none. */
    double number(int row) {
        Object stored = numbers.get(row / CHUNK);
        if (stored instanceof float[] floats) {
            return floats[row % CHUNK];
        }
        return stored == null ? Double.NaN : ((double[]) stored)[row % CHUNK];
    }

    /** The index of a cell's text in {@link #words()}, −1 if it is no text. */
    int code(int row) {
        int[] stored = codes.get(row / CHUNK);
        return stored == null ? NO_TEXT : stored[row % CHUNK];
    }

    boolean missing(int row) {
        return Double.isNaN(number(row)) && code(row) == NO_TEXT;
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

    private int nextRow() {
        if (rows % CHUNK == 0) {
            numbers.add(null);
            codes.add(null);
        }
        return rows++;
    }

    private static float[] filledFloats() {
        float[] none = new float[CHUNK];
        Arrays.fill(none, Float.NaN);
        return none;
    }

    private static double[] filledDoubles() {
        double[] none = new double[CHUNK];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private static double[] widened(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
