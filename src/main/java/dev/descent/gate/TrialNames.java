package dev.descent.gate;

import dev.descent.analysis.Keys;
import dev.descent.analysis.TrialColumns;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.gate.stored.TrialRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a folder's trials are, by their number: {@code optimizer=adam, repeat 2}. Every trial has a name of its own: of trials that are
 * alike the second is {@code … (2)}.
 */
final class TrialNames {
    private final Map<String, String> byNumber = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    private TrialNames() {}

    static TrialNames of(StoredFolder folder) throws IOException {
        TrialNames names = new TrialNames();
        if (folder.files().contains(TrialRows.FILE)) {
            Map<String, Integer> seen = new HashMap<>();
            try (TrialRows rows = new TrialRows(folder)) {
                while (rows.advance()) {
                    names.put(rows.text(TrialColumns.TRIAL), distinct(name(rows), seen), rows.text(TrialColumns.ID));
                }
            }
        }
        return names;
    }

    private void put(String number, String name, String id) {
        byNumber.put(number, name);
        numbers.put(name, number);
        ids.put(name, id);
    }

    /** The trials' ids by their names, in the order of the folder. */
    Map<String, String> ids() {
        return ids;
    }

    /** The number of a trial. */
    String number(String name) {
        return numbers.get(name);
    }

    /** A trial for a reader: {@code trial 7 (optimizer=adam, repeat 2)}. */
    String shown(String name) {
        return shown(numbers.get(name), name);
    }

    /** A trial for a reader; of a long name its beginning. */
    static String shown(String number, String name) {
        return "trial " + Comparison.shortened(number) + " (" + Comparison.shortened(name, RowNames.LONGEST) + ")";
    }

    /** The name of a trial; a trial that trials.csv does not have is named by its number. */
    String name(String number) {
        return byNumber.getOrDefault(number, "trial " + number);
    }

    private static String name(TrialRows rows) {
        List<String> parts = new ArrayList<>();
        String keys = Keys.describe(rows.keyNames(), rows.keys());
        if (!keys.isEmpty()) {
            parts.add(keys);
        }
        parts.add(rows.round());
        return String.join(", ", parts);
    }

    private static String distinct(String name, Map<String, Integer> seen) {
        int times = seen.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + " (" + times + ")";
    }
}
