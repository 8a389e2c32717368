package dev.descent.engine;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.Missing;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.EarlyStopping;
import dev.descent.model.Embeddings;
import dev.descent.model.InitialWeights;
import dev.descent.model.Kind;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.ReduceOnPlateau;
import dev.descent.model.Tensor;
import dev.descent.model.Trial;
import dev.descent.model.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trials and data for tests of engines, made up in memory: no file is read. */
public final class Fixtures {
    /** What the dataset's spec says doesn't matter to an engine. */
    private static final DatasetSpec TABLE = new DatasetSpec(
            Path.of("made-up.csv"),
            List.of("y"),
            List.of("x"),
            List.of(),
            TargetEncoding.NUMERIC,
            DatasetSpec.TargetScale.NONE,
            Missing.ERROR,
            Map.of(),
            Optional.empty());

    private Fixtures() {}

    public static Component component(Kind kind, String name, Object... keysAndValues) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (int k = 0; k < keysAndValues.length; k += 2) {
            given.put((String) keysAndValues[k], keysAndValues[k + 1]);
        }
        return Component.of(Vocabulary.type(kind, name), given);
    }

    public static Component activation(String name) {
        return component(Kind.ACTIVATION, name);
    }

    public static Component dense(long units, String activation) {
        return component(Kind.LAYER, "dense", "units", units, "activation", activation(activation));
    }

    public static Component dense(long units) {
        return dense(units, "linear");
    }

    public static Component layer(String name, Object... keysAndValues) {
        return component(Kind.LAYER, name, keysAndValues);
    }

    /** The layer of embedded columns that stands in front of others. */
    public static Component embedding(Component... columns) {
        return Embeddings.layer(List.of(columns)).orElseThrow();
    }

    public static Component loss(String name, Object... keysAndValues) {
        return component(Kind.LOSS, name, keysAndValues);
    }

    /** A metric as results name it. */
    public static Component metric(String name) {
        Measure measure = Measure.find(name).orElseThrow();
        return measure.weighted()
                ? component(Kind.METRIC, measure.type().name(), "weighted", true)
                : component(Kind.METRIC, name);
    }

    public static Component optimizer(String name, Object... keysAndValues) {
        Component given = component(Kind.OPTIMIZER, name.equals("custom") ? "adam" : name, keysAndValues);
        return name.equals("custom") ? ofItsOwn(given) : given;
    }

    /** An optimizer with its defaults; {@code custom}, which has no update by default, is Adam, written down. */
    public static Component optimizer(ComponentType type) {
        return optimizer(type.name());
    }

    /** Adam with its settings in the words of {@code custom}. */
    private static Component ofItsOwn(Component adam) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("b", adam.real("beta_1"));
        parameters.put("c", adam.real("beta_2"));
        parameters.put("d", adam.real("weight_decay"));
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("m", "b*m + (1 - b)*g");
        update.put("v", "c*v + (1 - c)*g^2");
        update.put("w", "w - lr*d*w - lr*sqrt(1 - c^t)/(1 - b^t)*m/(sqrt(v) + 1e-7)");
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("m", 0.0);
        state.put("v", 0.0);
        return component(
                Kind.OPTIMIZER,
                "custom",
                "learning_rate",
                adam.find("learning_rate").orElseThrow(),
                "parameters",
                parameters,
                "state",
                state,
                "update",
                update);
    }

    public static Component values(Object... numbersOrRows) {
        return component(Kind.INITIALIZER, "values", "values", List.of(numbersOrRows));
    }

    /** 200 rows of y = x₀ + 2·x₁ + 3·x₀·x₁ in three features, and 50 more that validate. */
    public static Dataset products() {
        Part train = productPart(0, 200);
        return new Dataset(
                names("x", 3),
                names("y", 1),
                List.of(),
                TargetEncoding.NUMERIC,
                train,
                Optional.of(productPart(200, 50)),
                Optional.empty(),
                new Part(10, 3, 1, Arrays.copyOf(train.inputs(), 30), Arrays.copyOf(train.targets(), 10)),
                "0".repeat(64));
    }

    private static Part productPart(int from, int rows) {
        Part part = wavePart(from, rows, 3, 1, TargetEncoding.NUMERIC);
        float[] x = part.inputs();
        float[] y = part.targets();
        for (int r = 0; r < rows; r++) {
            y[r] = x[3 * r] + 2 * x[3 * r + 1] + 3 * x[3 * r] * x[3 * r + 1];
        }
        return part;
    }

    /**
     * Rows of smooth functions of their number, in every part.
     *
     * @param encoding what the targets are
     */
    public static Dataset waves(int rows, int features, int outputs, TargetEncoding encoding) {
        Part train = wavePart(0, rows, features, outputs, encoding);
        return new Dataset(
                names("x", features),
                names("y", outputs),
                encoding == TargetEncoding.NUMERIC ? List.of() : names("class", Math.max(2, outputs)),
                encoding,
                train,
                Optional.of(wavePart(rows, rows / 2 + 1, features, outputs, encoding)),
                Optional.of(wavePart(2 * rows, rows / 3 + 1, features, outputs, encoding)),
                train,
                "0".repeat(64));
    }

    /** The same rows with weights: 0, 1 and 2.5 in turn. */
    public static Dataset weighted(Dataset data) {
        return new Dataset(
                data.features(),
                data.outputs(),
                data.classes(),
                data.encoding(),
                weighted(data.train()),
                data.validation().map(Fixtures::weighted),
                data.test().map(Fixtures::weighted),
                data.first(),
                data.digest());
    }

    private static Part weighted(Part part) {
        float[] weights = new float[part.rows()];
        for (int r = 0; r < weights.length; r++) {
            weights[r] = new float[] {0, 1, 2.5f}[r % 3];
        }
        return weighted(part, weights);
    }

    /** The same rows with these weights. */
    public static Part weighted(Part part, float... weights) {
        return new Part(
                part.rows(),
                part.features(),
                part.outputs(),
                part.inputs(),
                part.targets(),
                part.ownTargets(),
                part.scaling(),
                weights);
    }

    /** Only training rows, which are also the first. */
    public static Dataset rows(int features, float[] inputs, float[] targets) {
        int rows = inputs.length / features;
        return rows(new Part(rows, features, targets.length / rows, inputs, targets));
    }

    /** A part that trains, whose rows are also the first. */
    public static Dataset rows(Part part) {
        return new Dataset(
                names("x", part.features()),
                names("y", part.outputs()),
                List.of(),
                TargetEncoding.NUMERIC,
                part,
                Optional.empty(),
                Optional.empty(),
                part,
                "0".repeat(64));
    }

    private static Part wavePart(int from, int rows, int features, int outputs, TargetEncoding encoding) {
        float[] inputs = new float[rows * features];
        float[] targets = new float[rows * outputs];
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int i = 0; i < features; i++) {
                double x = StrictMath.sin(1.7 * (from + r) + 2.3 * i);
                inputs[r * features + i] = (float) x;
                sum += (i + 1) * x;
            }
            for (int o = 0; o < outputs; o++) {
                targets[r * outputs + o] = target(sum, o, outputs, encoding);
            }
        }
        return new Part(rows, features, outputs, inputs, targets);
    }

    private static float target(double sum, int output, int outputs, TargetEncoding encoding) {
        return switch (encoding) {
            case NUMERIC -> (float) (1 + 0.5 * StrictMath.cos(sum + output));
            case ZERO_ONE -> sum > 0 ? 1 : 0;
            case PLUS_MINUS_ONE -> sum > 0 ? 1 : -1;
            case ONE_HOT -> Math.floorMod((int) Math.floor(sum), outputs) == output ? 1 : 0;
        };
    }

    private static List<String> names(String stem, int count) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            names.add(stem + k);
        }
        return names;
    }

    /** A tensor whose values are between −1 and 1 and say where they stand. */
    public static Tensor tensor(String name, Long... shape) {
        float[] values = new float[(int) Tensor.size(List.of(shape))];
        for (int k = 0; k < values.length; k++) {
            values[k] = (k * 7 % 19 - 9) / 10f;
        }
        return new Tensor(name, List.of(shape), values);
    }

    /** The same trial, to be trained until this epoch or its last one. */
    public static Trial until(int epoch, Trial trial) {
        return new Trial(
                trial.number(),
                trial.id(),
                trial.spec(),
                trial.configuration(),
                trial.repeat(),
                trial.fold(),
                Math.min(epoch, trial.network().epochs()),
                trial.caseName(),
                trial.settings());
    }

    /** A trial to change step by step: Dense(10, relu), Dense(1), mse, Adam, 5 epochs in batches of 32, seed 42. */
    public static final class Sketch {
        private List<Component> layers = List.of(dense(10, "relu"), dense(1));
        private Component loss = Fixtures.loss("mse");
        private List<Component> metrics = List.of();
        private Optional<Component> optimizer = Optional.of(Fixtures.optimizer("adam"));
        private int epochs = 5;
        private int batchSize = 32;
        private boolean shuffle = true;
        private Optional<EarlyStopping> earlyStopping = Optional.empty();
        private Optional<ReduceOnPlateau> reduceOnPlateau = Optional.empty();
        private Optional<Component> clipping = Optional.empty();
        private Optional<InitialWeights> initialWeights = Optional.empty();
        private long seed = 42;
        private int repeat = 1;

        public Sketch layers(Component... layers) {
            this.layers = List.of(layers);
            return this;
        }

        public Sketch loss(Component loss) {
            this.loss = loss;
            return this;
        }

        public Sketch metrics(String... names) {
            this.metrics = List.of(names).stream().map(Fixtures::metric).toList();
            return this;
        }

        public Sketch metrics(Component... metrics) {
            this.metrics = List.of(metrics);
            return this;
        }

        public Sketch optimizer(Component optimizer) {
            this.optimizer = Optional.of(optimizer);
            return this;
        }

        public Sketch withoutOptimizer() {
            this.optimizer = Optional.empty();
            return this;
        }

        public Sketch epochs(int epochs) {
            this.epochs = epochs;
            return this;
        }

        public Sketch batchSize(int batchSize) {
            this.batchSize = batchSize;
            return this;
        }

        public Sketch inFileOrder() {
            this.shuffle = false;
            return this;
        }

        public Sketch earlyStopping(String monitor, int patience, double minDelta, boolean restoreBest) {
            this.earlyStopping =
                    Optional.of(new EarlyStopping(monitor, patience, minDelta, restoreBest, Optional.empty()));
            return this;
        }

        /** In mode auto, down to a thousandth. */
        public Sketch reduceOnPlateau(String monitor, double factor, int patience, double minDelta, int cooldown) {
            this.reduceOnPlateau = Optional.of(new ReduceOnPlateau(
                    monitor, factor, patience, minDelta, cooldown, 1e-3, ReduceOnPlateau.Mode.AUTO));
            return this;
        }

        public Sketch clipping(String name, double bound) {
            this.clipping = Optional.of(component(Kind.CLIPPING, name, "bound", bound));
            return this;
        }

        public Sketch initialWeights(Tensor... tensors) {
            Map<String, Tensor> byName = new LinkedHashMap<>();
            for (Tensor tensor : tensors) {
                byName.put(tensor.name(), tensor);
            }
            this.initialWeights = Optional.of(new InitialWeights(byName));
            return this;
        }

        public Sketch seed(long seed) {
            this.seed = seed;
            return this;
        }

        public Sketch repeat(int repeat) {
            this.repeat = repeat;
            return this;
        }

        public NetworkSpec spec() {
            return new NetworkSpec(
                    TABLE,
                    layers,
                    loss,
                    metrics,
                    optimizer,
                    epochs,
                    batchSize,
                    shuffle,
                    earlyStopping,
                    reduceOnPlateau,
                    clipping,
                    initialWeights,
                    seed);
        }

        public Trial trial(int number) {
            String id = "0".repeat(15) + number;
            return new Trial(
                    number, id.substring(id.length() - 16), spec(), number, repeat, 0, Optional.empty(), List.of());
        }

        public Trial trial() {
            return trial(1);
        }
    }
}
