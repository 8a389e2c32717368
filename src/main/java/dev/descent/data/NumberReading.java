package dev.descent.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/** Which number a cell of a feature holds that is not categorical. */
public sealed interface NumberReading {
    /** The number of each row, NaN where a value is missing or is none of those that the column can have. */
    IntToDoubleFunction of(Column column);

    /** What stands there. */
    record Plain() implements NumberReading {
        @Override
        public IntToDoubleFunction of(Column column) {
            return column::number;
        }
    }

    /**
     * The place of a value in its order, 0 for the least.
     *
     * @param values from the least to the greatest
     */
    record Ordered(List<String> values) implements NumberReading {
        public Ordered {
            values = List.copyOf(values);
        }

        @Override
        public IntToDoubleFunction of(Column column) {
            Map<String, Double> places = new HashMap<>();
            values.forEach(value -> places.put(FeatureColumn.canonical(value), (double) places.size()));
            return byText(column, text -> places.getOrDefault(text, Double.NaN));
        }
    }

    /**
     * A part of a date.
     *
     * @param format as in an experiment file
     * @param part such as {@code month}
     */
    record DatePart(String format, String part) implements NumberReading {
        @Override
        public IntToDoubleFunction of(Column column) {
            DateFormat dates = DateFormat.of(format);
            return byText(
                    column, text -> dates.parse(text).map(it -> it.part(part)).orElse(Double.NaN));
        }
    }

    private static IntToDoubleFunction byText(Column column, ToDoubleFunction<String> number) {
        double[] ofWord = column.words().stream().mapToDouble(number).toArray();
        return row -> {
            int code = column.code(row);
            return code >= 0 ? ofWord[code] : column.missing(row) ? Double.NaN : number.applyAsDouble(column.text(row));
        };
    }
}
