package dev.descent.data;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
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
     *   standard   (x − mean)/sd       mean = (x₁ + x₂ + …)/n,  sd = √(((x₁ − mean)² + (x₂ − mean)² + …)/n)
     *   min_max    (x − min)/(max − min)
     * </pre>
     *
     * <p>Where all training values are equal, the mean is that value (no sum rounds it) and the divisor is 1.
     */
    record Numeric(List<String> names, Column column, double fill, double shift, double divisor)
            implements FeatureColumn {
        static Numeric fitted(Table table, int index, Component scaler, int[] train) {
            Column column = table.columnAt(index);
            double sum = 0;
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            int present = 0;
            for (int row : train) {
                double x = column.number(row);
                if (!Double.isNaN(x)) {
                    sum += x;
                    present++;
                    min = Math.min(min, x);
                    max = Math.max(max, x);
                }
            }
            double fill = min == max ? min : sum / present;
            Numeric unscaled = new Numeric(List.of(column.name()), column, fill, 0, 1);
            if (scaler == null || scaler.is("none")) {
                return unscaled;
            }
            boolean constant = min == max;
            if (scaler.is("min_max")) {
                return unscaled.scaled(min, constant ? 1 : max - min);
            }
            if (scaler.is("standard")) {
                // Where nothing is missing, the mean that fills gaps is the mean of all.
                double mean = constant || present == train.length ? fill : unscaled.mean(train);
                return unscaled.scaled(mean, constant ? 1 : unscaled.deviation(train, mean));
            }
            throw new AssertionError(scaler);
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

        private double mean(int[] rows) {
            double sum = 0;
            for (int row : rows) {
                sum += value(row);
            }
            return sum / rows.length;
        }

        /** 1 instead of a deviation too small for a double. */
        private double deviation(int[] rows, double mean) {
            double sum = 0;
            for (int row : rows) {
                double distance = value(row) - mean;
                sum += distance * distance;
            }
            double deviation = Math.sqrt(sum / rows.length);
            return deviation > 0 ? deviation : 1;
        }
    }
}
