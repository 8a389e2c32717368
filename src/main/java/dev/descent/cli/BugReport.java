package dev.descent.cli;

import dev.descent.app.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What happens when something is thrown that nobody foresaw: the trace goes to a file, one sentence to the person. */
final class BugReport {
    private BugReport() {}

    static int write(Terminal terminal, Throwable e) {
        if (e instanceof OutOfMemoryError) {
            terminal.err().println(LastWords.SENTENCE);
            return ExitCode.MACHINE_LACKS.code();
        }
        String where;
        try {
            Path file = Files.createTempFile("descent-bug-", ".txt");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                e.printStackTrace(out);
            }
            where = "the details are in " + file;
        } catch (IOException unwritable) {
            where = "its details could not be written to a file";
        }
        terminal.err()
                .println("this is a bug of Descent's own (" + e.getClass().getSimpleName() + "), please report it; "
                        + where);
        return ExitCode.OUR_BUG.code();
    }
}
