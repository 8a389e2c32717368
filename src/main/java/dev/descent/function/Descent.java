package dev.descent.function;

import dev.descent.model.MinimizeSpec;
import dev.descent.model.SolveSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Descent without a network: on a function by an update rule, and through a chain of nodes by the errors passed back. */
public final class Descent {
    private Descent() {}

    /**
     * Descends on a function for {@code spec.steps()} updates, or until the gradient is as short as its tolerance. Columns: each variable, {@code value}, {@code d_} and each
     * variable: the derivatives as they are, before clipping.
     *
     * <p>Diverges at the first state that has a coordinate, value or derivative that is not finite.
     *
     * @throws IllegalArgumentException if the function is not an expression of the start's variables, or there is no optimizer
     */
    public static DescentResult minimize(MinimizeSpec spec) {
        Minimization minimization = new Minimization(spec);
        List<String> columns = new ArrayList<>(spec.start().keySet());
        columns.add("value");
        spec.start().keySet().forEach(variable -> columns.add("d_" + variable));
        TrajectoryBuilder trajectory = new TrajectoryBuilder(columns);
        while (true) {
            minimization.look();
            trajectory.reached(minimization.value());
            if (!minimization.isFinite()) {
                return trajectory.diverged(minimization.steps());
            }
            trajectory.add(row(minimization.point(), new double[] {minimization.value()}, minimization.gradient()));
            if (minimization.isFlat() || minimization.steps() == spec.steps()) {
                return trajectory.arrived(minimization.steps());
            }
            minimization.move();
        }
    }

    /**
     * Passes the error of a chain's output back to its input, again and again: with nodes n₁ = f₁(x), …, nₖ = fₖ(nₖ₋₁),
     *
     * <pre>
     *   δ(nₖ)   = nₖ − target
     *   δ(nᵢ₋₁) = δ(nᵢ) / fᵢ'(nᵢ₋₁)      down to δ(x)
     *   x       ← x − δ(x)
     * </pre>
     *
     * <p>until |nₖ − target| ≤ tolerance or {@code spec.steps()} updates are done. By the chain rule that is Newton's method for
     * nₖ(x) = target. Columns: the variable, each node, {@code delta_} and each node, {@code delta_} and the variable.
     *
     * <p>Diverges at the first state with a value that is not finite, or a derivative that is 0 or not finite where an error is
     * to be passed back. An error of exactly 0 passes back as 0.
     *
     * @throws IllegalArgumentException if a node is not an expression of the one before it
     */
    public static DescentResult solve(SolveSpec spec) {
        Chain chain = new Chain(spec);
        List<String> nodes = chain.names().subList(1, chain.names().size());
        List<String> columns = new ArrayList<>(chain.names());
        nodes.forEach(node -> columns.add("delta_" + node));
        columns.add("delta_" + spec.variable());
        TrajectoryBuilder trajectory = new TrajectoryBuilder(columns);
        double x = spec.start();
        for (int step = 0; ; step++) {
            double[] values = chain.values(x);
            double[] slopes = chain.slopes(values);
            double error = values[values.length - 1] - spec.target();
            double[] errors = chain.errors(error, slopes);
            trajectory.reached(Math.abs(error));
            boolean solved = Math.abs(error) <= spec.tolerance();
            if (!finite(values) || !solved && !(Chain.isPassable(slopes) && finite(errors))) {
                return trajectory.diverged(step);
            }
            trajectory.add(row(values, Arrays.copyOfRange(errors, 1, errors.length), new double[] {errors[0]}));
            if (solved || step == spec.steps()) {
                return trajectory.arrived(step);
            }
            x -= errors[0];
        }
    }

    private static double[] row(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    private static boolean finite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }
}
