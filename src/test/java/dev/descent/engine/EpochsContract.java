package dev.descent.engine;

import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an engine tells of epochs while it trains, if it tells any: what the history says, each once and before the trial's end. */
public abstract class EpochsContract extends RungsContract {
    private final Dataset waves = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);

    /** Whether the engine tells epochs; one that does not is seen by its trials that end. */
    protected boolean tellsEpochs() {
        return false;
    }

    /** Notes the epochs of each trial, and that none is told behind its end. */
    private static final class Epochs implements TrainingListener {
        private final Map<String, List<String>> told = new LinkedHashMap<>();
        private final RecordingListener recorded = new RecordingListener();

        @Override
        public void epochEnded(Trial trial, int epoch, float loss, float validationLoss) {
            assertThat(recorded.outcomes())
                    .as("outcomes before the end of epoch %d", epoch)
                    .doesNotContainKey(trial.id());
            told.computeIfAbsent(trial.id(), id -> new ArrayList<>()).add(row(epoch, loss, validationLoss));
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

        private static String row(int epoch, float loss, float validationLoss) {
            return epoch + " " + Float.floatToRawIntBits(loss) + " " + Float.floatToRawIntBits(validationLoss);
        }

        /** Holds what was told of a trial to the epochs of its history behind one. */
        void assertTold(Trial trial, int behind) {
            History history = recorded.outcomes().get(trial.id()).history();
            List<String> rows = new ArrayList<>();
            for (int e = behind; e < history.epochs(); e++) {
                boolean validates = history.validationLoss().length > 0;
                rows.add(row(e + 1, history.loss()[e], validates ? history.validationLoss()[e] : Float.NaN));
            }
            assertThat(told.getOrDefault(trial.id(), List.of()))
                    .as(
                            "epochs told of trial %s: number, bits of the loss, bits of the validation loss",
                            trial.number())
                    .isEqualTo(rows);
        }
    }

    @Test
    protected void epochsAreToldAsTheHistoryHasThemAndMoveNoBit() {
        List<Trial> trials = new ArrayList<>();
        for (String name : Vocabulary.names(Kind.OPTIMIZER)) {
            trials.add(simple().epochs(2 + trials.size() % 4)
                    .optimizer(optimizer(name))
                    .trial(trials.size() + 1));
        }
        for (Sketch sketch : List.of(
                simple().epochs(40).earlyStopping("loss", 0, 1.0, true),
                simple().epochs(30)
                        .optimizer(optimizer("sgd", "learning_rate", 1e15))
                        .batchSize(5),
                simple().epochs(0).withoutOptimizer(),
                new Sketch()
                        .epochs(3)
                        .layers(dense(6), layer("batch_normalization"), layer("dropout", "rate", 0.3), dense(1)),
                new Sketch().epochs(3).layers(dense(70, "tanh"), dense(1)))) {
            trials.add(sketch.trial(trials.size() + 1));
        }
        assertTold(watched().trained(waves, trials, 2));
    }

    private void assertTold(List<Trial> trials) {
        Epochs heard = new Epochs();
        watched().train(new Cohort(waves, trials), heard);
        RecordingListener deaf = new RecordingListener();
        watched().train(new Cohort(waves, trials), deaf);

        for (Trial trial : trials) {
            OutcomeText.assertSame(
                    "trial " + trial.number() + " of a listener that hears epochs",
                    heard.recorded.outcomes().get(trial.id()),
                    deaf.outcomes().get(trial.id()));
            if (tellsEpochs() || heard.told.containsKey(trial.id())) {
                heard.assertTold(trial, 0);
            }
        }
    }

    @Test
    protected void aDatasetWithoutAValidationPartHasNoValidationLossToTell() {
        Dataset data = Fixtures.rows(1, new float[] {1, 2}, new float[] {2, 4});
        Trial trial = simple().layers(dense(1)).epochs(3).trial(1);
        Epochs heard = new Epochs();
        watched().train(new Cohort(data, List.of(trial)), heard);
        if (tellsEpochs() || !heard.told.isEmpty()) {
            heard.assertTold(trial, 0);
        }
    }

    @Test
    protected void aTrialThatGoesOnTellsTheEpochsBehindItsCheckpoint() {
        Trial whole = simple().epochs(6).trial(1);
        Trial first = Fixtures.until(2, whole);
        Epochs paused = new Epochs();
        watched().train(new Cohort(waves, List.of(first)), paused);
        Map<String, Checkpoint> checkpoints = paused.recorded.checkpoints();
        Epochs heard = new Epochs();
        watched().train(new Cohort(waves, List.of(whole), checkpoints), heard);
        if (tellsEpochs()) {
            paused.assertTold(first, 0);
            heard.assertTold(whole, checkpoints.isEmpty() ? 0 : 2);
        }
    }
}
