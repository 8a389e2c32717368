package dev.descent.function;

import dev.descent.optim.Clipping;
import dev.descent.optim.Schedule;
import dev.descent.optim.Schedules;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import dev.descent.spec.Component;
import dev.descent.spec.MinimizeSpec;
import dev.descent.spec.SolveSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Descent without a network: on a function by an update rule, and through a chain of nodes by the errors passed back. */
public final class Descent {
    private Descent() {}

    /**
     * Descends on a function for {@code spec.steps()} updates. Columns: each variable, {@code value}, {@code d_} and each
     * variable: the derivatives as they are, before clipping.
     *
     * <p>Diverges at the first state that has a coordinate, value or derivative that is not finite.
     *
     * @throws IllegalArgumentException if the function is no expression of the start's variables, or there is no optimizer
     */
    public static Route minimize(MinimizeSpec spec) {
        Component optimizer =
                spec.optimizer().orElseThrow(() -> new IllegalArgumentException("minimize needs an optimizer"));
        List<String> variables = List.copyOf(spec.start().keySet());
        Expression function = expression(spec.function(), variables);
        List<String> columns = new ArrayList<>(variables);
        columns.add("value");
        variables.forEach(variable -> columns.add("d_" + variable));

        double[] at =
                spec.start().values().stream().mapToDouble(Double::doubleValue).toArray();
        double[] gradient = new double[at.length];
        Mover mover = new Mover(optimizer, at.length);
        RouteWriter route = new RouteWriter(columns);
        for (int step = 0; ; step++) {
            double value = function.value(at, gradient);
            route.reached(value);
            double[] row = row(at, new double[] {value}, gradient);
            if (!finite(row)) {
                return route.diverged(step);
            }
            route.add(row);
            if (step == spec.steps()) {
                return route.arrived(step);
            }
            spec.clipping().ifPresent(c -> Clipping.of(c).apply(gradient, Clipping.bound(c)));
            mover.move(at, gradient);
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
     * @throws IllegalArgumentException if a node is no expression of the one before it
     */
    public static Route solve(SolveSpec spec) {
        List<String> names = new ArrayList<>(List.of(spec.variable()));
        List<Expression> nodes = new ArrayList<>();
        for (Map.Entry<String, String> node : spec.graph().entrySet()) {
            nodes.add(expression(node.getValue(), List.of(names.get(names.size() - 1))));
            names.add(node.getKey());
        }
        List<String> columns = new ArrayList<>(names);
        names.subList(1, names.size()).forEach(node -> columns.add("delta_" + node));
        columns.add("delta_" + spec.variable());

        double x = spec.start();
        RouteWriter route = new RouteWriter(columns);
        for (int step = 0; ; step++) {
            Chain chain = new Chain(nodes, x);
            double error = chain.output() - spec.target();
            route.reached(Math.abs(error));
            double[] errors = chain.passBack(error);
            double[] row = row(chain.values, Arrays.copyOfRange(errors, 1, errors.length), new double[] {errors[0]});
            boolean solved = Math.abs(error) <= spec.tolerance();
            if (!finite(chain.values) || !solved && !(chain.passable() && finite(errors))) {
                return route.diverged(step);
            }
            route.add(row);
            if (solved || step == spec.steps()) {
                return route.arrived(step);
            }
            x -= errors[0];
        }
    }

    private static Expression expression(String text, List<String> variables) {
        try {
            return Expression.parse(text, variables);
        } catch (ExpressionRefused e) {
            throw new IllegalArgumentException(text + " is no expression of " + variables + ": " + e.getMessage(), e);
        }
    }

    private static double[] row(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    private static boolean finite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /** An update rule with its state. */
    private static final class Mover {
        private final UpdateRule rule;
        private final Schedule schedule;
        private final double[][] slots;
        private final double[] scalars;
        private final double[] constants;
        private long steps;

        Mover(Component optimizer, int variables) {
            rule = UpdateRules.of(optimizer);
            schedule = Schedules.of(optimizer);
            slots = new double[rule.slots()][variables];
            for (int s = 0; s < slots.length; s++) {
                Arrays.fill(slots[s], rule.initialSlot(s));
            }
            scalars = new double[rule.scalars()];
            Arrays.setAll(scalars, rule::initialScalar);
            constants = new double[rule.constants()];
        }

        void move(double[] at, double[] gradient) {
            rule.constants(schedule.rate(steps), steps + 1, scalars, constants);
            rule.apply(at, gradient, slots, constants);
            steps++;
        }
    }

    /** The nodes' values for one x, x itself first, and the derivative of each node by the one before it. */
    private static final class Chain {
        final double[] values;
        private final double[] slopes;

        Chain(List<Expression> nodes, double x) {
            values = new double[nodes.size() + 1];
            slopes = new double[nodes.size()];
            values[0] = x;
            double[] slope = new double[1];
            for (int i = 0; i < slopes.length; i++) {
                values[i + 1] = nodes.get(i).value(new double[] {values[i]}, slope);
                slopes[i] = slope[0];
            }
        }

        double output() {
            return values[values.length - 1];
        }

        /** Whether an error can be passed through every node. */
        boolean passable() {
            return Arrays.stream(slopes).allMatch(slope -> slope != 0 && Double.isFinite(slope));
        }

        /** The error in each value, x first, that explains the error of the output. */
        double[] passBack(double error) {
            double[] errors = new double[values.length];
            errors[slopes.length] = error;
            for (int i = slopes.length - 1; i >= 0; i--) {
                errors[i] = errors[i + 1] == 0 ? 0 : errors[i + 1] / slopes[i];
            }
            return errors;
        }
    }
}
