package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;

import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import java.util.List;

/** The trained parameters of a step side by side: before, the gradient that the update used, after. */
final class WeightTable {
    private static final int NUMBER = 14;

    private final Network network;
    private final StepNumbers numbers;
    private final ExplanationText page;

    WeightTable(Network network, StepNumbers numbers, ExplanationText page) {
        this.network = network;
        this.numbers = numbers;
        this.page = page;
    }

    /** Before an update, the gradient and after it; of a network that is not trained, what they are. */
    void write() {
        List<Variable> variables = network.trainedVariables();
        int width = variables.stream()
                .mapToInt(v -> NetworkSteps.name(network, v, v.size() - 1).length())
                .max()
                .orElse(0);
        boolean training = numbers.isTraining();
        page.line(
                training ? row("parameter", width, "before", "gradient g", "after") : row("parameter", width, "value"));
        for (Variable variable : variables) {
            page.fewParameters(variable.layer(), variable.units(), variable.inputs(), e -> {
                int p = variable.at() + e;
                String name = NetworkSteps.name(network, variable, e);
                String before = number(numbers.start[p]);
                return training
                        ? row(name, width, before, number(numbers.gradients[p]), number(numbers.parameters[p]))
                        : row(name, width, before);
            });
        }
    }

    private static String row(String name, int width, String... cells) {
        StringBuilder row = new StringBuilder(name).append(" ".repeat(Math.max(0, width - name.length())));
        for (String cell : cells) {
            row.append(" ".repeat(Math.max(1, NUMBER - cell.length()))).append(cell);
        }
        return row.toString();
    }
}
