package dev.descent.model;

import static dev.descent.model.Parameter.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layer in front of a network's own layers that makes a vector of trained numbers of each embedded column of categories. A file says it
 * of the columns; it stands among the layers once the table is known.
 */
public final class Embeddings {
    /** From this many categories on a column is embedded by default, below it stays one-hot: RealMLP's (Holzmüller et al. 2024). */
    private static final int FEW = 9;

    /** Numbers of a vector by default, RealMLP's likewise. */
    private static final int USUAL_SIZE = 8;

    /** The longest vector. */
    public static final int MOST_NUMBERS = 4096;

    private static final Shape COUNT = new Shape.Whole(1, Integer.MAX_VALUE);

    /** A column that is embedded. */
    public static final ComponentType COLUMN = section(
            "embedded column",
            "A column of categories, each of which has a vector of trained numbers.",
            required("column", new Shape.Text("a column"), "The column."),
            required("first", new Shape.Whole(0, Integer.MAX_VALUE), "The first of its inputs, from 0."),
            required("categories", COUNT, "How many inputs it has."),
            required("size", new Shape.Whole(1, MOST_NUMBERS), "Numbers of a vector."));

    /** The layer. */
    public static final ComponentType LAYER = section(
            "embedding",
            "A vector in place of the inputs of each embedded column.",
            required(
                    "columns",
                    new Shape.ListOf(new Shape.Section(COLUMN), 1),
                    "The embedded columns, by their first inputs ascending."));

    private Embeddings() {}

    /**
     * The numbers of a vector; empty if the column stays one-hot.
     *
     * @param given what the file says: a number, or {@code auto}
     * @param categories of the column
     */
    public static Optional<Long> size(Object given, int categories) {
        if (given instanceof Long size) {
            return Optional.of(size);
        }
        return categories <= FEW ? Optional.empty() : Optional.of((long) USUAL_SIZE);
    }

    /** An embedded column. */
    public static Component column(String name, int first, int categories, long size) {
        return Component.of(COLUMN)
                .with("column", name)
                .with("first", (long) first)
                .with("categories", (long) categories)
                .with("size", size);
    }

    /** The layer of these columns; empty if there are none. */
    public static Optional<Component> layer(List<Component> columns) {
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(Component.of(LAYER).with("columns", columns));
    }

    /** A network's layers with that of embeddings in front. */
    public static List<Component> inFrontOf(List<Component> layers, Optional<Component> embedding) {
        return Stream.concat(embedding.stream(), layers.stream()).toList();
    }

    /** That of embeddings among a network's layers. */
    public static Optional<Component> of(List<Component> layers) {
        return layers.stream().limit(1).filter(layer -> layer.type() == LAYER).findFirst();
    }

    /** The layers without that of embeddings: those that the file lists. */
    public static List<Component> behind(List<Component> layers) {
        return layers.subList(of(layers).isPresent() ? 1 : 0, layers.size());
    }

    /** Values a row that leave the layer. */
    public static long outputs(Component layer, int inputs) {
        long outputs = inputs;
        for (Component column : layer.<Component>list("columns")) {
            outputs += column.whole("size") - column.whole("categories");
        }
        return outputs;
    }

    /** How many numbers all vectors of the layer have. */
    public static long parameters(Component layer) {
        long parameters = 0;
        for (Component column : layer.<Component>list("columns")) {
            parameters += (long) column.whole("size") * column.whole("categories");
        }
        return parameters;
    }

    /** The layer in a line: {@code embedding(city=8)}. */
    public static String text(Component layer) {
        List<String> columns = new ArrayList<>();
        for (Component column : layer.<Component>list("columns")) {
            columns.add(column.text("column") + "=" + column.whole("size"));
        }
        return "embedding(" + String.join(", ", columns) + ")";
    }

    private static ComponentType section(String name, String about, Parameter... parameters) {
        return new TypeBuilder(Kind.SECTION, name)
                .about(about)
                .parameters(parameters)
                .type();
    }
}
