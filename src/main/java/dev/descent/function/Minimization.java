package dev.descent.function;

import dev.descent.expression.Expression;
import dev.descent.model.Component;
import dev.descent.model.MinimizeSpec;
import dev.descent.optim.Clipping;
import dev.descent.optim.Schedule;
import dev.descent.optim.Schedules;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Descent on a function, one step after the other: {@link #look} computes value and derivatives where it stands, {@link #move}
 * goes one update further. The arrays it shows are its own and change as it moves.
 */
public final class Minimization {
    private final Expression function;
    private final Optional<Component> clipping;
    private final Optional<Double> tolerance;
    private final UpdateRule rule;
    private final Schedule schedule;
    private final double[] point;
    private final double[] gradient;
    private final double[] clipped;
    private final double[][] slots;
    private final double[] scalars;
    private final double[] constants;
    private double value = Double.NaN;
    private int steps;

    /** @throws IllegalArgumentException if the function is not an expression of the start's variables, or there is no optimizer */
    public Minimization(MinimizeSpec spec) {
        Component optimizer =
                spec.optimizer().orElseThrow(() -> new IllegalArgumentException("minimize needs an optimizer"));
        function = Chain.expression(spec.function(), List.copyOf(spec.start().keySet()));
        clipping = spec.clipping();
        tolerance = spec.tolerance();
        rule = UpdateRules.of(optimizer);
        schedule = Schedules.of(optimizer);
        point = spec.start().values().stream().mapToDouble(Double::doubleValue).toArray();
        gradient = new double[point.length];
        clipped = new double[point.length];
        slots = new double[rule.slots()][point.length];
        for (int s = 0; s < slots.length; s++) {
            Arrays.fill(slots[s], rule.initialSlot(s));
        }
        scalars = new double[rule.scalars()];
        Arrays.setAll(scalars, rule::initialScalar);
        constants = new double[rule.constantCount()];
    }

    /** Computes the value and the derivatives at the point. */
    public void look() {
        value = function.value(point, gradient);
    }

    /** Whether point, value and derivatives are finite, as {@link #look} found them. */
    public boolean isFinite() {
        return Double.isFinite(value)
                && Arrays.stream(point).allMatch(Double::isFinite)
                && Arrays.stream(gradient).allMatch(Double::isFinite);
    }

    /** Whether the gradient is as short as the tolerance asks, as {@link #look} found it. */
    public boolean isFlat() {
        return tolerance.filter(most -> Clipping.norm(gradient) <= most).isPresent();
    }

    /** Clips the derivatives and updates the point. */
    public void move() {
        System.arraycopy(gradient, 0, clipped, 0, gradient.length);
        clipping.ifPresent(c -> Clipping.of(c).apply(clipped, Clipping.bound(c)));
        rule.advance(rate(), scalars, constants);
        rule.apply(point, clipped, slots, constants);
        steps++;
    }

    public Expression function() {
        return function;
    }

    public UpdateRule rule() {
        return rule;
    }

    /** Updates done. */
    public int steps() {
        return steps;
    }

    /** η of the next step. */
    public double rate() {
        return schedule.rate(steps);
    }

    /** Where it stands, a coordinate a variable. */
    public double[] point() {
        return point;
    }

    /** The function's value where it looked last. */
    public double value() {
        return value;
    }

    /** The derivatives where it looked last, before clipping. */
    public double[] gradient() {
        return gradient;
    }

    /** The derivatives after clipping, as the last step used them. */
    public double[] clipped() {
        return clipped;
    }

    /** The rule's slots, each with a value a variable. */
    public double[][] slots() {
        return slots;
    }

    /** The rule's running scalars of the last step. */
    public double[] scalars() {
        return scalars;
    }

    /** The rule's constants of the last step. */
    public double[] constants() {
        return constants;
    }
}
