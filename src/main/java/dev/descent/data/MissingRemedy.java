package dev.descent.data;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The setting of {@code missing} that mends a table's missing values.
 *
 * @param disguised features whose texts are told to be numbers, so that what fills them is a number too
 */
record MissingRemedy(Table table, DatasetSpec spec, Set<String> disguised) {
    private static final int MOST_STRATEGIES = 20;

    /** What mends all missing values at once: a strategy for all columns where none is given, else one for each that lacks one. */
    String text() {
        Component others = spec.missing("");
        if (others.is("error") && spec.missing().columns().isEmpty()) {
            List<String> wanted = wanted().values().stream().distinct().toList();
            boolean one = wanted.size() == 1 && !wanted.contains("drop");
            return "fill in what is missing, or set `missing: drop`"
                    + (one
                            ? " or `missing: " + wanted.get(0) + "`"
                            : columns("error").map(it -> " or " + it).orElse(""));
        }
        return "fill in what is missing"
                + columns(others.label()).map(it -> ", or set " + it).orElse("");
    }

    /** The strategies by column, those that are given and those that are wanted; empty if there are too many to list. */
    private Optional<String> columns(String others) {
        Map<String, String> all = new LinkedHashMap<>();
        boolean settings = false;
        for (Map.Entry<String, Object> given : spec.missing().columns().entrySet()) {
            Component strategy = (Component) given.getValue();
            settings |= !strategy.given().isEmpty();
            all.put(given.getKey(), strategy.label());
        }
        all.putAll(wanted());
        if (settings || all.size() > MOST_STRATEGIES) {
            return Optional.empty();
        }
        List<String> text = new ArrayList<>();
        all.forEach((column, strategy) -> text.add(CsvRemedy.key(column) + ": " + strategy));
        return Optional.of("`missing: {default: " + others + ", columns: {" + String.join(", ", text) + "}}`");
    }

    /** The columns that lack a strategy for what is missing, each with the one that fits. */
    private Map<String, String> wanted() {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String name : Datasets.usedColumns(spec)) {
            boolean feature = spec.features().contains(name);
            if (table.columnAt(table.column(name).orElseThrow()).absent() > 0
                    && !spec.missing(name).is("drop")
                    && !(feature && FeatureColumn.fills(table, spec, name))) {
                boolean category = FeatureColumn.isCategorical(table, spec, name) && !disguised.contains(name);
                wanted.put(name, !feature ? "drop" : category ? "category" : "mean");
            }
        }
        return wanted;
    }
}
