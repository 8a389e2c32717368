package dev.descent.config;

import dev.descent.data.Datasets;
import dev.descent.data.DateFormat;
import dev.descent.data.Table;
import dev.descent.model.ByColumn;
import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.Sections;
import dev.descent.model.Split;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads which columns of a dataset are categories or dates. */
final class EncodingReader {
    private final Problems problems;
    private final ConfigurationValues it;
    private final ColumnLists columns;
    private final Table table;

    EncodingReader(Problems problems, ConfigurationValues it, ColumnLists columns, Table table) {
        this.problems = problems;
        this.it = it;
        this.columns = columns;
        this.table = table;
    }

    /** How columns become inputs, where their cells do not say it; of columns that the table lacks it is told. */
    Map<String, Component> read(Component dataset) {
        Map<String, Component> encodings = new LinkedHashMap<>();
        if (dataset.find("categorical").orElse(List.of()) instanceof Component section) {
            own(section).forEach((name, category) -> {
                if (columns.isKnown(name, columns.own("categorical", name))) {
                    encodings.put(name, (Component) category);
                    checkCategory(name, (Component) category);
                }
            });
        } else {
            for (String name : columns.read(dataset, "categorical")) {
                encodings.put(name, Component.of(Sections.CATEGORY));
            }
        }
        dataset.find("dates")
                .ifPresent(section -> own((Component) section).forEach((name, date) -> {
                    Located at = columns.own("dates", name);
                    if (!columns.isKnown(name, at)) {
                        return;
                    }
                    if (encodings.put(name, (Component) date) != null) {
                        problems.add(
                                at, named(name) + " is a date, but is also categorical", "expected one or the other");
                    }
                    checkDate(name, (Component) date);
                }));
        return encodings;
    }

    private static Map<String, Object> own(Component section) {
        return ColumnLists.asMap(section.find(ByColumn.COLUMNS).orElse(Map.of()));
    }

    private void checkCategory(String name, Component category) {
        if (!category.has("order")) {
            return;
        }
        KeyPath path = KeyPath.of("dataset", "categorical", ByColumn.COLUMNS, name, "order");
        if (category.has("embedding")) {
            problems.add(
                    it.at(path),
                    named(name) + " has an order, which makes one number of it, and an embedding",
                    "expected one or the other");
        }
        if (category.has("at_most")) {
            problems.add(it.at(path), named(name) + " has an order and at_most", "expected one or the other");
        }
        List<String> order = category.list("order");
        Set<String> known = new HashSet<>();
        for (String value : order) {
            if (!known.add(Datasets.asCell(value))) {
                problems.add(it.at(path), named(value) + " stands twice in the order of " + named(name), "");
            }
        }
        List<String> left = table.distinct(table.column(name).getAsInt()).stream()
                .filter(value -> !known.contains(value))
                .toList();
        if (!left.isEmpty()) {
            String some = String.join(", ", left.subList(0, Math.min(left.size(), 10)));
            problems.add(
                    it.at(path),
                    "the order of " + named(name) + " leaves out " + some
                            + (left.size() > 10 ? " and " + (left.size() - 10) + " more" : ""),
                    "expected every value of the column, from the least to the greatest");
        }
    }

    private void checkDate(String name, Component date) {
        KeyPath path = KeyPath.of("dataset", "dates", ByColumn.COLUMNS, name, "format");
        try {
            DateFormat.of(date.text("format"));
        } catch (IllegalArgumentException wrong) {
            problems.add(it.at(path), wrong.getMessage(), "expected a format such as yyyy-MM-dd or %Y-%m-%d");
        }
    }

    /** Tells columns of categories and dates that are no features; one of dates may decide about the parts instead. */
    void check(Component dataset, Map<String, Component> encodings, List<String> features, Optional<Split> split) {
        boolean list = dataset.find("categorical").orElse(List.of()) instanceof List;
        List<String> listed = List.copyOf(encodings.keySet());
        for (int i = 0; i < listed.size(); i++) {
            String name = listed.get(i);
            boolean date = encodings.get(name).type() == Sections.DATE;
            boolean orders =
                    date && split.flatMap(Split::column).filter(name::equals).isPresent();
            if (!features.contains(name) && !orders && table.column(name).isPresent()) {
                problems.add(
                        date
                                ? columns.own("dates", name)
                                : list ? columns.at("categorical", i) : columns.own("categorical", name),
                        named(name) + " is " + (date ? "a date" : "categorical") + ", but is not a feature",
                        "expected features only");
            }
        }
    }

    /** Whether a column becomes numbers, rather than an input a category. */
    static boolean isNumber(Table table, String name, Map<String, Component> encodings) {
        OptionalInt column = table.column(name);
        Component encoding = encodings.get(name);
        return column.isPresent()
                && (encoding == null
                        ? table.isNumeric(column.getAsInt())
                        : encoding.type() == Sections.DATE || encoding.has("order"));
    }

    private static String named(String column) {
        return "'" + column + "'";
    }
}
