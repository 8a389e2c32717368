package dev.descent.output.text;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The records of a CSV file. Lines that hold commas and line feeds alone are divided here; from the first quote or carriage return on
 * the library reads. Most files have neither, and loading the library would take longer than reading them.
 */
public final class CsvRecords implements Closeable {
    private final Reader in;
    private final StringBuilder line = new StringBuilder();
    private boolean plain = true;
    private boolean more;
    private Iterator<CSVRecord> rest = List.<CSVRecord>of().iterator();

    /** @param in closed by {@link #close} */
    public CsvRecords(Reader in) throws IOException {
        this.in = new BufferedReader(in);
        try {
            advance();
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    public boolean hasNext() throws IOException {
        try {
            return plain ? more : rest.hasNext();
        } catch (UncheckedIOException e) {
            throw told(e.getCause());
        }
    }

    /** The cells of the next record. */
    public List<String> next() throws IOException {
        try {
            if (!plain) {
                return rest.next().toList();
            }
            List<String> cells = cells();
            advance();
            return cells;
        } catch (UncheckedIOException e) {
            throw told(e.getCause());
        }
    }

    private static IOException told(IOException e) {
        return e instanceof CSVException ? new QuoteException(e) : e;
    }

    /** The only text that is no CSV. */
    public static final class QuoteException extends IOException {
        private static final long serialVersionUID = 1L;

        QuoteException(Throwable cause) {
            super("a quote is never closed, or text follows a closing quote", cause);
        }
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int comma = line.indexOf(","); comma >= 0; comma = line.indexOf(",", from)) {
            cells.add(line.substring(from, comma));
            from = comma + 1;
        }
        cells.add(line.substring(from));
        return cells;
    }

    /** Reads the next line, or leaves it and all that follow to the library. */
    private void advance() throws IOException {
        line.setLength(0);
        int c = in.read();
        more = c >= 0;
        for (; c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
            if (c == '"' || c == '\r') {
                leaveToLibrary();
                return;
            }
        }
    }

    private void leaveToLibrary() throws IOException {
        plain = false;
        PushbackReader from = new PushbackReader(in, line.length());
        from.unread(line.toString().toCharArray());
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
        rest = CSVParser.builder().setReader(from).setFormat(format).get().iterator();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
