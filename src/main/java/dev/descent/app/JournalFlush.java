package dev.descent.app;

import dev.descent.journal.Journal;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Forces a journal to disk while trials train, so that one that ended does not wait in memory for the next that ends, which may be
 * hours later.
 */
final class JournalFlush implements AutoCloseable {
    private final Journal journal;
    private final Thread thread;
    private boolean ended;

    private JournalFlush(Journal journal) {
        this.journal = journal;
        this.thread = new Thread(this::forceAgainAndAgain, "descent-journal");
    }

    /** Begins. */
    static JournalFlush of(Journal journal) {
        JournalFlush forcing = new JournalFlush(journal);
        forcing.thread.setDaemon(true);
        forcing.thread.start();
        return forcing;
    }

    /** Forces what is left. */
    void end() throws IOException {
        close();
        journal.force();
    }

    private synchronized void forceAgainAndAgain() {
        try {
            while (!ended) {
                TimeUnit.NANOSECONDS.timedWait(this, Journal.GROUP_NANOS / 2);
                journal.forceDue(System.nanoTime());
            }
        } catch (IOException e) {
            // The journal remembers it: whoever appends or forces next is told.
            LoggerFactory.getLogger(JournalFlush.class).debug("the journal could not be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
    }
}
