package dev.descent.bench;

import dev.descent.data.Part;
import dev.descent.engine.lockstep.LockstepEngine;
import dev.descent.number.NumberText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** J1 and J2 as a user runs them: an experiment file, a table, the jar, all reports. Its folder can be deleted afterwards. */
final class WholeProcess {
    private static final Path LAUNCHER = Path.of("src/main/launcher/descent");
    private static final String CACHE = "cache";
    private static final long PATIENCE = 60_000_000_000L;
    private static final long PAUSE = 50_000_000;
    private static final String JAR = "descent-bench-all.jar";

    private final Path folder;
    private int runs;

    WholeProcess(Path folder) {
        this.folder = folder;
        try {
            Files.copy(jar(), folder.resolve(JAR));
            Files.copy(LAUNCHER, folder.resolve("descent"));
            Files.writeString(folder.resolve("table.csv"), table());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seconds of {@code java -jar} alone, without options: no vectors. */
    double bare(String experiment) {
        return seconds(experiment, List.of(Fork.java(), "-jar", JAR));
    }

    /** Seconds of the launcher, which finds out about vectors first; its archive of loaded classes has been made. */
    double launched(String experiment) {
        List<String> launcher = List.of("sh", "descent");
        if (!Files.exists(folder.resolve(CACHE))) {
            seconds(single(), launcher);
            awaitArchive();
        }
        return seconds(experiment, launcher);
    }

    /** Seconds of {@code java -jar} with vectors. */
    double vectors(String experiment) {
        return seconds(experiment, List.of(Fork.java(), Fork.VECTOR.get(0), Fork.VECTOR.get(1), "-jar", JAR));
    }

    /** J1 as an experiment file. */
    static String single() {
        return """
                dataset: {csv: table.csv, target: y}
                layers:
                  - dense: {units: 10, activation: relu}
                  - dense: 1
                loss: mse
                optimizer: adam
                epochs: 100
                batch_size: 32
                """;
    }

    /** J2 as an experiment file. */
    static String sweep(int repeats) {
        return single() + """
                sweep:
                  grid:
                    optimizer: %s
                    learning_rate: %s
                  repeats: %d
                report:
                  history: all
                """.formatted(Workload.OPTIMIZERS, Workload.RATES, repeats);
    }

    /** The launcher makes its archive in the background, in a file of another name at first. */
    private void awaitArchive() {
        long end = System.nanoTime() + PATIENCE;
        while (!hasArchive()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the launcher made no archive of classes");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private boolean hasArchive() {
        try (Stream<Path> files = Files.list(folder.resolve(CACHE))) {
            return files.anyMatch(file -> file.toString().endsWith(".jsa"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double seconds(String experiment, List<String> program) {
        String name = "run" + runs++;
        try {
            Files.writeString(folder.resolve(name + ".yaml"), experiment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("run", name + ".yaml", "--quiet", "--results", "results"));
        double seconds = Fork.seconds(
                command, folder, Map.of("DESCENT_CACHE", folder.resolve(CACHE).toString(), "CI", ""));
        if (!Files.exists(folder.resolve("results").resolve(name).resolve("report.md"))) {
            throw new IllegalStateException("there is no report of " + name);
        }
        return seconds;
    }

    private static String table() {
        Part part = MadeUpData.part(Workload.J1.rows(), Workload.J1.features(), 1);
        StringBuilder text = new StringBuilder("x0,x1,x2,y\n");
        for (int r = 0; r < part.rows(); r++) {
            for (int i = 0; i < part.features(); i++) {
                NumberText.append(text, part.inputs()[r * part.features() + i]);
                text.append(',');
            }
            NumberText.append(text, part.targets()[r]);
            text.append('\n');
        }
        return text.toString();
    }

    /** The shaded jar beside the folder of classes that this program uses. */
    private static Path jar() {
        try {
            Path classes = Path.of(LockstepEngine.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.list(classes.getParent())) {
                return files.filter(file -> file.getFileName().toString().endsWith("-all.jar"))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException("there is no jar: build with `mvn -Pbench package`"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
