package dev.descent.app;

import dev.descent.journal.Durable;
import dev.descent.output.ReportFolder;
import dev.descent.output.text.Content;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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

    private final Map<String, FileContent> noted = new LinkedHashMap<>();
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
            List<String> faults = new ArrayList<>();
            addFaults(results, faults);
            addFaults(folder, faults);
            if (!faults.isEmpty()) {
                throw Stopped.refused(faults);
            }
            Files.createDirectories(run());
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

    /**
     * Tells what stands where a folder, its {@code .run/} or a file in that would be written: links, which lead elsewhere, pipes, which would
     * be waited for, and a file in a folder's place.
     *
     * @param faults what is wrong so far, a sentence each, where the new ones go
     */
    static void addFaults(Path folder, List<String> faults) throws IOException {
        if (isFolder(folder, faults) && isFolder(folder.resolve(".run"), faults)) {
            addFaultsOfFiles(folder.resolve(".run"), faults);
            Path shards = ShardFolders.all(folder);
            if (!Files.isSymbolicLink(shards) && isFolder(shards, faults)) {
                for (Path shard : inside(shards)) {
                    if (isFolder(shard, faults)) {
                        addFaultsOfFiles(shard, faults);
                    }
                }
            }
        }
    }

    private static void addFaultsOfFiles(Path run, List<String> faults) throws IOException {
        for (Path path : inside(run)) {
            if (Files.isSymbolicLink(path)) {
                faults.add(link(path));
            } else if (!Files.isRegularFile(path) && !Files.isDirectory(path) && Files.exists(path)) {
                faults.add(path + " is a device or a pipe; results are written into files only: remove it");
            }
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        List<Path> inside = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(inside::add);
        }
        Collections.sort(inside);
        return inside;
    }

    /** Whether it is there and a folder; what is none is told. */
    private static boolean isFolder(Path path, List<String> faults) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (Files.isSymbolicLink(path)) {
            faults.add(link(path));
        } else if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            faults.add(path + " is not a folder, but results are written into a folder of that name: move it away,"
                    + " or write elsewhere with --results DIR");
        }
        return false;
    }

    private static String link(Path path) throws IOException {
        return path + " is a symbolic link to " + Files.readSymbolicLink(path)
                + "; results are written into real folders only: remove it, or name the folder itself with --results DIR";
    }

    Path folder() {
        return folder;
    }

    /** {@code .run/}: what is not reproducible. */
    Path run() {
        return folder.resolve(".run");
    }

    /** Makes sure that what has been made in a folder is found after a power cut, with all folders that lead to it. */
    void settle(Path made) throws IOException {
        Path path = made.toAbsolutePath();
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
        noted.put(name, FileContent.of(content));
    }

    /** Notes a file that is no text. */
    void writeBytes(String name, FileContent content) {
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
