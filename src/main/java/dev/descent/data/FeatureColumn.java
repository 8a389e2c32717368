package dev.descent.data;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import java.util.Arrays;
import java.util.List;

/** How the cells of a feature's column become inputs. */
sealed interface FeatureColumn {
    /** The names of its inputs. */
    List<String> names();

    /** Writes a row's inputs to {@code inputs[at …]}, which are 0. */
    void encode(int row, float[] inputs, int at);

    static FeatureColumn of(Table table, DatasetSpec spec, String name, int[] train) {
        int column = table.column(name).orElseThrow();
        return isCategorical(table, spec, name)
                ? OneHot.of(table, column)
                : Numeric.fitted(table, column, spec.scaling().get(name), train);
    }

    static boolean isCategorical(Table table, DatasetSpec spec, String name) {
        return !table.isNumeric(table.column(name).orElseThrow())
                || spec.categorical().contains(name);
    }

    /** A column of categories: an input a category, 1 for the row's own and 0 for the others. */
    record OneHot(List<String> names, Categories categories) implements FeatureColumn {
        static OneHot of(Table table, int column) {
            Categories categories = Categories.byText(table, column);
            String name = table.header().get(column);
            return new OneHot(
                    categories.labels().stream()
                            .map(label -> name + "=" + label)
                            .toList(),
                    categories);
        }

        @Override
        public void encode(int row, float[] inputs, int at) {
            inputs[at + categories.of(row)] = 1;
        }
    }

    /**
     * A column of numbers, fitted on the training rows: first a missing value becomes the mean of those that are there, then x is
     * shifted and divided. Everything is computed in double and rounded to float once; sums are chains in file order.
     *
     * <pre>
     *   standard   (x − mean)/sd
     *   min_max    (x − min)/(max − min)
     * </pre>
     *
     * <p>{@link NumberSummary} says what these are.
     */
    record Numeric(List<String> names, Column column, double fill, double shift, double divisor)
            implements FeatureColumn {
        static Numeric fitted(Table table, int index, Component scaler, int[] train) {
            Column column = table.columnAt(index);
            Numeric unscaled = new Numeric(List.of(column.name()), column, fill(column, train), 0, 1);
            if (scaler == null || scaler.is("none")) {
                return unscaled;
            }
            NumberSummary summary = NumberSummary.of(train, unscaled::value);
            if (scaler.is("min_max")) {
                return unscaled.scaled(summary.min(), summary.range());
            }
            if (scaler.is("standard")) {
                return unscaled.scaled(summary.mean(), summary.deviation());
            }
            throw new AssertionError(scaler);
        }

        private static double fill(Column column, int[] train) {
            int[] present = Arrays.stream(train)
                    .filter(row -> !Double.isNaN(column.number(row)))
                    .toArray();
            return present.length == 0
                    ? Double.NaN
                    : NumberSummary.of(present, column::number).mean();
        }

        @Override
        public void encode(int row, float[] inputs, int at) {
            inputs[at] = (float) ((value(row) - shift) / divisor);
        }

        private Numeric scaled(double shift, double divisor) {
            return new Numeric(names, column, fill, shift, divisor);
        }

        private double value(int row) {
            double x = column.number(row);
            return Double.isNaN(x) ? fill : x;
        }
    }
}
