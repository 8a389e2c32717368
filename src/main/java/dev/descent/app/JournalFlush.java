package dev.descent.app;

import dev.descent.executor.DaemonThreads;
import dev.descent.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Forces a journal to disk while trials train, so that one that ended does not wait in memory for the next that ends, which may be
 * hours later.
 */
final class JournalFlush implements AutoCloseable {
    private final Journal journal;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("descent-journal"));

    private JournalFlush(Journal journal) {
        this.journal = journal;
    }

    /** Begins. */
    static JournalFlush of(Journal journal) {
        JournalFlush flush = new JournalFlush(journal);
        long pause = Journal.GROUP_NANOS / 2;
        var unused = flush.timer.scheduleWithFixedDelay(flush::forceDue, pause, pause, TimeUnit.NANOSECONDS);
        return flush;
    }

    /** Forces what is left. */
    void end() throws IOException {
        close();
        journal.force();
    }

    private void forceDue() {
        try {
            journal.forceDue(System.nanoTime());
        } catch (IOException e) {
            // The journal remembers it: whoever appends or forces next is told. An exception ends the schedule.
            LoggerFactory.getLogger(JournalFlush.class).debug("the journal could not be written", e);
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the journal is no longer touched; an interrupt is kept for the caller. */
    @Override
    public void close() {
        timer.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = timer.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
