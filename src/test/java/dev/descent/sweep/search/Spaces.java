package dev.descent.sweep.search;

import java.util.List;

/** Spaces that tests draw from. */
final class Spaces {
    private Spaces() {}

    static Dimension number(String path, Distribution distribution, Condition... conditions) {
        return new Dimension(path, new Domain.Numeric(distribution), List.of(conditions));
    }

    static Dimension choice(String path, int options, Condition... conditions) {
        return new Dimension(path, new Domain.Choice(options), List.of(conditions));
    }

    static SearchSpace of(Dimension... dimensions) {
        return new SearchSpace(List.of(dimensions));
    }

    /** Three optimizers, two of which have a learning rate of their own, the second also a beta; and a number for all. */
    static SearchSpace optimizers() {
        return of(
                choice("optimizer", 3),
                number("optimizer.learning_rate", Distribution.logUniform(1e-3, 10), new Condition(0, 0, true)),
                number("optimizer.learning_rate", Distribution.logUniform(1e-5, 0.1), new Condition(0, 1, true)),
                number("optimizer.beta_1", Distribution.logUniform(0.02, 0.5).oneMinus(), new Condition(0, 1, true)),
                number("layers[0].units", Distribution.intUniform(8, 64).withStep(8)));
    }

    /** A finite tree: of the three options of the first choice one opens a choice, all others a number. */
    static SearchSpace finite() {
        return of(
                choice("a", 3),
                choice("b", 2, new Condition(0, 1, true)),
                number("c", Distribution.intUniform(1, 4), new Condition(0, 1, false)),
                number("d", Distribution.uniform(0, 1).withStep(0.25), new Condition(1, 0, true)),
                choice("e", 2));
    }
}
