package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.gate.stored.IndexPage;
import dev.descent.gate.stored.ResultsIndex;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.number.CodePoints;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What under results/ a run may replace: what Descent wrote, and that for the same experiment's file. The index is known by how it
 * begins, a folder of results by the {@code arithmetic} in its experiment.yaml; {@code .run/}, which no clone has, need not be there. Which
 * file a folder was written for stands in {@code .run/source}, as a path from the folder, so that a project can be moved. Without it, or
 * if that file is gone, the folder is whoever's comes.
 */
final class Ownership {
    private static final String SOURCE = "source";
    private static final String VERSION = "arithmetic:";
    private static final int LONGEST_BEGINNING = 200;
    private static final int LARGEST_EXPERIMENT = 1 << 26;
    private static final int LONGEST_SOURCE = 1 << 16;
    private static final int MOST_NAMED = 5;

    private Ownership() {}

    /**
     * Refuses, before anything trains, whatever a run of these experiments would replace or remove that it must not.
     *
     * @throws Stopped with all of it
     */
    static void refuseStrangers(List<Experiment> experiments, RunOptions options) throws Stopped {
        List<String> refused = new ArrayList<>();
        try {
            ResultsFolder.addFaults(options.results(), refused);
            for (Experiment experiment : experiments) {
                Path folder = options.folder(experiment.spec().name());
                ResultsFolder.addFaults(folder, refused);
                refuse(strangers(folder), refused);
                refuse(otherSource(folder, experiment), refused);
            }
            if (options.overrides().isEmpty()) {
                refuse(strangersIndex(options.results().resolve(ResultsIndex.FILE)), refused);
                refuse(strangersIndex(options.results().resolve(IndexPage.FILE)), refused);
            }
        } catch (IOException e) {
            throw Stopped.machine(
                    "can't read under " + options.results() + ": " + IoMessages.withFile(e)
                            + "; mend that and run again",
                    e);
        }
        if (!refused.isEmpty()) {
            throw Stopped.refused(refused);
        }
    }

    /** As {@link #refuseStrangers}, for the time since then: while the folder's lock is held. */
    static void refuseOthers(Path folder, Experiment experiment) throws IOException, Stopped {
        Optional<String> other = otherSource(folder, experiment);
        if (other.isPresent()) {
            throw Stopped.refused(other.get());
        }
    }

    private static void refuse(Optional<String> reason, List<String> refused) {
        if (reason.isPresent()) {
            refused.add(reason.get());
        }
    }

    /** Why a folder with files of somebody's is none for results; empty if it is one, or is not there. */
    private static Optional<String> strangers(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || isResults(folder)) {
            return Optional.empty();
        }
        List<String> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path path : entries.toList()) {
                String name = path.getFileName().toString();
                // A run that was killed early may have left empty folders.
                if (!name.startsWith(".") && !DiskFolder.isEmptyFolder(path)) {
                    files.add(name);
                }
            }
        }
        if (files.isEmpty()) {
            return Optional.empty();
        }
        files.sort(CodePoints.ORDER);
        return Optional.of(folder + " holds " + Phrases.few(files, MOST_NAMED)
                + ", but no experiment.yaml that Descent wrote, so results would take the place of somebody's files;"
                + " move these away, give the experiment another `name`, or write elsewhere with --results DIR");
    }

    /** Whether Descent wrote what is in a folder. */
    static boolean isResults(Path folder) throws IOException {
        Path file = folder.resolve(StoredFolder.EXPERIMENT);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        String text = beginning(file, LARGEST_EXPERIMENT);
        return text.startsWith(VERSION) || text.contains("\n" + VERSION);
    }

    private static Optional<String> strangersIndex(Path index) throws IOException {
        boolean isFile = Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS);
        boolean isOwn =
                isFile ? Files.size(index) == 0 || isIndex(index) : !Files.exists(index, LinkOption.NOFOLLOW_LINKS);
        if (isOwn) {
            return Optional.empty();
        }
        return Optional.of(
                index + (isFile ? " does not begin as the index of results does" : " is not a file")
                        + ", so the index would take the place of somebody's; move it away, or write elsewhere with --results DIR");
    }

    /** Whether a file is an index that Descent wrote, in either form. */
    static boolean isIndex(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        String beginning = beginning(file, LONGEST_BEGINNING);
        return ResultsIndex.isBeginning(beginning) || IndexPage.isBeginning(beginning);
    }

    /** Each byte as a character: what is looked for is ASCII. */
    static String beginning(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(most), StandardCharsets.ISO_8859_1);
        }
    }

    /** Why the results in a folder are not this file's to replace; empty if they are. */
    private static Optional<String> otherSource(Path folder, Experiment experiment) throws IOException {
        Path file = experiment.spec().file();
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (isOwnDescription(folder, file)) {
            return isDescribed(folder, experiment)
                    ? Optional.empty()
                    : Optional.of(
                            file + " would be replaced by its own results, which say it in other words; copy it to "
                                    + experiment.spec().name() + ".yaml elsewhere and run that");
        }
        if (isOwnBest(folder, file)) {
            return Optional.of(file + " has the name of the results that it lies in, so its own would replace these;"
                    + " copy it elsewhere, give it a `name` of its own and run that");
        }
        Optional<Path> source = source(folder);
        if (source.isPresent()) {
            boolean isOthers = Files.isRegularFile(source.get()) && !isSame(source.get(), file);
            return isOthers && !isDescribed(folder, experiment)
                    ? Optional.of(folder + " holds the results of " + shown(source.get()) + "; give " + file
                            + " a `name` of its own, write elsewhere with --results DIR, or move " + folder + " away")
                    : Optional.empty();
        }
        boolean isOfAnother = isDescription(file) && DiskFolder.isSame(parent(parent(file)), parent(folder));
        return isOfAnother && isResults(folder)
                ? Optional.of(file + " has the name of the results in " + folder
                        + ", which it is not of; copy it elsewhere, give it a `name` of its own and run that")
                : Optional.empty();
    }

    /** Whether the results in a folder are this very experiment's, whatever its file. */
    private static boolean isDescribed(Path folder, Experiment experiment) throws IOException {
        Path file = folder.resolve(StoredFolder.EXPERIMENT);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Arrays.equals(Files.readAllBytes(file), experiment.resolved().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a file is the experiment.yaml that stands in the folder. */
    private static boolean isOwnDescription(Path folder, Path file) throws IOException {
        return isDescription(file) && DiskFolder.isSame(parent(file), folder);
    }

    /** Whether a file is the best.yaml that stands in the folder. */
    private static boolean isOwnBest(Path folder, Path file) throws IOException {
        return file.endsWith(StoredFolder.BEST) && DiskFolder.isSame(parent(file), folder);
    }

    private static boolean isDescription(Path file) {
        return file.endsWith(StoredFolder.EXPERIMENT);
    }

    private static Path parent(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.getParent() == null ? absolute : absolute.getParent();
    }

    /** Links to one file from several folders are several: each finds other tables. */
    private static boolean isSame(Path a, Path b) throws IOException {
        return DiskFolder.isSame(parent(a), parent(b)) && Files.isSameFile(a, b);
    }

    /** As a person would write it, from the folder that Descent runs in. */
    private static String shown(Path file) throws IOException {
        Path here = Path.of("").toRealPath();
        return (file.startsWith(here) ? here.relativize(file) : file).toString();
    }

    /** The file that a folder was written for; empty if nobody knows. */
    private static Optional<Path> source(Path folder) throws IOException {
        Path run = folder.resolve(".run");
        Path note = run.resolve(SOURCE);
        if (Files.isSymbolicLink(run) || !Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(note)) {
            String text = new String(in.readNBytes(LONGEST_SOURCE), StandardCharsets.UTF_8);
            int end = text.length() - 1;
            return text.endsWith("\n")
                    ? Optional.of(
                            folder.toRealPath().resolve(text.substring(0, end)).normalize())
                    : Optional.empty();
        } catch (InvalidPathException damaged) {
            return Optional.empty();
        }
    }

    /** Notes which file a folder is written for. It stays the first of those that are the same experiment, as a copy of its results is. */
    static void remember(ResultsFolder results, Experiment experiment) throws IOException {
        Path folder = results.folder();
        Path file = experiment.spec().file();
        Optional<Path> source = source(folder);
        boolean isFirsts = source.isPresent() && Files.isRegularFile(source.get());
        if (isFirsts || isOwnDescription(folder, file)) {
            return;
        }
        Path real = parent(file).toRealPath().resolve(file.getFileName());
        Path from = folder.toRealPath();
        boolean isNear = from.getRoot().equals(real.getRoot());
        String path = (isNear ? from.relativize(real) : real)
                .toString()
                .replace(from.getFileSystem().getSeparator(), "/");
        Files.writeString(
                results.run().resolve(SOURCE),
                path + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }
}
