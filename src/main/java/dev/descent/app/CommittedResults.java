package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.gate.CheckResult;
import dev.descent.gate.Comparison;
import dev.descent.gate.Tolerance;
import dev.descent.gate.stored.StoredFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The results that stand, held against those of a fresh run.
 *
 * @param results the folder that stands
 * @param fresh the folder of the fresh run
 * @param tolerance how far numbers may lie apart
 * @param passesOlder whether results of an earlier version hold if no number moved
 */
record CommittedResults(Path results, Path fresh, Tolerance tolerance, boolean passesOlder) {
    private static final String FRESH = "a fresh run";

    /** The folder of one experiment; there may be none. */
    static DiskFolder folder(Path folder) {
        return new DiskFolder(folder.toString(), folder);
    }

    /**
     * What is found of one experiment.
     *
     * @param folder where its results stand
     */
    CheckResult check(Experiment experiment, Path folder, RunSummary summary) {
        String name = experiment.spec().name();
        if (summary.report().isEmpty()) {
            return new CheckResult(
                    name, summary.notTrainedHere(), List.of("its training was cut short"), Optional.empty());
        }
        List<String> faults = new ArrayList<>();
        RunSummary.Report report = summary.report().get();
        report.nothing().ifPresent(faults::add);
        report.expectationsFailed().forEach(condition -> faults.add("expected " + condition));
        DiskFolder committed = folder(folder);
        if (!committed.exists()) {
            faults.add(0, missing(committed.name(), folder));
            return new CheckResult(name, List.of(), faults, Optional.empty());
        }
        Optional<String> unfinished = unfinished(experiment, folder);
        if (unfinished.isPresent()) {
            faults.add(0, unfinished.get());
            return new CheckResult(name, List.of(), faults, Optional.empty());
        }
        return compare(name, committed, new DiskFolder(FRESH, summary.folder()), faults);
    }

    private static Optional<String> unfinished(Experiment experiment, Path folder) {
        try {
            return Unfinished.of(experiment, folder);
        } catch (IOException e) {
            return Optional.of(unreadable(folder.toString(), e));
        }
    }

    private static String missing(String name, Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                ? name + " is not a folder; results are compared in real folders only"
                : "there are no results in " + name + " to compare with; `descent run` writes them";
    }

    /**
     * What is found of the folder as a whole: its index, and what no experiment made.
     *
     * @param experiments what was found of each experiment there is
     * @param unread where others may be
     */
    CheckResult checkWhole(List<CheckResult> experiments, UnreadExperiments unread) {
        String name = results + "/";
        if (!Files.isDirectory(results)) {
            return new CheckResult(name, List.of(), List.of(missing(results.toString(), results)), Optional.empty());
        }
        Set<String> names = new TreeSet<>();
        experiments.forEach(experiment -> names.add(experiment.name()));
        Set<String> unknown = new TreeSet<>();
        experiments.stream().filter(it -> !isIndexKnown(it)).forEach(it -> unknown.add(it.name()));
        ResultsTop.Index index = new ResultsTop.Index(unknown, unknown.size() < experiments.size());
        return compare(
                name,
                new ResultsTop(results.toString(), results, names, unread, index),
                new ResultsTop(FRESH, fresh, names, unread, index),
                new ArrayList<>());
    }

    /** Not where the fresh index lacks the experiment's line, or an older version or another engine may have written another. */
    private static boolean isIndexKnown(CheckResult experiment) {
        return experiment.lacking().isEmpty()
                && experiment.heldToLess().isEmpty()
                && experiment.comparison().filter(Comparison::isOfAnotherEngine).isEmpty();
    }

    private CheckResult compare(String name, StoredFolder committed, StoredFolder afresh, List<String> faults) {
        try {
            Comparison comparison = Comparison.of(committed, afresh, tolerance);
            if (!comparison.isOfAnotherEngine()
                    && comparison.count() == 0
                    && comparison.compared() == 0
                    && !afresh.files().isEmpty()) {
                faults.add(0, "there is nothing in " + committed.name() + " that a fresh run has as well");
            }
            if (comparison.isAcrossVersions() && !passesOlder) {
                faults.add(CheckResult.OLDER);
            }
            return new CheckResult(name, List.of(), faults, Optional.of(comparison));
        } catch (IOException e) {
            faults.add(0, unreadable(committed.name(), e));
            return new CheckResult(name, List.of(), faults, Optional.empty());
        }
    }

    private static String unreadable(String name, IOException e) {
        return "the results in " + name + " can't be read: " + IoMessages.withFile(e)
                + "; take them from version control, or let `descent run` write them anew";
    }

    /** The folders {@code .run} that git tracks, each as a sentence: nothing is compared with them, but a run believes its own. */
    List<String> trackedRuns() throws IOException {
        List<String> sentences = new ArrayList<>();
        if (!Files.isDirectory(results)) {
            return sentences;
        }
        List<Path> runs = new ArrayList<>(List.of(results.resolve(DiskFolder.RUN)));
        try (Stream<Path> entries = Files.list(results)) {
            entries.sorted().forEach(path -> runs.add(path.resolve(DiskFolder.RUN)));
        }
        for (Path run : runs) {
            if (Files.exists(run) && GitCommit.tracks(run)) {
                sentences.add(run
                        + " is not checked, but git tracks it, and `descent run` believes what it holds; put `.run/` into"
                        + " .gitignore and take it out of version control with `git rm -r --cached`");
            }
        }
        return sentences;
    }

    /** The folders of experiments with shards that no report tells of, each as a sentence. */
    static List<String> unmergedShards(List<Experiment> experiments, RunOptions options) throws IOException {
        List<String> sentences = new ArrayList<>();
        for (Experiment experiment : experiments) {
            Unfinished.ofShards(options.folder(experiment.spec().name())).ifPresent(sentences::add);
        }
        return sentences;
    }

    /** The folders that settings from the command line have made, each as a sentence: they are left alone. */
    List<String> settingsFolders(List<Experiment> experiments) throws IOException {
        List<String> sentences = new ArrayList<>();
        if (!Files.isDirectory(results)) {
            return sentences;
        }
        Set<String> folders = new TreeSet<>();
        try (Stream<Path> entries = Files.list(results)) {
            entries.forEach(path -> folders.add(path.getFileName().toString()));
        }
        for (String folder : folders) {
            for (Experiment experiment : experiments) {
                if (SettingsFolder.isOf(experiment.spec().name(), folder)) {
                    sentences.add(results.resolve(folder) + " is not checked: `descent run --set` makes such folders");
                }
            }
        }
        return sentences;
    }
}
