package dev.descent.data;

import dev.descent.model.TableFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Finds the place of what made the parser give up: it only says that it did, or counts differently. */
final class CsvFaults {
    private CsvFaults() {}

    /** Tells the first byte that stands for no character. */
    static void tellWhereWrongByte(TableFile file, CsvProblems problems) throws IOException {
        String encoding = file.charset().equals(StandardCharsets.UTF_8)
                ? "UTF-8"
                : file.format().encoding();
        // In Latin-1 each character is the byte of its number.
        try (Reader text = new InputStreamReader(file.bytes(), StandardCharsets.ISO_8859_1)) {
            LineReader lines = new LineReader(text);
            List<String> header = List.of();
            int number = 1;
            for (String line = lines.next(); line != null; line = lines.next()) {
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1));
                CharBuffer chars = CharBuffer.allocate(bytes.limit());
                CoderResult result = file.charset().newDecoder().decode(bytes, chars, bytes.limit() < LineReader.MOST);
                if (result.isError() || number == 1) {
                    List<String> cells = CsvLines.cells(chars.flip().toString(), file.format());
                    header = number == 1 ? cells : header;
                    if (result.isError()) {
                        int column = cells.size() - 1;
                        String wrong = String.format(Locale.ROOT, "0x%02X", bytes.get(bytes.position()));
                        problems.cell(
                                number,
                                column,
                                "the byte " + wrong + " is not " + encoding + ", in " + columnName(header, column),
                                "save the file as UTF-8" + otherEncodings(file));
                        return;
                    }
                }
                number++;
            }
            problems.line(1, "the file is not " + encoding, "save the file as UTF-8");
        }
    }

    private static String otherEncodings(TableFile file) throws IOException {
        EncodingGuess guess = new EncodingGuess(file.charset());
        try (Reader text = new InputStreamReader(file.bytes(), StandardCharsets.ISO_8859_1)) {
            LineReader lines = new LineReader(text);
            for (String line = lines.next(); line != null; line = lines.next()) {
                guess.add(line.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        List<String> names = guess.names();
        if (names.isEmpty()) {
            return "";
        }
        String others = String.join(" or ", names.subList(1, names.size()));
        return ", or " + CsvRemedy.set("encoding: " + names.get(0)) + (others.isEmpty() ? "" : " (or " + others + ")");
    }

    /**
     * Tells which quote of the record that starts in {@code firstLine} is wrong: one that is never closed, or one with text behind
     * it.
     */
    static void tellWrongQuote(TableFile file, int firstLine, List<Column> columns, CsvProblems problems)
            throws IOException {
        String text = textFrom(file, firstLine);
        int right = 0;
        int wrong = text.length() + 1;
        while (wrong - right > 1) {
            int middle = (right + wrong) >>> 1;
            if (isRightSoFar(text.substring(0, middle), file.format())) {
                right = middle;
            } else {
                wrong = middle;
            }
        }
        int column = CsvLines.cells(text.substring(0, right), file.format()).size() - 1;
        String name = columnName(columns.stream().map(Column::name).toList(), column);
        problems.cell(
                firstLine,
                column,
                right == text.length()
                        ? "a quote opens in " + name + " and is never closed"
                        : "there is text after a closing quote in " + name,
                "a quote inside quotes is written twice");
    }

    /** Whether nothing is wrong with the beginning of a record; a quote may still be closed. */
    @SuppressWarnings("ReturnValueIgnored") // reading is what may go wrong
    private static boolean isRightSoFar(String beginning, TableFormat form) throws IOException {
        CSVFormat format = StrictCsv.form(form).builder().setLenientEof(true).get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(beginning))
                .setFormat(format)
                .get()) {
            parser.iterator().hasNext();
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The file from a line on, as far as a record may reach. */
    private static String textFrom(TableFile file, int line) throws IOException {
        try (BufferedReader reader = new BufferedReader(file.shownText())) {
            for (int skipped = 1; skipped < line; skipped++) {
                reader.readLine();
            }
            StringBuilder text = new StringBuilder();
            char[] piece = new char[1 << 12];
            for (int read = 0; read >= 0 && text.length() < RecordGuard.MOST; read = reader.read(piece)) {
                text.append(piece, 0, read);
            }
            return text.toString();
        }
    }

    private static String columnName(List<String> names, int column) {
        return column < names.size() ? "the column '" + names.get(column) + "'" : "column " + (column + 1);
    }
}
