package dev.descent.app;

import dev.descent.number.CodePoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds experiment files: a folder means the *.yaml and *.yml directly in it, by name. */
final class ExperimentFiles {
    private ExperimentFiles() {}

    /** @throws Stopped if a path does not exist or a folder holds no experiment */
    static List<Path> find(List<Path> paths) throws Stopped {
        Set<Path> found = new LinkedHashSet<>();
        for (Path path : paths) {
            if (path.toString().isEmpty()) {
                throw Stopped.refused("the name of a file or folder is empty; write one, or leave it out");
            }
            if (Files.isDirectory(path)) {
                List<Path> inside = inFolder(path);
                if (inside.isEmpty()) {
                    throw Stopped.refused("there is no *.yaml or *.yml in " + path
                            + "; write one there, or begin with `descent new NAME --csv FILE --target COLUMN`");
                }
                found.addAll(inside);
            } else if (Files.exists(path)) {
                found.add(path.normalize());
            } else {
                throw Stopped.refused("there is no file or folder " + path);
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> inFolder(Path folder) throws Stopped {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(ExperimentFiles::isExperiment).map(Path::normalize).forEach(files::add);
        } catch (IOException e) {
            throw Stopped.machine("can't list " + folder + ": " + IoMessages.of(e), e);
        }
        for (Path file : files) {
            refuseLinkOut(folder, file);
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString(), CodePoints.ORDER));
        return files;
    }

    /** A folder may come from a stranger, whose links would show what they lead to. */
    private static void refuseLinkOut(Path folder, Path file) throws Stopped {
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw Stopped.refused(
                        file + " is a symbolic link out of " + folder + "; name the file that it leads to");
            }
        } catch (IOException e) {
            throw Stopped.machine("can't read " + file + ": " + IoMessages.of(e), e);
        }
    }

    private static boolean isExperiment(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith(".") && Files.isRegularFile(file);
    }
}
