package dev.descent.engine.reference;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.data.RowOrder;
import dev.descent.data.TargetScaling;
import dev.descent.engine.Cohort;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.training.EpochNumbers;
import dev.descent.engine.training.TrialState;
import dev.descent.model.Component;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Losses;
import dev.descent.nn.Metrics;
import dev.descent.nn.Network;
import dev.descent.nn.Penalties;
import dev.descent.nn.Rows;
import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.optim.Clipping;
import dev.descent.optim.Flush;
import dev.descent.optim.Schedule;
import dev.descent.optim.Schedules;
import dev.descent.optim.Tensor;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One trial from its first weights to its outcome.
 *
 * <pre>
 *   for each epoch, or each that is left of a trial that goes on:
 *     order the training rows
 *     for each batch of them (the last one may be short): a step
 *       forward; batch loss = Σ weight · row loss / rows (or Σ) + penalties
 *       backward; gradients + those of the penalties; clipping; flushing
 *       the update rule
 *     running loss = Σ batch loss · rows of the batch / rows
 *     measure the training and the validation rows; early stopping
 *   measure all parts with the weights that are kept, which early stopping may restore
 * </pre>
 *
 * <p>Losses of rows are float; their sums, means and penalties are double; what is reported is rounded to float once. A number
 * that is not finite as a float ends the trial as diverged: the batch loss before its update, the weights or the loss after an
 * epoch, the loss of a trial of no epochs.
 */
final class ReferenceTraining {
    /** Rows that are measured at a time. */
    private static final int BLOCK = 256;

    private final Trial trial;
    private final NetworkSpec spec;
    private final Dataset data;
    private final Network network;
    private final Model model;
    private final Penalties penalties;
    private final boolean sum;
    private final Optional<UpdateRule> rule;
    private final TrialState state;
    private final float[] parameters;
    private final float[] gradients;
    private StepObserver observer;

    /**
     * @param cohort what the trial learns, and where it stands
     * @param observer looks on at every step
     */
    ReferenceTraining(Cohort cohort, Trial trial, StepObserver observer) {
        this.observer = observer;
        this.trial = trial;
        this.spec = trial.network();
        this.data = cohort.data();
        this.network = Network.of(spec.layers(), data.train().features());
        this.model = new Model(network, spec.loss(), spec.seed(), trial.repeat());
        this.penalties = Penalties.of(network);
        this.sum = Losses.isSum(spec.loss());
        this.rule = spec.optimizer().map(UpdateRules::of);
        this.state = TrialState.of(cohort, trial, network, rule);
        this.parameters = state.parameters();
        this.gradients = new float[network.trained()];
    }

    /** Trains; empty if the listener cancelled it. It is told the epochs, not the outcome. */
    Optional<TrialOutcome> outcome(TrainingListener listener) {
        state.tellStart(trial, listener);
        Optional<StepMeter> meter = listener.wantsSteps(trial)
                ? Optional.of(new StepMeter(trial, data, network, model, listener))
                : Optional.empty();
        meter.ifPresent(it -> observer = it);
        while (!state.ended(trial.untilEpoch())) {
            if (listener.cancelled()) {
                return Optional.empty();
            }
            Optional<EpochNumbers> numbers = epoch(meter);
            if (numbers.isEmpty()) {
                return Optional.of(state.diverged(trial.id()));
            }
            state.endEpoch(numbers.get());
            state.tellEpoch(trial, listener);
        }
        return Optional.of(completed(state.keptParameters()));
    }

    /** Where the trial stands. */
    TrialState state() {
        return state;
    }

    /**
     * Does the first steps alone, for an observer; fewer if the loss stops being finite. A trial of no epochs shows its forward
     * pass over the training rows and their loss.
     */
    void observe(int steps) {
        Part train = data.train();
        if (spec.epochs() == 0) {
            Part all = batch(train, fileOrder(train.rows()), 0, train.rows());
            observer.begins(LayerNode.INFERENCE, 0, 0, fileOrder(train.rows()), all, parameters);
            observedLoss(all, model.forward(parameters, all.inputs(), all.rows(), LayerNode.INFERENCE));
        }
        int batch = Math.min(spec.batchSize(), train.rows());
        for (int epoch = 1; epoch <= spec.epochs(); epoch++) {
            int[] order = order(train.rows(), epoch);
            double rate = Double.NaN;
            double losses = 0;
            for (int from = 0; from < train.rows(); from += batch) {
                if (state.step() == steps) {
                    return;
                }
                int rows = Math.min(batch, train.rows() - from);
                rate = state.rate(Schedules.of(spec.optimizer().orElseThrow()).rate(state.step()));
                Part part = batch(train, order, from, rows);
                int[] visited = Arrays.copyOfRange(order, from, from + rows);
                observer.begins(state.step() + 1, epoch, rate, visited, part, parameters);
                double loss = step(part, rate);
                if (!Float.isFinite((float) loss)) {
                    return;
                }
                losses += loss * rows;
                float[] copy = parameters.clone();
                List<float[]> again = model.forward(copy, part.inputs(), rows, state.step());
                observer.ended(loss(copy, losses(again.get(again.size() - 1), part)));
            }
            if (state.watchesPlateau()) {
                measured(rate, losses).ifPresent(state::watchPlateau);
            }
        }
    }

    /** One pass over the training rows; empty if it diverged. */
    private Optional<EpochNumbers> epoch(Optional<StepMeter> meter) {
        Part train = data.train();
        int[] order = order(train.rows(), state.epoch() + 1);
        int batch = Math.min(spec.batchSize(), train.rows());
        Schedule schedule = Schedules.of(spec.optimizer().orElseThrow());
        double rate = Double.NaN;
        double losses = 0;
        for (int from = 0; from < train.rows(); from += batch) {
            int rows = Math.min(batch, train.rows() - from);
            rate = state.rate(schedule.rate(state.step()));
            Part part = batch(train, order, from, rows);
            int[] visited = Arrays.copyOfRange(order, from, from + rows);
            observer.begins(state.step() + 1, state.epoch() + 1, rate, visited, part, parameters);
            double loss = step(part, rate);
            if (!Float.isFinite((float) loss)) {
                return Optional.empty();
            }
            meter.ifPresent(it -> it.tell(state.step(), parameters));
            losses += loss * rows;
        }
        return measured(rate, losses);
    }

    /**
     * What an epoch ends with; empty if it diverged.
     *
     * @param rate of its last step
     * @param losses Σ batch loss · rows of the batch
     */
    private Optional<EpochNumbers> measured(double rate, double losses) {
        Part train = data.train();
        float runningLoss = (float) (losses / train.rows());
        float[] measured = state.measuredParameters();
        Scores scores = measure(measured, train);
        if (!Float.isFinite((float) scores.loss()) || !finite(measured)) {
            return Optional.empty();
        }
        return Optional.of(
                new EpochNumbers(rate, runningLoss, scores, data.validation().map(part -> measure(measured, part))));
    }

    /** One update of the weights, unless the batch loss is not finite; returns the batch loss before it. */
    private double step(Part batch, double rate) {
        int rows = batch.rows();
        long step = state.step() + 1;
        List<float[]> values = model.forward(parameters, batch.inputs(), rows, step);
        double loss = observedLoss(batch, values);
        float[] z = values.get(values.size() - 1);
        boolean finite = Float.isFinite((float) loss);
        state.advanceTo(step, finite ? (float) loss : state.lastFiniteLoss());
        if (!finite) {
            return loss;
        }
        float[] delta = new float[rows * model.outputs()];
        float scale = sum ? 1f : (float) (1.0 / rows);
        Rows predictions = Rows.of(z, model.outputs());
        Rows targets = Rows.of(batch.targets(), model.outputs());
        for (int r = 0; r < rows; r++) {
            model.loss().gradient(predictions, targets, r, scale, Rows.of(delta, model.outputs()));
            for (int o = r * model.outputs(); o < (r + 1) * model.outputs() && batch.weights().length > 0; o++) {
                delta[o] *= batch.weights()[r];
            }
        }
        List<float[]> derivatives = model.backward(parameters, values, delta, rows, step, gradients);
        observer.backward(derivatives, gradients);
        penalties.addGradient(parameters, gradients, 1);
        observer.penalized(gradients);
        spec.clipping().ifPresent(this::clip);
        Flush.gradients(gradients, 0, gradients.length);
        observer.clipped(gradients);
        update(rate);
        return loss;
    }

    /** The loss of a batch that was computed forward, told to the observer. */
    private double observedLoss(Part batch, List<float[]> values) {
        observer.forward(model.operations(), values, parameters);
        float[] losses = losses(values.get(values.size() - 1), batch);
        double loss = loss(parameters, losses);
        observer.loss(losses, loss);
        return loss;
    }

    /** The loss of each row, times its weight. */
    private float[] losses(float[] z, Part part) {
        float[] losses = new float[part.rows()];
        Rows predictions = Rows.of(z, model.outputs());
        Rows targets = Rows.of(part.targets(), model.outputs());
        for (int r = 0; r < losses.length; r++) {
            losses[r] = model.loss().value(predictions, targets, r);
            if (part.weights().length > 0) {
                losses[r] *= part.weights()[r];
            }
        }
        return losses;
    }

    /** Σ row losses, divided by the rows unless the reduction is the sum, plus the penalties. */
    private double loss(float[] weights, float[] losses) {
        double total = 0;
        for (float loss : losses) {
            total += loss;
        }
        return (sum ? total : total / losses.length) + penalties.value(weights, 0, 1);
    }

    private void clip(Component clipping) {
        Clipping.of(clipping).apply(gradients, network.movedTensors(), new double[] {Clipping.bound(clipping)});
    }

    private void update(double rate) {
        UpdateRule update = rule.orElseThrow();
        double[] constants = new double[update.constantCount()];
        update.advance(rate, state.scalars(), constants);
        float[] rounded = new float[constants.length];
        for (int c = 0; c < constants.length; c++) {
            rounded[c] = (float) constants[c];
        }
        observer.updates(state.scalars(), rounded, parameters, state.slots());
        for (Tensor variable : network.movedTensors()) {
            update.apply(parameters, gradients, state.slots(), rounded, 1, variable);
        }
        observer.updated(parameters, state.slots(), gradients);
    }

    /** The rows of an epoch, counted from 1, in the order in which they are visited. */
    private int[] order(int rows, int epoch) {
        if (!spec.shuffle()) {
            return fileOrder(rows);
        }
        int[] order = new int[rows];
        RowOrder.fill(order, RandomKey.of(spec.seed(), trial.repeat(), Purpose.ORDER, -1, ""), epoch);
        return order;
    }

    private static int[] fileOrder(int rows) {
        int[] order = new int[rows];
        Arrays.setAll(order, r -> r);
        return order;
    }

    private static Part batch(Part part, int[] order, int from, int rows) {
        int features = part.features();
        int outputs = part.outputs();
        float[] inputs = new float[rows * features];
        float[] targets = new float[rows * outputs];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(part.inputs(), order[from + r] * features, inputs, r * features, features);
            System.arraycopy(part.targets(), order[from + r] * outputs, targets, r * outputs, outputs);
        }
        float[] weights = new float[part.weights().length == 0 ? 0 : rows];
        for (int r = 0; r < weights.length; r++) {
            weights[r] = part.weights()[order[from + r]];
        }
        return new Part(rows, features, outputs, inputs, targets, targets, TargetScaling.NONE, weights);
    }

    /** @param kept the weights that the trial ends with */
    private TrialOutcome completed(float[] kept) {
        Scores train = measure(kept, data.train());
        if (!Float.isFinite((float) train.loss())) {
            return state.diverged(trial.id());
        }
        Part first = data.first();
        float[] predictions = first.scaling().inOwnUnit(model.predictions(kept, logits(kept, first), first.rows()));
        return new TrialOutcome.Completed(
                trial.id(),
                state.epoch(),
                state.step(),
                network.parameters(),
                train,
                data.validation().map(part -> measure(kept, part)),
                data.test().map(part -> measure(kept, part)),
                state.bestEpoch(),
                state.history(),
                new Predictions(model.outputs(), predictions),
                Optional.empty());
    }

    /** Loss and metrics of a part, in inference mode, rows in file order. */
    private Scores measure(float[] weights, Part part) {
        float[] z = logits(weights, part);
        float loss = (float) loss(weights, losses(z, part));
        float[] predictions = part.scaling().inOwnUnit(model.predictions(weights, z, part.rows()));
        float[] metrics = new float[spec.metrics().size()];
        for (int m = 0; m < metrics.length; m++) {
            metrics[m] = (float) Metrics.of(spec.metrics().get(m))
                    .value(
                            predictions,
                            part.ownTargets(),
                            part.weights(),
                            part.rows(),
                            model.outputs(),
                            data.encoding());
        }
        return new Scores(loss, metrics);
    }

    /** What the loss gets of every row, outside training. Rows don't meet there, so blocks of them only save memory. */
    private float[] logits(float[] weights, Part part) {
        float[] z = new float[part.rows() * model.outputs()];
        for (int from = 0; from < part.rows(); from += BLOCK) {
            int to = Math.min(from + BLOCK, part.rows());
            float[] x = Arrays.copyOfRange(part.inputs(), from * part.features(), to * part.features());
            List<float[]> values = model.forward(weights, x, to - from, LayerNode.INFERENCE);
            float[] block = values.get(values.size() - 1);
            System.arraycopy(block, 0, z, from * model.outputs(), block.length);
        }
        return z;
    }

    private static boolean finite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
