package dev.descent.engine.lockstep;

import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.OutcomeText;
import dev.descent.engine.RecordingListener;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.lockstep.wide.WideTrials;
import dev.descent.kernel.Kernels;
import dev.descent.kernel.LaneKernels;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** The clock decides which kernels compute, and never what they compute. */
class LyingClocksTest {
    private static final Dataset WAVES = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);

    /** What an engine chose, cohort by cohort, and the outcomes of all. */
    private record Run(List<String> choices, Map<String, String> outcomes) {}

    private static Map<String, LongSupplier> clocks() {
        AtomicLong ticks = new AtomicLong();
        AtomicLong backwards = new AtomicLong();
        AtomicLong leaps = new AtomicLong();
        SplittableRandom random = new SplittableRandom(7);
        Map<String, LongSupplier> clocks = new LinkedHashMap<>();
        clocks.put("the machine's", System::nanoTime);
        clocks.put("one that stands", () -> 0);
        clocks.put("one that counts its calls", ticks::incrementAndGet);
        clocks.put("one that runs backwards", backwards::decrementAndGet);
        clocks.put("one that leaps", () -> leaps.addAndGet(2_000_000_000L));
        clocks.put("one that says anything", random::nextLong);
        return clocks;
    }

    @Test
    void noBitDependsOnTheClockOrOnWhatWasTrainedBefore() {
        Map<String, Run> runs = new LinkedHashMap<>();
        clocks().forEach((name, clock) -> runs.put(name, run(clock)));

        Map<String, String> outcomes = runs.get("the machine's").outcomes();
        runs.forEach((name, run) -> assertThat(run.outcomes()).as(name).isEqualTo(outcomes));
        for (Cohort cohort : cohorts()) {
            RecordingListener fresh = new RecordingListener();
            new LockstepEngine().train(cohort, fresh);
            fresh.outcomes()
                    .forEach(
                            (id, outcome) -> assertThat(OutcomeText.of(outcome)).isEqualTo(outcomes.get(id)));
        }
    }

    @Test
    void theClocksLeadToOtherChoices() {
        assumeThat(Kernels.hindrance()).isEmpty();
        Map<String, LongSupplier> clocks = clocks();

        List<String> standing = run(clocks.get("one that stands")).choices();
        List<String> counting = run(clocks.get("one that counts its calls")).choices();
        List<String> leaping = run(clocks.get("one that leaps")).choices();

        // the first warms vectors up, the next two meanwhile do without until they are seen to be quicker; then a long
        // and a short wide one
        assertThat(standing).containsExactly("vector", "plain", "plain", "over units", "plain");
        assertThat(counting).containsExactly("vector", "plain", "vector", "over units", "plain");
        assertThat(leaping).containsExactly("vector", "plain", "vector", "over units", "over units");
    }

    private static Run run(LongSupplier clock) {
        LaneKernels vector = Kernels.fastest();
        LaneKernels plain = Kernels.plain();
        KernelSelection selection = new KernelSelection(16, () -> vector, plain);
        List<Choices> choices = new ArrayList<>();
        LockstepEngine engine = new LockstepEngine(
                cohort -> {
                    choices.add(new Choices(selection.of(cohort), vector, plain));
                    return choices.get(choices.size() - 1);
                },
                WideTrials.fastest(clock),
                clock);
        RecordingListener listener = new RecordingListener();
        List<Cohort> cohorts = cohorts();
        engine.train(cohorts.get(0), new TrainingListener() {
            private int asked;

            @Override
            public void finished(Trial trial, TrialOutcome outcome) {
                listener.finished(trial, outcome);
            }

            /** Meanwhile trains the second and the third cohort, as another thread might. */
            @Override
            public boolean cancelled() {
                asked++;
                if (asked == 2 || asked == 4) {
                    engine.train(cohorts.get(asked / 2), listener);
                }
                return false;
            }
        });
        cohorts.subList(3, 5).forEach(cohort -> engine.train(cohort, listener));
        Map<String, String> outcomes = new LinkedHashMap<>();
        listener.outcomes().forEach((id, outcome) -> outcomes.put(id, OutcomeText.of(outcome)));
        return new Run(choices.stream().map(Choices::text).toList(), outcomes);
    }

    /** Trials that promise much work, and end early; the last one promises little. */
    private static List<Cohort> cohorts() {
        Component[] narrow = {dense(10, "tanh"), dense(1)};
        return List.of(
                cohort(1, 16, new Sketch().epochs(1_000_000).layers(narrow)),
                cohort(101, 4, new Sketch().epochs(1_000_000).layers(narrow)),
                cohort(201, 4, new Sketch().epochs(1_000_000).layers(narrow)),
                cohort(301, 1, new Sketch().epochs(10_000_000).layers(dense(64, "tanh"), dense(1))),
                cohort(401, 1, new Sketch().epochs(4).layers(dense(64, "tanh"), dense(1))));
    }

    private static Cohort cohort(int first, int count, Sketch sketch) {
        List<Trial> trials = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            sketch.seed(first + k)
                    .optimizer(optimizer("adam", "learning_rate", 0.001 * (k + 1)))
                    .earlyStopping("loss", 6, 1e9, true);
            trials.add(sketch.trial(first + k));
        }
        return new Cohort(WAVES, trials);
    }

    /** Notes which kernels were asked for. */
    private static final class Choices implements KernelChoice {
        private final KernelChoice choice;
        private final LaneKernels vector;
        private final LaneKernels plain;
        private boolean choseVector;
        private boolean chosePlain;

        Choices(KernelChoice choice, LaneKernels vector, LaneKernels plain) {
            this.choice = choice;
            this.vector = vector;
            this.plain = plain;
        }

        @Override
        public int lanes() {
            return choice.lanes();
        }

        @Override
        public LaneKernels kernels(int trials) {
            LaneKernels kernels = choice.kernels(trials);
            choseVector |= kernels == vector;
            chosePlain |= kernels == plain;
            return kernels;
        }

        @Override
        public void epoch(LaneKernels kernels, int trials, long nanos) {
            choice.epoch(kernels, trials, nanos);
        }

        @Override
        public void ended() {
            choice.ended();
        }

        String text() {
            return choseVector && chosePlain ? "both" : choseVector ? "vector" : chosePlain ? "plain" : "over units";
        }
    }
}
