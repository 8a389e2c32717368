package dev.descent.engine.lockstep;

import static dev.descent.engine.Fixtures.activation;
import static dev.descent.engine.Fixtures.component;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static dev.descent.engine.Fixtures.metric;

import dev.descent.data.Dataset;
import dev.descent.engine.Cohort;
import dev.descent.engine.Ending;
import dev.descent.engine.Fixtures;
import dev.descent.engine.RandomUpdates;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.EarlyStopping;
import dev.descent.model.Embeddings;
import dev.descent.model.Kind;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReduceOnPlateau;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Cohorts of every sort, drawn from a seed: any layers, losses, optimizers, schedules and settings that a file can name. */
public final class RandomTrials {
    private static final int FEATURES = 3;

    private final SplittableRandom random;

    public RandomTrials(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A cohort of so many trials, of one network and loss, that differ in all else. */
    public Cohort cohort(int trials) {
        Component loss = loss(any(Kind.LOSS), "reduction", oneOf("mean", "mean", "sum"));
        return cohort(trials, loss, hidden(random.nextInt(4)));
    }

    /** A cohort with this loss and these layers before the last one. */
    public Cohort cohort(int trials, Component loss, List<Component> hidden) {
        Ending ending = Ending.of(loss.name());
        TargetEncoding encoding = ending.encoding();
        int outputs = encoding == TargetEncoding.NUMERIC ? oneOf(1, 1, 2) : ending.outputs();
        Component given = loss.has("from_logits") ? loss.with("from_logits", random.nextInt(3) == 0) : loss;
        Component last = layer("dense", "units", (long) outputs, "activation", activation(lastActivation(given)));
        int rows = oneOf(1, 9, 20, 29);
        Dataset data = Fixtures.waves(rows, FEATURES, outputs, encoding);
        int batchSize = oneOf(1, 3, 8, 13, NetworkSpec.FULL);
        List<Trial> drawn = new ArrayList<>();
        for (int k = 0; k < trials; k++) {
            drawn.add(trial(k + 1, hidden, last, given, batchSize, encoding != TargetEncoding.NUMERIC));
        }
        return new Cohort(data, drawn);
    }

    /** Layers of every sort. */
    List<Component> hidden(int count) {
        if (random.nextInt(4) > 0) {
            return hidden(count, FEATURES);
        }
        Component embedding = Fixtures.embedding(Embeddings.column("c", random.nextInt(2), 2, oneOf(1, 3, 17)));
        List<Component> layers = new ArrayList<>(List.of(embedding));
        layers.addAll(hidden(count, Embeddings.outputs(embedding, FEATURES)));
        return layers;
    }

    private List<Component> hidden(int count, long inputs) {
        List<Component> layers = new ArrayList<>();
        long width = inputs;
        for (int k = 0; k < count; k++) {
            layers.add(
                    switch (any(Kind.LAYER)) {
                        case "dropout" -> layer("dropout", "rate", 0.3);
                        case "batch_normalization" ->
                            layer("batch_normalization", "momentum", 0.7, "center", random.nextBoolean())
                                    .with("trainable", random.nextInt(4) > 0);
                        case "layer_normalization" ->
                            layer("layer_normalization", "scale", random.nextBoolean())
                                    .with("trainable", random.nextInt(4) > 0);
                        case "activation" -> layer("activation", "activation", activation(trainable()));
                        case "residual" -> residual(width);
                        default -> dense(oneOf(1, 2, 5, 9));
                    });
            Component last = layers.get(k);
            width = last.is("dense") ? last.whole("units") : width;
        }
        return layers;
    }

    private Component residual(long width) {
        List<Component> inside = new ArrayList<>(hidden(random.nextInt(3), width));
        if (random.nextBoolean() || inside.stream().anyMatch(layer -> layer.is("dense"))) {
            inside.add(dense(width));
        }
        if (inside.isEmpty()) {
            inside.add(layer("activation", "activation", activation(trainable())));
        }
        return layer("residual", "layers", inside);
    }

    private Component dense(long units) {
        Component dense = layer(
                        "dense",
                        "units",
                        units,
                        "activation",
                        activation(trainable()),
                        "use_bias",
                        random.nextInt(4) > 0)
                .with("trainable", oneOf(true, true, true, true, "kernel", "bias", false));
        return random.nextInt(3) > 0
                ? dense
                : dense.with("kernel_regularizer", component(Kind.SECTION, "regularizer", "l1", 0.001, "l2", 0.01));
    }

    private Trial trial(
            int number, List<Component> hidden, Component last, Component loss, int batchSize, boolean decides) {
        List<Component> layers = new ArrayList<>();
        for (Component layer : hidden) {
            layers.add(vary(layer));
        }
        layers.add(vary(last));
        Component optimizer = optimizer();
        List<Component> metrics = random.nextInt(3) == 0
                ? List.of(metric(any(Kind.METRIC)))
                : decides ? List.of(metric("accuracy"), metric("f1")) : List.of();
        NetworkSpec spec = new NetworkSpec(
                new Fixtures.Sketch().spec().dataset(),
                layers,
                loss,
                metrics,
                Optional.of(optimizer),
                oneOf(0, 1, 2, 3, 5),
                batchSize,
                random.nextInt(4) > 0,
                earlyStopping(metrics),
                plateau(),
                clipping(),
                Optional.empty(),
                random.nextInt(3));
        String id = "0".repeat(15) + number;
        return new Trial(
                number,
                id.substring(id.length() - 16),
                spec,
                number,
                1 + random.nextInt(3),
                0,
                Optional.empty(),
                List.of());
    }

    /** The layer with what lanes may have of their own. */
    private Component vary(Component layer) {
        if (layer.is("dropout")) {
            return layer.with("rate", oneOf(0.0, 0.1, 0.5, 0.9));
        }
        if (layer.is("residual")) {
            List<Component> inside = layer.list("layers");
            return layer.with("layers", inside.stream().map(this::vary).toList());
        }
        if (!layer.is("dense")) {
            return layer;
        }
        Component varied = layer.with("kernel_initializer", initializer()).with("bias_initializer", initializer());
        return layer.has("kernel_regularizer")
                ? varied.with(
                        "kernel_regularizer",
                        component(Kind.SECTION, "regularizer", "l1", oneOf(0.0, 0.01), "l2", oneOf(0.0, 0.1)))
                : varied;
    }

    private Optional<ReduceOnPlateau> plateau() {
        return random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(new ReduceOnPlateau(
                        "loss",
                        oneOf(0.1, 0.5),
                        random.nextInt(2),
                        oneOf(0.0, 1.0),
                        random.nextInt(2),
                        oneOf(0.0, 0.004),
                        oneOf(ReduceOnPlateau.Mode.values())));
    }

    private Component initializer() {
        String name = any(Kind.INITIALIZER);
        return name.equals("values")
                ? component(Kind.INITIALIZER, "constant", "value", 0.25)
                : component(Kind.INITIALIZER, name);
    }

    private Component optimizer() {
        ComponentType type = Vocabulary.type(Kind.OPTIMIZER, any(Kind.OPTIMIZER));
        if (type.name().equals("custom")) {
            return new RandomUpdates(random).optimizer(learningRate());
        }
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("learning_rate", learningRate());
        if (random.nextInt(4) == 0) {
            given.put("weight_decay", 0.01);
        }
        if (type.parameter("amsgrad").isPresent()) {
            given.put("amsgrad", random.nextBoolean());
        }
        if (type.name().equals("rmsprop")) {
            given.put("centered", random.nextBoolean());
        }
        if (type.parameter("momentum").isPresent()) {
            given.put("momentum", oneOf(0.0, 0.5, 0.9));
        }
        if (type.parameter("nesterov").isPresent()) {
            given.put("nesterov", random.nextBoolean());
        }
        return Component.of(type, given);
    }

    /** Mostly sensible; some explode. */
    private Object learningRate() {
        double rate = oneOf(0.001, 0.01, 0.1, 1.0, 1e6, 1e20);
        long steps = 3;
        return switch (random.nextInt(12)) {
            case 0 -> schedule("exponential_decay", rate, "decay_steps", steps, "decay_rate", 0.5);
            case 1 -> schedule("inverse_time_decay", rate, "decay_steps", steps, "decay_rate", 0.5, "staircase", true);
            case 2 -> schedule("polynomial_decay", rate, "decay_steps", steps, "power", 2.0, "cycle", true);
            case 3 ->
                component(
                        Kind.SCHEDULE,
                        "piecewise_constant",
                        "boundaries",
                        List.of(2L),
                        "values",
                        List.of(rate, rate / 2));
            case 4 -> schedule("cosine_decay", rate, "decay_steps", steps);
            case 5 -> schedule("cosine_decay_restarts", rate, "first_decay_steps", steps, "m_mul", 0.5);
            case 6 -> component(Kind.SCHEDULE, "warmup", "steps", steps, "then", rate);
            case 7 -> component(Kind.SCHEDULE, "one_cycle", "max_learning_rate", rate, "total_steps", 2 * steps);
            case 8 -> component(Kind.SCHEDULE, "warmup", "steps", steps, "then", rate, "from_zero", true);
            default -> rate;
        };
    }

    private static Component schedule(String name, double rate, Object... keysAndValues) {
        return component(Kind.SCHEDULE, name, keysAndValues).with("initial_learning_rate", rate);
    }

    private Optional<EarlyStopping> earlyStopping(List<Component> metrics) {
        if (random.nextInt(3) > 0) {
            return Optional.empty();
        }
        List<String> monitors = new ArrayList<>(List.of("loss", "val_loss", "running_loss"));
        metrics.forEach(metric -> monitors.add("val_" + metric.name()));
        return Optional.of(new EarlyStopping(
                monitors.get(random.nextInt(monitors.size())),
                random.nextInt(3),
                oneOf(0.0, 0.01),
                random.nextBoolean(),
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of(oneOf(0.1, 0.3))));
    }

    private Optional<Component> clipping() {
        return random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(component(Kind.CLIPPING, any(Kind.CLIPPING), "bound", oneOf(0.01, 1.0, 100.0)));
    }

    private String lastActivation(Component loss) {
        if (loss.has("from_logits")) {
            return loss.flag("from_logits") ? oneOf("linear", "tanh") : oneOf("sigmoid", "softmax");
        }
        String usual = Ending.of(loss.name()).activation();
        return usual.equals("linear") ? oneOf("linear", "linear", "tanh", "relu") : usual;
    }

    /** An activation that can stand in a hidden layer. */
    private String trainable() {
        String name = any(Kind.ACTIVATION);
        return name.equals("step") ? "relu" : name;
    }

    private String any(Kind kind) {
        List<String> names = Vocabulary.names(kind);
        return names.get(random.nextInt(names.size()));
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
