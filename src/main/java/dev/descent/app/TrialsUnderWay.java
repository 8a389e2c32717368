package dev.descent.app;

import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The trials that train at the moment, each with the numbers of its newest epoch. Threads that train put these down and go on; whoever
 * wants to know looks when he likes. So nobody waits, and an epoch that nobody saw costs what one costs that somebody did.
 */
final class TrialsUnderWay {
    /**
     * The newest numbers by the trial's number, each written by the one thread that trains the trial. They need be seen soon, not at once:
     * a volatile write would wait until what training has written before has reached the cache.
     */
    private final ConcurrentNavigableMap<Integer, AtomicReference<TrialUnderWay>> newest =
            new ConcurrentSkipListMap<>();

    /** An epoch of a trial has ended. */
    void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
        AtomicReference<TrialUnderWay> known = newest.get(trial.number());
        if (known == null) {
            TrialUnderWay first = new TrialUnderWay(trial, epoch - 1, epoch, loss, validationLoss);
            newest.put(trial.number(), new AtomicReference<>(first));
        } else {
            known.setRelease(known.getPlain().at(epoch, loss, validationLoss));
        }
    }

    /** A trial trains no more. */
    void ended(Trial trial) {
        newest.remove(trial.number());
    }

    /** No trial trains any more. */
    void clear() {
        newest.clear();
    }

    /** Those of which an epoch has ended, by their numbers. */
    List<TrialUnderWay> list() {
        List<TrialUnderWay> list = new ArrayList<>();
        for (AtomicReference<TrialUnderWay> trial : newest.values()) {
            list.add(trial.getAcquire());
        }
        return list;
    }
}
