package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.number.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds what there is to be merged. */
final class MergeSearch {
    private static final int MOST_NAMED = 5;

    private MergeSearch() {}

    /**
     * Of the experiments those that have something to be merged, in their order; of those that are named also such as have been merged.
     *
     * @param folders results folders of other machines
     * @param named experiment files that must have something
     * @throws Stopped if a folder has nothing, or a named file, or if nothing has
     */
    static List<Merge> of(List<Experiment> experiments, List<Path> folders, List<Path> named, RunOptions options)
            throws Stopped {
        try {
            List<Path> others = others(folders, options.results());
            refuseIdle(others, experiments, options);
            List<Merge> merges = new ArrayList<>();
            for (Experiment experiment : experiments) {
                Path folder = options.folder(experiment.spec().name());
                List<Path> its = others.stream()
                        .map(other -> other.resolve(folder.getFileName()))
                        .toList();
                Merge merge = Merge.of(experiment, folder, its);
                boolean isNamed = named.contains(experiment.spec().file());
                if (merge.isDue() || isNamed && merge.hasBegun()) {
                    merges.add(merge);
                } else if (isNamed) {
                    throw nothing(experiment.spec().file() + ": there is nothing to be merged in " + folder, others);
                }
            }
            if (merges.isEmpty()) {
                throw nothing("there is nothing to be merged in " + options.results(), others);
            }
            return merges;
        } catch (IOException e) {
            throw Stopped.machine(
                    "can't read what is to be merged: " + IoMessages.withFile(e) + "; mend that and merge again", e);
        }
    }

    private static Stopped nothing(String sentence, List<Path> others) {
        return Stopped.refused(sentence + (others.isEmpty() ? "" : ", nor in the folders that are named")
                + "; `descent run " + Shard.OPTION + " I/N` trains shards");
    }

    /** The folders but the one that is merged into, whose own shards are read anyway. */
    private static List<Path> others(List<Path> folders, Path results) throws IOException, Stopped {
        List<Path> others = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw Stopped.refused(
                        Files.exists(folder)
                                ? folder + " is not a folder to merge; name experiment files with --experiment"
                                : "there is no folder " + folder + " to merge");
            }
            if (!DiskFolder.isSame(folder, results)) {
                others.add(folder);
            }
        }
        return others;
    }

    private static void refuseIdle(List<Path> others, List<Experiment> experiments, RunOptions options)
            throws IOException, Stopped {
        List<String> names = experiments.stream()
                .map(it -> options.folder(it.spec().name()).getFileName().toString())
                .toList();
        List<String> idle = new ArrayList<>();
        for (Path other : others) {
            boolean has = false;
            for (String name : names) {
                Path folder = other.resolve(name);
                List<String> faults = new ArrayList<>();
                ResultsFolder.addFaults(folder, faults);
                // Those are told when they are read.
                has |= !faults.isEmpty() || !JournalSource.in(folder).isEmpty();
            }
            if (!has) {
                idle.add(other + " has no journal of "
                        + Phrases.few(names, MOST_NAMED)
                        + "; expected a results folder with " + names.get(0)
                        + "/.run in it, which is hidden: see that it was copied, too");
            }
        }
        if (!idle.isEmpty()) {
            throw Stopped.refused(idle);
        }
    }
}
