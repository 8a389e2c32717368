package dev.descent.analysis;

import dev.descent.analysis.statistics.PairedComparison;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Two configurations in the repeats and folds that both completed. */
public final class Pairs {
    private static final double CHANCE = 0.05;

    private record Round(int repeat, int fold) {}

    private Pairs() {}

    /** The sentence that compares the best configuration with the next; empty where there are fewer than two pairs. */
    public static Optional<String> sentence(Findings findings, RankedConfiguration best, RankedConfiguration next) {
        Map<Round, Double> a = values(findings, best);
        Map<Round, Double> b = values(findings, next);
        a.keySet().retainAll(b.keySet());
        if (a.size() < 2) {
            return Optional.empty();
        }
        double[] left = a.values().stream().mapToDouble(Double::doubleValue).toArray();
        double[] right = a.keySet().stream().mapToDouble(b::get).toArray();
        double overlap = Math.max(overlap(findings, best), overlap(findings, next));
        PairedComparison comparison = PairedComparison.of(left, right, overlap);
        int configurations = findings.ranking().standings().size();
        String name = findings.experiment().report().rankBy();
        return Optional.of("Against the runner-up, "
                + new Keys(findings.experiment()).describe(findings.trial(next.first()))
                + ", " + name + " differs by " + describe(comparison, overlap > 0)
                + (isChance(comparison)
                        ? ": that may be chance."
                        : configurations == 2
                                ? ": hardly chance."
                                : ": hardly chance, had the two not been picked out of " + configurations + "."));
    }

    /** {@code −0.02 on average over 3 pairs (95 % interval …, p = …, paired t-test)}. */
    private static String describe(PairedComparison comparison, boolean corrected) {
        String p = Cell.statistic(comparison.pValue()).text();
        String test = corrected ? "paired t-test corrected for overlapping training parts" : "paired t-test";
        return Cell.statistic(comparison.meanDifference()).text() + " on average over "
                + Phrases.count(comparison.n(), "pair") + " (95 % interval "
                + Cell.statistic(comparison.ciLow()).text() + " to "
                + Cell.statistic(comparison.ciHigh()).text() + ", p = " + p + ", " + test + ")";
    }

    private static boolean isChance(PairedComparison comparison) {
        return !(NumberText.roundStatistic(comparison.pValue()) < CHANCE);
    }

    private static Map<Round, Double> values(Findings findings, RankedConfiguration standing) {
        Map<Round, Double> values = new LinkedHashMap<>();
        for (int index : standing.trials()) {
            double value = findings.statistics().value(index);
            if (!Double.isNaN(value)) {
                Trial trial = findings.trial(index);
                values.put(new Round(trial.repeat(), trial.fold()), value);
            }
        }
        return values;
    }

    private static double overlap(Findings findings, RankedConfiguration standing) {
        return Overlap.of(findings.trial(standing.first()).spec());
    }
}
