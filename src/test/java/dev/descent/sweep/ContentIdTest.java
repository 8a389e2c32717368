package dev.descent.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.EarlyStopping;
import dev.descent.model.Kind;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.SolveSpec;
import dev.descent.model.Vocabulary;
import dev.descent.number.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The text behind an id, character by character: a change of it makes every journal forget its trials. */
class ContentIdTest {
    private static final Component SGD = Component.of(Vocabulary.type(Kind.OPTIMIZER, "sgd"));

    @Test
    void theTextHasEveryDefaultAndSortedKeys() {
        assertThat(ContentId.text(network("data/a.csv"), "d1", 2, 0))
                .isEqualTo("{\"arithmetic\":1,\"batch_size\":32,\"data\":\"d1\","
                        + "\"dataset\":{\"categorical\":[],\"encoding\":\"NUMERIC\",\"features\":[\"a \\\"b\\\"\"],"
                        + "\"missing\":\"ERROR\",\"scale\":{\"a \\\"b\\\"\":standard{}},"
                        + "\"split\":{\"per_repeat\":false,\"shuffle\":true,\"test\":0x0.0p0,\"validation\":0x1.0p-1},"
                        + "\"target\":[\"y\"]},"
                        + "\"early_stopping\":{\"min_delta\":0x0.0p0,\"monitor\":\"loss\",\"patience\":3,\"restore_best\":true},"
                        + "\"epochs\":5,\"fold\":0,"
                        + "\"layers\":[dense{\"activation\":linear{},\"bias_initializer\":zeros{},"
                        + "\"kernel_initializer\":glorot_uniform{},\"units\":1,\"use_bias\":true}],"
                        + "\"loss\":mse{\"reduction\":\"mean\"},\"metrics\":[],"
                        + "\"optimizer\":sgd{\"learning_rate\":0x1.47ae147ae147bp-7,\"momentum\":0x0.0p0,\"nesterov\":false,"
                        + "\"weight_decay\":0x0.0p0},"
                        + "\"repeat\":2,\"seed\":9,\"shuffle\":true}");
    }

    @Test
    void theIdIsTheBeginningOfTheTextsDigest() {
        String text = ContentId.text(network("data/a.csv"), "d1", 2, 0);
        assertThat(ContentId.of(network("data/a.csv"), "d1", 2, 0))
                .isEqualTo(Digest.sha256(text).substring(0, 16))
                .hasSize(16);
    }

    @Test
    void pathsDontMatterAndEverythingElseDoes() {
        String id = ContentId.of(network("data/a.csv"), "d1", 1, 1);
        assertThat(ContentId.of(network("elsewhere/b.csv"), "d1", 1, 1)).isEqualTo(id);
        assertThat(ContentId.of(network("data/a.csv"), "d2", 1, 1)).isNotEqualTo(id);
        assertThat(ContentId.of(network("data/a.csv"), "d1", 2, 1)).isNotEqualTo(id);
        assertThat(ContentId.of(network("data/a.csv"), "d1", 1, 2)).isNotEqualTo(id);
    }

    @Test
    void functionsHaveTheirVariablesInOrder() {
        MinimizeSpec minimize = new MinimizeSpec(
                "y + x", Map.of("y", 1.0), Optional.of(SGD.with("learning_rate", 0.5)), 3, Optional.empty(), 0);
        assertThat(ContentId.text(minimize, "", 1, 0))
                .isEqualTo("{\"arithmetic\":1,\"fold\":0,\"function\":\"y + x\","
                        + "\"optimizer\":sgd{\"learning_rate\":0x1.0p-1,\"momentum\":0x0.0p0,\"nesterov\":false,"
                        + "\"weight_decay\":0x0.0p0},"
                        + "\"repeat\":1,\"seed\":0,\"start\":[[\"y\",0x1.0p0]],\"steps\":3}");
        SolveSpec solve = new SolveSpec(Map.of("a", "x^2"), "a", 2, "x", 1, 0.5, 4, 0);
        assertThat(ContentId.text(solve, "", 1, 0))
                .isEqualTo("{\"arithmetic\":1,\"fold\":0,\"graph\":[[\"a\",\"x^2\"]],\"output\":\"a\",\"repeat\":1,"
                        + "\"seed\":0,\"start\":0x1.0p0,\"steps\":4,\"target\":0x1.0p1,\"tolerance\":0x1.0p-1,"
                        + "\"variable\":\"x\"}");
    }

    private static NetworkSpec network(String csv) {
        DatasetSpec dataset = new DatasetSpec(
                Path.of(csv),
                List.of("y"),
                List.of("a \"b\""),
                List.of(),
                DatasetSpec.TargetEncoding.NUMERIC,
                DatasetSpec.Missing.ERROR,
                Map.of("a \"b\"", Component.of(Vocabulary.type(Kind.SCALER, "standard"))),
                Optional.of(new DatasetSpec.Split.Fractions(0.5, 0, true, false)));
        return new NetworkSpec(
                dataset,
                List.of(Component.of(Vocabulary.type(Kind.LAYER, "dense"), Map.of("units", 1L))),
                Component.of(Vocabulary.type(Kind.LOSS, "mse")),
                List.of(),
                Optional.of(SGD),
                5,
                32,
                true,
                Optional.of(new EarlyStopping("loss", 3, 0, true)),
                Optional.empty(),
                9);
    }
}
