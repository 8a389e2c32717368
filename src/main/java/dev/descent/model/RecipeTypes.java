package dev.descent.model;

import static dev.descent.model.Parameter.optional;
import static dev.descent.model.Parameter.required;

import java.util.List;
import java.util.stream.Stream;

/** What stands in the recipe of a saved network, in the forms of an experiment file. */
public final class RecipeTypes {
    /** The version of the recipe that this program writes and reads. */
    public static final int VERSION = 1;

    private static final Shape TEXT = new Shape.Text("a text");
    private static final Shape TEXTS = new Shape.ListOf(TEXT, 0);
    private static final Shape REAL = new Shape.Real(Range.ANY);
    private static final Shape REALS = new Shape.ListOf(REAL, 0);
    private static final Shape PLACE = new Shape.Whole(-1, Integer.MAX_VALUE);
    private static final Shape COUNT = new Shape.Whole(1, Integer.MAX_VALUE);

    /** How a number becomes inputs. */
    public static final ComponentType SCALING = section(
            "scaling",
            "How a number becomes inputs.",
            required(
                    "form",
                    new Shape.Word(List.of("affine", "zero", "normal_scores", "piecewise")),
                    "(x − shift)/divisor; 0; Φ⁻¹(F(x)) by quantiles; or an input an interval between edges."),
            optional("shift", REAL, "Of affine."),
            optional("divisor", REAL, "Of affine."),
            optional("quantiles", REALS, "Of normal_scores, ascending."),
            optional("edges", REALS, "Of piecewise, ascending."),
            optional("bins", COUNT, "Of piecewise: how many inputs."));

    /** How cells of a column become inputs. */
    public static final ComponentType FEATURE = section(
            "feature",
            "How cells of a column become inputs.",
            required("column", TEXT, "The column."),
            required("inputs", TEXTS, "The names of its inputs."),
            required(
                    "form",
                    new Shape.Word(List.of("number", "order", "date", "category", "indicator")),
                    "What the cells are."),
            optional("values", TEXTS, "Of an order, from the least to the greatest."),
            optional("format", TEXT, "Of a date."),
            optional("part", Sections.DATE_PART, "Of a date."),
            optional("fill", REAL, "The number in place of a missing one; absent: none."),
            optional("scaling", new Shape.Section(SCALING), "Of numbers."),
            optional("least", REAL, "The least number of the training rows."),
            optional("greatest", REAL, "The greatest."),
            optional("labels", TEXTS, "The categories."),
            optional("places", new Shape.ListOf(PLACE, 0), "The place of each category's input; −1: it has none."),
            optional("filled", PLACE, "Which category stands for a missing value; −1: none."),
            optional("others", PLACE, "The place of the input of all other values; −1: they have none."));

    /** What the outputs mean. */
    public static final ComponentType TARGET = section(
            "target",
            "What the outputs mean.",
            required("columns", TEXTS, "The target columns."),
            required(
                    "encoding",
                    new Shape.Word(List.of("numeric", "zero_one", "plus_minus_one", "one_hot")),
                    "What became of them."),
            required("classes", TEXTS, "The classes, by their outputs."),
            optional("log", new Shape.Flag(), "Whether ln(1 + y) is scaled."),
            optional("shift", REALS, "By output."),
            optional("divisor", REALS, "By output."));

    /** How the table's file is written. */
    public static final ComponentType FILE = section("file", "How the table's file is written.", Sections.CELLS);

    /** The whole recipe. */
    public static final ComponentType RECIPE = section(
            "recipe",
            "All of a trained network but its weights.",
            required("recipe", COUNT, "The version of the recipe."),
            required("experiment", TEXT, "What trained the network."),
            required("engine", TEXT, "What trained it."),
            required("arithmetic", COUNT, "The version of how numbers were computed."),
            required("table", TEXT, "SHA-256 of the table's cells."),
            required("trials", new Shape.ListOf(TEXT, 1), "The id of each network's trial."),
            required("file", new Shape.Section(FILE), "How the table's file is written."),
            required("features", new Shape.ListOf(new Shape.Section(FEATURE), 1), "In the order of the inputs."),
            required("target", new Shape.Section(TARGET), "What the outputs mean."),
            optional(
                    "embedding",
                    new Shape.Section(Embeddings.LAYER),
                    "The layer in front of the others; absent: none."),
            required("layers", new Shape.ListOf(new Shape.Named(Kind.LAYER), 1), "From input to output."),
            required("loss", new Shape.Named(Kind.LOSS), "What the network was trained with."));

    private RecipeTypes() {}

    private static ComponentType section(String name, String about, Parameter... parameters) {
        return section(name, about, Stream.of(parameters).toList());
    }

    private static ComponentType section(String name, String about, List<Parameter> parameters) {
        return new TypeBuilder(Kind.SECTION, name)
                .about(about)
                .parameters(parameters.toArray(Parameter[]::new))
                .type();
    }
}
