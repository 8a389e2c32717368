package dev.descent.model;

import static dev.descent.model.Parameter.optional;

import java.util.List;

/** What a search draws the values of a key from; both bounds may be drawn. */
public final class DistributionTypes {
    /** Both bounds in a list. */
    public static final String BOUNDS = "bounds";

    /** The lower bound by itself. */
    public static final String MIN = "min";

    /** The upper bound by itself. */
    public static final String MAX = "max";

    /** The distance of neighbours; absent: any number. */
    public static final String STEP = "step";

    /** The distribution that {@code one_minus} takes away from 1. */
    public static final String OF = "of";

    private static final Shape REAL = new Shape.Real(Range.ANY);
    private static final Shape POSITIVE = new Shape.Real(Range.POSITIVE);
    private static final Shape WHOLE = new Shape.Whole(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final Shape NATURAL = new Shape.Whole(1, Long.MAX_VALUE);

    static final List<ComponentType> ALL = List.of(
            distribution("uniform", REAL)
                    .about("Every number between the bounds as likely as any other, or every number that is whole"
                            + " steps above min.")
                    .parameters(numbers(REAL, POSITIVE))
                    .type(),
            distribution("log_uniform", POSITIVE)
                    .about("A number whose logarithm is uniform: as many between 0.001 and 0.01 as between 0.01 and"
                            + " 0.1.")
                    .parameters(numbers(POSITIVE))
                    .type(),
            distribution("int_uniform", WHOLE)
                    .about("Every whole number between the bounds as likely as any other, or every one that is whole"
                            + " steps above min.")
                    .parameters(numbers(WHOLE, NATURAL))
                    .type(),
            distribution("int_log_uniform", NATURAL)
                    .about("A whole number whose logarithm is about uniform.")
                    .parameters(numbers(NATURAL))
                    .type(),
            new TypeBuilder(Kind.DISTRIBUTION, "one_minus")
                    .about("1 − x, x from another distribution: for decay rates near 1, such as beta_1.")
                    .parameters(Parameter.required(
                            OF, new Shape.Named(Kind.DISTRIBUTION), "What x is drawn from: uniform or log_uniform."))
                    .main(OF)
                    .example("of: {log_uniform: [0.001, 0.1]}")
                    .type());

    private DistributionTypes() {}

    private static TypeBuilder distribution(String name, Shape number) {
        return new TypeBuilder(Kind.DISTRIBUTION, name)
                .main(BOUNDS)
                .example(number == NATURAL || number == WHOLE ? "min: 8, max: 64" : "min: 0.001, max: 0.1");
    }

    private static Parameter[] numbers(Shape number) {
        return new Parameter[] {
            optional(BOUNDS, new Shape.ListOf(number, 2, 2), "The least and the greatest number, in a list."),
            optional(MIN, number, "The least number, where there is no list."),
            optional(MAX, number, "The greatest number, where there is no list.")
        };
    }

    private static Parameter[] numbers(Shape number, Shape step) {
        Parameter[] bounds = numbers(number);
        return new Parameter[] {
            bounds[0], bounds[1], bounds[2], optional(STEP, step, "The distance of neighbours; absent: any number.")
        };
    }
}
