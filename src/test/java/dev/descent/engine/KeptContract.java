package dev.descent.engine;

import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.reference.Inference;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Trial;
import dev.descent.nn.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Weights that an engine tells, if it tells any: those that the outcome was measured with. Part of {@link EngineContract}. */
public abstract class KeptContract extends EndsContract {
    /** Whether the engine tells the weights that a trial keeps; the networks of one that does not can't be saved. */
    protected boolean tellsKeptParameters() {
        return false;
    }

    /** Notes the weights, and spoils the array, which is its own. */
    private static final class Keeper implements TrainingListener {
        private final RecordingListener recorded = new RecordingListener();
        private final Map<String, float[]> kept = new LinkedHashMap<>();

        @Override
        public boolean wantsParameters() {
            return true;
        }

        @Override
        public void kept(Trial trial, float[] parameters) {
            assertThat(recorded.outcomes()).as("outcomes before the weights").doesNotContainKey(trial.id());
            assertThat(kept.put(trial.id(), parameters.clone()))
                    .as("weights told before of trial %s", trial.number())
                    .isNull();
            Arrays.fill(parameters, Float.NaN);
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
    protected void keptParametersPredictWhatTheOutcomePredicts() {
        Dataset data = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);
        List<Trial> all = List.of(
                simple().trial(1),
                simple().optimizer(optimizer("sgd", "learning_rate", 0.3))
                        .epochs(60)
                        .earlyStopping("val_loss", 3, 0, true)
                        .trial(2),
                new Sketch()
                        .layers(dense(6, "tanh"), layer("batch_normalization"), dense(1))
                        .trial(3),
                simple().withoutOptimizer().epochs(0).trial(4),
                new Sketch()
                        .layers(dense(6, "tanh"), layer("batch_normalization"), dense(1))
                        .optimizer(optimizer("schedule_free_adamw", "learning_rate", 0.1))
                        .trial(7),
                Fixtures.until(2, simple().epochs(4).trial(5)),
                simple().optimizer(optimizer("sgd", "learning_rate", 1e30)).trial(6));
        List<Trial> trials = watched().trained(data, all, 1);
        Keeper keeper = new Keeper();
        watched().train(new Cohort(data, trials), keeper);
        RecordingListener deaf = new RecordingListener();
        watched().train(new Cohort(data, trials), deaf);

        for (Trial trial : trials) {
            TrialOutcome outcome = keeper.recorded.outcomes().get(trial.id());
            OutcomeText.assertSame(
                    "trial " + trial.number() + " of a listener that wants its weights",
                    outcome,
                    deaf.outcomes().get(trial.id()));
            boolean told = keeper.kept.containsKey(trial.id());
            assertThat(told && !(outcome instanceof Completed))
                    .as("weights of a trial that diverged are told")
                    .isFalse();
            if (outcome instanceof Completed completed && (told || tellsKeptParameters())) {
                assertPredicts(data.first(), trial, keeper.kept.get(trial.id()), completed);
            }
        }
    }

    /** The array is the listener's, which may write to it: what the engine goes on with is another. */
    @Test
    protected void aTrialGoesOnWhateverBecomesOfTheArray() {
        Dataset data = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);
        Trial whole = simple().epochs(4).trial();
        Keeper keeper = new Keeper();
        watched().train(new Cohort(data, List.of(Fixtures.until(2, whole))), keeper);
        RecordingListener goesOn = new RecordingListener();
        watched().train(new Cohort(data, List.of(whole), keeper.recorded.checkpoints()), goesOn);
        RecordingListener atOnce = new RecordingListener();
        watched().train(new Cohort(data, List.of(whole)), atOnce);

        OutcomeText.assertSame(
                "a trial whose array was written to",
                goesOn.outcomes().get(whole.id()),
                atOnce.outcomes().get(whole.id()));
    }

    /** Whether the engine tells weights after epochs; how those of one that does not move is not known. */
    protected boolean tellsParametersAtEpochs() {
        return false;
    }

    /** Notes the weights at the epochs of some trials, and spoils the arrays, which are its own. */
    private static final class Watcher implements TrainingListener {
        private final RecordingListener recorded = new RecordingListener();
        private final Map<String, Map<Integer, float[]>> told = new LinkedHashMap<>();

        @Override
        public boolean wantsParametersAt(Trial trial, int epoch) {
            return epoch != 1 && trial.number() != 2;
        }

        @Override
        public void parameters(Trial trial, int epoch, float[] parameters) {
            assertThat(wantsParametersAt(trial, epoch)).as("asked for").isTrue();
            assertThat(recorded.outcomes()).as("ended").doesNotContainKey(trial.id());
            told.computeIfAbsent(trial.id(), id -> new LinkedHashMap<>()).put(epoch, parameters.clone());
            Arrays.fill(parameters, Float.NaN);
        }

        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            recorded.finished(trial, outcome);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    /** What is told after an epoch is what a trial keeps that ends there; what is told of the start is what one of no epochs keeps. */
    @Test
    protected void parametersAtAnEpochAreThoseOfATrialThatEndsThereAndMoveNoBit() {
        Dataset data = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);
        List<Sketch> sketches = List.of(
                new Sketch().epochs(4),
                new Sketch().epochs(3),
                new Sketch().epochs(5).layers(dense(6, "tanh"), layer("batch_normalization"), dense(1)),
                new Sketch().epochs(4).optimizer(optimizer("adam")).layers(dense(70, "tanh"), dense(1)),
                new Sketch().withoutOptimizer().epochs(0),
                new Sketch().epochs(30).optimizer(optimizer("sgd", "learning_rate", 1e15)));
        List<Trial> all = new ArrayList<>();
        for (Sketch sketch : sketches) {
            all.add(sketch.trial(all.size() + 1));
        }
        List<Trial> trials = watched().trained(data, all, 1);
        Watcher watcher = new Watcher();
        watched().train(new Cohort(data, trials), watcher);
        RecordingListener deaf = new RecordingListener();
        watched().train(new Cohort(data, trials), deaf);

        for (Trial trial : trials) {
            TrialOutcome outcome = watcher.recorded.outcomes().get(trial.id());
            OutcomeText.assertSame(
                    "trial " + trial.number() + " of a listener that wants weights at epochs",
                    outcome,
                    deaf.outcomes().get(trial.id()));
            Map<Integer, float[]> told = watcher.told.getOrDefault(trial.id(), Map.of());
            if (tellsParametersAtEpochs() && outcome instanceof Completed && trial.number() != 2) {
                assertThat(told.keySet())
                        .as("epochs whose weights are told of trial %s", trial.number())
                        .containsExactlyElementsOf(IntStream.rangeClosed(0, trial.untilEpoch())
                                .filter(epoch -> epoch != 1)
                                .boxed()
                                .toList());
            }
            told.forEach((epoch, parameters) -> {
                Optional<float[]> kept =
                        epoch > 0 && outcome instanceof Completed ? keptAt(data, trial, epoch) : Optional.empty();
                kept.ifPresent(it -> assertThat(parameters)
                        .as("weights of trial %s after epoch %s", trial.number(), epoch)
                        .isEqualTo(it));
            });
            if (told.containsKey(0) && outcome instanceof Completed completed) {
                assertThat(told.get(0))
                        .as("weights of trial %s before the first step", trial.number())
                        .hasSize((int) completed.parameters());
            }
            if (trial.untilEpoch() == 0) {
                Keeper keeper = new Keeper();
                watched().train(new Cohort(data, List.of(trial)), keeper);
                Optional.ofNullable(keeper.kept.get(trial.id()))
                        .filter(it -> told.containsKey(0))
                        .ifPresent(it -> assertThat(told.get(0))
                                .as("weights of trial %s, which has no epochs", trial.number())
                                .isEqualTo(it));
            }
        }
    }

    private Optional<float[]> keptAt(Dataset data, Trial trial, int epoch) {
        Keeper keeper = new Keeper();
        watched().train(new Cohort(data, List.of(Fixtures.until(epoch, trial))), keeper);
        return Optional.ofNullable(keeper.kept.get(trial.id()));
    }

    private static void assertPredicts(Part first, Trial trial, float[] kept, Completed outcome) {
        assertThat(kept).as("weights of trial %s", trial.number()).hasSize((int) outcome.parameters());
        Network network = Network.of(trial.network().layers(), first.features());
        float[] predictions =
                new Inference(network, trial.network().loss()).predictions(kept, first.inputs(), first.rows());
        assertThat(outcome.predictions().values())
                .as("predictions of trial %s, beside those of the weights that it tells", trial.number())
                .containsExactly(predictions, within(1e-5f));
    }
}
