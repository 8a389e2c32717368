package dev.descent.engine.reference;

import static dev.descent.engine.Fixtures.activation;
import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.data.Part;
import dev.descent.engine.Ending;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Embeddings;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Initializers;
import dev.descent.nn.Loss;
import dev.descent.nn.Network;
import dev.descent.nn.Penalties;
import dev.descent.nn.Rows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every gradient against the difference quotient of the loss, which is computed in double by other code. */
class GradientsTest {
    private static final int ROWS = 7;
    private static final int FEATURES = 3;
    private static final long STEP = 1;

    /** The layers that stand between a dense layer and the last one; the activation's place is left open. */
    private static List<List<Component>> everyLayer(Component activation) {
        Component dense = Fixtures.layer("dense", "units", 4L, "activation", activation);
        return List.of(
                List.of(dense),
                List.of(dense(4), layer("activation", "activation", activation)),
                List.of(dense, layer("dropout", "rate", 0.4)),
                List.of(dense, layer("batch_normalization")),
                List.of(
                        dense(4),
                        layer("batch_normalization", "scale", false),
                        layer("activation", "activation", activation)),
                List.of(dense, layer("layer_normalization")),
                List.of(Fixtures.embedding(Embeddings.column("c", 1, 2, 3)), dense),
                List.of(dense(4), residual(layer("batch_normalization"), dense, layer("dropout", "rate", 0.4))),
                List.of(dense(4), residual(residual(dense, dense(4, "tanh")), residual(dense(4)))),
                List.of(
                        dense(4),
                        layer("layer_normalization", "center", false),
                        layer("activation", "activation", activation)),
                List.of(Fixtures.layer(
                        "dense",
                        "units",
                        4L,
                        "use_bias",
                        false,
                        "activation",
                        activation,
                        "kernel_regularizer",
                        Fixtures.component(Kind.SECTION, "regularizer", "l1", 0.01, "l2", 0.02))));
    }

    private static Component residual(Component... layers) {
        return layer("residual", "layers", List.of(layers));
    }

    private static List<Component> everyActivation() {
        return Vocabulary.of(Kind.ACTIVATION).stream()
                .filter(type -> !type.name().equals("step"))
                .map(Component::of)
                .toList();
    }

    @Test
    void everyLayerWithEveryActivationUnderEveryLoss() {
        int networks = 0;
        for (ComponentType type : Vocabulary.of(Kind.LOSS)) {
            Ending ending = Ending.of(type.name());
            for (Component activation : everyActivation()) {
                for (List<Component> layers : everyLayer(activation)) {
                    List<Component> all = new ArrayList<>(layers);
                    all.add(dense(ending.outputs(), ending.activation()));
                    check(all, Component.of(type), ending.outputs(), ending.encoding());
                    networks++;
                }
            }
        }
        assertThat(networks)
                .isEqualTo(Vocabulary.of(Kind.LOSS).size() * everyActivation().size() * 11);
    }

    @Test
    void everyActivationAtTheEnd() {
        for (Component activation : everyActivation()) {
            Component last = Fixtures.layer("dense", "units", 3L, "activation", activation);
            check(List.of(dense(4, "tanh"), last), loss("mse"), 3, TargetEncoding.NUMERIC);
        }
    }

    @Test
    void crossEntropiesAfterAnActivationThatIsNotTheirOwnAndFromLogits() {
        for (ComponentType type : Vocabulary.of(Kind.LOSS)) {
            type.loss().activation().ifPresent(own -> {
                String other = own.equals("sigmoid") ? "softmax" : "sigmoid";
                check(List.of(dense(4, "tanh"), dense(3, other)), Component.of(type), 3, TargetEncoding.ONE_HOT);
                Component fromLogits = loss(type.name(), "from_logits", true);
                check(List.of(dense(4, "tanh"), dense(3)), fromLogits, 3, TargetEncoding.ONE_HOT);
            });
        }
        check(
                List.of(dense(4, "tanh"), dense(3), layer("activation", "activation", activation("softmax"))),
                loss("categorical_crossentropy"),
                3,
                TargetEncoding.ONE_HOT);
    }

    private static void check(List<Component> layers, Component loss, int outputs, TargetEncoding encoding) {
        NetworkSpec spec =
                new Sketch().layers(layers.toArray(Component[]::new)).loss(loss).spec();
        Network network = Network.of(layers, FEATURES);
        Part batch = Fixtures.waves(ROWS, FEATURES, outputs, encoding).train();
        float[] parameters = new float[network.parameters()];
        Initializers.fill(network, 11, 1, parameters, 0, 1);
        for (int p = 0; p < network.trained(); p++) {
            // away from zeros and ones, so that nothing cancels
            parameters[p] += 0.05f * ((p * 7) % 11 - 5.5f);
        }
        double[] wide = new double[parameters.length];
        for (int p = 0; p < wide.length; p++) {
            wide[p] = parameters[p];
        }

        float[] gradients = gradients(network, spec, parameters, batch);

        DoubleNetwork twin = new DoubleNetwork(network, spec, 1);
        double h = 1e-6;
        for (int p = 0; p < network.trained(); p++) {
            wide[p] += h;
            double above = twin.loss(wide, batch.inputs(), batch.targets(), ROWS, STEP);
            wide[p] -= 2 * h;
            double below = twin.loss(wide, batch.inputs(), batch.targets(), ROWS, STEP);
            wide[p] += h;
            double quotient = (above - below) / (2 * h);
            // floats have 1e-7; a few layers, a dozen terms and the variance of a batch stand between
            assertThat((double) gradients[p])
                    .as("parameter %s of %s under %s", p, layers, loss.name())
                    .isCloseTo(quotient, within(2e-5 * (1 + Math.abs(quotient))));
        }
    }

    private static float[] gradients(Network network, NetworkSpec spec, float[] parameters, Part batch) {
        Model model = new Model(network, spec.loss(), spec.seed(), 1);
        Loss loss = model.loss();
        float[] own = parameters.clone();
        List<float[]> values = model.forward(own, batch.inputs(), ROWS, STEP);
        float[] z = values.get(values.size() - 1);
        int outputs = model.outputs();
        float[] delta = new float[ROWS * outputs];
        for (int r = 0; r < ROWS; r++) {
            loss.gradient(
                    Rows.of(z, outputs),
                    Rows.of(batch.targets(), outputs),
                    r,
                    (float) (1.0 / ROWS),
                    Rows.of(delta, outputs));
        }
        float[] gradients = new float[network.trained()];
        model.backward(own, values, delta, ROWS, STEP, gradients);
        Penalties.of(network).addGradient(own, gradients, 1);
        return gradients;
    }
}
