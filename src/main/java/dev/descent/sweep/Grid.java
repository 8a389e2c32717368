package dev.descent.sweep;

import java.util.Optional;

/** Every configuration of a sweep in one round: the search of a file that asks for no other. */
public final class Grid implements Strategy {
    private final Round round;
    private final Bounds bounds;
    private boolean proposed;

    /**
     * A grid.
     *
     * @param round its only one
     * @param bounds how large that is, exactly
     */
    public Grid(Round round, Bounds bounds) {
        this.round = round;
        this.bounds = bounds;
    }

    @Override
    public Optional<Round> next() {
        if (proposed) {
            return Optional.empty();
        }
        proposed = true;
        return Optional.of(round);
    }

    @Override
    public void observe(Observed outcome) {
        // Nothing is proposed after the only round.
    }

    @Override
    public Bounds bounds() {
        return bounds;
    }
}
