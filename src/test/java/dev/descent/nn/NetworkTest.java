package dev.descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.model.Component;
import dev.descent.model.Embeddings;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static Component layer(String name, Map<String, ?> given) {
        return Component.of(Vocabulary.type(Kind.LAYER, name), given);
    }

    private static Component dense(long units) {
        return layer("dense", Map.of("units", units));
    }

    @Test
    void countsParametersAsKerasDoes() {
        Network network = Network.of(List.of(dense(10), dense(1)), 3);

        assertThat(network.layers()).extracting(Layer::parameters).containsExactly(40, 11);
        assertThat(network.layers()).extracting(Layer::outputShape).containsExactly("(None, 10)", "(None, 1)");
        assertThat(network.parameters()).isEqualTo(51);
        assertThat(network.trained()).isEqualTo(51);
        assertThat(network.outputs()).isEqualTo(1);
    }

    @Test
    void batchNormalizationHasFourParametersAUnitOfWhichTwoAreTrained() {
        Network network = Network.of(List.of(dense(5), layer("batch_normalization", Map.of()), dense(2)), 3);

        assertThat(network.layers().get(1).parameters()).isEqualTo(20);
        assertThat(network.parameters()).isEqualTo(20 + 20 + 12);
        assertThat(network.trained()).isEqualTo(20 + 10 + 12);
    }

    @Test
    void trainedVariablesComeFirstAndLeaveNoGap() {
        Network network = Network.of(
                List.of(
                        layer("batch_normalization", Map.of("scale", false)),
                        dense(4),
                        layer("layer_normalization", Map.of()),
                        layer("dropout", Map.of("rate", 0.5)),
                        layer("batch_normalization", Map.of())),
                3);

        int at = 0;
        List<Variable> running = network.layers().stream()
                .flatMap(layer -> layer.variables().stream())
                .filter(variable -> !variable.trained())
                .toList();
        for (List<Variable> variables : List.of(network.trainedVariables(), running)) {
            for (Variable variable : variables) {
                assertThat(variable.at()).as(variable.name()).isEqualTo(at);
                at = variable.end();
            }
        }
        assertThat(at).isEqualTo(network.parameters());
        assertThat(network.trainedVariables().stream()
                        .map(v -> v.layer() + " " + v.name() + " " + v.inputs() + "×" + v.units()))
                .containsExactly(
                        "0 beta 1×3",
                        "1 kernel 3×4",
                        "1 bias 1×4",
                        "2 gamma 1×4",
                        "2 beta 1×4",
                        "4 gamma 1×4",
                        "4 beta 1×4");
        assertThat(running.get(0).at()).isEqualTo(network.trained());
    }

    @Test
    void aResidualIsTwoLayersAroundThoseInside() {
        Component inside = layer("residual", Map.of("layers", List.of(dense(4))));
        Network network = Network.of(
                List.of(dense(4), layer("residual", Map.of("layers", List.of(inside, dense(9), dense(4)))), dense(1)),
                3);

        assertThat(network.layers().stream().map(layer -> layer.index() + " " + layer.path() + " " + layer.type()))
                .containsExactly(
                        "0 layers[0] dense",
                        "1 layers[1] residual",
                        "2 layers[1].layers[0] residual",
                        "3 layers[1].layers[0].layers[0] dense",
                        "4 layers[1].layers[0] add",
                        "5 layers[1].layers[1] dense",
                        "6 layers[1].layers[2] dense",
                        "7 layers[1] add",
                        "8 layers[2] dense");
        assertThat(network.parameters()).isEqualTo(16 + 20 + 45 + 40 + 5);
        assertThat(network.name(network.trainedVariables().get(2))).isEqualTo("layers[1].layers[0].layers[0].kernel");
    }

    @Test
    void aResidualGivesAsManyValuesAsItGets() {
        assertThatThrownBy(() ->
                        Network.of(List.of(dense(4), layer("residual", Map.of("layers", List.of(dense(3))))), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layers[1] ends with another number of values than it begins with");
    }

    @Test
    void anEmbeddedColumnHasItsInputsForItselfAlone() {
        Component overlapping = Embeddings.layer(
                        List.of(Embeddings.column("b", 0, 2, 3), Embeddings.column("c", 1, 2, 3)))
                .orElseThrow();
        Component beyond =
                Embeddings.layer(List.of(Embeddings.column("c", 1, 3, 3))).orElseThrow();
        for (Component layer : List.of(overlapping, beyond)) {
            assertThatThrownBy(() -> Network.of(List.of(layer, dense(1)), 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the inputs of the embedded column c are not free, or there are none");
        }
    }

    @Test
    void theLastActivationIsThatOfTheLastLayer() {
        Component softmax = Component.of(Vocabulary.type(Kind.ACTIVATION, "softmax"));

        assertThat(Network.of(List.of(dense(3), layer("activation", Map.of("activation", softmax))), 2)
                        .lastActivation())
                .isEqualTo(softmax);
        assertThat(Network.of(List.of(layer("activation", Map.of("activation", softmax)), dense(3)), 2)
                        .lastActivation()
                        .name())
                .isEqualTo("linear");
    }

    @Test
    void moreParametersThanAnArrayHoldsAreRefused() {
        assertThatThrownBy(() -> Network.of(List.of(dense(100_000), dense(100_000)), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a network has at most 2147483647 parameters, but layers[1] brings them to 10001100000");
    }

    @Test
    void vectorsOfMoreNumbersThanAnArrayHasAreRefused() {
        List<Component> columns = new ArrayList<>();
        for (int k = 0; k <= Integer.MAX_VALUE / Embeddings.MOST_NUMBERS + 1; k++) {
            columns.add(Embeddings.column("a", k, 1, Embeddings.MOST_NUMBERS));
        }
        Component embedding = Embeddings.layer(columns).orElseThrow();
        assertThatThrownBy(() -> Network.of(List.of(embedding, dense(1)), columns.size()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2147487744 numbers, more than 2147483647");
    }

    @Test
    void aRowBecomesAllThatItsLayersGive() {
        assertThat(Network.of(List.of(dense(10), dense(1)), 3).valuesARow()).isEqualTo(3 + 2 * 10 + 2);
    }
}
