package dev.descent.output.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The records of a CSV file one by one: what {@link CsvWriter} wrote, or any other CSV. An empty line is a record of one empty cell. */
public final class CsvRecords implements Closeable {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    /** @param in closed by {@link #close} */
    public CsvRecords(Reader in) throws IOException {
        parser = CSVParser.builder().setReader(in).setFormat(FORMAT).get();
        records = parser.iterator();
    }

    /**
     * Whether there is another record.
     *
     * @throws QuoteException if the next record is not CSV
     */
    public boolean hasNext() throws IOException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CSVException ? new QuoteException(e.getCause()) : e.getCause();
        }
    }

    /** The cells of the next record, which {@link #hasNext} has found. */
    public List<String> next() {
        return records.next().toList();
    }

    /** The only text that is not CSV. */
    public static final class QuoteException extends IOException {
        private static final long serialVersionUID = 1L;

        QuoteException(Throwable cause) {
            super("a quote is never closed, or text follows a closing quote", cause);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
