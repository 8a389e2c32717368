package dev.descent.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Muon over a hidden kernel and a bias. */
class OrthogonalMomentumTest {
    /**
     * {@code keras.optimizers.Muon(learning_rate=0.05, weight_decay=0.02, adam_weight_decay=0.02)} of Keras 3.15.1 on PyTorch in float64: a
     * kernel of 3 inputs × 2 units from −0.1, 0.2, 0.3, −0.4, 0.5, 0.6 along gradients sin(1 + t·k), k from 1 along it, and a bias from 0 along
     * cos(1 + t·k), after each of three steps; the kernel in Keras' order, the units innermost. Keras takes
     * ‖X‖ and √d in float32, all else in float64.
     */
    private static final double[][] HIGH = {
        {
            -0.111328397546836,
            0.199169370607761,
            0.308099810743904,
            -0.388149892107358,
            0.503937288209495,
            0.590500777036946,
            0.0499996200555486,
            0.0499998402883067
        },
        {
            -0.110519469493811,
            0.211350436235197,
            0.302588608656465,
            -0.390834182721193,
            0.515151568028406,
            0.588127405300137,
            0.0972289462307812,
            0.0719022541029354
        },
        {
            -0.110096032309435,
            0.204715304986349,
            0.312944275870583,
            -0.384216527776321,
            0.521039261128595,
            0.578552911760361,
            0.144959506948146,
            0.0666390790498032
        }
    };

    /** The same with {@code momentum=0.8, rms_rate=0.5}, of 2 inputs × 4 units from −0.1, 0.2, 0.3, −0.4, 0.5, 0.6, −0.7, 0.8. */
    private static final double[][] WIDE = {
        {
            -0.127286150516376,
            0.179067788666101,
            0.304682827337474,
            -0.373483322465741,
            0.491965674588596,
            0.563478364028699,
            -0.730582760080296,
            0.801317341160694,
            0.0499996200555486,
            0.0499998402883067,
            0.0499997581050086,
            -0.0499994426041662
        },
        {
            -0.139275680658819,
            0.21877173733246,
            0.273515552871273,
            -0.367984224794779,
            0.510919272131874,
            0.558183664220012,
            -0.756339818316906,
            0.817879501720285,
            0.0972289462307812,
            0.0719022541029354,
            0.0437725995704619,
            -0.0243773979908567
        },
        {
            -0.117731807496494,
            0.201694203013283,
            0.295928563175585,
            -0.380165873026541,
            0.548253235610411,
            0.532077437295046,
            -0.780449333147109,
            0.834821758274703,
            0.144959506948146,
            0.0666390790498032,
            0.0606410166197338,
            -0.0320489307143193
        }
    };

    private static void assertSteps(int inputs, int units, Map<String, ?> settings, double[][] expected) {
        Component optimizer = Rig.optimizer("muon", settings);
        int size = inputs * units;
        Tensor kernel = new Tensor(0, units, inputs, true);
        Tensor bias = new Tensor(size, units, 1);
        double[] start = new double[size];
        for (int k = 0; k < size; k++) {
            start[k] = 0.1 * (k + 1) * (k % 3 == 0 ? -1 : 1);
        }
        double[] w = ours(start, inputs, units);
        double[] b = new double[units];
        double[][] ofKernel = new double[2][size];
        double[][] ofBias = new double[2][units];
        float[] floats = new float[size + units];
        for (int k = 0; k < size; k++) {
            floats[k] = (float) w[k];
        }
        float[][] slots = new float[2][size + units];
        UpdateRule rule = UpdateRules.of(optimizer);
        double[] scalars = {1, 1};
        double[] constants = new double[rule.constantCount()];
        for (int t = 1; t <= expected.length; t++) {
            double[] g = new double[size];
            double[] ofB = new double[units];
            for (int k = 0; k < size; k++) {
                g[k] = Math.sin(1 + t * (k + 1));
            }
            for (int u = 0; u < units; u++) {
                ofB[u] = Math.cos(1 + t * (u + 1));
            }
            double[] turned = ours(g, inputs, units);
            float[] all = new float[size + units];
            for (int k = 0; k < all.length; k++) {
                all[k] = (float) (k < size ? turned[k] : ofB[k - size]);
            }
            rule.advance(0.05, scalars, constants);
            rule.apply(w, turned, ofKernel, constants, kernel);
            rule.apply(b, ofB, ofBias, constants, bias);
            rule.apply(floats, all, slots, Rig.rounded(constants), 1, kernel);
            rule.apply(floats, all, slots, Rig.rounded(constants), 1, bias);
            double[] keras = ours(expected[t - 1], inputs, units);
            for (int k = 0; k < size; k++) {
                assertThat(w[k]).isCloseTo(keras[k], within(2e-8));
                assertThat((double) floats[k]).isCloseTo(keras[k], within(1e-6));
            }
            for (int u = 0; u < units; u++) {
                assertThat(b[u]).isCloseTo(expected[t - 1][size + u], within(1e-12));
                assertThat((double) floats[size + u]).isCloseTo(expected[t - 1][size + u], within(1e-6));
            }
        }
    }

    /** Keras' kernel of inputs × units as units × inputs. */
    private static double[] ours(double[] keras, int inputs, int units) {
        double[] turned = new double[inputs * units];
        for (int i = 0; i < inputs; i++) {
            for (int u = 0; u < units; u++) {
                turned[u * inputs + i] = keras[i * units + u];
            }
        }
        return turned;
    }

    @Test
    void stepsAsKerasDoesWhereInputsAreMore() {
        assertSteps(3, 2, Map.of("weight_decay", 0.02), HIGH);
    }

    @Test
    void stepsAsKerasDoesWhereUnitsAreMore() {
        assertSteps(2, 4, Map.of("weight_decay", 0.02, "momentum", 0.8, "rms_rate", 0.5), WIDE);
    }

    @Test
    void lanesDoNotMeet() {
        UpdateRule rule = UpdateRules.of(Rig.optimizer("muon"));
        Tensor kernel = new Tensor(1, 2, 3, true);
        float[][] alone = new float[2][];
        float[] together = new float[14];
        double[] scalars = {1, 1};
        double[] constants = new double[rule.constantCount()];
        rule.advance(0.1, scalars, constants);
        float[] spread = new float[2 * constants.length];
        float[] gradients = new float[14];
        for (int c = 0; c < constants.length; c++) {
            spread[2 * c] = (float) constants[c];
            spread[2 * c + 1] = (float) constants[c];
        }
        for (int lane = 0; lane < 2; lane++) {
            float[] w = new float[7];
            float[] g = new float[7];
            for (int p = 0; p < 7; p++) {
                w[p] = p - lane;
                g[p] = (float) Math.sin(p + 3 * lane);
                together[2 * p + lane] = w[p];
                gradients[2 * p + lane] = g[p];
            }
            rule.apply(w, g, new float[2][7], Rig.rounded(constants), 1, kernel);
            alone[lane] = w;
        }
        rule.apply(together, gradients, new float[2][14], spread, 2, kernel);
        for (int k = 0; k < 14; k++) {
            assertThat(together[k]).isEqualTo(alone[k % 2][k / 2]);
        }
    }

    @Test
    void aKernelWithoutAGradientOnlyDecays() {
        UpdateRule rule = UpdateRules.of(Rig.optimizer("muon", Map.of("weight_decay", 0.5)));
        double[] constants = new double[rule.constantCount()];
        rule.advance(0.5, new double[] {1, 1}, constants);
        float[] w = {4, -8};
        rule.apply(w, new float[2], new float[2][2], Rig.rounded(constants), 1, new Tensor(0, 1, 2, true));
        assertThat(w).containsExactly(3, -6);
    }
}
