package dev.descent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own, so that no measurement inherits what another one made the compiler believe. */
final class Fork {
    /** What every JVM of a benchmark is started with. */
    static final List<String> VECTOR = List.of("--add-modules", "jdk.incubator.vector");

    private Fork() {}

    /** Takes a measurement of {@link InFork}: its figures by name. */
    static Map<String, Double> measure(String... arguments) {
        return measure(List.of(), InFork.class, arguments);
    }

    /**
     * Runs a class that prints {@code name⇥figure} a line.
     *
     * @param options of the JVM
     */
    static Map<String, Double> measure(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(VECTOR);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            await(process, command);
            Map<String, Double> figures = new LinkedHashMap<>();
            output.lines().map(line -> line.split("\t")).forEach(line -> figures.put(line[0], Double.valueOf(line[1])));
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end, its output shown. */
    static int run(List<String> command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Seconds from the start of a process to its end.
     *
     * @param environment beside what this process has
     */
    static double seconds(List<String> command, Path folder, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().putAll(environment);
        try {
            long start = System.nanoTime();
            Process process = builder.start();
            await(process, command);
            return (System.nanoTime() - start) * 1e-9;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process, List<String> command) {
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("exit code " + exit + " of: " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The java of this JVM. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where this class and all that it uses were loaded from, also inside Maven. */
    static String classPath() {
        if (Fork.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs()).map(Fork::path).collect(Collectors.joining(":"));
        }
        return System.getProperty("java.class.path");
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
