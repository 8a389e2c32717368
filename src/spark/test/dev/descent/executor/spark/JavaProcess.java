package dev.descent.executor.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A JVM with its output in files. It ends at the latest with the test's process. */
final class JavaProcess implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;
    private final Thread hook;

    private JavaProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
        this.hook = new Thread(this::kill);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a JVM.
     *
     * @param name of its output's files, in the folder {@code logs}
     * @param arguments of {@code java}
     * @param environment added to that of this process
     */
    static JavaProcess start(String name, Path logs, List<String> arguments, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(logs);
        Path out = logs.resolve(name + ".out");
        Path err = logs.resolve(name + ".err");
        // Whoever runs the tests in the background has children ignore Ctrl-C.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", java()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("MAVEN_OPTS");
        builder.environment().putAll(environment);
        return new JavaProcess(builder.start(), out, err);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What it has written to its standard output so far. */
    String out() throws IOException {
        return Files.readString(out);
    }

    /** What it has written to its standard error so far. */
    String err() throws IOException {
        return Files.readString(err);
    }

    Stream<ProcessHandle> children() {
        return process.children();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code; an error if it does not end in time. */
    int await(Duration patience) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("has not ended after " + patience + ": " + err());
        }
        return process.exitValue();
    }

    /** Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** SIGKILL, for it and all that it started. */
    void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        kill();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Waits until something holds; an error if it does not in time. */
    static void until(Duration patience, String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + patience + " not yet: " + what);
            }
            Thread.sleep(20);
        }
    }
}
