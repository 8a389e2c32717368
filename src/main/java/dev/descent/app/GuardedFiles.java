package dev.descent.app;

import dev.descent.config.DataFolders;
import dev.descent.config.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What findings have no place among, links followed: results, be it of this check or of another, and the experiments and tables that
 * are read, with their folders. The folder that Descent runs in is free even if experiments and tables lie in it, but for names of
 * experiments.
 *
 * @param results the folder of all results
 * @param experiments the experiment files
 * @param tables the files of their tables and initial weights
 */
record GuardedFiles(Path results, Set<Path> experiments, Set<Path> tables) {
    static GuardedFiles of(Path results, List<Experiment> experiments) {
        Set<Path> files = new TreeSet<>();
        Set<Path> tables = new TreeSet<>();
        for (Experiment experiment : experiments) {
            files.add(experiment.spec().file());
            tables.addAll(experiment.tables().keySet());
            tables.addAll(experiment.weights());
        }
        return new GuardedFiles(results, files, tables);
    }

    /** Why a new file may not be made there, as a clause; empty if it may. */
    Optional<String> objection(Path file) throws IOException {
        Path real = real(file);
        Path way = file.normalize();
        if (!way.isAbsolute()
                && !way.startsWith("..")
                && !real.startsWith(Path.of("").toRealPath())) {
            return Optional.of("it lies behind a symbolic link out of this folder");
        }
        if (DataFolders.isGits(real)) {
            return Optional.of("in .git is what git keeps for itself");
        }
        if (real.startsWith(DataFolders.real(results.toAbsolutePath()))) {
            return Optional.of("in " + results + " are the files of experiments alone");
        }
        for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
            if (Ownership.isResults(folder)) {
                return Optional.of("in " + folder + " are the results of an experiment");
            }
        }
        for (Path experiment : experiments) {
            if (isReserved(real, experiment, isNamedAsExperiment(real))) {
                return Optional.of("it would lie among experiments, as " + experiment + " is one");
            }
        }
        for (Path table : tables) {
            if (isReserved(real, table, false)) {
                return Optional.of("it would lie among tables or saved networks, as " + table + " is one");
            }
        }
        return Optional.empty();
    }

    /** The file of these that a file is, by whatever name or hard link; empty if it is none of them. */
    Optional<Path> sameAs(Path file) throws IOException {
        List<Path> all = new ArrayList<>(experiments);
        all.addAll(tables);
        if (Files.isDirectory(results)) {
            try (Stream<Path> tree = Files.walk(results)) {
                tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                        .sorted()
                        .forEach(all::add);
            }
        }
        for (Path path : all) {
            if (Files.isSameFile(path, file)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private static boolean isReserved(Path real, Path read, boolean everywhere) throws IOException {
        Path folder = real(read).getParent();
        boolean isWorkingFolders = Path.of("").toRealPath().startsWith(folder);
        return real.startsWith(folder) && (!isWorkingFolders || everywhere && folder.equals(real.getParent()));
    }

    private static boolean isNamedAsExperiment(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static Path real(Path file) {
        Path absolute = file.toAbsolutePath();
        return absolute.getParent() == null
                ? absolute
                : DataFolders.real(absolute.getParent()).resolve(absolute.getFileName());
    }
}
