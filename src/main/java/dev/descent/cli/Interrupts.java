package dev.descent.cli;

import dev.descent.app.Cancellation;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C from the first trial to the end of the command. While a run trains, asks it to stop and gives it time to write down what is
 * finished, before the JVM ends with status 130 as after every interrupt; once the run has ended, and the command only waits for
 * Ctrl-C, the JVM ends with the run's own status. One hook serves both, so that no signal comes in between.
 */
final class Interrupts implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private final Thread hook;
    private volatile boolean happened;
    private volatile boolean ended;
    private volatile OptionalInt status = OptionalInt.empty();

    private Interrupts(Cancellation cancellation, Runnable tell) {
        hook = new Thread(() -> {
            if (!ended) {
                happened = true;
                cancellation.ask();
                tell.run();
                awaitEnd();
            }
            status.ifPresent(Runtime.getRuntime()::halt);
        });
    }

    static Interrupts ask(Cancellation cancellation, Runnable tell) {
        Interrupts interrupts = new Interrupts(cancellation, tell);
        Runtime.getRuntime().addShutdownHook(interrupts.hook);
        return interrupts;
    }

    /**
     * The run has ended: waits for Ctrl-C, or for none if it came already, and then ends the JVM.
     *
     * @param status what the JVM exits with, instead of 130
     */
    void awaitOne(int status) {
        this.status = OptionalInt.of(status);
        end();
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
    public void close() {
        end();
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM is going down already: the hook sees that the run has ended.
                happened = true;
            }
        }
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
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
