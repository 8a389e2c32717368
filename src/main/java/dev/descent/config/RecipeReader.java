package dev.descent.config;

import dev.descent.config.yaml.YamlFile;
import dev.descent.config.yaml.YamlReader;
import dev.descent.data.DateFormat;
import dev.descent.data.FittedFeature;
import dev.descent.data.FittedTable;
import dev.descent.data.FittedTarget;
import dev.descent.data.NumberReading;
import dev.descent.data.NumberScaling;
import dev.descent.data.TargetScaling;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Embeddings;
import dev.descent.model.LayerPlace;
import dev.descent.model.Origin;
import dev.descent.model.Parameter;
import dev.descent.model.RecipeTypes;
import dev.descent.model.TableFormat;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import dev.descent.number.NumberText;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import dev.descent.savedmodel.Recipe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what {@link RecipeText} wrote; nothing is believed that was not checked. */
public final class RecipeReader {
    private static final String REMEDY = "have the program that trained it write the file again";

    private static final int MOST_LAYERS = 10_000;

    private final Problems problems;
    private final Located whole;

    private RecipeReader(Problems problems, Located whole) {
        this.problems = problems;
        this.whole = whole;
    }

    /**
     * Reads a recipe.
     *
     * @param shownName what the text is called in messages
     * @throws FileRefused if it is none, or one of another version
     */
    public static Recipe read(String text, String shownName) throws FileRefused {
        YamlFile file = YamlReader.read(text, shownName);
        file.soundRoot();
        Problems problems = new Problems(file.lines());
        ValueReader.Keys keys =
                new ValueReader(RecipeTypes.RECIPE, problems, node -> {}).keys(RecipeTypes.RECIPE, file.root());
        RecipeReader reader = new RecipeReader(problems, file.root());
        Optional<Object> version = keys.values().find("recipe");
        if (version.isPresent() && !version.get().equals((long) RecipeTypes.VERSION)) {
            throw reader.refused("the recipe is of version " + version.get() + ", and this program reads version "
                    + RecipeTypes.VERSION);
        }
        problems.throwIfAny();
        reader.refuseUnlessWhole(keys.values());
        Optional<TableFormat> format = reader.format(keys);
        problems.throwIfAny();
        return reader.recipe(keys.values(), format.orElseThrow());
    }

    private void refuseUnlessWhole(Component recipe) throws FileRefused {
        for (Parameter parameter : recipe.type().parameters()) {
            refuseUnless(
                    recipe.has(parameter.name()) || !parameter.required(),
                    "it lacks the key '" + parameter.name() + "'");
        }
        refuseUnless(recipe.isWhole(), "something in it lacks a key that it needs");
        refuseUnless(
                LayerPlace.all(recipe.list("layers")).size() <= MOST_LAYERS,
                "it has more than " + MOST_LAYERS + " layers");
    }

    private Optional<TableFormat> format(ValueReader.Keys keys) {
        Component file = keys.values().component("file");
        Origin at = keys.origins().get("file");
        return new FormatReader(problems).read(file, Optional.of(file), at);
    }

    private Recipe recipe(Component recipe, TableFormat format) throws FileRefused {
        List<FittedFeature> features = new ArrayList<>();
        for (Component feature : recipe.<Component>list("features")) {
            features.add(feature(feature));
        }
        FittedTarget target = target(recipe.component("target"));
        if (recipe.has("embedding")) {
            checkEmbedding(recipe.component("embedding"), features);
        }
        List<Component> layers = Embeddings.inFrontOf(
                recipe.list("layers"), recipe.find("embedding").map(Component.class::cast));
        Component loss = recipe.component("loss");
        Recipe read = new Recipe(
                new Recipe.Origin(
                        recipe.text("experiment"),
                        recipe.text("engine"),
                        recipe.whole("arithmetic"),
                        recipe.text("table"),
                        recipe.list("trials")),
                new FittedTable(format, features, target),
                layers,
                loss);
        checkNetwork(read);
        return read;
    }

    /** The inputs that become a vector are those of its column's categories, all of them. */
    private void checkEmbedding(Component embedding, List<FittedFeature> features) throws FileRefused {
        for (Component column : embedding.<Component>list("columns")) {
            String name = column.text("column");
            int first = 0;
            boolean found = false;
            for (FittedFeature feature : features) {
                int count = feature.inputs().size();
                found |= feature instanceof FittedFeature.Categorical
                        && feature.column().equals(name)
                        && first == column.whole("first")
                        && count == column.whole("categories");
                first += count;
            }
            refuseUnless(found, "the embedded column '" + name + "' is not at the inputs of that column's categories");
        }
    }

    private void checkNetwork(Recipe recipe) throws FileRefused {
        int outputs;
        try {
            Network network = recipe.network();
            outputs = network.outputs();
            Losses.of(recipe.loss(), network.lastActivation());
        } catch (IllegalArgumentException e) {
            throw refused("the network can't be built: " + e.getMessage());
        }
        refuseUnless(
                outputs == recipe.table().target().outputs(),
                "the network has " + outputs + " outputs, but its target has "
                        + recipe.table().target().outputs());
    }

    private FittedFeature feature(Component feature) throws FileRefused {
        String column = feature.text("column");
        List<String> inputs = feature.list("inputs");
        String form = feature.text("form");
        String name = "the feature '" + column + "'";
        if (form.equals("indicator")) {
            refuseUnless(inputs.size() == 1, name + " must have one input");
            return new FittedFeature.Indicator(column, inputs);
        }
        if (form.equals("category")) {
            return categories(feature, column, inputs, name);
        }
        require(feature, name, "scaling");
        NumberScaling scaling = scaling(feature.component("scaling"), name);
        refuseUnless(
                !(real(feature, "least") > real(feature, "greatest")), name + " has a least value above its greatest");
        int count = scaling instanceof NumberScaling.Piecewise pieces ? pieces.bins() : 1;
        refuseUnless(inputs.size() == count, name + " must have " + count + " inputs");
        return new FittedFeature.Numeric(
                column,
                inputs,
                reading(feature, form, name),
                real(feature, "fill"),
                scaling,
                real(feature, "least"),
                real(feature, "greatest"));
    }

    private FittedFeature categories(Component feature, String column, List<String> inputs, String name)
            throws FileRefused {
        require(feature, name, "labels", "places", "filled", "others");
        List<String> labels = feature.list("labels");
        List<Integer> places =
                feature.<Long>list("places").stream().map(Math::toIntExact).toList();
        int filled = feature.whole("filled");
        int others = feature.whole("others");
        refuseUnless(places.size() == labels.size(), name + " must have a place for each label");
        refuseUnless(isDistinct(labels), name + " has a label twice");
        refuseUnless(
                places.stream().allMatch(it -> it < inputs.size()) && filled < labels.size() && others < inputs.size(),
                name + " has a place that it has no input for");
        return new FittedFeature.Categorical(column, inputs, labels, places, filled, others);
    }

    private NumberReading reading(Component feature, String form, String name) throws FileRefused {
        if (form.equals("order")) {
            require(feature, name, "values");
            List<String> values = feature.list("values");
            refuseUnless(!values.isEmpty() && isDistinct(values), name + " must have an order of different values");
            return new NumberReading.Ordered(feature.list("values"));
        }
        if (form.equals("date")) {
            require(feature, name, "format", "part");
            try {
                DateFormat.of(feature.text("format"));
            } catch (IllegalArgumentException e) {
                throw refused(name + " is of dates whose format can't be read: " + e.getMessage());
            }
            return new NumberReading.DatePart(feature.text("format"), feature.text("part"));
        }
        return new NumberReading.Plain();
    }

    private NumberScaling scaling(Component scaling, String name) throws FileRefused {
        switch (scaling.text("form")) {
            case "affine" -> {
                require(scaling, name, "shift", "divisor");
                refuseUnless(scaling.real("divisor") > 0, name + isDividedBy(scaling.real("divisor")));
                return new NumberScaling.Affine(scaling.real("shift"), scaling.real("divisor"));
            }
            case "normal_scores" -> {
                require(scaling, name, "quantiles");
                double[] quantiles = reals(scaling, "quantiles");
                refuseUnless(
                        ascend(quantiles, false)
                                && quantiles.length > 1
                                && quantiles[0] < quantiles[quantiles.length - 1],
                        "the quantiles of " + name + " don't ascend");
                return new NumberScaling.NormalScores(quantiles);
            }
            case "piecewise" -> {
                require(scaling, name, "edges", "bins");
                double[] edges = reals(scaling, "edges");
                refuseUnless(
                        ascend(edges, true) && edges.length - 1 <= scaling.whole("bins"),
                        "the edges of " + name + " don't ascend, or are too many");
                return new NumberScaling.Piecewise(edges, scaling.whole("bins"));
            }
            default -> {
                return new NumberScaling.Zero();
            }
        }
    }

    private FittedTarget target(Component target) throws FileRefused {
        List<String> columns = target.list("columns");
        List<String> classes = target.list("classes");
        TargetEncoding encoding = TargetEncoding.valueOf(target.text("encoding").toUpperCase(Locale.ROOT));
        boolean numeric = encoding == TargetEncoding.NUMERIC;
        boolean two = encoding == TargetEncoding.ZERO_ONE || encoding == TargetEncoding.PLUS_MINUS_ONE;
        refuseUnless(
                numeric ? !columns.isEmpty() && classes.isEmpty() : columns.size() == 1 && !classes.isEmpty(),
                "the target has other columns or classes than its encoding");
        refuseUnless(isDistinct(columns), "the target has a column twice");
        refuseUnless(isDistinct(classes), "the target has a class twice");
        refuseUnless(!two || classes.size() == 2, "the target has " + classes.size() + " classes, not two");
        if (!target.has("log")) {
            return new FittedTarget(columns, encoding, classes, TargetScaling.NONE);
        }
        require(target, "the target", "shift", "divisor");
        double[] shift = reals(target, "shift");
        double[] divisor = reals(target, "divisor");
        refuseUnless(
                numeric && shift.length == columns.size() && divisor.length == columns.size(),
                "the target's scaling is not one for each column");
        for (double each : divisor) {
            refuseUnless(each > 0, "the target" + isDividedBy(each));
        }
        return new FittedTarget(columns, encoding, classes, new TargetScaling(target.flag("log"), shift, divisor));
    }

    /** A divisor is a spread of the training rows. */
    private static String isDividedBy(double divisor) {
        return " is divided by " + NumberText.written(divisor) + ", which is not above 0";
    }

    private static boolean isDistinct(List<String> names) {
        return new HashSet<>(names).size() == names.size();
    }

    private static double real(Component component, String key) {
        return component.has(key) ? component.real(key) : Double.NaN;
    }

    private static double[] reals(Component component, String key) {
        return component.<Double>list(key).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static boolean ascend(double[] values, boolean strictly) {
        for (int i = 1; i < values.length; i++) {
            if (values[i] < values[i - 1] || strictly && values[i] == values[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private void require(Component component, String name, String... keys) throws FileRefused {
        for (String key : keys) {
            refuseUnless(component.has(key), name + " lacks the key '" + key + "'");
        }
    }

    private void refuseUnless(boolean right, String message) throws FileRefused {
        if (!right) {
            throw refused(message);
        }
    }

    private FileRefused refused(String message) {
        problems.add(whole, message, REMEDY);
        return new FileRefused(problems.inOrder());
    }
}
