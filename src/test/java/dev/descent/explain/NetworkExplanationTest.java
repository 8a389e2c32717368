package dev.descent.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.Cohort;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.function.Expression;
import dev.descent.function.ExpressionRefused;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Facts;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import dev.descent.number.NumberText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of networks. */
class NetworkExplanationTest {
    private static final Component RELU = component(Kind.ACTIVATION, "relu", Map.of());

    @Test
    @DisplayName("every equation on the page of a small network holds on a pocket calculator")
    void equationsHold() throws IOException, ExpressionRefused {
        NetworkSpec spec = network(List.of(dense(3, RELU), dense(1, linear())), loss("mse"), 4, 2, Optional.empty());
        String page = explain(spec, data(8, 2), 3);
        assertThat(page.lines().filter(line -> line.startsWith("step ")))
                .containsExactly("step 1, epoch 1", "step 2, epoch 1", "step 3, epoch 2");
        int each = 3 + 1 + 1 + (3 + 1) + 3 + 3 + (6 + 3);
        assertThat(equationsThatHold(page)).isEqualTo(3 * each);
    }

    @ParameterizedTest
    @DisplayName("the weights on the page are those that the engine ends with")
    @MethodSource("optimizers")
    void weightsAreTheEngines(Component optimizer) throws IOException {
        Component unit = component(Kind.LAYER, "dense", Map.of("units", 1L, "use_bias", false));
        Component clipping = component(Kind.CLIPPING, "norm", Map.of("bound", 3.0));
        NetworkSpec spec = network(List.of(unit), loss("mse"), 3, 2, Optional.of(clipping), optimizer);
        Dataset data = data(8, 2);
        String page = explain(spec, data, 100);
        float[] weights = trained(spec, data).predictions().values();
        String last = page.substring(page.lastIndexOf("step 6, epoch 2"));
        for (int i = 0; i < 2; i++) {
            assertThat(last)
                    .containsPattern(
                            "layers\\[0\\].kernel\\[" + i + "\\]\\[0\\]: .* → " + NumberText.of(weights[i]) + "\n");
        }
    }

    static Stream<Component> optimizers() {
        return Vocabulary.of(Kind.OPTIMIZER).stream().map(Component::of);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void everyActivationIsExplained(Component activation) throws IOException, ExpressionRefused {
        NetworkSpec spec =
                network(List.of(dense(2, activation), dense(1, linear())), loss("half_mse"), 4, 1, Optional.empty());
        String page = explain(spec, data(4, 2), 1);
        assertThat(page).contains("layers[0] dense");
        if (!activation.is("linear")) {
            assertThat(page).contains("layers[0] " + activation.name());
        }
        assertThat(equationsThatHold(page)).isGreaterThan(10);
    }

    static Stream<Component> activations() {
        return Vocabulary.of(Kind.ACTIVATION).stream().map(Component::of);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void everyLossIsExplained(Component loss) throws IOException {
        Facts.Loss facts = loss.type().loss();
        String last = facts.activation().orElse(facts.probabilities() ? "softmax" : "sigmoid");
        Component activation = component(Kind.ACTIVATION, last, Map.of());
        NetworkSpec spec = network(List.of(dense(2, activation)), loss, 4, 1, Optional.empty());
        assertThat(explain(spec, data(4, 2, 2), 1))
                .contains("loss of a row: " + loss.name() + ", ")
                .contains("∂L/∂z = " + facts.slopeOfLogits().orElse(facts.slope()))
                .contains("update");
    }

    static Stream<Component> losses() {
        return Vocabulary.of(Kind.LOSS).stream().map(Component::of);
    }

    @Test
    void everyLayerIsExplained() throws IOException {
        Component regularizer =
                Component.of(Vocabulary.type(Kind.SECTION, "regularizer"), Map.of("l1", 0.01, "l2", 0.02));
        Component dense = component(Kind.LAYER, "dense", Map.of("units", 3L, "kernel_regularizer", regularizer));
        List<Component> layers = List.of(
                dense,
                component(Kind.LAYER, "batch_normalization", Map.of()),
                component(Kind.LAYER, "layer_normalization", Map.of()),
                component(Kind.LAYER, "activation", Map.of("activation", RELU)),
                component(Kind.LAYER, "dropout", Map.of("rate", 0.5)),
                dense(1, linear()));
        Component clipping = component(Kind.CLIPPING, "global_norm", Map.of("bound", 0.1));
        String page = explain(network(layers, loss("mse"), 4, 1, Optional.of(clipping)), data(4, 2), 1);
        for (int layer = 0; layer < layers.size(); layer++) {
            assertThat(page).contains("layers[" + layer + "] ");
        }
        assertThat(page)
                .contains("penalties: g ← g + l1·sign(w) + 2·l2·w")
                .contains("clipping by global_norm")
                .contains("∂L/∂gamma = ")
                .contains("layers[1].beta[2]: g = ");
    }

    @Test
    @DisplayName("epochs: 0 shows the forward pass of the first row: a threshold neuron by hand")
    void untrained() throws IOException, ExpressionRefused {
        Component values = component(
                Kind.INITIALIZER, "values", Map.of("values", List.of(List.of(0.92), List.of(0.2), List.of(0.03))));
        Component step = component(Kind.ACTIVATION, "step", Map.of());
        Component neuron =
                component(Kind.LAYER, "dense", Map.of("units", 1L, "activation", step, "kernel_initializer", values));
        NetworkSpec spec = network(List.of(neuron), loss("mse"), 4, 0, Optional.empty());
        String page = explain(spec, data(4, 3), 5);
        assertThat(page)
                .contains("epochs: 0 trains nothing")
                .contains("z[0] = 0 + 0.92·")
                .contains("a[0] = step(")
                .doesNotContain("backward");
        assertThat(equationsThatHold(page)).isEqualTo(1);
    }

    @Test
    void largeNetworksAreCutAndSaySo() throws IOException {
        NetworkSpec spec = network(List.of(dense(300, RELU), dense(1, linear())), loss("mse"), 32, 1, Optional.empty());
        String page = explain(spec, data(64, 40), 1);
        assertThat(page).contains("… (284 more)").contains("… (11936 more)").contains("… (29 more)");
        assertThat(page.lines().count()).isLessThan(700);
    }

    @Test
    void aLossThatIsNotFiniteSaysSo() throws IOException {
        Component sgd = component(Kind.OPTIMIZER, "sgd", Map.of("learning_rate", 1e30));
        NetworkSpec spec = network(List.of(dense(1, linear())), loss("mse"), 4, 9, Optional.empty(), sgd);
        assertThat(explain(spec, data(4, 2), 9)).endsWith("    L is not finite: the trial diverges\n");
    }

    /**
     * Lines of the form {@code name = digits and operators = result}: how many there are. Each must hold to 1e-5 of the sizes
     * that it adds.
     */
    private static int equationsThatHold(String page) throws ExpressionRefused {
        int held = 0;
        for (String line : page.split("\n")) {
            String[] sides = line.split(" = ");
            if (sides.length != 3 || !sides[2].matches("[-0-9.e]+")) {
                continue;
            }
            String calculation = sides[1].replace('·', '*');
            if (calculation.matches("[-+*/0-9.e() ]*[+*][-+*/0-9.e() ]*")) {
                double sizes = Expression.parse(calculation.replace("(-", "("), List.of())
                        .value();
                assertThat(Expression.parse(calculation, List.of()).value())
                        .as(line)
                        .isCloseTo(Double.parseDouble(sides[2]), within(1e-5 * Math.abs(sizes) + 1e-30));
                held++;
            }
        }
        return held;
    }

    private static String explain(NetworkSpec spec, Dataset data, int steps) throws IOException {
        StringBuilder page = new StringBuilder();
        Explanation.write(trial(spec), Optional.of(data), steps, page);
        return page.toString();
    }

    private static TrialOutcome.Completed trained(NetworkSpec spec, Dataset data) {
        List<TrialOutcome> outcomes = new ArrayList<>();
        new ReferenceEngine().train(new Cohort(data, List.of(trial(spec))), new TrainingListener() {
            @Override
            public void finished(Trial trial, TrialOutcome outcome) {
                outcomes.add(outcome);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        });
        return (TrialOutcome.Completed) outcomes.get(0);
    }

    private static Trial trial(NetworkSpec spec) {
        return new Trial(1, "0123456789abcdef", spec, 1, 1, 0, Optional.empty(), List.of());
    }

    private static Dataset data(int rows, int features) {
        return data(rows, features, 1);
    }

    /** Random rows; targets are 0 and 1, one-hot where there are several; the first rows are the unit vectors. */
    private static Dataset data(int rows, int features, int outputs) {
        Random random = new Random(3);
        float[] inputs = new float[rows * features];
        float[] targets = new float[rows * outputs];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        for (int r = 0; r < rows; r++) {
            targets[r * outputs + random.nextInt(outputs)] = outputs == 1 ? random.nextInt(2) : 1;
        }
        float[] units = new float[features * features];
        for (int i = 0; i < features; i++) {
            units[i * features + i] = 1;
        }
        Part train = new Part(rows, features, outputs, inputs, targets);
        Part first = new Part(features, features, outputs, units, new float[features * outputs]);
        return new Dataset(
                names("x", features),
                names("y", outputs),
                List.of(),
                TargetEncoding.NUMERIC,
                train,
                Optional.empty(),
                Optional.empty(),
                first,
                "0");
    }

    private static List<String> names(String name, int count) {
        return Stream.iterate(1, k -> k + 1).limit(count).map(k -> name + k).toList();
    }

    private static NetworkSpec network(
            List<Component> layers, Component loss, int batch, int epochs, Optional<Component> clipping) {
        return network(layers, loss, batch, epochs, clipping, component(Kind.OPTIMIZER, "adam", Map.of()));
    }

    private static NetworkSpec network(
            List<Component> layers,
            Component loss,
            int batch,
            int epochs,
            Optional<Component> clipping,
            Component optimizer) {
        DatasetSpec dataset = new DatasetSpec(
                Path.of("none.csv"),
                List.of("y"),
                List.of("x"),
                List.of(),
                TargetEncoding.NUMERIC,
                DatasetSpec.TargetScale.NONE,
                DatasetSpec.Missing.ERROR,
                Map.of(),
                Optional.empty());
        return new NetworkSpec(
                dataset,
                layers,
                loss,
                List.of(),
                Optional.of(optimizer),
                epochs,
                batch,
                true,
                Optional.empty(),
                clipping,
                1);
    }

    private static Component dense(int units, Component activation) {
        return component(Kind.LAYER, "dense", Map.of("units", (long) units, "activation", activation));
    }

    private static Component linear() {
        return component(Kind.ACTIVATION, "linear", Map.of());
    }

    private static Component loss(String name) {
        return component(Kind.LOSS, name, Map.of());
    }

    private static Component component(Kind kind, String name, Map<String, ?> given) {
        return Component.of(Vocabulary.type(kind, name), given);
    }
}
