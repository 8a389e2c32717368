package dev.descent.sweep.search;

import dev.descent.number.Threefry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Points that fill the space evenly: {@link SobolSequence} with a digital shift.
 *
 * <pre>
 *   u = (word of the path's dimension at i  ⊕  shift of the path) · 2⁻³²
 *   shift = lower 32 bits of Threefry(key(seed, search, path), 0, 1)
 * </pre>
 *
 * <p>Dimension j of the sequence belongs to the path that is the j-th to appear in the space, so that one added last moves no other.
 * Two dimensions of one path, in different alternatives, share it; what a point does not use is not read. The shift keeps the
 * sequence's evenness, which is best at powers of two, and takes the first point off the lower ends.
 *
 * <p>Digital shifts: L'Ecuyer and Lemieux (2002), Recent Advances in Randomized Quasi-Monte Carlo Methods.
 */
public final class SobolPoints {
    /** The most paths that a space can have. */
    public static final int MOST_PATHS = SobolSequence.DIMENSIONS;

    private final SearchSpace space;
    private final List<SobolSequence> sequences = new ArrayList<>();
    private final int[] shifts;

    /**
     * The points of a space.
     *
     * @throws IllegalArgumentException if it has more than {@link #MOST_PATHS} paths
     */
    public SobolPoints(SearchSpace space, long seed) {
        this(space, seed, 0);
    }

    /**
     * The points of a space in one of several studies.
     *
     * @param study from 0; another one has other points
     * @throws IllegalArgumentException if it has more than {@link #MOST_PATHS} paths
     */
    public SobolPoints(SearchSpace space, long seed, int study) {
        this.space = space;
        Set<String> distinct = new LinkedHashSet<>();
        space.dimensions().forEach(dimension -> distinct.add(dimension.path()));
        List<String> paths = List.copyOf(distinct);
        if (paths.size() > MOST_PATHS) {
            throw new IllegalArgumentException(
                    "a space must have at most " + MOST_PATHS + " paths, but has " + paths.size());
        }
        for (Dimension dimension : space.dimensions()) {
            sequences.add(new SobolSequence(paths.indexOf(dimension.path())));
        }
        long[] keys = RandomPoints.keys(space, seed, study);
        this.shifts = new int[keys.length];
        for (int d = 0; d < keys.length; d++) {
            shifts[d] = (int) Threefry.bits(keys[d], 0, 1);
        }
    }

    /** Point {@code index}, from 0. */
    public Point point(int index) {
        return space.point(d -> ((sequences.get(d).word(index) ^ shifts[d]) & 0xFFFFFFFFL) * 0x1p-32);
    }
}
