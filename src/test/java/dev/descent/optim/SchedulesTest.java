package dev.descent.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules against numbers worked out from the formulas of Keras' and PyTorch's documentation, in float64. */
class SchedulesTest {
    private static final double EXACT = 1e-15;

    @Test
    void withoutAScheduleTheRateIsConstant() {
        Schedule schedule = Schedules.of(Rig.optimizer("adam"));
        assertThat(schedule.rate(0)).isEqualTo(0.001);
        assertThat(schedule.rate(123_456_789L)).isEqualTo(0.001);
    }

    @Test
    void exponentialDecayMultipliesSmoothly() {
        Schedule schedule =
                of("exponential_decay", "initial_learning_rate", 0.1, "decay_steps", 10L, "decay_rate", 0.25);
        assertThat(schedule.rate(0)).isEqualTo(0.1);
        assertThat(schedule.rate(5)).isCloseTo(0.05, within(EXACT));
        assertThat(schedule.rate(10)).isCloseTo(0.025, within(EXACT));
        assertThat(schedule.rate(25)).isCloseTo(0.1 / 32, within(EXACT));
    }

    @Test
    void exponentialDecayOnAStaircaseWaits() {
        Schedule schedule = of(
                "exponential_decay",
                "initial_learning_rate",
                0.1,
                "decay_steps",
                10L,
                "decay_rate",
                0.5,
                "staircase",
                true);
        assertThat(schedule.rate(9)).isEqualTo(0.1);
        assertThat(schedule.rate(10)).isEqualTo(0.05);
        assertThat(schedule.rate(39)).isEqualTo(0.0125);
    }

    @Test
    void inverseTimeDecayDivides() {
        Schedule smooth = of("inverse_time_decay", "initial_learning_rate", 0.1, "decay_steps", 4L, "decay_rate", 2.0);
        assertThat(smooth.rate(0)).isEqualTo(0.1);
        assertThat(smooth.rate(2)).isEqualTo(0.05);
        assertThat(smooth.rate(6)).isCloseTo(0.025, within(EXACT));
        Schedule stairs = of(
                "inverse_time_decay",
                "initial_learning_rate",
                0.1,
                "decay_steps",
                4L,
                "decay_rate",
                1.0,
                "staircase",
                true);
        assertThat(stairs.rate(3)).isEqualTo(0.1);
        assertThat(stairs.rate(4)).isEqualTo(0.05);
    }

    @Test
    void polynomialDecayEndsAtItsEnd() {
        Schedule line = of("polynomial_decay", "initial_learning_rate", 0.1, "decay_steps", 10L);
        assertThat(line.rate(0)).isCloseTo(0.1, within(EXACT));
        assertThat(line.rate(5)).isCloseTo(0.05005, within(EXACT));
        assertThat(line.rate(10)).isEqualTo(1e-4);
        assertThat(line.rate(1000)).isEqualTo(1e-4);
        Schedule square = of(
                "polynomial_decay",
                "initial_learning_rate",
                0.5,
                "decay_steps",
                10L,
                "end_learning_rate",
                0.1,
                "power",
                2.0);
        assertThat(square.rate(5)).isCloseTo(0.2, within(EXACT));
    }

    @Test
    @DisplayName("polynomial decay that cycles starts again over 2, 3, … times its steps")
    void polynomialCycle() {
        Schedule schedule = of(
                "polynomial_decay",
                "initial_learning_rate",
                1.0,
                "decay_steps",
                10L,
                "end_learning_rate",
                0.0,
                "cycle",
                true);
        assertThat(schedule.rate(0)).isEqualTo(1);
        assertThat(schedule.rate(10)).isEqualTo(0);
        assertThat(schedule.rate(11)).isCloseTo(0.45, within(EXACT));
        assertThat(schedule.rate(20)).isEqualTo(0);
        assertThat(schedule.rate(21)).isCloseTo(0.3, within(EXACT));
    }

    @Test
    void piecewiseConstantKeepsAValueUpToItsBoundary() {
        Schedule schedule = of("piecewise_constant", "boundaries", List.of(2L, 5L), "values", List.of(1.0, 0.5, 0.1));
        assertThat(rates(schedule, 8)).containsExactly(1, 1, 1, 0.5, 0.5, 0.5, 0.1, 0.1);
    }

    @Test
    void cosineDecayFallsToAlpha() {
        Schedule schedule = of("cosine_decay", "initial_learning_rate", 0.2, "decay_steps", 6L, "alpha", 0.1);
        assertThat(schedule.rate(0)).isCloseTo(0.2, within(EXACT));
        assertThat(schedule.rate(2)).isCloseTo(0.2 * (0.9 * 0.75 + 0.1), within(EXACT));
        assertThat(schedule.rate(3)).isCloseTo(0.2 * (0.9 * 0.5 + 0.1), within(EXACT));
        assertThat(schedule.rate(6)).isCloseTo(0.02, within(EXACT));
        assertThat(schedule.rate(600)).isCloseTo(0.02, within(EXACT));
    }

    @Test
    void cosineDecayCountsFromTheEndOfItsWarmUp() {
        Schedule schedule = of(
                "cosine_decay",
                "initial_learning_rate",
                0.1,
                "decay_steps",
                4L,
                "warmup_target",
                0.5,
                "warmup_steps",
                4L);
        assertThat(schedule.rate(0)).isEqualTo(0.1);
        assertThat(schedule.rate(1)).isCloseTo(0.2, within(EXACT));
        assertThat(schedule.rate(4)).isCloseTo(0.5, within(EXACT));
        assertThat(schedule.rate(6)).isCloseTo(0.25, within(EXACT));
        assertThat(schedule.rate(8)).isCloseTo(0, within(EXACT));
    }

    /** {@code keras.optimizers.schedules.CosineDecay(0.0, 6, alpha=0.1, warmup_target=0.2, warmup_steps=4)}, steps 0 to 11. */
    @Test
    void cosineDecayWarmsUpFromZero() {
        Schedule schedule = of(
                "cosine_decay",
                "initial_learning_rate",
                0.0,
                "decay_steps",
                6L,
                "alpha",
                0.1,
                "warmup_target",
                0.2,
                "warmup_steps",
                4L);
        assertThat(rates(schedule, 12))
                .containsExactly(
                        new double[] {
                            0,
                            0.05,
                            0.1,
                            0.15,
                            0.2,
                            0.1879422863405995,
                            0.155,
                            0.11,
                            0.065,
                            0.0320577136594005,
                            0.02,
                            0.02
                        },
                        within(EXACT));
        assertThat(schedule.rate(0)).isZero();
    }

    /** {@code torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.1, total_steps=10)}, steps 0 to 9. */
    @Test
    void oneCycleClimbsThreeTenthsOfTheWay() {
        Schedule schedule = of("one_cycle", "max_learning_rate", 0.1, "total_steps", 10L);
        assertThat(rates(schedule, 10))
                .containsExactly(
                        new double[] {
                            0.004,
                            0.052,
                            0.1,
                            0.09504846320134738,
                            0.0811745653949763,
                            0.06112620219362893,
                            0.03887419780637107,
                            0.0188258346050237,
                            0.004951936798652629,
                            4e-07
                        },
                        within(EXACT));
        assertThat(schedule.rate(10)).isEqualTo(schedule.rate(9));
    }

    /**
     * {@code OneCycleLR(optimizer, max_lr=1.0, total_steps=7, pct_start=0.5, div_factor=10.0, final_div_factor=100.0)}, whose top
     * lies between two steps.
     */
    @Test
    void oneCycleMayMissItsTop() {
        Schedule schedule = of(
                "one_cycle",
                "max_learning_rate",
                1.0,
                "total_steps",
                7L,
                "warmup_fraction",
                0.5,
                "initial_divisor",
                10.0,
                "final_divisor",
                100.0);
        assertThat(rates(schedule, 7))
                .containsExactly(
                        new double[] {
                            0.1,
                            0.41094235253127365,
                            0.9140576474687263,
                            0.9505339495172583,
                            0.611649206511179,
                            0.18906684397156262,
                            0.001
                        },
                        within(EXACT));
    }

    @Test
    @DisplayName("a cycle of one step, or with its top in the first or last, has a rate in every step")
    void oneCycleAtItsLimits() {
        for (double fraction : new double[] {0, 0.1, 0.25, 1}) {
            for (long total : new long[] {1, 4, 10}) {
                Schedule schedule =
                        of("one_cycle", "max_learning_rate", 0.1, "total_steps", total, "warmup_fraction", fraction);
                for (double rate : rates(schedule, 12)) {
                    assertThat(rate).isBetween(4e-7 - EXACT, 0.1);
                }
                assertThat(schedule.rate(total)).isCloseTo(4e-7, within(EXACT));
            }
        }
        assertThat(of("one_cycle", "max_learning_rate", 0.1, "total_steps", 10L, "warmup_fraction", 0.1)
                        .rate(0))
                .isEqualTo(0.1);
    }

    @Test
    void restartsBeginEverLongerAndLowerPeriods() {
        Schedule schedule =
                of("cosine_decay_restarts", "initial_learning_rate", 0.1, "first_decay_steps", 10L, "m_mul", 0.5);
        assertThat(schedule.rate(0)).isEqualTo(0.1);
        assertThat(schedule.rate(5)).isCloseTo(0.05, within(EXACT));
        assertThat(schedule.rate(10)).isCloseTo(0.05, within(EXACT));
        assertThat(schedule.rate(20)).isCloseTo(0.025, within(EXACT));
        assertThat(schedule.rate(30)).isCloseTo(0.025, within(EXACT));
        assertThat(schedule.rate(50)).isCloseTo(0.0125, within(EXACT));
        assertThat(schedule.rate(70)).isCloseTo(0.0125, within(EXACT));
    }

    @Test
    void restartsOfOneLength() {
        Schedule schedule =
                of("cosine_decay_restarts", "initial_learning_rate", 0.1, "first_decay_steps", 4L, "t_mul", 1.0);
        for (long step = 0; step < 40; step++) {
            assertThat(schedule.rate(step)).isCloseTo(schedule.rate(step % 4), within(EXACT));
        }
    }

    @Test
    @DisplayName("periods 1.5 times as long as the one before start at 0, 10, 25, 47.5")
    void restartsOfBrokenLengths() {
        Schedule schedule =
                of("cosine_decay_restarts", "initial_learning_rate", 0.1, "first_decay_steps", 10L, "t_mul", 1.5);
        assertThat(schedule.rate(10)).isCloseTo(0.1, within(EXACT));
        assertThat(schedule.rate(24)).isLessThan(0.002);
        assertThat(schedule.rate(25)).isCloseTo(0.1, within(EXACT));
        assertThat(schedule.rate(47)).isLessThan(0.001);
        assertThat(schedule.rate(48)).isGreaterThan(0.099);
    }

    @Test
    void warmupClimbsToANumber() {
        Schedule schedule = of("warmup", "steps", 4L, "then", 0.2);
        assertThat(rates(schedule, 6)).containsExactly(0.05, 0.1, 0.2 * 3 / 4, 0.2, 0.2, 0.2);
    }

    @Test
    void warmupClimbsFromZero() {
        Schedule schedule = of("warmup", "steps", 4L, "then", 0.2, "from_zero", true);
        assertThat(rates(schedule, 6)).containsExactly(0, 0.05, 0.1, 0.2 * 3 / 4, 0.2, 0.2);
        assertThat(rates(of("warmup", "steps", 4L, "then", 0.2, "from_zero", false), 6))
                .containsExactly(rates(of("warmup", "steps", 4L, "then", 0.2), 6));
    }

    @Test
    void warmupClimbsToTheStartOfWhatFollows() {
        Component then = schedule("exponential_decay", "decay_steps", 1L, "decay_rate", 0.5);
        Schedule schedule = of("warmup", "steps", 2L, "then", then);
        assertThat(rates(schedule, 5)).containsExactly(0.0005, 0.001, 0.001, 0.0005, 0.00025);
    }

    @Test
    @DisplayName("a schedule that doesn't say where it starts starts at the optimizer's default rate")
    void startsAtTheOptimizersRate() {
        Component decay = schedule("inverse_time_decay", "decay_steps", 1L, "decay_rate", 1.0);
        assertThat(Schedules.of(Rig.optimizer("sgd", Map.of("learning_rate", decay)))
                        .rate(0))
                .isEqualTo(0.01);
        assertThat(Schedules.of(Rig.optimizer("adam", Map.of("learning_rate", decay)))
                        .rate(0))
                .isEqualTo(0.001);
        assertThat(of("warmup", "steps", 2L).rate(5)).isEqualTo(0.001);
    }

    @ParameterizedTest
    @MethodSource("everySchedule")
    void everyScheduleOfTheVocabularyIsFiniteAndPure(Component component) {
        Schedule schedule = Schedules.of(Rig.optimizer("adam", Map.of("learning_rate", component)));
        for (long step : new long[] {0, 1, 2, 3, 10, 99, 1000, 1_000_000, 1_000_000_000_000L, Long.MAX_VALUE}) {
            double rate = schedule.rate(step);
            assertThat(rate).as("step %d", step).isBetween(0.0, 1.0);
            assertThat(schedule.rate(step)).isEqualTo(rate);
        }
    }

    /** Each schedule type with the least that it needs. */
    static List<Component> everySchedule() {
        Map<String, Object> needed = new LinkedHashMap<>();
        needed.put("decay_steps", 3L);
        needed.put("first_decay_steps", 3L);
        needed.put("steps", 3L);
        needed.put("total_steps", 3L);
        needed.put("max_learning_rate", 0.3);
        needed.put("decay_rate", 0.5);
        needed.put("boundaries", List.of(1L, 3L));
        needed.put("values", List.of(0.3, 0.2, 0.1));
        return Vocabulary.of(Kind.SCHEDULE).stream()
                .map(type -> {
                    Map<String, Object> given = new LinkedHashMap<>(needed);
                    given.keySet().removeIf(key -> type.parameter(key).isEmpty());
                    return Component.of(type, given);
                })
                .toList();
    }

    private static double[] rates(Schedule schedule, int steps) {
        double[] rates = new double[steps];
        for (int step = 0; step < steps; step++) {
            rates[step] = schedule.rate(step);
        }
        return rates;
    }

    private static Schedule of(String name, Object... given) {
        return Schedules.of(Rig.optimizer("adam", Map.of("learning_rate", schedule(name, given))));
    }

    private static Component schedule(String name, Object... given) {
        ComponentType type = Vocabulary.type(Kind.SCHEDULE, name);
        Map<String, Object> values = new LinkedHashMap<>();
        for (int k = 0; k < given.length; k += 2) {
            values.put((String) given[k], given[k + 1]);
        }
        return Component.of(type, values);
    }
}
