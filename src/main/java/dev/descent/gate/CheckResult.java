package dev.descent.gate;

import dev.descent.number.Phrases;
import java.util.List;
import java.util.Optional;

/**
 * What {@code check} found of one experiment.
 *
 * @param name of the experiment
 * @param lacking what the machine could not do, one sentence each; nothing is then compared
 * @param faults what does not hold besides numbers that moved: no results to compare with, a condition that fails
 * @param comparison of the results that stand with fresh ones; empty if there was nothing to compare
 */
public record CheckResult(String name, List<String> lacking, List<String> faults, Optional<Comparison> comparison) {
    /** What to do about results of an older version. */
    public static final String REMEDY = "`descent run` makes the folder anew";

    private static final int MOST_TRIALS = Differences.KEPT_TRIALS;

    public CheckResult {
        lacking = List.copyOf(lacking);
        faults = List.copyOf(faults);
    }

    /** Whether everything is as it was and holds. */
    public boolean holds() {
        return lacking.isEmpty() && faults.isEmpty() && differences() == 0;
    }

    /** Of which version the results are and of which a fresh run, where they differ; then {@link #REMEDY} applies. */
    public Optional<String> versions() {
        return comparison.flatMap(Comparison::versions);
    }

    long differences() {
        return comparison.map(Comparison::count).orElse(0L);
    }

    List<MovedTrial> movedTrials() {
        return comparison.map(Comparison::movedTrials).orElse(List.of());
    }

    /** What is wrong in a line, such as {@code 3 differences, in 2 trials}; a full stop only between sentences. */
    String verdict() {
        if (!lacking.isEmpty()) {
            return lacking.get(0) + more(lacking);
        }
        if (!faults.isEmpty()) {
            return faults.get(0) + more(faults) + (differences() > 0 ? "; " + moved() : "");
        }
        return differences() > 0 ? moved() : versions().isPresent() ? "no number moved" : "as committed";
    }

    private String moved() {
        int trials = movedTrials().size();
        return Phrases.count(differences(), "difference")
                + (trials == 0
                        ? ""
                        : ", in " + (trials == MOST_TRIALS ? "at least " : "") + Phrases.count(trials, "trial"));
    }

    private static String more(List<String> sentences) {
        return sentences.size() == 1 ? "" : " (and " + (sentences.size() - 1) + " more)";
    }
}
