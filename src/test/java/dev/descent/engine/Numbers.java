package dev.descent.engine;

import static dev.descent.engine.Fixtures.component;
import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static dev.descent.engine.Fixtures.optimizer;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.data.TargetScaling;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Embeddings;
import dev.descent.model.Kind;
import dev.descent.model.Tensor;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Initializers;
import dev.descent.nn.Network;
import dev.descent.savedmodel.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trials of six steps, each about one component with all of its parameters other than by default, on the least network that shows them:
 * weights are given, rows come in the order of the file, and the last batch of each epoch is short.
 */
final class Numbers {
    /** A trial and what it learns. */
    record Lesson(Dataset data, Sketch sketch) {
        Trial trial() {
            return sketch.trial();
        }
    }

    private static final Dataset WAVES = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);

    private final Map<String, Lesson> lessons = new LinkedHashMap<>();

    private Numbers() {}

    /** The trials by what they are about. */
    static Map<String, Lesson> all() {
        Numbers numbers = new Numbers();
        numbers.optimizers();
        numbers.schedules();
        numbers.add("a plateau of the loss", WAVES, linear().reduceOnPlateau("loss", 0.3, 1, 10, 1), 5);
        numbers.add("a plateau of validation rows", WAVES, linear().reduceOnPlateau("val_loss", 0.1, 0, 10, 0), 5);
        for (String name : Vocabulary.names(Kind.CLIPPING)) {
            numbers.add("clipping " + name, WAVES, linear().clipping(name, 0.3));
        }
        numbers.activations();
        numbers.layers();
        numbers.losses();
        numbers.metrics();
        numbers.data();
        return numbers.lessons;
    }

    private static Sketch linear() {
        return new Sketch().layers(dense(1)).optimizer(optimizer("sgd", "learning_rate", 0.05));
    }

    private static Sketch hidden(Component... layers) {
        List<Component> all = new ArrayList<>(List.of(layers));
        all.add(dense(1));
        return linear().layers(all.toArray(new Component[0]));
    }

    private void add(String name, Dataset data, Sketch sketch) {
        add(name, data, sketch, 2);
    }

    private void add(String name, Dataset data, Sketch sketch, int epochs) {
        sketch.epochs(epochs).batchSize(7).inFileOrder();
        Network network = Network.of(sketch.spec().layers(), data.train().features());
        float[] start = new float[network.parameters()];
        Initializers.fill(network, 42, 1, start, 0, 1);
        for (int p = 0; p < network.trained(); p++) {
            start[p] += (float) (0.3 * StrictMath.sin(1 + p));
        }
        sketch.initialWeights(Weights.tensors(network, start, "").toArray(new Tensor[0]));
        if (lessons.put(name, new Lesson(data, sketch)) != null) {
            throw new AssertionError(name);
        }
    }

    private void optimizers() {
        steps("sgd", "sgd", "momentum", 0.7, "weight_decay", 0.3);
        steps("sgd, nesterov", "sgd", "momentum", 0.7, "nesterov", true);
        steps("momentum", "momentum", "momentum", 0.6, "weight_decay", 0.3);
        steps("nesterov", "nesterov", "momentum", 0.6, "weight_decay", 0.3);
        steps("adagrad", "adagrad", "initial_accumulator_value", 0.4, "epsilon", 0.3, "weight_decay", 0.3);
        steps("adadelta", "adadelta", "rho", 0.6, "epsilon", 0.3, "weight_decay", 0.3);
        steps("rmsprop", "rmsprop", "rho", 0.6, "momentum", 0.5, "epsilon", 0.3, "weight_decay", 0.3);
        steps("rmsprop, centered", "rmsprop", "rho", 0.6, "epsilon", 0.3, "centered", true);
        steps("adam", "adam", "beta_1", 0.6, "beta_2", 0.7, "epsilon", 0.3, "weight_decay", 0.3);
        steps("adam, amsgrad", "adam", "beta_1", 0.6, "beta_2", 0.2, "amsgrad", true);
        steps("amsgrad", "amsgrad", "beta_1", 0.6, "beta_2", 0.2, "epsilon", 0.3, "weight_decay", 0.3);
        steps("adamw", "adamw", "beta_1", 0.6, "beta_2", 0.7, "epsilon", 0.3, "weight_decay", 0.3);
        steps("adamw, amsgrad", "adamw", "beta_1", 0.6, "beta_2", 0.2, "amsgrad", true);
        steps("adamax", "adamax", "beta_1", 0.6, "beta_2", 0.2, "epsilon", 0.3, "weight_decay", 0.3);
        steps("nadam", "nadam", "beta_1", 0.6, "beta_2", 0.7, "epsilon", 0.3, "weight_decay", 0.3);
        steps("nadamax", "nadamax", "beta_1", 0.6, "beta_2", 0.2, "epsilon", 0.3, "weight_decay", 0.3);
        steps(
                "yogi",
                "yogi",
                "beta_1",
                0.6,
                "beta_2",
                0.7,
                "epsilon",
                0.3,
                "initial_accumulator_value",
                0.2,
                "weight_decay",
                0.3);
        steps("lamb", "lamb", "beta_1", 0.6, "beta_2", 0.7, "epsilon", 0.3, "weight_decay", 0.3);
        add(
                "optimizer muon",
                WAVES,
                linear().layers(dense(4, "tanh"), dense(2, "tanh"), dense(1))
                        .optimizer(optimizer(
                                "muon",
                                "learning_rate",
                                0.1,
                                "momentum",
                                0.6,
                                "rms_rate",
                                0.5,
                                "adam_beta_1",
                                0.6,
                                "adam_beta_2",
                                0.7,
                                "epsilon",
                                0.3,
                                "weight_decay",
                                0.3)));
        steps(
                "schedule_free_adamw",
                "schedule_free_adamw",
                "beta_1",
                0.6,
                "beta_2",
                0.7,
                "epsilon",
                0.3,
                "warmup_steps",
                2L,
                "weight_decay",
                0.3);
        steps(
                "rprop",
                "rprop",
                "eta_minus",
                0.3,
                "eta_plus",
                1.5,
                "min_step",
                0.02,
                "max_step",
                0.06,
                "weight_decay",
                0.3);
        steps("lion", "lion", "beta_1", 0.2, "beta_2", 0.5, "weight_decay", 0.3);
        steps(
                "ftrl",
                "ftrl",
                "learning_rate_power",
                -0.7,
                "initial_accumulator_value",
                0.4,
                "l1_regularization_strength",
                0.1,
                "l2_regularization_strength",
                0.2,
                "l2_shrinkage_regularization_strength",
                0.3,
                "beta",
                0.4,
                "weight_decay",
                0.3);
    }

    private void steps(String subject, String name, Object... settings) {
        Component optimizer = optimizer(name, settings);
        add(
                "optimizer " + subject,
                WAVES,
                linear().optimizer(optimizer.with("learning_rate", name.equals("adadelta") ? 0.5 : 0.1)));
    }

    private void schedules() {
        schedule(
                "exponential_decay",
                "initial_learning_rate",
                0.2,
                "decay_steps",
                2L,
                "decay_rate",
                0.7,
                "staircase",
                true);
        schedule(
                "inverse_time_decay",
                "initial_learning_rate",
                0.2,
                "decay_steps",
                2L,
                "decay_rate",
                0.7,
                "staircase",
                true);
        schedule(
                "polynomial_decay",
                "initial_learning_rate",
                0.2,
                "decay_steps",
                3L,
                "end_learning_rate",
                0.02,
                "power",
                2.0,
                "cycle",
                true);
        schedule("piecewise_constant", "boundaries", List.of(1L, 3L), "values", List.of(0.2, 0.1, 0.05));
        schedule(
                "cosine_decay",
                "initial_learning_rate",
                0.1,
                "decay_steps",
                4L,
                "alpha",
                0.2,
                "warmup_target",
                0.2,
                "warmup_steps",
                2L);
        schedule(
                "cosine_decay_restarts",
                "initial_learning_rate",
                0.2,
                "first_decay_steps",
                2L,
                "t_mul",
                1.5,
                "m_mul",
                0.7,
                "alpha",
                0.2);
        schedule(
                "one_cycle",
                "max_learning_rate",
                0.2,
                "total_steps",
                6L,
                "warmup_fraction",
                0.5,
                "initial_divisor",
                10.0,
                "final_divisor",
                2.0);
        schedule("warmup", "steps", 5L, "then", 0.2, "from_zero", true);
    }

    private void schedule(String name, Object... settings) {
        Component schedule = component(Kind.SCHEDULE, name, settings);
        add("schedule " + name, WAVES, linear().optimizer(optimizer("sgd", "learning_rate", schedule)));
    }

    private void activations() {
        Map<String, Component> given = Map.of(
                "leaky_relu", component(Kind.ACTIVATION, "leaky_relu", "negative_slope", 0.5),
                "elu", component(Kind.ACTIVATION, "elu", "alpha", 0.4),
                "celu", component(Kind.ACTIVATION, "celu", "alpha", 0.4));
        for (ComponentType type : Vocabulary.of(Kind.ACTIVATION)) {
            if (type.activation().trainable()) {
                Component activation = given.getOrDefault(type.name(), Component.of(type));
                add("activation " + type.name(), WAVES, hidden(layer("dense", "units", 4L, "activation", activation)));
            }
        }
    }

    private void layers() {
        Component relu = Fixtures.activation("relu");
        add("layer activation", WAVES, hidden(dense(4), layer("activation", "activation", relu)));
        add(
                "layer dense, no bias and penalties",
                WAVES,
                hidden(layer(
                        "dense",
                        "units",
                        4L,
                        "use_bias",
                        false,
                        "kernel_regularizer",
                        component(Kind.SECTION, "regularizer", "l1", 0.2, "l2", 0.3))));
        Component trained = optimizer("sgd", "learning_rate", 0.05, "weight_decay", 0.1);
        for (Object trainable : List.of(false, "kernel", "bias")) {
            add(
                    "layer dense, trainable " + trainable,
                    WAVES,
                    hidden(layer("dense", "units", 4L, "trainable", trainable))
                            .optimizer(trained)
                            .clipping("global_norm", 0.3));
        }
        for (String name : List.of("batch_normalization", "layer_normalization")) {
            add(
                    "layer " + name + ", frozen",
                    WAVES,
                    hidden(dense(4, "relu"), layer(name, "trainable", false)).optimizer(trained));
            add("layer " + name, WAVES, hidden(dense(4, "relu"), layer(name, "epsilon", 0.3)));
            add(
                    "layer " + name + ", neither scale nor center",
                    WAVES,
                    hidden(dense(4, "relu"), layer(name, "scale", false, "center", false)));
        }
        add(
                "layer batch_normalization, momentum",
                WAVES,
                hidden(dense(4, "relu"), layer("batch_normalization", "momentum", 0.5)));
        add("layer residual", WAVES, hidden(dense(4), layer("residual", "layers", List.of(dense(4, "relu")))));
        add("layer embedding", WAVES, hidden(Fixtures.embedding(Embeddings.column("c", 1, 2, 3))));
    }

    private void losses() {
        Map<String, Object[]> given = Map.of(
                "huber", new Object[] {"delta", 0.3},
                "quantile", new Object[] {"quantile", 0.8},
                "binary_crossentropy", new Object[] {"label_smoothing", 0.3},
                "categorical_crossentropy", new Object[] {"label_smoothing", 0.3},
                "binary_focal_crossentropy", new Object[] {"gamma", 1.2, "alpha", 0.7, "apply_class_balancing", true},
                "categorical_focal_crossentropy", new Object[] {"gamma", 1.2, "alpha", 0.7});
        for (ComponentType type : Vocabulary.of(Kind.LOSS)) {
            String name = type.name();
            Ending ending = Ending.of(name);
            Dataset data = Fixtures.waves(20, 3, ending.outputs(), ending.encoding());
            Component loss = loss(name, given.getOrDefault(name, new Object[0]));
            Component last = dense(ending.outputs(), ending.activation());
            // a rate that is small enough for percents
            Component sgd = optimizer("sgd", "learning_rate", name.equals("mape") ? 0.001 : 0.05);
            add("loss " + name, data, linear().layers(last).loss(loss).optimizer(sgd));
            if (type.parameter("from_logits").isPresent()) {
                add(
                        "loss " + name + " from logits",
                        data,
                        linear().layers(dense(ending.outputs())).loss(loss.with("from_logits", true)));
            }
        }
        add(
                "loss half_mse, sum of the outputs",
                Fixtures.waves(20, 3, 2, TargetEncoding.NUMERIC),
                linear().layers(dense(2)).loss(loss("half_mse", "outputs", "sum")));
        add(
                "loss perceptron, right at zero",
                Fixtures.waves(20, 3, 1, TargetEncoding.PLUS_MINUS_ONE),
                linear().layers(dense(1)).loss(loss("perceptron", "at_zero", "right")));
        add("loss mse, sum", WAVES, linear().loss(loss("mse", "reduction", "sum")));
    }

    /** One trial for each metric, so that an engine that lacks one is held to the others. */
    private void metrics() {
        for (ComponentType type : Vocabulary.of(Kind.METRIC)) {
            if (type.metric().basis().ofClasses()) {
                Sketch two = linear().layers(dense(1, "sigmoid")).loss(loss("binary_crossentropy"));
                metric("two classes", type, Fixtures.waves(20, 3, 1, TargetEncoding.ZERO_ONE), two);
                Sketch three = linear().layers(dense(3, "softmax")).loss(loss("categorical_crossentropy"));
                metric("three classes", type, Fixtures.waves(20, 3, 3, TargetEncoding.ONE_HOT), three);
            } else {
                metric("numbers", type, WAVES, linear());
            }
        }
    }

    private void metric(String of, ComponentType type, Dataset data, Sketch sketch) {
        Component metric = switch (type.name()) {
            case "f_beta" -> component(Kind.METRIC, "f_beta", "beta", 3.0);
            case "top_k_accuracy" -> component(Kind.METRIC, "top_k_accuracy", "k", of.startsWith("two") ? 1L : 2L);
            default -> Component.of(type);
        };
        add(
                "metric " + type.name() + " of " + of,
                Fixtures.weighted(data),
                sketch.metrics(metric, metric.with("weighted", true)));
    }

    private void data() {
        add("weighted rows", Fixtures.weighted(WAVES), linear());
        add("scaled targets", scaled(WAVES), linear().metrics("mae", "r2"));
        add("two layers", WAVES, hidden(dense(4, "tanh")));
    }

    /** The same rows, whose targets are the scaled ones of others: y = 3·scaled + 10. */
    private static Dataset scaled(Dataset data) {
        return new Dataset(
                data.features(),
                data.outputs(),
                data.classes(),
                data.encoding(),
                scaled(data.train()),
                data.validation().map(Numbers::scaled),
                data.test().map(Numbers::scaled),
                scaled(data.first()),
                data.digest());
    }

    private static Part scaled(Part part) {
        TargetScaling scaling = new TargetScaling(false, new double[] {10}, new double[] {3});
        return new Part(
                part.rows(),
                part.features(),
                part.outputs(),
                part.inputs(),
                part.targets(),
                scaling.inOwnUnit(part.targets()),
                scaling,
                part.weights());
    }
}
