package dev.descent.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.engine.reference.StepObserver;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference engine's loss and gradients against those of a computational graph of the same network in double. */
class SecondOpinionTest {
    private static final int ROWS = 5;
    private static final int FEATURES = 3;
    private static final int OUTPUTS = 2;

    @ParameterizedTest
    @DisplayName("gradients agree to the precision of a float for every activation between two layers")
    @MethodSource("activations")
    void activation(Component activation) {
        compare(List.of(dense(4, activation), dense(OUTPUTS, activation("linear"))), loss("mse"));
    }

    static Stream<Component> activations() {
        return Vocabulary.of(Kind.ACTIVATION).stream()
                .filter(type -> !type.name().equals("step"))
                .map(Component::of);
    }

    @ParameterizedTest
    @DisplayName("gradients of cross-entropies from the logits agree with those through sigmoid and softmax")
    @MethodSource("crossEntropies")
    void crossEntropy(String loss, String last) {
        compare(List.of(dense(4, activation("tanh")), dense(OUTPUTS, activation(last))), loss(loss));
    }

    static Stream<Arguments> crossEntropies() {
        return Stream.of(
                Arguments.of("binary_crossentropy", "sigmoid"),
                Arguments.of("binary_crossentropy", "softmax"),
                Arguments.of("categorical_crossentropy", "softmax"));
    }

    /** Four layers, among them one without bias and one that is an activation by itself. */
    @Test
    void deeperNetwork() {
        Component plain = component(Kind.LAYER, "dense", Map.of("units", 3L, "use_bias", false));
        Component alone = component(Kind.LAYER, "activation", Map.of("activation", activation("silu")));
        compare(List.of(dense(4, activation("elu")), plain, alone, dense(OUTPUTS, activation("gelu"))), loss("mse"));
    }

    private static void compare(List<Component> layers, Component loss) {
        Part rows = rows();
        Network network = Network.of(layers, FEATURES);
        NetworkGraph graph = new NetworkGraph(network, loss, rows.inputs(), rows.targets(), ROWS);
        Seen seen = observe(layers, loss, rows);
        double[] at = new double[network.parameters()];
        for (int p = 0; p < at.length; p++) {
            at[p] = seen.parameters[p];
        }
        assertThat(seen.loss).isCloseTo(graph.loss(at), within(2e-6 * graph.loss(at)));
        double[] gradient = graph.gradient(at);
        double largest = 0;
        for (double g : gradient) {
            largest = Math.max(largest, Math.abs(g));
        }
        assertThat(largest).isGreaterThan(0.01);
        for (int p = 0; p < gradient.length; p++) {
            assertThat((double) seen.gradients[p])
                    .as("derivative by parameter %d", p)
                    .isCloseTo(gradient[p], within(2e-6 * largest));
        }
    }

    private static Seen observe(List<Component> layers, Component loss, Part rows) {
        DatasetSpec dataset = new DatasetSpec(
                Path.of("none.csv"),
                List.of(),
                List.of(),
                List.of(),
                TargetEncoding.NUMERIC,
                DatasetSpec.TargetScale.NONE,
                DatasetSpec.Missing.ERROR,
                Map.of(),
                Optional.empty());
        NetworkSpec spec = new NetworkSpec(
                dataset,
                layers,
                loss,
                List.of(),
                Optional.of(component(Kind.OPTIMIZER, "sgd", Map.of())),
                1,
                NetworkSpec.FULL,
                false,
                Optional.empty(),
                Optional.empty(),
                7);
        Dataset data = new Dataset(
                List.of("a", "b", "c"),
                List.of("y", "z"),
                List.of(),
                TargetEncoding.NUMERIC,
                rows,
                Optional.empty(),
                Optional.empty(),
                rows,
                "0");
        Seen seen = new Seen();
        ReferenceEngine.observe(data, new Trial(1, "0", spec, 1, 1, 0, Optional.empty(), List.of()), 1, seen);
        return seen;
    }

    /** What the engine computed in its first step. */
    private static final class Seen implements StepObserver {
        float[] parameters;
        float[] gradients;
        double loss;

        @Override
        public void forward(List<Operation> operations, List<float[]> values, float[] parameters) {
            this.parameters = parameters.clone();
        }

        @Override
        public void loss(float[] losses, double loss) {
            this.loss = loss;
        }

        @Override
        public void backward(List<float[]> derivatives, float[] gradients) {
            this.gradients = gradients.clone();
        }
    }

    private static Part rows() {
        Random random = new Random(11);
        float[] inputs = new float[ROWS * FEATURES];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        float[] targets = new float[ROWS * OUTPUTS];
        for (int r = 0; r < ROWS; r++) {
            targets[r * OUTPUTS + r % OUTPUTS] = 1;
        }
        return new Part(ROWS, FEATURES, OUTPUTS, inputs, targets);
    }

    private static Component dense(int units, Component activation) {
        return component(Kind.LAYER, "dense", Map.of("units", (long) units, "activation", activation));
    }

    private static Component activation(String name) {
        return component(Kind.ACTIVATION, name, Map.of());
    }

    private static Component loss(String name) {
        return component(Kind.LOSS, name, Map.of());
    }

    private static Component component(Kind kind, String name, Map<String, ?> given) {
        return Component.of(Vocabulary.type(kind, name), given);
    }
}
