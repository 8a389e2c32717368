package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.Embeddings;
import dev.descent.model.KeyPath;
import dev.descent.model.LayerPlace;
import dev.descent.problem.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the inside of a network fits: the widths of residuals, the number of parameters, and the weights that the file itself gives. */
final class WeightChecks {
    /** Rows of a larger batch that the engine takes through a network at once, unless batch normalization needs all of it. */
    private static final int MOST_ROWS_AT_ONCE = 512;

    /** Rows that it takes at once where it measures, however small the batch. */
    private static final int FEWEST_ROWS_AT_ONCE = 132;

    /** How many inputs there are where the data are not known. */
    private static final int UNKNOWN = -1;

    private final Problems problems;
    private final ConfigurationValues it;

    WeightChecks(Problems problems, ConfigurationValues it) {
        this.problems = problems;
        this.it = it;
    }

    void check(List<Component> layers, Optional<DatasetReader.Resolved> data) {
        checkWeights(layers, data);
        data.ifPresent(known -> checkSizes(layers, known));
    }

    /** What a layer gives for the rows that go through it at once fits into one array. */
    private void checkSizes(List<Component> layers, DatasetReader.Resolved data) {
        int trainingRows = data.trainingRows();
        Object written = it.find("batch_size").orElse(null);
        long batch = written instanceof Long size ? Math.min(size, trainingRows) : trainingRows;
        boolean rowsMeet = false;
        for (LayerPlace layer : LayerPlace.all(layers)) {
            rowsMeet |= layer.is("batch_normalization");
        }
        long rows = Math.max(FEWEST_ROWS_AT_ONCE, rowsMeet ? batch : Math.min(batch, MOST_ROWS_AT_ONCE));
        if (data.inputs() > Integer.MAX_VALUE / rows) {
            problems.add(
                    it.against("dataset.categorical", "batch_size"),
                    data.inputs() + " inputs for " + rows + " rows at once are more values than one array holds",
                    "expected shorter vectors of categories, or a smaller batch_size");
        }
        for (LayerPlace place : LayerPlace.all(layers)) {
            Component layer = place.component();
            if (place.is("dense") && layer.whole("units") > Integer.MAX_VALUE / rows) {
                problems.add(
                        it.against(place.path() + ".units", "batch_size"),
                        layer.whole("units") + " units for " + rows
                                + " rows at once are more values than one array holds",
                        "expected at most " + Integer.MAX_VALUE / rows + " units"
                                + (rows > FEWEST_ROWS_AT_ONCE ? ", or a smaller batch_size" : ""));
            }
        }
    }

    private void checkWeights(List<Component> layers, Optional<DatasetReader.Resolved> data) {
        Optional<Component> embedding = data.flatMap(DatasetReader.Resolved::embedding);
        long width = data.map(DatasetReader.Resolved::inputs).orElse(UNKNOWN);
        long parameters = embedding.map(Embeddings::parameters).orElse(0L);
        boolean trainable = embedding.isPresent();
        Deque<Width> begun = new ArrayDeque<>();
        String from = "layers";
        for (LayerPlace place : LayerPlace.all(layers)) {
            Component layer = place.component();
            long before = parameters;
            if (place.is("residual")) {
                begun.push(new Width(width, from));
            } else if (place.is("add")) {
                Width entered = begun.pop();
                checkResidual(place, entered, new Width(width, from));
                width = entered.values();
                from = entered.from();
            } else if (place.is("dense")) {
                long units = layer.whole("units");
                checkValues(layer, place.path(), width, units);
                parameters += units * Math.max(width, 1) + (layer.flag("use_bias") ? units : 0);
                width = units;
                from = place.path() + ".units";
                trainable = true;
            } else if (layer.is("batch_normalization") || layer.is("layer_normalization")) {
                boolean scale = layer.flag("scale");
                boolean center = layer.flag("center");
                int each = (scale ? 1 : 0) + (center ? 1 : 0) + (layer.is("batch_normalization") ? 2 : 0);
                parameters += each * Math.max(width, 0);
                trainable |= scale || center;
            }
            if (before <= Integer.MAX_VALUE && parameters > Integer.MAX_VALUE) {
                problems.add(
                        it.against(place.path()),
                        "up to here the network has " + parameters + " parameters",
                        "expected at most " + Integer.MAX_VALUE);
            }
            parameters = Math.min(parameters, 1L + Integer.MAX_VALUE);
        }
        if (!trainable && it.<Long>find("epochs").orElse(0L) > 0) {
            problems.add(
                    it.against("layers", "epochs"),
                    "the network has no weight to train",
                    "expected a dense layer, or epochs: 0");
        }
    }

    /**
     * How many values there are a row.
     *
     * @param from the path of what says so
     */
    private record Width(long values, String from) {}

    private void checkResidual(LayerPlace residual, Width inputs, Width outputs) {
        if (inputs.values() < 0 || inputs.values() == outputs.values()) {
            return;
        }
        String swept = Stream.of(outputs, inputs)
                .map(Width::from)
                .filter(path -> it.isSwept(KeyPath.parse(path).orElseThrow()))
                .findFirst()
                .orElse(residual.path());
        problems.add(
                it.at(swept),
                "a residual adds what its layers give to what it gets, but it gets "
                        + OutputChecks.count(inputs.values(), "value") + " and they give " + outputs.values(),
                "expected units: " + inputs.values() + " in the last dense layer inside");
    }

    /** Weights that the file gives: a kernel is a list of rows [inputs][units], a bias a list [units]. */
    private void checkValues(Component layer, String path, long inputs, long units) {
        Component kernel = layer.component("kernel_initializer");
        if (kernel.is("values")) {
            List<Object> rows = kernel.list("values");
            boolean flat = rows.stream().anyMatch(row -> !(row instanceof List));
            boolean ragged = rows.stream().anyMatch(row -> row instanceof List<?> list && list.size() != units);
            if (flat || ragged || inputs >= 0 && rows.size() != inputs) {
                String shape = (inputs >= 0 ? Long.toString(inputs) : "inputs") + " rows of "
                        + OutputChecks.count(units, "number");
                problems.add(
                        it.against(path + ".kernel_initializer.values", path + ".units"),
                        "the values of the kernel don't fit " + OutputChecks.count(units, "unit")
                                + (inputs >= 0 ? " on " + OutputChecks.count(inputs, "input") : ""),
                        "expected " + shape + ", one row per input");
            }
        }
        Component bias = layer.component("bias_initializer");
        if (bias.is("values")) {
            List<Object> values = bias.list("values");
            if (values.size() != units || values.stream().anyMatch(value -> value instanceof List)) {
                problems.add(
                        it.against(path + ".bias_initializer.values", path + ".units"),
                        "the values of the bias don't fit " + OutputChecks.count(units, "unit"),
                        "expected a list of " + OutputChecks.count(units, "number"));
            }
        }
        checkBounds(kernel, path + ".kernel_initializer");
        checkBounds(bias, path + ".bias_initializer");
        if (bias.is("orthogonal")) {
            problems.add(
                    it.at(path + ".bias_initializer"),
                    "a bias can't be orthogonal: it has no rows",
                    "expected another initializer, such as zeros");
        }
    }

    private void checkBounds(Component initializer, String path) {
        if (initializer.is("random_uniform") && initializer.real("minval") > initializer.real("maxval")) {
            problems.add(it.against(path + ".minval", path + ".maxval"), "minval is greater than maxval", "");
        }
    }
}
