package dev.descent.engine.lockstep.wide;

import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.OutcomeText;
import dev.descent.engine.RecordingListener;
import dev.descent.engine.Rungs;
import dev.descent.engine.Threads;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialsOfEveryKind;
import dev.descent.engine.lockstep.LockstepEngine;
import dev.descent.engine.lockstep.RandomTrials;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Embeddings;
import dev.descent.model.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outcomes over units are those of the textbook to the bit, for any cut of the work and in both forms. */
class WideBitsTest {
    private static final Engine REFERENCE = new ReferenceEngine();

    private static final Map<String, Engine> ENGINES = new LinkedHashMap<>();

    static {
        ENGINES.put("plain", WideEngine.plain());
        ENGINES.put("vector", WideEngine.vector());
        ENGINES.put("plain in 3 parts", WideEngine.plain().inParts(3));
        ENGINES.put("vector in 2 parts", WideEngine.vector().inParts(2));
        ENGINES.put("vector in 3 parts", WideEngine.vector().inParts(3));
    }

    private static void agree(Dataset data, Sketch... sketches) {
        agree(new Cohort(
                data,
                IntStream.range(0, sketches.length)
                        .mapToObj(k -> sketches[k].trial(k + 1))
                        .toList()));
    }

    private static void agree(Cohort cohort) {
        Map<String, String> expected = outcomes(REFERENCE, cohort);
        assertThat(expected).hasSize(cohort.trials().size());
        ENGINES.forEach(
                (name, engine) -> assertThat(outcomes(engine, cohort)).as(name).isEqualTo(expected));
    }

    private static Map<String, String> outcomes(Engine engine, Cohort cohort) {
        RecordingListener listener = new RecordingListener();
        engine.train(cohort, listener);
        Map<String, String> texts = new TreeMap<>();
        listener.outcomes().forEach((id, outcome) -> texts.put(id, OutcomeText.of(outcome)));
        return texts;
    }

    static Stream<String> kinds() {
        return TrialsOfEveryKind.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void trialsOfEveryKindAgree(String kind) {
        TrialsOfEveryKind.Lesson lesson = TrialsOfEveryKind.all().get(kind);
        agree(lesson.data(), lesson.sketch());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void trialsOfEverySortAgree(int seed) {
        agree(new RandomTrials(seed).cohort(6));
    }

    /** Pauses over units and goes on in lanes or by the textbook, and the other way round. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void trialsAreHandedOverInBothDirections(int seed) {
        Cohort cohort = new RandomTrials(100 + seed).cohort(6);
        Map<String, TrialOutcome> whole = Rungs.inOneGo(REFERENCE, cohort.data(), cohort.trials());
        ENGINES.forEach((name, wide) -> {
            for (Engine other : List.of(REFERENCE, new LockstepEngine())) {
                handOver(wide, other, cohort, whole, name + ", then " + other.name());
                handOver(other, wide, cohort, whole, other.name() + ", then " + name);
            }
        });
    }

    private static void handOver(Engine from, Engine to, Cohort cohort, Map<String, TrialOutcome> whole, String name) {
        Rungs first = new Rungs(from, cohort.data());
        first.train(2, cohort.trials());
        Rungs second = new Rungs(to, cohort.data());
        second.checkpoints().putAll(first.checkpoints());
        Rungs.assertSame(second.train(cohort.trials()), whole, name);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 7, 23, 29})
    void batchesThatFillNoTileAgree(int batchSize) {
        Dataset data = Fixtures.waves(29, 17, 5, TargetEncoding.ONE_HOT);
        agree(
                data,
                new Sketch()
                        .layers(dense(65, "relu"), dense(17, "tanh"), dense(210, "relu"), dense(5, "softmax"))
                        .loss(loss("categorical_crossentropy"))
                        .metrics("accuracy", "auc")
                        .batchSize(batchSize)
                        .epochs(2));
    }

    @Test
    void weightedMetricsAgree() {
        agree(
                Fixtures.weighted(Fixtures.waves(29, 17, 5, TargetEncoding.ONE_HOT)),
                new Sketch()
                        .layers(dense(65, "relu"), dense(5, "softmax"))
                        .loss(loss("categorical_crossentropy"))
                        .metrics("accuracy", "weighted_accuracy", "weighted_auc")
                        .epochs(2));
    }

    @Test
    void aSingleRowAgrees() {
        agree(
                Fixtures.rows(3, new float[] {1, -2, 3}, new float[] {0.5f}),
                new Sketch().layers(dense(70, "relu"), dense(1)).epochs(3));
    }

    @Test
    void aBatchOfSeveralBlocksAgrees() {
        Dataset data = Fixtures.waves(1300, 9, 2, TargetEncoding.NUMERIC);
        agree(
                data,
                new Sketch()
                        .layers(dense(20, "relu"), layer("layer_normalization"), dense(66, "elu"), dense(2))
                        .batchSize(NetworkSpec.FULL)
                        .epochs(2),
                new Sketch()
                        .layers(dense(7, "relu"), layer("dropout", "rate", 0.3), dense(2))
                        .batchSize(700)
                        .clipping("global_norm", 0.1)
                        .epochs(2),
                new Sketch()
                        .layers(dense(7, "relu"), layer("batch_normalization"), dense(2))
                        .batchSize(700)
                        .epochs(2));
    }

    @Test
    void normalizationsInARowAgree() {
        Dataset data = Fixtures.waves(40, 3, 1, TargetEncoding.NUMERIC);
        agree(
                data,
                new Sketch()
                        .layers(
                                layer("batch_normalization"),
                                layer("batch_normalization", "scale", false),
                                dense(19, "relu"),
                                layer("batch_normalization"),
                                layer("layer_normalization"),
                                dense(1),
                                layer("batch_normalization"))
                        .batchSize(16));
    }

    @Test
    void layersBeforeTheFirstThatIsTrainedAgree() {
        Dataset data = Fixtures.waves(40, 6, 1, TargetEncoding.NUMERIC);
        agree(
                data,
                new Sketch()
                        .layers(
                                layer("dropout", "rate", 0.2),
                                layer("activation", "activation", Fixtures.activation("relu")),
                                layer("layer_normalization", "scale", false, "center", false),
                                dense(1))
                        .batchSize(16));
    }

    @Test
    void residualsAgree() {
        Dataset data = Fixtures.waves(700, 17, 2, TargetEncoding.NUMERIC);
        agree(
                data,
                new Sketch()
                        .layers(
                                layer("residual", "layers", List.of(dense(33, "relu"), dense(17, "relu"))),
                                layer("activation", "activation", Fixtures.activation("relu")),
                                layer(
                                        "residual",
                                        "layers",
                                        List.of(
                                                layer("residual", "layers", List.of(dense(17, "tanh"))),
                                                layer("layer_normalization"),
                                                layer("dropout", "rate", 0.3),
                                                dense(17))),
                                dense(2))
                        .batchSize(600)
                        .epochs(2),
                new Sketch()
                        .layers(
                                layer("dropout", "rate", 0.2),
                                layer("residual", "layers", List.of(layer("dropout", "rate", 0.2))),
                                dense(19),
                                layer("residual", "layers", List.of(layer("batch_normalization"), dense(19, "relu"))),
                                dense(2))
                        .batchSize(64)
                        .epochs(2));
    }

    @Test
    void embeddingsAgree() {
        Dataset data = Fixtures.waves(700, 17, 2, TargetEncoding.NUMERIC);
        agree(
                data,
                new Sketch()
                        .layers(
                                Fixtures.embedding(Embeddings.column("b", 1, 3, 40), Embeddings.column("c", 9, 8, 5)),
                                dense(33, "relu"),
                                dense(2))
                        .batchSize(600)
                        .epochs(2));
    }

    @Test
    void aCrewOfThreadsAgrees() {
        Dataset data = Fixtures.waves(100, 20, 1, TargetEncoding.NUMERIC);
        Cohort cohort = new Cohort(
                data,
                List.of(new Sketch()
                        .layers(dense(64, "relu"), layer("batch_normalization"), dense(64, "relu"), dense(1))
                        .optimizer(optimizer("rmsprop"))
                        .batchSize(32)
                        .epochs(20)
                        .trial()));
        Map<String, String> expected = outcomes(WideEngine.plain(), cohort);
        try (Threads threads = new Threads(3)) {
            assertThat(outcomes(WideEngine.vector().with(threads), cohort)).isEqualTo(expected);
        }
        assertThat(expected).isEqualTo(outcomes(REFERENCE, cohort));
    }
}
