package dev.descent.analysis;

import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configurations that a search stopped before their last epoch, in words. */
public final class Halved {
    private Halved() {}

    /** {@code 43 of 64 configurations were stopped at epoch 3 and 14 at epoch 10.} Empty where none was. */
    public static Optional<String> sentence(Findings findings) {
        List<RankedConfiguration> halved = findings.ranking().halved();
        if (halved.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        halved.forEach(it -> counts.merge(it.halvedAt(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((epoch, count) -> parts.add(
                parts.isEmpty()
                        ? count + " of " + findings.ranking().all().size() + " configurations "
                                + (count == 1 ? "was" : "were") + " stopped at epoch " + epoch
                        : count + " at epoch " + epoch));
        return Optional.of(Phrases.and(parts) + ".");
    }
}
