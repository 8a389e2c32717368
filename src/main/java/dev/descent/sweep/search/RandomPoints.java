package dev.descent.sweep.search;

import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.number.Threefry;

/**
 * Independent points.
 *
 * <pre>
 *   u = (upper 53 of the 64 bits of Threefry(key(seed, search, path), i, 0)) · 2⁻⁵³       dimension of that path, point i
 * </pre>
 *
 * <p>A coordinate depends on seed, path and index alone: more points keep the first ones, another dimension moves no other, and two
 * dimensions of one path, in different alternatives, share their quantile.
 */
public final class RandomPoints {
    private final SearchSpace space;
    private final long[] keys;

    public RandomPoints(SearchSpace space, long seed) {
        this(space, seed, 0);
    }

    /** @param study from 0; another one has other points */
    public RandomPoints(SearchSpace space, long seed, int study) {
        this.space = space;
        this.keys = keys(space, seed, study);
    }

    /** Point {@code index}, from 0. */
    public Point point(int index) {
        return space.point(d -> uniform(Threefry.bits(keys[d], index, 0)));
    }

    /** By dimension, the key of what is random about its path. */
    static long[] keys(SearchSpace space, long seed, int study) {
        return space.dimensions().stream()
                .mapToLong(dimension -> RandomKey.of(seed, study, Purpose.SEARCH, -1, dimension.path()))
                .toArray();
    }

    /** A double in [0, 1). */
    static double uniform(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }
}
