package dev.descent.gate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In what two experiments differ, by the paths of their values. */
final class ExperimentChanges {
    private static final String NONE = "(none)";

    private ExperimentChanges() {}

    /**
     * {@code epochs 2 → 3}, {@code optimizer.momentum (none) → 0.9}, in the order of the second file, then what it lacks.
     *
     * @param a values by their paths; without any, nothing is known of the experiment and nothing is told
     * @param b likewise
     */
    static List<String> between(Map<String, String> a, Map<String, String> b) {
        List<String> changes = new ArrayList<>();
        if (a.isEmpty() || b.isEmpty()) {
            return changes;
        }
        Set<String> paths = new LinkedHashSet<>(b.keySet());
        paths.addAll(a.keySet());
        for (String path : paths) {
            String from = a.getOrDefault(path, NONE);
            String to = b.getOrDefault(path, NONE);
            if (!from.equals(to)) {
                changes.add(Comparison.shortened(path) + " " + LinePair.arrow(from, to));
            }
        }
        return changes;
    }
}
