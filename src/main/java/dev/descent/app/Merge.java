package dev.descent.app;

import dev.descent.config.Experiment;
import dev.descent.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

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

    /**
     * What there is to be merged; empty if there is nothing.
     *
     * @param folder of the experiment's results
     * @param others its folders in other results
     * @throws Stopped if there are links or pipes in them
     */
    static Optional<Merge> of(Experiment experiment, Path folder, List<Path> others) throws IOException, Stopped {
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
        return sources.isEmpty() && JournalSource.ofShards(folder).isEmpty()
                ? Optional.empty()
                : Optional.of(new Merge(experiment, folder, sources));
    }

    Experiment experiment() {
        return experiment;
    }

    /** Into how many shards those that are merged divide a round; empty if nobody knows, or if they do not agree. */
    OptionalInt division() {
        return divisions.size() == 1 ? OptionalInt.of(divisions.iterator().next()) : OptionalInt.empty();
    }

    /**
     * Adds to a journal what it lacks.
     *
     * @param machine who wrote the journal
     * @param number the number of a trial that has an id, if it is known
     * @throws Stopped if a shard of the folder is running, or if two outcomes of one trial differ: then nothing is added
     */
    void into(Journal journal, String machine, RunLog log, Function<String, OptionalInt> number)
            throws IOException, Stopped {
        try (ShardLocks locks = ShardLocks.take(folder)) {
            Set<Shard> held = locks.shards();
            List<JournalSource> own = JournalSource.ofShards(folder).stream()
                    .filter(it -> held.contains(it.shard().orElseThrow()))
                    .toList();
            List<JournalSource> all = new ArrayList<>(own);
            all.addAll(others);
            try (JournalUnion union = JournalUnion.beside(folder.resolve(DiskFolder.RUN), journal, machine)) {
                for (JournalSource source : all) {
                    source.shard().ifPresent(it -> divisions.add(it.count()));
                    Optional<JournalUnion.Conflict> conflict = union.add(source, log);
                    if (conflict.isPresent()) {
                        throw Stopped.notHeld(sentence(conflict.get(), number));
                    }
                }
                union.addToMain();
            }
            for (JournalSource source : own) {
                if (source.isReadable()) {
                    log.addAll(source.run());
                } else {
                    held.remove(source.shard().orElseThrow());
                }
            }
            for (Shard shard : held) {
                locks.delete(shard);
            }
        }
    }

    private String sentence(JournalUnion.Conflict conflict, Function<String, OptionalInt> number) {
        OptionalInt trial = number.apply(conflict.trialId());
        Disagreement it = conflict.disagreement();
        return folder.getFileName() + ": trial " + (trial.isPresent() ? trial.getAsInt() : conflict.trialId())
                + ": its " + it.what() + " is " + it.first() + " on " + conflict.first() + " and " + it.second()
                + " on "
                + conflict.second() + ": the machines do not compute alike; nothing was merged."
                + " Leave out what one of them trained, and train that elsewhere";
    }
}
