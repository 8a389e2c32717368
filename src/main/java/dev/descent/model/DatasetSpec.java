package dev.descent.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A table and what is made of it. Columns are resolved: every name is one of the CSV's.
 *
 * @param csv the file
 * @param targets the columns to predict, at least one
 * @param features the columns to predict from, in the order in which they stand
 * @param encodings how some features become inputs, where their cells do not say it: a {@link Sections#CATEGORY} or a
 *     {@link Sections#DATE}, by column
 * @param encoding what becomes of the target
 * @param targetScale how targets that are numbers are scaled
 * @param missing what becomes of missing values: components of {@link Kind#MISSING}
 * @param scaling the scaler of each numeric feature, by column; columns that are not scaled have no entry
 * @param split which rows train, validate and test
 * @param positive the class that counts as positive, as the table lists it; empty if it is the second of the two by their order
 * @param weights how much each row counts
 */
public record DatasetSpec(
        Path csv,
        List<String> targets,
        List<String> features,
        Map<String, Component> encodings,
        TargetEncoding encoding,
        TargetScale targetScale,
        ByColumn missing,
        Map<String, Component> scaling,
        Optional<Split> split,
        Optional<String> positive,
        RowWeights weights) {

    private static final Component ERROR = Component.of(Vocabulary.type(Kind.MISSING, "error"));

    /** What becomes of the target column. */
    public enum TargetEncoding {
        /** Numbers as they are, one output a target column. */
        NUMERIC,
        /** 0 and 1: one output, two classes. */
        ZERO_ONE,
        /** −1 and 1: one output, two classes. */
        PLUS_MINUS_ONE,
        /** An output a class. */
        ONE_HOT
    }

    /** How targets that are numbers are scaled before the network learns them. */
    public enum TargetScale {
        NONE,
        STANDARD,
        MIN_MAX,
        /** ln(1 + y), then standard. */
        LOG_STANDARD
    }

    /** The strategies for missing values that have no settings and are given for all columns at once. */
    public enum Missing {
        ERROR,
        DROP,
        MEAN
    }

    public DatasetSpec {
        targets = List.copyOf(targets);
        features = List.copyOf(features);
        encodings = Collections.unmodifiableMap(new LinkedHashMap<>(encodings));
        scaling = Collections.unmodifiableMap(new LinkedHashMap<>(scaling));
    }

    /** A dataset with one strategy for missing values, whose categories and dates have no settings. */
    public DatasetSpec(
            Path csv,
            List<String> targets,
            List<String> features,
            List<String> categorical,
            TargetEncoding encoding,
            TargetScale targetScale,
            Missing missing,
            Map<String, Component> scaling,
            Optional<Split> split) {
        this(
                csv,
                targets,
                features,
                categories(categorical),
                encoding,
                targetScale,
                new ByColumn(
                        Optional.of(Component.of(
                                Vocabulary.type(Kind.MISSING, missing.name().toLowerCase(Locale.ROOT)))),
                        Map.of()),
                scaling,
                split,
                Optional.empty(),
                RowWeights.NONE);
    }

    private static Map<String, Component> categories(List<String> columns) {
        Map<String, Component> categories = new LinkedHashMap<>();
        columns.forEach(column -> categories.put(column, Component.of(Sections.CATEGORY)));
        return categories;
    }

    /** What becomes of a column's missing values. */
    public Component missing(String column) {
        return (Component) missing.of(column).orElse(ERROR);
    }

    /** Whether a column's numbers are said to be categories, an input each. */
    public boolean isDeclaredCategorical(String column) {
        return isOf(Sections.CATEGORY, column) && !encodings.get(column).has("order");
    }

    /** The values of a column from the least to the greatest, if they are categories with an order. */
    public Optional<List<String>> order(String column) {
        Component encoding = encodings.get(column);
        return encoding != null && encoding.has("order") ? Optional.of(encoding.list("order")) : Optional.empty();
    }

    /** How a column of dates becomes inputs; empty for other columns. */
    public Optional<Component> date(String column) {
        return isOf(Sections.DATE, column) ? Optional.of(encodings.get(column)) : Optional.empty();
    }

    /** How many values of a column of categories have an input of their own. */
    public int atMost(String column) {
        boolean limited =
                isOf(Sections.CATEGORY, column) && encodings.get(column).has("at_most");
        return limited ? encodings.get(column).whole("at_most") : Integer.MAX_VALUE;
    }

    private boolean isOf(ComponentType type, String column) {
        return encodings.containsKey(column) && encodings.get(column).type() == type;
    }

    @Override
    public int hashCode() {
        return Objects.hash(csv, targets, features, encodings.keySet(), scaling.keySet());
    }
}
