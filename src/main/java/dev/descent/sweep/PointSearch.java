package dev.descent.sweep;

import dev.descent.sweep.search.Observation;
import dev.descent.sweep.search.Point;
import dev.descent.sweep.search.TreeParzen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;

/**
 * The search of one combination of what is not drawn: random points, then points proposed from what came of those before. A point that
 * an earlier one equals, or that is excluded, uses up its index and is not tried.
 */
final class PointSearch {
    /** Of a larger space the points are not looked at one by one to tell how many are left. */
    private static final int MOST_POINTS = 4096;

    private final Drawing drawing;
    private final Search search;
    private final Predicate<Combination> excluded;
    private final TreeParzen model;
    private final Set<Point> known = new HashSet<>();
    /** In the order in which they were tried, with the number of the configuration. */
    private final List<Tried> tried = new ArrayList<>();

    private final List<Combination> leftOut = new ArrayList<>();

    private int used;
    private boolean exhausted;

    private record Tried(int number, Point point) {}

    PointSearch(Drawing drawing, Search search, Predicate<Combination> excluded) {
        this.drawing = drawing;
        this.search = search;
        this.excluded = excluded;
        this.model = new TreeParzen(
                drawing.space(), search.seed(), search.proposing().orElseThrow().candidates());
    }

    /**
     * Tries the random points.
     *
     * @param number of the first configuration
     * @return how many are tried
     */
    int start(int number) {
        List<Combination> combinations = new ArrayList<>();
        for (Point point : search.points(drawing.space())) {
            used++;
            if (known.add(point)) {
                tryOut(point, number, combinations);
            }
        }
        noteExhaustion();
        leftOut.clear();
        return combinations.size();
    }

    /** What it has proposed after the random points that was excluded. */
    List<Combination> leftOut() {
        return List.copyOf(leftOut);
    }

    /** That nothing new is left is known as soon as all points of a space are, before the next is asked for. */
    private void noteExhaustion() {
        exhausted |= used < search.configurations() && known.size() == size();
    }

    /** Whether it ended because nothing new was left to propose. */
    boolean isExhausted() {
        return exhausted;
    }

    /** How many different points there are at most; the largest number if they can't be counted. */
    long size() {
        return drawing.space().size().orElse(Long.MAX_VALUE);
    }

    /** How many points it may still propose, those that are excluded among them. */
    long left() {
        return Math.min(search.configurations() - used, Math.max(0, size() - known.size()));
    }

    /** How many of these may be tried: of few points those that are excluded are known. */
    long leftToTry() {
        if (size() > MOST_POINTS) {
            return left();
        }
        long others = drawing.space().points().stream()
                .filter(point -> !known.contains(point) && !excluded.test(drawing.at(point)))
                .count();
        return Math.min(left(), others);
    }

    /** Whether nothing is left to propose: as many were as the file asks for, or the space has no other point. */
    boolean hasEnded() {
        return exhausted || used == search.configurations();
    }

    /**
     * Proposes a batch.
     *
     * @param number of the first configuration
     * @param values what came of configurations, less is better; NaN where nothing did that counts
     * @return what is tried of it
     */
    List<Combination> propose(int number, IntToDoubleFunction values) {
        List<Observation> observations = tried.stream()
                .map(it -> new Observation(it.point(), values.applyAsDouble(it.number())))
                .toList();
        List<Point> pending = new ArrayList<>();
        List<Combination> combinations = new ArrayList<>();
        for (int i = 0; i < search.proposing().orElseThrow().batch() && !hasEnded(); i++) {
            Optional<Point> point = model.propose(observations, pending, known, used);
            exhausted = point.isEmpty();
            if (point.isPresent()) {
                used++;
                known.add(point.get());
                if (tryOut(point.get(), number, combinations)) {
                    pending.add(point.get());
                }
            }
        }
        noteExhaustion();
        return combinations;
    }

    private boolean tryOut(Point point, int first, List<Combination> combinations) {
        Combination combination = drawing.at(point);
        if (excluded.test(combination)) {
            leftOut.add(combination);
            return false;
        }
        tried.add(new Tried(first + combinations.size(), point));
        combinations.add(combination);
        return true;
    }
}
