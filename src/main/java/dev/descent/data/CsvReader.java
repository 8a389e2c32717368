package dev.descent.data;

import dev.descent.model.TableFormat;
import dev.descent.problem.FileRefused;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.zip.ZipException;

/** Reads one CSV file into a {@link Table}; everything that is wrong with the file's form is told at once. */
final class CsvReader {
    private final TableFile file;

    CsvReader(TableFile file) {
        this.file = file;
    }

    /** Reads the file: quickly if it is plain, else with all that a CSV may have. */
    Table read() throws FileRefused {
        if (!Files.exists(file.path())) {
            throw CsvProblems.unreadable(
                    file.shownName(), "there is no such file", "the path is relative to the experiment file");
        }
        if (Files.isDirectory(file.path())) {
            throw CsvProblems.unreadable(file.shownName(), "this is a folder", "name a CSV file");
        }
        try {
            if (file.format().equals(TableFormat.PLAIN)) {
                Optional<Table> plain = readPlain();
                if (plain.isPresent()) {
                    return plain.get();
                }
            }
            file.checkSignature();
            return readAny();
        } catch (EOFException | ZipException e) {
            throw CsvProblems.unreadable(
                    file.shownName(), "the gzip file is damaged or ends too early", "pack or download it again");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table of a plain file; empty if the file is not plain. */
    Optional<Table> readPlain() throws IOException {
        try (InputStream bytes = file.bytes()) {
            PlainCsv plain = new PlainCsv();
            if (!plain.read(bytes)) {
                return Optional.empty();
            }
            RowLines lines = new RowLines();
            lines.add(2);
            return Optional.of(Table.of(file, plain.columns(), plain.rows(), lines));
        }
    }

    /** Reads any CSV, or tells what is wrong with it. */
    Table readAny() throws FileRefused, IOException {
        StrictCsv strict = new StrictCsv(file);
        strict.read();
        return Table.of(file, strict.columns(), strict.rows(), strict.lines());
    }
}
