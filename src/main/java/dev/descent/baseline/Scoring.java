package dev.descent.baseline;

import dev.descent.data.Part;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Activations;
import dev.descent.nn.Loss;
import dev.descent.nn.Losses;
import dev.descent.nn.Metrics;
import dev.descent.nn.Rows;
import dev.descent.nn.Softmax;
import java.util.List;

/** Scores a baseline as the engines score a network: row losses are float32, their sum is double, metrics are of the own unit. */
public final class Scoring {
    private final Component loss;
    private final List<Component> metrics;
    private final TargetEncoding encoding;

    public Scoring(Component loss, List<Component> metrics, TargetEncoding encoding) {
        this.loss = loss;
        this.metrics = List.copyOf(metrics);
        this.encoding = encoding;
    }

    /**
     * The loss of a part, mean or sum over rows by its reduction, without penalties; NaN if it says nothing: the perceptron's is least,
     * 0, where no row is decided.
     */
    public float loss(Baseline baseline, Part part) {
        if (loss.is("perceptron")) {
            return Float.NaN;
        }
        Loss function = function(loss);
        Rows values = Rows.of(baseline.values(part), part.outputs());
        Rows targets = Rows.of(part.targets(), part.outputs());
        float[] weights = part.weights();
        double total = 0;
        for (int row = 0; row < part.rows(); row++) {
            float value = function.value(values, targets, row);
            total += weights.length == 0 ? value : value * weights[row];
        }
        return (float) (Losses.isSum(loss) ? total : total / part.rows());
    }

    /** The metrics of a part, in the order of the file; NaN where one is undefined. */
    public float[] metrics(Baseline baseline, Part part) {
        float[] own = metrics.isEmpty() ? new float[0] : part.scaling().inOwnUnit(baseline.predictions(part));
        float[] measured = new float[metrics.size()];
        for (int m = 0; m < measured.length; m++) {
            measured[m] = (float) Metrics.of(metrics.get(m))
                    .value(own, part.ownTargets(), part.weights(), part.rows(), part.outputs(), encoding);
        }
        return measured;
    }

    /** The loss, of the logits where it can be computed from them. */
    static Loss function(Component loss) {
        return Losses.of(loss, activation(loss));
    }

    /** Whether the loss is computed from logits. */
    static boolean isOfLogits(Component loss) {
        return loss.type().loss().activation().isPresent();
    }

    private static Component activation(Component loss) {
        return Component.of(
                Vocabulary.type(Kind.ACTIVATION, loss.type().loss().activation().orElse("linear")));
    }

    /** What a network would say whose last values were these: probabilities of logits, all else as it is. */
    static float[] said(Component loss, float[] values, int outputs) {
        if (!isOfLogits(loss)) {
            return values;
        }
        Component activation = activation(loss);
        if (activation.is("softmax")) {
            return softmax(values, outputs);
        }
        float[] said = new float[values.length];
        for (int k = 0; k < said.length; k++) {
            said[k] = Activations.of(activation).value(values[k]);
        }
        return said;
    }

    static float[] softmax(float[] logits, int outputs) {
        float[] shares = new float[logits.length];
        Rows from = Rows.of(logits, outputs);
        Rows to = Rows.of(shares, outputs);
        for (int row = 0; row < logits.length / outputs; row++) {
            Softmax.value(from, to, row);
        }
        return shares;
    }
}
