package dev.descent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.output.Experiments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumericDifferenceTest {
    private static final Component ADAM = optimizer(Map.of());

    private final NetworkSpec spec = spec(10, 10, ADAM, 3, 32);

    @Test
    void ofOneParameter() {
        NumericDifference difference = between(spec, spec(10, 10, optimizer(Map.of("beta_1", 0.8)), 3, 32))
                .orElseThrow();
        assertThat(difference.name()).isEqualTo("optimizer.beta_1");
        assertThat(difference.isOfOptimizer()).isTrue();
        assertThat(difference.left()).isEqualTo(0.9);
        assertThat(difference.right()).isEqualTo(0.8);
        assertThat(difference.isBound(0)).isTrue();
        assertThat(difference.isBound(0.9)).isFalse();
    }

    @Test
    void ofEpochsAndBatches() {
        assertThat(between(spec, spec(10, 10, ADAM, 4, 32)).orElseThrow().name())
                .isEqualTo("epochs");
        NumericDifference batches =
                between(spec, spec(10, 10, ADAM, 3, NetworkSpec.FULL)).orElseThrow();
        assertThat(batches.name()).isEqualTo("batch_size");
        assertThat(batches.isBound(batches.right())).isTrue();
        assertThat(batches.isBound(1)).isTrue();
        assertThat(batches.isBound(batches.left())).isFalse();
    }

    @Test
    void whatSeveralLayersShareIsOneNumber() {
        NumericDifference both = between(spec, spec(20, 20, ADAM, 3, 32)).orElseThrow();
        assertThat(both.name()).isEqualTo("layers[*].units");
        assertThat(both.right()).isEqualTo(20);
        assertThat(both.isOfOptimizer()).isFalse();
        assertThat(between(spec, spec(20, 10, ADAM, 3, 32)).orElseThrow().name())
                .isEqualTo("layers[0].units");
        assertThat(between(spec, spec(20, 30, ADAM, 3, 32))).isEmpty();
    }

    @Test
    void severalNumbersAndWhatIsNoNumberAreNone() {
        assertThat(between(spec, spec)).isEmpty();
        assertThat(between(spec, spec(10, 10, ADAM, 4, 16))).isEmpty();
        assertThat(between(spec, spec(10, 10, optimizer(Map.of("amsgrad", true)), 3, 32)))
                .isEmpty();
        assertThat(between(spec, spec(10, 10, Experiments.component(Kind.OPTIMIZER, "sgd", Map.of()), 3, 32)))
                .isEmpty();
    }

    private static Optional<NumericDifference> between(NetworkSpec a, NetworkSpec b) {
        return NumericDifference.between(a, b);
    }

    private static Component optimizer(Map<String, ?> given) {
        return Experiments.component(Kind.OPTIMIZER, "adam", given);
    }

    private static NetworkSpec spec(long first, long second, Component optimizer, int epochs, int batchSize) {
        NetworkSpec single = Experiments.single().experiment().trials().get(0).network();
        return new NetworkSpec(
                single.dataset(),
                List.of(dense(first), dense(second)),
                single.loss(),
                single.metrics(),
                Optional.of(optimizer),
                epochs,
                batchSize,
                single.shuffle(),
                single.earlyStopping(),
                single.clipping(),
                single.seed());
    }

    private static Component dense(long units) {
        return Experiments.component(Kind.LAYER, "dense", Map.of("units", units));
    }
}
