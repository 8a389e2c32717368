package dev.descent.bench;

import dev.descent.data.Dataset;
import dev.descent.model.Component;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@link MadeUpNetwork} of dense layers with relu between them, its data and its training.
 *
 * @param features inputs of the first layer
 * @param units of each layer; the last one's are the outputs
 * @param batch rows a step
 */
record Workload(int rows, int features, List<Integer> units, int batch, int epochs) {
    /** The first example: 700 steps of 51 parameters. */
    static final Workload J1 = new Workload(200, 3, List.of(10, 1), 32, 100);

    /** Wide layers: 669,706 parameters. */
    static final Workload J3 = new Workload(20_000, 784, List.of(512, 512, 10), 128, 2);

    /** Many rows: 5,569 parameters. */
    static final Workload J4 = new Workload(1_000_000, 20, List.of(64, 64, 1), 256, 1);

    /** Update rules of J2, each with its own defaults but for the rate. */
    static final List<String> OPTIMIZERS =
            List.of("sgd", "momentum", "nesterov", "adagrad", "adadelta", "rmsprop", "adam", "adamw");

    /** Learning rates of J2, as they are written. */
    static final List<String> RATES = List.of("0.0003", "0.001", "0.003", "0.01", "0.03");

    /** Repeats of each configuration of J2: 8 × 5 × 25 = 1,000 trials. */
    static final int REPEATS = 25;

    Workload {
        units = List.copyOf(units);
    }

    Workload withRows(int rows) {
        return new Workload(rows, features, units, batch, epochs);
    }

    Workload withEpochs(int epochs) {
        return new Workload(rows, features, units, batch, epochs);
    }

    int outputs() {
        return units.get(units.size() - 1);
    }

    boolean classifies() {
        return outputs() > 1;
    }

    long parameters() {
        return weights() + units.stream().mapToInt(u -> u).sum();
    }

    /**
     * Floating-point operations of an epoch, a fused multiply-add counted as two. Only products of layers count: not
     * activations, the loss or the update.
     *
     * <pre>
     *   forward 2·W, weight gradients 2·W, back to inputs 2·(W − W₁)   a row in training; W weights, W₁ those of the first layer
     *   forward 2·W                                                    a row in the pass that measures the loss afterwards
     * </pre>
     */
    double operationsPerEpoch() {
        return (double) rows * (8 * weights() - 2L * features * units.get(0));
    }

    /** The training rows, made up. */
    Dataset dataset() {
        return MadeUpData.of(this);
    }

    /** A trial with Adam at its default rate. */
    Trial trial() {
        return trial(1);
    }

    /** A trial with Adam at its default rate, with random values of its own. */
    Trial trial(int repeat) {
        return trial(repeat, MadeUpNetwork.optimizer("adam", Map.of()), repeat);
    }

    private Trial trial(int number, Component optimizer, int repeat) {
        return MadeUpNetwork.trial(number, spec(optimizer), repeat);
    }

    /** The sweep of J2: every optimizer at every rate in {@code repeats} repeats, in sweep order. */
    List<Trial> sweep(int repeats) {
        List<Trial> trials = new ArrayList<>();
        for (String name : OPTIMIZERS) {
            for (String rate : RATES) {
                Component optimizer = MadeUpNetwork.optimizer(name, Map.of("learning_rate", Double.valueOf(rate)));
                for (int repeat = 1; repeat <= repeats; repeat++) {
                    trials.add(trial(trials.size() + 1, optimizer, repeat));
                }
            }
        }
        return trials;
    }

    private NetworkSpec spec(Component optimizer) {
        List<Integer> hidden = units.subList(0, units.size() - 1);
        return new MadeUpNetwork(hidden, "relu", "", outputs()).spec(optimizer, epochs, batch);
    }

    private long weights() {
        long weights = 0;
        int inputs = features;
        for (int u : units) {
            weights += (long) inputs * u;
            inputs = u;
        }
        return weights;
    }
}
