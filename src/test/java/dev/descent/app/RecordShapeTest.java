package dev.descent.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Cohort;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.RecordingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A record of so many epochs is that of a trial that was to be trained so long, or that early stopping ended there. */
class RecordShapeTest {
    private static final Trial WHOLE = new Sketch().epochs(9).trial();

    private static TrialOutcome outcome(Trial trial) {
        RecordingListener listener = new RecordingListener();
        new ReferenceEngine()
                .train(new Cohort(Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC), List.of(trial)), listener);
        return listener.outcomes().get(trial.id());
    }

    @Test
    void aRecordOfAnEpochIsOfThatEpochAlone() {
        TrialOutcome atThree = outcome(Fixtures.until(3, WHOLE));
        assertThat(RecordShape.fits(Fixtures.until(3, WHOLE), atThree)).isTrue();
        assertThat(RecordShape.fits(Fixtures.until(4, WHOLE), atThree)).isFalse();
        assertThat(RecordShape.fits(Fixtures.until(2, WHOLE), atThree)).isFalse();
        assertThat(RecordShape.fits(WHOLE, atThree)).isFalse();
        assertThat(RecordShape.fits(WHOLE, outcome(WHOLE))).isTrue();
    }

    @Test
    void earlyStoppingAccountsForFewerEpochs() {
        Trial stopping =
                new Sketch().epochs(9).earlyStopping("loss", 3, 1e9, true).trial();
        TrialOutcome atFour = outcome(stopping);
        assertThat(atFour.history().epochs()).isEqualTo(4);
        assertThat(RecordShape.fits(stopping, atFour)).isTrue();
        assertThat(RecordShape.fits(Fixtures.until(5, stopping), atFour)).isTrue();
        assertThat(RecordShape.fits(Fixtures.until(3, stopping), atFour)).isFalse();
    }

    @Test
    void aTrialThatDivergedHasTheEpochsBefore() {
        Trial diverging = new Sketch()
                .epochs(9)
                .optimizer(Fixtures.optimizer("sgd", "learning_rate", 1e30))
                .trial();
        TrialOutcome diverged = outcome(diverging);
        assertThat(diverged).isInstanceOf(TrialOutcome.Diverged.class);
        assertThat(RecordShape.fits(Fixtures.until(3, diverging), diverged)).isTrue();
        assertThat(RecordShape.fits(diverging, diverged)).isTrue();
    }
}
