package dev.descent.config;

import dev.descent.data.FittedFeature;
import dev.descent.data.FittedTarget;
import dev.descent.data.NumberReading;
import dev.descent.data.NumberScaling;
import dev.descent.data.TargetScaling;
import dev.descent.model.ByColumn;
import dev.descent.model.Component;
import dev.descent.model.Embeddings;
import dev.descent.model.RecipeTypes;
import dev.descent.model.TableFormat;
import dev.descent.model.TableFormat.Header;
import dev.descent.model.TableFormat.NumberForm;
import dev.descent.savedmodel.Recipe;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The text of a recipe, in the forms of an experiment file: written here, and read by {@link RecipeReader}. */
public final class RecipeText {
    private RecipeText() {}

    /** A recipe as a text. The same recipe gives the same text everywhere, and {@link RecipeReader} reads it back. */
    public static String of(Recipe recipe) {
        ResolvedYaml yaml = new ResolvedYaml();
        Recipe.Origin origin = recipe.origin();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("recipe", (long) RecipeTypes.VERSION);
        keys.put("experiment", origin.experiment());
        keys.put("engine", origin.engine());
        keys.put("arithmetic", (long) origin.arithmetic());
        keys.put("table", origin.tableDigest());
        keys.put("trials", origin.trials());
        keys.put("file", file(recipe.table().format()));
        keys.put(
                "features",
                recipe.table().features().stream().map(RecipeText::feature).toList());
        keys.put("target", target(recipe.table().target()));
        Embeddings.of(recipe.layers()).ifPresent(it -> keys.put("embedding", it));
        keys.put("layers", Embeddings.behind(recipe.layers()));
        keys.put("loss", recipe.loss());
        keys.forEach(yaml::key);
        return yaml.toString();
    }

    private static Map<String, Object> file(TableFormat format) {
        TableFormat plain = TableFormat.PLAIN;
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "separator", format.separator(), plain.separator());
        put(keys, "decimal", String.valueOf(format.decimal()), String.valueOf(plain.decimal()));
        format.thousands().ifPresent(it -> keys.put("thousands", it.toString()));
        put(
                keys,
                "quote",
                format.quote().map(String::valueOf).orElse("none"),
                plain.quote().map(String::valueOf).orElse("none"));
        put(keys, "encoding", format.encoding(), plain.encoding());
        format.comment().ifPresent(it -> keys.put("comment", it.toString()));
        if (format.header() != Header.EXPECTED) {
            keys.put("header", format.header() == Header.WRITTEN);
        }
        put(keys, "names", format.names(), plain.names());
        put(keys, "trim", format.trim(), plain.trim());
        put(keys, "skip_first", (long) format.skipFirst(), (long) plain.skipFirst());
        put(keys, "skip_last", (long) format.skipLast(), (long) plain.skipLast());
        byColumn(format.missing()).ifPresent(it -> keys.put("missing_values", it));
        byColumn(format.numbers()).ifPresent(it -> keys.put("numbers", it));
        return keys;
    }

    private static void put(Map<String, Object> keys, String key, Object value, Object fallback) {
        if (!value.equals(fallback)) {
            keys.put(key, value);
        }
    }

    private static Optional<Object> byColumn(ByColumn settings) {
        if (settings.columns().isEmpty()) {
            return settings.fallback().map(RecipeText::setting);
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        settings.fallback().ifPresent(it -> keys.put(ByColumn.DEFAULT, setting(it)));
        Map<String, Object> columns = new LinkedHashMap<>();
        settings.columns().forEach((column, it) -> columns.put(column, setting(it)));
        keys.put(ByColumn.COLUMNS, columns);
        return Optional.of(keys);
    }

    private static Object setting(Object value) {
        return value instanceof NumberForm form ? form.percent() ? "percent" : Map.of("strip", form.strip()) : value;
    }

    private static Component feature(FittedFeature feature) {
        Component own = Component.of(RecipeTypes.FEATURE)
                .with("column", feature.column())
                .with("inputs", feature.inputs());
        if (feature instanceof FittedFeature.Indicator) {
            return own.with("form", "indicator");
        }
        if (feature instanceof FittedFeature.Categorical categories) {
            return own.with("form", "category")
                    .with("labels", categories.labels())
                    .with(
                            "places",
                            categories.input().stream().map(it -> (long) it).toList())
                    .with("filled", (long) categories.filled())
                    .with("others", (long) categories.others());
        }
        FittedFeature.Numeric number = (FittedFeature.Numeric) feature;
        Component read = number.reading() instanceof NumberReading.Ordered order
                ? own.with("form", "order").with("values", order.values())
                : number.reading() instanceof NumberReading.DatePart date
                        ? own.with("form", "date").with("format", date.format()).with("part", date.part())
                        : own.with("form", "number");
        Component filled = Double.isNaN(number.fill()) ? read : read.with("fill", number.fill());
        Component scaled = filled.with("scaling", scaling(number.scaling()));
        return Double.isNaN(number.least())
                ? scaled
                : scaled.with("least", number.least()).with("greatest", number.greatest());
    }

    private static Component scaling(NumberScaling scaling) {
        Component own = Component.of(RecipeTypes.SCALING);
        if (scaling instanceof NumberScaling.Affine affine) {
            return own.with("form", "affine").with("shift", affine.shift()).with("divisor", affine.divisor());
        }
        if (scaling instanceof NumberScaling.NormalScores scores) {
            return own.with("form", "normal_scores").with("quantiles", reals(scores.quantiles()));
        }
        if (scaling instanceof NumberScaling.Piecewise pieces) {
            return own.with("form", "piecewise")
                    .with("edges", reals(pieces.edges()))
                    .with("bins", (long) pieces.bins());
        }
        return own.with("form", "zero");
    }

    private static Component target(FittedTarget target) {
        Component own = Component.of(RecipeTypes.TARGET)
                .with("columns", target.columns())
                .with("encoding", target.encoding().name().toLowerCase(Locale.ROOT))
                .with("classes", target.classes());
        TargetScaling scaling = target.scaling();
        return scaling.isNone()
                ? own
                : own.with("log", scaling.log())
                        .with("shift", reals(scaling.shift()))
                        .with("divisor", reals(scaling.divisor()));
    }

    private static List<Double> reals(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
