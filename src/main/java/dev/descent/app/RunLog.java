package dev.descent.app;

import dev.descent.number.VisibleText;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/** What is not reproducible and yet worth keeping: {@code .run/log} and {@code .run/timings.csv}. */
final class RunLog implements Closeable {
    private final Path folder;
    private final PrintWriter log;

    private RunLog(Path folder, PrintWriter log) {
        this.folder = folder;
        this.log = log;
    }

    static RunLog open(Path folder) throws IOException {
        return new RunLog(
                folder,
                new PrintWriter(
                        Files.newBufferedWriter(
                                folder.resolve("log"),
                                StandardCharsets.UTF_8,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND,
                                LinkOption.NOFOLLOW_LINKS),
                        true));
    }

    /**
     * Something that the person at the terminal should know as well. The logger is asked for here and not sooner: it takes a
     * sixth of a second to set up, and most runs have nothing to warn of.
     */
    void warn(String sentence) {
        LoggerFactory.getLogger(RunLog.class).warn(sentence);
        log.println(VisibleText.ofLine(sentence));
    }

    /** Something that went wrong, with its trace. */
    synchronized void failure(String sentence, Throwable error) {
        log.println(VisibleText.ofLine(sentence));
        error.printStackTrace(log);
    }

    /** Something that went wrong with a trial, with what there is to know of it. */
    synchronized void failure(String sentence, String details) {
        log.println(VisibleText.ofLine(sentence));
        details.lines().map(VisibleText::ofLine).forEach(log::println);
    }

    /** Takes over the log of another folder. */
    synchronized void addAll(Path other) throws IOException {
        Path file = other.resolve("log");
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            log.print(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            log.flush();
        }
    }

    /** How long the training took. */
    void timings(int trained, int known, long nanos) throws IOException {
        Path file = folder.resolve("timings.csv");
        String header = Files.exists(file) ? "" : "trained,known,milliseconds\n";
        Files.writeString(
                file,
                header + trained + "," + known + "," + nanos / 1_000_000 + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() {
        log.close();
    }
}
