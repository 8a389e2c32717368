package dev.descent.app;

import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Failed;
import dev.descent.journal.Journal;
import dev.descent.journal.JournalReader;
import dev.descent.number.Phrases;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What other journals have and one lacks, gathered in a file beside it until all are read: each record that two have is compared, so that
 * machines which do not compute alike are found out before anything is merged.
 */
final class JournalUnion implements Closeable {
    private final Journal main;
    /** Who wrote the main journal. */
    private final String mainMachine;

    private final Path file;
    private final Journal gathered;
    private final List<JournalSource> read = new ArrayList<>();
    private final Set<JournalSource> unreadable = new HashSet<>();
    private final List<JournalSource> strange = new ArrayList<>();
    private Optional<Conflict> conflict = Optional.empty();

    /**
     * Two outcomes of one trial.
     *
     * @param first the machine whose outcome was read first
     * @param second the other machine
     */
    record Conflict(String trialId, Disagreement disagreement, String first, String second) {}

    private JournalUnion(Journal main, String mainMachine, Path file) throws IOException {
        this.main = main;
        this.mainMachine = mainMachine;
        this.file = file;
        // One may be left by a merge that was killed.
        Files.deleteIfExists(file);
        this.gathered = Journal.open(file, System.nanoTime());
    }

    /**
     * Begins with nothing.
     *
     * @param run where the main journal lies
     */
    static JournalUnion beside(Path run, Journal main, String mainMachine) throws IOException {
        return new JournalUnion(main, mainMachine, run.resolve("merging"));
    }

    /**
     * Gathers what a journal has; what of it can't be believed or read is told.
     *
     * @param ids of trials that belong together
     * @return the first conflict with what was read before; then the union is of no use any more
     * @throws Stopped if the journal can't be opened
     */
    Optional<Conflict> add(JournalSource source, Set<String> ids, RunLog log) throws IOException, Stopped {
        try (JournalReader journal = open(source)) {
            warn(source, journal, log);
            boolean[] isStrange = {journal.size() > 0};
            journal.forEach((engine, untilEpoch, outcome) -> {
                add(source, engine, untilEpoch, outcome);
                isStrange[0] &= !ids.contains(outcome.trialId());
            });
            if (isStrange[0]) {
                strange.add(source);
            }
            if (journal.unreadable() > 0) {
                unreadable.add(source);
            }
        }
        read.add(source);
        return conflict;
    }

    private static JournalReader open(JournalSource source) throws Stopped {
        try {
            return source.open();
        } catch (IOException e) {
            throw Stopped.machine(
                    "can't read the journal in " + source + ": " + IoMessages.withFile(e)
                            + "; mend that, or leave it out, and merge again",
                    e);
        }
    }

    /** Whether one that was read has records which this version can't read. */
    boolean holdsUnreadable(JournalSource source) {
        return unreadable.contains(source);
    }

    /** Those read that have records, none of them of one of the ids. */
    List<JournalSource> strange() {
        return strange;
    }

    private static void warn(JournalSource source, JournalReader journal, RunLog log) {
        if (journal.damaged() > 0) {
            log.warn("the journal in " + source + " is damaged in " + Phrases.count(journal.damaged(), "place")
                    + "; what stands there counts as if it had never been written");
        }
        if (journal.unreadable() > 0) {
            log.warn("the journal in " + source + " has " + Phrases.count(journal.unreadable(), "record")
                    + " that this version can't read; it is left where it is");
        }
    }

    private void add(JournalSource source, String engine, int untilEpoch, TrialOutcome outcome) throws IOException {
        if (conflict.isPresent()) {
            return;
        }
        String id = outcome.trialId();
        Optional<TrialOutcome> known =
                gathered.find(engine, id, untilEpoch).or(() -> main.find(engine, id, untilEpoch));
        if (known.isPresent()) {
            Optional<Disagreement> disagreement = Disagreement.between(known.get(), outcome);
            if (disagreement.isPresent()) {
                conflict = Optional.of(new Conflict(
                        id, disagreement.get(), writer(engine, id, untilEpoch, known.get()), source.machine()));
                return;
            }
        }
        if (known.isEmpty() || saysMore(outcome, known.get())) {
            gathered.append(engine, untilEpoch, outcome, System.nanoTime());
        }
    }

    private static boolean saysMore(TrialOutcome outcome, TrialOutcome known) {
        if (outcome instanceof Completed more && known instanceof Completed less) {
            return more.predictions().rows() > less.predictions().rows();
        }
        return known instanceof Failed && !(outcome instanceof Failed);
    }

    /** The machine that an outcome is from. */
    private String writer(String engine, String id, int untilEpoch, TrialOutcome known) throws IOException {
        for (JournalSource source : read) {
            try (JournalReader journal = source.open()) {
                Optional<TrialOutcome> its = journal.find(engine, id, untilEpoch);
                if (its.isPresent() && its.get().status() == known.status()) {
                    return source.machine();
                }
            }
        }
        return mainMachine;
    }

    /** Adds all that was gathered to the main journal, and forces it to disk. */
    void addToMain() throws IOException {
        gathered.force();
        try (JournalReader all = JournalReader.open(file)) {
            all.forEach((engine, untilEpoch, outcome) -> main.append(engine, untilEpoch, outcome, System.nanoTime()));
        }
        main.force();
    }

    @Override
    public void close() throws IOException {
        gathered.close();
        Files.deleteIfExists(file);
    }
}
