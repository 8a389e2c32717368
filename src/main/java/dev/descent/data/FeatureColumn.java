package dev.descent.data;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How the cells of a feature's column become inputs; a column may become several of these. */
sealed interface FeatureColumn {
    /** What a missing value is called among categories and indicators: no cell can hold it. */
    String MISSING = "NA";

    /** The column of the table. */
    String column();

    /** The names of its inputs. */
    List<String> names();

    /** Writes a row's inputs to {@code inputs[at …]}, which are 0; of several inputs only numbers between 0 and 1 are not the first. */
    void encode(int row, float[] inputs, int at);

    /**
     * The same without the table, for rows of others.
     *
     * @param train the training rows
     */
    FittedFeature fitted(int[] train);

    /**
     * What a column becomes.
     *
     * @param kept the rows that are not left out; they decide which inputs there are
     * @param train those that train; they decide everything else
     */
    static List<FeatureColumn> of(Table table, DatasetSpec spec, String name, int[] kept, int[] train) {
        int column = table.column(name).orElseThrow();
        Component missing = spec.missing(name);
        List<FeatureColumn> all = new ArrayList<>();
        if (isCategorical(table, spec, name)) {
            all.add(OneHot.of(table, spec, column, kept, train));
        } else {
            Component scaler = spec.scaling().get(name);
            for (Map.Entry<String, NumberReading> number : readings(spec, name).entrySet()) {
                all.add(Numeric.fitted(
                        table.columnAt(column), number.getKey(), number.getValue(), missing, scaler, train));
            }
        }
        if (hasIndicator(missing, table.columnAt(column), kept)) {
            all.add(new Indicator(name, List.of(name + "=" + MISSING), table.columnAt(column)));
        }
        return all;
    }

    /** How many inputs a column becomes. */
    static int inputs(Table table, DatasetSpec spec, String name, int[] kept) {
        int column = table.column(name).orElseThrow();
        int indicator = indicators(table, spec, name, kept);
        if (isCategorical(table, spec, name)) {
            boolean plain = kept.length == table.rows()
                    && spec.atMost(name) == Integer.MAX_VALUE
                    && !spec.missing(name).is("category")
                    && !spec.missing(name).is("constant");
            return indicator
                    + (plain
                            ? table.distinctCount(column)
                            : OneHot.of(table, spec, column, kept, kept).names().size());
        }
        Component scaler = spec.scaling().get(name);
        int each = scaler == null ? 1 : NumberScaling.inputs(scaler);
        Optional<Component> date = spec.date(name);
        return indicator + each * (date.isPresent() ? date.get().list("as").size() : 1);
    }

    /** How many of them tell where a value is missing. */
    static int indicators(Table table, DatasetSpec spec, String name, int[] kept) {
        Column column = table.columnAt(table.column(name).orElseThrow());
        return hasIndicator(spec.missing(name), column, kept) ? 1 : 0;
    }

    /** Whether a column becomes an input a category. */
    static boolean isCategorical(Table table, DatasetSpec spec, String name) {
        boolean text = !table.isNumeric(table.column(name).orElseThrow());
        return spec.isDeclaredCategorical(name)
                || text && spec.date(name).isEmpty() && spec.order(name).isEmpty();
    }

    /** Whether a strategy has a value for missing cells of a column, rather than refusing or leaving out their rows. */
    static boolean fills(Table table, DatasetSpec spec, String name) {
        Component missing = spec.missing(name);
        boolean categorical = isCategorical(table, spec, name);
        return switch (missing.name()) {
            case "mean", "median" -> !categorical;
            case "most_frequent" -> true;
            case "constant" ->
                categorical
                        || spec.date(name).isEmpty()
                                && NumberText.parse(missing.text("value")).isPresent();
            case "category" -> categorical;
            default -> false;
        };
    }

    /** Whether a column has an input more that tells where a value is missing: only where one is. */
    private static boolean hasIndicator(Component missing, Column column, int[] kept) {
        return missing.has("indicator")
                && missing.flag("indicator")
                && Arrays.stream(kept).anyMatch(column::missing);
    }

    /** How the numbers of a column are read that is not categorical, by the name of what they become. */
    private static Map<String, NumberReading> readings(DatasetSpec spec, String name) {
        Optional<List<String>> order = spec.order(name);
        Optional<Component> date = spec.date(name);
        if (order.isPresent()) {
            return Map.of(name, new NumberReading.Ordered(order.get()));
        }
        if (date.isPresent()) {
            Map<String, NumberReading> parts = new LinkedHashMap<>();
            for (Object part : date.get().list("as")) {
                parts.put(
                        name + "." + part, new NumberReading.DatePart(date.get().text("format"), (String) part));
            }
            return parts;
        }
        return Map.of(name, new NumberReading.Plain());
    }

    /** A value as a column's text: numbers by their shortest decimals. */
    static String canonical(String value) {
        return NumberText.parse(value).isPresent()
                ? NumberText.written(NumberText.parse(value).getAsDouble())
                : value;
    }

    /**
     * A column of categories: an input a category, 1 for the row's own and 0 for the others. A category without a training row is 0 in
     * every part, since nothing could be learned for it.
     *
     * @param labels the categories' names, that of a missing value too where it is one
     * @param input the place of each category's input, −1 if no training row has it
     * @param filled the place of a missing value among the categories, −1 if none is filled
     * @param others the input that all but the most frequent categories share, −1 if there is none or no training row has it
     */
    record OneHot(
            String column,
            List<String> names,
            Categories categories,
            List<String> labels,
            List<Integer> input,
            int filled,
            int others)
            implements FeatureColumn {
        static OneHot of(Table table, DatasetSpec spec, int index, int[] kept, int[] train) {
            String name = table.header().get(index);
            Categories categories = Categories.byText(table, index, kept);
            List<String> labels = new ArrayList<>(categories.labels());
            int filled = filled(spec.missing(name), table.columnAt(index), labels, categories, kept, train);
            int[] input = inputs(labels.size(), spec.atMost(name), categories, filled, train);
            List<String> names = new ArrayList<>();
            for (int place = 0; place < labels.size(); place++) {
                if (input[place] == names.size()) {
                    names.add(name + "=" + labels.get(place));
                }
            }
            boolean others = labels.size() > spec.atMost(name);
            if (others) {
                names = new ArrayList<>(names.subList(0, spec.atMost(name)));
                names.add(name + "=(other)");
            }
            boolean[] seen = new boolean[names.size()];
            for (int row : train) {
                int place = categories.of(row);
                place = place < 0 ? filled : place;
                if (place >= 0) {
                    seen[input[place]] = true;
                }
            }
            for (int place = 0; place < input.length; place++) {
                input[place] = seen[input[place]] ? input[place] : -1;
            }
            return new OneHot(
                    name,
                    names,
                    categories,
                    labels,
                    Arrays.stream(input).boxed().toList(),
                    filled,
                    others && seen[spec.atMost(name)] ? spec.atMost(name) : -1);
        }

        /** The place of what stands for a missing value; a label is added if it is a new one. */
        private static int filled(
                Component missing, Column column, List<String> labels, Categories categories, int[] kept, int[] train) {
            if (missing.is("most_frequent")) {
                int[] counts = counts(labels.size(), categories, -1, train);
                return IntStream.range(0, counts.length)
                        .boxed()
                        .max(Comparator.<Integer>comparingInt(place -> counts[place])
                                .thenComparing(Comparator.reverseOrder()))
                        .orElse(-1);
            }
            boolean constant = missing.is("constant");
            if (!constant && !missing.is("category") || Arrays.stream(kept).noneMatch(column::missing)) {
                return -1;
            }
            String label = constant ? canonical(missing.text("value")) : MISSING;
            if (!labels.contains(label)) {
                labels.add(label);
            }
            return labels.indexOf(label);
        }

        /** The input of each category; those beyond the most frequent of the training rows share the last. */
        private static int[] inputs(int places, int most, Categories categories, int filled, int[] train) {
            int[] input = IntStream.range(0, places).toArray();
            if (places <= most) {
                return input;
            }
            int[] counts = counts(places, categories, filled, train);
            List<Integer> frequent = IntStream.range(0, places)
                    .boxed()
                    .sorted(Comparator.comparingInt(place -> -counts[place]))
                    .limit(most)
                    .sorted()
                    .toList();
            Arrays.fill(input, most);
            for (int i = 0; i < most; i++) {
                input[frequent.get(i)] = i;
            }
            return input;
        }

        private static int[] counts(int places, Categories categories, int filled, int[] rows) {
            int[] counts = new int[places];
            for (int row : rows) {
                int place = categories.of(row);
                place = place < 0 ? filled : place;
                if (place >= 0) {
                    counts[place]++;
                }
            }
            return counts;
        }

        /** Whether any category has no training row. */
        boolean hasUnseen() {
            return input.stream().mapToInt(Integer::intValue).anyMatch(place -> place < 0);
        }

        /** Whether a row has a category that no training row has. */
        boolean isUnseen(int row) {
            int place = categories.of(row);
            return place >= 0 && input.get(place) < 0;
        }

        @Override
        public FittedFeature fitted(int[] train) {
            return new FittedFeature.Categorical(column, names, labels, input, filled, others);
        }

        @Override
        public void encode(int row, float[] inputs, int at) {
            int place = categories.of(row);
            place = place < 0 ? filled : place;
            if (place >= 0 && input.get(place) >= 0) {
                inputs[at + input.get(place)] = 1;
            }
        }
    }

    /** A column of numbers, fitted on the training rows: first a missing value is filled, then all are scaled. */
    record Numeric(
            String column,
            List<String> names,
            NumberReading reading,
            IntToDoubleFunction number,
            double fill,
            NumberScaling scaling)
            implements FeatureColumn {
        static Numeric fitted(
                Column cells, String input, NumberReading reading, Component missing, Component scaler, int[] train) {
            IntToDoubleFunction number = reading.of(cells);
            double fill = fill(missing, number, train);
            Numeric unscaled = new Numeric(cells.name(), List.of(input), reading, number, fill, NumberScaling.none());
            if (scaler == null) {
                return unscaled;
            }
            NumberScaling scaling = NumberScaling.fitted(scaler, train, unscaled::value);
            return new Numeric(cells.name(), scaling.names(input), reading, number, fill, scaling);
        }

        @Override
        public FittedFeature fitted(int[] train) {
            double least = Double.NaN;
            double greatest = Double.NaN;
            for (int row : train) {
                double x = value(row);
                least = x < least || Double.isNaN(least) ? x : least;
                greatest = x > greatest || Double.isNaN(greatest) ? x : greatest;
            }
            return new FittedFeature.Numeric(column, names, reading, fill, scaling, least, greatest);
        }

        private static double fill(Component missing, IntToDoubleFunction number, int[] train) {
            if (missing.is("constant")) {
                return NumberText.parse(missing.text("value")).orElse(Double.NaN);
            }
            if (!missing.is("mean") && !missing.is("median") && !missing.is("most_frequent")) {
                return Double.NaN;
            }
            int[] present = Arrays.stream(train)
                    .filter(row -> !Double.isNaN(number.applyAsDouble(row)))
                    .toArray();
            if (present.length == 0) {
                return Double.NaN;
            }
            if (missing.is("mean")) {
                return NumberSummary.of(present, number).mean();
            }
            double[] sorted =
                    Arrays.stream(present).mapToDouble(number).sorted().toArray();
            return missing.is("median") ? NumberScaling.quantile(sorted, 0.5) : mostFrequent(sorted);
        }

        /** Of several that are as frequent the least. */
        private static double mostFrequent(double[] sorted) {
            double best = sorted[0];
            int most = 0;
            int from = 0;
            for (int i = 0; i < sorted.length; i++) {
                from = sorted[i] == sorted[from] ? from : i;
                if (i - from + 1 > most) {
                    most = i - from + 1;
                    best = sorted[i];
                }
            }
            return best;
        }

        @Override
        public void encode(int row, float[] inputs, int at) {
            scaling.write(value(row), inputs, at);
        }

        private double value(int row) {
            double x = number.applyAsDouble(row);
            return Double.isNaN(x) ? fill : x;
        }
    }

    /** 1 where a value is missing, else 0. */
    record Indicator(String column, List<String> names, Column cells) implements FeatureColumn {
        @Override
        public FittedFeature fitted(int[] train) {
            return new FittedFeature.Indicator(column, names);
        }

        @Override
        public void encode(int row, float[] inputs, int at) {
            inputs[at] = cells.missing(row) ? 1 : 0;
        }
    }
}
