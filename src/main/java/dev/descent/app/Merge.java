package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.journal.Journal;
import dev.descent.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Unites what machines have trained of one experiment: the journals of its shards, and those of other results folders, go into the
 * results' own journal. The folder's own shards are taken away then; others are only read.
 */
final class Merge {
    private final Experiment experiment;
    private final Path folder;
    private final List<JournalSource> others;
    private final Set<Integer> divisions = new TreeSet<>();

    private Merge(Experiment experiment, Path folder, List<JournalSource> others) {
        this.experiment = experiment;
        this.folder = folder;
        this.others = others;
    }

    /** Of the shards in an experiment's folder alone. */
    static Merge ofShards(Experiment experiment, Path folder) {
        return new Merge(experiment, folder, List.of());
    }

    /**
     * Of its shards and its folders in other results.
     *
     * @param folder of the experiment's results
     * @throws Stopped if there are links or pipes in them
     */
    static Merge of(Experiment experiment, Path folder, List<Path> others) throws IOException, Stopped {
        List<String> faults = new ArrayList<>();
        for (Path other : others) {
            ResultsFolder.addFaults(other, faults);
        }
        if (!faults.isEmpty()) {
            throw Stopped.refused(faults);
        }
        List<JournalSource> sources = new ArrayList<>();
        for (Path other : others) {
            sources.addAll(JournalSource.in(other));
        }
        return new Merge(experiment, folder, sources);
    }

    Experiment experiment() {
        return experiment;
    }

    /** Whether there is something to be merged, or something that was merged and is in no report yet. */
    boolean isDue() {
        return !others.isEmpty() || ShardFolders.areOpen(folder);
    }

    /** Whether the results have a journal. */
    boolean hasBegun() {
        return JournalSource.ofResults(folder).isThere();
    }

    /** Into how many shards those that are merged divide a round; empty if nobody knows, or if they do not agree. */
    OptionalInt division() {
        return divisions.size() == 1 ? OptionalInt.of(divisions.iterator().next()) : OptionalInt.empty();
    }

    /**
     * Adds to a journal what it lacks.
     *
     * @param machine who wrote the journal
     * @param numbers the numbers of trials by their ids, as far as the journal has come
     * @throws Stopped if a shard of the folder is running, or if two outcomes of one trial differ: then nothing is added
     */
    void into(Journal journal, String machine, RunLog log, Supplier<Map<String, Integer>> numbers)
            throws IOException, Stopped {
        try (ShardLocks locks = ShardLocks.take(folder)) {
            Set<Shard> held = locks.shards();
            List<JournalSource> own = JournalSource.ofShards(folder).stream()
                    .filter(it -> held.contains(it.shard().orElseThrow()))
                    .toList();
            List<JournalSource> all = new ArrayList<>(own);
            all.addAll(others);
            Map<String, Integer> known = numbers.get();
            try (JournalUnion union = JournalUnion.beside(folder.resolve(DiskFolder.RUN), journal, machine)) {
                for (JournalSource source : all) {
                    source.shard().ifPresent(it -> divisions.add(it.count()));
                    Optional<JournalUnion.Conflict> conflict = union.add(source, known.keySet(), log);
                    if (conflict.isPresent()) {
                        throw Stopped.notHeld(sentence(conflict.get(), known));
                    }
                }
                union.addToMain();
                warnOfStrangers(union.strange(), numbers, log);
                own.stream()
                        .filter(union::holdsUnreadable)
                        .forEach(it -> held.remove(it.shard().orElseThrow()));
            }
            for (Shard shard : held) {
                log.addAll(ShardFolders.of(folder, shard));
                locks.delete(shard);
            }
        }
    }

    /** Tells of journals that have nothing of the experiment, now that later rounds of it may be known. */
    private void warnOfStrangers(List<JournalSource> strange, Supplier<Map<String, Integer>> numbers, RunLog log)
            throws IOException {
        if (strange.isEmpty()) {
            return;
        }
        Set<String> ids = numbers.get().keySet();
        for (JournalSource source : strange) {
            boolean[] isStrange = {true};
            try (JournalReader journal = source.open()) {
                journal.forEach((engine, untilEpoch, outcome) -> isStrange[0] &= !ids.contains(outcome.trialId()));
            }
            if (isStrange[0]) {
                log.warn("the journal in " + source + " has no trial of "
                        + experiment.spec().file()
                        + "; what it has was trained from another file, table or version of Descent");
            }
        }
    }

    private String sentence(JournalUnion.Conflict conflict, Map<String, Integer> known) {
        Integer trial = known.get(conflict.trialId());
        Disagreement it = conflict.disagreement();
        return folder.getFileName() + ": trial " + (trial == null ? conflict.trialId() : trial)
                + ": its " + it.what() + " is " + it.first() + " on " + conflict.first() + " and " + it.second()
                + " on "
                + conflict.second() + ": the machines do not compute alike; nothing was merged."
                + " Leave out what one of them trained, and train that elsewhere";
    }
}
