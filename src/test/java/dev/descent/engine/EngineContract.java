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
import dev.descent.model.Tensor;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Initializers;
import dev.descent.nn.Network;
import dev.descent.worker.ListedWork;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every engine keeps, whatever it computes with. A test of an engine extends this class and says how the engine is made, and by {@link
 * #refusal} what it doesn't train; data and trials are made up, so it runs in any project. A test that an engine can't pass for a good reason is
 * overridden and disabled with this reason, which the summary counts.
 */
public abstract class EngineContract extends EpochsContract {
    private final Dataset waves = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);

    @Test
    protected void hasAName() {
        assertThat(engine().name()).as("name").matches("[a-z][a-z0-9_-]*");
    }

    @Test
    protected void aHiddenLayerLearnsAProduct() {
        Completed outcome = completed(
                Fixtures.products(), new Sketch().epochs(100).optimizer(optimizer("adam", "learning_rate", 0.01)));

        assertThat(outcome.parameters()).as("parameters").isEqualTo(51);
        assertThat(outcome.epochs()).as("epochs").isEqualTo(100);
        assertThat(outcome.steps()).as("steps").isEqualTo(100 * 7);
        // a linear fit leaves the product, whose square is 9/4 in the mean
        assertThat(outcome.train().loss()).as("loss of the training rows").isLessThan(1);
        assertThat(outcome.validation().orElseThrow().loss())
                .as("loss of the validation rows")
                .isLessThan(1);
        assertThat(outcome.predictions().rows()).as("rows predicted").isEqualTo(10);
    }

    @Test
    @DisplayName("Initial weights are what a trial starts from, in every repeat: w = (2, −1, 0), b = ½")
    protected void startsFromInitialWeights() {
        Dataset rows = Fixtures.rows(3, new float[] {1, 2, 3, 0, 4, 5}, new float[] {0, 0});
        Sketch sketch = simple().layers(dense(1))
                .initialWeights(
                        new Tensor("layers.0.kernel", List.of(3L, 1L), new float[] {2, -1, 0}),
                        new Tensor("layers.0.bias", List.of(1L), new float[] {0.5f}));
        for (int repeat = 1; repeat <= 2; repeat++) {
            Completed outcome = completed(rows, sketch.repeat(repeat).epochs(0));
            assertThat(outcome.predictions().values()).as("predictions").containsExactly(0.5f, -3.5f);
            assertThat(outcome.train().loss()).as("loss of the training rows").isEqualTo(6.25);
            assertThat(completed(rows, sketch.epochs(20)).train().loss())
                    .as("loss of the training rows after 20 epochs")
                    .isLessThan(6.25);
        }
    }

    @Test
    protected void aCompletedTrialHasARowAnEpoch() {
        Completed outcome = completed(waves, simple().epochs(3).batchSize(8).metrics("mae", "r2"));

        assertThat(outcome.epochs()).as("epochs").isEqualTo(3);
        assertThat(outcome.steps()).as("steps").isEqualTo(9);
        assertThat(outcome.bestEpoch()).as("best epoch").isZero();
        History history = outcome.history();
        assertThat(history.epochs()).as("epochs of the history").isEqualTo(3);
        assertThat(history.learningRate()).as("learning rate of each epoch").containsExactly(0.01, 0.01, 0.01);
        assertThat(history.runningLoss()).as("running loss of each epoch").hasSize(3);
        assertThat(history.validationLoss()).as("validation loss of each epoch").hasSize(3);
        assertThat(history.metrics()).as("metrics of each epoch").hasSize(6);
        assertThat(history.validationMetrics())
                .as("validation metrics of each epoch")
                .hasSize(6);
        assertThat(outcome.train().loss()).as("loss of the training rows").isEqualTo(history.loss()[2]);
        assertThat(outcome.train().metrics())
                .as("metrics of the training rows")
                .containsExactly(history.metrics()[4], history.metrics()[5]);
        assertThat(outcome.validation().orElseThrow().loss())
                .as("loss of the validation rows")
                .isEqualTo(history.validationLoss()[2]);
        assertThat(outcome.test()).as("scores of the test rows").isPresent();
        assertThat(outcome.predictions().outputs()).as("outputs predicted").isEqualTo(1);
        assertThat(outcome.predictions().rows()).as("rows predicted").isEqualTo(20);
    }

    @Test
    protected void aDatasetWithoutPartsHasNoScoresOfThem() {
        Completed outcome = completed(
                Fixtures.rows(1, new float[] {1, 2}, new float[] {2, 4}),
                simple().layers(dense(1)).metrics("mae"));

        assertThat(outcome.validation()).as("scores of the validation rows").isEmpty();
        assertThat(outcome.test()).as("scores of the test rows").isEmpty();
        assertThat(outcome.history().validationLoss())
                .as("validation loss of each epoch")
                .isEmpty();
        assertThat(outcome.history().validationMetrics())
                .as("validation metrics of each epoch")
                .isEmpty();
    }

    @Test
    protected void predictionsAreProbabilitiesAlsoFromLogits() {
        Dataset data = Fixtures.waves(20, 3, 3, TargetEncoding.ONE_HOT);
        Completed softmax = completed(
                data,
                simple().layers(dense(3, "softmax"))
                        .loss(loss("categorical_crossentropy"))
                        .metrics("accuracy"));
        Completed logits = completed(
                data,
                simple().layers(dense(3))
                        .loss(loss("categorical_crossentropy", "from_logits", true))
                        .metrics("accuracy"));

        float[] row = softmax.predictions().values();
        assertThat(row[0] + row[1] + row[2])
                .as("sum of the probabilities of a row")
                .isCloseTo(1, within(1e-6f));
        assertThat(logits.predictions().values())
                .as("predictions from logits, beside those of a softmax")
                .containsExactly(row, within(1e-6f));
        assertThat(logits.train().loss())
                .as("loss from logits, beside that of a softmax")
                .isCloseTo(softmax.train().loss(), within(1e-6));
    }

    @Test
    protected void everyTrialOfACohortHasOneOutcomeThatTheOthersDoNotChange() {
        List<Trial> trials = several(
                waves,
                List.of(
                        simple().epochs(4),
                        simple().epochs(4).optimizer(optimizer("sgd", "learning_rate", 0.02)),
                        simple().epochs(2).optimizer(optimizer("momentum")),
                        simple().epochs(3).optimizer(optimizer("rmsprop", "learning_rate", 0.01)),
                        simple().epochs(3).optimizer(optimizer("sgd", "learning_rate", 1e30)),
                        simple().epochs(40).earlyStopping("loss", 0, 1.0, true),
                        simple().epochs(3).repeat(2),
                        simple().epochs(3).seed(7).clipping("norm", 0.01)));
        RecordingListener together = new RecordingListener();
        watched().train(new Cohort(waves, trials), together);

        assertThat(together.outcomes()).as("outcomes by trial").hasSize(trials.size());
        assertSameAsAlone(waves, trials, together);
    }

    /** The trials of a cohort that the engine doesn't refuse; the test is skipped if those are not several. */
    private List<Trial> several(Dataset data, List<Sketch> sketches) {
        return watched().trained(data, numbered(sketches), 2);
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
            watched().train(new Cohort(data, List.of(trial)), alone);
            OutcomeText.assertSame(
                    "trial " + trial.number() + " beside others",
                    listener.outcomes().get(trial.id()),
                    alone.outcomes().get(trial.id()));
        }
    }

    @Test
    protected void aCohortMayMixNetworksLossesAndBatchSizes() {
        List<Trial> trials = several(
                waves,
                List.of(
                        simple().epochs(3),
                        simple().epochs(3).layers(dense(4, "tanh"), dense(3, "elu"), dense(1)),
                        simple().epochs(3).layers(dense(40, "relu"), dense(1)),
                        simple().epochs(3).layers(dense(40), dense(1)).batchSize(7),
                        simple().epochs(3).loss(loss("mae")),
                        simple().epochs(3).loss(loss("huber", "delta", 0.5)).batchSize(7),
                        simple().epochs(2).batchSize(NetworkSpec.FULL).metrics("r2"),
                        simple().epochs(0).withoutOptimizer(),
                        simple().epochs(3)));
        RecordingListener together = new RecordingListener();
        watched().train(new Cohort(waves, trials), together);

        assertThat(together.outcomes()).as("outcomes by trial").hasSize(trials.size());
        assertSameAsAlone(waves, trials, together);
    }

    @Test
    protected void workersChangeNoOutcome() {
        Dataset data = Fixtures.waves(150, 20, 2, TargetEncoding.NUMERIC);
        List<Trial> trials = several(
                data,
                List.of(
                        simple().epochs(2).layers(dense(100), dense(70), dense(2)),
                        simple().epochs(2).layers(dense(6), dense(2)),
                        new Sketch().epochs(2).layers(dense(100, "relu"), dense(70, "tanh"), dense(2)),
                        new Sketch().epochs(2).layers(dense(100, "relu"), layer("batch_normalization"), dense(2)),
                        new Sketch().epochs(2).layers(dense(6), layer("dropout", "rate", 0.3), dense(2))));
        try (Threads workers = new Threads(3)) {
            for (Trial trial : trials) {
                RecordingListener helped = new RecordingListener();
                watched().train(new Cohort(data, List.of(trial)), helped, workers);
                assertSameAsAlone(data, List.of(trial), helped);
            }
            RecordingListener together = new RecordingListener();
            watched().train(new Cohort(data, trials), together, workers);
            assertSameAsAlone(data, trials, together);
        }
    }

    @Test
    protected void severalThreadsTrainAtOnceThroughOneEngine() throws Exception {
        Engine shared = watched();
        List<Dataset> data = List.of(
                waves, Fixtures.products(), Fixtures.waves(30, 5, 1, TargetEncoding.NUMERIC), Fixtures.products());
        List<Trial> trials = several(
                waves,
                List.of(
                        simple().epochs(20),
                        simple().epochs(10).layers(dense(40, "tanh"), dense(1)),
                        simple().epochs(20).optimizer(optimizer("sgd", "learning_rate", 1e30)),
                        simple().epochs(10).seed(7)));
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
                assertThat(running.get(k)).as("training on thread %d", k + 1).succeedsWithin(Duration.ofMinutes(5));
                assertSameAsAlone(data.get(k), trials, running.get(k).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Three inputs, but weights of one. An engine that throws is asked again trial by trial, as in every run. */
    @Test
    protected void aTrialThatCannotBeTrainedFailsAlone() {
        List<Trial> trials = numbered(List.of(
                simple().epochs(3),
                simple().epochs(3).layers(neuron(1, 0)),
                simple().epochs(3).seed(7)));
        FailingAlone listener = new FailingAlone(trials);
        new LocalExecutor()
                .execute(new ListedWork(List.of(trials), waves, engine()), listener, ExecutorSettings.ofJobs(1));

        Map<String, TrialOutcome> outcomes = listener.recorded.outcomes();
        assertThat(outcomes).as("outcomes by trial").hasSize(trials.size());
        assertThat(outcomes.get(trials.get(1).id()))
                .as("outcome of the trial in the middle")
                .isInstanceOf(TrialOutcome.Failed.class);
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
    protected void theSameTrialHasTheSameOutcome() {
        assertTwice(simple().metrics("rmse"));
    }

    @Test
    protected void theSameTrialDropsTheSame() {
        assertTwice(simple().layers(dense(6), layer("dropout", "rate", 0.3), dense(1)));
    }

    private void assertTwice(Sketch sketch) {
        OutcomeText.assertSame("the second time", completed(waves, sketch), completed(waves, sketch));
    }

    @Test
    protected void whatAnEngineTrainedBeforeChangesNothing() {
        List<Trial> trials = several(
                waves,
                List.of(
                        simple().epochs(3),
                        simple().epochs(4).optimizer(optimizer("adam")),
                        simple().epochs(3).layers(dense(40), dense(1)).seed(3)));
        Engine used = watched();
        for (Trial trial : trials) {
            RecordingListener fresh = new RecordingListener();
            watched().train(new Cohort(waves, List.of(trial)), fresh);
            for (int again = 0; again < 2; again++) {
                RecordingListener listener = new RecordingListener();
                used.train(new Cohort(waves, List.of(trial)), listener);
                OutcomeText.assertSame(
                        "trial " + trial.number() + " of a used engine",
                        listener.outcomes().get(trial.id()),
                        fresh.outcomes().get(trial.id()));
            }
        }
    }

    @Test
    protected void seedAndRepeatChangeTheOutcome() {
        String outcome = OutcomeText.of(completed(waves, simple()));

        assertThat(OutcomeText.of(completed(waves, simple().seed(43))))
                .as("outcome of another seed")
                .isNotEqualTo(outcome);
        assertThat(OutcomeText.of(completed(waves, simple().repeat(2))))
                .as("outcome of another repeat")
                .isNotEqualTo(outcome);
    }

    @Test
    protected void anExplodingTrialDiverges() {
        TrialOutcome outcome = train(
                waves,
                simple().optimizer(optimizer("sgd", "learning_rate", 1e15))
                        .batchSize(5)
                        .epochs(20));

        assertThat(outcome).as("outcome").isInstanceOf(Diverged.class);
        Diverged diverged = (Diverged) outcome;
        assertThat(diverged.epoch()).as("epoch that diverged").isPositive();
        assertThat(diverged.step())
                .as("step that diverged")
                .isBetween((diverged.epoch() - 1) * 4L + 1, diverged.epoch() * 4L);
        assertThat(diverged.history().epochs()).as("epochs of the history").isEqualTo(diverged.epoch() - 1);
        assertThat(diverged.lastFiniteLoss()).as("last finite loss").isFinite();
        assertThat(diverged.parameters()).as("parameters").isEqualTo(31);
    }

    @Test
    protected void earlyStoppingStopsAndKeepsTheBest() {
        // the rate is so high that the loss soon rises
        Completed outcome = completed(
                waves,
                simple().optimizer(optimizer("sgd", "learning_rate", 0.3))
                        .epochs(200)
                        .earlyStopping("val_loss", 3, 0, true));

        float[] watched = outcome.history().validationLoss();
        assertThat(outcome.epochs()).as("epochs").isLessThan(200).isEqualTo(outcome.bestEpoch() + 3);
        float best = watched[outcome.bestEpoch() - 1];
        for (float value : watched) {
            assertThat(value).as("a watched value beside the best").isGreaterThanOrEqualTo(best);
        }
        assertThat(outcome.validation().orElseThrow().loss())
                .as("loss of the validation rows")
                .isEqualTo(best);
        assertThat(outcome.train().loss())
                .as("loss of the training rows")
                .isEqualTo(outcome.history().loss()[outcome.bestEpoch() - 1]);
    }

    @Test
    protected void patienceZeroNeverStopsAfterTheFirstEpoch() {
        Completed outcome = completed(waves, simple().epochs(9).earlyStopping("loss", 0, 1e9, false));

        // the first epoch improves on infinity; the second doesn't improve by a billion
        assertThat(outcome.epochs()).as("epochs").isEqualTo(2);
        assertThat(outcome.bestEpoch()).as("best epoch").isEqualTo(1);
        assertThat(outcome.train().loss())
                .as("loss of the training rows")
                .isEqualTo(outcome.history().loss()[1]);
    }

    @Test
    protected void anEngineThatIsCancelledTellsNothing() {
        RecordingListener listener = new RecordingListener(0);

        watched().train(new Cohort(waves, List.of(simple().trial())), listener);

        assertThat(listener.outcomes()).as("outcomes by trial").isEmpty();
    }

    @Test
    protected void anEngineAsksAtLeastOnceAnEpochWhetherToStop() {
        RecordingListener listener = new RecordingListener(3);
        watched().train(new Cohort(waves, List.of(simple().epochs(100).trial())), listener);
        assertThat(listener.outcomes()).as("outcomes of what was cancelled").isEmpty();
        assertThat(listener.asked())
                .as("how often it was asked, of which the fourth said yes")
                .isGreaterThan(3);

        RecordingListener patient = new RecordingListener();
        watched().train(new Cohort(waves, List.of(simple().epochs(100).trial())), patient);
        assertThat(patient.asked()).as("how often it was asked in 100 epochs").isGreaterThanOrEqualTo(100);
    }

    /** Files are looked for in the folder where the test runs. */
    @Test
    protected void anEnginePrintsNothingAndLeavesNoFile() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> before = List.of(new File("").getAbsoluteFile().list());
        try (PrintStream noted = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(noted);
            System.setErr(noted);
            completed(waves, simple());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .as("what the engine prints")
                .isEmpty();
        assertThat(new File("").getAbsoluteFile().list())
                .as("files beside those before")
                .isSubsetOf(before);
    }

    @TestFactory
    protected Stream<DynamicTest> everyLayerTrains() {
        return Stream.of(
                        layer("dropout", "rate", 0.2),
                        layer("batch_normalization", "momentum", 0.5),
                        layer("layer_normalization"),
                        layer("activation", "activation", activation("tanh")),
                        layer("residual", "layers", List.of(dense(8))))
                .map(middle -> named(middle.name(), () -> {
                    Completed outcome = completed(
                            waves,
                            simple().layers(dense(8), middle, dense(1))
                                    .optimizer(optimizer("sgd", "learning_rate", 0.05))
                                    .epochs(60));
                    assertThat(outcome.train().loss())
                            .as("loss of the training rows after the last epoch, beside that after the first")
                            .isLessThan(0.8 * outcome.history().loss()[0]);
                }));
    }

    /**
     * One row, x = 1 and y = 1: h = (1, 2), f(h) = (2, −2), (3, 0) leaves the residual, ŷ = 3 and the loss is 4. With ∂ŷ = 4, (4, 4) comes
     * back to the residual, and (4, −2) + (4, 4) = (8, 2) from it. All numbers are exact; after the step ŷ is −1.3125.
     */
    @Test
    protected void aResidualByHand() {
        Component inside = weighted(2, List.of(List.of(1.0, 0.0), List.of(0.5, -1.0)));
        Sketch sketch = new Sketch()
                .layers(
                        weighted(2, List.of(List.of(1.0, 2.0))),
                        layer("residual", "layers", List.of(inside)),
                        weighted(1, List.of(List.of(1.0), List.of(1.0))))
                .optimizer(optimizer("sgd", "learning_rate", 0.125))
                .epochs(1);

        Completed outcome = completed(Fixtures.rows(1, new float[] {1}, new float[] {1}), sketch);

        assertThat(outcome.history().runningLoss()[0])
                .as("running loss of epoch 1")
                .isEqualTo(4f);
        assertThat(outcome.predictions().values()).as("predictions").containsExactly(-1.3125f);
        assertThat(outcome.train().loss()).as("loss of the training rows").isEqualTo(2.3125f * 2.3125f);
    }

    /**
     * Five rows of three categories and one of none, behind a number. A vector of each category is what a dense layer without bias makes of
     * their one-hot inputs: from the same weights, the same numbers but for roundings.
     */
    @Test
    protected void vectorsOfCategoriesAreADenseLayerOfTheirInputs() {
        float[] inputs = {0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0};
        Dataset data = Fixtures.rows(3, inputs, new float[] {1, -2, 0.5f, 3, 0.75f, -1});
        Component embedding = Fixtures.embedding(Embeddings.column("c", 0, 3, 2));
        float[] start = new float[6];
        Initializers.fill(Network.of(List.of(embedding), 3), new Sketch().spec().seed(), 1, start, 0, 1);
        List<List<Float>> kernel =
                List.of(List.of(start[0], start[3]), List.of(start[1], start[4]), List.of(start[2], start[5]));

        Sketch vectors =
                simple().layers(embedding, dense(4), dense(1)).batchSize(4).epochs(20);
        Sketch oneHot = simple().layers(weighted(2, kernel), dense(4), dense(1))
                .batchSize(4)
                .epochs(20);

        assertCloseTo(completed(data, vectors), completed(data, oneHot));
        for (float weight : start) {
            assertThat(weight).as("a number of a vector at the start").isBetween(-0.05f, 0.05f);
        }
    }

    private static void assertCloseTo(Completed vectors, Completed oneHot) {
        for (int e = 0; e < oneHot.history().epochs(); e++) {
            float expected = oneHot.history().loss()[e];
            assertThat(vectors.history().loss()[e])
                    .as("loss of epoch %d, of vectors beside a dense layer", e + 1)
                    .isCloseTo(expected, within(1e-5f * expected));
        }
        assertThat(vectors.predictions().values())
                .as("predictions of vectors beside those of a dense layer")
                .containsExactly(oneHot.predictions().values(), within(1e-5f));
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

    @TestFactory
    protected Stream<DynamicTest> everyOptimizerOfTheVocabularyTrains() {
        Map<String, Double> rates = Map.of("adadelta", 10.0, "ftrl", 0.5, "adagrad", 0.1);
        return Vocabulary.names(Kind.OPTIMIZER).stream()
                .map(name -> named(name, () -> {
                    Component optimizer = optimizer(name, "learning_rate", rates.getOrDefault(name, 0.01));
                    assertTrains(waves, simple().optimizer(optimizer));
                }));
    }

    @TestFactory
    protected Stream<DynamicTest> everyLossOfTheVocabularyTrains() {
        return Vocabulary.names(Kind.LOSS).stream()
                .map(name -> named(name, () -> {
                    Ending ending = Ending.of(name);
                    assertTrains(
                            Fixtures.waves(30, 3, ending.outputs(), ending.encoding()),
                            simple().layers(dense(8), dense(ending.outputs(), ending.activation()))
                                    .loss(loss(name)));
                }));
    }

    private void assertTrains(Dataset data, Sketch sketch) {
        Completed outcome = completed(data, sketch.epochs(40));
        assertThat(outcome.train().loss())
                .as("loss of the training rows after the last epoch, beside the running loss of the first")
                .isLessThan(outcome.history().runningLoss()[0]);
    }
}
