package dev.descent.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.engine.Fixtures;
import dev.descent.model.Component;
import dev.descent.model.Facts;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every update rule: the contract of {@link UpdateRule}. */
class UpdateRulesTest {
    private static final int WEIGHTS = 11;
    private static final int STEPS = 40;

    /** Every optimizer with its defaults, and those whose switches make another loop. */
    static Stream<Component> everyRule() {
        return Stream.concat(Vocabulary.of(Kind.OPTIMIZER).stream().map(Fixtures::optimizer), switched());
    }

    private static Stream<Component> switched() {
        return Stream.of(
                Rig.optimizer("sgd", Map.of("momentum", 0.5)),
                Rig.optimizer("sgd", Map.of("momentum", 0.5, "nesterov", true)),
                Rig.optimizer("rmsprop", Map.of("momentum", 0.5)),
                Rig.optimizer("rmsprop", Map.of("centered", true)),
                Rig.optimizer("rmsprop", Map.of("centered", true, "momentum", 0.5)),
                Rig.optimizer("adam", Map.of("amsgrad", true)),
                Rig.optimizer("ftrl", Map.of("learning_rate_power", -0.7, "l1_regularization_strength", 0.01)));
    }

    static Stream<Component> everyGeneralisation() {
        return Vocabulary.of(Kind.OPTIMIZER).stream()
                .filter(type -> type.optimizer().special().isPresent())
                .map(Component::of);
    }

    @ParameterizedTest
    @DisplayName("an optimizer that includes another gives its bits where the parameter has the value that is said")
    @MethodSource("everyGeneralisation")
    void becomesItsSpecialCase(Component general) {
        Facts.SpecialCase special = general.type().optimizer().special().orElseThrow();
        double rate = 0.05;
        Rig narrow = new Rig(Rig.optimizer(special.optimizer(), Map.of("learning_rate", rate)), 1, -2, 3);
        Rig wide = new Rig(
                Rig.optimizer(general.name(), Map.of("learning_rate", rate, special.parameter(), special.value())),
                1,
                -2,
                3);
        Random random = new Random(1);
        for (int step = 1; step <= STEPS; step++) {
            float[] gradient = {random.nextFloat() - 0.5f, random.nextFloat(), -random.nextFloat()};
            narrow.step(gradient);
            wide.step(gradient);
        }
        assertThat(wide.weights).isEqualTo(narrow.weights).isNotEqualTo(new float[] {1, -2, 3});
    }

    @Test
    void threeOptimizersIncludeAnother() {
        assertThat(everyGeneralisation()
                        .map(it -> it.name() + " > "
                                + it.type().optimizer().special().orElseThrow().optimizer()))
                .containsExactly("momentum > sgd", "nesterov > sgd", "adamw > adam");
    }

    @ParameterizedTest
    @DisplayName("lanes with settings of their own give the bits of single trials")
    @MethodSource("everyRule")
    void lanesAreSingleTrials(Component optimizer) {
        for (int lanes : new int[] {1, 2, 7, 16}) {
            List<Component> settings = variants(optimizer, lanes);
            Pack pack = new Pack(settings);
            Rig[] singles =
                    settings.stream().map(c -> new Rig(c, doubles(pack.start))).toArray(Rig[]::new);
            Random random = new Random(lanes);
            for (int step = 1; step <= STEPS; step++) {
                float[][] gradients = new float[lanes][];
                for (int l = 0; l < lanes; l++) {
                    gradients[l] = gradient(random);
                    singles[l].step(gradients[l]);
                }
                pack.step(step, gradients);
            }
            for (int l = 0; l < lanes; l++) {
                assertThat(pack.weights(l)).as("lane %d of %d", l, lanes).isEqualTo(singles[l].weights);
                for (int s = 0; s < pack.rule.slots(); s++) {
                    assertThat(pack.lane(pack.slots[s], l)).isEqualTo(singles[l].floatSlots[s]);
                }
            }
        }
    }

    static Stream<Component> everyRuleOfSingleWeights() {
        return everyRule().filter(it -> !UpdateRules.of(it).needsVariables());
    }

    @ParameterizedTest
    @DisplayName("a gradient that is NaN makes the weight NaN, and no other")
    @MethodSource("everyRuleOfSingleWeights")
    void nanIsNotLaundered(Component optimizer) {
        for (float poison : new float[] {Float.NaN}) {
            Rig rig = new Rig(optimizer, 1, 2, 3);
            rig.step(new float[] {0.1f, poison, 0.3f});
            rig.step(new float[] {0.1f, 0.2f, 0.3f});
            assertThat(rig.weights[1]).isNaN();
            assertThat(Float.isFinite(rig.weights[0]) && Float.isFinite(rig.weights[2]))
                    .isTrue();
            Rig exact = new Rig(optimizer, 1, 2, 3);
            exact.step(new double[] {0.1, poison, 0.3});
            exact.step(new double[] {0.1, 0.2, 0.3});
            assertThat(exact.w[1]).isNaN();
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void parabolaLosesHalfItsHeight(Component optimizer) {
        Component eager = optimizer.with("learning_rate", optimizer.is("adadelta") ? 1.0 : 0.05);
        Rig rig = new Rig(eager, 1, -1);
        rig.descend(400, w -> new double[] {w[0], 10 * w[1]});
        assertThat(0.5 * (rig.w[0] * rig.w[0] + 10 * rig.w[1] * rig.w[1])).isLessThan(0.5 * 5.5);
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void nothingDenormalAndNoNegativeZeroIsEverStored(Component optimizer) {
        Rig rig = new Rig(optimizer, 1e-31, -1e-29, -0.0, 1);
        rig.step(new float[] {1e-25f, 1e-17f, -1e-12f, 0.3f});
        for (int k = 0; k < 3000; k++) {
            rig.step(new float[] {0, -0f, 1e-19f, 0});
        }
        for (float[] values : Stream.concat(Stream.of(rig.weights), Arrays.stream(rig.floatSlots))
                .toList()) {
            for (float x : values) {
                assertThat(Math.abs(x) >= 1e-30f || Float.floatToRawIntBits(x) == 0)
                        .as("%s", x)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyRuleOfSingleWeights")
    void partsOfTheWeightsGiveTheBitsOfAll(Component optimizer) {
        Pack whole = new Pack(variants(optimizer, 3));
        Pack parts = new Pack(variants(optimizer, 3));
        Random random = new Random(1);
        for (int step = 1; step <= 5; step++) {
            float[][] gradients = {gradient(random), gradient(random), gradient(random)};
            whole.step(step, gradients);
            parts.step(step, gradients, 0, 4, 5, WEIGHTS);
        }
        assertThat(parts.w).isEqualTo(whole.w);
    }

    @Test
    void weightDecayShrinksBeforeTheStep() {
        Rig rig = new Rig(Rig.optimizer("sgd", Map.of("learning_rate", 0.5, "weight_decay", 0.2)), 2);
        rig.step(new double[] {1});
        assertThat(rig.w[0]).isEqualTo(2 - 0.5 * 0.2 * 2 - 0.5);
    }

    @Test
    @DisplayName("adamw is adam with a weight decay, to the bit")
    void adamWithDecay() {
        Rig adamw = new Rig(Rig.optimizer("adamw"), 1, 2);
        Rig adam = new Rig(Rig.optimizer("adam", Map.of("weight_decay", 0.004)), 1, 2);
        for (int k = 0; k < 10; k++) {
            adamw.step(new float[] {0.3f, -k});
            adam.step(new float[] {0.3f, -k});
        }
        assertThat(adamw.weights).isEqualTo(adam.weights);
        assertThat(adamw.rule.formulaName()).isEqualTo(adam.rule.formulaName());
    }

    @Test
    @DisplayName("Adam's first step has length η, whatever the gradient, but for the share 31.6·ε/|g|")
    void adamFirstStep() {
        Rig rig = new Rig(Rig.optimizer("adam"), 0, 0, 0);
        rig.step(new float[] {1f, -6f, 700f});
        assertThat(rig.weights[0]).isEqualTo(-0.001f, within(1e-8f));
        assertThat(rig.weights[1]).isEqualTo(0.001f, within(1e-8f));
        assertThat(rig.weights[2]).isEqualTo(-0.001f, within(1e-8f));
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void notationNamesEverySlotAndEndsInTheWeight(Component optimizer) {
        UpdateRule rule = UpdateRules.of(optimizer);
        Notation notation = rule.notation();
        assertThat(notation.slots()).hasSize(rule.slots());
        assertThat(notation.scalars()).hasSize(rule.scalars());
        assertThat(notation.constants()).hasSize(rule.constantCount()).doesNotHaveDuplicates();
        List<String> formula = optimizer.type().formula(optimizer);
        assertThat(formula.get(formula.size() - 1)).startsWith("w ← ");
        for (String slot : notation.slots()) {
            assertThat(formula).anyMatch(line -> line.startsWith(slot + " ← "));
        }
        assertThat(formula.contains("w ← w − η·λ·w")).isEqualTo(optimizer.is("adamw") || optimizer.is("muon"));
    }

    @Test
    void switchesMakeFamilies() {
        List<String> families =
                switched().map(c -> UpdateRules.of(c).formulaName()).toList();
        assertThat(families).doesNotHaveDuplicates();
        assertThat(switched())
                .allSatisfy(c -> assertThat(UpdateRules.of(c).formulaName())
                        .isNotEqualTo(UpdateRules.of(Component.of(c.type())).formulaName()));
    }

    @Test
    @DisplayName("a constant gradient has no variance: centered RMSprop divides by √ε and stays finite")
    void centeredVarianceIsNeverNegative() {
        Rig rig = new Rig(Rig.optimizer("rmsprop", Map.of("centered", true)), 1);
        for (int k = 0; k < 500; k++) {
            rig.step(new float[] {1234.567f});
            assertThat(rig.weights[0]).isFinite();
        }
    }

    @Test
    @DisplayName("FTRL leaves a weight without evidence at 0, even where n starts at 0")
    void leaderWithoutEvidence() {
        Rig rig = new Rig(Rig.optimizer("ftrl", Map.of("initial_accumulator_value", 0.0)), 1, 1);
        rig.step(0f, 0.3f);
        assertThat(rig.weights[0]).isEqualTo(0f);
        assertThat(rig.weights[1]).isNotNaN().isNotEqualTo(0f);
    }

    @Test
    @DisplayName("FTRL's l1 makes a weight with little evidence exactly 0")
    void leaderWithLittleEvidence() {
        Rig rig = new Rig(Rig.optimizer("ftrl", Map.of("l1_regularization_strength", 0.5)), 0, 0);
        rig.step(0.3f, 3f);
        assertThat(rig.weights[0]).isEqualTo(0f);
        assertThat(rig.weights[1]).isLessThan(0f);
    }

    @Test
    void refusesWhatIsNoOptimizer() {
        Component relu = Component.of(Vocabulary.type(Kind.ACTIVATION, "relu"));
        assertThatThrownBy(() -> UpdateRules.of(relu)).hasMessageContaining("relu is not an optimizer");
    }

    /** As many settings of one rule: rates differ, and in every other lane weight decay. */
    private static List<Component> variants(Component optimizer, int count) {
        return Stream.iterate(0, k -> k + 1)
                .limit(count)
                .map(k -> {
                    Component it = optimizer.with("learning_rate", 0.001 * (k + 1));
                    double decay = k % 2 == 0 ? 0 : 0.01 * k;
                    return it.is("custom")
                            ? Fixtures.optimizer("custom", "learning_rate", 0.001 * (k + 1), "weight_decay", decay)
                            : it.with("weight_decay", decay);
                })
                .toList();
    }

    private static float[] gradient(Random random) {
        float[] g = new float[WEIGHTS];
        for (int i = 0; i < WEIGHTS; i++) {
            g[i] = random.nextInt(4) == 0
                    ? 0f
                    : (float) (random.nextGaussian() * Math.scalb(1.0, random.nextInt(20) - 12));
        }
        return g;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /** Several trials of one family, lanes innermost. */
    private static final class Pack {
        final float[] start = new float[WEIGHTS];
        final UpdateRule[] rules;
        final Schedule[] schedules;
        final UpdateRule rule;
        final int lanes;
        final double[][] scalars;
        final float[] w;
        final float[][] slots;

        Pack(List<Component> optimizers) {
            lanes = optimizers.size();
            rules = optimizers.stream().map(UpdateRules::of).toArray(UpdateRule[]::new);
            schedules = optimizers.stream().map(Schedules::of).toArray(Schedule[]::new);
            rule = rules[lanes - 1];
            scalars = new double[lanes][rule.scalars()];
            for (int l = 0; l < lanes; l++) {
                for (int s = 0; s < rule.scalars(); s++) {
                    scalars[l][s] = rules[l].initialScalar(s);
                }
            }
            w = new float[WEIGHTS * lanes];
            slots = new float[rule.slots()][WEIGHTS * lanes];
            for (int p = 0; p < WEIGHTS; p++) {
                start[p] = (p - 5) * 0.3f;
                for (int l = 0; l < lanes; l++) {
                    w[p * lanes + l] = start[p];
                    for (int s = 0; s < slots.length; s++) {
                        slots[s][p * lanes + l] = (float) rules[l].initialSlot(s);
                    }
                }
            }
        }

        void step(int step, float[][] gradients, int... bounds) {
            float[] constants = new float[rule.constantCount() * lanes];
            float[] g = new float[WEIGHTS * lanes];
            double[] own = new double[rule.constantCount()];
            for (int l = 0; l < lanes; l++) {
                rules[l].advance(schedules[l].rate(step - 1), scalars[l], own);
                for (int c = 0; c < own.length; c++) {
                    constants[c * lanes + l] = (float) own[c];
                }
                for (int p = 0; p < WEIGHTS; p++) {
                    g[p * lanes + l] = Flush.gradient(gradients[l][p]);
                }
            }
            if (bounds.length == 0) {
                rule.apply(w, g, slots, constants, lanes, 0, WEIGHTS);
            } else {
                rule.apply(w, g, slots, constants, lanes, bounds[0], bounds[1]);
                rule.apply(w, g, slots, constants, lanes, bounds[1], bounds[2]);
                rule.apply(w, g, slots, constants, lanes, bounds[2], bounds[3]);
            }
        }

        float[] weights(int lane) {
            return lane(w, lane);
        }

        float[] lane(float[] values, int lane) {
            float[] own = new float[WEIGHTS];
            for (int p = 0; p < WEIGHTS; p++) {
                own[p] = values[p * lanes + lane];
            }
            return own;
        }
    }
}
