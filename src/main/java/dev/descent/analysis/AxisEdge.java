package dev.descent.analysis;

import dev.descent.analysis.statistics.PairDesign;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a number of a configuration is the smallest or largest that was tried with all else the same, so that a better one may lie
 * beyond. Speaks only where at least three numbers were tried, and not of an end of what is allowed.
 *
 * <p>A learning rate at the edge is always worth a word, unless the next one is practically equal. Of any other number it must be sure that the edge is better than the next
 * one: by pairs of rounds, each comparison counted as one of all pairs of the axis. A value that was computed without chance is sure.
 * Where the ranking is by training rows, it speaks of the optimizer alone: more units, more epochs and smaller penalties always fit these
 * better.
 */
public final class AxisEdge {
    private static final String RATE = "optimizer.learning_rate";
    private static final int FEWEST = 3;

    private final Findings findings;
    /** Of everything that was tried: what was not confirmed, and what was halved, too. */
    private final Findings tried;

    /** The numbers of an axis, with the configurations that have them, and the number of the one that is asked about. */
    private record Axis(NumericDifference difference, TreeMap<Double, RankedConfiguration> others) {
        double own() {
            return difference.left();
        }

        boolean isLargest() {
            return own() > others.lastKey();
        }

        boolean isEdge() {
            boolean outermost = own() < others.firstKey() || isLargest();
            return outermost && others.size() + 1 >= FEWEST && !difference.isBound(own());
        }

        double next() {
            return isLargest() ? others.lastKey() : others.firstKey();
        }

        String word() {
            return isLargest() ? "largest" : "smallest";
        }

        boolean isRate() {
            return difference.name().equals(RATE);
        }
    }

    public AxisEdge(Findings findings) {
        this.findings = findings;
        this.tried = findings.tuning().orElse(findings);
    }

    /** {@code largest} or {@code smallest}, of a configuration's constant learning rate; empty if it lies between others. */
    public Optional<String> ofRate(RankedConfiguration standing) {
        for (Axis axis : edges(standing)) {
            if (axis.isRate()) {
                return Optional.of(axis.word());
            }
        }
        return Optional.empty();
    }

    /** Sentences that warn of numbers of the best configuration. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        Optional<RankedConfiguration> best = findings.ranking().best();
        if (best.isPresent()) {
            for (Axis axis : edges(best.get())) {
                if (isTold(best.get(), axis)) {
                    warnings.add(sentence(axis));
                }
            }
        }
        return warnings;
    }

    private List<Axis> edges(RankedConfiguration standing) {
        Map<String, Axis> axes = new LinkedHashMap<>();
        List<RankedConfiguration> all = tried.ranking().all();
        if (all.size() >= FEWEST) {
            for (RankedConfiguration other : all) {
                NumericDifference.between(
                                findings.trial(standing.first()).spec(),
                                tried.trial(other.first()).spec())
                        .ifPresent(it -> axes.computeIfAbsent(it.name(), name -> new Axis(it, new TreeMap<>()))
                                .others()
                                .putIfAbsent(it.right(), other));
            }
        }
        return axes.values().stream().filter(Axis::isEdge).toList();
    }

    private boolean isTold(RankedConfiguration best, Axis axis) {
        RankedConfiguration next = axis.others().get(axis.next());
        if (!findings.statistics().trains()) {
            return axis.difference().isOfOptimizer() && next.mean() != best.mean();
        }
        boolean fits = findings.ranking().isByTraining() && !axis.difference().isOfOptimizer();
        if (fits) {
            return false;
        }
        long pairs = PairDesign.pairs(axis.others().size() + 1);
        Optional<PairVerdict> verdict = verdict(best, next, pairs);
        if (verdict.isEmpty()) {
            return axis.isRate();
        }
        return axis.isRate() ? verdict.get() != PairVerdict.EQUAL : verdict.get() == PairVerdict.BETTER;
    }

    /** By the repeats that confirm, where both were confirmed, else by those that picked; empty where the next one was halved. */
    private Optional<PairVerdict> verdict(RankedConfiguration best, RankedConfiguration next, long pairs) {
        Optional<RankedConfiguration> again = standing(findings, next);
        Findings by = again.isPresent() ? findings : tried;
        Optional<RankedConfiguration> left = standing(by, best);
        Optional<RankedConfiguration> right = standing(by, next);
        return left.isPresent() && right.isPresent()
                ? Optional.of(
                        by.comparisons().between(left.get(), right.get(), pairs).verdict())
                : Optional.empty();
    }

    private static Optional<RankedConfiguration> standing(Findings findings, RankedConfiguration configuration) {
        return findings.ranking().standings().stream()
                .filter(it -> it.number() == configuration.number())
                .findFirst();
    }

    private String sentence(Axis axis) {
        String compared = !axis.isRate() && findings.statistics().trains()
                ? ", and better than the next, " + NumberText.written(axis.next()) + ", by more than chance"
                : "";
        return "The best "
                + (axis.isRate() ? "learning rate" : axis.difference().name()) + ", "
                + NumberText.written(axis.own()) + ", is the " + axis.word() + " tried" + compared + ": a "
                + (axis.isLargest() ? "larger" : "smaller") + " one may be better still.";
    }
}
