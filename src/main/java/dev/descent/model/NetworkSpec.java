package dev.descent.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A network, its data and its training.
 *
 * @param dataset the table and how it is split and scaled
 * @param layers from input to output, maybe that of {@link Embeddings} in front; never empty
 * @param loss what training makes small
 * @param metrics what else is measured, in the order of the file, without duplicates
 * @param optimizer the update rule; may be empty only if {@code epochs} is 0
 * @param epochs passes over the training rows, at least 0
 * @param batchSize rows a step, or {@link #FULL}
 * @param shuffle whether every epoch has an order of its own
 * @param earlyStopping when the trial stops by itself
 * @param reduceOnPlateau when the trial lowers its learning rate
 * @param clipping the limit of the gradient
 * @param initialWeights the weights that training starts from; empty if initializers draw them
 * @param seed root of every random value
 */
public record NetworkSpec(
        DatasetSpec dataset,
        List<Component> layers,
        Component loss,
        List<Component> metrics,
        Optional<Component> optimizer,
        int epochs,
        int batchSize,
        boolean shuffle,
        Optional<EarlyStopping> earlyStopping,
        Optional<ReduceOnPlateau> reduceOnPlateau,
        Optional<Component> clipping,
        Optional<InitialWeights> initialWeights,
        long seed)
        implements TrialSpec {
    /** The batch size of a file that says {@code full}: all training rows are one batch. */
    public static final int FULL = Integer.MAX_VALUE;

    public NetworkSpec {
        layers = List.copyOf(layers);
        metrics = List.copyOf(metrics);
    }

    /** A network whose first weights are drawn by initializers, and whose learning rate is that of the optimizer. */
    public NetworkSpec(
            DatasetSpec dataset,
            List<Component> layers,
            Component loss,
            List<Component> metrics,
            Optional<Component> optimizer,
            int epochs,
            int batchSize,
            boolean shuffle,
            Optional<EarlyStopping> earlyStopping,
            Optional<Component> clipping,
            long seed) {
        this(
                dataset,
                layers,
                loss,
                metrics,
                optimizer,
                epochs,
                batchSize,
                shuffle,
                earlyStopping,
                Optional.empty(),
                clipping,
                Optional.empty(),
                seed);
    }

    /** This network from another seed. */
    public NetworkSpec withSeed(long other) {
        return new NetworkSpec(
                dataset,
                layers,
                loss,
                metrics,
                optimizer,
                epochs,
                batchSize,
                shuffle,
                earlyStopping,
                reduceOnPlateau,
                clipping,
                initialWeights,
                other);
    }

    /** This network from these first weights. */
    public NetworkSpec withInitialWeights(InitialWeights other) {
        return new NetworkSpec(
                dataset,
                layers,
                loss,
                metrics,
                optimizer,
                epochs,
                batchSize,
                shuffle,
                earlyStopping,
                reduceOnPlateau,
                clipping,
                Optional.of(other),
                seed);
    }

    @Override
    public TrialSpec withOptimizer(Component other) {
        return new NetworkSpec(
                dataset,
                layers,
                loss,
                metrics,
                optimizer.map(own -> other),
                epochs,
                batchSize,
                shuffle,
                earlyStopping,
                reduceOnPlateau,
                clipping,
                initialWeights,
                seed);
    }

    /** Whether the loss has penalties for weights or values in it. */
    public boolean isPenalized() {
        for (LayerPlace layer : LayerPlace.all(layers)) {
            for (String key : layer.component().given().keySet()) {
                if (key.endsWith("_regularizer")) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public Optional<NetworkSpec> network() {
        return Optional.of(this);
    }

    @Override
    public <T> T match(
            Function<? super NetworkSpec, ? extends T> network,
            Function<? super MinimizeSpec, ? extends T> minimize,
            Function<? super SolveSpec, ? extends T> solve) {
        return network.apply(this);
    }
}
