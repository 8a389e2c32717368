package dev.descent.engine;

import static dev.descent.engine.Fixtures.activation;
import static dev.descent.engine.Fixtures.component;
import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static dev.descent.engine.Fixtures.optimizer;
import static dev.descent.engine.Fixtures.tensor;

import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.data.Table;
import dev.descent.engine.Fixtures.Sketch;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.Missing;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Embeddings;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Split;
import dev.descent.model.Tensor;
import dev.descent.model.Vocabulary;
import dev.descent.problem.FileRefused;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Short trials that together use every layer, activation, loss, metric, optimizer, schedule, initializer and clipping, and every way
 * in which a trial can end. Engines that promise the same bits are held to the same outcomes of them.
 */
public final class TrialsOfEveryKind {
    private static final Dataset WAVES = Fixtures.waves(20, 3, 1, TargetEncoding.NUMERIC);

    /**
     * A trial and what it learns.
     *
     * @param kind what of it the trial is about: {@code optimizer} and so on, or {@code other}
     * @param subject the name of the component of that kind, or the trial's
     */
    public record Lesson(Dataset data, Sketch sketch, String kind, String subject) {}

    private final Map<String, Lesson> lessons = new LinkedHashMap<>();

    private TrialsOfEveryKind() {}

    /** The trials by name. */
    public static Map<String, Lesson> all() {
        TrialsOfEveryKind trials = new TrialsOfEveryKind();
        trials.add("first example", advertising(), new Sketch().epochs(10).metrics("mae", "rmse", "r2"));
        trials.optimizers();
        trials.schedules();
        trials.clippings();
        trials.activations();
        trials.losses();
        trials.metrics();
        trials.layers();
        trials.initializers();
        trials.add(
                "initial weights",
                WAVES,
                new Sketch()
                        .layers(dense(4, "tanh"), layer("batch_normalization"), dense(1))
                        .repeat(2)
                        .initialWeights(
                                tensor("layers.0.kernel", 3L, 4L),
                                tensor("layers.0.bias", 4L),
                                tensor("layers.1.gamma", 4L),
                                tensor("layers.1.beta", 4L),
                                tensor("layers.1.moving_mean", 4L),
                                new Tensor("layers.1.moving_variance", List.of(4L), new float[] {1, 2, 3, 4}),
                                tensor("layers.2.kernel", 4L, 1L),
                                tensor("layers.2.bias", 1L)));
        trials.ends();
        return trials.lessons;
    }

    private void add(String name, Dataset data, Sketch sketch) {
        add("other", name, name, data, sketch);
    }

    private void add(String kind, String subject, String name, Dataset data, Sketch sketch) {
        if (lessons.put(name, new Lesson(data, sketch, kind, subject)) != null) {
            throw new AssertionError(name);
        }
    }

    private void addOptimizer(String name, Sketch sketch) {
        add("optimizer", sketch.spec().optimizer().orElseThrow().name(), name, WAVES, sketch);
    }

    private void addLoss(String name, Dataset data, Sketch sketch) {
        add("loss", sketch.spec().loss().name(), name, data, sketch);
    }

    private void optimizers() {
        for (ComponentType type : Vocabulary.of(Kind.OPTIMIZER)) {
            addOptimizer(type.name(), new Sketch().optimizer(Fixtures.optimizer(type)));
            addOptimizer(
                    type.name() + " with decay",
                    new Sketch().optimizer(optimizer(type.name(), "learning_rate", 0.05, "weight_decay", 0.01)));
        }
        addOptimizer("adam amsgrad", new Sketch().optimizer(optimizer("adam", "amsgrad", true, "beta_2", 0.5)));
        addOptimizer("sgd momentum", new Sketch().optimizer(optimizer("sgd", "momentum", 0.8, "nesterov", true)));
        addOptimizer("rmsprop centered", new Sketch().optimizer(optimizer("rmsprop", "centered", true)));
        addOptimizer("rmsprop momentum", new Sketch().optimizer(optimizer("rmsprop", "momentum", 0.5)));
        addOptimizer(
                "muon of many kernels",
                new Sketch()
                        .layers(
                                dense(17, "relu"),
                                dense(6, "tanh"),
                                layer("batch_normalization"),
                                dense(9, "elu"),
                                dense(1))
                        .optimizer(optimizer("muon", "learning_rate", 0.05)));
        addOptimizer(
                "muon of embeddings, a frozen kernel and a residual block",
                new Sketch()
                        .layers(
                                Fixtures.embedding(Embeddings.column("c", 1, 2, 3)),
                                layer("dense", "units", 5L, "activation", activation("relu"), "trainable", "bias"),
                                layer("residual", "layers", List.of(dense(4, "tanh"), dense(5))),
                                dense(1))
                        .optimizer(optimizer("muon", "learning_rate", 0.05, "momentum", 0.7, "rms_rate", 0.5)));
        addOptimizer(
                "schedule_free_adamw stops early with its best average",
                new Sketch()
                        .layers(dense(6, "tanh"), layer("batch_normalization"), dense(1))
                        .optimizer(optimizer("schedule_free_adamw", "learning_rate", 0.5, "warmup_steps", 3L))
                        .epochs(60)
                        .earlyStopping("val_loss", 3, 0, true));
        addOptimizer(
                "ftrl regularized",
                new Sketch()
                        .optimizer(optimizer(
                                "ftrl",
                                "learning_rate",
                                0.1,
                                "l1_regularization_strength",
                                0.01,
                                "l2_regularization_strength",
                                0.01,
                                "l2_shrinkage_regularization_strength",
                                0.01,
                                "beta",
                                0.1)));
    }

    private void schedules() {
        schedule("exponential_decay", "decay_steps", 3L, "decay_rate", 0.9);
        schedule("inverse_time_decay", "decay_steps", 3L, "decay_rate", 0.9, "staircase", true);
        schedule("polynomial_decay", "decay_steps", 7L, "power", 0.5);
        schedule("piecewise_constant", "boundaries", List.of(2L, 4L), "values", List.of(0.1, 0.01, 0.001));
        schedule("cosine_decay", "decay_steps", 4L, "warmup_target", 0.02, "warmup_steps", 2L);
        schedule("cosine_decay_restarts", "first_decay_steps", 2L);
        schedule("one_cycle", "max_learning_rate", 0.1, "total_steps", 8L);
        schedule("warmup", "steps", 3L);
        add(
                "schedule",
                "warmup",
                "warmup from zero",
                WAVES,
                new Sketch()
                        .batchSize(7)
                        .optimizer(optimizer(
                                "momentum",
                                "learning_rate",
                                component(Kind.SCHEDULE, "warmup", "steps", 3L, "from_zero", true))));
    }

    private void schedule(String name, Object... keysAndValues) {
        Component schedule = component(Kind.SCHEDULE, name, keysAndValues);
        add(
                "schedule",
                name,
                name,
                WAVES,
                new Sketch().batchSize(7).optimizer(optimizer("momentum", "learning_rate", schedule)));
    }

    private void clippings() {
        for (ComponentType type : Vocabulary.of(Kind.CLIPPING)) {
            add("clipping", type.name(), "clipping by " + type.name(), WAVES, new Sketch().clipping(type.name(), 0.05));
        }
    }

    private void activations() {
        for (ComponentType type : Vocabulary.of(Kind.ACTIVATION)) {
            if (!type.name().equals("step")) {
                add(
                        "activation",
                        type.name(),
                        type.name() + " inside and last",
                        Fixtures.waves(20, 3, 2, TargetEncoding.NUMERIC),
                        new Sketch().layers(dense(5, type.name()), dense(2, type.name())));
            }
        }
    }

    private void losses() {
        for (ComponentType type : Vocabulary.of(Kind.LOSS)) {
            Ending ending = Ending.of(type.name());
            for (String reduction : List.of("mean", "sum")) {
                addLoss(
                        type.name() + " " + reduction,
                        Fixtures.waves(20, 3, ending.outputs(), ending.encoding()),
                        new Sketch()
                                .layers(dense(5, "tanh"), dense(ending.outputs(), ending.activation()))
                                .loss(loss(type.name(), "reduction", reduction))
                                .batchSize(6));
            }
        }
        Dataset classes = Fixtures.waves(20, 3, 3, TargetEncoding.ONE_HOT);
        for (ComponentType type : Vocabulary.of(Kind.LOSS)) {
            type.loss().activation().ifPresent(own -> {
                String other = own.equals("sigmoid") ? "softmax" : "sigmoid";
                Ending ending = Ending.of(type.name());
                addLoss(
                        type.name() + " after " + other,
                        classes,
                        new Sketch().layers(dense(3, other)).loss(Component.of(type)));
                addLoss(
                        type.name() + " from logits",
                        Fixtures.waves(20, 3, ending.outputs(), ending.encoding()),
                        new Sketch().layers(dense(ending.outputs())).loss(loss(type.name(), "from_logits", true)));
            });
        }
        addLoss(
                "binary_crossentropy smoothed",
                Fixtures.waves(20, 3, 1, TargetEncoding.ZERO_ONE),
                new Sketch().layers(dense(1, "sigmoid")).loss(loss("binary_crossentropy", "label_smoothing", 0.1)));
        addLoss(
                "categorical_crossentropy smoothed",
                classes,
                new Sketch()
                        .layers(dense(3, "softmax"))
                        .loss(loss("categorical_crossentropy", "label_smoothing", 0.1)));
        addLoss(
                "binary_focal_crossentropy balanced",
                Fixtures.waves(20, 3, 1, TargetEncoding.ZERO_ONE),
                new Sketch()
                        .layers(dense(1, "sigmoid"))
                        .loss(loss("binary_focal_crossentropy", "apply_class_balancing", true, "gamma", 1.5)));
        addLoss(
                "categorical_focal_crossentropy with gamma 0.5",
                classes,
                new Sketch().layers(dense(3, "softmax")).loss(loss("categorical_focal_crossentropy", "gamma", 0.5)));
        addLoss("quantile 0.9", WAVES, new Sketch().loss(loss("quantile", "quantile", 0.9)));
    }

    private void metrics() {
        // those of the first pins: one that is new gets trials of its own below, so that no pin changes
        String[] every = {
            "mse",
            "rmse",
            "mae",
            "median_absolute_error",
            "r2",
            "explained_variance",
            "accuracy",
            "zero_one",
            "precision",
            "recall",
            "f1",
            "f_beta",
            "balanced_accuracy",
            "mcc",
            "auc",
            "average_precision",
            "log_loss",
            "top_k_accuracy"
        };
        List<String> pinned = List.of(every);
        add(
                "every metric of classes",
                Fixtures.waves(20, 3, 3, TargetEncoding.ONE_HOT),
                new Sketch()
                        .layers(dense(3, "softmax"))
                        .loss(loss("categorical_crossentropy"))
                        .metrics(every));
        add(
                "every metric of signs",
                Fixtures.waves(20, 3, 1, TargetEncoding.PLUS_MINUS_ONE),
                new Sketch().layers(dense(1)).loss(loss("hinge")).metrics(every));
        for (ComponentType type : Vocabulary.of(Kind.METRIC)) {
            if (!pinned.contains(type.name())) {
                add(
                        type.name() + " of signs",
                        Fixtures.waves(20, 3, 1, TargetEncoding.PLUS_MINUS_ONE),
                        new Sketch().layers(dense(1)).loss(loss("hinge")).metrics(type.name()));
            }
        }
    }

    private void layers() {
        add(
                "layer",
                "dropout",
                "dropout",
                WAVES,
                new Sketch().layers(dense(9, "relu"), layer("dropout", "rate", 0.3), dense(1)));
        add("layer", "dropout", "dropout first", WAVES, new Sketch().layers(layer("dropout", "rate", 0.1), dense(1)));
        add(
                "layer",
                "batch_normalization",
                "batch normalization",
                WAVES,
                new Sketch()
                        .layers(dense(9, "relu"), layer("batch_normalization"), dense(1))
                        .batchSize(6));
        add(
                "layer",
                "batch_normalization behind a bias",
                "batch normalization before the activation",
                WAVES,
                new Sketch()
                        .layers(
                                dense(9),
                                layer("batch_normalization", "scale", false, "center", false, "momentum", 0.7),
                                layer("activation", "activation", activation("relu")),
                                dense(1)));
        add(
                "layer",
                "layer_normalization",
                "layer normalization",
                WAVES,
                new Sketch().layers(dense(9, "relu"), layer("layer_normalization"), dense(1)));
        add(
                "layer",
                "layer_normalization",
                "layer normalization without scale and center",
                WAVES,
                new Sketch()
                        .layers(
                                dense(9, "relu"),
                                layer("layer_normalization", "scale", false, "center", false),
                                dense(1)));
        add(
                "layer",
                "dense",
                "frozen kernel and bias, clipped together",
                WAVES,
                new Sketch()
                        .layers(
                                layer("dense", "units", 9L, "activation", activation("tanh"), "trainable", "bias"),
                                layer("dense", "units", 4L, "trainable", "kernel"),
                                dense(1))
                        .clipping("global_norm", 0.05)
                        .optimizer(optimizer("adam", "learning_rate", 0.05, "weight_decay", 0.01)));
        add(
                "layer",
                "dense",
                "frozen layer in the middle, its penalty left out",
                WAVES,
                new Sketch()
                        .layers(
                                dense(9, "relu"),
                                layer(
                                        "dense",
                                        "units",
                                        5L,
                                        "trainable",
                                        false,
                                        "kernel_regularizer",
                                        component(Kind.SECTION, "regularizer", "l2", 0.1)),
                                dense(1))
                        .optimizer(optimizer("momentum")));
        add(
                "layer",
                "batch_normalization",
                "frozen normalizations",
                WAVES,
                new Sketch()
                        .layers(
                                dense(9, "relu"),
                                layer("batch_normalization", "trainable", false),
                                layer("layer_normalization", "trainable", false),
                                dense(1)));
        add(
                "layer",
                "dense",
                "no bias, penalties",
                WAVES,
                new Sketch()
                        .layers(
                                layer(
                                        "dense",
                                        "units",
                                        6L,
                                        "use_bias",
                                        false,
                                        "activation",
                                        activation("relu"),
                                        "kernel_regularizer",
                                        component(Kind.SECTION, "regularizer", "l1", 0.01, "l2", 0.1)),
                                dense(1)));
        add(
                "layer",
                "residual",
                "residual",
                WAVES,
                new Sketch()
                        .layers(
                                dense(9, "relu"),
                                layer("residual", "layers", List.of(dense(4, "relu"), dense(9, "relu"))),
                                layer("activation", "activation", activation("relu")),
                                dense(1)));
        add(
                "layer",
                "residual",
                "residual first and last, in one another",
                WAVES,
                new Sketch()
                        .layers(
                                layer(
                                        "residual",
                                        "layers",
                                        List.of(
                                                layer("batch_normalization"),
                                                layer(
                                                        "residual",
                                                        "layers",
                                                        List.of(
                                                                layer("activation", "activation", activation("relu")),
                                                                layer("dropout", "rate", 0.3),
                                                                dense(3, "tanh"))),
                                                dense(3))),
                                dense(1),
                                layer("residual", "layers", List.of(dense(1))))
                        .batchSize(6));
        add(
                "layer",
                "embedding",
                "embeddings",
                WAVES,
                new Sketch()
                        .layers(Fixtures.embedding(Embeddings.column("c", 1, 2, 3)), dense(5, "relu"), dense(1))
                        .batchSize(6));
        add(
                "layer",
                "embedding",
                "embeddings alone",
                WAVES,
                new Sketch()
                        .layers(
                                Fixtures.embedding(Embeddings.column("b", 0, 2, 4), Embeddings.column("c", 2, 1, 1)),
                                dense(1))
                        .clipping("global_norm", 0.05));
        add(
                "layer",
                "dense",
                "deep",
                WAVES,
                new Sketch().layers(dense(17, "relu"), dense(6, "tanh"), dense(3, "elu"), dense(1)));
        add(
                "layer",
                "activation",
                "activation layer",
                WAVES,
                new Sketch().layers(dense(9), layer("activation", "activation", activation("tanh")), dense(1)));
    }

    private void initializers() {
        for (ComponentType type : Vocabulary.of(Kind.INITIALIZER)) {
            Component initializer = type.name().equals("values")
                    ? component(
                            Kind.INITIALIZER,
                            "values",
                            "values",
                            List.of(List.of(0.1, -0.2), List.of(0.3, 0.4), List.of(0.5, 0.6)))
                    : Component.of(type);
            add(
                    "initializer",
                    type.name(),
                    type.name() + " weights",
                    WAVES,
                    new Sketch()
                            .layers(
                                    layer(
                                            "dense",
                                            "units",
                                            2L,
                                            "activation",
                                            activation("tanh"),
                                            "kernel_initializer",
                                            initializer),
                                    dense(1)));
        }
    }

    private void ends() {
        add("full batch", WAVES, new Sketch().batchSize(NetworkSpec.FULL));
        add("batches of one", WAVES, new Sketch().batchSize(1));
        add("short last batch", WAVES, new Sketch().batchSize(7));
        add("file order", WAVES, new Sketch().inFileOrder());
        add("no epochs", WAVES, new Sketch().withoutOptimizer().epochs(0));
        add(
                "activation",
                "step",
                "threshold neurons",
                WAVES,
                new Sketch()
                        .layers(dense(4, "step"), dense(1, "step"))
                        .withoutOptimizer()
                        .epochs(0));
        add("weighted rows", Fixtures.weighted(WAVES), new Sketch().batchSize(7).metrics("mae"));
        add(
                "weighted rows of two classes",
                Fixtures.weighted(Fixtures.waves(20, 3, 1, TargetEncoding.ZERO_ONE)),
                new Sketch()
                        .layers(dense(4, "tanh"), dense(1, "sigmoid"))
                        .loss(loss("binary_crossentropy"))
                        .batchSize(7));
        add(
                "weighted rows of three classes",
                Fixtures.weighted(Fixtures.waves(20, 3, 3, TargetEncoding.ONE_HOT)),
                new Sketch()
                        .layers(dense(4, "tanh"), dense(3, "softmax"))
                        .loss(loss("categorical_crossentropy"))
                        .batchSize(7));
        add(
                "weighted metrics",
                Fixtures.weighted(Fixtures.waves(20, 3, 1, TargetEncoding.ZERO_ONE)),
                new Sketch()
                        .layers(dense(4, "tanh"), dense(1, "sigmoid"))
                        .loss(loss("binary_crossentropy"))
                        .metrics("accuracy", "weighted_accuracy", "weighted_auc", "weighted_log_loss")
                        .batchSize(7));
        add("other seed", WAVES, new Sketch().seed(7));
        add("second repeat", WAVES, new Sketch().repeat(2));
        add(
                "diverges",
                WAVES,
                new Sketch()
                        .optimizer(optimizer("sgd", "learning_rate", 1e15))
                        .batchSize(5)
                        .epochs(20));
        add(
                "diverges slowly",
                WAVES,
                new Sketch()
                        .layers(dense(1))
                        .optimizer(optimizer("sgd", "learning_rate", 30.0))
                        .batchSize(5)
                        .epochs(50));
        add(
                "stops early with its best",
                WAVES,
                new Sketch()
                        .optimizer(optimizer("adam", "learning_rate", 0.5))
                        .epochs(60)
                        .earlyStopping("val_loss", 3, 0, true));
        add(
                "stops early with its last",
                WAVES,
                new Sketch()
                        .optimizer(optimizer("adam", "learning_rate", 0.5))
                        .epochs(60)
                        .metrics("r2")
                        .earlyStopping("r2", 2, 1e-3, false));
        add(
                "reduces its rate on plateaus",
                WAVES,
                new Sketch()
                        .optimizer(optimizer("adam", "learning_rate", 0.3))
                        .epochs(20)
                        .reduceOnPlateau("val_loss", 0.3, 1, 1e-3, 2));
        add(
                "reduces a schedule on plateaus, stops early with its best",
                WAVES,
                new Sketch()
                        .optimizer(optimizer(
                                "momentum",
                                "learning_rate",
                                component(Kind.SCHEDULE, "cosine_decay", "decay_steps", 40L)))
                        .epochs(40)
                        .reduceOnPlateau("loss", 0.5, 0, 0.01, 0)
                        .earlyStopping("val_loss", 6, 1e-4, true));
        add(
                "sinks into zeros",
                WAVES,
                new Sketch().optimizer(optimizer("sgd", "weight_decay", 90.0)).epochs(60));
    }

    /** sales of data/advertising.csv by its three budgets, standardized, a fifth of the rows validating. */
    private static Dataset advertising() {
        Component standard = Fixtures.component(Kind.SCALER, "standard");
        DatasetSpec spec = new DatasetSpec(
                Path.of("data/advertising.csv"),
                List.of("sales"),
                List.of("TV", "radio", "newspaper"),
                List.of(),
                TargetEncoding.NUMERIC,
                DatasetSpec.TargetScale.NONE,
                Missing.ERROR,
                Map.of("TV", standard, "radio", standard, "newspaper", standard),
                Optional.of(new Split.Fractions(0.2, 0.1, Split.Plain.DRAWN, false)));
        try {
            return Datasets.build(Table.read(spec.csv(), "data/advertising.csv"), spec, 42, 1, 0, 10);
        } catch (FileRefused e) {
            throw new AssertionError(e);
        }
    }
}
