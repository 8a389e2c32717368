package dev.descent.executor.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole runs on a cluster of processes, some of which are killed, leave the bytes that a run on threads of one process leaves. */
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SparkClusterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(200);
    private static final Path FOLDER = Path.of("target/spark/cluster").toAbsolutePath();
    private static final int MACHINE_LACKS = 3;
    private static final int INTERRUPTED = 130;

    private static final String NETWORK = """
            dataset: {csv: %s/data/advertising.csv, target: sales, ignore: [id], scale: standard, split: {validation: 0.2}}
            layers: [{dense: {units: 10, activation: relu}}, {dense: 1}]
            loss: mse
            """.formatted(Path.of("").toAbsolutePath());

    private static final String MANY = NETWORK + """
            epochs: 5
            sweep:
              grid:
                optimizer: [sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw, nadam]
                learning_rate: [0.0003, 0.001, 0.003, 0.01, 0.03]
              repeats: 50
            report: {history: best}
            """;

    /** Few trials; what makes them last is the engine. */
    private static final String SOME = NETWORK + """
            engine: troubled
            epochs: 2
            optimizer: adam
            sweep: {grid: {learning_rate: [0.001, 0.003, 0.01, 0.03]}, repeats: 60}
            """;

    private static StandaloneCluster cluster;
    private static Descent descent;
    private static Path many;
    private static Map<String, String> expectedOfMany;
    private static Path some;
    private static Map<String, String> expectedOfSome;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        StandaloneCluster.deleteAll(FOLDER);
        cluster = new StandaloneCluster(FOLDER.resolve("home"), Descent.LIB, 2);
        descent = new Descent(FOLDER, Descent.SHORT_LIVED);
        many = descent.experiment("many", MANY);
        expectedOfMany = local(many, "many-local");
        some = descent.experiment("some", SOME);
        expectedOfSome = local(some, "some-local");
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void twoThousandTrialsOnTwoWorkers() throws IOException, InterruptedException {
        Set<Path> logs = cluster.logs();
        String out = done(descent.spark(many, "many", cluster.url()));
        assertThat(ResultFiles.digests(descent.results("many"))).isEqualTo(expectedOfMany);
        assertThat(Files.readAllLines(descent.results("many").resolve("many/trials.csv")))
                .hasSize(2001);
        assertThat(out.lines().toList()).as("nothing but the verdict").hasSize(1);
        assertThat(cluster.logsSince(logs))
                .hasSize(2)
                .allSatisfy(log -> assertThat(StandaloneCluster.finished(log)).isPositive());
    }

    @Test
    void threadsOfOneProcess() throws IOException, InterruptedException {
        JavaProcess process = descent.spark(many, "threads", "local[2]");
        String out = done(process);
        assertThat(ResultFiles.digests(descent.results("threads"))).isEqualTo(expectedOfMany);
        assertThat(out.lines().toList()).as("nothing but the verdict").hasSize(1);
        assertThat(process.err().lines())
                .as("nothing of Spark's")
                .allMatch(line -> line.startsWith("many: ")
                        || line.startsWith("open ")
                        || line.equals("WARNING: Using incubator modules: jdk.incubator.vector"));
    }

    @Test
    void sparkSubmit() throws IOException, InterruptedException {
        String out = done(descent.submit(many, "submitted", cluster));
        assertThat(ResultFiles.digests(descent.results("submitted"))).isEqualTo(expectedOfMany);
        assertThat(out.lines().toList()).as("nothing but the verdict").hasSize(1);
    }

    @Test
    void anExecutorIsKilledInTheMiddle() throws IOException, InterruptedException {
        Set<Path> logs = cluster.logs();
        JavaProcess driver = descent.with("trouble.millis", 60).spark(some, "killed", cluster.url());
        awaitRecords("killed/some", driver);
        cluster.executors().get(0).destroyForcibly();
        done(driver);
        assertThat(ResultFiles.digests(descent.results("killed"))).isEqualTo(expectedOfSome);
        assertThat(cluster.logsSince(logs)).as("executors").hasSize(3);
        assertThat(Files.readString(descent.results("killed").resolve("some/trials.csv")))
                .doesNotContain("failed");
    }

    @Test
    void theDriverIsKilledInTheMiddle() throws IOException, InterruptedException {
        JavaProcess driver = descent.with("trouble.millis", 60).spark(some, "resumed", cluster.url());
        awaitRecords("resumed/some", driver);
        driver.kill();
        driver.close();
        JavaProcess again = descent.spark(some, "resumed", cluster.url());
        done(again);
        assertThat(again.err()).contains(" known from before");
        assertThat(ResultFiles.digests(descent.results("resumed"))).isEqualTo(expectedOfSome);
    }

    @Test
    void ctrlCKeepsWhatIsFinished() throws IOException, InterruptedException {
        JavaProcess driver = descent.with("trouble.millis", 60).spark(some, "interrupted", cluster.url());
        awaitRecords("interrupted/some", driver);
        driver.interrupt();
        assertThat(driver.await(Duration.ofSeconds(60))).as(driver.err()).isEqualTo(INTERRUPTED);
        assertThat(driver.err()).contains("what is finished is kept").doesNotContain("Exception", "at org.");
        assertThat(driver.out()).isEmpty();
        JavaProcess again = descent.spark(some, "interrupted", cluster.url());
        done(again);
        assertThat(again.err()).contains(" known from before");
        assertThat(ResultFiles.digests(descent.results("interrupted"))).isEqualTo(expectedOfSome);
    }

    @Test
    void searchesOfSeveralRounds() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(FOLDER.resolve("searches"));
        Files.writeString(folder.resolve("halving.yaml"), NETWORK + """
                epochs: 9
                optimizer: adam
                sweep:
                  search: {successive_halving: {configurations: 9, eta: 3, min_epochs: 1}}
                  over: {learning_rate: {log_uniform: [1e-4, 0.1]}}
                """);
        Files.writeString(folder.resolve("tpe.yaml"), NETWORK + """
                epochs: 2
                optimizer: adam
                sweep:
                  search: {tpe: {configurations: 24}}
                  over: {learning_rate: {log_uniform: [1e-4, 0.1]}}
                """);
        Map<String, String> expected = local(folder, "searches-local");
        done(descent.spark(folder, "searches", cluster.url()));
        assertThat(ResultFiles.digests(descent.results("searches"))).isEqualTo(expected);
    }

    @Test
    void aTrialThatCostsEachExecutorItsLifeFailsAlone() throws IOException, InterruptedException {
        Map<String, String> expected = rows("some-local/some");
        done(descent.with("trouble.deadly", 100).spark(some, "deadly", cluster.url()));
        Map<String, String> rows = rows("deadly/some");
        assertThat(rows.get("100")).contains(",failed,");
        assertThat(Files.readString(descent.results("deadly").resolve("some/report.md")))
                .contains("each process that trained it died")
                .doesNotContain("127.0.0.1", "ExecutorLostFailure");
        assertThat(expected.remove("100")).contains(",completed,");
        rows.remove("100");
        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void aTrialThatCostsOneExecutorItsLifeIsTriedAgain() throws IOException, InterruptedException {
        Path mark = FOLDER.resolve("once.mark");
        Files.deleteIfExists(mark);
        done(descent.with("trouble.deadly", 100).with("trouble.once", mark).spark(some, "once", cluster.url()));
        assertThat(mark).exists();
        assertThat(ResultFiles.digests(descent.results("once"))).isEqualTo(expectedOfSome);
    }

    @Test
    void whatIsSlowIsTrainedTwiceAndCountsOnce() throws IOException, InterruptedException {
        Path mark = FOLDER.resolve("slow.mark");
        Files.deleteIfExists(mark);
        Set<Path> logs = cluster.logs();
        done(descent.with("trouble.millis", 1_000)
                .with("trouble.slow", mark)
                .with("spark.speculation", true)
                .with("spark.speculation.interval", "100ms")
                .with("spark.speculation.quantile", 0.1)
                .with("spark.speculation.multiplier", 1.1)
                .spark(some, "slow", cluster.url()));
        assertThat(mark).exists();
        assertThat(ResultFiles.digests(descent.results("slow"))).isEqualTo(expectedOfSome);
        assertThat(String.join("", cluster.logsSince(logs)))
                .as("a second attempt at a task")
                .containsPattern("Running task \\d+\\.1 ");
    }

    @Test
    void anotherProgramIsRefused() throws IOException, InterruptedException {
        Path other = withAnotherClass(Path.of(System.getProperty("descent.jar")), FOLDER.resolve("other.jar"));
        JavaProcess driver =
                descent.with("spark.executor.extraClassPath", other).spark(many, "other", cluster.url());
        assertThat(driver.await(PATIENCE)).as(driver.err()).isEqualTo(MACHINE_LACKS);
        assertThat(driver.err()).contains("an executor of Spark refuses the work: the program here is another build");
        assertThat(descent.results("other").resolve("many/trials.csv")).doesNotExist();
    }

    @Test
    void theMasterEndsTheApplication() throws IOException, InterruptedException {
        JavaProcess driver = descent.with("trouble.millis", 60).spark(some, "ended", cluster.url());
        awaitRecords("ended/some", driver);
        cluster.endApplication();
        assertThat(driver.await(PATIENCE)).as(driver.err()).isEqualTo(MACHINE_LACKS);
        assertThat(driver.err())
                .contains("Spark's master at " + cluster.url() + " ended the application; see its log")
                .doesNotContain("\tat ");
        JavaProcess again = descent.spark(some, "ended", cluster.url());
        done(again);
        assertThat(again.err()).contains(" known from before");
        assertThat(ResultFiles.digests(descent.results("ended"))).isEqualTo(expectedOfSome);
    }

    @Test
    void noMasterAnswers() throws IOException, InterruptedException {
        JavaProcess driver = descent.spark(some, "nobody", "spark://127.0.0.1:1");
        assertThat(driver.await(Duration.ofSeconds(60))).as(driver.err()).isEqualTo(MACHINE_LACKS);
        assertThat(driver.err())
                .contains("no Spark master answers at spark://127.0.0.1:1: start it, or name another one");
    }

    private static Map<String, String> local(Path file, String results) throws IOException, InterruptedException {
        done(descent.local(file, results));
        Map<String, String> digests = ResultFiles.digests(descent.results(results));
        assertThat(digests).isNotEmpty();
        return digests;
    }

    /** Its standard output; an error if it does not end well. */
    private static String done(JavaProcess process) throws IOException, InterruptedException {
        try (process) {
            assertThat(process.await(PATIENCE)).as(process.err()).isZero();
            return process.out();
        }
    }

    /** Waits until a run has written outcomes down, and is not at its end. */
    private static void awaitRecords(String results, JavaProcess driver) throws InterruptedException {
        Path journal = FOLDER.resolve("results-" + results).resolve(".run/journal");
        JavaProcess.until(PATIENCE, "records in " + journal, () -> {
            assertThat(driver.isAlive()).isTrue();
            try {
                return Files.exists(journal) && Files.size(journal) > 4_000;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The rows of trials.csv by their first column. */
    private static Map<String, String> rows(String results) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String row :
                Files.readAllLines(FOLDER.resolve("results-" + results).resolve("trials.csv"))) {
            rows.put(row.substring(0, row.indexOf(',')), row);
        }
        return rows;
    }

    private static Path withAnotherClass(Path jar, Path other) throws IOException {
        try (JarFile from = new JarFile(jar.toFile());
                OutputStream file = Files.newOutputStream(other);
                JarOutputStream to = new JarOutputStream(file)) {
            for (Enumeration<JarEntry> all = from.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                to.putNextEntry(new JarEntry(entry.getName()));
                to.write(from.getInputStream(entry).readAllBytes());
            }
            to.putNextEntry(new JarEntry("dev/descent/Another.class"));
        }
        return other;
    }
}
