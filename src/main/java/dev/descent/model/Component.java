package dev.descent.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A component with its parameters: Adam with these rates, Dense with these units. What is not given has its default. Values have the
 * Java types that {@link Shape} names.
 *
 * <p>Components are equal if all their values are, given or not, whatever alias they were written by.
 */
public final class Component {
    private final ComponentType type;
    private final String label;
    private final Map<String, Object> given;
    /** Made when it is asked for; the same whoever makes it. */
    private Map<String, Object> values;

    private int hash;
    private Boolean whole;

    private Component(ComponentType type, String label, Map<String, Object> given) {
        this.type = type;
        this.label = label;
        this.given = given;
    }

    /** A component with its defaults; a required parameter is absent. */
    public static Component of(ComponentType type) {
        return new Component(type, type.name(), Map.of());
    }

    /**
     * A component with the defaults of everything that {@code given} does not set; a required parameter may be absent, for a sweep
     * to set it.
     *
     * @throws IllegalArgumentException if {@code given} has an unknown key
     */
    public static Component of(ComponentType type, Map<String, ?> given) {
        return of(type, type.name(), given);
    }

    /**
     * As {@link #of(ComponentType, Map)}, of a component that was written by an alias.
     *
     * @param label the name or alias that tables print
     */
    public static Component of(ComponentType type, String label, Map<String, ?> given) {
        for (String key : given.keySet()) {
            if (type.parameter(key).isEmpty()) {
                throw new IllegalArgumentException(type.name() + " has no parameter " + key);
            }
        }
        return new Component(type, label, Collections.unmodifiableMap(new LinkedHashMap<>(given)));
    }

    public ComponentType type() {
        return type;
    }

    public String name() {
        return type.name();
    }

    /** The name as it was written: the component's own, or an alias. */
    public String label() {
        return label;
    }

    /** The name that its user gave it; empty if it has none, or its kind has no such names. */
    public Optional<String> ownName() {
        boolean custom = type.kind() == Kind.OPTIMIZER && given.containsKey(OptimizerTypes.CUSTOM_NAME);
        return custom ? Optional.of(text(OptimizerTypes.CUSTOM_NAME)) : Optional.empty();
    }

    /** What was given explicitly, in the order in which it was written. */
    public Map<String, Object> given() {
        return given;
    }

    /** Every value, defaults included, in the order of the type's parameters; an absent parameter has no entry. */
    public Map<String, Object> values() {
        Map<String, Object> all = values;
        if (all == null) {
            Map<String, Object> made = new LinkedHashMap<>();
            for (Parameter p : type.parameters()) {
                Object value = given.get(p.name());
                if (value == null) {
                    value = p.fallback().orElse(null);
                }
                if (value != null) {
                    made.put(p.name(), value);
                }
            }
            all = Collections.unmodifiableMap(made);
            values = all;
        }
        return all;
    }

    public boolean is(String name) {
        return type.name().equals(name);
    }

    public boolean has(String key) {
        return find(key).isPresent();
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

    /** A value, given or by default; empty if the parameter is absent or the type has none of that name. */
    public Optional<Object> find(String key) {
        Object value = given.get(key);
        if (value != null) {
            return Optional.of(value);
        }
        Optional<Parameter> parameter = type.parameter(key);
        return parameter.isPresent() ? parameter.get().fallback() : Optional.empty();
    }

    /** Whether everything that is required is given, here and in what is given. */
    public boolean isWhole() {
        Boolean known = whole;
        if (known == null) {
            known = givesWhatIsRequired() && areWhole(given.values());
            whole = known;
        }
        return known;
    }

    private boolean givesWhatIsRequired() {
        for (Parameter parameter : type.parameters()) {
            if (parameter.required() && !given.containsKey(parameter.name())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(Object value) {
        if (value instanceof Component component) {
            return component.isWhole();
        }
        if (value instanceof List<?> list) {
            return areWhole(list);
        }
        return !(value instanceof Map<?, ?> map) || areWhole(map.values());
    }

    private static boolean areWhole(Collection<?> values) {
        for (Object value : values) {
            if (!isWhole(value)) {
                return false;
            }
        }
        return true;
    }

    /** This component with one parameter set anew; it keeps its place among those that are given, a new one comes last. */
    public Component with(String key, Object value) {
        if (type.parameter(key).isEmpty()) {
            throw new IllegalArgumentException(type.name() + " has no parameter " + key);
        }
        Map<String, Object> changed = new LinkedHashMap<>(given);
        changed.put(key, Objects.requireNonNull(value));
        return new Component(type, label, Collections.unmodifiableMap(changed));
    }

    /** This component with one parameter left out. */
    public Component without(String key) {
        if (!given.containsKey(key)) {
            return this;
        }
        Map<String, Object> changed = new LinkedHashMap<>(given);
        changed.remove(key);
        return new Component(type, label, Collections.unmodifiableMap(changed));
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Component component
                        && type.equals(component.type)
                        && values().equals(component.values())
                        && hasTheOrderOf(component);
    }

    /** Whether mappings whose order matters have the same, where both components have the same values. */
    private boolean hasTheOrderOf(Component other) {
        for (Parameter parameter : type.parameters()) {
            if (parameter.shape() instanceof Shape.MapOf map
                    && map.ordered()
                    && values().get(parameter.name()) instanceof Map<?, ?> mine
                    && other.values().get(parameter.name()) instanceof Map<?, ?> others
                    && !List.copyOf(mine.keySet()).equals(List.copyOf(others.keySet()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = 31 * type.hashCode() + values().hashCode();
        }
        return hash;
    }

    private Object get(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException(type.name() + " has no " + key));
    }
}
