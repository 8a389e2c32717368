package dev.descent.executor.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A master of Spark and workers with one core each: JVMs that have Spark's jars and not Descent's. Each worker has a loopback address of its
 * own, for a task is speculated upon on another host alone.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern URL = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern PAGE = Pattern.compile("started at (http://\\S+)");
    private static final Pattern APPLICATION = Pattern.compile("Registered app \\S+ with ID (\\S+)");
    /** Spark logs for everybody; of its executors we want to know what they ran. */
    private static final String LOGBACK = """
            <configuration>
              <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
              <appender name="STDERR" class="ch.qos.logback.core.ConsoleAppender">
                <target>System.err</target>
                <encoder>
                  <pattern>%d{HH:mm:ss.SSS} %level %logger{0} %msg%n</pattern>
                </encoder>
              </appender>
              <root level="INFO">
                <appender-ref ref="STDERR"/>
              </root>
            </configuration>
            """;

    private final Path home;
    private final JavaProcess master;
    private final String url;
    private final List<JavaProcess> workers = new ArrayList<>();

    /**
     * Starts it.
     *
     * @param home an empty folder, or one that need not be there
     * @param lib the folder of Spark's jars
     */
    StandaloneCluster(Path home, Path lib, int workers) throws IOException, InterruptedException {
        this.home = home;
        deleteAll(home);
        Files.createDirectories(home.resolve("conf"));
        Files.createSymbolicLink(home.resolve("jars"), lib.toAbsolutePath());
        Files.writeString(home.resolve("conf/logback.xml"), LOGBACK);
        master = daemon("master", 1, "org.apache.spark.deploy.master.Master", List.of());
        try {
            JavaProcess.until(
                    PATIENCE, "the master's address", () -> find(master).isPresent());
            url = find(master).orElseThrow();
            for (int i = 1; i <= workers; i++) {
                this.workers.add(daemon(
                        "worker-" + i,
                        i,
                        "org.apache.spark.deploy.worker.Worker",
                        List.of("--cores", "1", "--memory", "1g", "--work-dir", work(i).toString(), url)));
            }
            JavaProcess.until(PATIENCE, "that the workers are registered", () -> registered() == workers);
        } catch (AssertionError | IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private JavaProcess daemon(String name, int host, String main, List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", classPath(), main));
        command.addAll(List.of("--host", "127.0.0." + host, "--port", "0", "--webui-port", "0"));
        command.addAll(arguments);
        return JavaProcess.start(name, home.resolve("logs"), command, environment(host));
    }

    /** Where a process of Spark finds its own. */
    Map<String, String> environment() {
        return environment(1);
    }

    private Map<String, String> environment(int host) {
        return Map.of(
                "SPARK_HOME",
                home.toString(),
                "SPARK_CONF_DIR",
                home.resolve("conf").toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                "127.0.0." + host);
    }

    /** The class path of Spark's own processes. */
    String classPath() {
        return home.resolve("conf") + ":" + home.resolve("jars") + "/*";
    }

    private Path work(int worker) {
        return home.resolve("work-" + worker);
    }

    private static Optional<String> find(JavaProcess master) {
        Matcher matcher = URL.matcher(errors(master));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private int registered() {
        return errors(master).split("Registering worker ", -1).length - 1;
    }

    private static String errors(JavaProcess process) {
        try {
            return process.err();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code --master} is given. */
    String url() {
        return url;
    }

    /** Has the master end the application that came last, as its page can. */
    void endApplication() throws IOException, InterruptedException {
        Matcher application = APPLICATION.matcher(errors(master));
        String last =
                application.results().reduce((one, next) -> next).orElseThrow().group(1);
        Matcher page = PAGE.matcher(errors(master));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(page.results().findFirst().orElseThrow().group(1) + "/app/kill/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("id=" + last + "&terminate=true"))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    }

    /** The processes of Spark's executors that live. */
    List<ProcessHandle> executors() {
        return workers.stream()
                .flatMap(JavaProcess::children)
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** The logs of all executors that there ever were. */
    Set<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(it -> it.endsWith("stderr")).collect(Collectors.toSet());
        }
    }

    /** What is in the logs of the executors that came after these. */
    List<String> logsSince(Set<Path> earlier) throws IOException {
        List<String> logs = new ArrayList<>();
        for (Path file : logs()) {
            if (!earlier.contains(file)) {
                logs.add(Files.readString(file));
            }
        }
        return logs;
    }

    /** How many tasks an executor has finished, by its log. */
    static int finished(String log) {
        return log.split("Finished task ", -1).length - 1;
    }

    @Override
    public void close() {
        workers.forEach(JavaProcess::close);
        master.close();
    }

    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
