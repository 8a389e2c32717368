package dev.descent.analysis;

import dev.descent.analysis.importance.Crossing;
import dev.descent.analysis.importance.Crossing.Factor;
import dev.descent.analysis.importance.FunctionalAnova;
import dev.descent.analysis.importance.FunctionalAnova.Effect;
import dev.descent.analysis.importance.InnerKeys;
import dev.descent.analysis.importance.PedAnova;
import dev.descent.analysis.importance.SweptKey;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of the swept keys mattered: of a grid by {@link FunctionalAnova}, of a search that did not come to every combination by
 * {@link PedAnova}.
 *
 * <p>A grid is taken apart by its ranking values. Where a configuration lost a trial, or where a single one makes up more than half of
 * the variance, it is taken apart by ranks instead: leaving configurations out would make the grid incomplete, and what a loss near
 * divergence is has no meaning beside the others. A search is judged by the order of its configurations alone.
 *
 * <p>Speaks only of at least 8 configurations that can be compared, with two keys of at least two values.
 */
public final class KeyImportance {
    public static final String TITLE = "Importance of the swept keys";

    private static final int FEWEST = 8;
    /** Of more interactions the largest are shown. */
    private static final int MOST = 5;
    /** A configuration that makes up more of the variance hides all others. */
    private static final double DOMINANT = 0.5;

    /** What a row speaks of. */
    public enum Kind {
        /** A key, or several that move together. */
        KEY,
        /** What two do only together. */
        INTERACTION,
        /** All other interactions. */
        REST
    }

    /**
     * A part of what there is to explain.
     *
     * @param name of the key or keys
     * @param share of the whole
     * @param byChance the share that chance alone would make of it; NaN if that is not known
     */
    public record Row(Kind kind, String name, double share, double byChance) {}

    private final Findings findings;
    private final List<SweptKey> keys;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private List<SweptKey> byShare;
    private boolean ranks;
    private boolean picking;

    private KeyImportance(Findings findings, List<SweptKey> keys) {
        this.findings = findings;
        this.keys = keys;
        this.byShare = List.copyOf(keys);
    }

    static Optional<KeyImportance> of(Findings findings) {
        List<RankedConfiguration> standings = findings.ranking().standings();
        // Those that came through to the end were picked by what is asked about.
        if (standings.size() < FEWEST
                || !findings.ranking().halved().isEmpty()
                || !findings.comparisons().unlike().isNothing()
                || findings.ranking().best().isEmpty()) {
            return Optional.empty();
        }
        List<SweptKey> whole = keys(findings, standings);
        List<Factor> factors = Crossing.of(whole);
        boolean searched = findings.experiment().search().search().isPresent();
        boolean grid = !searched || whole.size() > 1 && factors.size() == whole.size();
        List<SweptKey> keys = grid ? whole : InnerKeys.apart(whole);
        if (keys.size() < 2) {
            return Optional.empty();
        }
        KeyImportance importance = new KeyImportance(findings, keys);
        if (grid) {
            importance.ofGrid(factors, RoundMatrix.of(findings));
        } else {
            importance.ofSearch(standings);
        }
        return Optional.of(importance);
    }

    /** The keys of which at least two values were tried. */
    private static List<SweptKey> keys(Findings findings, List<RankedConfiguration> standings) {
        Keys all = new Keys(findings.experiment());
        List<List<String>> texts = new ArrayList<>();
        for (RankedConfiguration standing : standings) {
            texts.add(all.texts(findings.trial(standing.first())));
        }
        List<SweptKey> keys = new ArrayList<>();
        for (int k = 0; k < all.names().size(); k++) {
            int place = k;
            SweptKey key = SweptKey.of(
                    all.names().get(k),
                    texts.stream().map(text -> text.get(place)).toList());
            if (key.tried().size() > 1) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The trials that it speaks of. */
    public Findings findings() {
        return findings;
    }

    /** The keys, those that mattered most first; in the order of the sweep where that can't be told. */
    public List<SweptKey> keys() {
        return byShare;
    }

    /** The keys by their shares, the largest first; then interactions, then what is left. Empty where shares can't be told. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** How to read them, a sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whether it is known what chance makes of them. */
    public boolean knowsChance() {
        return rows.stream().anyMatch(row -> row.byChance() > 0);
    }

    /** Whether the ranks of the configurations were taken apart, not their values. */
    public boolean isOfRanks() {
        return ranks;
    }

    /** The head of the table. */
    public List<String> header() {
        return knowsChance() ? List.of("key", "share", "by chance alone") : List.of("key", "share");
    }

    /** The cells of the table. */
    public List<List<String>> cells() {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(row.name(), NumberText.statistic(row.share())));
            if (knowsChance()) {
                line.add(Double.isNaN(row.byChance()) ? "" : NumberText.statistic(row.byChance()));
            }
            cells.add(line);
        }
        return cells;
    }

    /** A share as a percentage with one decimal. */
    public static String percent(double share) {
        double tenths = Math.rint(share * 1000);
        return share > 0 && tenths == 0 ? "< 0.1 %" : NumberText.statistic(tenths / 10) + " %";
    }

    private void ofGrid(List<Factor> factors, RoundMatrix matrix) {
        tellOfMerged(factors);
        if (factors.size() < 2) {
            return;
        }
        String value = findings.experiment().report().rankBy();
        double[][] values = matrix.values();
        double dominant = 0;
        ranks = matrix.incomplete() > 0;
        if (!ranks) {
            dominant = dominant(values);
            ranks = dominant > DOMINANT;
        }
        if (ranks) {
            values = matrix.ranks(findings.ranking().direction());
        }
        double squares = FunctionalAnova.squares(FunctionalAnova.means(values));
        if (!(squares > 0 && squares < Double.POSITIVE_INFINITY)) {
            notes.add("All configurations have the same " + value + ".");
            return;
        }
        FunctionalAnova anova = FunctionalAnova.of(factors, values);
        addRows(factors, anova);
        notes.add("Shares of the variance " + (ranks ? "of the rank by " : "of ") + value + " between the "
                + values.length + " configurations: what a key does by itself, averaged over all values of the others,"
                + " and what two do only together (functional ANOVA, exact since every combination was tried).");
        if (matrix.incomplete() > 0) {
            notes.add("Ranks stand for the values, since a trial of "
                    + Phrases.count(matrix.incomplete(), "configuration")
                    + " diverged, failed or has no value; it counts as the worst of its "
                    + findings.comparisons().unit() + ".");
        } else if (ranks) {
            notes.add("Ranks stand for the values, since a single configuration makes up " + percent(dominant)
                    + " of the variance of these.");
        }
        tellOfChance(matrix, anova.noise());
    }

    /** Says that its configurations are those that others were picked from. */
    void tellOfPicking() {
        notes.add("These are the configurations that those to be confirmed were picked from.");
        picking = true;
    }

    /** Whether its configurations are those that others were picked from to be confirmed. */
    public boolean isOfPicking() {
        return picking;
    }

    private void tellOfMerged(List<Factor> factors) {
        for (Factor factor : factors) {
            if (factor.keys().size() > 1) {
                notes.add(Phrases.and(names(factor)) + " were not tried in every combination, so that they count as one"
                        + (factors.size() > 1
                                ? "."
                                : ": how much each of them mattered can't be told from these configurations."));
            }
        }
    }

    /** The largest part that one configuration has in the squares of all. */
    private static double dominant(double[][] values) {
        double[] means = FunctionalAnova.means(values);
        double squares = FunctionalAnova.squares(means);
        double centre = 0;
        for (double mean : means) {
            centre += mean / means.length;
        }
        double most = 0;
        for (double mean : means) {
            most = Math.max(most, (mean - centre) * (mean - centre));
        }
        return squares > 0 ? most / squares : 0;
    }

    private void tellOfChance(RoundMatrix matrix, double noise) {
        if (!findings.comparisons().leavesChance()) {
            return;
        }
        if (keys.stream().anyMatch(key -> key.name().equals(TrialColumns.SEED))) {
            notes.add("What seed has a share in is chance.");
        } else if (!matrix.isShared()) {
            notes.add("How much of it is chance is not known, since the configurations share no repeats.");
        } else if (Double.isNaN(noise)) {
            notes.add("Without repeats it is not known how much of it is chance.");
        } else {
            notes.add("By the "
                    + Phrases.count(matrix.rounds(), findings.comparisons().unit())
                    + " that all configurations share, chance makes " + percent(noise)
                    + " of the variance; a key may not have mattered unless its share is well above the last column.");
            if (noise > DOMINANT) {
                notes.add("As chance makes most of it, none of the shares means much.");
            }
        }
    }

    private void addRows(List<Factor> factors, FunctionalAnova anova) {
        List<Effect> effects = largestFirst(anova.effects());
        List<SweptKey> ordered = new ArrayList<>();
        for (Effect effect : effects) {
            Factor factor = factors.get(effect.factors().get(0));
            rows.add(new Row(Kind.KEY, name(factor), effect.share(), effect.byChance()));
            factor.keys().forEach(place -> ordered.add(keys.get(place)));
        }
        List<Effect> interactions = largestFirst(anova.interactions());
        int shown = Math.min(MOST, interactions.size());
        for (Effect effect : interactions.subList(0, shown)) {
            String name = inner(factors.get(effect.factors().get(0))) + " × "
                    + inner(factors.get(effect.factors().get(1)));
            rows.add(new Row(Kind.INTERACTION, name, effect.share(), effect.byChance()));
        }
        if (factors.size() > 2) {
            double rest = anova.rest();
            double chance = anova.noise();
            for (Effect effect : interactions.subList(shown, interactions.size())) {
                rest += effect.share();
            }
            for (Row row : rows) {
                chance -= row.byChance();
            }
            rows.add(new Row(Kind.REST, "all other interactions", rest, Math.max(0, chance)));
        }
        byShare = List.copyOf(ordered);
    }

    private static List<Effect> largestFirst(List<Effect> effects) {
        return effects.stream()
                .sorted(Comparator.comparingDouble(Effect::share).reversed())
                .toList();
    }

    private String name(Factor factor) {
        return String.join(", ", names(factor));
    }

    /** The name inside a product. */
    private String inner(Factor factor) {
        return factor.keys().size() > 1 ? "(" + name(factor) + ")" : name(factor);
    }

    private List<String> names(Factor factor) {
        return factor.keys().stream().map(place -> keys.get(place).name()).toList();
    }

    private void ofSearch(List<RankedConfiguration> standings) {
        double[] values =
                standings.stream().mapToDouble(RankedConfiguration::wholeMean).toArray();
        Optional<PedAnova> found = PedAnova.of(keys, values, findings.ranking().direction());
        if (found.isEmpty()) {
            notes.add("What mattered can't be told: it takes at least " + PedAnova.FEWEST
                    + " configurations in the best tenth, and others that are worse.");
            return;
        }
        PedAnova anova = found.get();
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < keys.size(); k++) {
            order.add(k);
        }
        order.sort(
                Comparator.<Integer>comparingDouble(k -> anova.shares().get(k)).reversed());
        for (int k : order) {
            rows.add(new Row(Kind.KEY, keys.get(k).name(), anova.shares().get(k), Double.NaN));
        }
        byShare = order.stream().map(keys::get).toList();
        notes.add("How much each key decides whether a configuration is among the best "
                + anova.top() + " of " + anova.configurations()
                + " by " + findings.experiment().report().rankBy()
                + " (PED-ANOVA), as a share of all; what keys do only together is not told apart.");
        List<String> idle = order.stream()
                .filter(k -> anova.importances().get(k) == 0)
                .map(k -> keys.get(k).name())
                .toList();
        if (!idle.isEmpty()) {
            notes.add("None of the best has a value of " + Phrases.and(idle)
                    + ", so that a share of 0 tells nothing of it.");
        }
        long without = standings.stream().filter(it -> it.tier() > 0).count();
        if (without > 0) {
            notes.add(Phrases.count(without, "configuration")
                    + " of which a trial diverged, failed or has no value "
                    + (without == 1 ? "counts as the worst." : "count as the worst."));
        }
    }
}
