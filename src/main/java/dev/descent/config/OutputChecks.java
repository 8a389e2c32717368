package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Facts;
import dev.descent.model.Measure;
import dev.descent.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Whether a network's shape fits: what it ends with, and what is measured of that; its inside by {@link WeightChecks}. */
final class OutputChecks {
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
            new WeightChecks(problems, it).check(layers.get(), data);
            if (data.isPresent()) {
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
