package dev.descent.baseline;

import dev.descent.data.Part;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import java.util.Arrays;

/**
 * Another tool's predictions of the rows of one part. A loss of logits gets those of the probabilities, which are kept from 0 and 1 by 1e-7,
 * Keras' epsilon. Where only labels are given, or the loss takes −1 and 1, no loss can be had.
 */
public final class GivenPredictions implements Baseline {
    private static final double EPSILON = 1e-7;

    private final float[] values;
    private final float[] predictions;

    /**
     * @param own rows × outputs in the target's own unit; of classes probabilities, or 0 and 1 for labels
     * @param labels whether they are those of labels
     */
    public GivenPredictions(Component loss, Part part, TargetEncoding encoding, float[] own, boolean labels) {
        predictions = new float[own.length];
        values = new float[own.length];
        boolean signs = encoding == TargetEncoding.PLUS_MINUS_ONE;
        for (int k = 0; k < own.length; k++) {
            boolean numbers = encoding == TargetEncoding.NUMERIC;
            predictions[k] =
                    numbers ? part.scaling().scaled(own[k], k % part.outputs()) : signs ? 2 * own[k] - 1 : own[k];
            values[k] = Scoring.isOfLogits(loss) ? logit(own[k], encoding) : predictions[k];
        }
        if (labels || signs) {
            Arrays.fill(values, Float.NaN);
        }
    }

    private static float logit(float probability, TargetEncoding encoding) {
        double p = Math.max(EPSILON, Math.min(1 - EPSILON, probability));
        return (float) (StrictMath.log(p) - (encoding == TargetEncoding.ONE_HOT ? 0 : StrictMath.log1p(-p)));
    }

    @Override
    public float[] values(Part part) {
        return values;
    }

    @Override
    public float[] predictions(Part part) {
        return predictions;
    }
}
