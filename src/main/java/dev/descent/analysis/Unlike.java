package dev.descent.analysis;

import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;

/**
 * Why the ranking values of configurations are no pair: in which keys they differ so. All four are empty where they are one.
 *
 * @param targets keys by which they predict other targets
 * @param rows keys by which they are judged on other rows
 * @param losses keys by which their losses have no common unit; none where a metric ranks
 * @param weights keys by which a metric that ranks counts rows otherwise; none where it counts all alike, or a loss ranks
 */
public record Unlike(List<String> targets, List<String> rows, List<String> losses, List<String> weights) {
    /** Of configurations that can be compared. */
    static final Unlike NOTHING = new Unlike(List.of(), List.of(), List.of(), List.of());

    /** Whether nothing stands in the way of a comparison. */
    public boolean isNothing() {
        return targets.isEmpty() && rows.isEmpty() && losses.isEmpty() && weights.isEmpty();
    }

    /** Whether a metric that counts all rows alike would be comparable where what ranks is not. */
    public boolean isOfUnitsAlone() {
        return targets.isEmpty() && rows.isEmpty() && !isNothing();
    }

    /** What stands in the way here or there. */
    Unlike and(Unlike other) {
        return new Unlike(
                union(targets, other.targets),
                union(rows, other.rows),
                union(losses, other.losses),
                union(weights, other.weights));
    }

    private static List<String> union(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        for (String key : others) {
            if (!all.contains(key)) {
                all.add(key);
            }
        }
        return List.copyOf(all);
    }

    /** {@code losses of configurations that differ in loss can't be compared}. */
    public String reason() {
        List<String> reasons = new ArrayList<>();
        if (!targets.isEmpty()) {
            reasons.add(configurations(targets) + " predict other targets");
        }
        if (!rows.isEmpty()) {
            reasons.add(configurations(rows) + " are judged on other rows");
        }
        if (!losses.isEmpty()) {
            reasons.add("losses of " + configurations(losses) + " can't be compared");
        }
        if (!weights.isEmpty()) {
            reasons.add(configurations(weights) + " weigh rows otherwise");
        }
        return Phrases.and(reasons);
    }

    private static String configurations(List<String> keys) {
        return "configurations that differ in " + Phrases.and(keys);
    }
}
