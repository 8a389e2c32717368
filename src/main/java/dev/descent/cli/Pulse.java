package dev.descent.cli;

import dev.descent.executor.DaemonThreads;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets somebody look at a run a few times a second, on a thread of its own. */
final class Pulse implements AutoCloseable {
    private static final long MILLIS = 200;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("descent-progress"));

    private Pulse() {}

    /** Begins. */
    static Pulse of(Runnable look) {
        Pulse pulse = new Pulse();
        var unused = pulse.timer.scheduleWithFixedDelay(look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
        return pulse;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
