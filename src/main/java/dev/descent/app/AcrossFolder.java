package dev.descent.app;

import dev.descent.gate.stored.ResultsIndex;
import dev.descent.number.CodePoints;
import dev.descent.number.Phrases;
import dev.descent.output.AcrossReport;
import dev.descent.output.report.AcrossPage;
import dev.descent.output.text.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that {@code across} writes into: a new one, an empty one, or one with a page of its own, whose files it replaces. Symbolic
 * links are not followed.
 */
record AcrossFolder(Path folder) {
    private static final String PART = ".across.part";
    private static final int BEGINNING = 1 << 16;
    private static final int MOST_NAMED = 5;

    /**
     * Refuses a folder that is somebody's, before anything is written.
     *
     * @param read the results that are read
     */
    void refuseStrangers(List<Path> read) throws Stopped {
        if (folder.toString().isEmpty()) {
            throw Stopped.refused("--out is empty; give the name of a folder, or leave it out");
        }
        try {
            for (Path results : read) {
                Optional<String> objection = new GuardedFiles(guarded(results), Set.of(), Set.of())
                        .objection(folder.resolve(AcrossReport.PAGE));
                if (objection.isPresent()) {
                    throw Stopped.refused(
                            "--out names " + folder + ", but " + objection.get() + "; name a folder elsewhere");
                }
            }
            Optional<String> stranger = stranger();
            if (stranger.isPresent()) {
                throw Stopped.refused("--out names " + folder + ", but " + stranger.get()
                        + "; name a new folder, an empty one, or one that `descent across` wrote");
            }
        } catch (IOException e) {
            throw Stopped.machine("can't read " + folder + ": " + IoMessages.withFile(e) + "; mend that", e);
        }
    }

    /** The folder of all results, if those that are read lie in one, which {@code check} looks at as a whole. */
    private static Path guarded(Path results) throws IOException {
        Path parent = results.toAbsolutePath().normalize().getParent();
        boolean isAmongResults = parent != null && Ownership.isIndex(parent.resolve(ResultsIndex.FILE));
        Path above = results.normalize().getParent();
        return isAmongResults ? above == null ? parent : above : results;
    }

    /** What there is that is not to be replaced, as a clause; empty if nothing is. */
    private Optional<String> stranger() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("that is " + (Files.isRegularFile(folder) ? "a file" : "no folder"));
        }
        Path page = folder.resolve(AcrossReport.PAGE);
        boolean isOwn = Files.isRegularFile(page, LinkOption.NOFOLLOW_LINKS)
                && AcrossPage.isBeginning(Ownership.beginning(page, BEGINNING));
        if (!isOwn) {
            List<String> names = names();
            return names.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "it holds " + Phrases.few(names, MOST_NAMED) + " and no across.md that Descent wrote");
        }
        for (String name : AcrossReport.names()) {
            for (Path path = folder.resolve(name); !path.equals(folder); path = path.getParent()) {
                boolean isPlace = path.equals(folder.resolve(name))
                        ? Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        : Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
                if (!isPlace && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                    return Optional.of(path + " in it is a link, or not what has that name there");
                }
            }
        }
        return Optional.empty();
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path path : entries.toList()) {
                String name = path.getFileName().toString();
                if (!name.startsWith(".") && !DiskFolder.isEmptyFolder(path)) {
                    names.add(name);
                }
            }
        }
        names.sort(CodePoints.ORDER);
        return names;
    }

    /**
     * Writes all files, and takes away what an earlier comparison had besides. The page, by which the folder is known, goes first.
     *
     * @return where the page is
     */
    Path write(Map<String, Content> files) throws Stopped {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, Content> file : files.entrySet()) {
                Path target = folder.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                AtomicFiles.write(target, folder.resolve(PART), FileContent.of(file.getValue()));
            }
            for (String name : AcrossReport.names()) {
                if (!files.containsKey(name)) {
                    Files.deleteIfExists(folder.resolve(name));
                }
            }
            return folder.resolve(AcrossReport.PAGE);
        } catch (IOException e) {
            throw Stopped.machine(
                    "can't write into " + folder + ": " + IoMessages.withFile(e) + "; mend that and call it again", e);
        }
    }
}
