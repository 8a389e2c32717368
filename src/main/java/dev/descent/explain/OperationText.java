package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;
import static dev.descent.explain.ExplanationText.product;

import dev.descent.engine.reference.StepObserver.Operation;
import dev.descent.model.Component;
import dev.descent.model.NetworkSpec;
import dev.descent.nn.Activation;
import dev.descent.nn.Activations;
import dev.descent.nn.DropoutMask;
import dev.descent.nn.Layer;
import dev.descent.nn.Variable;
import dev.descent.number.Fma;
import java.util.Arrays;
import java.util.Optional;

/** How an operation of a network is told: from x to y forward, and from ∂L/∂y to ∂L/∂x and the gradients backward. */
final class OperationText {
    private final int place;
    private final Operation operation;
    private final Layer layer;
    private final NetworkSpec spec;
    private final int repeat;
    private final StepNumbers numbers;
    private final ExplanationText page;
    private final int inputs;
    private final int units;
    /** rows × inputs. */
    private final float[] x;
    /** rows × units. */
    private final float[] y;

    /**
     * @param place of the operation in the network, from 0
     * @param repeat of the trial
     */
    OperationText(int place, NetworkSpec spec, int repeat, StepNumbers numbers, ExplanationText page) {
        this.place = place;
        this.operation = numbers.operations.get(place);
        this.layer = operation.layer();
        this.spec = spec;
        this.repeat = repeat;
        this.numbers = numbers;
        this.page = page;
        this.units = layer.outputs();
        this.inputs = operation.name().equals("dense") ? layer.inputs() : units;
        this.x = numbers.values.get(place);
        this.y = numbers.values.get(place + 1);
    }

    /** The rows that are shown, forward. */
    void forward() {
        switch (operation.name()) {
            case "dense" -> {
                begin(layerFormula());
                numbers.eachRow(page, r -> page.units(layer.index(), units, u -> weightedSum(r, u)));
            }
            case "softmax" -> {
                begin("a = softmax(z), " + formula(layer.activation()));
                numbers.eachRow(
                        page,
                        r -> new SoftmaxText("z", "a", Arrays.copyOfRange(x, r * units, (r + 1) * units)).write(page));
            }
            case "dropout" -> {
                begin(
                        numbers.isTraining()
                                ? "y[u] = x[u]/(1 − rate), but 0 where u is dropped, rate = "
                                        + number(layer.component().real("rate"))
                                : "y[u] = x[u] outside of training");
                numbers.eachRow(
                        page,
                        r -> page.units(
                                layer.index(),
                                units,
                                u -> "y[" + u + "] = " + operand(x[r * units + u]) + dropoutFactor(r, u) + " = "
                                        + number(y[r * units + u])));
            }
            case "embedding" -> {
                begin("the vector of its category in place of the inputs of a column, which are 0 but for its own");
                new EmbeddingText(layer, x, numbers, page).forward(y);
            }
            case "residual" -> begin("x is kept, and enters the layers inside as it is");
            case "add" -> {
                begin("y[u] = f[u] + x[u], f what the layers inside gave, x what was kept");
                float[] kept = numbers.values.get(placeOf("residual"));
                sums("y", y, x, kept);
            }
            case "batch_normalization", "layer_normalization" -> {
                begin(layerFormula()
                        + (layer.is("layer_normalization")
                                ? ", over the row"
                                : numbers.isTraining() ? ", over the rows of the batch" : ", by the running values"));
                new NormalizationText(layer, x, numbers, page).forward(y);
            }
            default -> {
                begin("a[u] = " + operation.name() + "(z[u]), " + formula(layer.activation()));
                numbers.eachRow(
                        page,
                        r -> page.units(
                                layer.index(),
                                units,
                                u -> "a[" + u + "] = " + operation.name() + "(" + number(x[r * units + u]) + ") = "
                                        + number(y[r * units + u])));
            }
        }
        page.end();
    }

    /** The gradients of the operation's variables, and the derivative by x. */
    void backward() {
        float[] dx = numbers.derivatives.get(place);
        float[] dy = numbers.derivatives.get(place + 1);
        switch (operation.name()) {
            case "dense" -> dense(dx, dy);
            case "softmax" -> softmax(dx, dy);
            case "dropout" -> {
                begin("∂L/∂x[u] = ∂L/∂y[u]/(1 − rate), but 0 where u was dropped");
                numbers.eachRow(
                        page,
                        r -> page.units(
                                layer.index(),
                                units,
                                u -> "∂L/∂x[" + u + "] = " + operand(dy[r * units + u]) + dropoutFactor(r, u) + " = "
                                        + number(dx[r * units + u])));
            }
            case "embedding" -> {
                begin("∂L/∂embeddings[c][u] = Σ ∂L/∂y over the rows of category c");
                new EmbeddingText(layer, x, numbers, page).backward(dy);
            }
            case "residual" -> {
                begin("∂L/∂x[u] = ∂L/∂f[u] + ∂L/∂y[u], the first by way of the layers inside, the second around them");
                sums("∂L/∂x", dx, dy, numbers.derivatives.get(placeOf("add") + 1));
            }
            case "add" -> begin("∂L/∂f[u] = ∂L/∂y[u], which is kept");
            case "batch_normalization", "layer_normalization" -> {
                begin("n = " + (layer.is("batch_normalization") ? numbers.rows.length + " rows" : units + " units"));
                new NormalizationText(layer, x, numbers, page).backward(dx, dy);
            }
            default -> slopes(dx, dy);
        }
        page.end();
    }

    /** The place of the other end of the residual that this operation begins or ends. */
    private int placeOf(String end) {
        int other = 0;
        while (!(numbers.operations.get(other).name().equals(end)
                && numbers.operations.get(other).layer().path().equals(layer.path()))) {
            other++;
        }
        return other;
    }

    private void sums(String name, float[] sums, float[] through, float[] around) {
        numbers.eachRow(
                page,
                r -> page.units(layer.index(), units, u -> {
                    int k = r * units + u;
                    return name + "[" + u + "] = " + operand(through[k]) + " + " + operand(around[k]) + " = "
                            + number(sums[k]);
                }));
    }

    private String weightedSum(int r, int u) {
        return "z[" + u + "] = " + operand(bias(u)) + " + "
                + page.sum(layer.index(), inputs, i -> product(numbers.parameters[kernelAt(u, i)], x[r * inputs + i]))
                + " = " + number(y[r * units + u]);
    }

    private void dense(float[] dx, float[] dz) {
        int rows = numbers.rows.length;
        begin("∂L/∂kernel[i][u] = Σ ∂L/∂z[u]·x[i], ∂L/∂bias[u] = Σ ∂L/∂z[u] over the rows");
        page.parameters(
                layer.index(),
                units,
                inputs,
                p -> "∂L/∂kernel[" + p % inputs + "][" + p / inputs + "] = "
                        + page.rows(rows, r -> product(dz[r * units + p / inputs], x[r * inputs + p % inputs])) + " = "
                        + number(numbers.gradients[kernelAt(p / inputs, p % inputs)]));
        layer.variable(Variable.BIAS)
                .ifPresent(bias -> page.parameters(
                        layer.index(),
                        units,
                        1,
                        u -> "∂L/∂bias[" + u + "] = " + page.rows(rows, r -> operand(dz[r * units + u])) + " = "
                                + number(numbers.gradients[bias.at() + u])));
        if (place > 0) {
            page.line("∂L/∂x[i] = Σ ∂L/∂z[u]·kernel[i][u] over the units");
            numbers.eachRow(
                    page,
                    r -> page.values(
                            inputs,
                            i -> "∂L/∂x[" + i + "] = "
                                    + page.list(
                                            units,
                                            " + ",
                                            u -> product(dz[r * units + u], numbers.parameters[kernelAt(u, i)]))
                                    + " = " + number(dx[r * inputs + i])));
        }
    }

    private void softmax(float[] dz, float[] da) {
        begin("∂L/∂z[u] = a[u]·(∂L/∂a[u] − D), D = Σ a[j]·∂L/∂a[j]");
        numbers.eachRow(page, r -> {
            float sum = 0;
            for (int j = r * units; j < (r + 1) * units; j++) {
                sum = Fma.fma(y[j], da[j], sum);
            }
            float all = sum;
            page.line("D = " + page.list(units, " + ", j -> product(y[r * units + j], da[r * units + j])) + " = "
                    + number(all));
            page.units(
                    layer.index(),
                    units,
                    u -> "∂L/∂z[" + u + "] = " + number(y[r * units + u]) + "·(" + number(da[r * units + u]) + " − "
                            + operand(all) + ") = " + number(dz[r * units + u]));
        });
    }

    private void slopes(float[] dz, float[] da) {
        Activation activation = Activations.of(layer.activation());
        begin("∂L/∂z[u] = ∂L/∂a[u]·" + operation.name() + "′(z[u]), " + operation.name() + "′(z) = "
                + layer.activation().type().activation().slope());
        numbers.eachRow(
                page,
                r -> page.units(layer.index(), units, u -> {
                    int k = r * units + u;
                    return "∂L/∂z[" + u + "] = " + operand(da[k]) + "·" + operation.name() + "′(" + number(x[k])
                            + ") = " + product(da[k], activation.slope(x[k], y[k])) + " = " + number(dz[k]);
                }));
    }

    /** What a value is multiplied or divided by; nothing outside of training. */
    private String dropoutFactor(int r, int u) {
        if (!numbers.isTraining()) {
            return "";
        }
        float factor = new DropoutMask(layer, spec.seed(), repeat).factor(numbers.step, r, u);
        return factor == 0 ? "·0" : "/(1 − " + number(layer.component().real("rate")) + ")";
    }

    private String layerFormula() {
        return layer.component().type().formula(layer.component()).get(0);
    }

    private static String formula(Component component) {
        return String.join("; ", component.type().formula(component)) + SettingsText.after(component);
    }

    private void begin(String formula) {
        String name = operation.name();
        page.begin((layer.path().equals(name) ? "" : layer.path() + " ") + name + ": " + formula);
    }

    private float bias(int unit) {
        Optional<Variable> bias = layer.variable(Variable.BIAS);
        return bias.isPresent() ? numbers.parameters[bias.get().at() + unit] : 0f;
    }

    private int kernelAt(int unit, int input) {
        return layer.variable(Variable.KERNEL).orElseThrow().at() + unit * layer.inputs() + input;
    }
}
