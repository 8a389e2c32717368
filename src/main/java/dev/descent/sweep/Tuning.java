package dev.descent.sweep;

import dev.descent.sweep.search.Point;
import dev.descent.sweep.search.RandomPoints;
import dev.descent.sweep.search.SearchSpace;
import dev.descent.sweep.search.SobolPoints;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Draws what competitors are tuned by: for each of them the points of the same indices, so that a key that two of them tune has the same
 * quantiles for both.
 *
 * @param evenly whether by a Sobol sequence, which fills the space evenly; else at random
 * @param configurations how many of each competitor
 * @param seed the file's
 * @param studies how often, each time other points
 */
public record Tuning(boolean evenly, int configurations, long seed, int studies) {
    /** The points of a study, from 1; of a space that has no more, every point once. */
    List<Point> points(SearchSpace space, int study) {
        if (space.size().orElse(Long.MAX_VALUE) <= configurations) {
            return space.points();
        }
        IntFunction<Point> drawn = evenly
                ? new SobolPoints(space, seed, study - 1)::point
                : new RandomPoints(space, seed, study - 1)::point;
        return IntStream.range(0, configurations).mapToObj(drawn).toList();
    }
}
