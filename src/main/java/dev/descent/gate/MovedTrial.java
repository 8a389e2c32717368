package dev.descent.gate;

import java.util.List;

/**
 * A trial of which two results folders say different things.
 *
 * @param name {@code trial 7 (optimizer=adam, repeat 2)}, in the first folder's numbers
 * @param count how many differences are about it
 * @param first the first of them
 */
public record MovedTrial(String name, long count, List<Difference> first) {
    public MovedTrial {
        first = List.copyOf(first);
    }
}
