package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;
import static dev.descent.explain.ExplanationText.product;

import dev.descent.nn.Layer;
import dev.descent.nn.LayerTrainable;
import dev.descent.nn.Normalization;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import dev.descent.number.NumberText;
import java.util.Optional;
import java.util.function.IntFunction;

/** How batch and layer normalization are told: each unit over the rows of the batch, or each row over its units. */
final class NormalizationText {
    private final Layer layer;
    private final boolean batch;
    /** Batch normalization that keeps its running values, and uses them. */
    private final boolean frozen;

    private final StepNumbers numbers;
    private final ExplanationText page;
    private final int units;
    private final float[] x;
    private final String epsilon;

    NormalizationText(Layer layer, float[] x, StepNumbers numbers, ExplanationText page) {
        this.layer = layer;
        this.batch = layer.is("batch_normalization");
        this.frozen = batch && LayerTrainable.isFrozen(layer.component());
        this.numbers = numbers;
        this.page = page;
        this.units = layer.outputs();
        this.x = x;
        this.epsilon = NumberText.written(layer.component().real("epsilon"));
    }

    void forward(float[] y) {
        page.line("ε = " + epsilon
                + (batch
                        ? ", momentum = " + NumberText.written(layer.component().real("momentum"))
                        : "")
                + (batch ? ", n = " + numbers.rows.length + " rows" : ", n = " + units + " units"));
        if (batch) {
            page.units(layer.index(), units, u -> "mean[" + u + "] = " + meanText(u) + " = " + number(mean(0, u)));
            page.units(
                    layer.index(),
                    units,
                    u -> "variance[" + u + "] = " + varianceText(u) + " = " + number(variance(0, u)));
        }
        numbers.eachRow(page, r -> {
            if (!batch) {
                page.line("mean = (" + page.list(units, " + ", u -> operand(x(r, u))) + ")/" + units + " = "
                        + number(mean(r, 0)));
                page.line("variance = (" + page.list(units, " + ", u -> square(r, u)) + ")/" + units + " = "
                        + number(variance(r, 0)));
            }
            page.units(
                    layer.index(),
                    units,
                    u -> "x̂[" + u + "] = (" + number(x(r, u)) + " − " + operand(mean(r, u)) + ")/" + deviation(r, u)
                            + " = " + number(normal(r, u)));
            page.units(
                    layer.index(),
                    units,
                    u -> "y[" + u + "] = " + scale(u) + operand(normal(r, u)) + center(u) + " = "
                            + number(y[r * units + u]));
        });
        if (batch && overRows()) {
            moving(Variable.MOVING_MEAN, u -> operand(mean(0, u)));
            moving(Variable.MOVING_VARIANCE, u -> operand(variance(0, u)));
        }
    }

    /**
     * @param dx the derivative by x
     * @param dy the derivative by y
     */
    void backward(float[] dx, float[] dy) {
        if (batch || layer.variable(Variable.GAMMA).isPresent()) {
            page.units(
                    layer.index(),
                    units,
                    u -> named(Variable.GAMMA, u) + "Σ ∂L/∂y[" + u + "]·x̂[" + u + "] over the rows = "
                            + page.rows(numbers.rows.length, r -> product(dy[r * units + u], normal(r, u))) + " = "
                            + number(products(dy, u)));
        }
        if (batch || layer.variable(Variable.BETA).isPresent()) {
            page.units(
                    layer.index(),
                    units,
                    u -> named(Variable.BETA, u) + "Σ ∂L/∂y[" + u + "] over the rows = "
                            + page.rows(numbers.rows.length, r -> operand(dy[r * units + u])) + " = "
                            + number(sum(dy, u)));
        }
        page.line(
                frozen
                        ? "∂L/∂x[u] = gamma[u]/√(variance[u] + ε)·∂L/∂y[u], for the layer is frozen"
                        : batch
                                ? "∂L/∂x[u] = gamma[u]/√(variance[u] + ε)·(∂L/∂y[u] − Σ ∂L/∂y[u]/n − x̂[u]·Σ ∂L/∂y[u]·x̂[u]/n)"
                                : "d[u] = gamma[u]·∂L/∂y[u]; ∂L/∂x[u] = (d[u] − Σ d/n − x̂[u]·Σ d·x̂/n)/√(variance + ε)");
        numbers.eachRow(page, r -> {
            if (frozen) {
                page.units(
                        layer.index(),
                        units,
                        u -> "∂L/∂x[" + u + "] = " + factor(u) + "/" + deviation(r, u) + "·"
                                + operand(dy[r * units + u]) + " = " + number(dx[r * units + u]));
            } else if (batch) {
                page.units(
                        layer.index(),
                        units,
                        u -> "∂L/∂x[" + u + "] = " + factor(u) + "/" + deviation(r, u) + "·("
                                + parts(r, u, dy[r * units + u], sum(dy, u), products(dy, u), numbers.rows.length)
                                + ") = "
                                + number(dx[r * units + u]));
            } else {
                row(r, dx, dy);
            }
        });
    }

    private String named(String variable, int u) {
        return layer.variable(variable).isPresent() ? "∂L/∂" + variable + "[" + u + "] = " : "";
    }

    private void row(int r, float[] dx, float[] dy) {
        float[] d = new float[units];
        float sum = 0;
        float products = 0;
        for (int u = 0; u < units; u++) {
            d[u] = gamma(u) * dy[r * units + u];
            sum += d[u];
            products = Fma.fma(d[u], normal(r, u), products);
        }
        float all = sum;
        float along = products;
        page.units(
                layer.index(),
                units,
                u -> "d[" + u + "] = " + factor(u) + "·" + operand(dy[r * units + u]) + " = " + number(d[u]));
        page.line("Σ d = " + page.list(units, " + ", u -> operand(d[u])) + " = " + number(all));
        page.line("Σ d·x̂ = " + page.list(units, " + ", u -> product(d[u], normal(r, u))) + " = " + number(along));
        page.units(
                layer.index(),
                units,
                u -> "∂L/∂x[" + u + "] = (" + parts(r, u, d[u], all, along, units) + ")/" + deviation(r, u) + " = "
                        + number(dx[r * units + u]));
    }

    private String parts(int r, int u, float d, float sum, float products, int n) {
        return number(d) + " − " + operand(sum) + "/" + n + " − " + product(normal(r, u), products) + "/" + n;
    }

    private void moving(String name, IntFunction<String> batchValue) {
        Variable variable = layer.variable(name).orElseThrow();
        String momentum = NumberText.written(layer.component().real("momentum"));
        page.units(layer.index(), units, u -> {
            String before = number(numbers.start[variable.at() + u]);
            return name + "[" + u + "] ← " + before + " + (1 − " + momentum + ")·(" + batchValue.apply(u) + " − "
                    + operand(numbers.start[variable.at() + u]) + ") = "
                    + number(numbers.parameters[variable.at() + u]);
        });
    }

    /** Whether a batch is normalized by its own mean and variance. */
    private boolean overRows() {
        return numbers.isTraining() && !frozen;
    }

    private String meanText(int u) {
        return overRows()
                ? "(" + page.rows(numbers.rows.length, r -> operand(x(r, u))) + ")/" + numbers.rows.length
                : "moving_mean[" + u + "]";
    }

    private String varianceText(int u) {
        return overRows()
                ? "(" + page.rows(numbers.rows.length, r -> square(r, u)) + ")/" + numbers.rows.length
                : "moving_variance[" + u + "]";
    }

    private String square(int r, int u) {
        return "(" + number(x(r, u)) + " − " + operand(mean(r, u)) + ")²";
    }

    private String deviation(int r, int u) {
        return "√(" + number(variance(r, u)) + " + " + epsilon + ")";
    }

    private float x(int r, int u) {
        return x[r * units + u];
    }

    private float mean(int r, int u) {
        if (!batch) {
            return Normalization.mean(x, r * units, 1, units);
        }
        return overRows()
                ? Normalization.mean(x, u, units, numbers.rows.length)
                : parameter(Variable.MOVING_MEAN, u, 0);
    }

    private float variance(int r, int u) {
        if (!batch) {
            return Normalization.variance(x, r * units, 1, units, mean(r, u));
        }
        return overRows()
                ? Normalization.variance(x, u, units, numbers.rows.length, mean(r, u))
                : parameter(Variable.MOVING_VARIANCE, u, 1);
    }

    private float normal(int r, int u) {
        float small = (float) layer.component().real("epsilon");
        return Normalization.normal(x(r, u), mean(r, u), Normalization.reciprocal(variance(r, u), small));
    }

    private float products(float[] dy, int u) {
        float products = 0;
        for (int r = 0; r < numbers.rows.length; r++) {
            products = Fma.fma(dy[r * units + u], normal(r, u), products);
        }
        return products;
    }

    private float sum(float[] dy, int u) {
        float sum = 0;
        for (int r = 0; r < numbers.rows.length; r++) {
            sum += dy[r * units + u];
        }
        return sum;
    }

    private float gamma(int u) {
        return parameter(Variable.GAMMA, u, 1);
    }

    private String factor(int u) {
        return operand(gamma(u));
    }

    private String scale(int u) {
        return factor(u) + "·";
    }

    private String center(int u) {
        return " + " + operand(parameter(Variable.BETA, u, 0));
    }

    private float parameter(String name, int u, float absent) {
        Optional<Variable> variable = layer.variable(name);
        return variable.isPresent() ? numbers.parameters[variable.get().at() + u] : absent;
    }
}
