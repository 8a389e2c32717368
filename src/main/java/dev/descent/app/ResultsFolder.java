package dev.descent.app;

import dev.descent.journal.Durable;
import dev.descent.output.ReportFolder;
import dev.descent.output.text.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of one experiment under results/. Reports are noted, and {@link #publish} puts all of them into place at once. Symbolic
 * links are not followed.
 */
final class ResultsFolder implements ReportFolder {
    private final Path folder;
    private final int jobs;
    /** The nearest folder above {@code .run/} that was there before. */
    private final Path stood;

    private final Map<String, Content> noted = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();

    /**
     * Makes the folder if it is not there.
     *
     * @param results results/ itself
     * @param folder the experiment's, directly in it
     * @param jobs how many threads may work on reports at once
     * @throws Stopped if the folder or {@code .run/} in it can't be made, or if there are symbolic links in their places
     */
    ResultsFolder(Path results, Path folder, int jobs) throws Stopped {
        this.jobs = jobs;
        this.folder = folder;
        stood = standing(results.toAbsolutePath());
        try {
            refuseLink(results);
            Files.createDirectories(results);
            refuseLink(folder);
            Files.createDirectories(folder);
            refuseLink(run());
            Files.createDirectories(run());
            refuseLinksInside();
        } catch (IOException e) {
            throw Stopped.machine(
                    "can't make the folder " + run() + ": " + IoMessages.of(e)
                            + "; mend that, or write elsewhere with --results DIR",
                    e);
        }
    }

    private static Path standing(Path path) {
        Path standing = path;
        while (standing.getParent() != null && Files.notExists(standing)) {
            standing = standing.getParent();
        }
        return standing;
    }

    private void refuseLinksInside() throws IOException, Stopped {
        List<Path> inside;
        try (Stream<Path> entries = Files.list(run())) {
            inside = entries.sorted().toList();
        }
        for (Path path : inside) {
            refuseLink(path);
            if (!Files.isRegularFile(path) && !Files.isDirectory(path)) {
                throw Stopped.refused(path + " is a device or a pipe; results are written into files only: remove it");
            }
        }
    }

    static void refuseLink(Path path) throws Stopped {
        if (Files.isSymbolicLink(path)) {
            throw Stopped.refused(path + " is a symbolic link; results are written into real folders only: remove it");
        }
    }

    Path folder() {
        return folder;
    }

    /** {@code .run/}: what is not reproducible. */
    Path run() {
        return folder.resolve(".run");
    }

    /** Makes sure that {@code .run/} and what has been made in it is found after a power cut, with all folders that lead to it. */
    void settle() throws IOException {
        Path path = run().toAbsolutePath();
        Durable.folder(path);
        while (!path.equals(stood)) {
            path = path.getParent();
            Durable.folder(path);
        }
    }

    /** Ends what a process began that was stopped as it put reports into place; whether there was such a one. */
    boolean finish() throws IOException {
        return new Publication(folder).finish();
    }

    /** Notes a report; {@link #publish} writes it. */
    @Override
    public void write(String name, Content content) {
        noted.put(name, content);
    }

    @Override
    public void remove(String name) {
        removed.add(name);
    }

    /** Puts all reports into their places and takes away what was removed. */
    void publish() throws IOException {
        new Publication(folder).publish(noted, removed, jobs);
        noted.clear();
        removed.clear();
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(folder)) {
            paths = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
