package dev.descent.executor.spark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What Spark logs for the person at the terminal. */
final class SparkLog {
    /** Where Spark is installed it brings a logger of its own. */
    private static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

    private static boolean hooked;

    private SparkLog() {}

    /** Has Spark say nothing once the process is told to end: that it was disturbed as it connected is what the user asked for. */
    static synchronized void endWithTheProcess() {
        if (!hooked && LoggerFactory.getILoggerFactory().getClass().getName().equals(LOGBACK)) {
            hooked = true;
            Runtime.getRuntime().addShutdownHook(new Thread(Logback::silence));
        }
    }

    /** Loaded only where there is Logback. */
    static final class Logback {
        private Logback() {}

        static void silence() {
            LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
            for (String name : List.of("org.apache.spark", "org.apache.hadoop")) {
                loggers.getLogger(name).setLevel(Level.OFF);
            }
        }
    }
}
