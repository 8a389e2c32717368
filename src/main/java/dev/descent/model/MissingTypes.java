package dev.descent.model;

import java.util.List;

/** What becomes of cells that are missing. What is learned for them is learned from the training rows. */
final class MissingTypes {
    private static final Parameter INDICATOR =
            Parameter.flag("indicator", false, "An input more, if any row misses a value: 1 where it does, else 0.");

    static final List<ComponentType> ALL = List.of(
            strategy("error").about("The file is refused.").type(),
            strategy("drop").about("The row is left out.").type(),
            strategy("mean")
                    .about("The mean of the training rows' numbers.")
                    .parameters(INDICATOR)
                    .example("indicator: true")
                    .type(),
            strategy("median")
                    .about("The median of the training rows' numbers; of an even count the mean of the middle two.")
                    .parameters(INDICATOR)
                    .type(),
            strategy("most_frequent")
                    .about(
                            "The most frequent value of the training rows; of several the least number or the first text by code point.")
                    .parameters(INDICATOR)
                    .type(),
            strategy("constant")
                    .about("A value: a number where the column holds numbers, else a category.")
                    .parameters(
                            Parameter.required("value", new Shape.Text("a number or a category"), "The value."),
                            INDICATOR)
                    .main("value")
                    .example("value: 0")
                    .type(),
            strategy("category")
                    .about("A category of its own, the input `column=NA`.")
                    .type());

    private MissingTypes() {}

    private static TypeBuilder strategy(String name) {
        return new TypeBuilder(Kind.MISSING, name);
    }
}
