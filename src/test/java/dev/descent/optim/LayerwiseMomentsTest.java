package dev.descent.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** LAMB over variables of several weights. */
class LayerwiseMomentsTest {
    private static final Tensor KERNEL = new Tensor(0, 2, 3);
    private static final Tensor BIAS = new Tensor(6, 2, 1);

    /**
     * {@code keras.optimizers.Lamb(learning_rate=0.05, weight_decay=0.02)} of Keras 3.15.1 in float64, a kernel of 2 × 3 from 0.1, 0.2, …, 0.6
     * and a bias from 0, after each of four steps.
     */
    private static final double[][] KERAS = {
        {
            0.119352742310739,
            0.219252737123345,
            0.319152711186414,
            0.380147288813586,
            0.480047262876655,
            0.579947257689261,
            0.049999980000008,
            -0.049999980000008
        },
        {
            0.138313506515509,
            0.238113598115832,
            0.337913656117508,
            0.360687043882492,
            0.460487101884168,
            0.560287193484491,
            0.0519160633792225,
            -0.0528841781633882
        },
        {
            0.156932289195578,
            0.256632578389537,
            0.3563328247594,
            0.3415692745406,
            0.441269520910463,
            0.540969810104422,
            0.0515474561402083,
            -0.0565194229419801
        },
        {
            0.175257961327077,
            0.274858548432888,
            0.374459085561614,
            0.322745111639086,
            0.422345648767812,
            0.521946235873623,
            0.0497458655402696,
            -0.0598595296696969
        },
    };

    @Test
    void eachVariableStepsByItsOwnLength() {
        Component optimizer = Rig.optimizer("lamb", Map.of("learning_rate", 0.05, "weight_decay", 0.02));
        Rig kernel = new Rig(optimizer, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
        Rig bias = new Rig(optimizer, 0, 0);
        UpdateRule rule = UpdateRules.of(optimizer);
        float[] w = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0, 0};
        float[][] slots = new float[2][w.length];
        double[] scalars = {1, 1};
        double[] constants = new double[rule.constantCount()];
        for (int t = 1; t <= KERAS.length; t++) {
            double[] g = {-0.25 * t, -0.15 * t, -0.05 * t, 0.05 * t, 0.15 * t, 0.25 * t, t / 4.0 - 0.5, 0.25};
            kernel.step(g[0], g[1], g[2], g[3], g[4], g[5]);
            bias.step(g[6], g[7]);
            rule.advance(0.05, scalars, constants);
            for (Tensor variable : new Tensor[] {KERNEL, BIAS}) {
                rule.apply(w, Rig.rounded(g), slots, Rig.rounded(constants), 1, variable);
            }
            for (int i = 0; i < w.length; i++) {
                double expected = KERAS[t - 1][i];
                assertThat(i < 6 ? kernel.w[i] : bias.w[i - 6]).isCloseTo(expected, within(1e-13));
                assertThat((double) w[i]).isCloseTo(expected, within(1e-7));
            }
        }
    }

    @Test
    void aVariableOfZerosStepsAsAdamDoes() {
        Rig rig = new Rig(Rig.optimizer("lamb", Map.of("learning_rate", 0.5)), 0);
        rig.step(-3f);
        assertThat(rig.weights[0]).isEqualTo(0.5f, within(1e-6f));
    }

    @Test
    void withoutAGradientNothingMoves() {
        Rig rig = new Rig(Rig.optimizer("lamb"), 1, 2);
        rig.step(0f, 0f);
        rig.step(0.0, 0.0);
        assertThat(rig.weights).containsExactly(1, 2);
        assertThat(rig.w).containsExactly(1, 2);
    }
}
