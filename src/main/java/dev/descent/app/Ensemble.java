package dev.descent.app;

import dev.descent.data.TargetScaling;
import dev.descent.engine.reference.Inference;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.SavedModel;
import java.util.List;

/**
 * What a saved network says to rows; of several networks their mean.
 *
 * <p>The mean is that of what each says in the target's own unit, or of probabilities or scores: a sum in double over the networks in their
 * order, divided once and rounded to float once. One network alone says what its engine predicted, to the bit.
 */
final class Ensemble {
    private final List<float[]> parameters;
    private final Inference inference;
    private final TargetScaling scaling;

    Ensemble(SavedModel model) {
        Recipe recipe = model.recipe();
        this.parameters = model.parameters();
        this.inference = new Inference(recipe.network(), recipe.loss());
        this.scaling = recipe.table().target().scaling();
    }

    /**
     * Predictions for rows.
     *
     * @param inputs rows × inputs
     * @return rows × outputs, in the target's own unit
     */
    float[] predictions(float[] inputs, int rows) {
        if (parameters.size() == 1) {
            return single(0, inputs, rows);
        }
        double[] sums = new double[0];
        for (int m = 0; m < parameters.size(); m++) {
            float[] own = single(m, inputs, rows);
            sums = m == 0 ? new double[own.length] : sums;
            for (int k = 0; k < own.length; k++) {
                sums[k] += own[k];
            }
        }
        float[] mean = new float[sums.length];
        for (int k = 0; k < mean.length; k++) {
            mean[k] = (float) (sums[k] / parameters.size());
        }
        return mean;
    }

    private float[] single(int member, float[] inputs, int rows) {
        return scaling.inOwnUnit(inference.predictions(parameters.get(member), inputs, rows));
    }
}
