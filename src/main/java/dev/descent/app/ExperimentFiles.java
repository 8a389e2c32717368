package dev.descent.app;

import dev.descent.number.CodePoints;
import dev.descent.problem.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds experiment files: a folder means the *.yaml and *.yml directly in it, by name. */
final class ExperimentFiles {
    private static final Path EXPERIMENTS = Path.of("experiments");

    private ExperimentFiles() {}

    /** @throws Stopped if a path does not exist or a folder holds no experiment */
    static List<Path> find(List<Path> paths) throws Stopped {
        Set<Path> found = new LinkedHashSet<>();
        for (Path path : paths) {
            if (path.toString().isEmpty()) {
                throw Stopped.refused("the name of a file or folder is empty; write one, or leave it out");
            }
            if (Files.isDirectory(path)) {
                refuseLinkOut(path);
                List<Path> inside = inFolder(path);
                if (inside.isEmpty()) {
                    throw Stopped.refused("there is no *.yaml or *.yml in " + path
                            + "; write one there, or begin with `descent new NAME --csv FILE --target COLUMN`");
                }
                found.addAll(inside);
            } else if (Files.exists(path)) {
                found.add(path.normalize());
            } else {
                throw Stopped.refused("there is no file or folder " + path
                        + meant(path).map(it -> "; " + NearestName.question(it)).orElse(""));
            }
        }
        return List.copyOf(found);
    }

    /** An experiment or a folder of a near name beside the path that names none; a name alone may mean one of {@code experiments/}. */
    private static Optional<String> meant(Path path) throws Stopped {
        if (path.getFileName() == null) {
            return Optional.empty();
        }
        List<Path> folders = new ArrayList<>(List.of(path.resolveSibling("")));
        if (path.getNameCount() == 1 && !path.isAbsolute()) {
            folders.add(EXPERIMENTS);
        }
        Map<String, Path> known = new LinkedHashMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                for (Path entry : entries(folder)) {
                    known.putIfAbsent(entry.getFileName().toString(), entry);
                }
            }
        }
        return NearestName.ofFiles(path.getFileName().toString(), known.keySet())
                .map(name -> known.get(name).normalize().toString());
    }

    /** What can be asked for in a folder, by name. */
    private static List<Path> entries(Path folder) throws Stopped {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(it -> Files.isDirectory(it) || isNamedSo(it))
                    .sorted(Comparator.comparing(it -> it.getFileName().toString(), CodePoints.ORDER))
                    .toList();
        } catch (IOException e) {
            throw Stopped.machine("can't list " + folder + ": " + IoMessages.of(e), e);
        }
    }

    /** A folder that is named by a way down from here may come from a stranger, as a repository does: it must lie here. */
    private static void refuseLinkOut(Path folder) throws Stopped {
        Path way = folder.normalize();
        if (way.isAbsolute() || way.startsWith("..")) {
            return;
        }
        try {
            Path real = folder.toRealPath();
            if (!real.startsWith(Path.of("").toRealPath())) {
                throw Stopped.refused(
                        folder + " is, or lies behind, a symbolic link out of this folder; name the folder that it"
                                + " leads to, " + real);
            }
        } catch (IOException e) {
            throw Stopped.machine("can't read " + folder + ": " + IoMessages.of(e), e);
        }
    }

    private static List<Path> inFolder(Path folder) throws Stopped {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(ExperimentFiles::isNamedSo).map(Path::normalize).forEach(files::add);
        } catch (IOException e) {
            throw Stopped.machine("can't list " + folder + ": " + IoMessages.of(e), e);
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString(), CodePoints.ORDER));
        List<String> faults = new ArrayList<>();
        for (Path file : files) {
            fault(folder, file).ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw Stopped.refused(faults);
        }
        return files;
    }

    /** Why what has an experiment's name is none that can be read; empty if it is a file of the folder. */
    private static Optional<String> fault(Path folder, Path file) throws Stopped {
        if (!Files.isRegularFile(file)) {
            return Optional.of(file + " is " + FileKinds.of(file)
                    + ", not an experiment file; remove it, or give it another name");
        }
        try {
            // A folder may come from a stranger, whose links would show what they lead to.
            return file.toRealPath().startsWith(folder.toRealPath())
                    ? Optional.empty()
                    : Optional.of(file + " is a symbolic link out of " + folder + "; name the file that it leads to");
        } catch (IOException e) {
            throw Stopped.machine("can't read " + file + ": " + IoMessages.of(e), e);
        }
    }

    private static boolean isNamedSo(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith(".");
    }
}
