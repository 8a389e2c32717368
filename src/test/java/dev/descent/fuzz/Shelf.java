package dev.descent.fuzz;

import dev.descent.config.Experiment;
import dev.descent.config.ExperimentReader;
import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A copy of the project's experiments and data to fuzz in: tables are cut to a few rows. */
final class Shelf {
    private static final int ROWS = 40;
    private static final Path BAD = Path.of("src/test/resources/bad");

    private final Path experiments;

    Shelf(Path folder) {
        experiments = folder.resolve("experiments");
        try {
            copyTables(Path.of("data"), folder.resolve("data"));
            copyTables(BAD.resolve("data"), experiments.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file beside the experiments. */
    void write(String name, byte[] content) {
        try {
            Files.write(experiments.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contents of experiment files, right and wrong. */
    static List<byte[]> files() {
        List<byte[]> all = new ArrayList<>(Text.contents(Text.files(Path.of("experiments"), ".yaml")));
        all.addAll(Text.contents(Text.files(BAD, ".yaml")));
        return all;
    }

    /** Reads an experiment file of this shelf. */
    Experiment read(String name) throws FileRefused {
        return ExperimentReader.read(
                experiments.resolve(name), Map.of(), Set.of("lockstep", "reference"), Set.of("local"));
    }

    private static void copyTables(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path table : Text.files(from, ".csv")) {
            List<String> lines = Files.readAllLines(table);
            Files.write(to.resolve(table.getFileName()), lines.subList(0, Math.min(ROWS, lines.size())));
        }
    }
}
