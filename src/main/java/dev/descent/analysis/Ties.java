package dev.descent.analysis;

import java.util.List;
import java.util.Optional;

/** Configurations that share the first place: the one that is called best is then merely the earliest of them. */
final class Ties {
    private Ties() {}

    /** The sentence that says how many share it; empty if one is best alone. */
    static Optional<String> warning(Findings findings) {
        List<RankedConfiguration> ranked = findings.ranking().ranked();
        Optional<RankedConfiguration> best = findings.ranking().best();
        if (best.isEmpty()) {
            return Optional.empty();
        }
        List<RankedConfiguration> equal = ranked.stream()
                .filter(standing -> standing.tier() == best.get().tier())
                .filter(standing -> standing.mean() == best.get().mean())
                .toList();
        if (equal.size() == 1) {
            return Optional.empty();
        }
        boolean differ =
                equal.stream().anyMatch(standing -> findings.comparisons().differs(standing));
        String rankBy = findings.experiment().report().rankBy();
        return Optional.of(equal.size() + " configurations have the best "
                + (differ
                        ? "mean " + rankBy + " as printed, though not the same in every "
                                + findings.comparisons().unit()
                        : rankBy)
                + "; the first of them in the sweep is shown as best.");
    }
}
