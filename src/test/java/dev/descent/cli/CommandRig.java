package dev.descent.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with data/ and experiments/ in which commands are run as a user would, and what they print. */
final class CommandRig {
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    CommandRig(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("experiments"));
            Files.createDirectories(folder.resolve("data"));
            try (Stream<Path> tables = Files.list(Path.of("data"))) {
                for (Path table :
                        tables.filter(t -> t.toString().endsWith(".csv")).toList()) {
                    Files.copy(table, folder.resolve("data").resolve(table.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a named pipe, or skips the test on a system that has none. */
    static void pipe(Path place) throws InterruptedException {
        int made;
        try {
            made = new ProcessBuilder("mkfifo", place.toString()).start().waitFor();
        } catch (IOException noSuchCommand) {
            made = 1;
        }
        assumeTrue(made == 0, "this system makes no pipes");
    }

    /** Writes experiments/name and returns its path. */
    Path experiment(String name, String yaml) {
        Path file = folder.resolve("experiments").resolve(name);
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Runs a command and returns its exit code; what it printed is in {@link #out()} and {@link #err()}. */
    int run(Object... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = Terminal.plain(stream(out), stream(err));
        return CommandLines.execute(
                terminal, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    /**
     * Starts a command in a process of its own; what it prints is in {@link #output()}.
     *
     * @param options for Java; {@code "-cp", folder} puts a folder behind the class path
     */
    Process start(List<String> options, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Such processes are short: the second compiler would not pay.
        command.add("-XX:TieredStopAtLevel=1");
        String classPath = System.getProperty("java.class.path");
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).equals("-cp")) {
                classPath += File.pathSeparator + options.get(++i);
            } else {
                command.add(options.get(i));
            }
        }
        command.addAll(List.of("-cp", classPath, Main.class.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        process.environment().putAll(environment);
        return process.start();
    }

    /** Sets a variable for the processes that are started from here on. */
    void setVariable(String name, Object value) {
        environment.put(name, value.toString());
    }

    /** Runs a command in a process of its own and returns its exit code. */
    int runAlone(List<String> options, Object... arguments) {
        try {
            return start(options, arguments).waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What the last process of its own printed. */
    String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path results() {
        return folder.resolve("results");
    }

    String result(String name) {
        try {
            return Files.readString(results().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
