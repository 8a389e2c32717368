package dev.descent.engine;

import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.Component;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every optimizer's first steps, by numbers from elsewhere. Part of {@link EngineContract}. */
public abstract class StepsContract extends TrialsByHand {
    /**
     * One weight w on the input 1 without a bias predicts w, and mse with the target w − g/2 has the slope g there: rows of one batch each
     * are steps along given gradients, and the first prediction is the weight they lead to, or the average of it.
     */
    @TestFactory
    protected Stream<DynamicTest> theStepsOfEveryOptimizerAreThoseOfItsFormula() {
        return OptimizerSteps.ROWS.stream()
                .map(OptimizerSteps::of)
                .map(steps -> named(steps.name(), () -> assertSteps(steps)));
    }

    private void assertSteps(OptimizerSteps expected) {
        Component weight = layer("dense", "units", 1L, "use_bias", false, "kernel_initializer", values(List.of(1.0)));
        for (int steps = 1; steps <= OptimizerSteps.GRADIENTS.size(); steps++) {
            float[] inputs = new float[steps];
            float[] targets = new float[steps];
            for (int k = 0; k < steps; k++) {
                double from = k == 0 ? 1 : expected.number(k - 1);
                inputs[k] = 1;
                targets[k] = (float) (from - OptimizerSteps.GRADIENTS.get(k) / 2);
            }
            Completed outcome = completed(
                    Fixtures.rows(1, inputs, targets),
                    new Sketch()
                            .layers(weight)
                            .optimizer(expected.optimizer())
                            .batchSize(1)
                            .inFileOrder()
                            .epochs(1));

            double w = expected.measured(steps - 1);
            assertThat((double) outcome.predictions().values()[0])
                    .as("weight after step %d of %s", steps, expected.name())
                    .isCloseTo(w, within(2e-6 * Math.abs(w)));
        }
    }
}
