package dev.descent.sweep;

import dev.descent.sweep.search.Domain;
import dev.descent.sweep.search.Point;
import dev.descent.sweep.search.SearchSpace;
import java.util.List;

/**
 * What a search draws in one combination of all else.
 *
 * @param rest what is not drawn
 * @param space what is
 * @param axes the axis of each dimension of the space
 */
record Drawing(Combination rest, SearchSpace space, List<Integer> axes) {
    /** The combination that a point of the space stands for. */
    Combination at(Point point) {
        Combination combination = rest;
        for (int d = 0; d < axes.size(); d++) {
            if (point.isActive(d)) {
                boolean number = space.dimensions().get(d).domain() instanceof Domain.Numeric;
                combination = number
                        ? combination.with(axes.get(d), point.value(d))
                        : combination.with(axes.get(d), point.option(d));
            }
        }
        return combination;
    }
}
