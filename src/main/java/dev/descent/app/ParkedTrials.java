package dev.descent.app;

import dev.descent.engine.Checkpoint;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Trial;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checkpoints of trials that paused, in memory until a later round goes on with them. Beyond a budget those that have waited longest are
 * dropped; a trial without one is trained from its start, to the same bytes. No other process has them: a run that goes on begins with
 * none. Used by several threads.
 *
 * <p>A checkpoint takes 4 bytes for each weight, each slot of the optimizer and, where early stopping restores the best, each weight of
 * its copy, and some 160 bytes an epoch: of a network of 10,000 weights under Adam 120 kB, so that 2,000 fit.
 */
final class ParkedTrials {
    /** The budget: 256 MiB, or an eighth of the heap that Java may use if that is less. */
    static final long BUDGET = Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final long budget;
    /** By the trial's id, the one that has waited longest first. */
    private final Map<String, Checkpoint> checkpoints = new LinkedHashMap<>();

    private long bytes;
    private boolean parking;

    /** @param budget in bytes; with 0 nothing is kept */
    ParkedTrials(long budget) {
        this.budget = budget;
    }

    /**
     * Begins a round.
     *
     * @param trials that the round trains; theirs are dropped last
     * @param last whether no round follows: then nothing else is kept
     */
    synchronized void beginRound(List<Trial> trials, boolean last) {
        parking = !last;
        if (checkpoints.isEmpty()) {
            return;
        }
        Map<String, Checkpoint> wanted = new LinkedHashMap<>();
        for (Trial trial : trials) {
            take(trial.id()).ifPresent(checkpoint -> wanted.put(trial.id(), checkpoint));
        }
        if (last) {
            checkpoints.clear();
            bytes = 0;
        }
        wanted.forEach(this::put);
    }

    /** Drops all, and keeps nothing from now on. */
    synchronized void endRounds() {
        parking = false;
        checkpoints.clear();
        bytes = 0;
    }

    /** What the trial of an id goes on from. */
    synchronized Optional<Checkpoint> find(String id) {
        return Optional.ofNullable(checkpoints.get(id));
    }

    /** Keeps a checkpoint if there is room and no later one is known. */
    synchronized void park(String id, Checkpoint checkpoint) {
        Checkpoint known = checkpoints.get(id);
        if (!parking || checkpoint.bytes() > budget || known != null && known.epoch() > checkpoint.epoch()) {
            return;
        }
        take(id);
        put(id, checkpoint);
        Iterator<Checkpoint> longest = checkpoints.values().iterator();
        while (bytes > budget) {
            bytes -= longest.next().bytes();
            longest.remove();
        }
    }

    /** Drops what nobody will ask for: of a trial that was trained to its end, or that did not complete. */
    synchronized void ended(Trial trial, TrialOutcome outcome) {
        if (!trial.pauses() || !(outcome instanceof TrialOutcome.Completed)) {
            take(trial.id());
        }
    }

    private void put(String id, Checkpoint checkpoint) {
        checkpoints.put(id, checkpoint);
        bytes += checkpoint.bytes();
    }

    private Optional<Checkpoint> take(String id) {
        Checkpoint checkpoint = checkpoints.remove(id);
        if (checkpoint != null) {
            bytes -= checkpoint.bytes();
        }
        return Optional.ofNullable(checkpoint);
    }
}
