package dev.descent.data;

import dev.descent.number.Digest;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The fingerprint of a table: what its cells are, not how its file writes them.
 *
 * <pre>
 *   digest  = SHA-256 of  columns rows column … column      in the header's order
 *   columns = how many there are                            4 bytes
 *   rows    = how many there are                            4 bytes
 *   column  = text number … number other … other            its name; its cells row by row; those of them that are not numbers
 *   number  = an IEEE 754 double, NaN if the cell is none   8 bytes, NaN as 7ff8000000000000
 *   other   = ffffffff for a missing cell | text
 *   text    = its length in bytes                           4 bytes, then its UTF-8
 * </pre>
 *
 * <p>Whole numbers and doubles have their highest byte first. Each part tells where it ends, so that no two tables have the same
 * bytes.
 *
 * <p>A number counts by its value: {@code 1}, {@code 1.0} and {@code 1e0} are one, and so are {@code -0} and {@code 0}, and all that
 * means missing. Nothing behind the reader sees how a number was written, neither training nor reports, so that it can change
 * nothing; any other change of a cell may. Line ends, quotes, a byte-order mark and empty lines at the end are gone before. All
 * columns count, those too that an experiment ignores.
 */
final class TableDigest {
    private static final int MISSING = -1;

    private final Digest.OfPieces digest = new Digest.OfPieces();
    private final ByteBuffer bytes = ByteBuffer.allocate(NumberChunk.ROWS * Long.BYTES);
    private final long[] bits = new long[NumberChunk.ROWS];

    private TableDigest() {}

    /** The digest as 64 lower-case hex digits. */
    static String of(List<Column> columns, int rows) {
        TableDigest it = new TableDigest();
        it.add(columns.size());
        it.add(rows);
        for (Column column : columns) {
            it.add(column.name());
            it.addNumbers(column, rows);
            if (!column.isAllNumbers()) {
                it.addOthers(column, rows);
            }
        }
        return it.digest.end();
    }

    private void addNumbers(Column column, int rows) {
        LongBuffer longs = bytes.clear().asLongBuffer();
        for (int from = 0; from < rows; from += NumberChunk.ROWS) {
            NumberChunk chunk = column.chunk(from);
            int count = Math.min(NumberChunk.ROWS, rows - from);
            for (int i = 0; i < count; i++) {
                bits[i] = Double.doubleToLongBits(chunk.get(i));
            }
            longs.clear().put(bits, 0, count);
            digest.add(bytes.array(), count * Long.BYTES);
        }
    }

    private void addOthers(Column column, int rows) {
        for (int row = 0; row < rows; row++) {
            int code = column.code(row);
            if (code >= 0) {
                add(column.words().get(code));
            } else if (column.missing(row)) {
                add(MISSING);
            }
        }
    }

    private void add(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        add(encoded.length);
        digest.add(encoded, encoded.length);
    }

    private void add(int number) {
        bytes.clear().putInt(number);
        digest.add(bytes.array(), Integer.BYTES);
    }
}
