package dev.descent.baseline;

import dev.descent.data.Part;
import dev.descent.model.Component;
import dev.descent.model.Facts.Targets;
import java.util.Arrays;

/**
 * A linear model of the inputs that the network has: {@link LeastSquares} for losses of numbers, of which poisson's predictions are
 * kept from falling below 0, {@link LogisticRegression} for losses of classes. Where a loss takes numbers for classes −1 and 1 it gets the
 * logits.
 */
public final class LinearBaseline implements Baseline {
    /** Least squares multiplies this many numbers at most. */
    private static final long MOST_PRODUCTS = 1_000_000_000;

    /** Logistic regression has at most so many rows × inputs × outputs, over which it goes some hundred times. */
    private static final long MOST_VALUES = 5_000_000;

    private static final int MOST_WEIGHTS = 2_000;

    private final Component loss;
    private final Standardized inputs;
    private final LinearWeights weights;

    private LinearBaseline(Component loss, Standardized inputs, LinearWeights weights) {
        this.loss = loss;
        this.inputs = inputs;
        this.weights = weights;
    }

    /**
     * Whether to fit so many of them would take too long.
     *
     * @param fits how many there are, each on rows like these
     */
    public static boolean isTooLarge(Component loss, Part train, int fits) {
        long all = (long) train.rows() * fits * train.features();
        boolean numbers = loss.type().loss().targets() == Targets.NUMBERS;
        long weighed = numbers ? train.features() : (long) train.features() * train.outputs();
        return weighed > MOST_WEIGHTS
                || (numbers ? all * train.features() > MOST_PRODUCTS : all * train.outputs() > MOST_VALUES);
    }

    /** The one that is best on these rows. */
    public static LinearBaseline fitted(Component loss, Part train) {
        double[] rowWeights = new double[train.rows()];
        double sum = 0;
        for (int row = 0; row < rowWeights.length; row++) {
            rowWeights[row] = train.weights().length == 0 ? 1 : train.weights()[row];
            sum += rowWeights[row];
        }
        if (sum == 0) {
            Arrays.fill(rowWeights, 1);
        }
        Standardized inputs = Standardized.of(train, rowWeights);
        Targets targets = loss.type().loss().targets();
        LinearWeights weights = targets == Targets.NUMBERS
                ? LeastSquares.fit(train, inputs, rowWeights)
                : LogisticRegression.fit(new ClassRows(
                        train, inputs, rowWeights, targets == Targets.ONE_HOT, targets == Targets.MINUS_ONE_OR_ONE));
        return new LinearBaseline(loss, inputs, weights);
    }

    @Override
    public float[] values(Part part) {
        float[] values = new float[part.rows() * weights.outputs()];
        double[] x = new double[inputs.features()];
        boolean kept = loss.is("poisson");
        for (int row = 0; row < part.rows(); row++) {
            inputs.read(part, row, x);
            for (int o = 0; o < weights.outputs(); o++) {
                double z = weights.apply(o, x);
                values[row * weights.outputs() + o] = (float) (kept ? Math.max(z, 0) : z);
            }
        }
        return loss.is("kl_divergence") ? Scoring.softmax(values, weights.outputs()) : values;
    }

    @Override
    public float[] predictions(Part part) {
        return Scoring.said(loss, values(part), part.outputs());
    }
}
