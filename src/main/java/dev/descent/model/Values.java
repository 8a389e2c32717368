package dev.descent.model;

import dev.descent.model.KeyPath.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows paths through values. Values are never changed: setting one makes new values on the way to it and shares all others.
 *
 * <p>Values are what {@link Shape} names: numbers, texts, components, lists, and maps from names.
 */
public final class Values {
    /** Stands for an element that is left out until all indices have been followed. */
    private static final Object LEFT_OUT = new Object();

    private Values() {}

    /** What stands at the end of some steps down from {@code value}, by default too; nothing if nothing does. */
    public static Optional<Object> find(Object value, List<Step> steps) {
        Optional<Object> found = Optional.of(value);
        for (Step step : steps) {
            found = found.flatMap(it -> child(it, step));
        }
        return found;
    }

    /**
     * {@code file} with another value at a path.
     *
     * @param value empty to leave out what stands there: a key, or an element of a list
     * @throws UnknownPath if the path leads to nothing that a value could be set at
     */
    public static Component with(Component file, KeyPath path, Optional<Object> value) throws UnknownPath {
        return (Component) with(file, path.steps(), 0, value);
    }

    /**
     * A value with another one below it, where something stands already.
     *
     * @throws IllegalArgumentException if nothing stands there
     */
    public static Object with(Object whole, List<Step> below, Optional<Object> value) {
        try {
            return with(whole, below, 0, value);
        } catch (UnknownPath unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }

    /** {@code list} without the elements that were left out. */
    public static List<?> withoutGaps(List<?> list) {
        if (!list.contains(LEFT_OUT)) {
            return list;
        }
        return list.stream().filter(element -> element != LEFT_OUT).toList();
    }

    private static Optional<Object> child(Object value, Step step) {
        if (step instanceof Step.Key key) {
            if (value instanceof Component component) {
                return component.find(key.name());
            }
            return value instanceof Map<?, ?> map ? Optional.ofNullable(map.get(key.name())) : Optional.empty();
        }
        return step instanceof Step.Index index && value instanceof List<?> list
                ? index.in(list.size()).map(list::get)
                : Optional.empty();
    }

    private static Object with(Object whole, List<Step> steps, int i, Optional<Object> value) throws UnknownPath {
        Step step = steps.get(i);
        if (step instanceof Step.Key key) {
            return withKey(whole, steps, i, key.name(), value);
        }
        if (!(whole instanceof List<?> list)) {
            throw UnknownPath.of(text(steps, i + 1), text(steps, i) + " is " + description(whole) + ", not a list");
        }
        return step instanceof Step.Index index
                ? withElement(list, steps, i, index, value)
                : withEvery(list, steps, i, value);
    }

    private static Object withKey(Object whole, List<Step> steps, int i, String name, Optional<Object> value)
            throws UnknownPath {
        boolean last = i == steps.size() - 1;
        if (whole instanceof Component component) {
            Optional<Parameter> parameter = component.type().parameter(name);
            if (parameter.isEmpty()) {
                throw UnknownPath.noParameter(text(steps, i + 1), owner(component, i), component.type(), name);
            }
            if (last && value.isEmpty()) {
                return component.without(name);
            }
            Object child = last
                    ? admitted(component, parameter.get(), steps, value.get())
                    : inside(component, parameter.get(), steps, i);
            return component.with(name, last ? child : with(child, steps, i + 1, value));
        }
        if (whole instanceof Map<?, ?> map) {
            Map<String, Object> changed = new LinkedHashMap<>();
            map.forEach((k, v) -> changed.put((String) k, v));
            if (!last && !changed.containsKey(name)) {
                throw UnknownPath.absent(text(steps, i + 2), text(steps, i + 1));
            }
            if (last && value.isEmpty()) {
                changed.remove(name);
                return Collections.unmodifiableMap(changed);
            }
            changed.put(name, last ? value.get() : with(changed.get(name), steps, i + 1, value));
            return Collections.unmodifiableMap(changed);
        }
        if (whole == LEFT_OUT) {
            return whole;
        }
        throw UnknownPath.of(text(steps, i + 1), text(steps, i) + " is " + description(whole) + " and has no " + name);
    }

    private static Object admitted(Component component, Parameter parameter, List<Step> steps, Object value)
            throws UnknownPath {
        if (!parameter.shape().admits(value)) {
            throw UnknownPath.of(
                    text(steps, steps.size()),
                    component.name() + " takes another kind of value or another range there");
        }
        return value;
    }

    /** What stands at a key, or what its absence means: a default, a section with nothing in it. */
    private static Object inside(Component component, Parameter parameter, List<Step> steps, int i) throws UnknownPath {
        Optional<Object> there = component.find(parameter.name());
        if (there.isPresent()) {
            return there.get();
        }
        if (parameter.shape() instanceof Shape.Section section) {
            return Component.of(section.type());
        }
        if (parameter.shape() instanceof Shape.MapOf) {
            return Map.of();
        }
        throw UnknownPath.absent(text(steps, i + 2), text(steps, i + 1));
    }

    private static Object withElement(List<?> list, List<Step> steps, int i, Step.Index index, Optional<Object> value)
            throws UnknownPath {
        Optional<Integer> at = index.in(list.size());
        if (at.isEmpty()) {
            throw UnknownPath.noElement(text(steps, i + 1), text(steps, i), list.size());
        }
        List<Object> changed = new ArrayList<>(list);
        boolean last = i == steps.size() - 1;
        changed.set(at.get(), last ? value.orElse(LEFT_OUT) : with(list.get(at.get()), steps, i + 1, value));
        return Collections.unmodifiableList(changed);
    }

    private static Object withEvery(List<?> list, List<Step> steps, int i, Optional<Object> value) throws UnknownPath {
        List<Object> changed = new ArrayList<>(list);
        boolean any = false;
        UnknownPath missing = UnknownPath.of(text(steps, steps.size()), text(steps, i) + " has no elements");
        for (int e = 0; e < changed.size(); e++) {
            try {
                changed.set(e, i == steps.size() - 1 ? value.orElse(LEFT_OUT) : with(list.get(e), steps, i + 1, value));
                any = true;
            } catch (UnknownPath notInThisOne) {
                missing = UnknownPath.of(
                        text(steps, steps.size()),
                        "no element of " + text(steps, i) + " has it",
                        notInThisOne.remedy());
            }
        }
        if (!any) {
            throw missing;
        }
        return Collections.unmodifiableList(changed);
    }

    private static String owner(Component component, int depth) {
        return depth == 0 ? "the file" : component.label();
    }

    private static String description(Object value) {
        return value instanceof Component component
                ? component.label()
                : value instanceof List
                        ? "a list"
                        : value instanceof Number ? "a number" : value instanceof Map ? "a mapping" : "a single value";
    }

    private static String text(List<Step> steps, int end) {
        return KeyPath.text(steps.subList(0, end));
    }
}
