package dev.descent.sweep.search;

import java.util.Objects;

/**
 * A point that was tried.
 *
 * @param value what came of it, less is better; NaN: nothing that counts, worse than everything
 */
public record Observation(Point point, double value) {
    public Observation {
        Objects.requireNonNull(point);
    }
}
