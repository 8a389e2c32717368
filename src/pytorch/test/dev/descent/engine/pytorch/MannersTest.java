package dev.descent.engine.pytorch;

import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.RecordingListener;
import dev.descent.model.DatasetSpec.TargetEncoding;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What libtorch could do to the process that it runs in, and doesn't. */
class MannersTest {
    private static final Dataset WAVES = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);
    private static final Sketch SKETCH = new Sketch()
            .layers(
                    dense(8, "relu"),
                    layer("batch_normalization"),
                    layer("dropout", "rate", 0.3),
                    layer("layer_normalization"),
                    dense(1))
            .batchSize(4)
            .epochs(20);

    @BeforeAll
    static void loads() {
        train(SKETCH, new RecordingListener());
    }

    private static void train(Sketch sketch, RecordingListener listener) {
        new PyTorchEngine().train(new Cohort(WAVES, List.of(sketch.trial())), listener);
    }

    @Test
    void canBeUsedWhereItsTestsRun() {
        assertThat(new PyTorchEngine().obstacle()).isEmpty();
    }

    @Test
    void oneThreadComputesAndNoneIsStarted() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        train(SKETCH, new RecordingListener());

        assertThat(torch.get_num_threads()).isEqualTo(1);
        assertThat(torch.get_num_interop_threads()).isEqualTo(1);
        assertThat(torch.globalContext().deterministicAlgorithms()).isTrue();
        assertThat(before).containsAll(Thread.getAllStackTraces().keySet());
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("JavaCPP"));
    }

    /** A flag of the processor would flush Java's numbers on this thread as well, and so change the bits of other engines. */
    @Test
    void denormalNumbersStay() {
        train(SKETCH, new RecordingListener());

        float half = Float.MIN_NORMAL / divisor();
        assertThat(half).isPositive();
        assertThat(half * divisor()).isEqualTo(Float.MIN_NORMAL);
    }

    /** Not known when the class is compiled. */
    private static float divisor() {
        return WAVES.train().rows() / 10f;
    }
}
