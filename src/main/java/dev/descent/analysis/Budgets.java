package dev.descent.analysis;

import dev.descent.model.MinimizeSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.SolveSpec;
import dev.descent.model.TrialSpec;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether configurations may train equally long; those that may train longer have it easier. Where they differ in nothing else, that is
 * what the experiment asks; where they do, it belongs to the verdict.
 */
final class Budgets {
    private final Findings findings;
    private final boolean network;
    private final List<String> ranges = new ArrayList<>();
    private final List<String> ofBest = new ArrayList<>();

    /** How many there are at least and at most. */
    private static final class Extent {
        private long least = Long.MAX_VALUE;
        private long most;

        void add(long count) {
            least = Math.min(least, count);
            most = Math.max(most, count);
        }
    }

    Budgets(Findings findings) {
        this.findings = findings;
        this.network = findings.parts().network();
        Extent epochs = new Extent();
        Extent steps = new Extent();
        for (RankedConfiguration standing : findings.ranking().standings()) {
            epochs.add(spec(standing).epochs());
            steps.add(steps(standing));
        }
        Optional<RankedConfiguration> best = findings.ranking().best();
        if (network && epochs.least < epochs.most) {
            ranges.add(epochs.least + " to " + Phrases.count(epochs.most, "epoch"));
            best.ifPresent(it -> ofBest.add(Phrases.count(spec(it).epochs(), "epoch")));
        }
        if (steps.least < steps.most) {
            ranges.add(steps.least + " to " + Phrases.count(steps.most, "step"));
            best.ifPresent(it -> ofBest.add(Phrases.count(steps(it), "step")));
        }
    }

    /** The sentence for the verdict; empty where budgets are equal, or all that differs. */
    Optional<String> verdict() {
        return ranges.isEmpty() || ofBest.isEmpty() || isAllThatDiffers()
                ? Optional.empty()
                : Optional.of("The budgets are unequal, " + Phrases.and(ranges) + "; the best had "
                        + Phrases.and(ofBest) + ".");
    }

    /** The sentence for further down; empty where budgets are equal, or {@link #verdict} says that they are not. */
    Optional<String> warning() {
        return ranges.isEmpty() || verdict().isPresent()
                ? Optional.empty()
                : Optional.of("Configurations have unequal budgets: " + Phrases.and(ranges) + ".");
    }

    private boolean isAllThatDiffers() {
        List<RankedConfiguration> standings = findings.ranking().standings();
        TrialSpec first = withoutBudget(spec(standings.get(0)));
        for (RankedConfiguration standing : standings) {
            if (!withoutBudget(spec(standing)).equals(first)) {
                return false;
            }
        }
        return true;
    }

    /** The spec with another budget in place of its own, the same for all. */
    private static TrialSpec withoutBudget(TrialSpec spec) {
        return spec.match(
                n -> new NetworkSpec(
                        n.dataset(),
                        n.layers(),
                        n.loss(),
                        n.metrics(),
                        n.optimizer(),
                        0,
                        NetworkSpec.FULL,
                        n.shuffle(),
                        n.earlyStopping(),
                        n.reduceOnPlateau(),
                        n.clipping(),
                        n.initialWeights(),
                        n.seed()),
                m -> new MinimizeSpec(m.function(), m.start(), m.optimizer(), 0, m.clipping(), m.tolerance(), m.seed()),
                s -> new SolveSpec(
                        s.graph(), s.output(), s.target(), s.variable(), s.start(), s.tolerance(), 0, s.seed()));
    }

    private TrialSpec spec(RankedConfiguration standing) {
        return findings.trial(standing.first()).spec();
    }

    private long steps(RankedConfiguration standing) {
        return spec(standing)
                .match(
                        n -> TrainingSchedule.of(
                                        n,
                                        findings.results()
                                                .dataset(findings.trial(standing.first()))
                                                .train()
                                                .rows())
                                .steps(),
                        minimize -> (long) minimize.steps(),
                        solve -> (long) solve.steps());
    }
}
