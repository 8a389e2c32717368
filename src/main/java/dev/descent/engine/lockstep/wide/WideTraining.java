package dev.descent.engine.lockstep.wide;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.data.RowOrder;
import dev.descent.engine.Cohort;
import dev.descent.engine.Scores;
import dev.descent.engine.TrainingListener;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.WorkerPool;
import dev.descent.engine.training.EpochNumbers;
import dev.descent.engine.training.TrialState;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.nn.Losses;
import dev.descent.nn.Network;
import dev.descent.nn.Penalties;
import dev.descent.nn.Rows;
import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.optim.Schedule;
import dev.descent.optim.Schedules;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One trial from where it stands to its outcome; what is done is what {@code engine.reference} says. */
final class WideTraining {
    /** Rows of a batch that pass through the network together, where rows don't meet: their values stay in the middle cache. */
    private static final int BLOCK = 512;

    private final Trial trial;
    private final NetworkSpec spec;
    private final Dataset data;
    private final WorkerPool workers;
    private final Network network;
    private final Optional<UpdateRule> rule;
    private final Optional<Schedule> schedule;
    private final TrialState state;
    private final float[] parameters;
    private final WideModel model;
    private final WideMeasurement measurement;
    private final Optional<WideUpdate> update;
    private final int batch;
    private final int block;
    private final boolean sum;
    private final int[] order;
    private final float[] losses;
    private final RowMatrix targets;
    private final List<RowMatrix> values;
    private final List<RowMatrix> derivatives;
    private final Pipeline pipeline;
    private int batchFrom;
    private int batchRows;

    /** A trial where it stands in its cohort. */
    WideTraining(Cohort cohort, Trial trial, WorkerPool workers, WideKernels kernels) {
        this.trial = trial;
        this.spec = trial.network();
        this.data = cohort.data();
        this.workers = workers;
        this.network = Network.of(spec.layers(), data.train().features());
        this.rule = spec.optimizer().map(UpdateRules::of);
        this.schedule = spec.optimizer().map(Schedules::of);
        this.state = TrialState.of(cohort, trial, network, rule);
        this.parameters = state.parameters();
        this.batch = Math.min(spec.batchSize(), data.train().rows());
        boolean rowsMeet = network.layers().stream().anyMatch(layer -> layer.is("batch_normalization"));
        this.block = spec.epochs() == 0 ? 0 : rowsMeet ? batch : Math.min(batch, BLOCK);
        this.model = new WideModel(network, spec, trial.repeat(), block, kernels);
        this.measurement = new WideMeasurement(model, Penalties.of(network), spec, data.encoding());
        this.update = rule.map(r -> new WideUpdate(network, spec, r, state, kernels));
        this.sum = Losses.isSum(spec.loss());
        this.order = new int[data.train().rows()];
        this.losses = new float[batch];
        this.targets = RowMatrix.of(block, model.outputs());
        this.values = model.values(block);
        this.derivatives = model.derivatives(values, block);
        this.pipeline = pipeline();
    }

    /** Trains; empty if the listener cancelled it. It is told the epochs, not the outcome. */
    Optional<TrialOutcome> outcome(TrainingListener listener) {
        state.tellStart(trial, listener);
        Optional<EpochNumbers> last = Optional.empty();
        model.weightsMoved(parameters, workers, workers.size());
        while (!state.ended(trial.untilEpoch())) {
            if (listener.cancelled()) {
                return Optional.empty();
            }
            Optional<EpochNumbers> numbers = epoch();
            if (numbers.isEmpty()) {
                return Optional.of(state.diverged(trial.id()));
            }
            state.endEpoch(numbers.get());
            state.tellEpoch(trial, listener);
            last = numbers;
        }
        float[] kept = state.keptParameters();
        if (kept != parameters) {
            model.weightsMoved(kept, workers, workers.size());
            last = Optional.empty();
        }
        return Optional.of(completed(kept, last));
    }

    /** Where the trial stands. */
    TrialState state() {
        return state;
    }

    /** One pass over the training rows; empty if it diverged. */
    private Optional<EpochNumbers> epoch() {
        Part train = data.train();
        draw();
        double rate = Double.NaN;
        double total = 0;
        for (int from = 0; from < train.rows(); from += batch) {
            rate = state.rate(schedule.orElseThrow().rate(state.step()));
            batchFrom = from;
            batchRows = Math.min(batch, train.rows() - from);
            double loss = step(rate);
            if (!Float.isFinite((float) loss)) {
                return Optional.empty();
            }
            total += loss * batchRows;
        }
        float runningLoss = (float) (total / train.rows());
        float[] measured = state.measuredParameters();
        if (measured != parameters) {
            model.weightsMoved(measured, workers, workers.size());
        }
        Scores scores = measurement.scores(measured, train, workers);
        if (!Float.isFinite((float) scores.loss()) || !finite(measured)) {
            return Optional.empty();
        }
        Optional<Scores> validation = measured(measured, data.validation());
        if (measured != parameters) {
            model.weightsMoved(parameters, workers, workers.size());
        }
        return Optional.of(new EpochNumbers(rate, runningLoss, scores, validation));
    }

    private void draw() {
        if (spec.shuffle()) {
            long key = RandomKey.of(spec.seed(), trial.repeat(), Purpose.ORDER, -1, "");
            RowOrder.fill(order, key, state.epoch() + 1);
        } else {
            Arrays.setAll(order, r -> r);
        }
    }

    /** One update of the weights, unless the batch loss is not finite; returns the batch loss before it. */
    private double step(double rate) {
        long step = state.step() + 1;
        int parts = workers.size();
        model.prepare(parts);
        double loss = Double.NaN;
        for (int first = 0; first < batchRows; first += block) {
            MicroBatch micro = new MicroBatch(parameters, step, first, Math.min(block, batchRows - first));
            pipeline.run(micro, workers, parts);
            if (first + micro.rows() == batchRows) {
                loss = measurement.loss(losses, batchRows, parameters);
                boolean finite = Float.isFinite((float) loss);
                state.advanceTo(step, finite ? (float) loss : state.lastFiniteLoss());
                if (!finite) {
                    return loss;
                }
                update.orElseThrow().begin(rate);
            }
            workers.run(parts, part -> learn(micro, new Partition(part, parts)));
        }
        if (update.orElseThrow().end(workers, parts)) {
            model.weightsMoved(parameters, workers, parts);
        }
        return loss;
    }

    /** The way of some rows from the data through the network and back. */
    private Pipeline pipeline() {
        Pipeline pipeline = new Pipeline();
        pipeline.add(this::gather);
        List<WideNode> nodes = model.nodes();
        for (int k = 0; k < nodes.size(); k++) {
            WideNode node = nodes.get(k);
            RowMatrix x = values.get(k);
            RowMatrix y = values.get(k + 1);
            pipeline.add(node, (micro, share) -> node.forward(micro, x, y, share));
        }
        pipeline.add(this::lose);
        for (int k = nodes.size() - 1; k >= model.firstTrained(); k--) {
            WideNode node = nodes.get(k);
            RowMatrix x = values.get(k);
            RowMatrix y = values.get(k + 1);
            RowMatrix dy = derivatives.get(k + 1);
            RowMatrix dx = derivatives.get(k);
            boolean wanted = k > model.firstTrained();
            pipeline.add(node, (micro, share) -> node.backward(micro, x, y, dy, dx, wanted, share));
        }
        return pipeline;
    }

    private void gather(MicroBatch micro, Share share) {
        Part train = data.train();
        int place = batchFrom + micro.first();
        // targets in a loop of their own: rows lie anywhere in memory, and short steps wait for several of them at once
        for (int r = share.from(); r < share.to(); r++) {
            int row = order[place + r] * train.outputs();
            for (int o = 0; o < train.outputs(); o++) {
                targets.values()[targets.at(r) + o] = train.targets()[row + o];
            }
        }
        for (int r = share.from(); r < share.to(); r++) {
            values.get(0).put(r, train.inputs(), order[place + r] * train.features());
        }
    }

    /** The rows' losses, and the derivatives of the batch's loss by what the loss gets. */
    private void lose(MicroBatch micro, Share share) {
        float scale = sum ? 1f : (float) (1.0 / batchRows);
        Rows z = values.get(values.size() - 1).rows();
        Rows y = targets.rows();
        Rows delta = derivatives.get(values.size() - 1).rows();
        for (int r = share.from(); r < share.to(); r++) {
            losses[micro.first() + r] = model.loss().value(z, y, r);
            model.loss().gradient(z, y, r, scale, delta);
        }
        if (data.train().weights().length > 0) {
            weigh(micro, share);
        }
    }

    /** Multiplies losses and derivatives by the weights of the rows. */
    private void weigh(MicroBatch micro, Share share) {
        float[] weights = data.train().weights();
        RowMatrix delta = derivatives.get(values.size() - 1);
        for (int r = share.from(); r < share.to(); r++) {
            float weight = weights[order[batchFrom + micro.first() + r]];
            losses[micro.first() + r] *= weight;
            for (int o = 0; o < model.outputs(); o++) {
                delta.values()[delta.at(r) + o] *= weight;
            }
        }
    }

    private void learn(MicroBatch micro, Partition partition) {
        List<WideNode> nodes = model.nodes();
        for (int k = model.firstTrained(); k < nodes.size(); k++) {
            int units = nodes.get(k).learners();
            int from = partition.from(units);
            int to = partition.to(units);
            if (from < to) {
                nodes.get(k).learn(micro, values.get(k), derivatives.get(k + 1), from, to, update.orElseThrow());
            }
        }
    }

    private Optional<Scores> measured(float[] weights, Optional<Part> part) {
        return part.map(rows -> measurement.scores(weights, rows, workers));
    }

    /**
     * @param kept the parameters that the trial ends with, which have been told to the model
     * @param last what was measured with them after the last epoch, if they are its own
     */
    private TrialOutcome completed(float[] kept, Optional<EpochNumbers> last) {
        Scores train = last.map(EpochNumbers::train).orElseGet(() -> measurement.scores(kept, data.train(), workers));
        if (!Float.isFinite((float) train.loss())) {
            return state.diverged(trial.id());
        }
        return new TrialOutcome.Completed(
                trial.id(),
                state.epoch(),
                state.step(),
                network.parameters(),
                train,
                last.map(EpochNumbers::validation).orElseGet(() -> measured(kept, data.validation())),
                measured(kept, data.test()),
                state.bestEpoch(),
                state.history(),
                measurement.predictions(kept, data.first(), workers),
                Optional.empty());
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
