package dev.descent.config;

import dev.descent.data.Table;
import dev.descent.model.ByColumn;
import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The lists of columns in a dataset, each name held against the table. */
final class ColumnLists {
    private static final int NUMBERS_SHOWN = 3;

    private final Problems problems;
    private final ConfigurationValues it;
    private final Optional<Table> table;

    ColumnLists(Problems problems, ConfigurationValues it, Optional<Table> table) {
        this.problems = problems;
        this.it = it;
        this.table = table;
    }

    /** The columns of a key, none if it is wrong; each is told that the table lacks or that is listed twice. */
    List<String> read(Component dataset, String key) {
        List<String> names = dataset.has(key) ? dataset.list(key) : List.of();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (isKnown(names.get(i), at(key, i)) && !seen.add(names.get(i))) {
                problems.add(at(key, i), "'" + names.get(i) + "' is listed twice", "");
            }
        }
        return names;
    }

    /** Whether the table has a column; if not, it is told. */
    boolean isKnown(String column, Located at) {
        boolean known = table.orElseThrow().column(column).isPresent();
        if (!known) {
            List<String> header = table.get().header().stream()
                    .map(name -> name.isEmpty() ? "\"\"" : name)
                    .toList();
            problems.add(
                    at,
                    "the CSV has no column '" + column + "'",
                    otherwiseRead(header, column).map(Remedy::of).orElseGet(() -> remedy(header, column)));
        }
        return known;
    }

    private static Remedy remedy(List<String> header, String column) {
        Remedy nearest = NearestName.expected(header, column);
        return NearestName.orWithWord(column, header)
                .map(name -> new Remedy(NearestName.question(name), nearest.expected()))
                .orElse(nearest);
    }

    /** What to do where names are read with the blanks around them, or from a line that is a row. */
    private static Optional<String> otherwiseRead(List<String> header, String column) {
        if (header.stream().map(String::strip).anyMatch(column::equals)) {
            return Optional.of("blanks stand around the column's name: set `csv: {path: …, trim: true}`");
        }
        return header.stream().allMatch(NumberText::isNumber)
                ? Optional.of("the first line has numbers alone (" + Phrases.few(header, NUMBERS_SHOWN)
                        + "); if it is a row: set `csv: {path: …, header: false, names: [a, b, …]}`")
                : Optional.empty();
    }

    /** Which of a column's values a text means, as the cell is written or as its number; empty if none. */
    static Optional<String> value(List<String> values, String text) {
        if (values.contains(text)) {
            return Optional.of(text);
        }
        OptionalDouble number = NumberText.parse(text);
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(NumberText.written(number.getAsDouble())).filter(values::contains);
    }

    /** Where an element of a list in the dataset stands. */
    Located at(String key, int index) {
        return it.at(ConfigurationValues.element("dataset." + key, index));
    }

    /** Where a column stands as a key of a mapping in the dataset. */
    Located key(String key, String column) {
        return it.atKey(KeyPath.of("dataset", key, column));
    }

    /** Where a column stands that has a setting of its own. */
    Located own(String key, String column) {
        return it.atKey(KeyPath.of("dataset", key, ByColumn.COLUMNS, column));
    }

    /** A mapping by column as it was written. */
    static Map<String, Object> asMap(Object written) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) written).forEach((name, value) -> map.put((String) name, value));
        return map;
    }
}
