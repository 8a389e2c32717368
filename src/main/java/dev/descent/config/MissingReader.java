package dev.descent.config;

import dev.descent.data.Table;
import dev.descent.model.ByColumn;
import dev.descent.model.Component;
import dev.descent.model.Sections;
import dev.descent.number.NumberText;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what becomes of missing values. */
final class MissingReader {
    private final Problems problems;
    private final ColumnLists columns;
    private final Table table;

    MissingReader(Problems problems, ColumnLists columns, Table table) {
        this.problems = problems;
        this.columns = columns;
        this.table = table;
    }

    /** The strategies for missing values; those that do not fit their column are told. */
    ByColumn read(
            Component dataset,
            List<String> features,
            Map<String, Component> encodings,
            List<String> targets,
            Optional<String> by) {
        ByColumn missing = ByColumn.of(dataset.find("missing").orElseThrow());
        for (Map.Entry<String, Object> entry : missing.columns().entrySet()) {
            String name = entry.getKey();
            Located at = columns.own("missing", name);
            if (!columns.isKnown(name, at)) {
                continue;
            }
            boolean target = targets.contains(name);
            if (!target && !features.contains(name) && !by.equals(Optional.of(name))) {
                problems.add(
                        at, named(name) + " is not a feature", "expected features, the target or the split's column");
            } else {
                checkStrategy(name, (Component) entry.getValue(), features.contains(name), encodings, at);
            }
        }
        Map<String, Object> others = new LinkedHashMap<>(missing.columns());
        if (missing.fallback().isPresent()) {
            others.values().removeAll(Set.of(missing.fallback().get()));
        }
        return new ByColumn(missing.fallback(), others);
    }

    private void checkStrategy(
            String name, Component strategy, boolean feature, Map<String, Component> encodings, Located at) {
        boolean number = EncodingReader.isNumber(table, name, encodings);
        boolean date = encodings.containsKey(name) && encodings.get(name).type() == Sections.DATE;
        String wrong = "";
        if (!feature && !strategy.is("drop") && !strategy.is("error")) {
            wrong = "is not a feature, so its missing values are not filled; expected error or drop";
        } else if (number && strategy.is("category")) {
            wrong = "holds " + (date ? "dates" : "numbers")
                    + ", so a missing value is no category; expected mean, median, most_frequent, drop or error";
        } else if (!number && (strategy.is("mean") || strategy.is("median"))) {
            wrong = "holds categories, which have no " + strategy.name()
                    + "; expected category, most_frequent, {constant: …}, drop or error";
        } else if (strategy.is("constant")
                && number
                && (date || NumberText.parse(strategy.text("value")).isEmpty())) {
            wrong = date
                    ? "holds dates, which no constant fills; expected mean, median, most_frequent, drop or error"
                    : "holds numbers, but the constant is '" + strategy.text("value") + "'; expected a number";
        }
        if (!wrong.isEmpty()) {
            int end = wrong.indexOf("; ");
            problems.add(at, named(name) + " " + wrong.substring(0, end), wrong.substring(end + 2));
        }
    }

    private static String named(String column) {
        return "'" + column + "'";
    }
}
