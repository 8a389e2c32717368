package dev.descent.savedmodel;

import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.engine.Fixtures;
import dev.descent.model.Component;
import dev.descent.model.Embeddings;
import dev.descent.model.Tensor;
import dev.descent.nn.Initializers;
import dev.descent.nn.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final Network RESIDUAL = Network.of(
            List.of(
                    dense(2),
                    layer("residual", "layers", List.of(layer("batch_normalization", "scale", false), dense(2)))),
            3);

    @Test
    void tensorsAreNamedByTheirPlaceInTheFile() {
        assertThat(Weights.shapes(RESIDUAL, "1."))
                .isEqualTo(Map.of(
                        "1.layers.0.kernel", List.of(3L, 2L),
                        "1.layers.0.bias", List.of(2L),
                        "1.layers.1.layers.0.beta", List.of(2L),
                        "1.layers.1.layers.0.moving_mean", List.of(2L),
                        "1.layers.1.layers.0.moving_variance", List.of(2L),
                        "1.layers.1.layers.1.kernel", List.of(2L, 2L),
                        "1.layers.1.layers.1.bias", List.of(2L)));
    }

    @Test
    void parametersComeBackFromTensors() throws ModelRefused {
        assertComeBack(RESIDUAL);
    }

    @Test
    void vectorsOfCategoriesAreNamedByTheirColumn() throws ModelRefused {
        Component embedding = Fixtures.embedding(Embeddings.column("city", 1, 4, 2));
        Network network = Network.of(List.of(embedding, dense(1)), 6);

        assertThat(Weights.shapes(network, ""))
                .isEqualTo(Map.of(
                        "embedding.city.embeddings", List.of(4L, 2L),
                        "layers.0.kernel", List.of(4L, 1L),
                        "layers.0.bias", List.of(1L)));
        assertComeBack(network);
    }

    private static void assertComeBack(Network network) throws ModelRefused {
        float[] parameters = new float[network.parameters()];
        Initializers.fill(network, 5, 1, parameters, 0, 1);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Tensor tensor : Weights.tensors(network, parameters, "")) {
            tensors.put(tensor.name(), tensor);
        }

        assertThat(Weights.parameters(network, tensors, "")).isEqualTo(parameters);
    }
}
