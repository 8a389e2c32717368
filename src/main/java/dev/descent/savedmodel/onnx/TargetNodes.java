package dev.descent.savedmodel.onnx;

import dev.descent.data.FittedTarget;
import dev.descent.data.TargetScaling;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import dev.descent.savedmodel.Recipe;
import java.util.ArrayList;
import java.util.List;

/**
 * What the outputs of a network become. A row with an input that is NaN or infinite has NaN and the empty label.
 *
 * <pre>
 *   prediction     rows × targets   numbers in the target's own unit
 *   label          rows             the class by {@link dev.descent.nn.Metrics#decision}
 *   probabilities  rows × classes   if the network gives such; of two classes with one output 1 − p and p
 *   scores         rows × outputs   of classes, if it gives no probabilities
 *   logits         rows × outputs   before a sigmoid or softmax at the end and before scaling back; not of several networks
 * </pre>
 */
final class TargetNodes {
    private static final String PREDICTION = "prediction";
    private static final String LABEL = "label";
    private static final String PROBABILITIES = "probabilities";
    private static final String SCORES = "scores";
    private static final String LOGITS = "logits";
    private static final Component LINEAR = Component.of(Vocabulary.type(Kind.ACTIVATION, "linear"));

    private final OnnxGraph graph;
    private final FittedTarget target;
    private final Component beforeLogits;
    private final Component afterLogits;
    private final boolean severalNetworks;

    /** Declares the outputs. */
    TargetNodes(OnnxGraph graph, Recipe recipe, boolean severalNetworks) {
        this.graph = graph;
        this.target = recipe.table().target();
        this.severalNetworks = severalNetworks;
        Network network = recipe.network();
        Component last = network.lastActivation();
        boolean fromLogits = recipe.loss().has("from_logits") && recipe.loss().flag("from_logits");
        if (fromLogits) {
            beforeLogits = last;
            afterLogits = Losses.prediction(recipe.loss(), last);
        } else if (givesProbabilities(last)) {
            beforeLogits = LINEAR;
            afterLogits = last;
        } else {
            beforeLogits = last;
            afterLogits = LINEAR;
        }
        declare(network.outputs());
    }

    private void declare(int outputs) {
        if (isNumeric()) {
            graph.output(PREDICTION, OnnxTensor.FLOAT, outputs);
        } else {
            graph.output(LABEL, OnnxTensor.STRING, 0);
            if (givesProbabilities()) {
                graph.output(PROBABILITIES, OnnxTensor.FLOAT, target.classes().size());
            } else {
                graph.output(SCORES, OnnxTensor.FLOAT, outputs);
            }
        }
        if (!severalNetworks) {
            graph.output(LOGITS, OnnxTensor.FLOAT, outputs);
        }
    }

    /**
     * Gives all outputs.
     *
     * @param x the inputs of the network
     * @param values of each network, the values of its last layer before the activation
     */
    void give(String x, List<String> values) {
        graph.scope("outputs");
        String isWrong = graph.op("IsNaN", graph.rowSum(graph.op("Sub", x, x)));
        ActivationNodes activations = new ActivationNodes(graph);
        List<String> predictions = new ArrayList<>();
        for (String each : values) {
            String logits = activations.of(beforeLogits, each);
            if (!severalNetworks) {
                give(LOGITS, isWrong, logits);
            }
            predictions.add(inOwnUnit(activations.of(afterLogits, logits)));
        }
        String prediction = severalNetworks ? mean(predictions) : predictions.get(0);
        if (isNumeric()) {
            give(PREDICTION, isWrong, prediction);
            return;
        }
        String label = graph.op("Gather", graph.texts(target.classes()), decision(prediction));
        String isWrongRow = graph.op("Squeeze", isWrong, graph.wholes(1));
        graph.give(LABEL, graph.op("Where", isWrongRow, graph.text(""), label));
        if (!givesProbabilities()) {
            give(SCORES, isWrong, prediction);
        } else if (target.encoding() == TargetEncoding.ONE_HOT) {
            give(PROBABILITIES, isWrong, prediction);
        } else {
            String first = graph.op("Sub", graph.single(1), prediction);
            give(PROBABILITIES, isWrong, graph.sideBySide(List.of(first, prediction)));
        }
    }

    private void give(String output, String isWrong, String value) {
        graph.give(output, graph.op("Where", isWrong, graph.single(Float.NaN), value));
    }

    /** As {@link TargetScaling#inOwnUnit}. */
    private String inOwnUnit(String predictions) {
        TargetScaling scaling = target.scaling();
        if (scaling.isNone()) {
            return predictions;
        }
        String inDouble = graph.cast(predictions, OnnxTensor.DOUBLE);
        String y = graph.op(
                "Add", graph.op("Mul", inDouble, graph.reals(scaling.divisor())), graph.reals(scaling.shift()));
        String own = scaling.log() ? graph.op("Sub", graph.op("Exp", y), graph.real(1)) : y;
        return graph.cast(own, OnnxTensor.FLOAT);
    }

    /** The mean of several networks' predictions, in double. */
    private String mean(List<String> predictions) {
        String sum = graph.cast(predictions.get(0), OnnxTensor.DOUBLE);
        for (String each : predictions.subList(1, predictions.size())) {
            sum = graph.op("Add", sum, graph.cast(each, OnnxTensor.DOUBLE));
        }
        return graph.cast(graph.op("Div", sum, graph.real(predictions.size())), OnnxTensor.FLOAT);
    }

    /** The place of each row's class, rows. */
    private String decision(String prediction) {
        if (target.encoding() == TargetEncoding.ONE_HOT) {
            return graph.op(
                    "ArgMax",
                    List.of(
                            OnnxAttribute.whole("axis", 1),
                            OnnxAttribute.whole("keepdims", 0),
                            OnnxAttribute.whole("select_last_index", 0)),
                    prediction);
        }
        float threshold = target.encoding() == TargetEncoding.PLUS_MINUS_ONE ? 0f : 0.5f;
        String isSecond = graph.op("Greater", prediction, graph.single(threshold));
        return graph.cast(graph.op("Squeeze", isSecond, graph.wholes(1)), OnnxTensor.INT64);
    }

    private boolean isNumeric() {
        return target.encoding() == TargetEncoding.NUMERIC;
    }

    private boolean givesProbabilities() {
        return target.encoding() != TargetEncoding.PLUS_MINUS_ONE && givesProbabilities(afterLogits);
    }

    private static boolean givesProbabilities(Component activation) {
        return activation.type().activation().probabilities();
    }
}
