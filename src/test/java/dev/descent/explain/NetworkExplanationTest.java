package dev.descent.explain;

import static dev.descent.explain.Pages.component;
import static dev.descent.explain.Pages.data;
import static dev.descent.explain.Pages.dense;
import static dev.descent.explain.Pages.explain;
import static dev.descent.explain.Pages.linear;
import static dev.descent.explain.Pages.loss;
import static dev.descent.explain.Pages.network;
import static dev.descent.explain.Pages.trial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Fixtures;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.expression.ExpressionRefused;
import dev.descent.model.Component;
import dev.descent.model.Facts;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReduceOnPlateau;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import dev.descent.number.NumberText;
import dev.descent.optim.UpdateRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of networks. */
class NetworkExplanationTest {
    private static final Shown ALL = new Shown(Shown.ALL, Shown.ALL, Optional.empty());
    private static final Component RELU = component(Kind.ACTIVATION, "relu", Map.of());

    @Test
    @DisplayName("every equation on the page of a small network holds on a pocket calculator")
    void equationsHold() throws IOException, ExpressionRefused {
        NetworkSpec spec = network(List.of(dense(3, RELU), dense(1, linear())), loss("mse"), 4, 2, Optional.empty());
        String page = explain(spec, data(8, 2), 3, ALL);
        assertThat(page.lines().filter(line -> line.startsWith("step ")))
                .containsExactly("step 1, epoch 1", "step 2, epoch 1", "step 3, epoch 2");
        int rows = 4;
        int forward = rows * (3 + 3 + 1);
        int loss = rows + 1;
        // a slope has two calculations: by the name of the activation's slope, and by its number
        int backward = rows + (3 + 1) + rows * 3 + rows * 2 * 3 + (6 + 3);
        assertThat(Redo.steps(page, List.of(RELU))).isEqualTo(3 * (forward + loss + backward));
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
        String last = String.join("\n", Redo.lines(page.substring(page.lastIndexOf("step 6, epoch 2")))) + "\n";
        for (int i = 0; i < 2; i++) {
            boolean averages = UpdateRules.of(optimizer).averages();
            String how = optimizer.is("custom")
                    ? "[^\n]*\n(?:      [mv] ← .*\n)+      w ← .* = "
                    : averages ? ".*; average " : ".* → ";
            assertThat(last)
                    .containsPattern(
                            "layers\\[0\\].kernel\\[" + i + "\\]\\[0\\]: " + how + NumberText.of(weights[i]) + "\n");
        }
    }

    @Test
    @DisplayName("η falls on the page where it falls in training: a plateau of one epoch, then after each")
    void rateFallsOnAPlateau() throws IOException {
        Component unit = component(Kind.LAYER, "dense", Map.of("units", 1L, "use_bias", false));
        Component sgd = component(Kind.OPTIMIZER, "sgd", Map.of("learning_rate", 0.1));
        NetworkSpec plain = network(List.of(unit), loss("mse"), 8, 4, Optional.empty(), sgd);
        NetworkSpec spec = new NetworkSpec(
                plain.dataset(),
                plain.layers(),
                plain.loss(),
                plain.metrics(),
                plain.optimizer(),
                plain.epochs(),
                plain.batchSize(),
                plain.shuffle(),
                Optional.empty(),
                Optional.of(new ReduceOnPlateau("running_loss", 0.5, 1, 1000, 0, 0.03, ReduceOnPlateau.Mode.AUTO)),
                Optional.empty(),
                Optional.empty(),
                plain.seed());
        String page = explain(spec, data(8, 2), 4);
        assertThat(String.join("\n", Redo.lines(page)))
                .contains(
                        "η is multiplied by 0.5 after 1 epoch without an improvement of running_loss by more than 1000,"
                                + " but not below 0.03");
        assertThat(page.lines().filter(line -> line.startsWith("    t = ")))
                .containsExactly(
                        "    t = 1, η = 0.1", "    t = 2, η = 0.1", "    t = 3, η = 0.05", "    t = 4, η = 0.03");
    }

    static Stream<Component> optimizers() {
        return Vocabulary.of(Kind.OPTIMIZER).stream().map(Fixtures::optimizer);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void everyActivationIsExplained(Component activation) throws IOException, ExpressionRefused {
        NetworkSpec spec =
                network(List.of(dense(2, activation), dense(1, linear())), loss("half_mse"), 4, 1, Optional.empty());
        String page = explain(spec, data(4, 2), 1, ALL);
        assertThat(page).contains("layers[0] dense");
        if (!activation.is("linear")) {
            assertThat(page).contains("layers[0] " + activation.name());
        }
        assertThat(Redo.steps(page, List.of(activation))).isGreaterThan(10);
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
        assertThat(String.join("\n", Redo.lines(explain(spec, data(4, 2, 2), 1))))
                .contains("loss of a row: " + loss.name() + ", ")
                .containsPattern("∂L/∂[zŷ]\\[o] = \\(")
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
                component(Kind.LAYER, "residual", Map.of("layers", List.of(dense(3, RELU)))),
                dense(1, linear()));
        Component clipping = component(Kind.CLIPPING, "global_norm", Map.of("bound", 0.1));
        String page = explain(network(layers, loss("mse"), 4, 1, Optional.of(clipping)), data(4, 2), 1);
        for (int layer = 0; layer < layers.size(); layer++) {
            assertThat(page).contains("layers[" + layer + "] ");
        }
        assertThat(page)
                .contains("penalties: g ← g + l1·sign(w) + 2·l2·w")
                .contains("clipping by global_norm")
                .contains("∂L/∂gamma[0] = ")
                .contains("layers[1].beta[2]: g = ", "layers[5].layers[0].kernel[0][0]: g = ")
                .contains("layers[5] add: y[u] = f[u] + x[u]", "∂L/∂x[u] = ∂L/∂f[u] + ∂L/∂y[u]");
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
        String page = explain(spec, data(4, 3), 5, ALL);
        assertThat(page)
                .contains("epochs: 0 trains nothing", "loss of 4 rows: ")
                .contains("z[0] = 0 + 0.92·")
                .contains("a[0] = step(")
                .doesNotContain("backward");
        assertThat(Redo.steps(page, List.of(step))).isEqualTo(4 * 3 + 1);
    }

    @Test
    void largeNetworksAreCutAndSaySo() throws IOException {
        NetworkSpec spec = network(List.of(dense(300, RELU), dense(1, linear())), loss("mse"), 32, 1, Optional.empty());
        String page = explain(spec, data(64, 40), 1);
        assertThat(page).contains("… (292 more)").contains("… (11968 more)").contains("… (28 more)");
        assertThat(page.lines().count()).isLessThan(700);
    }

    @Test
    void aLossThatIsNotFiniteSaysSo() throws IOException {
        Component sgd = component(Kind.OPTIMIZER, "sgd", Map.of("learning_rate", 1e30));
        NetworkSpec spec = network(List.of(dense(1, linear())), loss("mse"), 4, 9, Optional.empty(), sgd);
        assertThat(explain(spec, data(4, 2), 9)).endsWith("    L is not finite: the trial diverges\n");
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
}
