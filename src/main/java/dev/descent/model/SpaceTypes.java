package dev.descent.model;

import static dev.descent.model.Parameter.required;

import java.util.List;

/** Lists of numbers for an axis that need not be written one by one; both ends are among them. */
public final class SpaceTypes {
    /** The first number. */
    public static final String FROM = "from";

    /** The last number. */
    public static final String TO = "to";

    /** How many numbers. */
    public static final String COUNT = "count";

    private static final long MOST = 10_000;

    static final List<ComponentType> ALL = List.of(
            space("lin_space", new Shape.Real(Range.ANY))
                    .alias("linspace")
                    .formula("from + i·(to − from)/(count − 1)")
                    .example("from: 0, to: 1, count: 5")
                    .type(),
            space("log_space", new Shape.Real(Range.POSITIVE))
                    .alias("geomspace")
                    .formula("from·(to/from)^(i/(count − 1))")
                    .example("from: 1e-4, to: 1, count: 5")
                    .type());

    private SpaceTypes() {}

    private static TypeBuilder space(String name, Shape number) {
        return new TypeBuilder(Kind.SPACE, name)
                .parameters(
                        required(FROM, number, "The first number."),
                        required(TO, number, "The last number."),
                        required(
                                COUNT, new Shape.Whole(2, MOST), "How many numbers, rounded to 6 significant digits."));
    }
}
