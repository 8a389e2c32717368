package dev.descent.app;

import dev.descent.journal.Durable;
import dev.descent.output.ReportFolder;
import dev.descent.output.text.Content;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of one experiment under results/. {@link #publish} writes the reports to temporary files under {@code .run/}, several
 * at once, and moves them into place when all are whole. So a reader never sees half of one, and a run that can't write them all
 * leaves those that stood. Symbolic links are not followed.
 */
final class ResultsFolder implements ReportFolder {
    private final Path folder;
    private final int jobs;
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

    /**
     * Makes sure that {@code .run/} and what has been made in it is found after a power cut. Reports need no such care: they are
     * made from the journal again.
     */
    void settle() {
        Durable.folder(run());
        Durable.folder(folder);
        Durable.folder(folder.toAbsolutePath().getParent());
    }

    /** Removes what a process left that was killed while it wrote reports. */
    void sweepUp() throws IOException {
        deleteTree(parts());
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

    /** Writes all reports, then puts them into their places and takes away what was removed. */
    void publish() throws IOException {
        try {
            writeParts();
            movePartsIntoPlace();
        } finally {
            sweepUp();
        }
        noted.clear();
        removed.clear();
    }

    private void writeParts() throws IOException {
        List<ParallelTasks.Task> tasks = new ArrayList<>();
        for (Map.Entry<String, Content> report : noted.entrySet()) {
            Path part = parts().resolve(report.getKey());
            Files.createDirectories(part.getParent());
            tasks.add(() -> writePart(part, report.getValue()));
        }
        // One more than are meant to work, because each waits for the disk in the end.
        ParallelTasks.run(tasks, jobs + 1);
    }

    private void movePartsIntoPlace() throws IOException {
        for (String name : noted.keySet()) {
            Path target = folder.resolve(name);
            makeFolders(target.getParent());
            move(parts().resolve(name), target);
        }
        for (String name : removed) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /** Makes folders inside this one. */
    private void makeFolders(Path inside) throws IOException {
        for (Path path = inside; !path.equals(folder); path = path.getParent()) {
            if (Files.isSymbolicLink(path)) {
                throw new FileSystemException(path.toString(), null, path + " is a symbolic link");
            }
        }
        Files.createDirectories(inside);
    }

    private Path parts() {
        return run().resolve("parts");
    }

    /** Writes one file to a temporary one and moves it into place. */
    static void writeAtomically(Path target, Path temporary, Content content) throws IOException {
        writePart(temporary, content);
        move(temporary, target);
    }

    private static void writePart(Path part, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
                Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
            content.write(out);
            out.flush();
            channel.force(false);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
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
