package dev.descent.explain;

import java.util.Optional;

/**
 * How much of a step is shown in full.
 *
 * @param rows rows of a batch whose arithmetic is shown; sums over the batch show at least as many
 * @param terms how many terms of a sum, values of a list and units of a layer are shown, and four times as many parameters of a
 *     variable; of more, the first and the last few
 * @param unit a unit that is shown alone in its layer, with all of its inputs
 */
public record Shown(int rows, int terms, Optional<Unit> unit) {
    /** No bound. */
    public static final int ALL = Integer.MAX_VALUE;

    /** A page that stays readable: one row, up to 16 terms. */
    public static final Shown DEFAULT = new Shown(1, 16, Optional.empty());

    /**
     * A unit of a layer.
     *
     * @param layer from 0
     * @param unit from 0
     */
    public record Unit(int layer, int unit) {}

    /** How many parameters of a variable are shown. */
    int parameters() {
        return terms > ALL / 4 ? ALL : 4 * terms;
    }

    /** Whether a layer shows one unit alone. */
    boolean isAlone(int layer) {
        return unit.isPresent() && unit.get().layer() == layer;
    }
}
