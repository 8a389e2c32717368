package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.model.Component;
import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import dev.descent.number.NumberText;
import dev.descent.optim.Clipping;
import java.util.List;
import java.util.stream.IntStream;

/** What clipping makes of the gradients. */
final class ClippingText {
    private final Component clipping;
    private final Network network;
    private final StepNumbers numbers;
    private final ExplanationText page;
    private final String bound;

    ClippingText(Component clipping, Network network, StepNumbers numbers, ExplanationText page) {
        this.clipping = clipping;
        this.network = network;
        this.numbers = numbers;
        this.page = page;
        this.bound = NumberText.written(Clipping.bound(clipping));
    }

    /** @param clipped the gradients afterwards */
    void write(float[] clipped) {
        page.begin(UpdateText.clipping(clipping));
        List<Variable> variables = network.movedVariables();
        switch (Clipping.of(clipping)) {
            case NORM ->
                variables.forEach(variable -> {
                    double norm = norm(network.name(variable) + ": ", List.of(variable));
                    elements(variable, clipped, "·" + bound + "/max(" + number(norm) + ", " + bound + ")");
                });
            case GLOBAL_NORM -> {
                double norm = norm("of all: ", variables);
                variables.forEach(
                        variable -> elements(variable, clipped, "·min(1, " + bound + "/" + number(norm) + ")"));
            }
            case VALUE ->
                variables.forEach(variable -> page.parameters(
                        variable.layer(),
                        variable.units(),
                        variable.inputs(),
                        e -> NetworkSteps.name(network, variable, e) + ": g = max(-" + bound + ", min("
                                + number(numbers.gradients[variable.at() + e]) + ", " + bound + ")) = "
                                + number(clipped[variable.at() + e])));
        }
        page.end();
    }

    private void elements(Variable variable, float[] clipped, String factor) {
        page.parameters(
                variable.layer(),
                variable.units(),
                variable.inputs(),
                e -> NetworkSteps.name(network, variable, e) + ": g = " + operand(numbers.gradients[variable.at() + e])
                        + factor + " = " + number(clipped[variable.at() + e]));
    }

    private double norm(String of, List<Variable> variables) {
        double norm = Clipping.norm(
                numbers.gradients, variables.stream().map(Variable::tensor).toList());
        int[] places = variables.stream()
                .flatMapToInt(v -> IntStream.range(v.at(), v.end()))
                .toArray();
        page.line(of + "‖g‖ = √Σg² = √("
                + page.list(places.length, " + ", k -> operand(numbers.gradients[places[k]]) + "²") + ") = "
                + number(norm));
        return norm;
    }
}
