package dev.descent.app;

import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is not known of some trials. Trials of one id that are trained until one epoch count once.
 *
 * @param trials those without an outcome
 * @param known how many others there are
 */
record PendingTrials(List<Trial> trials, int known) {
    static PendingTrials of(List<Trial> all, KnownOutcomes outcomes) {
        int known = 0;
        List<Trial> missing = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Trial trial : all) {
            if (seen.add(key(trial))) {
                if (outcomes.contains(trial)) {
                    known++;
                } else {
                    missing.add(trial);
                }
            }
        }
        return new PendingTrials(missing, known);
    }

    /** What tells trials of one experiment apart. */
    static String key(Trial trial) {
        return trial.pauses() ? trial.id() + " until " + trial.untilEpoch() : trial.id();
    }
}
