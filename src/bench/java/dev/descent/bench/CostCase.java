package dev.descent.bench;

import dev.descent.data.Dataset;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A shape of trial whose time is measured and estimated.
 *
 * @param rows that train
 * @param validation rows
 * @param hidden units of each layer but the last
 * @param activation of those layers
 * @param between a layer behind each of them, or nothing
 * @param outputs of the last layer; more than one are classes
 * @param batch rows a step
 */
record CostCase(
        int rows,
        int validation,
        int features,
        List<Integer> hidden,
        String activation,
        String between,
        int outputs,
        int batch,
        String optimizer,
        int epochs) {
    private static final int EPOCHS = 50;
    private static final int WIDE_EPOCHS = 4;
    private static final int WIDE_TRIALS = 4;

    private static final int PACK = 16;
    private static final int MOST_PACKS = 128;

    /** Epochs times rows times parameters of a measurement; after a few of them vectors are used. */
    private static final double WORK = 4e8;

    private static final int WIDE = 64;

    /** Prices are fitted to the narrow ones of these; the wide ones tell which would fit them. */
    static final List<CostCase> FITTED = List.of(
            relu(200, 3, List.of(10), 32, "adam"),
            relu(200, 3, List.of(10), 32, "sgd"),
            relu(200, 3, List.of(10), 1, "adam"),
            relu(120, 4, List.of(16, 16), 8, "momentum"),
            relu(200, 3, List.of(10), 32, "adam").until(1),
            relu(100, 20, List.of(40), 10, "adam").until(2),
            relu(1_000, 20, List.of(32), 32, "adam"),
            relu(1_000, 20, List.of(32, 32), NetworkSpec.FULL, "adam"),
            relu(5_000, 50, List.of(24, 24), 64, "rmsprop"),
            new CostCase(1_000, 250, 20, List.of(32), "relu", "", 10, 32, "adam", EPOCHS),
            new CostCase(1_000, 1_000, 4, List.of(16), "tanh", "", 1, 32, "sgd", EPOCHS),
            new CostCase(500, 0, 10, List.of(20, 20), "sigmoid", "", 3, 16, "adam", EPOCHS),
            new CostCase(1_000, 0, 10, List.of(24), "relu", "batch_normalization", 1, 32, "adam", EPOCHS),
            new CostCase(1_000, 200, 10, List.of(24), "relu", "dropout", 1, 32, "adam", EPOCHS),
            relu(2_000, 20, List.of(64, 64), 32, "adam"),
            relu(2_000, 20, List.of(64, 64), 256, "sgd"),
            relu(1_000, 64, List.of(128), 8, "adam"),
            relu(100, 100, List.of(256), 100, "adam").until(1),
            relu(2_000, 100, List.of(256, 256), 128, "adam"),
            new CostCase(1_000, 500, 64, List.of(128), "tanh", "", 10, 64, "adam", WIDE_EPOCHS),
            new CostCase(1_000, 200, 64, List.of(128, 128), "relu", "batch_normalization", 10, 64, "adam", WIDE_EPOCHS),
            new CostCase(1_000, 0, 64, List.of(128), "sigmoid", "dropout", 1, 32, "rmsprop", WIDE_EPOCHS));

    /** The rule is judged by these, which no price was fitted to. */
    static final List<CostCase> HELD_BACK = List.of(
            relu(150, 4, List.of(12), 16, "adam"),
            relu(150, 4, List.of(8, 8), 1, "momentum"),
            new CostCase(120, 30, 4, List.of(10), "tanh", "", 3, 32, "sgd", EPOCHS),
            new CostCase(1_400, 400, 64, List.of(40), "relu", "", 10, 32, "nadam", EPOCHS),
            new CostCase(3_000, 0, 12, List.of(20), "sigmoid", "", 1, 128, "adagrad", EPOCHS),
            new CostCase(1_400, 400, 64, List.of(100), "relu", "", 10, 32, "adam", WIDE_EPOCHS),
            new CostCase(2_000, 500, 40, List.of(200, 100), "relu", "", 1, NetworkSpec.FULL, "adam", WIDE_EPOCHS),
            relu(800, 300, List.of(400), 64, "rmsprop"),
            new CostCase(1_000, 250, 50, List.of(160), "relu", "batch_normalization", 5, 128, "momentum", WIDE_EPOCHS),
            relu(1_000, 784, List.of(256, 128), 1_000, "adam"));

    private static CostCase relu(int rows, int features, List<Integer> hidden, int batch, String optimizer) {
        return new CostCase(
                rows, 0, features, hidden, "relu", "", 1, batch, optimizer, isWide(hidden) ? WIDE_EPOCHS : EPOCHS);
    }

    private CostCase until(int other) {
        return new CostCase(rows, validation, features, hidden, activation, between, outputs, batch, optimizer, other);
    }

    /** All, the fitted ones first. */
    static List<CostCase> all() {
        List<CostCase> all = new ArrayList<>(FITTED);
        all.addAll(HELD_BACK);
        return all;
    }

    /** Whether it is so wide that its trials may be trained one after the other. */
    boolean isWide() {
        return isWide(hidden);
    }

    private static boolean isWide(List<Integer> hidden) {
        return hidden.stream().anyMatch(units -> units >= WIDE);
    }

    /** So many trials that they take about as long in each case: whole packs. */
    private int count() {
        if (isWide()) {
            return WIDE_TRIALS;
        }
        double parameters = outputs;
        int inputs = features;
        for (int units : hidden) {
            parameters += (inputs + 1.0) * units;
            inputs = units;
        }
        double trials = WORK / (epochs * rows * (parameters + (double) inputs * outputs));
        return PACK * (int) Math.max(1, Math.min(MOST_PACKS, trials / PACK));
    }

    Dataset dataset() {
        List<Integer> units = List.of(outputs);
        Dataset data = MadeUpData.of(new Workload(rows, features, units, Math.min(rows, batch), 1));
        return new Dataset(
                data.features(),
                data.outputs(),
                data.classes(),
                data.encoding(),
                data.train(),
                validation == 0 ? Optional.empty() : Optional.of(MadeUpData.part(validation, features, outputs)),
                Optional.empty(),
                data.first(),
                data.digest());
    }

    List<Trial> trials() {
        NetworkSpec spec = spec();
        return IntStream.rangeClosed(1, count())
                .mapToObj(n -> MadeUpNetwork.trial(n, spec, n))
                .toList();
    }

    NetworkSpec spec() {
        return new MadeUpNetwork(hidden, activation, between, outputs)
                .spec(MadeUpNetwork.optimizer(optimizer, Map.of("learning_rate", 1e-3)), epochs, batch);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(features + "-");
        for (int units : hidden) {
            text.append(units).append('-');
        }
        text.append(outputs);
        if (!activation.equals("relu")) {
            text.append(", ").append(activation);
        }
        if (!between.isEmpty()) {
            text.append(", ").append(between);
        }
        return text.toString();
    }
}
