package dev.descent.baseline;

import dev.descent.data.Part;
import dev.descent.model.Component;
import dev.descent.model.Facts.Targets;

/**
 * One prediction for all rows. For the loss it is the constant that has the least loss on the training rows, weighted as they are, see
 * {@link ConstantMinimum} and {@link ClassMinimum}. Metrics of numbers are measured on it too; metrics of classes on the classes'
 * frequencies among the training rows, so that the class that is predicted is the most frequent one.
 */
public final class ConstantBaseline implements Baseline {
    private final float[] value;
    private final float[] prediction;

    private ConstantBaseline(float[] value, float[] prediction) {
        this.value = value;
        this.prediction = prediction;
    }

    /** The one that is best on these rows. */
    public static ConstantBaseline fitted(Component loss, Part train) {
        Targets targets = loss.type().loss().targets();
        float[] value = new float[train.outputs()];
        if (targets == Targets.ONE_HOT) {
            value = ClassMinimum.of(loss, means(train, train.weights()));
        } else {
            for (int o = 0; o < value.length; o++) {
                value[o] = new ConstantMinimum(loss, train, o).value();
            }
        }
        return new ConstantBaseline(value, targets == Targets.NUMBERS ? value : rounded(means(train, new float[0])));
    }

    /** Of every output the mean of its targets: of classes their frequencies. */
    private static double[] means(Part train, float[] weights) {
        double[] means = new double[train.outputs()];
        for (int o = 0; o < means.length; o++) {
            means[o] = WeightedValues.of(train.targets(), train.outputs(), o, weights)
                    .mean();
        }
        return means;
    }

    private static float[] rounded(double[] values) {
        float[] rounded = new float[values.length];
        for (int k = 0; k < rounded.length; k++) {
            rounded[k] = (float) values[k];
        }
        return rounded;
    }

    @Override
    public float[] values(Part part) {
        return repeated(value, part.rows());
    }

    @Override
    public float[] predictions(Part part) {
        return repeated(prediction, part.rows());
    }

    private static float[] repeated(float[] row, int rows) {
        float[] all = new float[rows * row.length];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(row, 0, all, r * row.length, row.length);
        }
        return all;
    }
}
