package dev.descent.model;

import java.util.Optional;
import java.util.Set;

/**
 * What an experiment file itself says, read once.
 *
 * @param values the file as a component; a key that could not be read is absent, of a section what is right of it is there
 * @param unsound the keys of which something is wrong
 * @param origin where everything stands
 */
public record FileValues(Component values, Set<String> unsound, Origin origin) {
    private static final String RATE = "learning_rate";
    private static final String OPTIMIZER = "optimizer";

    public FileValues {
        unsound = Set.copyOf(unsound);
    }

    /**
     * A file's values with the learning rate where it works: inside the optimizer, unless that has one of its own. Without an optimizer
     * it stays at the top.
     */
    public static Component settled(Component file) {
        Object rate = file.given().get(RATE);
        if (rate == null || !(file.given().get(OPTIMIZER) instanceof Component optimizer)) {
            return file;
        }
        Component own = hasOptimizersOwnRate(file) ? optimizer : optimizer.with(RATE, rate);
        return file.with(OPTIMIZER, own).without(RATE);
    }

    /** Whether the optimizer has a learning rate of its own, so that one at the top would be a second. */
    public boolean hasOptimizersOwnRate() {
        return hasOptimizersOwnRate(values);
    }

    private static boolean hasOptimizersOwnRate(Component file) {
        return file.given().get(OPTIMIZER) instanceof Component optimizer
                && optimizer.given().containsKey(RATE);
    }

    /** The place of the whole file, its learning rate inside its optimizer. */
    public Place place() {
        return new Place(new Shape.Section(values.type()), Optional.of(settledOrigin()));
    }

    private Origin settledOrigin() {
        Origin rate = origin.parts().get(RATE);
        Origin optimizer = origin.parts().get(OPTIMIZER);
        if (rate == null || optimizer == null || optimizer.type().isEmpty()) {
            return origin;
        }
        Origin own = optimizer.parts().containsKey(RATE) ? optimizer : optimizer.with(RATE, rate);
        return origin.with(OPTIMIZER, own).without(RATE);
    }
}
