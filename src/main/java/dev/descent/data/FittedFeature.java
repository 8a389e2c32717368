package dev.descent.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * How the cells of a feature's column become inputs of a network, as the training rows have decided: without their table. A column may
 * become several of these. Other rows become the inputs that they would have become there, to the bit.
 */
public sealed interface FittedFeature {
    /** The column of the table. */
    String column();

    /** The names of its inputs. */
    List<String> inputs();

    /** What became of a cell. */
    enum Outcome {
        /** Inputs as in training. */
        KNOWN,
        /** Inputs, but of a value that no training row has. */
        UNSEEN,
        /** Inputs of a number below the least or above the greatest of the training rows. */
        OUTSIDE,
        /** There is no value, and training has nothing in place of one: no inputs. */
        ABSENT,
        /** The cell holds what the column can't hold, such as a text in a column of numbers; or the input is infinite. */
        WRONG
    }

    /** Writes the inputs of rows of a column that is read whole. */
    Encoder of(Column column);

    /** Writes the inputs of a column's rows. */
    interface Encoder {
        /** Writes a row's inputs to {@code inputs[at …]}, which are 0. */
        Outcome encode(int row, float[] inputs, int at);
    }

    /**
     * A number: first a missing value is filled, then all are scaled.
     *
     * @param reading which number a cell holds
     * @param fill what stands for a missing value; NaN if nothing does
     * @param least the least number of the training rows, filled ones included; NaN if there is none
     * @param greatest the greatest, likewise
     */
    record Numeric(
            String column,
            List<String> inputs,
            NumberReading reading,
            double fill,
            NumberScaling scaling,
            double least,
            double greatest)
            implements FittedFeature {
        public Numeric {
            inputs = List.copyOf(inputs);
        }

        @Override
        public Encoder of(Column cells) {
            IntToDoubleFunction number = reading.of(cells);
            return (row, values, at) -> {
                double x = number.applyAsDouble(row);
                boolean absent = Double.isNaN(x);
                if (absent && !cells.missing(row)) {
                    return Outcome.WRONG;
                }
                if (absent && Double.isNaN(fill)) {
                    return Outcome.ABSENT;
                }
                scaling.write(absent ? fill : x, values, at);
                for (int k = at; k < at + inputs.size(); k++) {
                    if (Float.isInfinite(values[k])) {
                        return Outcome.WRONG;
                    }
                }
                return !absent && (x < least || x > greatest) ? Outcome.OUTSIDE : Outcome.KNOWN;
            };
        }
    }

    /**
     * Categories: an input each, or one for several; 1 for the row's own and 0 for the others.
     *
     * @param labels the categories, numbers as their shortest decimals
     * @param input the place of each category's input among {@link #inputs}; −1 if no training row has it
     * @param filled which category stands for a missing value; −1 if none does
     * @param others the input of all that is not among the categories; −1 if there is none
     */
    record Categorical(
            String column, List<String> inputs, List<String> labels, List<Integer> input, int filled, int others)
            implements FittedFeature {
        public Categorical {
            inputs = List.copyOf(inputs);
            labels = List.copyOf(labels);
            input = List.copyOf(input);
        }

        @Override
        public Encoder of(Column cells) {
            Map<String, Integer> places = new HashMap<>();
            for (int place = 0; place < labels.size(); place++) {
                places.put(labels.get(place), place);
            }
            return (row, values, at) -> {
                boolean absent = cells.missing(row);
                if (absent && filled < 0) {
                    return Outcome.ABSENT;
                }
                int place = absent ? filled : places.getOrDefault(label(cells, row), -1);
                int own = place < 0 ? others : input.get(place);
                if (own >= 0) {
                    values[at + own] = 1;
                }
                return place < 0 || own < 0 ? Outcome.UNSEEN : Outcome.KNOWN;
            };
        }

        /** −0 is 0. */
        private static String label(Column cells, int row) {
            String text = cells.text(row);
            return text.equals("-0") ? "0" : text;
        }
    }

    /** 1 where a value is missing, else 0. */
    record Indicator(String column, List<String> inputs) implements FittedFeature {
        public Indicator {
            inputs = List.copyOf(inputs);
        }

        @Override
        public Encoder of(Column cells) {
            return (row, values, at) -> {
                values[at] = cells.missing(row) ? 1 : 0;
                return Outcome.KNOWN;
            };
        }
    }
}
