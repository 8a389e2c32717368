package dev.descent.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import dev.descent.model.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PenaltiesTest {
    private static Component dense(double l1, double l2) {
        Parameter parameter = Vocabulary.type(Kind.LAYER, "dense")
                .parameter("kernel_regularizer")
                .orElseThrow();
        Component regularizer = Component.of(((Shape.Section) parameter.shape()).type(), Map.of("l1", l1, "l2", l2));
        return Component.of(
                Vocabulary.type(Kind.LAYER, "dense"), Map.of("units", 2L, "kernel_regularizer", regularizer));
    }

    private final Penalties penalties = Penalties.of(Network.of(List.of(dense(0.5, 0.25)), 2));

    @Test
    void biasesAreNotPenalized() {
        float[] parameters = {1, -2, 3, -4, 100, 100};

        assertThat(penalties.value(parameters, 0, 1)).isEqualTo(0.5 * 10 + 0.25 * 30);
    }

    @Test
    void theGradientIsAddedToWhatIsThere() {
        float[] parameters = {1, -2, 3, -4, 100, 100};
        float[] gradients = {1, 1, 1, 1, 1, 1};

        penalties.addGradient(parameters, gradients, 1);

        // 1 + ½·sign(w) + ½·w
        assertThat(gradients).containsExactly(new float[] {2, -0.5f, 3, -1.5f, 1, 1}, within(0f));
    }

    @Test
    void everyLaneHasItsOwnPenalty() {
        float[] parameters = {1, 0, -2, 0, 3, 0, -4, 2, 100, 9, 100, 9};

        assertThat(penalties.value(parameters, 0, 2)).isEqualTo(12.5);
        assertThat(penalties.value(parameters, 1, 2)).isEqualTo(0.5 * 2 + 0.25 * 4);
    }

    @Test
    void aNetworkWithoutRegularizersHasNone() {
        Network plain = Network.of(List.of(Component.of(Vocabulary.type(Kind.LAYER, "dense"), Map.of("units", 2L))), 2);

        assertThat(Penalties.of(plain).isEmpty()).isTrue();
        assertThat(Penalties.of(plain).value(new float[6], 0, 1)).isZero();
    }
}
