package dev.descent.savedmodel.onnx;

import static dev.descent.engine.Fixtures.activation;
import static dev.descent.engine.Fixtures.component;
import static dev.descent.engine.Fixtures.dense;
import static dev.descent.engine.Fixtures.layer;
import static dev.descent.engine.Fixtures.loss;

import dev.descent.data.FittedFeature;
import dev.descent.data.FittedTable;
import dev.descent.data.FittedTarget;
import dev.descent.data.NumberReading;
import dev.descent.data.NumberScaling;
import dev.descent.data.TargetScaling;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Kind;
import dev.descent.model.TableFormat;
import dev.descent.model.Vocabulary;
import dev.descent.savedmodel.ModelRefused;
import dev.descent.savedmodel.Recipe;
import dev.descent.savedmodel.SavedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks with something of everything, made up in memory. */
public final class Models {
    private static final FittedTarget NUMBERS = new FittedTarget(
            List.of("y", "z"),
            TargetEncoding.NUMERIC,
            List.of(),
            new TargetScaling(true, new double[] {1, 2}, new double[] {3, 0.5}));
    private static final FittedTarget CLASSES =
            new FittedTarget(List.of("y"), TargetEncoding.ONE_HOT, List.of("no", "größer", "yes"), TargetScaling.NONE);
    private static final FittedTarget TWO_CLASSES =
            new FittedTarget(List.of("y"), TargetEncoding.ZERO_ONE, List.of("no", "yes"), TargetScaling.NONE);

    private Models() {}

    /** Two small files. */
    public static List<byte[]> files() {
        try {
            return List.of(bytes(small()), bytes(ensemble()));
        } catch (ModelRefused e) {
            throw new AssertionError(e);
        }
    }

    /** A network as ONNX, with a recipe that is none. */
    static byte[] bytes(SavedModel model) throws ModelRefused {
        return bytes(model, "recipe: 1\n");
    }

    static byte[] bytes(SavedModel model, String recipe) throws ModelRefused {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            OnnxWriter.write(model, recipe, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A small network of classes. */
    static SavedModel small() {
        return model(
                List.of(number("x", new NumberScaling.Affine(1, 2)), words("word")),
                CLASSES,
                List.of(dense(2, "relu"), dense(3, "softmax")),
                loss("categorical_crossentropy"),
                1);
    }

    /** The mean of two networks. */
    static SavedModel ensemble() {
        return model(
                List.of(number("x", NumberScaling.none())),
                NUMBERS,
                List.of(dense(2, "tanh"), dense(2)),
                loss("mse"),
                2);
    }

    /** Networks of each task with every kind of feature, layer and activation. */
    static List<SavedModel> ofEverything() {
        List<Component> layers = new ArrayList<>();
        for (var type : Vocabulary.of(Kind.ACTIVATION)) {
            layers.add(component(Kind.LAYER, "dense", "units", 3L, "activation", activation(type.name())));
        }
        layers.add(layer("activation", "activation", component(Kind.ACTIVATION, "elu", "alpha", 4.0)));
        layers.add(layer("dropout", "rate", 0.5));
        layers.add(layer("batch_normalization"));
        layers.add(layer("batch_normalization", "scale", false, "center", false));
        layers.add(layer("layer_normalization"));
        layers.add(layer("layer_normalization", "scale", false, "center", false));
        layers.add(layer("dense", "units", 3L, "use_bias", false));
        return List.of(
                model(features(), NUMBERS, then(layers, dense(2)), loss("mse"), 1),
                model(features(), NUMBERS, then(layers, dense(2)), loss("mse"), 3),
                model(features(), CLASSES, then(layers, dense(3, "softmax")), loss("categorical_crossentropy"), 1),
                model(features(), CLASSES, then(layers, dense(3)), loss("categorical_hinge"), 1),
                model(features(), TWO_CLASSES, then(layers, dense(1, "sigmoid")), loss("binary_crossentropy"), 2),
                model(
                        features(),
                        TWO_CLASSES,
                        then(layers, dense(1)),
                        loss("binary_crossentropy", "from_logits", true),
                        1));
    }

    static SavedModel withFeature(FittedFeature feature, TableFormat format) {
        Recipe recipe = recipe(format, List.of(feature), NUMBERS, List.of(dense(2)), loss("mse"), 1);
        return new SavedModel(recipe, List.of(new float[recipe.network().parameters()]));
    }

    static FittedFeature number(String column, NumberScaling scaling) {
        return number(column, new NumberReading.Plain(), Double.NaN, scaling);
    }

    static FittedFeature number(String column, NumberReading reading, double fill, NumberScaling scaling) {
        return new FittedFeature.Numeric(column, scaling.names(column), reading, fill, scaling, 0, 1);
    }

    static FittedFeature words(String column) {
        return new FittedFeature.Categorical(
                column, List.of("a", "b"), List.of("red", "größer", "lost"), List.of(0, 1, -1), -1, -1);
    }

    private static List<FittedFeature> features() {
        NumberReading order = new NumberReading.Ordered(List.of("S", "M", "L"));
        NumberReading grades = new NumberReading.Ordered(List.of("1", "2.0"));
        return List.of(
                number("plain", NumberScaling.none()),
                number("affine", new NumberReading.Plain(), 3, new NumberScaling.Affine(1, 2)),
                new FittedFeature.Indicator("affine", List.of("affine=NA")),
                number("zero", new NumberScaling.Zero()),
                number("normal_scores", new NumberScaling.NormalScores(new double[] {1, 2, 2, 5})),
                number("pieces", new NumberScaling.Piecewise(new double[] {1, 2, 5}, 4)),
                number("/features/Concat", NumberScaling.none()),
                number("size", order, 1, new NumberScaling.Affine(0, 2)),
                new FittedFeature.Indicator("size", List.of("size=NA")),
                number("grade", grades, Double.NaN, NumberScaling.none()),
                words("word"),
                new FittedFeature.Categorical(
                        "code", List.of("a", "b", "c"), List.of("1", "2.5", "NA"), List.of(0, 1, 1), 2, 2),
                new FittedFeature.Indicator("code", List.of("code=NA")));
    }

    private static List<Component> then(List<Component> layers, Component last) {
        List<Component> all = new ArrayList<>(layers);
        all.add(last);
        return all;
    }

    private static SavedModel model(
            List<FittedFeature> features, FittedTarget target, List<Component> layers, Component loss, int networks) {
        Recipe recipe = recipe(TableFormat.PLAIN, features, target, layers, loss, networks);
        Random random = new Random(7);
        List<float[]> parameters = new ArrayList<>();
        for (int network = 0; network < networks; network++) {
            float[] values = new float[recipe.network().parameters()];
            for (int k = 0; k < values.length; k++) {
                values[k] = random.nextFloat();
            }
            parameters.add(values);
        }
        return new SavedModel(recipe, parameters);
    }

    private static Recipe recipe(
            TableFormat format,
            List<FittedFeature> features,
            FittedTarget target,
            List<Component> layers,
            Component loss,
            int networks) {
        List<String> trials = List.of("a", "b", "c").subList(0, networks);
        return new Recipe(
                new Recipe.Origin("made-up", "reference", 1, "0".repeat(64), trials),
                new FittedTable(format, features, target),
                layers,
                loss);
    }
}
