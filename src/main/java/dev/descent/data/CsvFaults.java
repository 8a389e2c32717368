package dev.descent.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Finds the place of what made the parser give up: it only says that it did, or counts differently. */
final class CsvFaults {
    private CsvFaults() {}

    /** Tells the first byte that is not UTF-8. */
    static void tellWhereNotUtf8(Path file, CsvProblems problems) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            String header = "";
            int number = 1;
            byte[] line = nextLine(in);
            while (line != null) {
                ByteBuffer bytes = ByteBuffer.wrap(line);
                CharBuffer chars = CharBuffer.allocate(line.length);
                CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
                CoderResult result = decoder.decode(bytes, chars, line.length < LineReader.MOST);
                String text = chars.flip().toString();
                if (result.isError()) {
                    int column = cellOf(text);
                    problems.cell(
                            number,
                            column,
                            "the byte " + hex(line[bytes.position()]) + " is not UTF-8, in "
                                    + columnName(number == 1 ? text : header, column),
                            "save the file as UTF-8");
                    return;
                }
                header = number == 1 ? text : header;
                line = nextLine(in);
                number++;
            }
            problems.line(1, "the file is not UTF-8", "save the file as UTF-8");
        }
    }

    /**
     * Tells which quote of the record that starts in {@code firstLine} is wrong: one that is never closed, or one with text behind
     * it.
     */
    static void tellWrongQuote(Path file, int firstLine, List<Column> columns, CsvProblems problems)
            throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (int line = 1; line < firstLine; line++) {
                reader.readLine();
            }
            int column = 0;
            boolean start = true;
            boolean quoted = false;
            boolean closed = false;
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (quoted) {
                    quoted = c != '"';
                    closed = !quoted;
                } else if (c == '"' && (start || closed)) {
                    quoted = true;
                    closed = false;
                    start = false;
                } else if (c == ',') {
                    column++;
                    start = true;
                    closed = false;
                } else if (closed && !Character.isWhitespace(c)) {
                    problems.cell(
                            firstLine,
                            column,
                            "there is text after a closing quote in " + columnName(columns, column),
                            "a quote inside quotes is written twice");
                    return;
                } else if (c != '\uFEFF') {
                    start = false;
                }
            }
            problems.cell(
                    firstLine,
                    column,
                    "a quote opens in " + columnName(columns, column) + " and is never closed",
                    "a quote inside quotes is written twice");
        }
    }

    private static byte[] nextLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        while (b >= 0 && b != '\n' && b != '\r') {
            if (line.size() < LineReader.MOST) {
                line.write(b);
            }
            b = in.read();
        }
        if (b == '\r') {
            in.mark(1);
            if (in.read() != '\n') {
                in.reset();
            }
        }
        return line.toByteArray();
    }

    /** The cell, from 0, in which this start of a line ends. */
    private static int cellOf(String start) {
        int cell = 0;
        for (int end = CsvLines.endOfCell(start, 0); end < start.length(); end = CsvLines.endOfCell(start, end + 1)) {
            cell++;
        }
        return cell;
    }

    private static String columnName(String header, int column) {
        int start = 0;
        for (int c = 0; c < column; c++) {
            start = CsvLines.endOfCell(header, start) + 1;
            if (start > header.length()) {
                return "column " + (column + 1);
            }
        }
        String name = header.substring(start, CsvLines.endOfCell(header, start));
        return "the column '" + name + "'";
    }

    private static String columnName(List<Column> columns, int column) {
        return column < columns.size() ? "the column '" + columns.get(column).name() + "'" : "column " + (column + 1);
    }

    private static String hex(byte b) {
        return String.format(Locale.ROOT, "0x%02X", b);
    }
}
