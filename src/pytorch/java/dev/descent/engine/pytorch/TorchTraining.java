package dev.descent.engine.pytorch;

import static dev.descent.engine.pytorch.TorchActivations.scalar;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.data.RowOrder;
import dev.descent.engine.Cohort;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.training.EpochNumbers;
import dev.descent.engine.training.TrialState;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Losses;
import dev.descent.nn.Metrics;
import dev.descent.nn.Network;
import dev.descent.nn.Penalties;
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
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;

/**
 * One trial from its first weights to its outcome, in the steps that the reference engine's training shows. libtorch computes the losses of
 * rows and the gradients of a batch; sums of losses, penalties, clipping, the update and metrics are computed here, by the classes that the
 * reference uses.
 *
 * <p>What a step allocates beside the heap, a scope frees at its end.
 */
final class TorchTraining {
    /** Rows that are measured at a time. */
    private static final int BLOCK = 1024;

    private final Trial trial;
    private final NetworkSpec spec;
    private final Dataset data;
    private final Network network;
    private final Penalties penalties;
    private final boolean sum;
    private final Optional<UpdateRule> rule;
    private final List<Tensor> variables;
    private final TrialState state;
    private final float[] weights;
    private final float[] gradients;
    private final TorchLosses losses;

    TorchTraining(Cohort cohort, Trial trial) {
        this.trial = trial;
        this.spec = trial.network();
        this.data = cohort.data();
        this.network = Network.of(spec.layers(), data.train().features());
        this.penalties = Penalties.of(network);
        this.sum = Losses.isSum(spec.loss());
        this.rule = spec.optimizer().map(UpdateRules::of);
        this.variables = network.movedTensors();
        this.state = TrialState.of(cohort, trial, network, rule);
        this.weights = state.parameters();
        this.gradients = new float[network.trained()];
        this.losses = new TorchLosses(spec.loss(), network.lastActivation());
    }

    /** Where the trial stands. */
    TrialState state() {
        return state;
    }

    /** Trains; empty if the listener cancelled it. It is told the epochs, not the outcome. */
    Optional<TrialOutcome> outcome(TrainingListener listener) {
        state.tellStart(trial, listener);
        try (PointerScope scope = new PointerScope()) {
            TorchParameters parameters = new TorchParameters(network);
            TorchModel model = new TorchModel(network, spec.loss(), parameters, spec.seed(), trial.repeat());
            while (!state.ended(trial.untilEpoch())) {
                if (listener.cancelled()) {
                    return Optional.empty();
                }
                Optional<EpochNumbers> numbers = epoch(model, parameters);
                if (numbers.isEmpty()) {
                    return Optional.of(state.diverged(trial.id()));
                }
                state.endEpoch(numbers.get());
                state.tellEpoch(trial, listener);
            }
            parameters.set(state.keptParameters());
            return Optional.of(completed(model));
        }
    }

    /** One pass over the training rows; empty if it diverged. */
    private Optional<EpochNumbers> epoch(TorchModel model, TorchParameters parameters) {
        Part train = data.train();
        int[] order = order(train.rows(), state.epoch() + 1);
        int batch = Math.min(spec.batchSize(), train.rows());
        Schedule schedule = Schedules.of(spec.optimizer().orElseThrow());
        double rate = Double.NaN;
        double total = 0;
        for (int from = 0; from < train.rows(); from += batch) {
            int[] rows = Arrays.copyOfRange(order, from, Math.min(from + batch, train.rows()));
            rate = state.rate(schedule.rate(state.step()));
            double loss = step(model, parameters, rows, rate);
            if (!Float.isFinite((float) loss)) {
                return Optional.empty();
            }
            total += loss * rows.length;
        }
        float[] told = state.measuredParameters();
        parameters.set(told);
        Scores scores = measured(model, train, told);
        if (!Float.isFinite((float) scores.loss()) || !finite(told)) {
            return Optional.empty();
        }
        return Optional.of(new EpochNumbers(
                rate,
                (float) (total / train.rows()),
                scores,
                data.validation().map(part -> measured(model, part, told))));
    }

    /** One update of the weights, unless the batch loss is not finite; returns the batch loss before it. */
    private double step(TorchModel model, TorchParameters parameters, int[] rows, double rate) {
        Part train = data.train();
        long step = state.step() + 1;
        double loss;
        parameters.set(weights);
        try (PointerScope scope = new PointerScope()) {
            org.bytedeco.pytorch.Tensor z =
                    model.forward(tensor(train.inputs(), train.features(), rows), weights, step);
            org.bytedeco.pytorch.Tensor rowLosses = losses.rows(z, tensor(train.targets(), train.outputs(), rows));
            if (train.weights().length > 0) {
                rowLosses = rowLosses.mul(tensor(train.weights(), 1, rows).squeeze(1));
            }
            loss = loss(values(rowLosses, rows.length), weights);
            boolean finite = Float.isFinite((float) loss);
            state.advanceTo(step, finite ? (float) loss : state.lastFiniteLoss());
            if (!finite) {
                return loss;
            }
            rowLosses.mul(scalar(sum ? 1 : 1.0 / rows.length)).sum().backward();
        }
        parameters.gradients(gradients);
        penalties.addGradient(weights, gradients, 1);
        spec.clipping().ifPresent(it -> Clipping.of(it).apply(gradients, variables, new double[] {Clipping.bound(it)}));
        Flush.gradients(gradients, 0, gradients.length);
        update(rate);
        return loss;
    }

    private void update(double rate) {
        UpdateRule update = rule.orElseThrow();
        double[] constants = new double[update.constantCount()];
        update.advance(rate, state.scalars(), constants);
        float[] rounded = new float[constants.length];
        for (int c = 0; c < constants.length; c++) {
            rounded[c] = (float) constants[c];
        }
        for (Tensor variable : variables) {
            update.apply(weights, gradients, state.slots(), rounded, 1, variable);
        }
    }

    /** Σ row losses, divided by the rows unless the reduction is the sum, plus the penalties. */
    private double loss(float[] rowLosses, float[] parameters) {
        double total = 0;
        for (float loss : rowLosses) {
            total += loss;
        }
        return (sum ? total : total / rowLosses.length) + penalties.value(parameters, 0, 1);
    }

    /** The rows of an epoch, counted from 1, in the order in which they are visited. */
    private int[] order(int rows, int epoch) {
        int[] order = new int[rows];
        if (spec.shuffle()) {
            RowOrder.fill(order, RandomKey.of(spec.seed(), trial.repeat(), Purpose.ORDER, -1, ""), epoch);
        } else {
            Arrays.setAll(order, r -> r);
        }
        return order;
    }

    private TrialOutcome completed(TorchModel model) {
        float[] kept = state.keptParameters();
        Scores train = measured(model, data.train(), kept);
        if (!Float.isFinite((float) train.loss())) {
            return state.diverged(trial.id());
        }
        Pass first = pass(model, data.first());
        return new TrialOutcome.Completed(
                trial.id(),
                state.epoch(),
                state.step(),
                network.parameters(),
                train,
                data.validation().map(part -> measured(model, part, kept)),
                data.test().map(part -> measured(model, part, kept)),
                state.bestEpoch(),
                state.history(),
                new Predictions(network.outputs(), data.first().scaling().inOwnUnit(first.predictions())),
                Optional.empty());
    }

    /** Loss and metrics of a part by the parameters that were set. */
    private Scores measured(TorchModel model, Part part, float[] parameters) {
        Pass pass = pass(model, part);
        float[] predictions = part.scaling().inOwnUnit(pass.predictions());
        float[] metrics = new float[spec.metrics().size()];
        for (int m = 0; m < metrics.length; m++) {
            metrics[m] = (float) Metrics.of(spec.metrics().get(m))
                    .value(
                            predictions,
                            part.ownTargets(),
                            part.weights(),
                            part.rows(),
                            network.outputs(),
                            data.encoding());
        }
        for (int r = 0; r < part.weights().length; r++) {
            pass.losses()[r] *= part.weights()[r];
        }
        return new Scores((float) loss(pass.losses(), parameters), metrics);
    }

    /**
     * What rows give outside training.
     *
     * @param losses of the rows, unweighted
     * @param predictions rows × outputs
     */
    private record Pass(float[] losses, float[] predictions) {}

    private Pass pass(TorchModel model, Part part) {
        int outputs = network.outputs();
        Pass pass = new Pass(new float[part.rows()], new float[part.rows() * outputs]);
        for (int from = 0; from < part.rows(); from += BLOCK) {
            int count = Math.min(BLOCK, part.rows() - from);
            int first = from;
            int[] rows = new int[count];
            Arrays.setAll(rows, r -> first + r);
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                org.bytedeco.pytorch.Tensor z =
                        model.forward(tensor(part.inputs(), part.features(), rows), weights, TorchModel.INFERENCE);
                float[] rowLosses = values(losses.rows(z, tensor(part.targets(), outputs, rows)), count);
                System.arraycopy(rowLosses, 0, pass.losses(), from, count);
                float[] predictions = values(model.predictions(z), count * outputs);
                System.arraycopy(predictions, 0, pass.predictions(), from * outputs, predictions.length);
            }
        }
        return pass;
    }

    /** Some rows of rows × columns as a tensor of the current scope. */
    private static org.bytedeco.pytorch.Tensor tensor(float[] values, int columns, int[] rows) {
        float[] some = new float[rows.length * columns];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(values, rows[r] * columns, some, r * columns, columns);
        }
        return torch.from_blob(new FloatPointer(some), new long[] {rows.length, columns});
    }

    private static float[] values(org.bytedeco.pytorch.Tensor tensor, int count) {
        float[] values = new float[count];
        tensor.contiguous().data_ptr_float().get(values);
        return values;
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
