package dev.descent.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Back-propagation of an error through a chain of named nodes.
 *
 * @param graph the nodes in order, name to expression, each of the one before it (the first of the variable)
 * @param output the last node
 * @param target the value that the output shall reach
 * @param variable the name of the chain's input
 * @param start where it starts
 * @param tolerance ends when |output − target| is at most this
 * @param steps updates at most
 * @param seed root of random values; nothing here draws any
 */
public record SolveSpec(
        Map<String, String> graph,
        String output,
        double target,
        String variable,
        double start,
        double tolerance,
        int steps,
        long seed)
        implements TrialSpec {
    public SolveSpec {
        graph = Collections.unmodifiableMap(new LinkedHashMap<>(graph));
    }

    @Override
    public Optional<Component> optimizer() {
        return Optional.empty();
    }

    @Override
    public int epochs() {
        return 0;
    }

    @Override
    public TrialSpec withOptimizer(Component other) {
        return this;
    }

    @Override
    public <T> T match(
            Function<? super NetworkSpec, ? extends T> network,
            Function<? super MinimizeSpec, ? extends T> minimize,
            Function<? super SolveSpec, ? extends T> solve) {
        return solve.apply(this);
    }
}
