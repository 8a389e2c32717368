package dev.descent.data;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** CSV files of a test's own. */
final class CsvFiles {
    private final Path folder;

    CsvFiles(Path folder) {
        this.folder = folder;
    }

    Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("table.csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    Table read(String text) throws FileRefused {
        return Table.read(write(text), "table.csv");
    }

    /** The problems of a text that is refused, each as {@code line:column message}. */
    List<String> refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    List<String> refused(byte[] bytes) {
        Path file = write(bytes);
        return told(problemsOf(() -> Table.read(file, "table.csv")));
    }

    static List<String> told(List<Problem> problems) {
        return problems.stream()
                .map(p -> p.position().line() + ":" + p.position().column() + " " + p.message())
                .toList();
    }

    static List<Problem> problemsOf(ThrowingCallable call) {
        return catchThrowableOfType(FileRefused.class, call).problems();
    }
}
