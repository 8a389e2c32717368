package dev.descent.analysis;

import dev.descent.model.TrialSpec;
import dev.descent.number.NumberText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whether a configuration's learning rate is the smallest or largest that was tried with all else the same, so that a better one may
 * lie beyond. Speaks only where at least three constant rates were tried.
 */
public final class RateEdge {
    private static final String RATE = "learning_rate";
    private static final int FEWEST = 3;

    private final Findings findings;
    private final Map<TrialSpec, TreeSet<Double>> tried = new HashMap<>();

    public RateEdge(Findings findings) {
        this.findings = findings;
        List<RankedConfiguration> standings = findings.ranking().standings();
        if (standings.size() < FEWEST) {
            return;
        }
        for (RankedConfiguration standing : standings) {
            TrialSpec spec = findings.trial(standing.first()).spec();
            rate(spec)
                    .ifPresent(rate -> tried.computeIfAbsent(withoutRate(spec), key -> new TreeSet<>())
                            .add(rate));
        }
    }

    /** {@code largest} or {@code smallest}; empty if its rate lies between others. */
    public Optional<String> of(RankedConfiguration standing) {
        TrialSpec spec = findings.trial(standing.first()).spec();
        Optional<Double> rate = rate(spec);
        if (rate.isEmpty() || tried.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<Double> rates = tried.get(withoutRate(spec));
        if (rates.size() < FEWEST) {
            return Optional.empty();
        }
        if (rate.get().equals(rates.first())) {
            return Optional.of("smallest");
        }
        return rate.get().equals(rates.last()) ? Optional.of("largest") : Optional.empty();
    }

    /** The sentence that warns of the best configuration's rate. */
    Optional<String> warning() {
        Optional<RankedConfiguration> best = findings.ranking().best();
        return best.flatMap(this::of)
                .map(edge -> "The best learning rate, "
                        + NumberText.written(
                                rate(findings.trial(best.get().first()).spec()).orElseThrow())
                        + ", is the " + edge + " tried: a " + (edge.equals("largest") ? "larger" : "smaller")
                        + " one may be better still.");
    }

    /** The constant learning rate; empty if it has a schedule or none. */
    public static Optional<Double> rate(TrialSpec spec) {
        return spec.optimizer()
                .flatMap(optimizer -> optimizer.find(RATE))
                .filter(Double.class::isInstance)
                .map(Double.class::cast);
    }

    /** The spec with another rate in place of its own, the same for all. */
    public static TrialSpec withoutRate(TrialSpec spec) {
        return spec.optimizer()
                .map(own -> spec.withOptimizer(own.with(RATE, 0.0)))
                .orElse(spec);
    }
}
