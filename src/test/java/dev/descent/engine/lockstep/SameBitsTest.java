package dev.descent.engine.lockstep;

import static dev.descent.engine.Fixtures.activation;
import static dev.descent.engine.Fixtures.component;
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
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lockstep engine's outcomes are those of the textbook to the bit, for any packing and in both forms. */
class SameBitsTest {
    private static final Dataset WAVES = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);

    private static final Engine REFERENCE = new ReferenceEngine();

    private static void agree(Cohort cohort) {
        Map<String, TrialOutcome> expected = outcomes(REFERENCE, cohort);
        PrintedBits.engines(true).forEach((name, engine) -> {
            Map<String, TrialOutcome> actual = outcomes(engine, cohort);
            assertThat(actual.keySet()).as(name).isEqualTo(expected.keySet());
            expected.forEach((id, outcome) -> assertThat(difference(outcome, actual.get(id)))
                    .as(() -> name + ", trial " + id + ", "
                            + cohort.trials().get(index(cohort, id)).network())
                    .isEmpty());
        });
    }

    private static int index(Cohort cohort, String id) {
        return cohort.trials().stream().map(Trial::id).toList().indexOf(id);
    }

    /** The first line of the outcomes' texts that differs, each of which begins with its field's name; empty if none does. */
    private static String difference(TrialOutcome expected, TrialOutcome actual) {
        List<String> wanted = OutcomeText.of(expected).lines().toList();
        List<String> found = OutcomeText.of(actual).lines().toList();
        for (int k = 0; k < Math.min(wanted.size(), found.size()); k++) {
            if (!wanted.get(k).equals(found.get(k))) {
                return "expected " + wanted.get(k) + "\n but was " + found.get(k);
            }
        }
        return wanted.size() == found.size() ? "" : "one outcome says more than the other";
    }

    private static Map<String, TrialOutcome> outcomes(Engine engine, Cohort cohort) {
        RecordingListener listener = new RecordingListener();
        engine.train(cohort, listener);
        return new TreeMap<>(listener.outcomes());
    }

    private static Cohort cohort(Dataset data, Sketch... sketches) {
        return new Cohort(
                data,
                IntStream.range(0, sketches.length)
                        .mapToObj(k -> sketches[k].trial(k + 1))
                        .toList());
    }

    /** So many trials that differ in repeat and rate alone. */
    private static Cohort repeats(int count, Dataset data, Sketch sketch, String optimizer) {
        List<Trial> trials = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            sketch.optimizer(optimizer(optimizer, "learning_rate", 0.003 * (k % 5 + 1)));
            trials.add(sketch.repeat(k / 5 + 1).trial(k + 1));
        }
        return new Cohort(data, trials);
    }

    static Stream<String> everyOptimizer() {
        return Vocabulary.names(Kind.OPTIMIZER).stream();
    }

    @ParameterizedTest
    @MethodSource("everyOptimizer")
    void everyOptimizerAgrees(String name) {
        agree(repeats(18, WAVES, new Sketch().epochs(4).batchSize(8), name));
    }

    static Stream<String> everyActivation() {
        return Vocabulary.names(Kind.ACTIVATION).stream();
    }

    @ParameterizedTest
    @MethodSource("everyActivation")
    void everyActivationAgrees(String name) {
        Sketch sketch =
                new Sketch().layers(dense(6, name), dense(5, name), dense(1)).batchSize(8);
        agree(repeats(5, WAVES, sketch.epochs(name.equals("step") ? 0 : 3), "adam"));
    }

    static Stream<String> everyLoss() {
        return Vocabulary.names(Kind.LOSS).stream();
    }

    @ParameterizedTest
    @MethodSource("everyLoss")
    void everyLossAgrees(String name) {
        RandomTrials random = new RandomTrials(name.length());
        for (String reduction : List.of("mean", "sum")) {
            Component loss = loss(name, "reduction", reduction);
            Cohort cohort = random.cohort(17, loss, List.of(dense(5, "tanh")));
            agree(cohort);
            agree(new Cohort(Fixtures.weighted(cohort.data()), cohort.trials()));
        }
    }

    static Stream<Component> everyLayer() {
        return Stream.of(
                layer("dense", "units", 4L, "use_bias", false),
                layer("dropout", "rate", 0.4),
                layer("batch_normalization"),
                layer("batch_normalization", "center", false, "scale", false),
                layer("layer_normalization"),
                layer("layer_normalization", "center", false),
                layer("layer_normalization", "scale", false),
                layer("activation", "activation", activation("softmax")),
                layer(
                        "residual",
                        "layers",
                        List.of(
                                layer("activation", "activation", activation("relu")),
                                layer("batch_normalization"),
                                layer("dropout", "rate", 0.4))));
    }

    @ParameterizedTest
    @MethodSource("everyLayer")
    void everyLayerAgreesInEveryPlace(Component layer) {
        for (int batchSize : new int[] {1, 7, NetworkSpec.FULL}) {
            agree(repeats(
                    5,
                    WAVES,
                    new Sketch()
                            .layers(layer, dense(6, "relu"), layer, dense(1))
                            .batchSize(batchSize),
                    "sgd"));
            agree(repeats(3, Fixtures.waves(20, 3, 4, TargetEncoding.NUMERIC), lastIs(layer, batchSize), "adam"));
        }
    }

    private static Sketch lastIs(Component layer, int batchSize) {
        return new Sketch().layers(dense(4), layer).batchSize(batchSize);
    }

    static Stream<String> everyInitializer() {
        return Vocabulary.names(Kind.INITIALIZER).stream().filter(name -> !name.equals("values"));
    }

    @ParameterizedTest
    @MethodSource("everyInitializer")
    void everyInitializerAgrees(String name) {
        Component initializer = component(Kind.INITIALIZER, name);
        Component dense =
                dense(6, "tanh").with("kernel_initializer", initializer).with("bias_initializer", initializer);
        agree(repeats(3, WAVES, new Sketch().layers(dense, dense(1)).epochs(2), "sgd"));
    }

    @Test
    void lanesThatEndAtDifferentTimesAreReplaced() {
        List<Trial> trials = new ArrayList<>();
        for (int k = 0; k < 40; k++) {
            Sketch sketch = new Sketch().epochs(k * 7 % 10).batchSize(8).repeat(k % 4 + 1);
            trials.add((k % 3 == 0 ? sketch.earlyStopping("val_loss", k % 2, 0.001, k % 4 == 0) : sketch).trial(k + 1));
        }
        agree(new Cohort(WAVES, trials));
    }

    @Test
    void aDivergedLaneLeavesItsNeighboursAlone() {
        List<Trial> trials = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            double rate = new double[] {0.01, 1e3, 0.1, 1e20, 30}[k % 5];
            trials.add(new Sketch()
                    .optimizer(optimizer("sgd", "learning_rate", rate))
                    .epochs(6)
                    .batchSize(3)
                    .trial(k + 1));
        }
        Cohort cohort = new Cohort(WAVES, trials);
        assertThat(outcomes(REFERENCE, cohort).values())
                .hasAtLeastOneElementOfType(TrialOutcome.Diverged.class)
                .hasAtLeastOneElementOfType(TrialOutcome.Completed.class);
        agree(cohort);
    }

    @Test
    void clippingsAndPenaltiesAreEachLanesOwn() {
        for (String kind : Vocabulary.names(Kind.CLIPPING)) {
            List<Sketch> sketches = new ArrayList<>();
            for (double bound : new double[] {1e-3, 0.1, 10}) {
                Component regularizer = component(Kind.SECTION, "regularizer", "l1", bound, "l2", 0.1);
                sketches.add(new Sketch()
                        .layers(dense(6, "relu").with("kernel_regularizer", regularizer), dense(1))
                        .clipping(kind, bound)
                        .batchSize(8));
            }
            agree(cohort(WAVES, sketches.toArray(Sketch[]::new)));
        }
    }

    @Test
    void trialsOfNoEpochsAgree() {
        Sketch[] sketches = {
            new Sketch().epochs(0).withoutOptimizer().metrics("mae"),
            new Sketch().epochs(0).withoutOptimizer().repeat(2)
        };
        agree(cohort(WAVES, sketches));
    }

    @Test
    void aWideNetworkAgrees() {
        Dataset data = Fixtures.waves(25, 17, 5, TargetEncoding.ONE_HOT);
        Sketch sketch = new Sketch()
                .layers(dense(33, "relu"), dense(19, "tanh"), dense(5, "softmax"))
                .loss(loss("categorical_crossentropy"))
                .metrics("accuracy", "auc")
                .batchSize(11)
                .epochs(3);
        agree(repeats(6, data, sketch, "rmsprop"));
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 60).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trialsOfEverySortAgree(int seed) {
        agree(new RandomTrials(seed).cohort(1 + seed % 24));
    }
}
