package dev.descent.model;

import static dev.descent.model.Parameter.required;

import java.util.List;

/** Where the trials of a sweep come from that is not a grid. What is searched stands under {@code over}. */
public final class SearchTypes {
    /** The parameter that says how many configurations are drawn. */
    public static final String CONFIGURATIONS = "configurations";

    /** The value of {@link #CONFIGURATIONS} that stands for every combination of a grid. */
    public static final String ALL_OF_THEM = "all";

    /** More would not be told apart by the indices that random values are found by. */
    private static final long MOST_CONFIGURATIONS = 1_000_000;

    private static final Shape COUNT = new Shape.Whole(1, MOST_CONFIGURATIONS);
    private static final String HOW_MANY =
            "How many configurations are drawn; of each combination of grid, zip and cases as many.";

    static final List<ComponentType> ALL = List.of(
            search("random")
                    .source("Bergstra and Bengio 2012")
                    .about(
                            "Independent points: a coordinate depends on the seed, the key and the index of the point alone, so that more"
                                    + " configurations keep the first ones. `all`, without `over`, is the grid in random order.")
                    .parameters(required(
                            CONFIGURATIONS,
                            new Shape.Either(List.of(COUNT, new Shape.Word(List.of(ALL_OF_THEM)))),
                            HOW_MANY))
                    .main(CONFIGURATIONS)
                    .example("configurations: 32")
                    .type(),
            search("sobol")
                    .source("Sobol 1967; direction numbers of Joe and Kuo 2008")
                    .about(
                            "Points that fill the space evenly, most evenly where there are 2, 4, 8, 16 … of them: a Sobol sequence, shifted"
                                    + " by the seed. At most 20 keys; one that is added last moves no other.")
                    .parameters(required(CONFIGURATIONS, COUNT, HOW_MANY))
                    .main(CONFIGURATIONS)
                    .example("configurations: 32")
                    .type());

    private SearchTypes() {}

    private static TypeBuilder search(String name) {
        return new TypeBuilder(Kind.SEARCH, name);
    }
}
