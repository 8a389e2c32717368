package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;
import static dev.descent.explain.ExplanationText.product;

import dev.descent.engine.reference.StepObserver.Operation;
import dev.descent.model.Component;
import dev.descent.nn.Activation;
import dev.descent.nn.Activations;
import dev.descent.nn.Layer;
import dev.descent.nn.Variable;
import java.util.Optional;

/** How an operation of a network is told: from x to y forward, and from ∂L/∂y to ∂L/∂x and the gradients backward. */
final class OperationText {
    private final Operation operation;
    private final Layer layer;
    private final ExplanationText page;

    OperationText(Operation operation, ExplanationText page) {
        this.operation = operation;
        this.layer = operation.layer();
        this.page = page;
    }

    /**
     * The first row forward.
     *
     * @param x rows × inputs
     * @param y rows × outputs
     */
    void forward(float[] x, float[] y, float[] parameters) {
        switch (operation.name()) {
            case "dense" -> {
                begin(layerFormula());
                page.lines(
                        layer.outputs(),
                        ExplanationText.MOST,
                        u -> "z[" + u + "] = " + operand(bias(parameters, u)) + " + "
                                + ExplanationText.list(
                                        layer.inputs(), " + ", i -> product(parameters[kernelAt(u, i)], x[i]))
                                + " = " + number(y[u]));
            }
            case "softmax" -> {
                begin("a = softmax(z), " + formula(layer.activation()));
                page.line("a = " + list(y));
            }
            case "dropout" -> {
                begin("y[u] is 0 or x[u]·"
                        + number((float) (1 / (1 - layer.component().real("rate")))));
                page.line("y = " + list(y));
            }
            case "batch_normalization" -> {
                begin(layerFormula() + ", over the rows of the batch");
                page.line("y = " + list(y));
            }
            case "layer_normalization" -> {
                begin(layerFormula() + ", over the row");
                page.line("y = " + list(y));
            }
            default -> {
                begin("a[u] = " + operation.name() + "(z[u]), " + formula(layer.activation()));
                page.lines(
                        layer.outputs(),
                        ExplanationText.MOST,
                        u -> "a[" + u + "] = " + operation.name() + "(" + number(x[u]) + ") = " + number(y[u]));
            }
        }
        page.end();
    }

    /**
     * The gradients of the operation's variables, and the derivative by the first row's x.
     *
     * @param first whether x are the network's inputs, by which nothing is differentiated
     */
    void backward(
            float[] x,
            float[] y,
            float[] dx,
            float[] dy,
            float[] parameters,
            float[] gradients,
            int rows,
            boolean first) {
        switch (operation.name()) {
            case "dense" -> dense(x, dx, dy, parameters, gradients, rows, first);
            case "softmax" -> {
                begin("∂L/∂z[u] = a[u]·(∂L/∂a[u] − Σ a[j]·∂L/∂a[j])");
                page.line("∂L/∂z = " + list(dx));
            }
            case "dropout" -> {
                begin("∂L/∂x[u] = ∂L/∂y[u] times the factor of y[u]");
                page.line("∂L/∂x = " + list(dx));
            }
            case "batch_normalization", "layer_normalization" -> normalization(dx, gradients);
            default -> slopes(x, y, dx, dy);
        }
        page.end();
    }

    private void dense(
            float[] x, float[] dx, float[] dz, float[] parameters, float[] gradients, int rows, boolean first) {
        int inputs = layer.inputs();
        int units = layer.outputs();
        begin("∂L/∂kernel[i][u] = Σ ∂L/∂z[u]·x[i], ∂L/∂bias[u] = Σ ∂L/∂z[u] over the rows");
        page.lines(
                units * inputs,
                ExplanationText.PARAMETERS,
                p -> "∂L/∂kernel[" + p % inputs + "][" + p / inputs + "] = "
                        + ExplanationText.rows(
                                rows, r -> product(dz[r * units + p / inputs], x[r * inputs + p % inputs]))
                        + " = "
                        + number(gradients[kernelAt(p / inputs, p % inputs)]));
        layer.variable(Variable.BIAS)
                .ifPresent(bias -> page.lines(
                        units,
                        ExplanationText.PARAMETERS,
                        u -> "∂L/∂bias[" + u + "] = " + ExplanationText.rows(rows, r -> operand(dz[r * units + u]))
                                + " = " + number(gradients[bias.at() + u])));
        if (!first) {
            page.line("∂L/∂x[i] = Σ ∂L/∂z[u]·kernel[i][u] over the units");
            page.lines(
                    inputs,
                    ExplanationText.MOST,
                    i -> "∂L/∂x[" + i + "] = "
                            + ExplanationText.list(units, " + ", u -> product(dz[u], parameters[kernelAt(u, i)]))
                            + " = "
                            + number(dx[i]));
        }
    }

    private void normalization(float[] dx, float[] gradients) {
        begin("∂L/∂gamma[u] = Σ ∂L/∂y[u]·(x[u] − mean)/√(variance + ε), ∂L/∂beta[u] = Σ ∂L/∂y[u] over the rows");
        for (Variable variable : layer.variables()) {
            if (variable.trained()) {
                page.line("∂L/∂" + variable.name() + " = "
                        + ExplanationText.list(variable.size(), ", ", u -> number(gradients[variable.at() + u])));
            }
        }
        page.line("∂L/∂x = " + list(dx));
    }

    private void slopes(float[] z, float[] a, float[] dz, float[] da) {
        Activation activation = Activations.of(layer.activation());
        begin("∂L/∂z[u] = ∂L/∂a[u]·" + operation.name() + "′(z[u])");
        page.lines(
                layer.outputs(),
                ExplanationText.MOST,
                u -> "∂L/∂z[" + u + "] = " + product(da[u], activation.slope(z[u], a[u])) + " = " + number(dz[u]));
    }

    private String layerFormula() {
        return layer.component().type().formula(layer.component()).get(0);
    }

    private static String formula(Component component) {
        return String.join("; ", component.type().formula(component));
    }

    private void begin(String formula) {
        page.begin("layers[" + layer.index() + "] " + operation.name() + ": " + formula);
    }

    private String list(float[] values) {
        return ExplanationText.list(layer.outputs(), ", ", u -> number(values[u]));
    }

    private float bias(float[] parameters, int unit) {
        Optional<Variable> bias = layer.variable(Variable.BIAS);
        return bias.isPresent() ? parameters[bias.get().at() + unit] : 0f;
    }

    private int kernelAt(int unit, int input) {
        return layer.variable(Variable.KERNEL).orElseThrow().at() + unit * layer.inputs() + input;
    }
}
