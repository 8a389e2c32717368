package dev.descent.report;

import dev.descent.number.NumberText;
import dev.descent.spec.Component;
import dev.descent.spec.MinimizeSpec;
import dev.descent.spec.NetworkSpec;
import dev.descent.spec.TrialSpec;
import java.util.Optional;
import java.util.TreeSet;

/** Warns when the best learning rate is the smallest or largest that was tried: a better one may lie beyond. */
final class RateEdge {
    private static final String RATE = "learning_rate";
    private static final int FEWEST = 3;

    private RateEdge() {}

    /** The warning; empty unless at least three constant rates were tried with all else like the best configuration's. */
    static Optional<String> of(Findings findings) {
        Optional<Standing> best = findings.ranking().best();
        if (best.isEmpty()) {
            return Optional.empty();
        }
        TrialSpec spec = findings.trial(best.get().first()).spec();
        Optional<Double> rate = rate(spec);
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        TrialSpec like = withRate(spec, 0);
        TreeSet<Double> tried = new TreeSet<>();
        for (Standing standing : findings.ranking().standings()) {
            TrialSpec other = findings.trial(standing.first()).spec();
            Optional<Double> otherRate = rate(other);
            if (otherRate.isPresent() && withRate(other, 0).equals(like)) {
                tried.add(otherRate.get());
            }
        }
        boolean smallest = rate.get().equals(tried.first());
        boolean largest = rate.get().equals(tried.last());
        if (tried.size() < FEWEST || !smallest && !largest) {
            return Optional.empty();
        }
        return Optional.of("The best learning rate, " + NumberText.written(rate.get()) + ", is the "
                + (smallest ? "smallest" : "largest") + " of the " + tried.size() + " tried with it: a "
                + (smallest ? "smaller" : "larger") + " one may be better still.");
    }

    private static Optional<Double> rate(TrialSpec spec) {
        return spec.optimizer()
                .flatMap(optimizer -> optimizer.find(RATE))
                .filter(Double.class::isInstance)
                .map(Double.class::cast);
    }

    private static TrialSpec withRate(TrialSpec spec, double rate) {
        Optional<Component> optimizer = spec.optimizer().map(it -> it.with(RATE, rate));
        if (spec instanceof NetworkSpec n) {
            return new NetworkSpec(
                    n.dataset(),
                    n.layers(),
                    n.loss(),
                    n.metrics(),
                    optimizer,
                    n.epochs(),
                    n.batchSize(),
                    n.shuffle(),
                    n.earlyStopping(),
                    n.clipping(),
                    n.seed());
        }
        if (spec instanceof MinimizeSpec m) {
            return new MinimizeSpec(m.function(), m.start(), optimizer, m.steps(), m.clipping(), m.seed());
        }
        return spec;
    }
}
