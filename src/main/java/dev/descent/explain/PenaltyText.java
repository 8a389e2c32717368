package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.model.Component;
import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.List;

/** The penalties of kernels: what they add to the loss and to the gradients. */
final class PenaltyText {
    private final Network network;
    private final StepNumbers numbers;
    private final ExplanationText page;

    PenaltyText(Network network, StepNumbers numbers, ExplanationText page) {
        this.network = network;
        this.numbers = numbers;
        this.page = page;
    }

    /** Tells the penalty of each kernel that has one, and returns them. */
    List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (Variable kernel : kernels()) {
            double absolutes = 0;
            double squares = 0;
            for (int p = kernel.at(); p < kernel.end(); p++) {
                double w = numbers.parameters[p];
                absolutes += Math.abs(w);
                squares += w * w;
            }
            double value = l1(kernel) * absolutes + l2(kernel) * squares;
            String name = network.name(kernel);
            page.line("Σ|w| over " + name + " = "
                    + page.list(kernel.size(), " + ", k -> "|" + number(weight(kernel, k)) + "|") + " = "
                    + number(absolutes));
            page.line("Σw² over " + name + " = "
                    + page.list(kernel.size(), " + ", k -> operand(weight(kernel, k)) + "²") + " = " + number(squares));
            page.line("penalty of " + name + ": l1·Σ|w| + l2·Σw² = " + NumberText.written(l1(kernel)) + "·"
                    + number(absolutes) + " + " + NumberText.written(l2(kernel)) + "·" + number(squares) + " = "
                    + number(value));
            values.add(value);
        }
        return values;
    }

    /** @param penalized the gradients with the penalties' derivatives */
    void gradients(float[] penalized) {
        List<Variable> kernels = kernels();
        if (kernels.isEmpty()) {
            return;
        }
        page.begin("penalties: g ← g + l1·sign(w) + 2·l2·w");
        for (Variable kernel : kernels) {
            page.parameters(
                    kernel.layer(),
                    kernel.units(),
                    kernel.inputs(),
                    e -> NetworkSteps.name(network, kernel, e) + ": g = " + number(numbers.gradients[kernel.at() + e])
                            + " + "
                            + NumberText.written(l1(kernel)) + "·sign(" + number(weight(kernel, e)) + ") + 2·"
                            + NumberText.written(l2(kernel)) + "·" + operand(weight(kernel, e)) + " = "
                            + number(penalized[kernel.at() + e]));
        }
        page.end();
    }

    private List<Variable> kernels() {
        return network.layers().stream()
                .filter(layer -> layer.component().has("kernel_regularizer"))
                .map(layer -> layer.variable(Variable.KERNEL).orElseThrow())
                .toList();
    }

    private float weight(Variable kernel, int element) {
        return numbers.start[kernel.at() + element];
    }

    private double l1(Variable kernel) {
        return regularizer(kernel).real("l1");
    }

    private double l2(Variable kernel) {
        return regularizer(kernel).real("l2");
    }

    private Component regularizer(Variable kernel) {
        return network.layers().get(kernel.layer()).component().component("kernel_regularizer");
    }
}
