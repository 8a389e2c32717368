package dev.descent.gate;

import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code check} found of one experiment, or of the folder that all their results are in.
 *
 * @param name of the experiment, or of the folder with a slash behind it
 * @param lacking what the machine could not do, one sentence each; nothing is then compared
 * @param faults what does not hold besides numbers that moved: no results to compare with, a condition that fails
 * @param comparison of the results that stand with fresh ones; empty if there was nothing to compare
 */
public record CheckResult(String name, List<String> lacking, List<String> faults, Optional<Comparison> comparison) {
    /** What to do about results of an older version. */
    public static final String REMEDY = "`descent run` makes the folder anew";

    /** That results of an older version do not hold, unless the user says that they may. */
    public static final String OLDER =
            "results of an earlier version can't be held to every byte, so they do not pass; `check --older` passes them if no number moved";

    private static final int MOST_CHANGES = 10;
    private static final int MOST_TRIALS = Differences.KEPT_TRIALS;

    public CheckResult {
        lacking = List.copyOf(lacking);
        faults = List.copyOf(faults);
    }

    /** Whether everything is as it was and holds. */
    public boolean holds() {
        return lacking.isEmpty() && faults.isEmpty() && differences() == 0 && change().isEmpty();
    }

    /** That the results are those of another experiment than the one that was trained, and what to do about it. */
    public Optional<String> change() {
        List<String> changes = comparison.map(Comparison::changes).orElse(List.of());
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of("the experiment was changed: " + Phrases.few(changes, MOST_CHANGES)
                        + "; the results are those of another file, `descent run` makes them anew");
    }

    /** Why less than every byte was compared; then {@link #REMEDY} applies. */
    public Optional<String> heldToLess() {
        return comparison.flatMap(Comparison::heldToLess);
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
        List<String> found = new ArrayList<>();
        change().ifPresent(found::add);
        if (!faults.isEmpty()) {
            found.add(faults.get(0) + more(faults));
        }
        if (differences() > 0) {
            found.add(moved());
        }
        return found.isEmpty()
                ? heldToLess().isPresent() ? "no number moved" : "as committed"
                : String.join("; ", found);
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
