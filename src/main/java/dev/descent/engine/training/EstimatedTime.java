package dev.descent.engine.training;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.model.NetworkSpec;
import dev.descent.nn.Layer;
import dev.descent.nn.Network;
import dev.descent.optim.UpdateRule;
import dev.descent.optim.UpdateRules;

/**
 * About how long a trial trains on one core, from its shapes alone: the same on every machine, whatever it is busy with.
 *
 * <p>Work is counted, and each kind of it has a price in nanoseconds. W is the number of weights of the dense layers, W₁ of the first
 * of them, A the number of units whose activation is an elementary function, X of those under a softmax, V of those that a layer
 * normalizes, D of those that one drops, L the number of dense layers, P of trained parameters, S of the optimizer's slots, n and v the
 * rows that train and validate:
 *
 * <pre>
 *   an epoch:  n·(4W − W₁) + v·W   products: forward, both ways back, and forward once more for the loss
 *              (2n + v)·A          elementary functions
 *              (2n + v)·X          outputs of a softmax
 *              (2n + v)·V          values normalized
 *              n·D                 values that may be dropped
 *              (2n + v)·L          rows that enter a dense layer
 *              2n + v              rows
 *              b = ⌈n / batch⌉     steps
 *              b·P                 parameters updated
 *              b·P·S               slots updated
 *              1                   the epoch itself
 *   a trial:   1 and P             its start and its end
 * </pre>
 *
 * <p>There are two lists of prices, since small networks are trained in packs of 16 side by side, wide ones one after the other, as
 * the engine does with full packs: where 0.04·W > 60·L − 10. Those of packs were fitted on one core with AVX-512 in 2026 by
 * {@code mvn -q -Pbench -Dexec.args="cost"}, which also says how far estimates are from what is measured; the others follow from the
 * estimate by which the engine chooses and, where that counts nothing, from a few of the same measurements.
 *
 * <p>A trial that stops early or diverges is shorter than its estimate, and a first one, while code is compiled, longer. What residuals add
 * and embeddings look up is not counted: it is little beside the products around it.
 */
public final class EstimatedTime {
    /** Kinds of work of an epoch, and behind them those of a trial. */
    public static final int KINDS = 13;

    private static final int KINDS_OF_EPOCH = 11;
    private static final double NANO = 1e-9;

    private static final double[] SIDE_BY_SIDE = {0.0314, 2.5, 6.4, 8.6, 56, 0, 10, 45, 0, 0.76, 0, 13_600, 5.9};
    private static final double[] ONE_BY_ONE = {0.0185, 2.5, 6.4, 5.3, 45, 30, 0, 0, 0.3, 0.35, 0, 13_600, 5.9};

    private final double[] work;
    private final boolean wide;

    private EstimatedTime(double[] work, boolean wide) {
        this.work = work;
        this.wide = wide;
    }

    /** Of a trial of this network on these rows. */
    public static EstimatedTime of(NetworkSpec spec, Dataset data) {
        return of(
                spec,
                data.train().features(),
                data.train().rows(),
                data.validation().map(Part::rows).orElse(0));
    }

    /** Of a trial of this network on so many inputs, training rows and validation rows. */
    public static EstimatedTime of(NetworkSpec spec, int inputs, int rows, int validationRows) {
        Network network = Network.of(spec.layers(), inputs);
        double weights = 0;
        double firstWeights = 0;
        double dense = 0;
        double functions = 0;
        double softmax = 0;
        double normalized = 0;
        double dropped = 0;
        for (Layer layer : network.layers()) {
            if (layer.is("dense")) {
                double products = (double) layer.inputs() * layer.outputs();
                firstWeights = layer.index() == 0 ? products : firstWeights;
                weights += products;
                dense++;
            } else if (layer.is("dropout")) {
                dropped += layer.outputs();
            } else if (layer.is("batch_normalization") || layer.is("layer_normalization")) {
                normalized += layer.outputs();
            }
            String activation = layer.activation().name();
            if (activation.equals("softmax")) {
                softmax += layer.outputs();
            } else if (!activation.equals("linear") && !activation.equals("relu")) {
                functions += layer.outputs();
            }
        }
        double passed = 2.0 * rows + validationRows;
        double steps = Math.ceil((double) rows / Math.min(rows, spec.batchSize()));
        double updates = steps * network.trained();
        int slots = spec.optimizer().map(UpdateRules::of).map(UpdateRule::slots).orElse(0);
        double[] work = {
            rows * (4 * weights - firstWeights) + validationRows * weights,
            passed * functions,
            passed * softmax,
            passed * normalized,
            rows * dropped,
            passed * dense,
            passed,
            steps,
            updates,
            updates * slots,
            1,
            1,
            network.trained()
        };
        return new EstimatedTime(work, 0.04 * weights > 60 * dense - 10);
    }

    /** Seconds of a trial that has so many epochs before it, as one of many. */
    public double seconds(int epochs) {
        double[] prices = wide ? ONE_BY_ONE : SIDE_BY_SIDE;
        double ofEpoch = 0;
        double ofTrial = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            if (kind < KINDS_OF_EPOCH) {
                ofEpoch += prices[kind] * work[kind];
            } else {
                ofTrial += prices[kind] * work[kind];
            }
        }
        return NANO * (epochs * ofEpoch + ofTrial);
    }

    /** Whether such trials are trained in packs, so that a part of a pack takes as long as all of it. */
    public boolean fillsPacks() {
        return !wide;
    }

    /** How much there is of each kind of work, for fitting prices. */
    public double[] work(int epochs) {
        double[] all = work.clone();
        for (int kind = 0; kind < KINDS_OF_EPOCH; kind++) {
            all[kind] *= epochs;
        }
        return all;
    }
}
