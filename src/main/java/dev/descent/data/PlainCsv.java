package dev.descent.data;

import dev.descent.number.NumberText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads plain CSV files from their bytes, about four times as fast as a parser that makes a text of each cell. Plain is a file of
 * printable ASCII without quotes, with the same number of cells in each line, lines that end with \n or \r\n, and nothing wrong with
 * its header. Anything else makes it give up: {@link CsvReader#readAny} then reads the file from its start, and it alone knows
 * mistakes.
 */
final class PlainCsv {
    private static final int BUFFER = 1 << 18;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    /** So many digits fit a long. */
    private static final int MOST_DIGITS = 18;

    private static final int GIVE_UP = -1;

    private final Path file;
    private final String shownName;
    private final byte[] bytes = new byte[BUFFER + 1];
    private Column[] columns = {};
    private int rows;
    private boolean lineWasEmpty;

    PlainCsv(Path file, String shownName) {
        this.file = file;
        this.shownName = shownName;
    }

    /** The table; empty if the file is not plain. */
    Optional<Table> read() throws IOException {
        MessageDigest sha256 = CsvReader.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            int filled = 0;
            boolean more = true;
            for (boolean first = true; more; first = false) {
                int count = in.readNBytes(bytes, filled, BUFFER - filled);
                sha256.update(bytes, filled, count);
                filled += count;
                more = filled == BUFFER;
                if (!more && filled > 0 && bytes[filled - 1] != '\n') {
                    bytes[filled++] = '\n';
                }
                int end = endOfLines(filled);
                boolean marked = first && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
                if (more && end == 0 || !readLines(marked ? BYTE_ORDER_MARK.length : 0, end)) {
                    return Optional.empty();
                }
                filled -= end;
                System.arraycopy(bytes, end, bytes, 0, filled);
            }
        }
        return rows == 0 ? Optional.empty() : Optional.of(table(HexFormat.of().formatHex(sha256.digest())));
    }

    private Table table(String digest) {
        for (Column column : columns) {
            column.trim();
        }
        RowLines lines = new RowLines();
        lines.add(2);
        return new Table(file, shownName, List.of(columns), rows, lines, digest);
    }

    /** The place behind the last line feed among the first bytes; 0 if there is none. */
    private int endOfLines(int filled) {
        int end = filled;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Reads whole lines; whether they are plain. */
    private boolean readLines(int from, int end) {
        int at = from;
        while (at >= 0 && at < end) {
            at = columns.length == 0 ? readHeader(at) : readRow(at);
        }
        return at >= 0;
    }

    private int readHeader(int from) {
        List<String> names = new ArrayList<>();
        int at = from;
        int end;
        do {
            end = endOfCell(at);
            if (end == GIVE_UP) {
                return GIVE_UP;
            }
            names.add(text(at, end));
            at = end + 1;
        } while (bytes[end] == ',');
        if (names.size() > CsvReader.MOST_COLUMNS || names.size() == 1 && mayHoldSeparator(names.get(0))) {
            return GIVE_UP;
        }
        if (names.equals(List.of("")) || new HashSet<>(names).size() < names.size()) {
            return GIVE_UP;
        }
        columns = names.stream().map(Column::new).toArray(Column[]::new);
        return behindLine(end);
    }

    private static boolean mayHoldSeparator(String name) {
        return name.chars().anyMatch(c -> CsvReader.OTHER_SEPARATORS.indexOf(c) >= 0);
    }

    private int readRow(int from) {
        int line = behindLine(from);
        if (line != GIVE_UP) {
            lineWasEmpty = true;
            return line;
        }
        int at = from;
        int last = columns.length - 1;
        for (int c = 0; c < last; c++) {
            int end = readCell(columns[c], at);
            if (end == GIVE_UP || bytes[end] != ',') {
                return GIVE_UP;
            }
            at = end + 1;
        }
        int end = readCell(columns[last], at);
        rows++;
        // Empty lines are nothing at the end of the file alone.
        return end == GIVE_UP || lineWasEmpty ? GIVE_UP : behindLine(end);
    }

    /** The place behind a line end that stands here. */
    private int behindLine(int at) {
        if (bytes[at] == '\n') {
            return at + 1;
        }
        return bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : GIVE_UP;
    }

    /** Reads the cell that begins here into its column; the place where it ends. */
    private int readCell(Column column, int from) {
        int at = from;
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') {
            at++;
        }
        long digits = 0;
        int first = at;
        for (; isDigit(bytes[at]); at++) {
            digits = 10 * digits + (bytes[at] - '0');
        }
        int count = at - first;
        int decimals = 0;
        boolean pointless = bytes[at] != '.';
        if (!pointless) {
            int point = at++;
            for (; isDigit(bytes[at]); at++) {
                digits = 10 * digits + (bytes[at] - '0');
            }
            decimals = at - point - 1;
            count += decimals;
        }
        boolean number = count > 0 && count <= MOST_DIGITS && (pointless || decimals > 0) && isEnd(bytes[at]);
        if (!number) {
            return readText(column, from);
        }
        double value = NumberText.nearest(digits, -decimals);
        column.addNumber(negative && digits != 0 ? -value : value, decimals);
        return at;
    }

    /** Reads a cell that may be anything. */
    private int readText(Column column, int from) {
        int end = endOfCell(from);
        if (end != GIVE_UP) {
            CsvReader.add(text(from, end), column);
        }
        return end;
    }

    /** The place of the comma or line end behind the cell that begins here, if it is plain. */
    private int endOfCell(int from) {
        int at = from;
        while (!isEnd(bytes[at])) {
            if (bytes[at] < ' ' || bytes[at] > '~' || bytes[at] == '"') {
                return GIVE_UP;
            }
            at++;
        }
        return at;
    }

    private String text(int from, int end) {
        return new String(bytes, from, end - from, StandardCharsets.US_ASCII);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isEnd(byte b) {
        return b == ',' || b == '\n' || b == '\r';
    }
}
