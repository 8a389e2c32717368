package dev.descent.app;

import dev.descent.config.ExperimentNames;
import dev.descent.gate.stored.IndexPage;
import dev.descent.gate.stored.ResultsIndex;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.gate.stored.Stray;
import dev.descent.model.StoredExperiment;
import dev.descent.number.CodePoints;
import dev.descent.number.Phrases;
import dev.descent.output.text.Utf8Reader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What lies directly in results/: the index and other files, and what no experiment has. Folders of experiments are left to those who
 * compare each, and so is {@code .run/}; {@code x@key=value} is left alone where x is an experiment.
 */
final class ResultsTop implements StoredFolder {
    private static final String RUN = ".run";

    private final String name;
    private final Path results;
    private final Set<String> experiments;
    private final UnreadExperiments unread;
    private final Index index;

    /**
     * How the index is held.
     *
     * @param unknown the experiments whose lines may be others, or missing
     * @param hasKnown whether there are others; without any, it only has to be there
     */
    record Index(Set<String> unknown, boolean hasKnown) {}

    /**
     * @param name what to call it in a sentence
     * @param experiments the names of all that are checked
     * @param unread where experiments may be whose results are left
     * @param index how the index is held
     */
    ResultsTop(String name, Path results, Set<String> experiments, UnreadExperiments unread, Index index) {
        this.name = name;
        this.results = results;
        this.experiments = experiments;
        this.unread = unread;
        this.index = index;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        for (Path path : entries()) {
            String file = path.getFileName().toString();
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                files.add(file);
            }
        }
        return files;
    }

    @Override
    public long size(String file) throws IOException {
        return Files.size(results.resolve(file));
    }

    @Override
    public List<Stray> strays() throws IOException {
        List<Stray> strays = new ArrayList<>();
        if (Files.isSymbolicLink(results)) {
            strays.add(new Stray(
                    results.toString(),
                    "a symbolic link to " + Files.readSymbolicLink(results) + "; results are real folders"));
        }
        for (Path path : entries()) {
            String entry = path.getFileName().toString();
            boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
            if (isFolder && isKnown(entry)) {
                continue;
            }
            Optional<String> kind = DiskFolder.strayKind(path);
            if (kind.isPresent()) {
                strays.add(new Stray(entry, kind.get() + " in " + name));
            } else if (isFolder) {
                strays.add(new Stray(entry, "no experiment has these results; " + remedy(entry)));
            }
        }
        return strays;
    }

    /** What to do about results of a name that no experiment has. */
    private String remedy(String name) throws IOException {
        for (String experiment : experiments) {
            Path best = results.resolve(experiment).resolve(BEST);
            if (UnreadExperiments.saysItsName(best, name)) {
                return "they are those of " + best + ": copy it into the folder of experiments as " + name
                        + ".yaml, or remove them";
            }
        }
        return unread.remedy(name);
    }

    private boolean isKnown(String folder) throws IOException {
        int at = folder.indexOf('@');
        String name = at > 0 && SettingsFolder.isOf(folder.substring(0, at), folder) ? folder.substring(0, at) : folder;
        String composed = ExperimentNames.composed(name);
        boolean isOfExperiment = experiments.contains(name)
                // some systems list a name in another form of Unicode than it was written in
                || experiments.contains(composed)
                        && DiskFolder.isSame(results.resolve(name), results.resolve(composed));
        return isOfExperiment || folder.equals(RUN);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(results)) {
            return entries.sorted(
                            Comparator.comparing(path -> path.getFileName().toString(), CodePoints.ORDER))
                    .toList();
        }
    }

    @Override
    public InputStream bytes(String file) throws IOException {
        return Files.newInputStream(results.resolve(file));
    }

    @Override
    public Reader open(String file) throws IOException {
        Utf8Reader whole = new Utf8Reader(Files.newInputStream(results.resolve(file)), name + "/" + file);
        boolean isPage = file.equals(IndexPage.FILE);
        if (index.unknown().isEmpty() || !isPage && !file.equals(ResultsIndex.FILE)) {
            return whole;
        }
        try (whole) {
            String text = index.hasKnown() ? whole.text() : "";
            return new StringReader(
                    isPage ? IndexPage.without(index.unknown(), text) : ResultsIndex.without(index.unknown(), text));
        }
    }

    @Override
    public Optional<String> leftOut() {
        if (index.unknown().isEmpty()) {
            return Optional.empty();
        }
        String lines = index.hasKnown() ? "the lines of " + Phrases.and(List.copyOf(index.unknown())) : "what it says";
        return Optional.of(
                "of " + ResultsIndex.FILE + " and " + IndexPage.FILE + " " + lines + " could not be compared");
    }

    @Override
    public Map<String, String> settings(String file) {
        return Map.of();
    }

    @Override
    public List<Map<String, String>> experiments() throws IOException {
        List<Map<String, String>> all = new ArrayList<>();
        for (String experiment : experiments) {
            DiskFolder folder = new DiskFolder(experiment, results.resolve(experiment));
            try {
                all.add(folder.settings());
            } catch (IOException unreadable) {
                // told where the experiment itself is checked
            }
        }
        return all;
    }

    @Override
    public StoredExperiment experiment() {
        return StoredExperiment.UNKNOWN;
    }
}
