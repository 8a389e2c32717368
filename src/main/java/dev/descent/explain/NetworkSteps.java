package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.engine.reference.StepObserver;
import dev.descent.model.Component;
import dev.descent.model.Facts;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import dev.descent.nn.Penalties;
import dev.descent.nn.Variable;
import dev.descent.number.Phrases;
import dev.descent.optim.Clipping;
import dev.descent.optim.Tensor;
import dev.descent.optim.UpdateRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The first steps of a network's training: the first row of each batch in full, sums over the batch with their first terms, and
 * the update of the weights. Large layers are cut, and say so.
 */
final class NetworkSteps implements StepObserver {
    private final Dataset data;
    private final Trial trial;
    private final NetworkSpec spec;
    private final Network network;
    private final Penalties penalties;
    private final ExplanationText page;
    private List<Operation> operations = List.of();
    private List<float[]> values = List.of();
    private Part batch;
    private long step;
    private double rate;
    private float[] parameters = new float[0];
    private float[] gradients = new float[0];
    private float[][] slots = new float[0][];

    NetworkSteps(Dataset data, Trial trial, ExplanationText page) {
        this.data = data;
        this.trial = trial;
        this.spec = trial.network();
        this.network = Network.of(spec.layers(), data.train().features());
        this.penalties = Penalties.of(network);
        this.batch = data.train();
        this.page = page;
    }

    void write(int steps) {
        page.line("a network of " + Phrases.count(network.parameters(), "parameter") + "; L is the loss of a batch");
        page.line(
                "Every number is a float of 32 bits with all its digits. The engine rounds after each term of a sum, in the order"
                        + " shown; a pocket calculator agrees to about 6 digits.");
        page.line("x enters a layer. Of each batch the first row is shown in full.");
        page.line("inputs: "
                + ExplanationText.list(
                        network.inputs(),
                        ", ",
                        i -> "x[" + i + "] " + data.features().get(i)));
        page.line("targets: "
                + ExplanationText.list(
                        network.outputs(),
                        ", ",
                        o -> "y[" + o + "] " + data.outputs().get(o))
                + (data.train().scaling().isNone() ? "" : "; y is scaled, as dataset.scale_target says"));
        if (spec.epochs() == 0) {
            page.line("epochs: 0 trains nothing; the first training row goes forward");
        } else {
            UpdateText.formula(page, optimizer(), UpdateRules.of(optimizer()), "each parameter");
        }
        ReferenceEngine.observe(data, trial, steps, this);
    }

    @Override
    public void begins(long step, int epoch, double rate, int[] rows, Part batch) {
        this.step = step;
        this.rate = rate;
        this.batch = batch;
        page.line("").begin("step " + step + ", epoch " + epoch);
        page.line("training rows, counted from 1: "
                + ExplanationText.list(rows.length, ", ", r -> Integer.toString(rows[r] + 1)));
    }

    @Override
    public void forward(List<Operation> operations, List<float[]> values, float[] parameters) {
        this.operations = operations;
        this.values = values;
        this.parameters = parameters;
        page.begin("forward");
        page.line("x = " + ExplanationText.list(network.inputs(), ", ", i -> number(values.get(0)[i])));
        page.line("y = " + ExplanationText.list(network.outputs(), ", ", o -> number(batch.targets()[o])));
        for (int k = 0; k < operations.size(); k++) {
            new OperationText(operations.get(k), page).forward(values.get(k), values.get(k + 1), parameters);
        }
        page.end();
    }

    @Override
    public void loss(float[] losses, double loss) {
        page.begin("loss of a row: " + spec.loss().name() + ", "
                + String.join("; ", spec.loss().type().formula(spec.loss())));
        if (beforeActivation()) {
            page.line("z are the values before " + network.lastActivation().name());
        }
        page.line("first row: " + number(losses[0])
                + (weighted() ? ", its weight " + number(batch.weights()[0]) + " multiplied" : ""));
        String rows = ExplanationText.rows(losses.length, r -> operand(losses[r]));
        page.line("L = " + (Losses.isSum(spec.loss()) ? rows : "(" + rows + ") / " + losses.length)
                + (penalties.isEmpty() ? "" : " + " + number(penalties.value(parameters, 0, 1))) + " = "
                + number(loss));
        if (!penalties.isEmpty()) {
            page.line("the last term being l1·Σ|w| + l2·Σw² over the kernels with a regularizer");
        }
        if (!Float.isFinite((float) loss)) {
            page.line("L is not finite: the trial diverges").end();
        }
        page.end();
    }

    @Override
    public void backward(List<float[]> derivatives, float[] gradients) {
        page.begin("backward, by the chain rule");
        float[] last = derivatives.get(operations.size());
        boolean ofLogits = beforeActivation() || spec.loss().find("from_logits").equals(Optional.of(true));
        page.line("∂L/∂z = " + slope(ofLogits) + ", K = " + network.outputs()
                + (Losses.isSum(spec.loss()) ? "" : ", divided by the number of rows, " + batch.rows())
                + (weighted() ? ", times the weight of the row, " + number(batch.weights()[0]) : ""));
        page.lines(network.outputs(), ExplanationText.MOST, o -> "∂L/∂z[" + o + "] = " + number(last[o]));
        for (int k = operations.size() - 1; k >= 0; k--) {
            new OperationText(operations.get(k), page)
                    .backward(
                            values.get(k),
                            values.get(k + 1),
                            derivatives.get(k),
                            derivatives.get(k + 1),
                            parameters,
                            gradients,
                            batch.rows(),
                            k == 0);
        }
        page.end();
        this.gradients = gradients.clone();
    }

    @Override
    public void penalized(float[] gradients) {
        if (!penalties.isEmpty()) {
            page.begin("penalties: g ← g + l1·sign(w) + 2·l2·w");
            for (Variable variable : network.trainedVariables()) {
                if (!Arrays.equals(
                        this.gradients, variable.at(), variable.end(), gradients, variable.at(), variable.end())) {
                    page.lines(
                            variable.size(),
                            ExplanationText.PARAMETERS,
                            e -> name(variable, e) + ": g " + number(this.gradients[variable.at() + e]) + " → "
                                    + number(gradients[variable.at() + e]));
                }
            }
            page.end();
        }
        this.gradients = gradients.clone();
    }

    @Override
    public void clipped(float[] gradients) {
        if (spec.clipping().isPresent()) {
            Component clipping = spec.clipping().get();
            page.begin(UpdateText.clipping(clipping));
            if (Clipping.of(clipping) == Clipping.NORM) {
                for (Variable variable : network.trainedVariables()) {
                    page.line("layers[" + variable.layer() + "]." + variable.name() + ": ‖g‖ = "
                            + norm(List.of(variable)));
                }
            } else if (Clipping.of(clipping) == Clipping.GLOBAL_NORM) {
                page.line("‖g‖ = " + norm(network.trainedVariables()));
            }
            page.end();
        }
        this.gradients = gradients.clone();
    }

    @Override
    public void updates(double[] scalars, float[] constants, float[] parameters, float[][] slots) {
        page.begin("update");
        UpdateText.constants(page, UpdateRules.of(optimizer()), rate, step, scalars, c -> number(constants[c]));
        this.parameters = parameters.clone();
        this.slots = Arrays.stream(slots).map(float[]::clone).toArray(float[][]::new);
    }

    @Override
    public void updated(float[] parameters, float[][] slots) {
        for (Variable variable : network.trainedVariables()) {
            page.lines(variable.size(), ExplanationText.PARAMETERS, e -> {
                int p = variable.at() + e;
                return UpdateText.element(
                        name(variable, e),
                        number(gradients[p]),
                        UpdateRules.of(optimizer()),
                        s -> number(this.slots[s][p]) + " → " + number(slots[s][p]),
                        number(this.parameters[p]) + " → " + number(parameters[p]));
            });
        }
        page.end().end();
    }

    private boolean weighted() {
        return batch.weights().length > 0;
    }

    private boolean beforeActivation() {
        return Losses.of(spec.loss(), network.lastActivation()).fromLogits();
    }

    /** The derivative by what the loss gets, for output o of K: z the value or the logit, y the target. */
    private String slope(boolean ofLogits) {
        Facts.Loss loss = spec.loss().type().loss();
        return ofLogits ? loss.slopeOfLogits().orElseThrow() : loss.slope();
    }

    private Component optimizer() {
        return spec.optimizer().orElseThrow();
    }

    private String norm(List<Variable> variables) {
        return number(Clipping.norm(
                gradients,
                variables.stream()
                        .map(v -> new Tensor(v.at(), v.units(), v.inputs()))
                        .toList()));
    }

    private static String name(Variable variable, int element) {
        String index = variable.name().equals(Variable.KERNEL)
                ? "[" + element % variable.inputs() + "][" + element / variable.inputs() + "]"
                : "[" + element + "]";
        return "layers[" + variable.layer() + "]." + variable.name() + index;
    }
}
