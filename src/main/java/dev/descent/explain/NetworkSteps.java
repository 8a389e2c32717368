package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.reference.ReferenceEngine;
import dev.descent.engine.reference.StepObserver;
import dev.descent.explain.UpdateText.Change;
import dev.descent.model.Component;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Network;
import dev.descent.nn.Variable;
import dev.descent.number.Phrases;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first steps of a network's training. Each begins with what came of it, the loss and the weights before and after; then it is told
 * from the inputs to the update. Large layers are cut, and say so.
 */
final class NetworkSteps implements StepObserver {
    private final Dataset data;
    private final Trial trial;
    private final NetworkSpec spec;
    private final Network network;
    private final ExplanationText page;
    /** What is told of the step under way, after its summary. */
    private ExplanationText details;

    private StepNumbers numbers;
    private String heading = "";
    private String loss = "";
    private double rate;
    /** Those of the update under way. */
    private float[] constants = new float[0];
    /** A copy of each before the update. */
    private float[][] slots = new float[0][];

    NetworkSteps(Dataset data, Trial trial, ExplanationText page) {
        this.data = data;
        this.trial = trial;
        this.spec = trial.network();
        this.network = Network.of(spec.layers(), data.train().features());
        this.page = page;
        this.details = page;
        this.numbers = new StepNumbers(0, new int[0], data.train(), new float[0]);
    }

    void write(int steps) {
        new NetworkHeading(data, spec, network, page).write();
        ReferenceEngine.observe(data, trial, steps, this);
    }

    @Override
    public void begins(long step, int epoch, double rate, int[] rows, Part batch, float[] parameters) {
        this.numbers = new StepNumbers(step, rows, batch, parameters.clone());
        this.rate = rate;
        heading = step > 0 ? "step " + step + ", epoch " + epoch : "the network as it stands";
        details = page.deeper();
        details.line((step > 0 ? "the batch: training rows " : "training rows ")
                + details.list(rows.length, ", ", r -> Integer.toString(rows[r] + 1)));
    }

    @Override
    public void forward(List<Operation> operations, List<float[]> values, float[] parameters) {
        numbers.operations = operations;
        numbers.values = values;
        numbers.parameters = parameters;
        details.begin("forward");
        numbers.eachRow(details, r -> {
            details.line("x = " + values(values.get(0), r, network.inputs()));
            details.line("y = " + values(numbers.batch.targets(), r, network.outputs())
                    + (numbers.batch.weights().length > 0
                            ? ", its weight " + number(numbers.batch.weights()[r])
                            : ""));
        });
        for (int k = 0; k < operations.size(); k++) {
            operation(k).forward();
        }
        details.end();
    }

    @Override
    public void loss(float[] losses, double loss) {
        LossText text = new LossText(spec, network, numbers, details);
        PenaltyText penalties = new PenaltyText(network, numbers, details);
        details.begin("loss");
        text.rows(losses);
        text.batch(losses, penalties.values(), loss);
        if (!Float.isFinite((float) loss)) {
            details.line("L is not finite: the trial diverges");
        }
        details.end();
        this.loss = number(loss);
        if (!numbers.isTraining() || !Float.isFinite((float) loss)) {
            page.line("").begin(heading);
            page.line("loss of " + Phrases.count(losses.length, "row") + ": " + this.loss);
            if (!numbers.isTraining()) {
                new WeightTable(network, numbers, page).write();
            }
            page.append(details).end();
        }
    }

    @Override
    public void backward(List<float[]> derivatives, float[] gradients) {
        numbers.derivatives = derivatives;
        numbers.gradients = gradients.clone();
        details.begin("backward, by the chain rule");
        new LossText(spec, network, numbers, details).slopes(derivatives.get(numbers.operations.size()));
        for (int k = numbers.operations.size() - 1; k >= 0; k--) {
            operation(k).backward();
        }
        details.end();
    }

    @Override
    public void penalized(float[] gradients) {
        new PenaltyText(network, numbers, details).gradients(gradients);
        numbers.gradients = gradients.clone();
    }

    @Override
    public void clipped(float[] gradients) {
        spec.clipping().ifPresent(clipping -> new ClippingText(clipping, network, numbers, details).write(gradients));
        numbers.gradients = gradients.clone();
    }

    @Override
    public void updates(double[] scalars, float[] constants, float[] parameters, float[][] slots) {
        details.begin("update");
        this.constants = constants.clone();
        UpdateText.constants(
                details, UpdateRules.of(optimizer()), rate, numbers.step, scalars, c -> number(constants[c]));
        this.slots = Arrays.stream(slots).map(float[]::clone).toArray(float[][]::new);
    }

    @Override
    public void updated(float[] parameters, float[][] slots, float[] directions) {
        UpdateRule rule = UpdateRules.of(optimizer());
        float[] average = parameters.clone();
        rule.average(average, slots, 1, 0);
        for (Variable variable : network.trainedVariables()) {
            if (!variable.moved()) {
                details.line(network.name(variable) + " is frozen: it stays as it is");
                continue;
            }
            Map<String, Double> whole = rule.ofVariable(numbers.start, slots, constants, variable.tensor());
            UpdateText.whole(details, network.name(variable), whole);
            Optional<String> direction = rule.direction(variable.tensor());
            details.parameters(variable.layer(), variable.units(), variable.inputs(), e -> {
                int p = variable.at() + e;
                String moves = UpdateText.element(
                        name(network, variable, e),
                        rule,
                        number(numbers.gradients[p])
                                + direction
                                        .map(name -> ", " + name + " = " + number(directions[p]))
                                        .orElse(""),
                        new Change(number(numbers.start[p]), number(parameters[p])),
                        c -> number(constants[c]),
                        s -> new Change(number(this.slots[s][p]), number(slots[s][p])));
                return rule.averages() ? moves + "; average " + number(average[p]) : moves;
            });
        }
        details.end();
        numbers.parameters = parameters.clone();
    }

    @Override
    public void ended(double loss) {
        page.line("").begin(heading);
        page.line("L before the update: " + this.loss);
        page.line("L after it, of the same " + Phrases.count(numbers.rows.length, "row") + ": " + number(loss));
        new WeightTable(network, numbers, page).write();
        page.append(details).end();
    }

    /** A parameter as the configuration names it: {@code layers[0].kernel[i][u]}. */
    static String name(Network network, Variable variable, int element) {
        String index = variable.isMatrix()
                ? "[" + element % variable.inputs() + "][" + element / variable.inputs() + "]"
                : "[" + element + "]";
        return network.name(variable) + index;
    }

    private String values(float[] rows, int row, int length) {
        return details.list(length, ", ", i -> number(rows[row * length + i]));
    }

    private OperationText operation(int k) {
        return new OperationText(k, spec, trial.repeat(), numbers, details);
    }

    private Component optimizer() {
        return spec.optimizer().orElseThrow();
    }
}
