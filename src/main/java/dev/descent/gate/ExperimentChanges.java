package dev.descent.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In what two experiments differ, by the paths of their values. */
final class ExperimentChanges {
    private static final String NONE = "(none)";
    /** What is no setting: a key with another version says it of itself. */
    private static final List<String> VERSIONS = List.of(WrittenFormat.FORMAT, WrittenFormat.ARITHMETIC);
    /** Keys that only some versions wrote: the digests of tables, of bytes once and of cells today, and what later reports show. */
    private static final List<String> SOMETIMES = List.of("dataset.sha256", "dataset.cells_sha256", "report.baselines");
    /** The ends of the paths of other such keys, each with the value that results without the key have. */
    private static final String[][] USUAL = {
        {".label_smoothing", "0"},
        {"dataset.split.shuffle", "true"},
        {"dataset.split.per_repeat", "false"},
        {".trainable", "true"},
        {".outputs", "mean"},
        {".at_zero", "mistake"},
        {"early_stopping.patience", "0"}
    };

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
            add(path, a.getOrDefault(path, NONE), b.getOrDefault(path, NONE), changes);
        }
        return changes;
    }

    /** As {@link #between}, of results of different versions: without the keys that one version writes and the other does not. */
    static List<String> betweenVersions(Map<String, String> a, Map<String, String> b) {
        return between(known(a, b), known(b, a));
    }

    private static Map<String, String> known(Map<String, String> settings, Map<String, String> others) {
        Map<String, String> known = new LinkedHashMap<>(settings);
        known.keySet().removeAll(VERSIONS);
        known.entrySet().removeIf(it -> !others.containsKey(it.getKey()) && isOfAVersion(it.getKey(), it.getValue()));
        return known;
    }

    private static boolean isOfAVersion(String path, String value) {
        for (String[] usual : USUAL) {
            if (path.endsWith(usual[0]) && value.equals(usual[1])) {
                return true;
            }
        }
        return SOMETIMES.contains(path);
    }

    private static void add(String path, String from, String to, List<String> changes) {
        if (!from.equals(to)) {
            changes.add(Comparison.shortened(path) + " " + LinePair.arrow(from, to));
        }
    }
}
