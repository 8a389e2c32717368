package dev.descent.app;

import dev.descent.gate.CheckJunit;
import dev.descent.gate.CheckResult;
import dev.descent.gate.CheckSummary;
import dev.descent.output.text.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where {@code check} leaves its findings for machines and for a pull request.
 *
 * @param junit JUnit XML
 * @param summary Markdown
 */
public record CheckFiles(Optional<Path> junit, Optional<Path> summary) {
    /**
     * Makes room for the files before anything trains: an earlier file is removed, so that it never speaks for a check that did not
     * come to its end.
     *
     * @throws Stopped if one of them is something else than a file, or both are one file, or they can't be written
     */
    void prepare() throws Stopped {
        if (junit.isPresent() && junit.map(CheckFiles::plain).equals(summary.map(CheckFiles::plain))) {
            throw Stopped.refused("--junit and --summary name one file, " + junit.get() + "; give each its own");
        }
        if (junit.isPresent()) {
            prepare("--junit", junit.get());
        }
        if (summary.isPresent()) {
            prepare("--summary", summary.get());
        }
    }

    private static void prepare(String option, Path file) throws Stopped {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Stopped.refused(option + " needs a file, but " + file + " is none; name another");
        }
        try {
            Files.createDirectories(plain(file).getParent());
            Files.deleteIfExists(file);
            write(file, out -> {});
            Files.delete(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    void write(List<CheckResult> checked) throws Stopped {
        if (junit.isPresent()) {
            writeOrStop(junit.get(), new CheckJunit(checked));
        }
        if (summary.isPresent()) {
            writeOrStop(summary.get(), new CheckSummary(checked));
        }
    }

    private static void writeOrStop(Path file, Content content) throws Stopped {
        try {
            write(file, content);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void write(Path file, Content content) throws IOException {
        ResultsFolder.writeAtomically(file, file.resolveSibling(file.getFileName() + ".part"), content);
    }

    private static Path plain(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static Stopped unwritable(Path file, IOException e) {
        return Stopped.machine("can't write " + file + ": " + IoMessages.of(e) + "; mend that and check again", e);
    }
}
