package dev.descent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Fixtures;
import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An update rule in vectors does to the bit what the rule's own source says. */
class VectorUpdatesTest {
    private static final int LANES = VectorKernels.WIDTH;
    private static final int WEIGHTS = 9;
    private static final float[] SPECIAL = {0f, -0f, 1e-29f, -1e-31f, 1e-16f, 1e19f, -1e19f, Float.NaN, 1e38f};

    /** Families that run in plain Java loops. */
    private static final List<String> WITHOUT_VECTOR_FORM =
            List.of("rmsprop momentum", "rmsprop centered", "yogi", "ftrl", "lamb", "muon");

    private final LaneKernels vector = new VectorKernels();

    /** Every optimizer with its defaults, and the switches that make families of their own. */
    static Stream<Component> everyOptimizer() {
        return Stream.concat(
                Vocabulary.of(Kind.OPTIMIZER).stream().map(Fixtures::optimizer),
                Stream.of(
                        optimizer("sgd", "momentum", 0.5),
                        optimizer("rmsprop", "momentum", 0.5),
                        optimizer("rmsprop", "centered", true),
                        optimizer("adam", "amsgrad", true),
                        optimizer("adam", "weight_decay", 0.01)));
    }

    @ParameterizedTest
    @MethodSource("everyOptimizer")
    void aStepHasTheBitsOfTheRule(Component optimizer) {
        UpdateRule rule = UpdateRules.of(optimizer);
        SplittableRandom random = new SplittableRandom(7);
        float[] w = values(random);
        float[][] slots = new float[rule.slots()][];
        for (int s = 0; s < slots.length; s++) {
            slots[s] = new float[WEIGHTS * LANES];
            Arrays.fill(slots[s], (float) rule.initialSlot(s));
        }
        double[] scalars = new double[rule.scalars()];
        Arrays.setAll(scalars, rule::initialScalar);
        float[] twinW = w.clone();
        float[][] twinSlots = copy(slots);
        Optional<UpdateKernel> kernel = rule.kernel(vector);
        if (kernel.isEmpty()) {
            assertThat(WITHOUT_VECTOR_FORM)
                    .as("%s has no vector form: add one in VectorUpdates, or name it here", rule.formulaName())
                    .contains(rule.formulaName());
            return;
        }
        for (int t = 1; t <= 6; t++) {
            float[] g = values(random);
            float[] constants = constants(rule, scalars);
            kernel.get().apply(twinW, g, twinSlots, constants, LANES, 1, WEIGHTS - 1);
            rule.apply(w, g, slots, constants, LANES, 1, WEIGHTS - 1);
            assertThat(twinW).containsExactly(w);
            for (int s = 0; s < slots.length; s++) {
                assertThat(twinSlots[s]).containsExactly(slots[s]);
            }
        }
    }

    @Test
    void anUnknownFamilyIsLeftToItsRule() {
        assertThat(vector.update("other")).isEmpty();
    }

    /** Lanes that share a rule have rates of their own. */
    private static float[] constants(UpdateRule rule, double[] scalars) {
        float[] constants = new float[rule.constantCount() * LANES];
        double[] before = scalars.clone();
        double[] ofLane = new double[rule.constantCount()];
        for (int lane = 0; lane < LANES; lane++) {
            System.arraycopy(before, 0, scalars, 0, before.length);
            rule.advance(0.001 * (lane + 1), scalars, ofLane);
            for (int c = 0; c < ofLane.length; c++) {
                constants[c * LANES + lane] = (float) ofLane[c];
            }
        }
        return constants;
    }

    private static float[] values(SplittableRandom random) {
        float[] values = new float[WEIGHTS * LANES];
        for (int k = 0; k < values.length; k++) {
            values[k] = random.nextInt(6) == 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : (float) (random.nextDouble() * 2 - 1);
        }
        return values;
    }

    private static float[][] copy(float[][] arrays) {
        return Arrays.stream(arrays).map(float[]::clone).toArray(float[][]::new);
    }

    private static Component optimizer(String name, String key, Object value) {
        return Component.of(Vocabulary.type(Kind.OPTIMIZER, name), Map.of(key, value));
    }
}
