package dev.descent.engine;

import static dev.descent.engine.Fixtures.activation;
import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Dataset;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.executor.Answer;
import dev.descent.executor.ExecutorSettings;
import dev.descent.executor.LocalExecutor;
import dev.descent.executor.Task;
import dev.descent.executor.TaskListener;
import dev.descent.executor.TrialTask;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Embeddings;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Initializers;
import dev.descent.nn.Network;
import dev.descent.worker.ListedWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every engine keeps, whatever it computes with. A test of an engine extends this class and says how the engine is made; data and
 * trials are made up, so it runs in any project.
 */
public abstract class EngineContract extends EpochsContract {
    private final Dataset waves = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);

    @Test
    void hasAName() {
        assertThat(engine().name()).matches("[a-z][a-z0-9_-]*");
    }

    @Test
    void aHiddenLayerLearnsAProduct() {
        Completed outcome = completed(
                Fixtures.products(), new Sketch().epochs(100).optimizer(optimizer("adam", "learning_rate", 0.01)));

        assertThat(outcome.parameters()).isEqualTo(51);
        assertThat(outcome.epochs()).isEqualTo(100);
        assertThat(outcome.steps()).isEqualTo(100 * 7);
        // a linear fit leaves the product, whose square is 9/4 in the mean
        assertThat(outcome.train().loss()).isLessThan(1);
        assertThat(outcome.validation().orElseThrow().loss()).isLessThan(1);
        assertThat(outcome.predictions().rows()).isEqualTo(10);
    }

    @Test
    void aCompletedTrialHasARowAnEpoch() {
        Completed outcome = completed(waves, new Sketch().epochs(3).batchSize(8).metrics("mae", "r2"));

        assertThat(outcome.epochs()).isEqualTo(3);
        assertThat(outcome.steps()).isEqualTo(9);
        assertThat(outcome.bestEpoch()).isZero();
        History history = outcome.history();
        assertThat(history.epochs()).isEqualTo(3);
        assertThat(history.learningRate()).containsExactly(0.001, 0.001, 0.001);
        assertThat(history.runningLoss()).hasSize(3);
        assertThat(history.validationLoss()).hasSize(3);
        assertThat(history.metrics()).hasSize(6);
        assertThat(history.validationMetrics()).hasSize(6);
        assertThat(outcome.train().loss()).isEqualTo(history.loss()[2]);
        assertThat(outcome.train().metrics()).containsExactly(history.metrics()[4], history.metrics()[5]);
        assertThat(outcome.validation().orElseThrow().loss()).isEqualTo(history.validationLoss()[2]);
        assertThat(outcome.test()).isPresent();
        assertThat(outcome.predictions().outputs()).isEqualTo(1);
        assertThat(outcome.predictions().rows()).isEqualTo(20);
    }

    @Test
    void aDatasetWithoutPartsHasNoScoresOfThem() {
        Completed outcome = completed(
                Fixtures.rows(1, new float[] {1, 2}, new float[] {2, 4}),
                new Sketch().layers(dense(1)).metrics("mae"));

        assertThat(outcome.validation()).isEmpty();
        assertThat(outcome.test()).isEmpty();
        assertThat(outcome.history().validationLoss()).isEmpty();
        assertThat(outcome.history().validationMetrics()).isEmpty();
    }

    @Test
    void predictionsAreProbabilitiesAlsoFromLogits() {
        Dataset data = Fixtures.waves(20, 3, 3, TargetEncoding.ONE_HOT);
        Completed softmax = completed(
                data,
                new Sketch()
                        .layers(dense(3, "softmax"))
                        .loss(loss("categorical_crossentropy"))
                        .metrics("accuracy"));
        Completed logits = completed(
                data,
                new Sketch()
                        .layers(dense(3))
                        .loss(loss("categorical_crossentropy", "from_logits", true))
                        .metrics("accuracy"));

        float[] row = softmax.predictions().values();
        assertThat(row[0] + row[1] + row[2]).isCloseTo(1, within(1e-6f));
        assertThat(logits.predictions().values()).containsExactly(row, within(1e-6f));
        assertThat(logits.train().loss()).isCloseTo(softmax.train().loss(), within(1e-6));
    }

    @Test
    void everyTrialOfACohortHasOneOutcomeThatTheOthersDoNotChange() {
        List<Trial> trials = numbered(List.of(
                new Sketch().epochs(4),
                new Sketch().epochs(2).optimizer(optimizer("momentum")),
                new Sketch().epochs(3).optimizer(optimizer("rmsprop", "learning_rate", 0.01)),
                new Sketch().epochs(3).optimizer(optimizer("sgd", "learning_rate", 1e30)),
                new Sketch().epochs(40).earlyStopping("loss", 0, 1.0, true),
                new Sketch().epochs(3).repeat(2),
                new Sketch().epochs(3).seed(7).clipping("norm", 0.01)));
        RecordingListener together = new RecordingListener();
        engine().train(new Cohort(waves, trials), together);

        assertThat(together.outcomes()).hasSize(trials.size());
        assertSameAsAlone(waves, trials, together);
    }

    private static List<Trial> numbered(List<Sketch> sketches) {
        List<Trial> trials = new ArrayList<>();
        for (Sketch sketch : sketches) {
            trials.add(sketch.trial(trials.size() + 1));
        }
        return trials;
    }

    /** Holds outcomes to those of an engine that trains nothing else. */
    private void assertSameAsAlone(Dataset data, List<Trial> trials, RecordingListener listener) {
        for (Trial trial : trials) {
            RecordingListener alone = new RecordingListener();
            engine().train(new Cohort(data, List.of(trial)), alone);
            assertThat(OutcomeText.of(listener.outcomes().get(trial.id())))
                    .as("trial %s", trial.number())
                    .isEqualTo(OutcomeText.of(alone.outcomes().get(trial.id())));
        }
    }

    @Test
    void aCohortMayMixNetworksLossesAndBatchSizes() {
        List<Sketch> sketches = List.of(
                new Sketch().epochs(3),
                new Sketch().epochs(3).layers(dense(4, "tanh"), dense(3, "elu"), dense(1)),
                new Sketch().epochs(3).layers(dense(40, "relu"), dense(1)),
                new Sketch().epochs(3).loss(loss("mae")),
                new Sketch().epochs(3).loss(loss("huber", "delta", 0.5)).batchSize(7),
                new Sketch().epochs(2).batchSize(NetworkSpec.FULL).metrics("r2"),
                new Sketch().epochs(0).withoutOptimizer(),
                new Sketch().epochs(3));
        List<Trial> trials = numbered(sketches);
        RecordingListener together = new RecordingListener();
        engine().train(new Cohort(waves, trials), together);

        assertThat(together.outcomes()).hasSize(trials.size());
        assertSameAsAlone(waves, trials, together);
    }

    @Test
    void workersChangeNoOutcome() {
        Dataset data = Fixtures.waves(150, 20, 2, TargetEncoding.NUMERIC);
        List<Trial> trials = numbered(List.of(
                new Sketch().epochs(2).layers(dense(100, "relu"), dense(70, "tanh"), dense(2)),
                new Sketch().epochs(2).layers(dense(100, "relu"), layer("batch_normalization"), dense(2)),
                new Sketch().epochs(2).layers(dense(6), layer("dropout", "rate", 0.3), dense(2))));
        try (Threads workers = new Threads(3)) {
            for (Trial trial : trials) {
                RecordingListener helped = new RecordingListener();
                engine().train(new Cohort(data, List.of(trial)), helped, workers);
                assertSameAsAlone(data, List.of(trial), helped);
            }
            RecordingListener together = new RecordingListener();
            engine().train(new Cohort(data, trials), together, workers);
            assertSameAsAlone(data, trials, together);
        }
    }

    @Test
    void severalThreadsTrainAtOnceThroughOneEngine() throws Exception {
        Engine shared = engine();
        List<Dataset> data = List.of(
                waves, Fixtures.products(), Fixtures.waves(30, 5, 1, TargetEncoding.NUMERIC), Fixtures.products());
        List<Trial> trials = numbered(List.of(
                new Sketch().epochs(20),
                new Sketch().epochs(10).layers(dense(40, "tanh"), dense(1)),
                new Sketch().epochs(20).optimizer(optimizer("sgd", "learning_rate", 1e30)),
                new Sketch().epochs(10).seed(7)));
        ExecutorService threads = Executors.newFixedThreadPool(data.size());
        CyclicBarrier start = new CyclicBarrier(data.size());
        try {
            List<Future<RecordingListener>> running = new ArrayList<>();
            for (Dataset own : data) {
                running.add(threads.submit(() -> {
                    RecordingListener listener = new RecordingListener();
                    start.await();
                    shared.train(new Cohort(own, trials), listener);
                    return listener;
                }));
            }
            for (int k = 0; k < data.size(); k++) {
                assertSameAsAlone(data.get(k), trials, running.get(k).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Three inputs, but weights of one. An engine that throws is asked again trial by trial, as in every run. */
    @Test
    void aTrialThatCannotBeTrainedFailsAlone() {
        List<Trial> trials = numbered(List.of(
                new Sketch().epochs(3),
                new Sketch().epochs(3).layers(neuron(1, 0)),
                new Sketch().epochs(3).optimizer(optimizer("momentum"))));
        FailingAlone listener = new FailingAlone(trials);
        new LocalExecutor()
                .execute(new ListedWork(List.of(trials), waves, engine()), listener, ExecutorSettings.ofJobs(1));

        Map<String, TrialOutcome> outcomes = listener.recorded.outcomes();
        assertThat(outcomes).hasSize(trials.size());
        assertThat(outcomes.get(trials.get(1).id())).isInstanceOf(TrialOutcome.Failed.class);
        assertSameAsAlone(waves, List.of(trials.get(0), trials.get(2)), listener.recorded);
    }

    private static final class FailingAlone implements TaskListener {
        private final RecordingListener recorded = new RecordingListener();
        private final Map<Integer, Trial> trials = new HashMap<>();

        FailingAlone(List<Trial> trials) {
            trials.forEach(trial -> this.trials.put(trial.number(), trial));
        }

        @Override
        public void answered(Task task, TrialTask trial, Answer answer) {
            TrialOutcome outcome = answer instanceof Answer.Threw threw
                    ? new TrialOutcome.Failed(trial.id(), threw.reason())
                    : ((Answer.Ended) answer).outcome();
            recorded.finished(trials.get(trial.number()), outcome);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    @Test
    void theSameTrialHasTheSameOutcome() {
        Sketch sketch = new Sketch()
                .layers(dense(6, "tanh"), layer("dropout", "rate", 0.3), dense(1))
                .metrics("rmse");

        assertThat(OutcomeText.of(train(waves, sketch))).isEqualTo(OutcomeText.of(train(waves, sketch)));
    }

    @Test
    void whatAnEngineTrainedBeforeChangesNothing() {
        List<Trial> trials = List.of(
                new Sketch().epochs(3).trial(1),
                new Sketch().epochs(4).optimizer(optimizer("adam")).trial(2),
                new Sketch()
                        .epochs(3)
                        .layers(dense(40, "tanh"), dense(1))
                        .seed(3)
                        .trial(3));
        Engine used = engine();
        for (Trial trial : trials) {
            RecordingListener fresh = new RecordingListener();
            engine().train(new Cohort(waves, List.of(trial)), fresh);
            for (int again = 0; again < 2; again++) {
                RecordingListener listener = new RecordingListener();
                used.train(new Cohort(waves, List.of(trial)), listener);
                assertThat(OutcomeText.of(listener.outcomes().get(trial.id())))
                        .isEqualTo(OutcomeText.of(fresh.outcomes().get(trial.id())));
            }
        }
    }

    @Test
    void seedAndRepeatChangeTheOutcome() {
        String outcome = OutcomeText.of(train(waves, new Sketch()));

        assertThat(OutcomeText.of(train(waves, new Sketch().seed(43)))).isNotEqualTo(outcome);
        assertThat(OutcomeText.of(train(waves, new Sketch().repeat(2)))).isNotEqualTo(outcome);
    }

    @Test
    void anExplodingTrialDiverges() {
        TrialOutcome outcome = train(
                waves,
                new Sketch()
                        .optimizer(optimizer("sgd", "learning_rate", 1e15))
                        .batchSize(5)
                        .epochs(20));

        assertThat(outcome).isInstanceOf(Diverged.class);
        Diverged diverged = (Diverged) outcome;
        assertThat(diverged.epoch()).isPositive();
        assertThat(diverged.step()).isBetween((diverged.epoch() - 1) * 4L + 1, diverged.epoch() * 4L);
        assertThat(diverged.history().epochs()).isEqualTo(diverged.epoch() - 1);
        assertThat(diverged.lastFiniteLoss()).isFinite();
        assertThat(diverged.parameters()).isEqualTo(51);
    }

    @Test
    void earlyStoppingStopsAndKeepsTheBest() {
        // the rate is so high that the loss soon rises
        Completed outcome = completed(
                waves,
                new Sketch()
                        .optimizer(optimizer("adam", "learning_rate", 0.5))
                        .epochs(200)
                        .earlyStopping("val_loss", 3, 0, true));

        float[] watched = outcome.history().validationLoss();
        assertThat(outcome.epochs()).isLessThan(200).isEqualTo(outcome.bestEpoch() + 3);
        float best = watched[outcome.bestEpoch() - 1];
        for (float value : watched) {
            assertThat(value).isGreaterThanOrEqualTo(best);
        }
        assertThat(outcome.validation().orElseThrow().loss()).isEqualTo(best);
        assertThat(outcome.train().loss()).isEqualTo(outcome.history().loss()[outcome.bestEpoch() - 1]);
    }

    @Test
    void patienceZeroNeverStopsAfterTheFirstEpoch() {
        Completed outcome = completed(waves, new Sketch().epochs(9).earlyStopping("loss", 0, 1e9, false));

        // the first epoch improves on infinity; the second doesn't improve by a billion
        assertThat(outcome.epochs()).isEqualTo(2);
        assertThat(outcome.bestEpoch()).isEqualTo(1);
        assertThat(outcome.train().loss()).isEqualTo(outcome.history().loss()[1]);
    }

    @Test
    void anEngineThatIsCancelledTellsNothing() {
        RecordingListener listener = new RecordingListener(0);

        engine().train(new Cohort(waves, List.of(new Sketch().trial())), listener);

        assertThat(listener.outcomes()).isEmpty();
    }

    @Test
    void anEngineAsksAtLeastOnceAnEpochWhetherToStop() {
        RecordingListener listener = new RecordingListener(3);

        engine().train(new Cohort(waves, List.of(new Sketch().epochs(100).trial())), listener);

        assertThat(listener.outcomes()).isEmpty();
        assertThat(listener.asked()).isGreaterThan(3);
    }

    @Test
    void everyLayerTrains() {
        for (Component middle : List.of(
                layer("dropout", "rate", 0.2),
                layer("batch_normalization", "momentum", 0.5),
                layer("layer_normalization"),
                layer("activation", "activation", activation("tanh")),
                layer("residual", "layers", List.of(dense(8, "relu"))))) {
            Completed outcome = completed(
                    waves,
                    new Sketch()
                            .layers(dense(8, "relu"), middle, dense(1))
                            .optimizer(optimizer("adam", "learning_rate", 0.01))
                            .epochs(60));

            assertThat(outcome.train().loss())
                    .as(middle.name())
                    .isLessThan(0.5 * outcome.history().loss()[0]);
        }
    }

    /**
     * One row, x = 1 and y = 1: h = (1, 2), f(h) = (2, −2), (3, 0) leaves the residual, ŷ = 3 and the loss is 4. With ∂ŷ = 4, (4, 4) comes
     * back to the residual, and (4, −2) + (4, 4) = (8, 2) from it. All numbers are exact; after the step ŷ is −1.3125.
     */
    @Test
    void aResidualByHand() {
        Component inside = weighted(2, List.of(List.of(1.0, 0.0), List.of(0.5, -1.0)));
        Sketch sketch = new Sketch()
                .layers(
                        weighted(2, List.of(List.of(1.0, 2.0))),
                        layer("residual", "layers", List.of(inside)),
                        weighted(1, List.of(List.of(1.0), List.of(1.0))))
                .optimizer(optimizer("sgd", "learning_rate", 0.125))
                .epochs(1);

        Completed outcome = completed(Fixtures.rows(1, new float[] {1}, new float[] {1}), sketch);

        assertThat(outcome.history().runningLoss()[0]).isEqualTo(4f);
        assertThat(outcome.predictions().values()).containsExactly(-1.3125f);
        assertThat(outcome.train().loss()).isEqualTo(2.3125f * 2.3125f);
    }

    /**
     * Five rows of three categories and one of none, behind a number. A vector of each category is what a dense layer without bias makes of
     * their one-hot inputs: from the same weights, the same bits.
     */
    @Test
    void vectorsOfCategoriesAreADenseLayerOfTheirInputs() {
        float[] inputs = {0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0};
        Dataset data = Fixtures.rows(3, inputs, new float[] {1, -2, 0.5f, 3, 0.75f, -1});
        Component embedding = Fixtures.embedding(Embeddings.column("c", 0, 3, 2));
        float[] start = new float[6];
        Initializers.fill(Network.of(List.of(embedding), 3), new Sketch().spec().seed(), 1, start, 0, 1);
        List<List<Float>> kernel =
                List.of(List.of(start[0], start[3]), List.of(start[1], start[4]), List.of(start[2], start[5]));

        Sketch vectors = new Sketch()
                .layers(embedding, dense(4, "tanh"), dense(1))
                .batchSize(4)
                .epochs(20);
        Sketch oneHot = new Sketch()
                .layers(weighted(2, kernel), dense(4, "tanh"), dense(1))
                .batchSize(4)
                .epochs(20);

        assertThat(OutcomeText.of(completed(data, vectors))).isEqualTo(OutcomeText.of(completed(data, oneHot)));
        for (float weight : start) {
            assertThat(weight).isBetween(-0.05f, 0.05f);
        }
    }

    private static Component weighted(long units, List<?> kernel) {
        return layer(
                "dense",
                "units",
                units,
                "use_bias",
                false,
                "kernel_initializer",
                Fixtures.component(Kind.INITIALIZER, "values", "values", kernel));
    }

    @Test
    void everyOptimizerOfTheVocabularyTrains() {
        for (String name : Vocabulary.names(Kind.OPTIMIZER)) {
            double rate = Map.of("adadelta", 10.0, "ftrl", 0.5, "adagrad", 0.1).getOrDefault(name, 0.01);
            Completed outcome = completed(
                    waves,
                    new Sketch()
                            .optimizer(optimizer(name, "learning_rate", rate))
                            .epochs(40));

            assertThat(outcome.train().loss())
                    .as(name)
                    .isLessThan(outcome.history().runningLoss()[0]);
        }
    }

    @Test
    void everyLossOfTheVocabularyTrains() {
        for (String name :
                Vocabulary.of(Kind.LOSS).stream().map(type -> type.name()).toList()) {
            Ending ending = Ending.of(name);
            Completed outcome = completed(
                    Fixtures.waves(30, 3, ending.outputs(), ending.encoding()),
                    new Sketch()
                            .layers(dense(8, "tanh"), dense(ending.outputs(), ending.activation()))
                            .loss(loss(name))
                            .optimizer(optimizer("adam", "learning_rate", 0.01))
                            .epochs(40));

            assertThat(outcome.train().loss())
                    .as(name)
                    .isLessThan(outcome.history().runningLoss()[0]);
        }
    }
}
