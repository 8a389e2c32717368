package dev.descent.engine;

import static dev.descent.engine.Fixtures.component;
import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Trials that pause at an epoch and go on from there, or from their start, as if they had never paused. Part of {@link EngineContract}. */
public abstract class RungsContract extends ToldStepsContract {
    private static final int[] RUNGS = {3, 10, 30};
    private static final Dataset WAVES = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);

    private static Sketch sketch() {
        return simple().epochs(30).batchSize(8);
    }

    private static List<Trial> numbered(List<Sketch> sketches) {
        List<Trial> trials = new ArrayList<>();
        for (Sketch sketch : sketches) {
            trials.add(sketch.trial(trials.size() + 1));
        }
        return trials;
    }

    /** Trains from rung to rung, with the checkpoints and without them, and holds every rung to a run that begins at the start. */
    private void assertNoTrace(Dataset data, List<Trial> all) {
        List<Trial> trials = watched().trained(data, all, 1);
        Map<String, TrialOutcome> whole = Rungs.inOneGo(watched(), data, trials);
        for (boolean kept : new boolean[] {true, false}) {
            Rungs rungs = new Rungs(watched(), data);
            Map<String, TrialOutcome> outcomes = Map.of();
            for (int rung : RUNGS) {
                outcomes = rungs.train(rung, trials);
                outcomes.values().forEach(it -> assertBegins(whole.get(it.trialId()), it, rung));
                if (!kept) {
                    rungs.checkpoints().clear();
                }
            }
            assertThat(rungs.checkpoints())
                    .as("checkpoints of trials that ended")
                    .isEmpty();
            Rungs.assertSameBytes(outcomes, whole, kept ? "from its checkpoints" : "from its start");
        }
    }

    /** The epochs of a rung's record are the first ones of the whole trial. */
    private static void assertBegins(TrialOutcome whole, TrialOutcome atRung, int rung) {
        History history = atRung.history();
        int epochs = Math.min(rung, whole.history().epochs());
        assertThat(history.epochs()).as("epochs of the history").isEqualTo(epochs);
        int metrics = epochs == 0 ? 0 : history.metrics().length / epochs;
        History all = whole.history();
        assertThat(history.learningRate())
                .as("learning rate of each epoch")
                .isEqualTo(Arrays.copyOf(all.learningRate(), epochs));
        assertBits("bits of the running loss at a rung", history.runningLoss(), all.runningLoss(), epochs);
        assertBits("bits of the loss at a rung", history.loss(), all.loss(), epochs);
        assertBits("bits of the validation loss at a rung", history.validationLoss(), all.validationLoss(), epochs);
        assertBits("bits of the metrics at a rung", history.metrics(), all.metrics(), epochs * metrics);
        assertBits(
                "bits of the validation metrics at a rung",
                history.validationMetrics(),
                all.validationMetrics(),
                epochs * metrics);
        if (atRung instanceof Completed completed) {
            assertThat(completed.epochs()).as("epochs at a rung").isEqualTo(epochs);
            if (completed.bestEpoch() == 0) {
                assertThat(completed.train().loss())
                        .as("loss of the training rows at a rung")
                        .isEqualTo(history.loss()[epochs - 1]);
            }
        }
    }

    private static void assertBits(String what, float[] some, float[] all, int length) {
        assertThat(bits(some)).as(what).isEqualTo(bits(Arrays.copyOf(all, Math.min(length, all.length))));
    }

    private static List<Integer> bits(float[] values) {
        List<Integer> bits = new ArrayList<>();
        for (float value : values) {
            bits.add(Float.floatToRawIntBits(value));
        }
        return bits;
    }

    @TestFactory
    protected Stream<DynamicTest> aPauseLeavesNoTraceInAnyOptimizer() {
        Map<String, List<Sketch>> sketches = new LinkedHashMap<>();
        for (String name : Vocabulary.names(Kind.OPTIMIZER)) {
            sketches.put(
                    name,
                    List.of(
                            sketch().optimizer(optimizer(name, "learning_rate", 0.02)),
                            sketch().optimizer(optimizer(name, "learning_rate", 0.01, "weight_decay", 0.01))
                                    .repeat(2),
                            sketch().optimizer(optimizer(name)).epochs(12).seed(7)));
        }
        for (Component switched : List.of(
                optimizer("adam", "amsgrad", true, "beta_2", 0.5),
                optimizer("sgd", "momentum", 0.8, "nesterov", true),
                optimizer("rmsprop", "centered", true, "momentum", 0.5))) {
            sketches.put(switched.name() + " with switches", List.of(sketch().optimizer(switched)));
        }
        return noTrace(WAVES, sketches);
    }

    private Stream<DynamicTest> noTrace(Dataset data, Map<String, List<Sketch>> sketches) {
        return sketches.entrySet().stream()
                .map(it -> named(it.getKey(), () -> assertNoTrace(data, numbered(it.getValue()))));
    }

    /** Schedules run over all epochs, of 3 steps each; where a rung ends doesn't move them. */
    @TestFactory
    protected Stream<DynamicTest> aPauseLeavesNoTraceInSchedules() {
        Map<String, Object[]> schedules = new LinkedHashMap<>();
        schedules.put("exponential_decay", new Object[] {"decay_steps", 7L, "decay_rate", 0.9});
        schedules.put("inverse_time_decay", new Object[] {"decay_steps", 7L, "decay_rate", 0.9, "staircase", true});
        schedules.put("polynomial_decay", new Object[] {"decay_steps", 60L, "power", 0.5});
        schedules.put(
                "piecewise_constant",
                new Object[] {"boundaries", List.of(8L, 31L), "values", List.of(0.1, 0.01, 0.001)});
        schedules.put("cosine_decay", new Object[] {"decay_steps", 80L, "warmup_target", 0.02, "warmup_steps", 10L});
        schedules.put("cosine_decay_restarts", new Object[] {"first_decay_steps", 11L});
        schedules.put("one_cycle", new Object[] {"max_learning_rate", 0.1, "total_steps", 90L});
        schedules.put("warmup", new Object[] {"steps", 20L});
        assertThat(schedules.keySet()).as("schedules").containsAll(Vocabulary.names(Kind.SCHEDULE));
        Map<String, List<Sketch>> sketches = new LinkedHashMap<>();
        schedules.forEach((name, settings) -> {
            Component schedule = component(Kind.SCHEDULE, name, settings);
            sketches.put(name, List.of(sketch().optimizer(optimizer("sgd", "learning_rate", schedule))));
        });
        return noTrace(WAVES, sketches);
    }

    @TestFactory
    protected Stream<DynamicTest> aPauseLeavesNoTraceInLayers() {
        Component regularizer = component(Kind.SECTION, "regularizer", "l1", 0.001, "l2", 0.01);
        Map<String, List<Sketch>> sketches = new LinkedHashMap<>();
        sketches.put("dense", List.of(sketch(), sketch().repeat(2), sketch().inFileOrder()));
        sketches.put(
                "dense with penalties",
                List.of(sketch().layers(dense(6).with("kernel_regularizer", regularizer), dense(1))));
        sketches.put("dense with metrics", List.of(sketch().metrics("mae")));
        for (Component middle : List.of(
                layer("dropout", "rate", 0.3),
                layer("batch_normalization", "momentum", 0.7),
                layer("layer_normalization"))) {
            Component regularized = dense(6, "relu").with("kernel_regularizer", regularizer);
            sketches.put(
                    middle.name(),
                    List.of(
                            sketch().layers(dense(6), middle, dense(1)),
                            sketch().layers(dense(6, "relu"), middle, dense(1)).metrics("mae"),
                            sketch().layers(regularized, middle, dense(1)).repeat(2),
                            sketch().layers(dense(6, "relu"), middle, dense(1)).inFileOrder()));
        }
        return noTrace(Fixtures.weighted(WAVES), sketches);
    }

    @TestFactory
    protected Stream<DynamicTest> aPauseLeavesNoTraceInClipping() {
        Map<String, List<Sketch>> sketches = new LinkedHashMap<>();
        for (String kind : Vocabulary.names(Kind.CLIPPING)) {
            sketches.put(kind, List.of(sketch().clipping(kind, 0.01), sketch().clipping(kind, 0.3)));
        }
        return noTrace(WAVES, sketches);
    }

    @Test
    protected void aPauseLeavesNoTraceInWideLinearLayers() {
        Dataset data = Fixtures.waves(50, 17, 3, TargetEncoding.NUMERIC);
        assertNoTrace(
                data,
                numbered(List.of(sketch().layers(dense(70), dense(40), dense(3)).batchSize(16))));
    }

    @Test
    protected void aPauseLeavesNoTraceInWideLayers() {
        Dataset data = Fixtures.waves(50, 17, 3, TargetEncoding.ONE_HOT);
        assertNoTrace(
                data,
                numbered(List.of(sketch().layers(
                                dense(70, "relu"), layer("batch_normalization"), dense(40, "tanh"), dense(3, "softmax"))
                        .loss(Fixtures.loss("categorical_crossentropy"))
                        .metrics("accuracy")
                        .batchSize(16))));
    }

    /**
     * Monitors that wait over rungs. The first epoch improves on infinity and no other one by a billion, so some stop before, between and
     * after rungs, some never; where the rate is high and every improvement counts, they stop somewhere.
     */
    @Test
    protected void aPauseLeavesNoTraceInEarlyStopping() {
        List<Integer> stops = List.of(2, RUNGS[0], RUNGS[0] + 1, RUNGS[1], RUNGS[1] + 5, RUNGS[2]);
        List<Sketch> sketches = new ArrayList<>();
        for (boolean restoreBest : new boolean[] {true, false}) {
            for (int stop : stops) {
                sketches.add(sketch().earlyStopping("loss", stop - 1, 1e9, restoreBest));
                sketches.add(sketch().optimizer(optimizer("sgd", "learning_rate", 0.3))
                        .earlyStopping("val_loss", stop - 1, 0, restoreBest));
            }
        }
        List<Trial> trials = numbered(sketches);
        Map<String, TrialOutcome> whole = Rungs.inOneGo(watched(), WAVES, trials);
        for (int k = 0; k < trials.size(); k += 2) {
            Completed outcome = (Completed) whole.get(trials.get(k).id());
            assertThat(outcome.epochs()).as("epochs").isEqualTo(stops.get(k / 2 % stops.size()));
            assertThat(outcome.bestEpoch()).as("best epoch").isEqualTo(1);
        }
        assertNoTrace(WAVES, trials);
    }

    /** The record tells of the best copy so far, and training goes on with the last weights. */
    @Test
    protected void aRungIsMeasuredWithTheWeightsThatWouldBeKept() {
        Trial trial = sketch().earlyStopping("val_loss", 40, 1e9, true).trial();
        Rungs rungs = new Rungs(watched(), WAVES);
        for (int rung : RUNGS) {
            Completed outcome = (Completed) rungs.train(rung, List.of(trial)).get(trial.id());
            assertThat(outcome.epochs()).as("epochs").isEqualTo(rung);
            assertThat(outcome.bestEpoch()).as("best epoch").isEqualTo(1);
            assertThat(outcome.validation().orElseThrow().loss())
                    .as("loss of the validation rows")
                    .isEqualTo(outcome.history().validationLoss()[0]);
            assertThat(outcome.train().loss())
                    .as("loss of the training rows")
                    .isEqualTo(outcome.history().loss()[0]);
        }
    }

    @Test
    protected void aTrialThatStoppedEarlyHasTheSameRecordForEveryLongerRequest() {
        Trial trial = sketch().earlyStopping("loss", 0, 1e9, true).trial();
        Rungs rungs = new Rungs(watched(), WAVES);
        Map<String, TrialOutcome> first = rungs.train(RUNGS[0], List.of(trial));
        assertThat(((Completed) first.get(trial.id())).epochs())
                .as("epochs of a trial that stops early")
                .isEqualTo(2);
        Rungs.assertSame(rungs.train(RUNGS[1], List.of(trial)), first, "the second rung");
        Rungs.assertSame(rungs.train(RUNGS[2], List.of(trial)), first, "the last rung");
    }

    @Test
    protected void aRungThatAnEarlierOneReachedAlreadyIsMeasuredAlone() {
        Trial trial = sketch().trial();
        Rungs rungs = new Rungs(watched(), WAVES);
        Map<String, TrialOutcome> first = rungs.train(RUNGS[0], List.of(trial));
        Rungs.assertSame(rungs.train(RUNGS[0], List.of(trial)), first, "once more");
    }

    @Test
    protected void aShorterRequestBeginsAtTheStart() {
        Trial trial = sketch().trial();
        Rungs rungs = new Rungs(watched(), WAVES);
        rungs.train(RUNGS[1], List.of(trial));
        Rungs.assertSame(
                rungs.train(RUNGS[0], List.of(trial)),
                new Rungs(watched(), WAVES).train(RUNGS[0], List.of(trial)),
                "the first rung after the second");
    }

    /** Trials that begin, and others that go on from other epochs until others. */
    @Test
    protected void aCohortMayMixTrialsThatBeginAndThatGoOn() {
        List<Sketch> sketches = new ArrayList<>();
        for (int k = 0; k < 21; k++) {
            Sketch sketch = sketch().epochs(k % 4 == 0 ? 9 : 12)
                    .repeat(1 + k % 2)
                    .optimizer(optimizer("sgd", "learning_rate", 0.01 * (1 + k)));
            sketches.add(k % 5 == 0 ? sketch.earlyStopping("val_loss", 2, 0, k % 2 == 0) : sketch);
        }
        List<Trial> trials = numbered(sketches);
        Rungs rungs = new Rungs(watched(), WAVES);
        List<Trial> some = new ArrayList<>();
        for (int k = 0; k < trials.size(); k++) {
            if (k % 3 > 0) {
                some.add(Fixtures.until(1 + k % 7, trials.get(k)));
            }
        }
        rungs.train(some);
        List<Trial> others = new ArrayList<>();
        for (int k = 0; k < trials.size(); k++) {
            others.add(Fixtures.until(k % 2 == 0 ? 8 : 30, trials.get(k)));
        }
        Rungs.assertSame(rungs.train(others), Rungs.inOneGo(watched(), WAVES, others), "the second round");
        Rungs.assertSame(rungs.train(30, trials), Rungs.inOneGo(watched(), WAVES, trials), "the third round");
    }

    /** Rows 1 and 2: the steepest direction has slope 6.9, so at η = 30 the loss grows 40,000 times a step, from 2.5 to 10³⁸ in nine. */
    @Test
    protected void aTrialThatDivergesBetweenRungsDivergesThere() {
        Dataset data = Fixtures.rows(1, new float[] {1, 2}, new float[] {1, 4});
        List<Trial> trials = numbered(List.of(
                sketch().layers(neuron(2, 1)).optimizer(optimizer("sgd", "learning_rate", 30.0)),
                sketch().layers(neuron(2, 1)).optimizer(optimizer("sgd", "learning_rate", 0.1)),
                sketch().layers(neuron(2, 1)).optimizer(optimizer("sgd", "learning_rate", 1e15))));
        Map<String, TrialOutcome> whole = Rungs.inOneGo(watched(), data, trials);
        assertThat(whole.get(trials.get(0).id()))
                .as("outcome of the first trial")
                .isInstanceOfSatisfying(
                        Diverged.class,
                        it -> assertThat(it.epoch()).as("epoch that diverged").isBetween(4, 10));
        assertThat(whole.get(trials.get(1).id()))
                .as("outcome of the second trial")
                .isInstanceOf(Completed.class);
        assertThat(whole.get(trials.get(2).id()))
                .as("outcome of the third trial")
                .isInstanceOfSatisfying(
                        Diverged.class,
                        it -> assertThat(it.epoch()).as("epoch that diverged").isLessThan(4));
        assertNoTrace(data, trials);
    }

    /** It may be asked for again after it was used, as where a cohort that threw is trained trial by trial. */
    @TestFactory
    protected Stream<DynamicTest> goingOnChangesNoCheckpoint() {
        Map<String, Sketch> sketches = new LinkedHashMap<>();
        sketches.put("of plain steps", sketch());
        sketches.put("of early stopping", sketch().earlyStopping("val_loss", 7, 1e9, true));
        sketches.put("of momentum", sketch().optimizer(optimizer("momentum")));
        sketches.put("of adam", sketch().optimizer(optimizer("adam")));
        sketches.put("of running values", sketch().layers(dense(5, "tanh"), layer("batch_normalization"), dense(1)));
        return sketches.entrySet().stream()
                .map(it -> named(
                        it.getKey(),
                        () -> assertGoesOnTwice(List.of(it.getValue().trial()))));
    }

    private void assertGoesOnTwice(List<Trial> trials) {
        Rungs rungs = new Rungs(watched(), WAVES);
        rungs.train(RUNGS[0], trials);
        Map<String, Checkpoint> checkpoints = new LinkedHashMap<>(rungs.checkpoints());
        List<Long> sizes = checkpoints.values().stream().map(Checkpoint::bytes).toList();
        Map<String, TrialOutcome> first = rungs.train(RUNGS[2], trials);
        assertThat(checkpoints.values().stream().map(Checkpoint::epoch).toList())
                .as("epochs of checkpoints that were gone on from")
                .allMatch(epoch -> epoch == RUNGS[0]);
        assertThat(checkpoints.values().stream().map(Checkpoint::bytes).toList())
                .as("bytes of checkpoints that were gone on from")
                .isEqualTo(sizes);
        rungs.checkpoints().putAll(checkpoints);
        Rungs.assertSame(rungs.train(RUNGS[2], trials), first, "the second time");
        Rungs.assertSame(first, Rungs.inOneGo(watched(), WAVES, trials), "in one go");
    }

    @Test
    protected void aCheckpointThatAnEngineDoesNotKnowIsNoUse() {
        Trial trial = sketch().trial();
        Rungs rungs = new Rungs(watched(), WAVES);
        rungs.checkpoints().put(trial.id(), new Checkpoint() {
            @Override
            public int epoch() {
                return RUNGS[0];
            }

            @Override
            public long bytes() {
                return 0;
            }
        });
        Rungs.assertSame(
                rungs.train(List.of(trial)), Rungs.inOneGo(watched(), WAVES, List.of(trial)), "from the start");
    }

    /** Cancelled as soon as the first trial has paused: what was told stands, and every trial can go on. */
    @Test
    protected void aCohortThatIsCancelledAtARungGoesOn() {
        List<Sketch> sketches = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            sketches.add(sketch().repeat(1 + k));
        }
        List<Trial> trials = numbered(sketches);
        List<Trial> some = new ArrayList<>();
        for (int k = 0; k < trials.size(); k++) {
            some.add(Fixtures.until(k < 2 ? RUNGS[0] : RUNGS[1], trials.get(k)));
        }
        RecordingListener recorded = new RecordingListener();
        watched().train(new Cohort(WAVES, some), new TrainingListener() {
            @Override
            public void finished(Trial trial, TrialOutcome outcome) {
                recorded.finished(trial, outcome);
            }

            @Override
            public void paused(Trial trial, Checkpoint checkpoint) {
                recorded.paused(trial, checkpoint);
            }

            @Override
            public boolean cancelled() {
                return !recorded.outcomes().isEmpty();
            }
        });
        assertThat(recorded.outcomes()).as("outcomes by trial").hasSizeBetween(1, 2);
        Rungs rungs = new Rungs(watched(), WAVES);
        rungs.checkpoints().putAll(recorded.checkpoints());
        Rungs.assertSame(rungs.train(RUNGS[2], trials), Rungs.inOneGo(watched(), WAVES, trials), "after all");
    }
}
