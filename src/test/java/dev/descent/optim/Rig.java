package dev.descent.optim;

import dev.descent.model.Component;
import dev.descent.model.Kind;
import dev.descent.model.Vocabulary;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Runs one optimizer on a few weights, as an engine does: in float32 with flushing, or in double. */
final class Rig {
    final UpdateRule rule;
    final Schedule schedule;
    final double[] scalars;
    final double[] constants;
    final double[] w;
    final float[] weights;
    final double[][] slots;
    final float[][] floatSlots;
    private long step;

    Rig(Component optimizer, double... start) {
        rule = UpdateRules.of(optimizer);
        schedule = Schedules.of(optimizer);
        scalars = new double[rule.scalars()];
        for (int s = 0; s < scalars.length; s++) {
            scalars[s] = rule.initialScalar(s);
        }
        constants = new double[rule.constantCount()];
        w = start.clone();
        weights = rounded(start);
        slots = new double[rule.slots()][start.length];
        floatSlots = new float[rule.slots()][start.length];
        for (int s = 0; s < slots.length; s++) {
            Arrays.fill(slots[s], rule.initialSlot(s));
            Arrays.fill(floatSlots[s], (float) rule.initialSlot(s));
        }
    }

    static Component optimizer(String name) {
        return optimizer(name, Map.of());
    }

    static Component optimizer(String name, Map<String, ?> given) {
        return Component.of(Vocabulary.type(Kind.OPTIMIZER, name), given);
    }

    /** One step in double. */
    void step(double... g) {
        advance();
        rule.apply(w, g, slots, constants);
    }

    /** One step in float32. */
    void step(float... g) {
        advance();
        float[] gradient = g.clone();
        Flush.gradients(gradient, 0, gradient.length);
        rule.apply(weights, gradient, floatSlots, rounded(constants), 1, 0, weights.length);
    }

    /** Weight {@code i} as a network is measured with it, in double. */
    double measured(int i) {
        return rule.averages() ? w[i] - rule.ahead(i, slots, constants) : w[i];
    }

    /** The weights as a network is measured with them, in float32. */
    float[] measured() {
        float[] measured = weights.clone();
        if (rule.averages()) {
            rule.average(measured, floatSlots, 1, 0);
        }
        return measured;
    }

    /** Steps along the gradient of a function of the weights, in double. */
    void descend(int steps, UnaryOperator<double[]> gradient) {
        for (int k = 0; k < steps; k++) {
            step(gradient.apply(w));
        }
    }

    private void advance() {
        rule.advance(schedule.rate(step), scalars, constants);
        step++;
    }

    static float[] rounded(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }
}
