package dev.descent.sweep;

import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.Values;
import dev.descent.problem.Located;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Combinations to leave out: those whose trial has all of some values. A component matches by its name and by the parameters
 * that the exclusion gives: {@code adam} matches every {@code adam}.
 *
 * @param at where it is written
 * @param text what it says, {@code {optimizer: adam, learning_rate: 1}}
 * @param caseName the case it names, if it names one
 * @param values the values it names
 */
public record Exclusion(Located at, String text, Optional<String> caseName, List<Value> values) {
    public Exclusion {
        values = List.copyOf(values);
    }

    /**
     * A key and the value that it must have.
     *
     * @param value empty if the key must be absent
     */
    public record Value(KeyPath path, Optional<Object> value) {}

    /** Whether a trial of this file and case is left out. */
    boolean matches(Component file, Optional<String> trialsCase) {
        if (caseName.isPresent() && !trialsCase.equals(caseName)) {
            return false;
        }
        for (Value wanted : values) {
            Optional<Object> there = Values.find(file, wanted.path().steps());
            boolean same = wanted.value().isPresent() && there.isPresent()
                    ? matches(wanted.value().get(), there.get())
                    : wanted.value().isEmpty() && there.isEmpty();
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(Object wanted, Object actual) {
        if (wanted instanceof Component some && actual instanceof Component whole) {
            return some.type().equals(whole.type())
                    && some.given().entrySet().stream()
                            .allMatch(entry -> whole.find(entry.getKey())
                                    .filter(value -> matches(entry.getValue(), value))
                                    .isPresent());
        }
        if (wanted instanceof Map<?, ?> some && actual instanceof Map<?, ?> whole) {
            return some.entrySet().stream()
                    .allMatch(entry ->
                            whole.containsKey(entry.getKey()) && matches(entry.getValue(), whole.get(entry.getKey())));
        }
        if (wanted instanceof List<?> some && actual instanceof List<?> whole) {
            boolean same = some.size() == whole.size();
            for (int i = 0; same && i < some.size(); i++) {
                same = matches(some.get(i), whole.get(i));
            }
            return same;
        }
        return wanted instanceof Double a && actual instanceof Double b ? a.doubleValue() == b : wanted.equals(actual);
    }
}
