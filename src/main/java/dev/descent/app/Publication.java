package dev.descent.app;

import dev.descent.journal.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts one set of reports into the place of another, wholly or not at all, even if the process is killed or the power fails on the
 * way. Everything is written into {@code .run/parts/} and forced to disk; the folder is then renamed to {@code .run/ready/}, which is
 * the moment from which on the new set counts; its files are moved to their places, those that the new set has not are removed, and
 * the empty folder goes. So {@code parts/} holds what nobody misses, and {@code ready/} what of a set is not in its place yet:
 * {@link #finish} ends what somebody began, however often it was interrupted itself.
 */
final class Publication {
    private static final String PARTS = "parts";
    private static final String READY = "ready";
    /** Stands in {@code ready/}: names of files to be removed, a line each. No report is called so. */
    private static final String REMOVALS = ".removals";

    private final Path folder;

    /** @param folder the experiment's, which has {@code .run/} */
    Publication(Path folder) {
        this.folder = folder;
    }

    /** Whether some of a set of reports are in their places, and some are not. */
    static boolean isHalfDone(Path folder) {
        return Files.exists(folder.resolve(".run").resolve(READY), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Writes all reports, then puts them into their places and takes away what was removed.
     *
     * @param jobs how many threads may work on reports at once
     * @throws IOException if the reports could not all be written, and those that stood stand as they were; or if they could not all
     *     be put into place, and {@link #finish} has to
     */
    void publish(Map<String, FileContent> reports, Collection<String> removed, int jobs) throws IOException {
        List<String> obsolete = standing(removed);
        try {
            writeParts(reports, jobs);
            if (!obsolete.isEmpty()) {
                AtomicFiles.writeNew(
                        inRun(PARTS).resolve(REMOVALS), FileContent.of(out -> out.append(String.join("\n", obsolete))));
            }
            makePlaces(reports.keySet());
            forceFolders(inRun(PARTS), reports.keySet());
        } catch (IOException | RuntimeException | Error e) {
            sweepUpAfter(e);
            throw e;
        }
        Files.move(inRun(PARTS), inRun(READY), StandardCopyOption.ATOMIC_MOVE);
        Durable.folder(folder.resolve(".run"));
        putIntoPlace(reports.keySet(), obsolete);
    }

    /** Ends what an interrupted process began, and removes what it left; whether there were reports to put into place. */
    boolean finish() throws IOException {
        boolean halfDone = isHalfDone(folder);
        if (halfDone) {
            List<String> names = ready();
            makePlaces(names);
            putIntoPlace(names, storedRemovals());
        }
        sweepUp();
        return halfDone;
    }

    /** Those of the names that stand for something in the folder. */
    private List<String> standing(Collection<String> names) {
        List<String> standing = new ArrayList<>();
        for (String name : names) {
            if (Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                standing.add(name);
            }
        }
        return standing;
    }

    private void writeParts(Map<String, FileContent> reports, int jobs) throws IOException {
        Files.createDirectory(inRun(PARTS));
        List<ParallelTasks.Task> tasks = new ArrayList<>();
        for (Map.Entry<String, FileContent> report : reports.entrySet()) {
            Path part = inRun(PARTS).resolve(report.getKey());
            Files.createDirectories(part.getParent());
            tasks.add(() -> AtomicFiles.writeNew(part, report.getValue()));
        }
        // One more than are meant to work, because each waits for the disk in the end.
        ParallelTasks.run(tasks, jobs + 1);
    }

    /** Finds out what would stand in the way as long as the old reports are all there. */
    private void makePlaces(Collection<String> names) throws IOException {
        for (String name : names) {
            Path place = place(name);
            Files.createDirectories(place.getParent());
            if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(place.toString(), null, "Is a directory");
            }
        }
    }

    private void putIntoPlace(Collection<String> names, List<String> removed) throws IOException {
        for (String name : names) {
            AtomicFiles.move(inRun(READY).resolve(name), place(name));
        }
        for (String name : removed) {
            Files.deleteIfExists(place(name));
        }
        Set<String> changed = new LinkedHashSet<>(names);
        changed.addAll(removed);
        forceFolders(folder, changed);
        ResultsFolder.deleteTree(inRun(READY));
    }

    /** Forces a folder, and those in it that lead to files of these names. */
    private static void forceFolders(Path top, Collection<String> names) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(top);
        for (String name : names) {
            for (Path path = top.resolve(name).getParent(); folders.add(path); ) {
                path = path.getParent();
            }
        }
        for (Path path : folders) {
            if (Files.isDirectory(path)) {
                Durable.folder(path);
            }
        }
    }

    /** The files that wait in {@code ready/}, by their names in the folder. */
    private List<String> ready() throws IOException {
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(inRun(READY))) {
            paths = tree.sorted().toList();
        }
        List<String> names = new ArrayList<>();
        for (Path path : paths) {
            String name = inRun(READY).relativize(path).toString().replace('\\', '/');
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                names.add(name);
            } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(path.toString(), null, path + " is no file");
            }
        }
        names.remove(REMOVALS);
        return names;
    }

    /** What {@code ready/} says is to be removed. */
    private List<String> storedRemovals() throws IOException {
        Path removals = inRun(READY).resolve(REMOVALS);
        return Files.isRegularFile(removals, LinkOption.NOFOLLOW_LINKS)
                ? new String(Files.readAllBytes(removals), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
    }

    /** Where a report stands: inside the folder, and behind no symbolic link. */
    private Path place(String name) throws IOException {
        Path place = folder;
        for (String part : name.split("/")) {
            if (!place.equals(folder) && Files.isSymbolicLink(place)) {
                throw new FileSystemException(place.toString(), null, place + " is a symbolic link");
            }
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf(0) >= 0) {
                throw new FileSystemException(name, null, inRun(READY) + " was not made by Descent: remove it");
            }
            place = place.resolve(part);
        }
        return place;
    }

    /** Removes what is not whole. */
    private void sweepUp() throws IOException {
        ResultsFolder.deleteTree(inRun(PARTS));
    }

    private void sweepUpAfter(Throwable failure) {
        try {
            sweepUp();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private Path inRun(String name) {
        return folder.resolve(".run").resolve(name);
    }
}
