package dev.descent.engine.lockstep;

import static dev.descent.engine.Fixtures.component;
import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Ending;
import dev.descent.engine.Engine;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.OutcomeText;
import dev.descent.engine.RecordingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.kernel.Kernels;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.Kind;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lanes that overflow or become NaN end as diverged, and their neighbours' bits are those of a cohort without them. */
class DivergenceTest {
    private static final int TRIALS = 18;
    private static final int EPOCHS = 6;
    /** First of a pack, in the middle, last of a pack of 7, and in the short last pack. */
    private static final List<Integer> WILD = List.of(0, 3, 6, 17);

    private static final double HUGE = 3e38;

    private static final List<Engine> ENGINES = List.of(
            new ReferenceEngine(), new LockstepEngine(7, Kernels.plain()), new LockstepEngine(16, Kernels.vector()));

    static Stream<String> everyLoss() {
        return Vocabulary.of(Kind.LOSS).stream().map(ComponentType::name);
    }

    static Stream<String> everyOptimizer() {
        return Vocabulary.of(Kind.OPTIMIZER).stream().map(ComponentType::name);
    }

    @ParameterizedTest
    @MethodSource("everyLoss")
    void aLaneThatOverflowsUnderAnyLossLeavesItsNeighboursAlone(String name) {
        Ending ending = Ending.of(name);
        Dataset data = Fixtures.waves(20, 3, ending.outputs(), ending.encoding());
        Component last = dense(ending.outputs(), ending.activation());
        Component calm = optimizer("momentum", "learning_rate", 0.01);
        Component wild = optimizer("momentum", "learning_rate", HUGE);
        assertNeighboursUntouched(
                data, k -> sketch(loss(name), dense(5, "relu"), last).optimizer(wildAt(k) ? wild : calm));
    }

    @ParameterizedTest
    @MethodSource("everyOptimizer")
    void aLaneThatOverflowsUnderAnyOptimizerLeavesItsNeighboursAlone(String name) {
        Component calm = optimizer(name, "learning_rate", 0.01);
        Component eager = optimizer(name, "learning_rate", HUGE);
        Component wild = name.equals("rprop") ? eager.with("max_step", HUGE) : eager;
        assertNeighboursUntouched(
                Fixtures.waves(20, 3, 1, Ending.of("mse").encoding()),
                k -> sketch(loss("mse"), dense(5, "relu"), dense(1)).optimizer(wildAt(k) ? wild : calm));
    }

    @ParameterizedTest
    @MethodSource("everyOptimizer")
    void aLaneThatStartsInfiniteLeavesItsNeighboursAlone(String name) {
        Component huge = component(Kind.INITIALIZER, "constant", "value", HUGE);
        Component usual = component(Kind.INITIALIZER, "glorot_uniform");
        assertNeighboursUntouched(
                Fixtures.waves(20, 3, 1, Ending.of("mse").encoding()),
                k -> sketch(
                                loss("mse"),
                                layer("dense", "units", 5L, "kernel_initializer", wildAt(k) ? huge : usual),
                                layer("batch_normalization"),
                                layer("dropout", "rate", 0.1),
                                dense(1))
                        .optimizer(optimizer(name, "learning_rate", 0.01)));
    }

    @Test
    void allLanesMayDiverge() {
        Dataset data = Fixtures.waves(20, 3, 1, Ending.of("mse").encoding());
        for (Engine engine : ENGINES) {
            List<Trial> trials = new ArrayList<>();
            for (int k = 0; k < TRIALS; k++) {
                trials.add(sketch(loss("mse"), dense(1))
                        .optimizer(optimizer("sgd", "learning_rate", 1e10 * (k + 1)))
                        .trial(k + 1));
            }
            assertThat(outcomes(engine, new Cohort(data, trials)).values())
                    .hasSize(TRIALS)
                    .allSatisfy(DivergenceTest::assertDivergence);
        }
    }

    private interface Trials {
        Sketch sketch(int index);
    }

    private static boolean wildAt(int index) {
        return WILD.contains(index);
    }

    private static Sketch sketch(Component loss, Component... layers) {
        return new Sketch().layers(layers).loss(loss).epochs(EPOCHS).batchSize(6);
    }

    private static void assertNeighboursUntouched(Dataset data, Trials sketches) {
        List<Trial> all = new ArrayList<>();
        List<Trial> calm = new ArrayList<>();
        for (int k = 0; k < TRIALS; k++) {
            Trial trial = sketches.sketch(k).repeat(k % 5 + 1).trial(k + 1);
            all.add(trial);
            if (!wildAt(k)) {
                calm.add(trial);
            }
        }
        Map<String, TrialOutcome> undisturbed = outcomes(ENGINES.get(0), new Cohort(data, calm));
        Map<String, TrialOutcome> textbook = outcomes(ENGINES.get(0), new Cohort(data, all));
        for (Engine engine : ENGINES) {
            Map<String, TrialOutcome> outcomes = outcomes(engine, new Cohort(data, all));
            assertThat(outcomes).as(engine.name()).hasSize(TRIALS);
            for (int k = 0; k < TRIALS; k++) {
                String id = all.get(k).id();
                TrialOutcome outcome = outcomes.get(id);
                if (wildAt(k)) {
                    assertDivergence(outcome);
                    assertThat(OutcomeText.of(outcome)).isEqualTo(OutcomeText.of(textbook.get(id)));
                } else {
                    assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
                    assertThat(OutcomeText.of(outcome)).isEqualTo(OutcomeText.of(undisturbed.get(id)));
                }
            }
        }
    }

    /** It says when, and what was last known. */
    private static void assertDivergence(TrialOutcome outcome) {
        assertThat(outcome).isInstanceOf(Diverged.class);
        Diverged diverged = (Diverged) outcome;
        assertThat(diverged.epoch()).isBetween(1, EPOCHS);
        assertThat(diverged.step()).isBetween((diverged.epoch() - 1) * 4L, diverged.epoch() * 4L);
        assertThat(diverged.history().epochs()).isEqualTo(diverged.epoch() - 1);
        // Only a trial that diverged in its first step has never had a finite loss.
        assertThat(Double.isFinite(diverged.lastFiniteLoss()) || diverged.step() <= 1)
                .as("last finite loss %s at step %d", diverged.lastFiniteLoss(), diverged.step())
                .isTrue();
    }

    private static Map<String, TrialOutcome> outcomes(Engine engine, Cohort cohort) {
        RecordingListener listener = new RecordingListener();
        engine.train(cohort, listener);
        return listener.outcomes();
    }
}
