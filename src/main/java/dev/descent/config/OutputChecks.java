package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Embeddings;
import dev.descent.model.Facts;
import dev.descent.model.KeyPath;
import dev.descent.model.LayerPlace;
import dev.descent.model.Measure;
import dev.descent.problem.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a network's shape fits: what it ends with, its parameters, and the weights that the file itself gives. */
final class OutputChecks {
    /** Rows of a larger batch that the engine takes through a network at once, unless batch normalization needs all of it. */
    private static final int MOST_ROWS_AT_ONCE = 512;

    /** Rows that it takes at once where it measures, however small the batch. */
    private static final int FEWEST_ROWS_AT_ONCE = 132;

    /** How many inputs there are where the data are not known. */
    private static final int UNKNOWN = -1;

    private final Problems problems;
    private final ConfigurationValues it;

    OutputChecks(Problems problems, ConfigurationValues it) {
        this.problems = problems;
        this.it = it;
    }

    void check(Optional<DatasetReader.Resolved> data) {
        Optional<List<Component>> layers = it.find("layers");
        Optional<Component> loss = it.find("loss");
        if (layers.isPresent()) {
            if (loss.isPresent()) {
                checkLastActivation(layers.get(), loss.get());
            }
            checkWeights(layers.get(), data);
            if (data.isPresent()) {
                checkSizes(layers.get(), data.get());
                checkUnits(layers.get(), data.get());
            }
        }
        Optional<List<Component>> metrics = it.find("metrics");
        if (metrics.isPresent() && layers.isPresent() && loss.isPresent()) {
            checkMetricsOfProbabilities(metrics.get(), layers.get(), loss.get());
        }
        if (metrics.isPresent() && data.isPresent()) {
            checkWeightedMetrics(metrics.get(), data.get());
            if (data.get().spec().encoding() == TargetEncoding.NUMERIC) {
                checkMetricsOfNumbers(metrics.get(), data.get());
            } else {
                checkMetricsOfClasses(metrics.get(), data.get());
            }
        }
    }

    private void checkLastActivation(List<Component> layers, Component loss) {
        int last = layers.size() - 1;
        Optional<Component> activation = activation(layers.get(last));
        String name = activation.isPresent() ? activation.get().name() : "";
        boolean squashes = givesProbabilities(layers);
        Optional<String> own = loss.type().loss().activation();
        if (activation.isPresent()
                && activation.get().type().activation().acrossUnits()
                && layers.get(last).is("dense")
                && layers.get(last).whole("units") == 1) {
            problems.add(
                    it.against(atEnd(layers), ConfigurationValues.element("layers", last, "units")),
                    name + " over one unit is always 1",
                    "expected sigmoid, or one unit per class");
        } else if (own.isPresent()) {
            boolean logits = loss.flag("from_logits");
            if (!logits && !squashes) {
                problems.add(
                        it.against(atEnd(layers), "loss"),
                        loss.name() + " needs probabilities, but the network ends with "
                                + (activation.isPresent()
                                        ? name
                                        : layers.get(last).name()),
                        "expected " + own.get() + " as the last activation, or loss: {" + loss.name()
                                + ": {from_logits: true}}");
            } else if (logits && squashes) {
                problems.add(
                        it.against("loss.from_logits", atEnd(layers)),
                        "from_logits is true, but the network ends with " + name + ", so it outputs no logits",
                        "expected linear as the last activation, or no from_logits");
            }
        }
    }

    private static boolean givesProbabilities(List<Component> layers) {
        Optional<Component> activation = activation(layers.get(layers.size() - 1));
        return activation.isPresent() && activation.get().type().activation().probabilities();
    }

    private static Optional<Component> activation(Component layer) {
        return layer.has("activation") ? Optional.of(layer.component("activation")) : Optional.empty();
    }

    /** The path of the last activation or, without one, of the last layer. */
    private static String atEnd(List<Component> layers) {
        int last = layers.size() - 1;
        String activation = layers.get(last).has("activation") ? ".activation" : "";
        return ConfigurationValues.element("layers", last) + activation;
    }

    /** Units against what target and loss need. */
    private void checkUnits(List<Component> layers, DatasetReader.Resolved data) {
        int units = data.inputs();
        int lastDense = -1;
        // A residual gives as many values as it gets.
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).is("dense")) {
                units = layers.get(i).whole("units");
                lastDense = i;
            }
        }
        if (units == 1 && data.seemsNumber()) {
            problems.add(
                    it.against("loss", "dataset.target", "dataset.task"),
                    "the loss is for classes, but the target '"
                            + data.spec().targets().get(0) + "' looks like a number: it has " + data.outputs()
                            + " different values",
                    "expected a loss of numbers such as `loss: mse`; if they are classes: units: " + data.outputs()
                            + " in the last dense layer");
        } else if (units != data.outputs()) {
            problems.add(
                    it.against(
                            lastDense < 0 ? "layers" : ConfigurationValues.element("layers", lastDense, "units"),
                            "dataset.target",
                            "dataset.task",
                            "loss"),
                    "the network ends with " + count(units, "unit") + ", but " + data.outputsBecause(),
                    "expected units: " + data.outputs() + " in the last dense layer");
        }
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
                "a residual adds what its layers give to what it gets, but it gets " + count(inputs.values(), "value")
                        + " and they give " + outputs.values(),
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
                String shape = (inputs >= 0 ? Long.toString(inputs) : "inputs") + " rows of " + count(units, "number");
                problems.add(
                        it.against(path + ".kernel_initializer.values", path + ".units"),
                        "the values of the kernel don't fit " + count(units, "unit")
                                + (inputs >= 0 ? " on " + count(inputs, "input") : ""),
                        "expected " + shape + ", one row per input");
            }
        }
        Component bias = layer.component("bias_initializer");
        if (bias.is("values")) {
            List<Object> values = bias.list("values");
            if (values.size() != units || values.stream().anyMatch(value -> value instanceof List)) {
                problems.add(
                        it.against(path + ".bias_initializer.values", path + ".units"),
                        "the values of the bias don't fit " + count(units, "unit"),
                        "expected a list of " + count(units, "number"));
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

    private void checkMetricsOfProbabilities(List<Component> metrics, List<Component> layers, Component loss) {
        boolean logits = loss.find("from_logits").equals(Optional.of(true));
        for (int i = 0; i < metrics.size(); i++) {
            if (metrics.get(i).type().metric().basis() == Facts.Basis.PROBABILITIES
                    && !logits
                    && !givesProbabilities(layers)) {
                problems.add(
                        it.against(ConfigurationValues.element("metrics", i), atEnd(layers), "loss"),
                        metrics.get(i).name() + " measures probabilities, but the network outputs none",
                        "expected sigmoid or softmax as the last activation, or a loss with from_logits: true");
            }
        }
    }

    private void checkMetricsOfClasses(List<Component> metrics, DatasetReader.Resolved data) {
        int classes = data.spec().encoding() == TargetEncoding.ONE_HOT ? data.outputs() : 2;
        for (int i = 0; i < metrics.size(); i++) {
            Component metric = metrics.get(i);
            Optional<String> key = metric.type().metric().fewerThanClasses();
            if (key.isPresent() && metric.whole(key.get()) >= classes) {
                problems.add(
                        it.against(ConfigurationValues.element("metrics", i), "dataset.target"),
                        metric.name() + " with " + key.get() + ": " + metric.whole(key.get()) + " of " + classes
                                + " classes is always 1",
                        "expected " + key.get() + ": " + (classes - 1) + (classes > 2 ? " or less" : ""));
            }
        }
    }

    private void checkWeightedMetrics(List<Component> metrics, DatasetReader.Resolved data) {
        for (int i = 0; i < metrics.size() && data.spec().weights().isNone(); i++) {
            if (Measure.isWeighted(metrics.get(i))) {
                problems.add(
                        it.against(
                                ConfigurationValues.element("metrics", i, "weighted"),
                                "dataset.weight",
                                "dataset.class_weight"),
                        metrics.get(i).name() + " is to count rows by their weight, but the rows have no weights",
                        data.spec().encoding() == TargetEncoding.NUMERIC
                                ? "expected dataset: {weight: …} and a column"
                                : "expected dataset: {weight: …} and a column, or {class_weight: balanced}");
            }
        }
    }

    private void checkMetricsOfNumbers(List<Component> metrics, DatasetReader.Resolved data) {
        for (int i = 0; i < metrics.size(); i++) {
            if (metrics.get(i).type().metric().basis().ofClasses()) {
                problems.add(
                        it.against(ConfigurationValues.element("metrics", i), "dataset.target", "dataset.task", "loss"),
                        metrics.get(i).name() + " measures classes, but "
                                + (data.spec().targets().size() == 1
                                        ? "the target '" + data.spec().targets().get(0) + "' is a number"
                                        : "the targets are numbers"),
                        "expected a metric of numbers, such as mae; or dataset: {task: binary}");
            }
        }
    }

    static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
