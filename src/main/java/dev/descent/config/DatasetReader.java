package dev.descent.config;

import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.Embeddings;
import dev.descent.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Resolves the dataset of each configuration; configurations of one dataset share it. */
final class DatasetReader {
    private final Problems problems;
    private final Optional<Table> table;
    /** The distinct datasets of the experiment. */
    private final Map<Key, Resolved> datasets = new LinkedHashMap<>();

    private final Map<Draw, Boolean> sounds = new LinkedHashMap<>();
    private Optional<Resolved> last = Optional.empty();

    /** All that a resolved dataset depends on. */
    private record Key(Component dataset, Component loss) {
        /** By hand, as of {@link dev.descent.data.DatasetKey}: making one takes the JVM long. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && dataset.equals(key.dataset) && loss.equals(key.loss);
        }

        @Override
        public int hashCode() {
            return Objects.hash(dataset, loss);
        }
    }

    /** A split that is drawn. */
    private record Draw(DatasetSpec spec, long seed) {}

    /**
     * A dataset and what the network must know of it.
     *
     * @param embedding the layer of its embedded columns
     * @param features values a row that enter the network
     * @param outputs values a row that must leave it
     * @param outputsBecause why it is that number of outputs, in a sentence
     * @param seemsNumber whether a target of classes has so many whole numbers that it is more likely a number
     * @param trainingRows how many rows train; of several folds the most
     * @param hasValidation whether rows validate
     * @param hasTest whether rows test
     * @param risky whether its splits must be tried, see {@link SplitRisk}
     */
    record Resolved(
            DatasetSpec spec,
            Optional<Component> embedding,
            int features,
            int outputs,
            String outputsBecause,
            boolean seemsNumber,
            int trainingRows,
            boolean hasValidation,
            boolean hasTest,
            boolean risky) {
        /** Values a row that enter the layers of the file: the features, or what the embedding makes of them. */
        int inputs() {
            return embedding
                    .map(layer -> Math.toIntExact(Embeddings.outputs(layer, features)))
                    .orElse(features);
        }
    }

    /** @param table the file's table; empty if it could not be read, which is told already */
    DatasetReader(Problems problems, Optional<Table> table) {
        this.problems = problems;
        this.table = table;
    }

    /** The dataset of a configuration; empty if something is wrong, which is told. */
    Optional<Resolved> read(ConfigurationValues it) {
        Optional<Component> dataset = it.find("dataset");
        Optional<Component> loss = it.find("loss");
        if (dataset.isEmpty() || loss.isEmpty() || !it.isSound("dataset")) {
            dataset.ifPresent(d -> new DatasetResolution(problems, it, table).resolve(d, loss));
            return Optional.empty();
        }
        Key key = new Key(dataset.get(), loss.get());
        Optional<Resolved> resolved = Optional.ofNullable(datasets.get(key));
        if (resolved.isEmpty()) {
            resolved = new DatasetResolution(problems, it, table).resolve(key.dataset(), loss);
            if (resolved.isEmpty()) {
                return resolved;
            }
            datasets.put(key, resolved.get());
        }
        last = resolved;
        Optional<Long> seed = it.find("seed");
        return last.filter(found -> !found.risky() || seed.isEmpty() || isSound(new Draw(found.spec(), seed.get())));
    }

    /** The dataset of a configuration that was read before. */
    Resolved of(ConfigurationValues it) {
        return datasets.get(
                new Key(it.values().component("dataset"), it.values().component("loss")));
    }

    /** The dataset that was read last. */
    Resolved last() {
        return last.orElseThrow();
    }

    private boolean isSound(Draw draw) {
        return sounds.computeIfAbsent(
                draw, it -> SplitRisk.isSound(table.orElseThrow(), it.spec(), it.seed(), problems));
    }
}
