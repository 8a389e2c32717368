package dev.descent.engine.lockstep;

import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.kernel.Kernels;
import dev.descent.kernel.LaneKernels;
import dev.descent.model.DatasetSpec.TargetEncoding;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Vectors are for packs of several trials with much to do, and lanes for networks that fit into memory several times. */
class KernelSelectionTest {
    private static final Dataset WAVES = Fixtures.waves(200, 3, 1, TargetEncoding.NUMERIC);

    private static final int LONG = 5000;

    private final LaneKernels vector = Kernels.vector();
    private final LaneKernels plain = Kernels.plain();
    private final KernelSelection selection = new KernelSelection(16, () -> vector, plain);

    private KernelChoice choice(int trials, Sketch sketch) {
        return selection.of(new Cohort(WAVES, Collections.nCopies(trials, sketch.trial())));
    }

    @Test
    void aLargeCohortOfASmallNetworkGetsVectors() {
        KernelChoice choice = choice(64, new Sketch().epochs(LONG));
        assertThat(choice.lanes()).isEqualTo(16);
        assertThat(choice.kernels(16)).isSameAs(vector);
        assertThat(choice.kernels(2)).isSameAs(plain);
    }

    @Test
    void oneCohortWarmsVectorsUpForAll() {
        KernelChoice first = choice(64, new Sketch().epochs(LONG));
        KernelChoice second = choice(64, new Sketch().epochs(LONG));
        assertThat(first.kernels(16)).isSameAs(vector);
        assertThat(second.kernels(16)).isSameAs(plain);
        second.epoch(plain, 16, 1000);
        first.epoch(vector, 16, 2000);
        assertThat(second.kernels(16)).as("vectors are still slower").isSameAs(plain);
        first.epoch(vector, 16, 900);
        assertThat(second.kernels(16)).as("vectors are warm").isSameAs(vector);
    }

    @Test
    void theNextCohortWarmsUpWhereTheFirstEndedTooEarly() {
        KernelChoice first = choice(64, new Sketch().epochs(LONG));
        KernelChoice second = choice(64, new Sketch().epochs(LONG));
        assertThat(first.kernels(16)).isSameAs(vector);
        first.ended();
        assertThat(second.kernels(16)).isSameAs(vector);
        assertThat(first.kernels(16)).isSameAs(plain);
    }

    @Test
    void aLongWarmUpIsTakenForDone() {
        KernelChoice first = choice(64, new Sketch().epochs(LONG));
        KernelChoice second = choice(64, new Sketch().epochs(LONG));
        assertThat(first.kernels(16)).isSameAs(vector);
        for (int epoch = 0; epoch < 600; epoch++) {
            assertThat(second.kernels(16)).isSameAs(plain);
            first.epoch(vector, 16, 1000);
        }
        assertThat(second.kernels(16)).isSameAs(vector);
    }

    @Test
    void aSmallCohortUsesVectorsThatAreWarm() {
        KernelChoice large = choice(64, new Sketch().epochs(LONG));
        KernelChoice small = choice(16, new Sketch().epochs(10));
        assertThat(large.kernels(16)).isSameAs(vector);
        assertThat(small.kernels(16)).isSameAs(plain);
        small.epoch(plain, 16, 1000);
        large.epoch(plain, 16, 1000);
        large.epoch(vector, 16, 900);
        assertThat(small.kernels(16)).isSameAs(vector);
    }

    @Test
    void aSmallCohortStaysPlain() {
        assertThat(choice(16, new Sketch().epochs(10)).kernels(16)).isSameAs(plain);
    }

    @Test
    void aThousandShortTrialsStayPlain() {
        for (int cohort = 0; cohort < 8; cohort++) {
            assertThat(choice(
                                    125,
                                    new Sketch()
                                            .layers(dense(10, "relu"), dense(1))
                                            .epochs(100))
                            .kernels(16))
                    .isSameAs(plain);
        }
    }

    @Test
    void aSweepOfManySmallCohortsGetsVectorsInTheEnd() {
        Sketch sketch = new Sketch().layers(dense(10, "relu"), dense(1)).epochs(100);
        int plainOnes = 0;
        while (plainOnes < 100 && choice(125, sketch).kernels(16) == plain) {
            plainOnes++;
        }
        assertThat(plainOnes).isEqualTo(14);
    }

    @Test
    void elementaryFunctionsAreMuchWork() {
        Sketch comparing = new Sketch().layers(dense(10, "relu"), dense(1)).epochs(100);
        Sketch computing = new Sketch().layers(dense(10, "tanh"), dense(1)).epochs(100);
        assertThat(choice(125, comparing).kernels(16)).isSameAs(plain);
        assertThat(choice(125, computing).kernels(16)).isSameAs(vector);
    }

    @Test
    void aNetworkOfMillionsIsTrainedByItself() {
        Sketch sketch = new Sketch().layers(dense(2000), dense(2000), dense(1));
        assertThat(choice(16, sketch).lanes()).isEqualTo(1);
    }

    @Test
    void aBatchThatMustStayWholeCountsAsAnArray() {
        Sketch whole = new Sketch().layers(dense(20_000), layer("batch_normalization"), dense(1));
        Sketch blocks = new Sketch().layers(dense(20_000), dense(1));
        assertThat(choice(16, whole.batchSize(200)).lanes()).isEqualTo(1);
        assertThat(choice(16, blocks.batchSize(200)).lanes()).isEqualTo(16);
    }

    @Test
    void thereIsAtLeastOneLane() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KernelSelection(0, () -> plain, plain))
                .withMessage("lanes must be at least 1, but is 0");
    }
}
