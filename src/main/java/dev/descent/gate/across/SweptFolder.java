package dev.descent.gate.across;

import dev.descent.analysis.BestOfEach;
import dev.descent.gate.stored.StoredConfiguration;
import dev.descent.gate.stored.StoredFolder;
import dev.descent.gate.stored.TrialRows;
import dev.descent.model.KeyPath;
import dev.descent.model.Sections;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A results folder with what it swept.
 *
 * @param folder where it is read
 * @param label what to call its data set in a report, which names no path
 * @param foreignEngine what trained its networks, if that is not built in
 * @param rankedBy the column that its trials are ranked by
 * @param measures its losses and metrics, in the order of trials.csv
 * @param configurations with the values of {@code rankedBy}; what each of several studies chose is one of its own
 * @param tables the digests of the tables that it learned from, or the function that it went down on
 */
public record SweptFolder(
        StoredFolder folder,
        String label,
        Optional<String> foreignEngine,
        String rankedBy,
        List<String> measures,
        List<StoredConfiguration> configurations,
        Set<String> tables) {
    private static final String DIGEST = "dataset." + Sections.CELLS_DIGEST;
    private static final List<String> FUNCTIONS = List.of("minimize.", "solve.");
    private static final List<String> EXTENT =
            List.of("parameters", "epochs", "epochs_done", "steps", "steps_done", "best_epoch");

    /** Reads a folder; one whose experiment.yaml says nothing of its table has none. */
    public static SweptFolder read(StoredFolder folder, String label) throws IOException {
        String rankedBy = StoredConfiguration.rankedBy(folder);
        List<String> measures = new ArrayList<>();
        try (TrialRows rows = new TrialRows(folder)) {
            measures.addAll(rows.outcomeNames());
        }
        measures.removeAll(EXTENT);
        return new SweptFolder(
                folder,
                label,
                folder.experiment().foreignEngine(),
                rankedBy,
                measures,
                StoredConfiguration.readAllStudies(folder, rankedBy),
                tables(folder.settings()));
    }

    private static Set<String> tables(Map<String, String> settings) {
        Set<String> tables = new TreeSet<>();
        StringBuilder function = new StringBuilder();
        settings.forEach((path, value) -> {
            if (path.startsWith(DIGEST)) {
                tables.add(value);
            } else if (FUNCTIONS.stream().anyMatch(path::startsWith)) {
                function.append(path).append('=').append(value).append('\n');
            }
        });
        if (!function.isEmpty()) {
            tables.add(function.toString());
        }
        return tables;
    }

    public String name() {
        return folder.name();
    }

    /** The column that configurations were chosen by: of competitors that which selects, else that which ranks. */
    String chosenBy() throws IOException {
        return folder.settings().getOrDefault("compare.select_by", rankedBy);
    }

    /** Whether competitors were tuned and confirmed in several studies. */
    public boolean hasStudies() {
        return configurations.stream().anyMatch(it -> !it.competitor().isEmpty());
    }

    /** The loss or metric that trials are ranked by, whichever rows it is of. */
    public String measure() {
        return rankedBy.substring(rankedBy.startsWith("val_") ? 4 : 0);
    }

    /** Whether a column is of the rows that were trained on, not of others or of a function. */
    public boolean isOfTrainingRows(String column) {
        return !column.startsWith("val_")
                && !column.startsWith("test_")
                && tables.stream().noneMatch(table -> table.startsWith("minimize.") || table.startsWith("solve."));
    }

    /** Each axis with its values, both in the order of trials.csv. */
    public Map<String, List<String>> axes() {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (StoredConfiguration configuration : configurations) {
            configuration.keys().forEach((key, text) -> {
                String axis = axis(key);
                Set<String> known = values.computeIfAbsent(axis, it -> new LinkedHashSet<>());
                if (!text.isEmpty()) {
                    known.add(BestOfEach.head(axis, text));
                }
            });
        }
        Map<String, List<String>> axes = new LinkedHashMap<>();
        values.forEach((axis, texts) -> axes.put(axis, List.copyOf(texts)));
        return axes;
    }

    /** How many configurations have no value of an axis. */
    public int without(String axis) {
        return (int) configurations.stream()
                .filter(configuration -> method(configuration, axis).isEmpty())
                .count();
    }

    /** The value of an axis that a configuration has; empty if it has none. */
    static String method(StoredConfiguration configuration, String axis) {
        return method(configuration.keys(), axis);
    }

    /** The value of an axis among keys with their texts; empty if it has none. */
    static String method(Map<String, String> keys, String axis) {
        for (Map.Entry<String, String> key : keys.entrySet()) {
            if (axis(key.getKey()).equals(axis)) {
                return BestOfEach.head(axis, key.getValue());
            }
        }
        return "";
    }

    /** A key by its usual path, so that its spelling makes no other axis. */
    public static String axis(String key) {
        return KeyPath.parse(key)
                .map(path -> path.withRateAtTheTop().toString())
                .orElse(key);
    }
}
