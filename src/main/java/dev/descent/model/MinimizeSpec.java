package dev.descent.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Descent on a function.
 *
 * @param function the expression, as written
 * @param start the variables in file order and where they start
 * @param optimizer the update rule
 * @param steps updates at most
 * @param clipping the limit of the gradient; each variable is a tensor of one element
 * @param tolerance ends when the gradient's length before clipping is at most this; empty: after all steps
 * @param seed root of random values; nothing here draws any
 */
public record MinimizeSpec(
        String function,
        Map<String, Double> start,
        Optional<Component> optimizer,
        int steps,
        Optional<Component> clipping,
        Optional<Double> tolerance,
        long seed)
        implements TrialSpec {
    public MinimizeSpec {
        start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
    }

    @Override
    public int epochs() {
        return 0;
    }

    @Override
    public TrialSpec withOptimizer(Component other) {
        return new MinimizeSpec(function, start, optimizer.map(own -> other), steps, clipping, tolerance, seed);
    }

    @Override
    public <T> T match(
            Function<? super NetworkSpec, ? extends T> network,
            Function<? super MinimizeSpec, ? extends T> minimize,
            Function<? super SolveSpec, ? extends T> solve) {
        return minimize.apply(this);
    }
}
