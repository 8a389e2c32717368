package dev.descent.analysis;

import dev.descent.data.PartName;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.EarlyStopping;
import dev.descent.model.NetworkSpec;
import dev.descent.number.Phrases;
import java.util.Optional;

/**
 * Whether the rows that a score is of have also picked the epoch whose weights are scored: early stopping with {@code restore_best} goes
 * back to the one that did best on the rows that it monitors. A score on these is then the best of many, and no estimate.
 */
final class EpochChoice {
    private static final String VALIDATION = "val_";

    private EpochChoice() {}

    /** Whether the rows of a part picked the epoch. Training rows are fitted anyway. */
    static boolean isBy(PartName part, NetworkSpec spec) {
        Optional<EarlyStopping> stopping = spec.earlyStopping();
        return part == PartName.VALIDATION
                && spec.epochs() > 1
                && stopping.isPresent()
                && stopping.get().restoreBest()
                && stopping.get().monitor().startsWith(VALIDATION);
    }

    /** Whether the rows that rank picked the epochs of the best configuration. */
    static boolean isByRanking(Findings findings) {
        Optional<RankedConfiguration> best = findings.ranking().best();
        if (best.isEmpty() || !findings.experiment().report().rankBy().startsWith(VALIDATION)) {
            return false;
        }
        Optional<NetworkSpec> spec = findings.trial(best.get().first()).spec().network();
        return spec.isPresent() && isBy(PartName.VALIDATION, spec.get());
    }

    /** The sentence for the verdict. */
    static Optional<String> verdict(Findings findings) {
        return isByRanking(findings)
                ? Optional.of("The validation rows also picked the epoch (early stopping), which flatters it.")
                : Optional.empty();
    }

    /** That values are of the epoch at which early stopping ended trials of the best configuration, and not of the best one. */
    static Optional<String> ofTheLast(Findings findings) {
        Optional<RankedConfiguration> best = findings.ranking().best();
        Optional<NetworkSpec> spec =
                best.flatMap(it -> findings.trial(it.first()).spec().network());
        Optional<EarlyStopping> stopping = spec.flatMap(NetworkSpec::earlyStopping);
        if (stopping.isEmpty() || stopping.get().restoreBest()) {
            return Optional.empty();
        }
        int ended = 0;
        for (int trial : best.get().trials()) {
            ended += findings.results().outcome(findings.trial(trial)) instanceof Completed it
                            && it.epochs() < spec.get().epochs()
                            && it.bestEpoch() < it.epochs()
                    ? 1
                    : 0;
        }
        int all = best.get().trials().size();
        return ended == 0
                ? Optional.empty()
                : Optional.of("Early stopping ended " + (all == 1 ? "the trial" : ended + " of " + all + " trials")
                        + (findings.ranking().all().size() == 1 ? "" : " of the configuration that ranks first")
                        + " " + Phrases.count(stopping.get().patience(), "epoch") + " after the best one by "
                        + stopping.get().monitor() + ", and the last epoch's values stand here: `restore_best: true`"
                        + " goes back.");
    }
}
