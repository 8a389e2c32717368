package dev.descent.model;

import static dev.descent.model.Parameter.of;
import static dev.descent.model.Parameter.required;

import java.util.List;

/** Where the trials of a sweep come from that is not a grid. What is searched stands under {@code over}. */
public final class SearchTypes {
    /** The parameter that says how many configurations are drawn. */
    public static final String CONFIGURATIONS = "configurations";

    /** The value of {@link #CONFIGURATIONS} that stands for every combination of a grid. */
    public static final String ALL_OF_THEM = "all";

    private static final long MOST_CONFIGURATIONS = 1_000_000;

    private static final Shape COUNT = new Shape.Whole(
            1, MOST_CONFIGURATIONS, "the indices that random values are found by tell no more of them apart");
    private static final String HOW_MANY =
            "How many configurations are drawn; of each combination of grid, zip and cases as many.";

    public static final String BATCH = "batch";
    public static final String STARTUP = "startup";
    public static final String CANDIDATES = "candidates";
    public static final String ETA = "eta";
    public static final String MIN_EPOCHS = "min_epochs";

    private static final long MOST_CANDIDATES = 10_000;
    private static final long MOST_ETA = 1_000;

    private static final Parameter ETA_KEY =
            of(ETA, new Shape.Whole(2, MOST_ETA), 3L, "η: one of so many goes on, for so many times as many epochs.");
    private static final Parameter MIN_EPOCHS_KEY =
            of(MIN_EPOCHS, COUNT, 1L, "r: the fewest epochs after which configurations are compared.");

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
                    .type(),
            search("tpe")
                    .source("Bergstra et al. 2011; the joint form of Watanabe 2023, with the defaults of Optuna 5.0")
                    .formula("x = argmax over candidates of  log l(x) − log g(x)")
                    .about(
                            "Tree-structured Parzen estimators: l is the density of the best tenth of what was tried, g that of the rest and of"
                                    + " what is under way. First random points, then batch after batch.")
                    .parameters(
                            required(CONFIGURATIONS, COUNT, HOW_MANY),
                            of(BATCH, COUNT, 4L, "How many are proposed before their outcomes are looked at."),
                            of(STARTUP, COUNT, 10L, "How many random points come first, at most all configurations."),
                            of(
                                    CANDIDATES,
                                    new Shape.Whole(1, MOST_CANDIDATES),
                                    24L,
                                    "How many points a proposal is picked from."))
                    .main(CONFIGURATIONS)
                    .example("configurations: 64, batch: 4")
                    .type(),
            search("successive_halving")
                    .source("Jamieson and Talwalkar 2016")
                    .formula("rungs R/ηⁱ ≥ r, R = epochs", "⌊n/ηⁱ⌋ configurations go on to rung i")
                    .about(
                            "Random points are trained until the first rung; the best of them go on until the next, and so on until `epochs`."
                                    + " What is stopped has the status `halved`. They are compared by `rank_by`, a column of the validation rows.")
                    .parameters(required(CONFIGURATIONS, COUNT, HOW_MANY), ETA_KEY, MIN_EPOCHS_KEY)
                    .main(CONFIGURATIONS)
                    .example("configurations: 64, eta: 3, min_epochs: 3")
                    .type(),
            search("hyperband")
                    .source("Li et al. 2018, algorithm 1")
                    .formula(
                            "S rungs as in successive_halving",
                            "bracket s = S − 1, …, 0: ⌈S/(s + 1)·ηˢ⌉ configurations over the last s + 1 rungs")
                    .about(
                            "Successive halving several times side by side, from many configurations that are compared early to few that are"
                                    + " trained to the end, for when it is not known how early values tell.")
                    .parameters(ETA_KEY, MIN_EPOCHS_KEY)
                    .example("eta: 3, min_epochs: 1")
                    .type());

    private SearchTypes() {}

    private static TypeBuilder search(String name) {
        return new TypeBuilder(Kind.SEARCH, name);
    }
}
