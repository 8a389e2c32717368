package dev.descent.analysis;

import dev.descent.model.ComparisonSpec.Entrant;
import dev.descent.number.NumberText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A value that was chosen of those that a competitor was tuned by.
 *
 * @param key what it is the value of
 * @param text as tables print it
 * @param end which end of the numbers that were tried it is, {@code lower} or {@code upper}; empty if it lies between others, or is no number
 * @param tried how many different numbers were tried
 */
public record TunedValue(String key, String text, Optional<String> end, int tried) {
    /** Of fewer numbers any may well be an end. */
    private static final int FEWEST = 3;

    /**
     * The values of a configuration that was chosen among some of the same competitor.
     *
     * @param tied those of the others that are as good: where one of them has a number between others, the chosen one is at no end
     */
    static List<TunedValue> of(Entrant chosen, List<Entrant> all, List<Entrant> tied) {
        return chosen.tuned().entrySet().stream()
                .map(it -> {
                    TunedValue value = of(it, all);
                    boolean inside = tied.stream()
                            .flatMap(other -> other.tuned().entrySet().stream())
                            .anyMatch(other -> other.getKey().equals(it.getKey())
                                    && of(other, all).end().isEmpty());
                    return inside ? new TunedValue(value.key(), value.text(), Optional.empty(), value.tried()) : value;
                })
                .toList();
    }

    private static TunedValue of(Map.Entry<String, Object> chosen, List<Entrant> all) {
        if (!(chosen.getValue() instanceof Number number)) {
            return new TunedValue(chosen.getKey(), chosen.getValue().toString(), Optional.empty(), 0);
        }
        TreeSet<Double> tried = new TreeSet<>();
        for (Entrant other : all) {
            if (other.tuned().get(chosen.getKey()) instanceof Number value) {
                tried.add(value.doubleValue());
            }
        }
        double own = number.doubleValue();
        Optional<String> end = tried.size() < FEWEST
                ? Optional.empty()
                : own == tried.first()
                        ? Optional.of("lower")
                        : own == tried.last() ? Optional.of("upper") : Optional.empty();
        return new TunedValue(chosen.getKey(), NumberText.written(own), end, tried.size());
    }

    /** {@code learning_rate 0.1, at the upper end}. */
    @Override
    public String toString() {
        return key + " " + text + end.map(it -> ", at the " + it + " end").orElse("");
    }
}
