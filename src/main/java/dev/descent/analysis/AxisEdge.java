package dev.descent.analysis;

import dev.descent.analysis.statistics.PairDesign;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.model.Component;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a number of a configuration is the smallest or largest that was tried with all else the same, so that a better one may lie
 * beyond. Speaks only where at least three numbers were tried, and not of an end of what is allowed. A learning rate is the outermost only
 * if none of its optimizer's went further, whatever else they had; where a search draws, which hardly ever draws all else the same, it is
 * held against all of these.
 *
 * <p>A learning rate at the edge is always worth a word, unless the next one is practically equal. Of any other number it must be sure that the edge is better than the next
 * one: by pairs of rounds, each comparison counted as one of all pairs of the axis. A value that was computed without chance is sure.
 * Where the ranking is by training rows, it speaks of the optimizer alone: more units, more epochs and smaller penalties always fit these
 * better.
 */
public final class AxisEdge {
    private static final String PARAMETER = "learning_rate";
    private static final String RATE = "optimizer." + PARAMETER;
    private static final int FEWEST = 3;

    private final Findings findings;
    /** Of everything that was tried: what was not confirmed, and what was halved, too. */
    private final Findings tried;

    /**
     * The numbers of an axis, with the configurations that have them.
     *
     * @param own the number of the one that is asked about
     * @param bound whether that is an end of what is allowed
     */
    private record Axis(
            String name, double own, boolean bound, boolean ofOptimizer, TreeMap<Double, RankedConfiguration> others) {
        static Axis of(NumericDifference difference) {
            double own = difference.left();
            return new Axis(
                    difference.name(), own, difference.isBound(own), difference.isOfOptimizer(), new TreeMap<>());
        }

        boolean isLargest() {
            return own() > others.lastKey();
        }

        boolean isEdge() {
            return others.size() + 1 >= FEWEST && (own() < others.firstKey() || isLargest()) && !bound;
        }

        double next() {
            return isLargest() ? others.lastKey() : others.firstKey();
        }

        String word() {
            return isLargest() ? "largest" : "smallest";
        }

        boolean isRate() {
            return name.equals(RATE);
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
                        .ifPresent(it -> axes.computeIfAbsent(it.name(), name -> Axis.of(it))
                                .others()
                                .putIfAbsent(it.right(), other));
            }
        }
        Optional<Axis> rates = rates(standing);
        if (rates.isPresent() && findings.experiment().search().search().isPresent()) {
            axes.put(RATE, rates.get());
        } else if (rates.filter(Axis::isEdge).isEmpty()) {
            axes.remove(RATE);
        }
        return axes.values().stream().filter(Axis::isEdge).toList();
    }

    /** The learning rates that were tried of the optimizer of a configuration; empty if its own changes as it trains. */
    private Optional<Axis> rates(RankedConfiguration standing) {
        Component optimizer =
                findings.trial(standing.first()).spec().optimizer().orElse(null);
        if (optimizer == null || !(optimizer.find(PARAMETER).orElse(null) instanceof Number own)) {
            return Optional.empty();
        }
        Axis rates = new Axis(RATE, own.doubleValue(), false, true, new TreeMap<>());
        for (RankedConfiguration other : tried.ranking().all()) {
            tried.trial(other.first())
                    .spec()
                    .optimizer()
                    .filter(it -> it.type().equals(optimizer.type()))
                    .flatMap(it -> it.find(PARAMETER))
                    .filter(it -> it instanceof Number number && number.doubleValue() != rates.own())
                    .ifPresent(it -> rates.others().putIfAbsent(((Number) it).doubleValue(), other));
        }
        return Optional.of(rates);
    }

    private boolean isTold(RankedConfiguration best, Axis axis) {
        RankedConfiguration next = axis.others().get(axis.next());
        if (!findings.statistics().trains()) {
            return axis.ofOptimizer() && next.mean() != best.mean();
        }
        boolean fits = findings.ranking().isByTraining() && !axis.ofOptimizer();
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
        boolean drawn = findings.experiment().search().search().isPresent();
        String alike = drawn && !axis.isRate() ? " with all else the same" : "";
        return "The best "
                + (axis.isRate() ? "learning rate" : axis.name()) + ", "
                + NumberText.written(axis.own()) + ", is the " + axis.word() + " tried" + alike + compared + ": a "
                + (axis.isLargest() ? "larger" : "smaller") + " one may be better still.";
    }
}
