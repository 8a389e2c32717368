package dev.descent.engine.lockstep;

import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.engine.Checkpoint;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.RecordingListener;
import dev.descent.engine.Rungs;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialsOfEveryKind;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.kernel.Kernels;
import dev.descent.kernel.LaneKernels;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trials that pause and go on have the textbook's bits in every packing and form, whichever engine they paused in. */
class RungBitsTest {
    private static final Engine REFERENCE = new ReferenceEngine();
    private static final Dataset WAVES = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);

    /** Trains with the textbook in one go, and with every engine by way of these epochs. */
    private static void agree(Dataset data, List<Trial> trials, int... rungs) {
        Map<String, TrialOutcome> whole = Rungs.inOneGo(REFERENCE, data, trials);
        PrintedBits.engines(true).forEach((name, engine) -> {
            Rungs paused = new Rungs(engine, data);
            for (int rung : rungs) {
                Map<String, TrialOutcome> outcomes = paused.train(rung, trials);
                assertThat(paused.checkpoints().keySet()).as(name).isEqualTo(paused(rung, trials, outcomes));
            }
            Rungs.assertSame(paused.train(trials), whole, name);
        });
    }

    /** The ids of trials that completed a rung before their end. */
    private static Set<String> paused(int rung, List<Trial> trials, Map<String, TrialOutcome> outcomes) {
        Set<String> paused = new TreeSet<>();
        for (Trial trial : trials) {
            if (Fixtures.until(rung, trial).pauses() && outcomes.get(trial.id()) instanceof Completed) {
                paused.add(trial.id());
            }
        }
        return paused;
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 40).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trialsOfEverySortAgree(int seed) {
        Cohort cohort = new RandomTrials(seed).cohort(1 + seed * 7 % 24);
        agree(cohort.data(), cohort.trials(), 1, 2, 4);
    }

    static Stream<String> kinds() {
        return TrialsOfEveryKind.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void trialsOfEveryKindAgree(String kind) {
        TrialsOfEveryKind.Lesson lesson = TrialsOfEveryKind.all().get(kind);
        agree(lesson.data(), List.of(lesson.sketch().trial()), 2, 4, 13);
    }

    /** Fresh trials and trials that paused at any epoch, in engines that are drawn, side by side. */
    @ParameterizedTest
    @MethodSource("seeds")
    void trialsPauseInOneEngineAndGoOnInAnother(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Engine> engines = new ArrayList<>(PrintedBits.engines(true).values());
        engines.add(REFERENCE);
        Cohort cohort = new RandomTrials(1000 + seed).cohort(20);
        Map<String, Checkpoint> checkpoints = new LinkedHashMap<>();
        for (int round = 0; round < 4; round++) {
            List<Trial> some = new ArrayList<>();
            for (Trial trial : cohort.trials()) {
                Checkpoint known = checkpoints.get(trial.id());
                int until = random.nextInt(5);
                if (random.nextInt(3) > 0 && (known == null || known.epoch() <= until)) {
                    some.add(Fixtures.until(until, trial));
                }
            }
            if (!some.isEmpty()) {
                RecordingListener listener = new RecordingListener();
                Engine engine = engines.get(random.nextInt(engines.size()));
                engine.train(new Cohort(cohort.data(), some, checkpoints), listener);
                checkpoints.putAll(listener.checkpoints());
            }
        }
        assertThat(checkpoints).isNotEmpty();
        RecordingListener last = new RecordingListener();
        Cohort rest = new Cohort(cohort.data(), cohort.trials(), checkpoints);
        engines.get(random.nextInt(engines.size())).train(rest, last);
        Rungs.assertSame(last.outcomes(), Rungs.inOneGo(REFERENCE, cohort.data(), cohort.trials()), "engines in turn");
    }

    /** 48 trials until epoch 3, then the first of every three until 10: three packs, then one, no epoch in less than 16 lanes. */
    @Test
    void survivorsFillTheirLanes() {
        List<Trial> trials = new ArrayList<>();
        for (int k = 0; k < 48; k++) {
            trials.add(new Sketch()
                    .epochs(30)
                    .repeat(1 + k % 4)
                    .optimizer(optimizer("adam", "learning_rate", 0.001 * (1 + k)))
                    .trial(k + 1));
        }
        List<Trial> survivors =
                IntStream.range(0, 16).mapToObj(k -> trials.get(3 * k)).toList();
        List<Integer> lanes = new ArrayList<>();
        Rungs rungs = new Rungs(new LockstepEngine(cohort -> new NotingLanes(lanes)), WAVES);
        rungs.train(3, trials);
        assertThat(lanes).hasSize(9).containsOnly(16);
        lanes.clear();
        rungs.train(10, survivors);
        assertThat(lanes).hasSize(7).containsOnly(16);
    }

    /** A checkpoint holds what it says: weights, two slots of Adam, a best copy and three epochs. */
    @Test
    void aCheckpointTellsItsSize() {
        Checkpoint plain = checkpoint(new Sketch().epochs(30));
        Checkpoint stopping = checkpoint(new Sketch().epochs(30).earlyStopping("val_loss", 9, 0, true));
        assertThat(plain.epoch()).isEqualTo(3);
        assertThat(plain.bytes()).isBetween(3 * 51 * 4L, 3 * 51 * 4L + 1000);
        assertThat(stopping.bytes() - plain.bytes()).isEqualTo(51 * 4);
    }

    private static Checkpoint checkpoint(Sketch sketch) {
        Rungs rungs = new Rungs(new LockstepEngine(), WAVES);
        rungs.train(3, List.of(sketch.trial()));
        return rungs.checkpoints().get(sketch.trial().id());
    }

    /** Notes in how many lanes each epoch was trained. */
    private record NotingLanes(List<Integer> epochs) implements KernelChoice {
        private static final int MOST = 16;

        @Override
        public int lanes() {
            return MOST;
        }

        @Override
        public LaneKernels kernels(int trials) {
            return Kernels.plain();
        }

        @Override
        public void epoch(LaneKernels kernels, int trials, long nanos) {
            epochs.add(trials);
        }
    }
}
