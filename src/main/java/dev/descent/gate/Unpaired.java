package dev.descent.gate;

import dev.descent.gate.stored.StoredFolder;
import dev.descent.gate.stored.UnlikeKeys;
import dev.descent.model.Sections;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why no trial of one results folder is a pair with one of another: what the two learn from, the rows that train and judge them, or what
 * they are judged by is not the same.
 */
final class Unpaired {
    private Unpaired() {}

    /**
     * The reasons, each a few words: {@code the rows differ (seed 42 → 7)}; none if trials of one round are pairs, or one of the folders
     * does not say what it came from.
     *
     * @param column whose values are to be compared
     */
    static List<String> reasons(StoredFolder a, StoredFolder b, String column) throws IOException {
        Map<String, String> left = a.settings();
        Map<String, String> right = b.settings();
        List<String> reasons = new ArrayList<>();
        if (left.isEmpty() || right.isEmpty()) {
            return reasons;
        }
        if (!tables(left).equals(tables(right))) {
            reasons.add("the tables differ, by their digests");
        }
        add("the functions differ", left, right, UnlikeKeys.FUNCTIONS, reasons);
        add("the targets differ", left, right, UnlikeKeys.TARGETS, reasons);
        add("the rows differ", left, right, UnlikeKeys.ROWS, reasons);
        for (UnlikeKeys keys : UnlikeKeys.ofUnits(column)) {
            add("the " + keys.what() + " differ", left, right, keys, reasons);
        }
        return reasons;
    }

    /** The digests; of a format that had others, what is written in place of them: the tables' paths. */
    private static Map<String, String> tables(Map<String, String> settings) {
        Map<String, String> digests = below(settings, "dataset." + Sections.CELLS_DIGEST);
        return digests.isEmpty() ? below(settings, "dataset.csv") : digests;
    }

    private static void add(
            String what, Map<String, String> left, Map<String, String> right, UnlikeKeys keys, List<String> reasons) {
        List<String> changes = new ArrayList<>();
        for (String change : ExperimentChanges.betweenVersions(left, right)) {
            String path = change.substring(0, change.indexOf(' '));
            if (keys.has(path)) {
                changes.add(change);
            }
        }
        if (!changes.isEmpty()) {
            reasons.add(what + " (" + String.join(", ", changes) + ")");
        }
    }

    private static Map<String, String> below(Map<String, String> settings, String place) {
        Map<String, String> below = new TreeMap<>(settings);
        below.keySet()
                .removeIf(
                        path -> !path.equals(place) && !path.startsWith(place + ".") && !path.startsWith(place + "["));
        return below;
    }
}
