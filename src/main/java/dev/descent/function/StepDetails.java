package dev.descent.function;

import dev.descent.model.MinimizeSpec;
import dev.descent.optim.UpdateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is told of the steps of a descent beside the states that its {@link Trajectory} holds. No record keeps it: the descent is done again,
 * one state after the other.
 *
 * <pre>
 *   learning_rate    η of the step that led to the state; NaN at the start, which no step led to
 *   step_length      ‖w − w before‖ of that step; NaN at the start
 *   gradient_norm    ‖∂f‖ at the state, before clipping
 *   m(x)             a slot of the rule, by its letter, after that step; at the start what it starts at
 *   rate(x)          the rate that a variable had for itself in that step, of rules with such rates
 *   look_ahead(x)    the point at which the next gradient is taken, the variable itself, of rules that look ahead
 *   plain(x)         that point without the distance that it is ahead, or the average of a rule that averages
 * </pre>
 */
public final class StepDetails {
    /** The columns that every descent has once. */
    public static final List<String> OF_STEPS = List.of("learning_rate", "step_length", "gradient_norm");

    private final Minimization minimization;
    private final UpdateRule rule;
    private final List<String> variables;
    private final List<String> columns;
    private final double[] before;
    private final double[][] slotsBefore;
    private boolean atStart = true;

    /** @throws IllegalArgumentException as {@link Descent#minimize} does */
    public StepDetails(MinimizeSpec spec) {
        this.minimization = new Minimization(spec);
        this.rule = minimization.rule();
        this.variables = List.copyOf(spec.start().keySet());
        this.columns = columns(rule, variables);
        this.before = minimization.point().clone();
        this.slotsBefore = new double[rule.slots()][variables.size()];
    }

    private static List<String> columns(UpdateRule rule, List<String> variables) {
        List<String> columns = new ArrayList<>(OF_STEPS);
        List<String> ofVariables = new ArrayList<>(rule.notation().slots());
        if (rule.ownRateFormula().isPresent()) {
            ofVariables.add("rate");
        }
        if (rule.plainFormula().isPresent()) {
            ofVariables.addAll(List.of("look_ahead", "plain"));
        }
        ofVariables.forEach(what -> variables.forEach(variable -> columns.add(column(what, variable))));
        return List.copyOf(columns);
    }

    /** The name of a column, of which there is one a variable: {@code m(x)}, which no variable can be called. */
    public static String column(String what, String variable) {
        return what + "(" + variable + ")";
    }

    /** What {@link #next} tells, in order: names of columns of trajectory.csv. */
    public List<String> columns() {
        return columns;
    }

    /** The rule of the descent. */
    public UpdateRule rule() {
        return rule;
    }

    /** Tells of the next state, the first time of the start. */
    public double[] next() {
        boolean start = atStart;
        atStart = false;
        double rate = Double.NaN;
        if (!start) {
            rate = minimization.rate();
            System.arraycopy(minimization.point(), 0, before, 0, before.length);
            for (int s = 0; s < slotsBefore.length; s++) {
                System.arraycopy(minimization.slots()[s], 0, slotsBefore[s], 0, before.length);
            }
            minimization.move();
        }
        minimization.look();
        double[] point = minimization.point();
        double[] values = new double[columns.size()];
        values[0] = rate;
        values[1] = start ? Double.NaN : length(difference(point, before));
        values[2] = length(minimization.gradient());
        int at = OF_STEPS.size();
        for (double[] slot : minimization.slots()) {
            System.arraycopy(slot, 0, values, at, slot.length);
            at += slot.length;
        }
        if (rule.ownRateFormula().isPresent()) {
            for (int i = 0; i < point.length; i++) {
                values[at++] = start
                        ? Double.NaN
                        : rule.ownRate(i, slotsBefore, minimization.slots(), minimization.constants());
            }
        }
        if (rule.plainFormula().isPresent()) {
            System.arraycopy(point, 0, values, at, point.length);
            at += point.length;
            for (int i = 0; i < point.length; i++) {
                values[at++] =
                        start ? point[i] : point[i] - rule.ahead(i, minimization.slots(), minimization.constants());
            }
        }
        return values;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    /** √Σx², of numbers whose squares may be too large or too small for a double as well. */
    static double length(double[] x) {
        double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        int exponent = Math.getExponent(largest);
        double sum = 0;
        for (double value : x) {
            double scaled = Math.scalb(value, -exponent);
            sum += scaled * scaled;
        }
        return Math.scalb(Math.sqrt(sum), exponent);
    }
}
