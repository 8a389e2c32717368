package dev.descent.sweep;

import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.sweep.Axis.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what a swept value says from what it leaves to defaults. {@code optimizer: {sgd: {momentum: 0.9}}} in a case overrides an axis
 * over {@code optimizer.momentum}, which it says, and not one over {@code optimizer.learning_rate}, which it leaves to its default.
 */
final class Explicit {
    private Explicit() {}

    /**
     * Whether a setting says what stands at a path at or below its own: that it gives it, in whatever option of an axis inside it, or
     * that all of it is left out.
     */
    static boolean says(Setting setting, KeyPath path) {
        return setting.value().value().isEmpty()
                || find(setting.value().value().get(), path.below(setting.path()))
                        .isPresent()
                || setting.inner().stream().anyMatch(axis -> saysInside(axis, path));
    }

    private static boolean saysInside(Axis inner, KeyPath path) {
        return inner.options().stream()
                .map(option -> option.settings().get(0))
                .anyMatch(setting -> path.startsWith(setting.path()) && says(setting, path));
    }

    /** What is given at the end of some steps down from a value. */
    static Optional<Object> find(Object value, List<Step> below) {
        Optional<Object> found = Optional.of(value);
        for (Step step : below) {
            found = found.flatMap(it -> child(it, step));
        }
        return found;
    }

    private static Optional<Object> child(Object value, Step step) {
        if (step instanceof Step.Key key) {
            Map<?, ?> given = value instanceof Component component
                    ? component.given()
                    : value instanceof Map<?, ?> map ? map : Map.of();
            return Optional.ofNullable(given.get(key.name()));
        }
        return step instanceof Step.Index index && value instanceof List<?> list
                ? index.in(list.size()).map(list::get)
                : Optional.empty();
    }
}
