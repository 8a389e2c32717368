package dev.descent.engine.lockstep.wide;

import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static dev.descent.engine.Fixtures.optimizer;
import static dev.descent.engine.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.data.Table;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.OutcomeText;
import dev.descent.engine.RecordingListener;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.lockstep.LockstepEngine;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.Missing;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks learn a target that is scaled, and are measured in its own unit: the same bits from every engine. */
class ScaledTargetTest {
    private static final Map<String, Engine> ENGINES = Map.of(
            "reference", new ReferenceEngine(),
            "lockstep", new LockstepEngine(),
            "wide", WideEngine.plain(),
            "wide, vector", WideEngine.vector(),
            "wide, in 3 parts", WideEngine.vector().inParts(3));

    @TempDir
    Path folder;

    /**
     * y = 1000, 3000 is scaled to −1, 1; z = x = 1, 2 is 3000, 4000 in the target's own unit, 2000 and 1000 beside the targets. A step
     * of 0.1 against the slopes 4 by w and 3 by b makes z = 0.6·x − 0.3 = 0.3, 0.9: 2300 and 2900.
     */
    @ParameterizedTest
    @CsvSource({"0, 2.5, 1581.1388, 1500, -1.5, 3000, 4000", "1, 0.85, 921.95447, 700, 0.15, 2300, 2900"})
    void lossesAreOfTheScaledTargetAndMeasuresInItsOwnUnit(
            int epochs, double loss, double rmse, double mae, double r2, double first, double second) throws Exception {
        Component unit = layer(
                "dense", "units", 1L, "kernel_initializer", values(List.of(1.0)), "bias_initializer", values(0.0));
        Sketch sketch = new Sketch()
                .layers(unit)
                .metrics("rmse", "mae", "r2")
                .optimizer(optimizer("sgd", "learning_rate", 0.1))
                .epochs(epochs);
        Dataset data = data("x,y\n1,1000\n2,3000\n", List.of("y"), TargetScale.STANDARD, Optional.empty());
        ENGINES.forEach((name, engine) -> {
            Completed outcome = outcome(engine, data, sketch);
            assertThat(outcome.train().loss()).as(name).isCloseTo(loss, within(1e-6));
            float[] metrics = outcome.train().metrics();
            assertThat((double) metrics[0]).as(name).isCloseTo(rmse, within(1e-3));
            assertThat((double) metrics[1]).as(name).isCloseTo(mae, within(1e-3));
            assertThat((double) metrics[2]).as(name).isCloseTo(r2, within(1e-6));
            assertThat(outcome.predictions().values())
                    .as(name)
                    .containsExactly(new float[] {(float) first, (float) second}, within(1e-3f));
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyEngineHasTheSameBits(TargetScale scale) throws Exception {
        StringBuilder csv = new StringBuilder("x,y1,y2\n");
        for (int i = 0; i < 41; i++) {
            csv.append(i * 7 % 41)
                    .append(',')
                    .append(100_000 + i * i * 37 % 90_001)
                    .append(",0.")
                    .append(i % 9)
                    .append('\n');
        }
        Dataset data = data(
                csv.toString(),
                List.of("y1", "y2"),
                scale,
                Optional.of(new Split.Fractions(0.2, 0.1, Split.Plain.DRAWN, false)));
        Sketch sketch = new Sketch()
                .layers(dense(9, "tanh"), dense(2))
                .loss(loss("huber"))
                .metrics("rmse", "mae", "r2")
                .batchSize(8)
                .epochs(4);
        String expected = OutcomeText.of(outcome(ENGINES.get("reference"), data, sketch));
        ENGINES.forEach((name, engine) -> assertThat(OutcomeText.of(outcome(engine, data, sketch)))
                .as(name)
                .isEqualTo(expected));
    }

    private Dataset data(String csv, List<String> targets, TargetScale scale, Optional<Split> split) throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), csv);
        DatasetSpec spec = new DatasetSpec(
                file, targets, List.of("x"), List.of(), TargetEncoding.NUMERIC, scale, Missing.ERROR, Map.of(), split);
        return Datasets.build(Table.read(file, "t.csv"), spec, 42, 1, 0, 2);
    }

    private static Completed outcome(Engine engine, Dataset data, Sketch sketch) {
        RecordingListener listener = new RecordingListener();
        engine.train(new Cohort(data, List.of(sketch.trial(1))), listener);
        return (Completed) listener.outcomes().values().iterator().next();
    }
}
