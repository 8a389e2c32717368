package dev.descent.engine;

import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Dataset;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Steps that an engine tells, if it tells any: those of the epochs in its history. Part of {@link EngineContract}. */
public abstract class ToldStepsContract extends KeptContract {
    /** Whether the engine tells steps; there is no row a step of one that does not. */
    protected boolean tellsSteps() {
        return false;
    }

    /** Notes the steps of all trials but the second. */
    private static final class Counter implements TrainingListener {
        private final RecordingListener recorded = new RecordingListener();
        private final Map<String, List<TrainingStep>> told = new LinkedHashMap<>();
        private final boolean even;

        /** @param even whether only steps 2, 4, 6, … are wanted */
        Counter(boolean even) {
            this.even = even;
        }

        List<TrainingStep> of(Trial trial) {
            return told.getOrDefault(trial.id(), List.of());
        }

        @Override
        public boolean wantsSteps(Trial trial) {
            return trial.number() != 2;
        }

        @Override
        public boolean wantsStepAt(Trial trial, long step) {
            return !even || step % 2 == 0;
        }

        @Override
        public void step(Trial trial, TrainingStep step) {
            assertThat(recorded.outcomes()).as("ended").doesNotContainKey(trial.id());
            told.computeIfAbsent(trial.id(), id -> new ArrayList<>()).add(step);
        }

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
            return false;
        }
    }

    @Test
    protected void stepsAreThoseOfTheHistoryAndMoveNoBit() {
        Dataset data = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);
        List<Sketch> sketches = List.of(
                new Sketch().epochs(4).batchSize(7).metrics("mae"),
                new Sketch().epochs(3),
                new Sketch()
                        .epochs(3)
                        .batchSize(8)
                        .optimizer(optimizer("adam"))
                        .layers(
                                dense(6, "tanh"),
                                layer("dropout", "rate", 0.3),
                                layer("batch_normalization"),
                                dense(1)),
                new Sketch().epochs(9).batchSize(6).earlyStopping("loss", 1, 100, false),
                new Sketch().withoutOptimizer().epochs(0),
                new Sketch().epochs(30).batchSize(5).optimizer(optimizer("sgd", "learning_rate", 1e15)));
        List<Trial> all = new ArrayList<>();
        for (Sketch sketch : sketches) {
            all.add(sketch.trial(all.size() + 1));
        }
        List<Trial> trials = watched().trained(data, all, 1);
        Counter counter = new Counter(false);
        watched().train(new Cohort(data, trials), counter);
        Counter even = new Counter(true);
        watched().train(new Cohort(data, trials), even);
        RecordingListener deaf = new RecordingListener();
        watched().train(new Cohort(data, trials), deaf);

        for (Trial trial : trials) {
            TrialOutcome outcome = counter.recorded.outcomes().get(trial.id());
            OutcomeText.assertSame(
                    "trial " + trial.number() + " of a listener that wants its steps",
                    outcome,
                    deaf.outcomes().get(trial.id()));
            if (tellsSteps() && trial.number() != 2 || !counter.of(trial).isEmpty()) {
                assertAgree(trial, outcome, counter.of(trial), data.train().rows());
                assertThat(even.of(trial).stream().map(TrainingStep::step))
                        .as("steps of trial %s of which the even ones are wanted", trial.number())
                        .containsExactlyElementsOf(counter.of(trial).stream()
                                .map(TrainingStep::step)
                                .filter(step -> step % 2 == 0)
                                .toList());
            }
        }
    }

    private static void assertAgree(Trial trial, TrialOutcome outcome, List<TrainingStep> steps, int rows) {
        History history = outcome.history();
        int iterations =
                (rows + trial.network().batchSize() - 1) / trial.network().batchSize();
        int whole = history.epochs() * iterations;
        assertThat(steps.stream().map(TrainingStep::step))
                .as("numbers of the steps of trial %s", trial.number())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, steps.size()).boxed().toList())
                .hasSizeGreaterThanOrEqualTo(whole);
        if (outcome instanceof TrialOutcome.Completed) {
            assertThat(steps).as("steps of trial %s", trial.number()).hasSize(whole);
        }
        for (int s = 0; s < steps.size(); s++) {
            TrainingStep step = steps.get(s);
            assertThat(step.epoch()).as("epoch of step %s", s + 1).isEqualTo(s / iterations + 1);
            assertThat(step.loss()).as("loss of the batch").isFinite();
            assertThat(step.runningMetrics()).hasSize(trial.network().metrics().size());
            if (s % iterations == 0) {
                assertThat(step.runningLoss())
                        .as("running loss of a first batch")
                        .isEqualTo(step.loss());
            }
            if (s < whole && (s + 1) % iterations == 0) {
                assertThat(step.runningLoss())
                        .as("running loss of epoch %s", step.epoch())
                        .isEqualTo(history.runningLoss()[step.epoch() - 1]);
                assertThat(step.learningRate())
                        .as("learning rate of epoch %s", step.epoch())
                        .isEqualTo(history.learningRate()[step.epoch() - 1]);
            }
        }
    }

    /** Where a batch is all rows, it sees before its step what the history measured after the one before. */
    @Test
    protected void aStepOfAllRowsBeginsWhereTheEpochBeforeEnded() {
        Dataset data = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);
        Trial trial = new Sketch()
                .epochs(6)
                .batchSize(20)
                .metrics("mae", "rmse")
                .optimizer(optimizer("sgd", "learning_rate", 0.05))
                .trial();
        Counter counter = new Counter(false);
        watched().train(new Cohort(data, watched().trained(data, List.of(trial), 1)), counter);
        History history = counter.recorded.outcomes().get(trial.id()).history();
        List<TrainingStep> steps = counter.of(trial);
        for (int s = 1; s < steps.size(); s++) {
            TrainingStep step = steps.get(s);
            assertThat(step.loss()).isCloseTo(history.loss()[s - 1], within(1e-5f));
            for (int m = 0; m < 2; m++) {
                assertThat(step.runningMetrics()[m]).isCloseTo(history.metrics()[(s - 1) * 2 + m], within(1e-5f));
            }
        }
        for (TrainingStep step : steps) {
            assertThat(step.stepLength())
                    .as("η·‖g‖, the length of a step of sgd")
                    .isCloseTo(0.05 * step.gradientNorm(), within(1e-6 + 1e-4 * step.gradientNorm()));
        }
    }

    @Test
    protected void aTrialThatGoesOnTellsTheStepsBehindItsCheckpoint() {
        Dataset data = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);
        Trial whole = simple().epochs(4).batchSize(6).trial(1);
        List<Trial> trained = watched().trained(data, List.of(Fixtures.until(2, whole)), 1);
        Counter pauses = new Counter(false);
        watched().train(new Cohort(data, trained), pauses);
        Counter goesOn = new Counter(false);
        watched().train(new Cohort(data, List.of(whole), pauses.recorded.checkpoints()), goesOn);
        Counter atOnce = new Counter(false);
        watched().train(new Cohort(data, List.of(whole)), atOnce);
        List<TrainingStep> all = atOnce.of(whole);
        List<TrainingStep> rest = goesOn.of(whole);
        for (int s = 1; s <= rest.size(); s++) {
            TrainingStep one = rest.get(rest.size() - s);
            TrainingStep other = all.get(all.size() - s);
            assertThat(one.step()).isEqualTo(other.step());
            assertThat(one.loss()).isEqualTo(other.loss());
            assertThat(one.gradientNorm()).isEqualTo(other.gradientNorm());
            assertThat(one.stepLength()).isEqualTo(other.stepLength());
            assertThat(one.runningLoss()).isEqualTo(other.runningLoss());
        }
        if (tellsSteps()) {
            assertThat(all).hasSize(16);
            assertThat(rest.size()).isIn(8, 16);
        }
    }
}
