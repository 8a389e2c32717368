package dev.descent.engine.lockstep;

import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Engine;
import dev.descent.engine.Fixtures;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.engine.KerasBlocks;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.engine.reference.StepObserver;
import dev.descent.kernel.Kernels;
import dev.descent.model.Component;
import dev.descent.model.Embeddings;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Tensor;
import dev.descent.model.Trial;
import dev.descent.nn.Network;
import dev.descent.savedmodel.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Residuals, normalization inside them and an embedded column through each engine, by {@link KerasBlocks}. */
class KerasBlocksTest {
    private static final int STEPS = 5;
    private static final Map<String, Integer> BATCHES = Map.of("whole", NetworkSpec.FULL, "batches", 3);
    private static final Map<String, Component> OPTIMIZERS =
            Map.of("sgd", optimizer("sgd", "learning_rate", 0.05), "adam", optimizer("adam", "learning_rate", 0.01));

    private static final Map<String, Component[]> NETWORKS = Map.of(
            "residual", around(dense(4, "relu"), dense(3)),
            "nested", around(layer("residual", "layers", List.of(dense(3, "tanh"))), dense(4, "relu"), dense(3)),
            "batch_normalization", around(layer("batch_normalization"), dense(4, "relu"), dense(3)),
            "layer_normalization", around(layer("layer_normalization"), dense(4, "relu"), dense(3)),
            "embedding",
                    new Component[] {Fixtures.embedding(Embeddings.column("city", 1, 5, 4)), dense(3, "tanh"), dense(1)
                    });

    private final KerasBlocks keras = new KerasBlocks();

    private static Component[] around(Component... inside) {
        return new Component[] {dense(3, "tanh"), layer("residual", "layers", List.of(inside)), dense(1)};
    }

    private static final class Kept implements TrainingListener {
        private float[] parameters = {};
        private float[] predictions = {};

        @Override
        public boolean wantsParameters() {
            return true;
        }

        @Override
        public void kept(Trial trial, float[] parameters) {
            this.parameters = parameters;
        }

        @Override
        public void finished(Trial trial, TrialOutcome outcome) {
            predictions = ((TrialOutcome.Completed) outcome).predictions().values();
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"residual", "nested", "batch_normalization", "layer_normalization", "embedding"})
    void outputsLossAndGradients(String name) {
        Dataset rows = rows(name);
        int[] told = {0};
        ReferenceEngine.observe(rows, trial(name, "sgd", "whole"), 1, new StepObserver() {
            @Override
            public void forward(List<Operation> operations, List<float[]> values, float[] parameters) {
                keras.assertNear(name + " outputs", values.get(values.size() - 1));
                told[0]++;
            }

            @Override
            public void loss(float[] losses, double loss) {
                keras.assertNear(name + " loss", (float) loss);
                told[0]++;
            }

            @Override
            public void backward(List<float[]> derivatives, float[] gradients) {
                Network network = network(name);
                float[] all = Arrays.copyOf(gradients, network.parameters());
                for (Tensor gradient : Weights.tensors(network, all, name + " gradient ")) {
                    if (!gradient.name().contains("moving_")) {
                        keras.assertNear(gradient.name(), gradient.values());
                    }
                }
                told[0]++;
            }
        });
        assertThat(told[0]).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"residual", "nested", "batch_normalization", "layer_normalization", "embedding"})
    void weightsAndOutputsAfterFiveSteps(String name) {
        Dataset rows = rows(name);
        for (Engine engine :
                List.of(new ReferenceEngine(), new LockstepEngine(), new LockstepEngine(16, Kernels.vector()))) {
            for (String optimizer : OPTIMIZERS.keySet()) {
                for (String batches : BATCHES.keySet()) {
                    Kept kept = new Kept();
                    engine.train(new Cohort(rows, List.of(trial(name, optimizer, batches))), kept);

                    String prefix = name + " " + optimizer + " " + batches + " ";
                    for (Tensor tensor : Weights.tensors(network(name), kept.parameters, prefix)) {
                        keras.assertNear(tensor.name(), tensor.values());
                    }
                    keras.assertNear(prefix + "outputs", kept.predictions);
                }
            }
        }
    }

    /** No row has the city 2; the first batch looks the city 3 up twice, and the next one has no row of it. */
    @Test
    void vectorsThatAreNotLookedUpHaveNoGradientButMoveOnByMoments() {
        double[] gradient = keras.numbers("embedding gradient embedding.city.embeddings");
        double[] start = keras.numbers("embedding start embedding.city.embeddings");
        for (String optimizer : OPTIMIZERS.keySet()) {
            double[] after = keras.numbers("embedding " + optimizer + " batches embedding.city.embeddings");
            for (int k = 0; k < gradient.length; k++) {
                assertThat(gradient[k] == 0).isEqualTo(k / 4 == 2);
                assertThat(after[k] == start[k]).isEqualTo(k / 4 == 2);
            }
        }
    }

    private Dataset rows(String name) {
        float[] x = keras.floats(name + " x");
        float[] y = keras.floats("y");
        return Fixtures.rows(x.length / y.length, x, y);
    }

    private Network network(String name) {
        return Network.of(List.of(NETWORKS.get(name)), rows(name).features().size());
    }

    private Trial trial(String name, String optimizer, String batches) {
        return new Sketch()
                .layers(NETWORKS.get(name))
                .initialWeights(keras.start(name).toArray(Tensor[]::new))
                .optimizer(OPTIMIZERS.get(optimizer))
                .batchSize(BATCHES.get(batches))
                .epochs(batches.equals("whole") ? STEPS : 1)
                .inFileOrder()
                .trial();
    }
}
