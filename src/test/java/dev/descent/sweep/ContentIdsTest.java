package dev.descent.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Fixtures.Sketch;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec;
import dev.descent.model.EarlyStopping;
import dev.descent.model.InitialWeights;
import dev.descent.model.Kind;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.SolveSpec;
import dev.descent.model.Split;
import dev.descent.model.Tensor;
import dev.descent.model.Vocabulary;
import dev.descent.number.Digest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text behind an id, character by character: a change of it makes every journal forget its trials. */
class ContentIdsTest {
    private static final Component SGD = Component.of(Vocabulary.type(Kind.OPTIMIZER, "sgd"));

    @Test
    void theTextHasWhatDiffersFromTheDefaultsAndSortedKeys() {
        assertThat(ContentIds.of(network("data/a.csv"), "d1").canonical(2, 0))
                .isEqualTo("{\"arithmetic\":3,\"data\":\"d1\","
                        + "\"dataset\":{\"encoding\":\"NUMERIC\",\"features\":[\"a \\\"b\\\"\"],"
                        + "\"scale\":{\"a \\\"b\\\"\":standard{}},"
                        + "\"split\":split{\"validation\":0x1.0p-1},\"target\":[\"y\"]},"
                        + "\"early_stopping\":early_stopping{\"monitor\":\"loss\",\"patience\":3,\"restore_best\":true},"
                        + "\"epochs\":5,\"layers\":[dense{\"units\":1}],\"loss\":mse{},"
                        + "\"optimizer\":sgd{},\"repeat\":2,\"seed\":9}");
    }

    @Test
    void aPlateauStandsWhereItsKeyBelongs() {
        NetworkSpec it = new Sketch()
                .optimizer(SGD)
                .reduceOnPlateau("loss", 0.5, 10, 1e-4, 2)
                .spec();
        assertThat(ContentIds.of(it, "d1").canonical(2, 0))
                .endsWith("\"optimizer\":sgd{},"
                        + "\"reduce_on_plateau\":reduce_on_plateau{\"cooldown\":2,\"factor\":0x1.0p-1,\"min_lr\":0x1.0624dd2f1a9fcp-10,"
                        + "\"monitor\":\"loss\"},\"repeat\":2,\"seed\":42}");
    }

    @Test
    void theIdIsTheBeginningOfTheTextsDigest() {
        String text = ContentIds.of(network("data/a.csv"), "d1").canonical(2, 0);
        assertThat(id(network("data/a.csv"), "d1", 2, 0))
                .isEqualTo(Digest.sha256(text).substring(0, 16))
                .hasSize(16);
    }

    @Test
    void pathsDontMatterAndEverythingElseDoes() {
        String id = id(network("data/a.csv"), "d1", 1, 1);
        assertThat(id(network("elsewhere/b.csv"), "d1", 1, 1)).isEqualTo(id);
        assertThat(id(network("data/a.csv"), "d2", 1, 1)).isNotEqualTo(id);
        assertThat(id(network("data/a.csv"), "d1", 2, 1)).isNotEqualTo(id);
        assertThat(id(network("data/a.csv"), "d1", 1, 2)).isNotEqualTo(id);
    }

    @Test
    void functionsHaveTheirVariablesInOrder() {
        MinimizeSpec minimize = new MinimizeSpec(
                "y + x",
                Map.of("y", 1.0),
                Optional.of(SGD.with("learning_rate", 0.5)),
                3,
                Optional.empty(),
                Optional.empty(),
                0);
        assertThat(ContentIds.of(minimize, "").canonical(1, 0))
                .isEqualTo("{\"arithmetic\":3,\"function\":\"y + x\",\"optimizer\":sgd{\"learning_rate\":0x1.0p-1},"
                        + "\"start\":[[\"y\",0x1.0p0]],\"steps\":3}");
        SolveSpec solve = new SolveSpec(Map.of("a", "x^2"), "a", 2, "x", 1, 0.5, 4, 0);
        assertThat(ContentIds.of(solve, "").canonical(1, 0))
                .isEqualTo("{\"arithmetic\":3,\"graph\":[[\"a\",\"x^2\"]],\"output\":\"a\","
                        + "\"start\":0x1.0p0,\"steps\":4,\"target\":0x1.0p1,\"tolerance\":0x1.0p-1,"
                        + "\"variable\":\"x\"}");
    }

    @Test
    void aDefaultThatIsWrittenOutIsAbsentToo() {
        Component adam = Component.of(Vocabulary.type(Kind.OPTIMIZER, "adam"));
        assertThat(ContentIds.of(descent(adam.with("beta_1", 0.9)), "").canonical(1, 0))
                .isEqualTo(ContentIds.of(descent(adam), "").canonical(1, 0));
    }

    static Stream<ComponentType> everyOptimizer() {
        return Vocabulary.of(Kind.OPTIMIZER).stream();
    }

    @ParameterizedTest
    @MethodSource("everyOptimizer")
    void parametersWithDefaultsMoveNoId(ComponentType type) {
        assertThat(ContentIds.of(descent(Component.of(type)), "").canonical(1, 0))
                .contains("\"optimizer\":" + type.name() + "{}");
    }

    @Test
    void aWrittenOptimizerIsItsLinesInOrderWhateverItsName() {
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("w", "w - lr*m");
        lines.put("m", "m + g");
        Component custom = Component.of(
                Vocabulary.type(Kind.OPTIMIZER, "custom"), Map.of("state", Map.of("m", 0.0), "update", lines));
        String text = ContentIds.of(descent(custom), "").canonical(1, 0);
        assertThat(text)
                .contains("\"optimizer\":custom{\"state\":{\"m\":0x0.0p0},"
                        + "\"update\":[[\"w\",\"w - lr*m\"],[\"m\",\"m + g\"]]}");
        assertThat(ContentIds.of(descent(custom.with("name", "mine")), "").canonical(1, 0))
                .isEqualTo(text);
    }

    @Test
    void trialsOfOneConfigurationDifferInFoldAndRepeatAlone() {
        ContentIds ids = ContentIds.of(network("data/a.csv"), "d1");
        String first = ids.canonical(1, 0);
        assertThat(ids.canonical(3, 0)).isEqualTo(first.replace(",\"seed\"", ",\"repeat\":3,\"seed\""));
        assertThat(ids.canonical(1, 2)).isEqualTo(first.replace(",\"layers\"", ",\"fold\":2,\"layers\""));
    }

    @Test
    void initialWeightsAreInTheIdByTheirTensors() {
        Tensor kernel = new Tensor("layers.0.kernel", List.of(1L, 1L), new float[] {0.5f});
        Tensor bias = new Tensor("layers.0.bias", List.of(1L), new float[] {-1});
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(kernel.name(), kernel);
        tensors.put(bias.name(), bias);
        InitialWeights weights = new InitialWeights(tensors);
        // printf 'layers.0.bias [1]\n\0\0\200\277layers.0.kernel [1, 1]\n\0\0\0\77' | sha256sum
        assertThat(weights.sha256()).isEqualTo("40a1cbb8494c4cbd1768e476320ca90a031e286dc3ddcda6b9fdcb97d3c143b9");
        assertThat(weights).isEqualTo(new InitialWeights(new TreeMap<>(tensors)));
        String drawn = ContentIds.of(network("data/a.csv"), "d1").canonical(1, 0);
        assertThat(ContentIds.of(network("data/a.csv").withInitialWeights(weights), "d1")
                        .canonical(1, 0))
                .isEqualTo(
                        drawn.replace(",\"layers\"", ",\"initial_weights\":\"" + weights.sha256() + "\",\"layers\""));
        tensors.put(bias.name(), new Tensor(bias.name(), bias.shape(), new float[] {-1.0000001f}));
        assertThat(new InitialWeights(tensors)).isNotEqualTo(weights);
    }

    private static String id(NetworkSpec spec, String datasetDigest, int repeat, int fold) {
        return ContentIds.text(ContentIds.of(spec, datasetDigest).bits(repeat, fold));
    }

    private static MinimizeSpec descent(Component optimizer) {
        return new MinimizeSpec(
                "x^2", Map.of("x", 1.0), Optional.of(optimizer), 3, Optional.empty(), Optional.empty(), 0);
    }

    private static NetworkSpec network(String csv) {
        DatasetSpec dataset = new DatasetSpec(
                Path.of(csv),
                List.of("y"),
                List.of("a \"b\""),
                List.of(),
                DatasetSpec.TargetEncoding.NUMERIC,
                DatasetSpec.TargetScale.NONE,
                DatasetSpec.Missing.ERROR,
                Map.of("a \"b\"", Component.of(Vocabulary.type(Kind.SCALER, "standard"))),
                Optional.of(new Split.Fractions(0.5, 0, Split.Plain.DRAWN, false)));
        return new NetworkSpec(
                dataset,
                List.of(Component.of(Vocabulary.type(Kind.LAYER, "dense"), Map.of("units", 1L))),
                Component.of(Vocabulary.type(Kind.LOSS, "mse")),
                List.of(),
                Optional.of(SGD),
                5,
                32,
                true,
                Optional.of(new EarlyStopping("loss", 3, 0, true, Optional.empty())),
                Optional.empty(),
                9);
    }
}
