package dev.descent.data;

import dev.descent.problem.FileRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads one CSV file into a {@link Table}; everything that is wrong with the file's form is told at once. */
final class CsvReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path file;
    private final String shownName;

    CsvReader(Path file, String shownName) {
        this.file = file;
        this.shownName = shownName;
    }

    /** Reads the file: quickly if it is plain, else with all that a CSV may have. */
    Table read() throws FileRefused {
        if (!Files.exists(file)) {
            throw CsvProblems.unreadable(
                    shownName, "there is no such file", "the path is relative to the experiment file");
        }
        if (Files.isDirectory(file)) {
            throw CsvProblems.unreadable(shownName, "this is a folder", "name a CSV file");
        }
        try {
            Optional<Table> plain = readPlain();
            return plain.isPresent() ? plain.get() : readAny();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table of a plain file; empty if the file is not plain. */
    Optional<Table> readPlain() throws IOException {
        try (InputStream bytes = unmarked(Files.newInputStream(file))) {
            PlainCsv plain = new PlainCsv();
            if (!plain.read(bytes)) {
                return Optional.empty();
            }
            RowLines lines = new RowLines();
            lines.add(2);
            return Optional.of(new Table(file, shownName, plain.columns(), plain.rows(), lines));
        }
    }

    /** Reads any CSV, or tells what is wrong with it. */
    Table readAny() throws FileRefused, IOException {
        StrictCsv strict = new StrictCsv(file, new CsvProblems(file, shownName));
        try (InputStream bytes = unmarked(Files.newInputStream(file));
                Reader text = decoded(bytes)) {
            strict.read(text);
        }
        return new Table(file, shownName, strict.columns(), strict.rows(), strict.lines());
    }

    /** Strict UTF-8: a byte that is none ends the reading instead of turning into a question mark. */
    private static Reader decoded(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** What follows a byte-order mark, all if there is none. */
    private static InputStream unmarked(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(bytes, 1 << 16), 3);
        byte[] start = in.readNBytes(3);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            in.unread(start);
        }
        return in;
    }
}
