package dev.descent.gate.across;

import dev.descent.analysis.TrialColumns;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.gate.stored.TrialRows;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many configurations of each method there were to choose from, where those that were chosen have been trained again. */
final class TuningCounts {
    private static final String FILE = "tuning.csv";

    private TuningCounts() {}

    /**
     * By method; empty where nothing was chosen before. Of several studies, each of which tunes anew, it is the most of one study.
     *
     * @param axis whose values the methods are
     */
    static Map<String, Integer> of(StoredFolder folder, String axis) throws IOException {
        if (!folder.has(FILE)) {
            return Map.of();
        }
        Map<String, Map<String, Set<List<String>>>> configurations = new LinkedHashMap<>();
        try (TrialRows rows = new TrialRows(folder, FILE)) {
            while (rows.advance()) {
                List<String> texts = rows.keys();
                Map<String, String> keys = new LinkedHashMap<>();
                for (int k = 0; k < texts.size(); k++) {
                    keys.put(rows.keyNames().get(k), texts.get(k));
                }
                String study = rows.has(TrialColumns.STUDY) ? rows.text(TrialColumns.STUDY) : "";
                configurations
                        .computeIfAbsent(SweptFolder.method(keys, axis), key -> new LinkedHashMap<>())
                        .computeIfAbsent(study, key -> new HashSet<>())
                        .add(texts);
            }
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        configurations.forEach((method, studies) -> counts.put(
                method, studies.values().stream().mapToInt(Set::size).max().orElse(0)));
        return counts;
    }
}
