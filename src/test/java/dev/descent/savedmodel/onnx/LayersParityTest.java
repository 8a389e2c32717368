package dev.descent.savedmodel.onnx;

import static dev.descent.engine.Fixtures.activation;
import static dev.descent.engine.Fixtures.component;
import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.data.FittedFeature;
import dev.descent.data.FittedTable;
import dev.descent.data.FittedTarget;
import dev.descent.data.NumberReading;
import dev.descent.data.NumberScaling;
import dev.descent.data.TargetScaling;
import dev.descent.engine.reference.Inference;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Embeddings;
import dev.descent.model.Kind;
import dev.descent.model.TableFormat;
import dev.descent.model.Vocabulary;
import dev.descent.nn.Layer;
import dev.descent.nn.Metrics;
import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.SavedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer, activation and task: ONNX Runtime says what the reference engine says. */
class LayersParityTest {
    private static final double NEAR = 1e-6;
    /** Of layer normalization, whose mean and variance ONNX Runtime sums in another way. */
    private static final double NEAR_NORMALIZED = 1e-5;

    private static final int INPUTS = 4;
    private static final int ROWS = 24;
    /** Of all tasks: the widths of their outputs but labels. */
    private static final long NUMBERS = 65;
    /** How many tasks are of classes. */
    private static final long LABELS = 12;

    private static final long SEED = 20_260_101;

    /** @param last the activation of the last layer */
    private record Task(String name, FittedTarget target, Component last, Component loss) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Task regression(String name, int targets, TargetScaling scaling) {
        List<String> columns = List.of("y1", "y2", "y3").subList(0, targets);
        FittedTarget target = new FittedTarget(columns, TargetEncoding.NUMERIC, List.of(), scaling);
        return new Task(name, target, activation("linear"), loss("mse"));
    }

    private static Task classes(TargetEncoding encoding, String last, String loss, boolean fromLogits) {
        List<String> classes =
                encoding == TargetEncoding.ONE_HOT ? List.of("setosa", "versicolor", "größer") : List.of("no", "yes");
        return new Task(
                encoding + " " + last + " " + loss + (fromLogits ? " from logits" : ""),
                new FittedTarget(List.of("y"), encoding, classes, TargetScaling.NONE),
                activation(last),
                fromLogits ? loss(loss, "from_logits", true) : loss(loss));
    }

    private static List<Task> tasks() {
        return List.of(
                regression("numbers", 1, TargetScaling.NONE),
                regression("three numbers", 3, TargetScaling.NONE),
                regression("scaled numbers", 2, new TargetScaling(false, new double[] {1234.5, -0.001}, new double[] {
                    98.7, 0.02
                })),
                regression("scaled logarithms", 1, new TargetScaling(true, new double[] {2.5}, new double[] {0.7})),
                classes(TargetEncoding.ZERO_ONE, "sigmoid", "binary_crossentropy", false),
                classes(TargetEncoding.ZERO_ONE, "linear", "binary_crossentropy", true),
                classes(TargetEncoding.ZERO_ONE, "tanh", "binary_focal_crossentropy", true),
                classes(TargetEncoding.ZERO_ONE, "hard_sigmoid", "mse", false),
                classes(TargetEncoding.ZERO_ONE, "step", "mse", false),
                classes(TargetEncoding.PLUS_MINUS_ONE, "tanh", "hinge", false),
                classes(TargetEncoding.ONE_HOT, "softmax", "categorical_crossentropy", false),
                classes(TargetEncoding.ONE_HOT, "linear", "categorical_crossentropy", true),
                classes(TargetEncoding.ONE_HOT, "sigmoid", "binary_crossentropy", false),
                classes(TargetEncoding.ONE_HOT, "softmax", "mse", false),
                classes(TargetEncoding.ONE_HOT, "relu", "mse", false),
                classes(TargetEncoding.ONE_HOT, "linear", "categorical_hinge", false));
    }

    /** Every activation of the vocabulary, with its defaults, and others where it has settings. */
    static Stream<Component> everyActivation() {
        Stream<Component> others = Stream.of(
                component(Kind.ACTIVATION, "leaky_relu", "negative_slope", 0.01),
                component(Kind.ACTIVATION, "elu", "alpha", 0.3),
                component(Kind.ACTIVATION, "elu", "alpha", 7.0),
                component(Kind.ACTIVATION, "elu", "alpha", 0.0),
                component(Kind.ACTIVATION, "celu", "alpha", 0.3),
                component(Kind.ACTIVATION, "celu", "alpha", 50.0));
        return Stream.concat(Vocabulary.of(Kind.ACTIVATION).stream().map(Component::of), others);
    }

    /** Stacks of hidden layers, each with every kind of layer in some form. */
    private static List<List<Component>> stacks(Component activation) {
        Component plain = component(Kind.LAYER, "dense", "units", 5L, "activation", activation);
        Component apart = layer("activation", "activation", activation);
        Component withoutBias = layer("dense", "units", 6L, "use_bias", false);
        return List.of(
                List.of(plain),
                List.of(withoutBias, apart),
                List.of(plain, layer("dropout", "rate", 0.4), dense(3, "tanh")),
                List.of(layer("batch_normalization"), plain),
                List.of(withoutBias, layer("batch_normalization", "center", false, "epsilon", 0.01), apart),
                List.of(dense(4), layer("batch_normalization", "scale", false), apart),
                List.of(dense(4), layer("batch_normalization", "scale", false, "center", false), apart),
                List.of(dense(6), layer("layer_normalization"), apart),
                List.of(dense(6), layer("layer_normalization", "center", false, "epsilon", 0.02), apart),
                List.of(layer("layer_normalization", "scale", false), plain),
                List.of(dense(6), layer("layer_normalization", "scale", false, "center", false), apart),
                List.of(
                        layer(
                                "residual",
                                "layers",
                                List.of(layer("residual", "layers", List.of(dense(4), apart)), dense(4))),
                        plain),
                Embeddings.inFrontOf(
                        List.of(plain, layer("residual", "layers", List.of(dense(5)))),
                        Embeddings.layer(List.of(Embeddings.column("x1", 1, 2, 3), Embeddings.column("x3", 3, 1, 2)))));
    }

    /** Every pair of an activation and a task, and of an activation and a stack. */
    @ParameterizedTest
    @MethodSource("everyActivation")
    void everyTaskThroughSomeStackOfLayers(Component hidden) throws Exception {
        Parity parity = new Parity();
        int turn = 0;
        for (Task task : tasks()) {
            List<List<Component>> stacks = stacks(hidden);
            compare(parity, task, stacked(stacks.get(turn++ % stacks.size()), task));
        }
        assertThat(turn).isGreaterThan(stacks(hidden).size());
        assertThat(parity.numbers()).isEqualTo(ROWS * NUMBERS);
        assertThat(parity.labels()).isEqualTo(ROWS * LABELS);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("everyActivation")
    void everyTaskThroughEveryStackOfLayers(Component hidden) throws Exception {
        Parity parity = new Parity();
        List<List<Component>> stacks = stacks(hidden);
        for (Task task : tasks()) {
            for (List<Component> stack : stacks) {
                compare(parity, task, stacked(stack, task));
            }
        }
        assertThat(parity.numbers()).isEqualTo((long) stacks.size() * ROWS * NUMBERS);
        assertThat(parity.labels()).isEqualTo((long) stacks.size() * ROWS * LABELS);
        System.out.println("onnx: " + hidden.name() + hidden.given() + ": " + parity.numbers() + " numbers and "
                + parity.labels() + " labels agree, the farthest by " + parity.farthest() + " of the tolerance");
    }

    private static List<Component> stacked(List<Component> hidden, Task task) {
        List<Component> layers = new ArrayList<>(hidden);
        long outputs = task.target().outputs();
        layers.add(component(Kind.LAYER, "dense", "units", outputs, "activation", task.last()));
        return layers;
    }

    private static void compare(Parity parity, Task task, List<Component> layers) throws Exception {
        Recipe recipe = recipe(task, layers, 1);
        Random random = new Random(SEED);
        float[] parameters = parameters(recipe.network(), random);
        float[] x = inputs(random);
        String what =
                task + " " + layers.stream().map(it -> it.name() + it.given()).toList();
        boolean normalized = layers.stream().anyMatch(layer -> layer.is("layer_normalization"));
        double tolerance = normalized ? NEAR_NORMALIZED : NEAR;
        OnnxRun run = OnnxRun.of(Models.bytes(new SavedModel(recipe, List.of(parameters))), cells(x));

        float[] own = own(recipe, parameters, x);
        parity.numbers(what, run.numbers("logits"), logits(recipe, parameters, x), tolerance);
        checkOutputs(parity, what, run, task.target(), own, tolerance);
    }

    private static void checkOutputs(
            Parity parity, String what, OnnxRun run, FittedTarget target, float[] own, double tolerance) {
        if (target.encoding() == TargetEncoding.NUMERIC) {
            parity.numbers(what, run.numbers("prediction"), own, tolerance);
            return;
        }
        int outputs = target.outputs();
        for (int row = 0; row < ROWS; row++) {
            int decided = Metrics.decision(own, row * outputs, outputs, target.encoding());
            parity.label(what, run.labels()[row], target.classes().get(decided));
        }
        if (run.names().contains("scores")) {
            parity.numbers(what, run.numbers("scores"), own, tolerance);
        } else if (target.encoding() == TargetEncoding.ONE_HOT) {
            parity.numbers(what, run.numbers("probabilities"), own, tolerance);
        } else {
            float[] both = new float[2 * ROWS];
            for (int row = 0; row < ROWS; row++) {
                both[2 * row] = 1 - own[row];
                both[2 * row + 1] = own[row];
            }
            parity.numbers(what, run.numbers("probabilities"), both, tolerance);
        }
    }

    @Test
    void severalNetworksPredictTheirMean() throws Exception {
        Parity parity = new Parity();
        for (Task task : tasks()) {
            List<Component> layers = stacked(List.of(dense(5, "tanh")), task);
            Recipe recipe = recipe(task, layers, 3);
            Random random = new Random(SEED);
            float[] x = inputs(random);
            List<float[]> members = new ArrayList<>();
            double[] sum = new double[ROWS * task.target().outputs()];
            for (int member = 0; member < 3; member++) {
                float[] parameters = parameters(recipe.network(), random);
                members.add(parameters);
                float[] own = own(recipe, parameters, x);
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += own[k];
                }
            }
            float[] mean = new float[sum.length];
            for (int k = 0; k < mean.length; k++) {
                mean[k] = (float) (sum[k] / 3);
            }
            OnnxRun run = OnnxRun.of(Models.bytes(new SavedModel(recipe, members)), cells(x));
            assertThat(run.names()).doesNotContain("logits");
            checkOutputs(parity, task.name(), run, task.target(), mean, NEAR);
        }
        assertThat(parity.labels()).isEqualTo(LABELS * ROWS);
    }

    /** An activation by itself from far left to far right. */
    @ParameterizedTest
    @MethodSource("everyActivation")
    void everyActivationFarAndWide(Component activation) throws Exception {
        Recipe recipe = recipe(tasks().get(0), List.of(layer("activation", "activation", activation)), 1, 1);
        List<String> cells = new ArrayList<>();
        float[] x = new float[3 * 441];
        for (int k = 0; k < 441; k++) {
            x[3 * k] = (k - 220) * 0.4f;
            x[3 * k + 1] = (k - 220) * 0.01f;
            x[3 * k + 2] = (k - 220) * 1e-5f;
        }
        for (float each : x) {
            cells.add(Float.toString(each));
        }
        SavedModel model = new SavedModel(recipe, List.of(new float[0]));
        OnnxRun run = OnnxRun.of(Models.bytes(model), Map.of("x0", cells));
        float[] rounded = new float[x.length];
        for (int k = 0; k < x.length; k++) {
            rounded[k] = (float) Double.parseDouble(cells.get(k));
        }
        float[] expected = new Inference(recipe.network(), recipe.loss()).predictions(new float[0], rounded, x.length);
        Parity parity = new Parity();
        parity.numbers(activation.name() + activation.given(), run.numbers("prediction"), expected, NEAR);
        assertThat(parity.numbers()).isEqualTo(x.length);
    }

    private static Recipe recipe(Task task, List<Component> layers, int networks) {
        return recipe(task, layers, networks, INPUTS);
    }

    private static Recipe recipe(Task task, List<Component> layers, int networks, int inputs) {
        List<FittedFeature> features = new ArrayList<>();
        for (int k = 0; k < inputs; k++) {
            features.add(new FittedFeature.Numeric(
                    "x" + k,
                    List.of("x" + k),
                    new NumberReading.Plain(),
                    Double.NaN,
                    NumberScaling.none(),
                    Double.NaN,
                    Double.NaN));
        }
        List<String> trials = List.of("a", "b", "c").subList(0, networks);
        return new Recipe(
                new Recipe.Origin("made-up", "reference", 1, "0".repeat(64), trials),
                new FittedTable(TableFormat.PLAIN, features, task.target()),
                layers,
                task.loss());
    }

    private static float[] parameters(Network network, Random random) {
        float[] parameters = new float[network.parameters()];
        for (Layer layer : network.layers()) {
            for (Variable variable : layer.variables()) {
                for (int k = variable.at(); k < variable.end(); k++) {
                    float u = random.nextFloat();
                    parameters[k] = switch (variable.name()) {
                        case Variable.GAMMA, Variable.MOVING_VARIANCE -> 0.5f + u;
                        default -> u - 0.5f;
                    };
                }
            }
        }
        return parameters;
    }

    private static float[] inputs(Random random) {
        float[] x = new float[ROWS * INPUTS];
        for (int k = 0; k < x.length; k++) {
            x[k] = 3 * random.nextFloat() - 1.5f;
        }
        return x;
    }

    private static Map<String, List<String>> cells(float[] x) {
        Map<String, List<String>> cells = new LinkedHashMap<>();
        for (int i = 0; i < INPUTS; i++) {
            List<String> column = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                column.add(Double.toString(x[row * INPUTS + i]));
            }
            cells.put("x" + i, column);
        }
        return cells;
    }

    /** Predictions in the target's own unit. */
    private static float[] own(Recipe recipe, float[] parameters, float[] x) {
        return recipe.table()
                .target()
                .scaling()
                .inOwnUnit(new Inference(recipe.network(), recipe.loss()).predictions(parameters, x, ROWS));
    }

    /** What stands before a sigmoid or softmax at the end. */
    private static float[] logits(Recipe recipe, float[] parameters, float[] x) {
        List<Component> layers = new ArrayList<>(recipe.layers());
        Component last = layers.get(layers.size() - 1);
        boolean fromLogits = recipe.loss().has("from_logits") && recipe.loss().flag("from_logits");
        if (!fromLogits && last.component("activation").type().activation().probabilities()) {
            layers.set(layers.size() - 1, last.with("activation", activation("linear")));
        }
        return new Inference(Network.of(layers, INPUTS), loss("mse")).predictions(parameters, x, ROWS);
    }
}
