package dev.descent.sweep;

import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.number.Threefry;
import dev.descent.sweep.search.Point;
import dev.descent.sweep.search.RandomPoints;
import dev.descent.sweep.search.SearchSpace;
import dev.descent.sweep.search.SobolPoints;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Draws configurations.
 *
 * @param kind how
 * @param configurations how many of each combination of what is not drawn; 0 for all of them in random order
 * @param seed the file's
 */
public record Search(Kind kind, int configurations, long seed) {
    /** The most different keys that a Sobol sequence has coordinates for. */
    public static final int MOST_SOBOL_KEYS = SobolPoints.MOST_PATHS;

    /** How points are drawn. */
    public enum Kind {
        RANDOM,
        SOBOL
    }

    /** The points of a space; a list that draws them when asked. */
    List<Point> points(SearchSpace space) {
        return switch (kind) {
            case RANDOM -> drawn(new RandomPoints(space, seed)::point);
            case SOBOL -> drawn(new SobolPoints(space, seed)::point);
        };
    }

    private interface Drawn {
        Point point(int index);
    }

    private List<Point> drawn(Drawn points) {
        return new AbstractList<>() {
            @Override
            public Point get(int index) {
                return points.point(index);
            }

            @Override
            public int size() {
                return configurations;
            }
        };
    }

    /** Elements in an order that depends on the seed and on how many there are. */
    <T> List<T> shuffled(List<T> elements) {
        long key = RandomKey.of(seed, 0, Purpose.SEARCH, -1, "grid");
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            order.add(i);
        }
        order.sort(
                Comparator.<Integer>comparingLong(i -> Threefry.bits(key, i, 0)).thenComparing(i -> i));
        return order.stream().map(elements::get).toList();
    }
}
