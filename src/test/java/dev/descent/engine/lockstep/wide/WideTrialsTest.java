package dev.descent.engine.lockstep.wide;

import static dev.descent.engine.Fixtures.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.RecordingListener;
import dev.descent.engine.WorkerPool;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Trial;
import dev.descent.nn.Network;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Units are for wide layers and for trials that would leave lanes empty, if there is enough to do. */
class WideTrialsTest {
    private static final Dataset WAVES = Fixtures.waves(2000, 20, 1, TargetEncoding.NUMERIC);

    private static boolean suits(int trials, int units, int epochs, int lanes) {
        Sketch sketch = new Sketch()
                .layers(dense(units, "relu"), dense(units, "relu"), dense(1))
                .epochs(epochs);
        List<Trial> equal = Collections.nCopies(trials, sketch.trial());
        return WideTrials.fastest().suits(new Cohort(WAVES, equal), lanes, WorkerPool.ALONE);
    }

    private static List<Trial> squares(int epochs) {
        Sketch sketch = new Sketch().layers(dense(64, "relu"), dense(64, "relu"), dense(1));
        return List.of(sketch.epochs(epochs).trial());
    }

    @Test
    void fullLanesAreForNarrowLayers() {
        assertThat(suits(16, 16, 100_000, 16)).isFalse();
        assertThat(suits(16, 32, 100_000, 16)).isFalse();
        assertThat(suits(16, 128, 100_000, 16)).isTrue();
    }

    @Test
    void emptyLanesAreNot() {
        assertThat(suits(8, 8, 100_000, 16)).isFalse();
        assertThat(suits(4, 32, 100_000, 16)).isTrue();
        assertThat(suits(1, 8, 100_000, 16)).isTrue();
    }

    @Test
    void trialsThatCannotShareCountAsOne() {
        assertThat(suits(16, 16, 100_000, 1)).isTrue();
    }

    @Test
    void littleWorkIsNotWorthCompiling() {
        assertThat(suits(1, 64, 3, 16)).isFalse();
        assertThat(suits(1, 64, 3000, 16)).isTrue();
    }

    @Test
    void codeThatHasBeenCompiledIsWorthLessWork() {
        Dataset few = Fixtures.waves(20, 20, 1, TargetEncoding.NUMERIC);
        WideTrials wide = new WideTrials(() -> true, 2e6, System::nanoTime);
        assertThat(wide.suits(new Cohort(few, squares(1)), 16, WorkerPool.ALONE))
                .isFalse();
        wide.train(new Cohort(few, squares(1000)), new RecordingListener(), WorkerPool.ALONE);
        assertThat(wide.suits(new Cohort(few, squares(1)), 16, WorkerPool.ALONE))
                .isTrue();
    }

    @Test
    void manySmallWorksAreWorthCompilingInTheEnd() {
        WideTrials wide = WideTrials.fastest();
        List<Boolean> suited = IntStream.range(0, 60)
                .mapToObj(i -> wide.suits(new Cohort(WAVES, squares(10)), 16, WorkerPool.ALONE))
                .toList();
        assertThat(suited).startsWith(false, false, false).endsWith(true);
    }

    @Test
    void nothingSuitsWithoutVectors() {
        List<Trial> trials = List.of(new Sketch().epochs(1_000_000).trial());
        assertThat(WideTrials.never().suits(new Cohort(WAVES, trials), 1, WorkerPool.ALONE))
                .isFalse();
    }

    @Test
    void aCrewShortensLongStepsOnly() {
        Network wide = Network.of(List.of(dense(512), dense(512)), 784);
        Network narrow = Network.of(List.of(dense(8), dense(1)), 3);
        assertThat(WideTrials.overUnits(wide, 128, 2)).isEqualTo(WideTrials.overUnits(wide, 128, 1) / 2);
        assertThat(WideTrials.overUnits(narrow, 32, 2)).isEqualTo(WideTrials.overUnits(narrow, 32, 1));
    }

    /** 784·512 + 512·10 products, two dense layers, 407,050 parameters; and 20·8 + 8·1, two layers, 177 parameters. */
    @Test
    void theEstimatesAreThoseOfTheJavadoc() {
        Network large = Network.of(List.of(dense(512), dense(10)), 784);
        Network small = Network.of(List.of(dense(8), dense(1)), 20);

        assertThat(WideTrials.overUnits(large, 100, 1)).isCloseTo(0.07 * 406_528 + 60 * 2 + 4070.5, within(1e-9));
        assertThat(WideTrials.inLanes(large, 100, 16)).isCloseTo(0.11 * 406_528 + 10 + 4070.5, within(1e-9));
        assertThat(WideTrials.inLanes(small, 10, 4)).isCloseTo((0.11 * 168 + 10 + 17.7) * 4, within(1e-9));
        assertThat(WideTrials.inLanes(small, 10, 2)).isCloseTo(1.05 * 168 + 70 + 17.7, within(1e-9));
    }

    @Test
    void everyTrialHasItsOutcome() {
        Cohort cohort = new Cohort(
                Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC),
                List.of(new Sketch().epochs(1).trial(1), new Sketch().epochs(2).trial(2)));
        RecordingListener listener = new RecordingListener();

        assertThat(WideTrials.fastest().train(cohort, listener, WorkerPool.ALONE))
                .isTrue();
        assertThat(listener.outcomes()).hasSize(2);
        assertThat(WideTrials.fastest().train(cohort, new RecordingListener(1), WorkerPool.ALONE))
                .isFalse();
    }
}
