package dev.descent.executor.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Calls of {@code descent run}, each a process with the jar for Spark. */
final class Descent {
    private static final Path JAR = Path.of(System.getProperty("descent.jar")).toAbsolutePath();
    static final Path LIB = Path.of(System.getProperty("descent.lib")).toAbsolutePath();

    /** For processes that live for seconds. */
    static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path folder;
    private final List<String> options;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Path plugIn;

    /**
     * Calls.
     *
     * @param folder for experiments, results and logs
     * @param options of all JVMs
     */
    Descent(Path folder, List<String> options) throws IOException {
        this.options = options;
        this.folder = Files.createDirectories(folder);
        this.plugIn = plugIn(folder.resolve("troubled.jar"));
    }

    private static Path plugIn(Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            String type = TroubledEngine.class.getName();
            String entry = type.replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(entry));
            out.write(bytes(entry));
            out.putNextEntry(new JarEntry("META-INF/services/dev.descent.engine.Engine"));
            out.write(type.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static byte[] bytes(String entry) throws IOException {
        try (InputStream in = TroubledEngine.class.getClassLoader().getResourceAsStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** The same with a property of the JVMs: of executors what begins with {@code trouble}, of the driver all. */
    Descent with(String property, Object value) throws IOException {
        Descent other = new Descent(folder, options);
        other.properties.putAll(properties);
        other.properties.put(property, value.toString());
        return other;
    }

    /** Writes an experiment's file. */
    Path experiment(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }

    /** The folder of results that are called so. */
    Path results(String name) {
        return folder.resolve("results-" + name);
    }

    /** Starts {@code descent run} on threads of its own process. */
    JavaProcess local(Path experiment, String results) throws IOException {
        return run(experiment, results, List.of("--executor", "local"));
    }

    /** Starts {@code descent run} with Spark. */
    JavaProcess spark(Path experiment, String results, String master) throws IOException {
        return run(experiment, results, List.of("--executor", "spark", "--master", master));
    }

    /** Starts {@code spark-submit} with {@code descent run}: the master comes from Spark. */
    JavaProcess submit(Path experiment, String results, StandaloneCluster cluster) throws IOException {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-Xmx512m", "-cp", cluster.classPath(), "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", cluster.url(), "--class", "dev.descent.cli.Main"));
        command.addAll(List.of("--executor-memory", "512m", "--conf", "spark.driver.host=127.0.0.1"));
        command.addAll(List.of(JAR.toString(), "run", experiment.toString(), "--executor", "spark"));
        command.addAll(List.of("--results", results(results).toString()));
        return JavaProcess.start(results, folder.resolve("logs"), command, cluster.environment());
    }

    private JavaProcess run(Path experiment, String results, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(all());
        command.addAll(List.of("-cp", JAR + ":" + plugIn + ":" + LIB + "/*", "dev.descent.cli.Main"));
        command.addAll(List.of(
                "run", experiment.toString(), "--results", results(results).toString(), "--jobs", "2"));
        command.addAll(more);
        return JavaProcess.start(results, folder.resolve("logs"), command, Map.of("SPARK_LOCAL_IP", "127.0.0.1"));
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(List.of(
                "-Xmx512m",
                "--add-modules=jdk.incubator.vector",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1",
                "-Dspark.executor.memory=512m",
                "-Dspark.jars=" + plugIn));
        all.addAll(options);
        StringBuilder executors = new StringBuilder(String.join(" ", options));
        properties.forEach((name, value) -> {
            if (name.startsWith("trouble")) {
                executors.append(" -D").append(name).append('=').append(value);
            }
        });
        all.add("-Dspark.executor.extraJavaOptions=" + executors);
        properties.forEach((name, value) -> all.add("-D" + name + "=" + value));
        return all;
    }
}
