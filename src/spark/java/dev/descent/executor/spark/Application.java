package dev.descent.executor.spark;

import dev.descent.executor.Answer;
import dev.descent.executor.Base;
import dev.descent.executor.ExecutorFailed;
import dev.descent.executor.ExecutorSettings;
import dev.descent.number.Digest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * This process as an application of Spark. There is one at a time, which all runs of the process share, for Spark takes seconds to start;
 * Spark ends it with the process.
 */
final class Application {
    private static final String MASTER = "spark.master";
    private static final String JARS = "spark.jars";
    private static final String STANDALONE = "spark://";
    private static final long TICK_MILLIS = 100;
    private static final int MOST_TICKS = 60;
    private static final int QUIET_TICKS = 10;
    /** What Spark says of a master that it knows no kind of. */
    private static final String NO_MASTER = "Could not parse Master URL";

    private static final String RETAINED = "100";
    private static final int MASTER_PORT = 7077;
    private static final int LAST_PORT = 65_535;
    private static final int PATIENCE_MILLIS = 5_000;

    private static Application running;

    private final String master;
    private final JavaSparkContext context;
    private CarryOut last;
    private String lastDigest = "";

    private Application(String master, JavaSparkContext context) {
        this.master = master;
        this.context = context;
    }

    /**
     * The application at the master that is asked for.
     *
     * @throws ExecutorFailed if it can't be started
     */
    static synchronized Application open(ExecutorSettings settings) {
        SparkConf configuration = configuration(settings);
        String master = configuration.get(MASTER);
        if (running != null && running.isStopped()) {
            running = null;
        }
        if (running != null && !running.master.equals(master)) {
            running.context.stop();
            running = null;
        }
        if (running == null) {
            refuseSilence(master);
            SparkLog.endWithTheProcess();
            running = new Application(master, start(configuration, master));
            running.awaitExecutors();
        }
        return running;
    }

    /** Spark's own configuration, with what it leaves open. */
    static SparkConf configuration(ExecutorSettings settings) {
        SparkConf configuration = new SparkConf();
        settings.master().ifPresent(configuration::setMaster);
        configuration.setIfMissing(MASTER, "local[" + settings.jobs() + "]");
        configuration.setIfMissing("spark.app.name", "descent");
        // Nothing listens that nobody asked for.
        configuration.setIfMissing("spark.ui.enabled", "false");
        // A stream of answers has no size that could be too large.
        configuration.setIfMissing("spark.driver.maxResultSize", "0");
        // What its pages would show of the past takes memory, whether there are pages or not.
        configuration.setIfMissing("spark.ui.retainedJobs", RETAINED);
        configuration.setIfMissing("spark.ui.retainedStages", RETAINED);
        configuration.setIfMissing("spark.ui.retainedTasks", RETAINED);
        // Tasks have no data to be near to.
        configuration.setIfMissing("spark.locality.wait", "0");
        // Two in a wave: what costs executors their lives is soon tried without neighbours, and there again.
        configuration.setIfMissing("spark.task.maxFailures", "2");
        if (isLocal(configuration.get(MASTER))) {
            configuration.setIfMissing("spark.driver.host", "127.0.0.1");
            configuration.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
        } else {
            ownJar().ifPresent(jar -> send(jar, configuration));
        }
        return configuration;
    }

    static boolean isLocal(String master) {
        return master.equals("local") || master.startsWith("local[");
    }

    /** Has executors load the program that this is, unless they are told to already. */
    static void send(Path jar, SparkConf configuration) {
        String jars = configuration.get(JARS, "");
        for (String sent : jars.split(",")) {
            if (sent.substring(sent.lastIndexOf('/') + 1)
                    .equals(jar.getFileName().toString())) {
                return;
            }
        }
        configuration.set(JARS, jars.isEmpty() ? jar.toString() : jars + "," + jar);
    }

    /** The jar that this class is from; empty if it is none. */
    private static Optional<Path> ownJar() {
        CodeSource source = Application.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Spark itself takes a minute to notice that no master answers, and says so unclearly. */
    private static void refuseSilence(String master) {
        if (!master.startsWith(STANDALONE)) {
            return;
        }
        IOException last = null;
        for (String address : master.substring(STANDALONE.length()).split(",")) {
            try (Socket socket = new Socket()) {
                URI place = new URI(STANDALONE + address);
                if (place.getHost() == null || place.getPort() > LAST_PORT) {
                    throw new ExecutorFailed(unusable(master), null);
                }
                int port = place.getPort() < 0 ? MASTER_PORT : place.getPort();
                socket.connect(new InetSocketAddress(place.getHost(), port), PATIENCE_MILLIS);
                return;
            } catch (URISyntaxException e) {
                throw new ExecutorFailed(unusable(master), e);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new ExecutorFailed(
                "no Spark master answers at " + master + ": start it, or name another one with --master", last);
    }

    private static String unusable(String master) {
        return "'" + master + "' is not where a Spark master can be: write --master spark://HOST:PORT, or local[*]";
    }

    private static JavaSparkContext start(SparkConf configuration, String master) {
        try {
            JavaSparkContext context = new JavaSparkContext(configuration);
            if (!context.sc().isStopped()) {
                return context;
            }
        } catch (Exception e) {
            // Checked ones too, which Scala does not declare.
            if (firstLine(e).startsWith(NO_MASTER)) {
                throw new ExecutorFailed(unusable(master), e);
            }
            throw new ExecutorFailed(
                    "Spark does not start with the master '" + master + "': " + firstLine(e)
                            + "; mend that, or name another master with --master",
                    e);
        }
        throw new ExecutorFailed(
                "the Spark master at " + master
                        + " does not take the application; look at its log, and name another one with --master if need be",
                null);
    }

    /** What an exception says, without the lines that only its traces are of use to. */
    static String firstLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }

    /** Executors come one after the other: only when most are there is it known how many cores there are to be kept busy. */
    private void awaitExecutors() {
        if (isLocal(master)) {
            return;
        }
        int seen = 0;
        int quiet = 0;
        try {
            for (int tick = 0; tick < MOST_TICKS && (seen == 0 || quiet < QUIET_TICKS); tick++) {
                Thread.sleep(TICK_MILLIS);
                int here = isStopped() ? 0 : executors();
                quiet = here == seen ? quiet + 1 : 0;
                seen = here;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    JavaSparkContext context() {
        return context;
    }

    String master() {
        return master;
    }

    /** Cores of the executors that there are at the moment, or a few. */
    int cores() {
        try {
            return context.defaultParallelism();
        } catch (IllegalStateException e) {
            // Stopped: whoever sends tasks finds out.
            return 1;
        }
    }

    /** Executors beside this process that there are at the moment. */
    int executors() {
        return isLocal(master) ? 1 : context.sc().getExecutorIds().size();
    }

    /** The same lack, said to someone who can mend it. */
    Answer tooLittleMemory(Answer.NotTrained answer) {
        return isLocal(master)
                ? answer
                : new Answer.NotTrained(
                        answer.lack(),
                        "the heap of a Spark executor is too small for it; give executors more memory (spark.executor.memory) and run again",
                        answer.details());
    }

    boolean isStopped() {
        return context.sc().isStopped();
    }

    /** What carries out tasks of a base, which is sent to each executor once; empty if Spark has given up in the meantime. */
    synchronized Optional<CarryOut> carryOut(Base base) {
        byte[] bytes = base.bytes();
        String digest = Digest.sha256(bytes);
        if (!digest.equals(lastDigest)) {
            Broadcast<byte[]> sent;
            try {
                sent = context.broadcast(bytes);
            } catch (IllegalStateException e) {
                if (isStopped()) {
                    return Optional.empty();
                }
                throw e;
            }
            last = new CarryOut(sent, digest);
            lastDigest = digest;
        }
        return Optional.of(last);
    }
}
