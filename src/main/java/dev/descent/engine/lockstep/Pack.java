package dev.descent.engine.lockstep;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.Predictions;
import dev.descent.engine.Scores;
import dev.descent.engine.TrainingListener;
import dev.descent.kernel.LaneKernels;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trials side by side in lanes, each between two of its epochs when the pack is made and when it is left. Lanes begin an epoch
 * together and visit their batches together; everything else is each lane's own.
 *
 * <p>A batch passes through the network in blocks of a few rows, so that its values stay in the cache; sums over rows go on from block
 * to block. Batch normalization needs all blocks of the batch together.
 */
final class Pack {
    private final Dataset data;
    private final List<Lane> lanes;
    private final LaneKernels kernels;
    private final Network network;
    private final int batch;
    private final Layout layout;
    private final LaneModel model;
    private final LaneLoss loss;
    private final LaneUpdate update;
    private final RowOrders orders;
    private final int[] inputPlaces;
    private final int[] targetPlaces;
    private final int[] weightPlaces;
    private final float[] parameters;
    private final float[] gradients;
    private final float[][] targets;
    private final float[][] weights;
    private final long[] steps;
    private final Stage[] passing = {this::gather, this::forward, this::addLosses, this::backward};
    private final Stage[] ending = {this::noteLosses, this::begin, this::update};

    /**
     * A part of a step. All are called through one place, which knows too many of them to be compiled together with any: so each is
     * compiled once, soon and by itself, and what one of them didn't expect costs the others nothing.
     */
    @FunctionalInterface
    private interface Stage {
        /**
         * @param from the batch's first row
         * @param blocks that pass through the network together; at the end of a step the last ones
         */
        void run(int from, List<Block> blocks);
    }

    /**
     * @param lanes at least one; all have one cohort key
     * @param orderCache what other packs may share
     */
    Pack(Dataset data, List<Lane> lanes, LaneKernels kernels, RowOrderCache orderCache) {
        this.data = data;
        this.lanes = List.copyOf(lanes);
        this.kernels = kernels;
        this.network = lanes.get(0).network();
        this.batch = Math.min(lanes.get(0).spec().batchSize(), data.train().rows());
        int width = kernels.width(lanes.size());
        this.layout = new Layout(lanes.size(), width, kernels.blockRows(batch, width));
        int blocks = wantsWholeBatch(network) ? (batch + layout.capacity() - 1) / layout.capacity() : 1;
        this.model = new LaneModel(lanes, layout, blocks, kernels);
        this.loss = new LaneLoss(lanes, layout, kernels);
        this.update = new LaneUpdate(lanes, layout, kernels);
        this.orders = new RowOrders(this.lanes, width, data.train().rows(), orderCache);
        this.inputPlaces = new int[data.train().rows() * width];
        this.targetPlaces = new int[data.train().rows() * width];
        boolean weighted = data.train().weights().length > 0;
        this.weightPlaces = new int[weighted ? data.train().rows() * width : 0];
        this.parameters = new float[Math.multiplyExact(network.parameters(), width)];
        this.gradients = new float[network.trained() * width];
        this.targets = new float[model.blocks()][];
        this.weights = new float[model.blocks()][];
        for (int b = 0; b < model.blocks(); b++) {
            targets[b] = layout.values(network.outputs());
            weights[b] = weighted ? layout.values(1) : new float[0];
        }
        this.steps = new long[lanes.size()];
        for (int l = 0; l < lanes.size(); l++) {
            layout.scatter(lanes.get(l).state().parameters(), parameters, l);
        }
    }

    /** Whether an operation of the network needs all rows of a batch at once. */
    static boolean wantsWholeBatch(Network network) {
        for (Layer layer : network.layers()) {
            if (layer.is("batch_normalization")) {
                return true;
            }
        }
        return false;
    }

    /** Brings weights and slots back to the trials' states. */
    void store() {
        for (int l = 0; l < lanes.size(); l++) {
            layout.gather(parameters, lanes.get(l).state().parameters(), l);
            update.store(l);
        }
    }

    /** Brings what a lane is measured with back to its trial's state. */
    private void storeMeasured(int lane) {
        layout.gather(parameters, lanes.get(lane).state().parameters(), lane);
        if (update.averages()) {
            update.store(lane);
        }
    }

    /** Trains every lane for an epoch of its own. */
    void epoch() {
        Part train = data.train();
        orders.draw();
        orders.places(train.features(), inputPlaces);
        orders.places(train.outputs(), targetPlaces);
        if (weightPlaces.length > 0) {
            orders.places(1, weightPlaces);
        }
        for (Lane lane : lanes) {
            lane.beginEpoch();
        }
        for (int from = 0; from < train.rows(); from += batch) {
            step(from, Math.min(batch, train.rows() - from));
        }
        float[] measured = update.measured(parameters);
        Measurement measurement = new Measurement(lanes, layout, kernels, model, loss, measured, data.encoding());
        boolean finite = kernels.finite(measured);
        List<Scores> trained = measurement.scores(train);
        Optional<List<Scores>> validated = measurement.scores(data.validation());
        for (int l = 0; l < lanes.size(); l++) {
            Lane lane = lanes.get(l);
            if (lane.watchesParameters()) {
                storeMeasured(l);
            }
            lane.endEpoch(train.rows(), finite || finite(measured, l), trained.get(l), of(validated, l));
        }
    }

    /** Tells the epoch that has just ended of every lane, with the weights of those whose weights are wanted. */
    void tellEpochs(TrainingListener listener) {
        for (int l = 0; l < lanes.size(); l++) {
            Lane lane = lanes.get(l);
            if (!lane.diverged()
                    && listener.wantsParametersAt(lane.trial(), lane.state().epoch())) {
                storeMeasured(l);
            }
            lane.tellEpoch(listener);
        }
    }

    /** Tells every lane the numbers of the parameters that its trial keeps. The pack is done with: it has those in its lanes now. */
    void measureKept() {
        for (int l = 0; l < lanes.size(); l++) {
            layout.scatter(lanes.get(l).state().keptParameters(), parameters, l);
        }
        Measurement measurement = new Measurement(lanes, layout, kernels, model, loss, parameters, data.encoding());
        List<Scores> train = measurement.scores(data.train());
        Optional<List<Scores>> validation = measurement.scores(data.validation());
        Optional<List<Scores>> test = measurement.scores(data.test());
        List<Predictions> predictions = measurement.predictions(data.first());
        for (int l = 0; l < lanes.size(); l++) {
            lanes.get(l).kept(train.get(l), of(validation, l), of(test, l), predictions.get(l));
        }
    }

    private static Optional<Scores> of(Optional<List<Scores>> scores, int lane) {
        return scores.isPresent() ? Optional.of(scores.get().get(lane)) : Optional.empty();
    }

    /** One update of all lanes with the rows from {@code from} on of each lane's order. */
    private void step(int from, int rows) {
        for (int l = 0; l < lanes.size(); l++) {
            steps[l] = lanes.get(l).state().step() + 1;
        }
        loss.begin(rows);
        int span = model.blocks() * layout.capacity();
        List<Block> blocks = List.of();
        for (int at = 0; at < rows; at += span) {
            blocks = blocks(rows, at, Math.min(rows, at + span));
            run(passing, from, blocks);
        }
        run(ending, from, blocks);
    }

    /** The one place: see {@link Stage}. */
    private static void run(Stage[] stages, int from, List<Block> blocks) {
        for (Stage stage : stages) {
            stage.run(from, blocks);
        }
    }

    private void gather(int from, List<Block> blocks) {
        for (int b = 0; b < blocks.size(); b++) {
            gatherRows(from + blocks.get(b).from(), blocks.get(b).rows(), model.inputs(b), targets[b], weights[b]);
        }
    }

    private void forward(int from, List<Block> blocks) {
        model.forward(parameters, blocks);
    }

    private void addLosses(int from, List<Block> blocks) {
        for (int b = 0; b < blocks.size(); b++) {
            loss.add(model.outputs(b), targets[b], weights[b], model.delta(b), blocks.get(b));
        }
    }

    private void backward(int from, List<Block> blocks) {
        model.backward(parameters, gradients, blocks);
    }

    private void noteLosses(int from, List<Block> blocks) {
        int rows = blocks.get(0).batch();
        for (int l = 0; l < lanes.size(); l++) {
            lanes.get(l).batchLoss(loss.total(l, parameters), rows);
        }
    }

    private void begin(int from, List<Block> blocks) {
        update.begin();
    }

    private void update(int from, List<Block> blocks) {
        update.apply(parameters, gradients);
    }

    private List<Block> blocks(int batch, int from, int to) {
        if (to - from <= layout.capacity()) {
            return List.of(new Block(batch, from, to - from, steps));
        }
        List<Block> blocks = new ArrayList<>();
        for (int at = from; at < to; at += layout.capacity()) {
            blocks.add(new Block(batch, at, Math.min(layout.capacity(), to - at), steps));
        }
        return blocks;
    }

    /** Brings each lane's own rows into a block of inputs, of targets and of weights where there are some. */
    private void gatherRows(int from, int rows, float[] inputs, float[] outputs, float[] rowWeights) {
        Part train = data.train();
        int first = from * layout.width();
        int length = rows * layout.width();
        for (int i = 0; i < train.features(); i++) {
            kernels.gather(train.inputs(), i, inputPlaces, first, inputs, i * layout.unit(), length);
        }
        for (int o = 0; o < train.outputs(); o++) {
            kernels.gather(train.targets(), o, targetPlaces, first, outputs, o * layout.unit(), length);
        }
        if (rowWeights.length > 0) {
            kernels.gather(train.weights(), 0, weightPlaces, first, rowWeights, 0, length);
        }
    }

    private boolean finite(float[] values, int lane) {
        for (int k = lane; k < values.length; k += layout.width()) {
            if (!Float.isFinite(values[k])) {
                return false;
            }
        }
        return true;
    }
}
