package dev.descent.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A component with all its parameters resolved: Adam with these rates, Dense with these units. Values have the Java types that
 * {@link Shape} names, in the order of the type's parameters; an absent parameter has no entry.
 */
public record Component(ComponentType type, Map<String, Object> values) {
    public Component {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A component with its defaults.
     *
     * @throws IllegalArgumentException if a parameter is required
     */
    public static Component of(ComponentType type) {
        return of(type, Map.of());
    }

    /**
     * A component with the defaults of everything that {@code given} does not set.
     *
     * @throws IllegalArgumentException if {@code given} has an unknown key or a required parameter is missing
     */
    public static Component of(ComponentType type, Map<String, ?> given) {
        for (String key : given.keySet()) {
            if (type.parameter(key).isEmpty()) {
                throw new IllegalArgumentException(type.name() + " has no parameter " + key);
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter p : type.parameters()) {
            Object value = given.get(p.name());
            if (value == null) {
                if (p.required()) {
                    throw new IllegalArgumentException(type.name() + " needs " + p.name());
                }
                value = p.fallback().orElse(null);
            }
            if (value != null) {
                values.put(p.name(), value);
            }
        }
        return new Component(type, values);
    }

    public String name() {
        return type.name();
    }

    public boolean is(String name) {
        return type.name().equals(name);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public double real(String key) {
        return ((Number) get(key)).doubleValue();
    }

    /** A whole number that the vocabulary keeps within the range of an int. */
    public int whole(String key) {
        return Math.toIntExact((Long) get(key));
    }

    public boolean flag(String key) {
        return (Boolean) get(key);
    }

    public String text(String key) {
        return (String) get(key);
    }

    public Component component(String key) {
        return (Component) get(key);
    }

    @SuppressWarnings("unchecked")
    public <T> List<T> list(String key) {
        return (List<T>) get(key);
    }

    public Optional<Object> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** This component with one parameter set anew. */
    public Component with(String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>();
        for (Parameter p : type.parameters()) {
            Object v = p.name().equals(key) ? value : values.get(p.name());
            if (v != null) {
                changed.put(p.name(), v);
            }
        }
        return new Component(type, changed);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Component component
                        && type.equals(component.type)
                        && values.equals(component.values);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + values.hashCode();
    }

    private Object get(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(type.name() + " has no " + key);
        }
        return value;
    }
}
