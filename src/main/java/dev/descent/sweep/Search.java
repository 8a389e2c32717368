package dev.descent.sweep;

import dev.descent.number.Purpose;
import dev.descent.number.RandomKey;
import dev.descent.number.Threefry;
import dev.descent.sweep.search.Point;
import dev.descent.sweep.search.RandomPoints;
import dev.descent.sweep.search.Rung;
import dev.descent.sweep.search.Rungs;
import dev.descent.sweep.search.SearchSpace;
import dev.descent.sweep.search.SobolPoints;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Draws configurations.
 *
 * @param kind how
 * @param configurations how many of each combination of what is not drawn; 0 for all of them in random order
 * @param seed the file's
 * @param proposing of {@link Kind#TPE}, else empty
 * @param halving of searches that compare before the last epoch, else empty
 */
public record Search(
        Kind kind, int configurations, long seed, Optional<Proposing> proposing, Optional<Halving> halving) {
    /** The most different keys that a Sobol sequence has coordinates for. */
    public static final int MOST_SOBOL_KEYS = SobolPoints.MOST_PATHS;

    /** How points are drawn. */
    public enum Kind {
        RANDOM,
        SOBOL,
        TPE,
        SUCCESSIVE_HALVING,
        HYPERBAND
    }

    /**
     * How points are proposed from what came of others.
     *
     * @param startup how many random points come first
     * @param batch how many are proposed before their outcomes are told
     * @param candidates how many each is chosen from
     */
    public record Proposing(int startup, int batch, int candidates) {}

    /**
     * How configurations are stopped.
     *
     * @param eta one of so many goes on
     * @param brackets the rungs of each bracket, as far as no configuration is missing
     */
    public record Halving(int eta, List<List<Rung>> brackets) {
        public Halving {
            brackets = List.copyOf(brackets);
        }

        /** The number of configurations that begin. */
        int configurations() {
            return brackets.stream()
                    .mapToInt(bracket -> bracket.get(0).configurations())
                    .sum();
        }

        /** The rungs of a bracket of which {@code configurations} begin. */
        List<Rung> rungs(int bracket, int configurations) {
            return Rungs.bracket(
                    configurations,
                    eta,
                    brackets.get(bracket).stream().map(Rung::epochs).toList());
        }

        /** The bracket of a point: the first ones have the first points. */
        int bracketOf(int point) {
            int bracket = 0;
            int end = brackets.get(0).get(0).configurations();
            while (point >= end) {
                bracket++;
                end += brackets.get(bracket).get(0).configurations();
            }
            return bracket;
        }
    }

    /** A search that knows its points beforehand and trains each to its end. */
    public Search(Kind kind, int configurations, long seed) {
        this(kind, configurations, seed, Optional.empty(), Optional.empty());
    }

    /** Tree-structured Parzen estimators. */
    public static Search proposing(int configurations, long seed, Proposing proposing) {
        return new Search(Kind.TPE, configurations, seed, Optional.of(proposing), Optional.empty());
    }

    /** Successive halving or Hyperband. */
    public static Search halving(Kind kind, long seed, Halving halving) {
        return new Search(kind, halving.configurations(), seed, Optional.empty(), Optional.of(halving));
    }

    /** The points of a space that no outcome decides on; a list that draws them when asked. */
    List<Point> points(SearchSpace space) {
        return switch (kind) {
            case RANDOM, TPE, SUCCESSIVE_HALVING, HYPERBAND -> drawn(new RandomPoints(space, seed)::point);
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
                return proposing.map(Proposing::startup).orElse(configurations);
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
