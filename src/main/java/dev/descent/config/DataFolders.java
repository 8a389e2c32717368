package dev.descent.config;

import dev.descent.number.CodePoints;
import dev.descent.problem.NearestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the tables and the initial weights of experiments may lie, symbolic links followed: in the experiment's folder, in the folder
 * above it, in the folder that Descent runs in, or in one of {@code others}. A file from a stranger can name data of its project, but no file of the machine's.
 *
 * <p>A folder that is the file system's root counts only where it is the experiment's own, and nothing in {@code .git} counts.
 *
 * @param others folders that whoever runs Descent allows besides
 */
public record DataFolders(List<Path> others) {
    /** No folders but those of the project. */
    public static final DataFolders OF_THE_PROJECT = new DataFolders(List.of());

    private static final int MOST_FILES = 200;
    private static final long MOST_BYTES = 64 << 20;

    public DataFolders {
        others = List.copyOf(others);
    }

    /**
     * Whether a table may be read.
     *
     * @param experiment the file that names it
     * @param table the table, which need not exist
     * @throws IOException if the experiment's folder can't be found
     */
    public boolean hold(Path experiment, Path table) throws IOException {
        Path own = experiment.toAbsolutePath().getParent().toRealPath();
        Path real = real(own.resolve(table).normalize());
        if (isGits(real) && !isGits(own)) {
            return false;
        }
        Path above = own.getParent();
        Path here = Path.of("").toRealPath();
        if (real.startsWith(own) || holds(above, real) || holds(here, real)) {
            return true;
        }
        for (Path other : others) {
            if (real.startsWith(other.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The files that may be the table that was at a path when an experiment was made: at that path, else of that path's end or that name
     * in the folders, or in {@code data/} there.
     *
     * @param experiment the file that names it
     * @param table its path, relative to that file when it was made
     */
    List<Path> candidates(Path experiment, String table) {
        Set<Path> found = new LinkedHashSet<>();
        try {
            Path written = Path.of(table).normalize();
            if (written.getFileName() == null) {
                return List.of();
            }
            add(experiment.resolveSibling(written), experiment, found);
            List<Path> places = new ArrayList<>(
                    List.of(experiment.resolveSibling(""), experiment.resolveSibling(".."), Path.of("")));
            places.addAll(others);
            for (Path place : places) {
                add(place.resolve(withoutWayUp(written)), experiment, found);
                add(place.resolve(written.getFileName()), experiment, found);
                add(place.resolve("data").resolve(written.getFileName()), experiment, found);
            }
        } catch (InvalidPathException none) {
            return List.of();
        }
        return List.copyOf(found);
    }

    /**
     * The files that one with another name may be: those in the folders and in {@code data/} there that are named as such files are, by
     * name; at most 200, and none of more than 64 MB, for each is read.
     */
    List<Path> files(Path experiment, FileRole role) {
        List<Path> places =
                new ArrayList<>(List.of(experiment.resolveSibling(""), experiment.resolveSibling(".."), Path.of("")));
        places.addAll(others);
        Set<Path> found = new LinkedHashSet<>();
        for (Path place : places) {
            addFiles(place, role, experiment, found);
            addFiles(place.resolve("data"), role, experiment, found);
        }
        return found.stream().limit(MOST_FILES).toList();
    }

    /**
     * What a path that names no file most likely means: a file of that name elsewhere in the folders, else one of a near name in the
     * path's own folder, if that is one of them, or in the folders.
     *
     * @param experiment the file that names it
     * @param table the path, relative to that file
     * @param role what it is named for
     */
    Optional<Path> meant(Path experiment, String table, FileRole role) {
        List<Path> ofThisName = candidates(experiment, table);
        Path written = Path.of(table);
        if (!ofThisName.isEmpty() || written.getFileName() == null) {
            return ofThisName.stream().findFirst();
        }
        Set<Path> tables = new LinkedHashSet<>();
        Path folder =
                experiment.resolveSibling(written).normalize().toAbsolutePath().getParent();
        try {
            if (folder != null && hold(experiment, folder)) {
                addFiles(folder, role, experiment, tables);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tables.addAll(files(experiment, role));
        Map<String, Path> byName = new LinkedHashMap<>();
        tables.forEach(path -> byName.putIfAbsent(path.getFileName().toString(), path));
        return NearestName.ofFiles(written.getFileName().toString(), byName.keySet())
                .map(byName::get);
    }

    /** The table that a path from the working folder most likely means. */
    public Optional<Path> near(Path table) {
        // Whatever file of the working folder: it need not exist.
        return meant(Path.of("x.yaml"), table.toString(), FileRole.TABLE);
    }

    private void addFiles(Path folder, FileRole role, Path experiment, Set<Path> found) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, role::isNamedSo)) {
            List<Path> sorted = new ArrayList<>();
            files.forEach(sorted::add);
            sorted.sort(Comparator.comparing(path -> path.getFileName().toString(), CodePoints.ORDER));
            for (Path file : sorted) {
                if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                    add(file, experiment, found);
                }
            }
        } catch (IOException unreadable) {
            // A folder that can't be listed has none; what is missing is told by the name that the experiment gives.
        }
    }

    private void add(Path file, Path experiment, Set<Path> found) {
        Path path = file.normalize();
        try {
            if (hold(experiment, path.toAbsolutePath()) && Files.isRegularFile(path)) {
                found.add(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code data/t.csv} of {@code ../../data/t.csv} and of {@code /data/t.csv}. */
    private static Path withoutWayUp(Path table) {
        int first = 0;
        while (first < table.getNameCount() - 1
                && table.getName(first).toString().equals("..")) {
            first++;
        }
        return table.subpath(first, table.getNameCount());
    }

    /** Whether a path leads into what git keeps for itself: it lies in the project, but is none of it, and may hold a token. */
    public static boolean isGits(Path path) {
        for (Path name : path) {
            if (name.toString().equalsIgnoreCase(".git")) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Path folder, Path file) {
        return folder != null && folder.getParent() != null && file.startsWith(folder);
    }

    /** The absolute path without links, as far as it exists. */
    @SuppressWarnings("RedundantControlFlow") // says what an exception means here
    public static Path real(Path path) {
        for (Path there = path; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(path)).normalize();
            } catch (IOException notThere) {
                continue;
            }
        }
        return path;
    }
}
