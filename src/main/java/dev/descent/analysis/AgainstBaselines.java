package dev.descent.analysis;

import dev.descent.analysis.statistics.PairComparison;
import dev.descent.analysis.statistics.PairVerdict;
import dev.descent.analysis.statistics.Summary;
import dev.descent.model.Direction;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the best configuration compares with baselines, in the rounds in which both have a value. */
public final class AgainstBaselines {
    private static final String ACCURACY = "accuracy";
    private static final List<String> PARTS = List.of("val_", "test_", "");

    private final Findings findings;
    private final String rankBy;

    /**
     * Means over the rounds in which both have a value. Repeats that share a fold are one round.
     *
     * @param rounds how many there are
     */
    private record Means(int rounds, Cell network, Cell baseline) {
        boolean isBetter(String column) {
            return lead(column) > 0;
        }

        boolean isWorse(String column) {
            return lead(column) < 0;
        }

        /** By how much the network is better. */
        private double lead(String column) {
            double more = network.number() - baseline.number();
            return Direction.of(column) == Direction.LARGER_IS_BETTER ? more : -more;
        }
    }

    /** How the best stands to a baseline, in the order in which it is told. */
    private enum Standing {
        WORSE("is worse than "),
        /** By its value alone: there is no test of it. */
        NO_BETTER("is no better than "),
        UNTOLD("can't be told from "),
        EQUAL("is practically equal to "),
        AHEAD("");

        private final String words;

        Standing(String words) {
            this.words = words;
        }
    }

    public AgainstBaselines(Findings findings) {
        this.findings = findings;
        this.rankBy = findings.experiment().report().rankBy();
    }

    /** A sentence, if there are baselines that the best configuration is not better than by the value it is ranked by. */
    Optional<String> verdict() {
        Map<Standing, List<String>> named = new EnumMap<>(Standing.class);
        Map<Standing, String> differences = new EnumMap<>(Standing.class);
        for (ScoredBaseline baseline : findings.baselines().all()) {
            Optional<Means> means = means(baseline, rankBy);
            if (means.isPresent()) {
                Standing standing = standing(baseline, means.get());
                named.computeIfAbsent(standing, it -> new ArrayList<>())
                        .add(baseline.name() + " with " + means.get().baseline().text());
                differences.put(standing, difference(baseline, means.get()));
            }
        }
        named.remove(Standing.AHEAD);
        List<String> parts = new ArrayList<>();
        named.forEach((standing, names) -> parts.add(standing.words
                + the(names)
                + (names.size() == 1 ? differences.get(standing) : "")
                + (parts.isEmpty() ? penalties(names.size()) : "")));
        return parts.isEmpty() ? Optional.empty() : Optional.of(who() + " " + Phrases.and(parts) + ".");
    }

    /** The best, of competitors by its name: what is said of the others stands between. */
    private String who() {
        return findings.competitors()
                .flatMap(it -> findings.ranking().best().map(it::name))
                .orElse(
                        configurations() == 1
                                        || SeedAxis.of(findings.experiment()).isPresent()
                                ? "That"
                                : "The best");
    }

    private static String the(List<String> named) {
        return "the " + (named.size() == 1 ? "baseline " : "baselines ") + Phrases.and(named);
    }

    /** What rounds say, if there are enough to tell; else only whether its value is better. */
    private Standing standing(ScoredBaseline baseline, Means means) {
        PairVerdict verdict = hasRounds()
                ? compared(baseline).map(PairComparison::verdict).orElse(PairVerdict.TOO_FEW)
                : PairVerdict.TOO_FEW;
        return switch (verdict) {
            case BETTER -> Standing.AHEAD;
            case WORSE -> Standing.WORSE;
            case EQUAL -> Standing.EQUAL;
            case UNDECIDED -> Standing.UNTOLD;
            case TOO_FEW -> means.isBetter(rankBy) ? Standing.AHEAD : Standing.NO_BETTER;
        };
    }

    /** Whether the best configuration and any baseline both have a value in at least two rounds. */
    public boolean hasPairs() {
        for (ScoredBaseline baseline : findings.baselines().all()) {
            Optional<PairComparison> compared = compared(baseline);
            if (compared.isPresent() && compared.get().n() > 1) {
                return true;
            }
        }
        return false;
    }

    private boolean hasRounds() {
        return findings.baselines().trials().size() >= PairComparison.FEWEST;
    }

    /** How the best configuration compares with each by the value it is ranked by, a sentence each, where there are rounds enough. */
    public List<String> details() {
        List<String> details = new ArrayList<>();
        if (!hasRounds()) {
            return details;
        }
        ComparisonText text = new ComparisonText(findings);
        for (ScoredBaseline baseline : findings.baselines().all()) {
            Optional<PairComparison> compared = compared(baseline);
            if (compared.isPresent() && compared.get().verdict() != PairVerdict.TOO_FEW) {
                details.add(text.againstBaseline(baseline.name(), compared.get(), counted() > 1));
            }
        }
        if (!details.isEmpty()) {
            counting().ifPresent(details::add);
            text.scopeOfBaselines().ifPresent(details::add);
        }
        return details;
    }

    /** How the best configuration compares with a baseline by the value it is ranked by; empty where no configuration is best. */
    public Optional<PairComparison> compared(ScoredBaseline baseline) {
        return findings.comparisons().against(baseline, counted());
    }

    /** Of how many comparisons each of these is one: any configuration might have been the best, and it is held against each baseline. */
    public long counted() {
        return Math.max(1, (long) configurations() * scored());
    }

    private int configurations() {
        return findings.ranking().all().size();
    }

    /** How many baselines have a value to be compared by. */
    private int scored() {
        int scored = 0;
        for (ScoredBaseline baseline : findings.baselines().all()) {
            scored += baseline.summary(rankBy).n() > 0 ? 1 : 0;
        }
        return scored;
    }

    private Optional<String> counting() {
        if (counted() == 1) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        if (configurations() > 1) {
            reasons.add("any of " + configurations() + " configurations might have been the best");
        }
        if (scored() > 1) {
            reasons.add("it is held against " + scored() + " baselines");
        }
        return Optional.of("P-values are times " + counted() + ", for " + Phrases.and(reasons) + ".");
    }

    /** By how much the baseline leads: the mean of differences, as the section on baselines has it, where that has one. */
    private String difference(ScoredBaseline baseline, Means means) {
        double mean = compared(baseline).map(PairComparison::meanDifference).orElse(Double.NaN);
        double difference =
                Double.isNaN(mean) ? means.network().number() - means.baseline().number() : mean;
        return means.rounds() < 2 || !means.isWorse(rankBy)
                ? ""
                : ", which leads by " + Cell.statistic(Math.abs(difference)).text() + " on average over "
                        + means.rounds() + " pairs";
    }

    /** Penalties are part of a network's loss alone. */
    private String penalties(int baselines) {
        NetworkSpec spec = findings.baselines().trials().get(0).network();
        if (!spec.isPenalized() || Measure.ofColumn(rankBy).isPresent()) {
            return "";
        }
        return baselines == 1 ? ", which has no penalties in it" : ", which have no penalties in them";
    }

    /** Sentences of metrics by which the constant is better than the best configuration, where {@link #verdict} does not name it. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        Optional<ScoredBaseline> constant = findings.baselines().find("constant");
        if (constant.isPresent()) {
            Optional<Means> ranking = means(constant.get(), rankBy);
            if (ranking.isEmpty() || ranking.get().isBetter(rankBy)) {
                worse(constant.get(), "r2").ifPresent(warnings::add);
                if (isToBeAccurate()) {
                    worse(constant.get(), ACCURACY).ifPresent(warnings::add);
                }
            }
        }
        warnings.addAll(findings.baselines().leftOut());
        return warnings;
    }

    private Optional<String> worse(ScoredBaseline baseline, String metric) {
        for (String part : PARTS) {
            String column = part + metric;
            Optional<Means> means = means(baseline, column);
            if (means.isPresent()) {
                return means.get().isWorse(column)
                        ? Optional.of("By " + column + " the " + SeedAxis.leader(findings, "configuration")
                                + " is worse than the baseline "
                                + baseline.name() + ", which predicts the same for every row: "
                                + means.get().network().text() + " against "
                                + means.get().baseline().text() + ".")
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Not where another metric ranks or classes have weights: accuracy may then have been given away for something better. */
    private boolean isToBeAccurate() {
        boolean ranks = Measure.isLoss(rankBy) || TrialColumns.measureOf(rankBy).equals(ACCURACY);
        return ranks
                && !findings.baselines()
                        .trials()
                        .get(0)
                        .network()
                        .dataset()
                        .weights()
                        .ofClasses();
    }

    /** Empty where no configuration is best, or in no round both have a value. */
    private Optional<Means> means(ScoredBaseline baseline, String column) {
        if (findings.ranking().best().isEmpty()) {
            return Optional.empty();
        }
        List<Trial> both = new ArrayList<>();
        for (Trial trial : findings.baselines().trials()) {
            boolean network = !TrialColumns.measure(column)
                    .cell(trial, findings.results().outcome(trial))
                    .isEmpty();
            if (network && !baseline.cell(column, trial).isEmpty()) {
                both.add(trial);
            }
        }
        if (both.isEmpty()) {
            return Optional.empty();
        }
        Summary ofNetwork = Sample.of(findings.results(), TrialColumns.measure(column), both)
                .summary();
        Summary ofBaseline = baseline.summary(column, both);
        return Optional.of(new Means(ofBaseline.n(), ScoredBaseline.mean(ofNetwork), ScoredBaseline.mean(ofBaseline)));
    }
}
