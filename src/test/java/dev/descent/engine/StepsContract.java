package dev.descent.engine;

import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static dev.descent.engine.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.Component;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every optimizer's first steps, by numbers from elsewhere. Part of {@link EngineContract}. */
public abstract class StepsContract extends TrialsByHand {
    /**
     * One weight w on the input 1 without a bias predicts w, and a hinge with the target −g has the slope g wherever 1 + g·w ≥ 0, as it is
     * all the way here: rows of one batch each are steps along given gradients, and the first prediction is the weight they lead to.
     */
    @Test
    void theStepsOfEveryOptimizerAreThoseOfItsFormula() {
        Component weight = layer("dense", "units", 1L, "use_bias", false, "kernel_initializer", values(List.of(1.0)));
        for (String row : OptimizerSteps.ROWS) {
            OptimizerSteps expected = OptimizerSteps.of(row);
            for (int steps = 1; steps <= OptimizerSteps.GRADIENTS.size(); steps++) {
                float[] inputs = new float[steps];
                float[] targets = new float[steps];
                for (int k = 0; k < steps; k++) {
                    inputs[k] = 1;
                    targets[k] = -OptimizerSteps.GRADIENTS.get(k).floatValue();
                }
                Completed outcome = completed(
                        Fixtures.rows(1, inputs, targets),
                        new Sketch()
                                .layers(weight)
                                .loss(loss("hinge"))
                                .optimizer(expected.optimizer())
                                .batchSize(1)
                                .inFileOrder()
                                .epochs(1));

                double w = expected.number(steps - 1);
                assertThat((double) outcome.predictions().values()[0])
                        .as("step %d of %s", steps, row)
                        .isCloseTo(w, within(2e-6 * Math.abs(w)));
            }
        }
    }
}
