package dev.descent.executor.spark;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once if the cluster gives no executors: it may be busy, and it may never give any. */
final class LonelinessWarning {
    private static final Logger LOG = LoggerFactory.getLogger(LonelinessWarning.class);
    private static final long PATIENCE_SECONDS = 30;

    private final Application application;
    private final long begin = System.nanoTime();
    private boolean over;

    LonelinessWarning(Application application) {
        this.application = application;
    }

    void warnOnce() {
        if (over || System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            return;
        }
        over = true;
        if (application.executors() == 0) {
            LOG.warn(
                    "Spark's master at {} has given no executor for {} seconds: what answers there may be no master (its web page has another port), the cluster may be busy, have no worker with as much memory"
                            + " and as many cores as an executor asks for, or have executors end as they start, of which the workers' logs"
                            + " tell; Ctrl-C ends the wait",
                    application.master(),
                    PATIENCE_SECONDS);
        }
    }
}
