package dev.descent.engine.reference;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrainingStep;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Metrics;
import dev.descent.nn.Network;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the steps of a trial for a listener that wants them; it looks on and changes nothing.
 *
 * <pre>
 *   ‖g‖, ‖Δw‖          √Σ of squares in double, which are exact: one chain over the trained weights in their order
 *   running loss       Σ batch loss · rows of the batch / rows so far, in this epoch
 *   running metrics    of the rows of this epoch so far, in the order of their visits, each predicted before the step of its batch
 * </pre>
 */
final class StepMeter implements StepObserver {
    private final Trial trial;
    private final NetworkSpec spec;
    private final Dataset data;
    private final Model model;
    private final int trained;
    private final TrainingListener listener;
    private final List<Network.Span> moved;
    private final float[] before;
    private final float[] predictions;
    private final float[] targets;
    private final float[] weights;

    private int epoch;
    private int rows;
    private double losses;
    private double loss;
    private double rate;
    private double norm;
    private boolean wanted;

    StepMeter(Trial trial, Dataset data, Network network, Model model, TrainingListener listener) {
        this.trial = trial;
        this.spec = trial.network();
        this.data = data;
        this.model = model;
        this.trained = network.trained();
        this.moved = network.moved();
        this.listener = listener;
        Part train = data.train();
        this.before = new float[trained];
        this.predictions = new float[train.rows() * train.outputs()];
        this.targets = new float[predictions.length];
        this.weights = new float[train.weights().length];
    }

    @Override
    public void begins(long step, int epoch, double rate, int[] visited, Part batch, float[] parameters) {
        if (epoch != this.epoch) {
            this.epoch = epoch;
            rows = 0;
            losses = 0;
        }
        this.rate = rate;
        wanted = listener.wantsStepAt(trial, step);
        System.arraycopy(parameters, 0, before, 0, trained);
        Part train = data.train();
        int outputs = train.outputs();
        for (int r = 0; r < visited.length; r++) {
            System.arraycopy(train.ownTargets(), visited[r] * outputs, targets, (rows + r) * outputs, outputs);
            if (weights.length > 0) {
                weights[rows + r] = train.weights()[visited[r]];
            }
        }
        rows += visited.length;
    }

    @Override
    public void forward(List<Operation> operations, List<float[]> values, float[] parameters) {
        float[] z = values.get(values.size() - 1);
        float[] own = data.train().scaling().inOwnUnit(model.predictions(parameters, z, z.length / model.outputs()));
        System.arraycopy(own, 0, predictions, rows * model.outputs() - own.length, own.length);
    }

    @Override
    public void loss(float[] rowLosses, double loss) {
        this.loss = loss;
        losses += loss * rowLosses.length;
    }

    @Override
    public void penalized(float[] gradients) {
        if (wanted) {
            norm = norm(gradients);
        }
    }

    /** Tells the step that was done. */
    void tell(long step, float[] parameters) {
        if (wanted) {
            for (int p = 0; p < trained; p++) {
                before[p] = parameters[p] - before[p];
            }
            listener.step(
                    trial,
                    new TrainingStep(
                            epoch, step, rate, (float) loss, norm, norm(before), (float) (losses / rows), metrics()));
        }
    }

    private float[] metrics() {
        float[] metrics = new float[spec.metrics().size()];
        if (metrics.length > 0) {
            int outputs = model.outputs();
            float[] z = Arrays.copyOf(predictions, rows * outputs);
            float[] y = Arrays.copyOf(targets, rows * outputs);
            float[] counted = Arrays.copyOf(weights, weights.length == 0 ? 0 : rows);
            for (int m = 0; m < metrics.length; m++) {
                metrics[m] =
                        (float) Metrics.of(spec.metrics().get(m)).value(z, y, counted, rows, outputs, data.encoding());
            }
        }
        return metrics;
    }

    private double norm(float[] x) {
        double sum = 0;
        for (Network.Span span : moved) {
            for (int p = span.from(); p < span.to(); p++) {
                sum += (double) x[p] * x[p];
            }
        }
        return Math.sqrt(sum);
    }
}
