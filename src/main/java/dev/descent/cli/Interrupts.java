package dev.descent.cli;

import dev.descent.app.Cancellation;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C while a run trains: asks it to stop and gives it time to write down what is finished, before the JVM ends with status
 * 130 as after every interrupt.
 */
final class Interrupts implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private final Thread hook;
    private volatile boolean happened;
    private volatile boolean ended;

    private Interrupts(Cancellation cancellation, Runnable tell) {
        hook = new Thread(() -> {
            if (ended) {
                return;
            }
            happened = true;
            cancellation.ask();
            tell.run();
            awaitEnd();
        });
    }

    static Interrupts ask(Cancellation cancellation, Runnable tell) {
        Interrupts interrupts = new Interrupts(cancellation, tell);
        Runtime.getRuntime().addShutdownHook(interrupts.hook);
        return interrupts;
    }

    /**
     * Waits for Ctrl-C once everything is done, and then ends the JVM.
     *
     * @param status what the JVM exits with, instead of 130
     */
    static void awaitOne(int status) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(status)));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean happened() {
        return happened;
    }

    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is going down already: the hook sees that the run has ended.
                happened = true;
            }
        }
    }

    private synchronized void awaitEnd() {
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        try {
            for (long left = PATIENCE_MILLIS; !ended && left > 0; left = deadline - System.currentTimeMillis()) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
