package dev.descent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/** Where and from what a run was done: {@code .run/host} and {@code .run/commit}. None of it is in a result. */
final class RunEnvironment {
    private static final String HOST = "host: ";
    private static final int LONGEST_HOST = 200;

    private RunEnvironment() {}

    /** Writes both files; without a repository there is no commit. */
    static void write(Path run, Path experiment) throws IOException {
        put(
                run.resolve("host"),
                HOST + host() + "\nsystem: " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version") + " " + System.getProperty("os.arch") + "\nprocessors: "
                        + Runtime.getRuntime().availableProcessors() + "\njava: " + System.getProperty("java.version")
                        + " (" + System.getProperty("java.vendor") + ")\n");
        Optional<String> commit = GitCommit.of(experiment);
        if (commit.isPresent()) {
            put(run.resolve("commit"), commit.get() + "\n");
        } else {
            Files.deleteIfExists(run.resolve("commit"));
        }
    }

    /** The machine's name as the system tells it without asking the network. */
    static String host() {
        return Stream.of(System.getenv("HOSTNAME"), System.getenv("COMPUTERNAME"), hostFile())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("unknown");
    }

    /** The machine that wrote into a folder, as it put it down there. */
    static Optional<String> host(Path run) throws IOException {
        Path file = run.resolve("host");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Ownership.beginning(file, LONGEST_HOST)
                .lines()
                .findFirst()
                .filter(line -> line.startsWith(HOST))
                .map(line -> line.substring(HOST.length()));
    }

    private static String hostFile() {
        try {
            return Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static void put(Path file, String text) throws IOException {
        Files.writeString(
                file,
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }
}
