package dev.descent.model;

import dev.descent.model.KeyPath.Step;
import dev.descent.problem.Located;
import dev.descent.problem.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a value and everything inside it was written, and what stands there, also where it is wrong.
 *
 * @param position of the value
 * @param key the position of the key that it stands at; the value's own if there is none
 * @param description what was written, in a sentence: "a number", "a list"
 * @param type the component or section that was written, if it is one and known
 * @param parts what a component, a section or a mapping gives, by key
 * @param elements those of a list
 */
public record Origin(
        Position position,
        Position key,
        String description,
        Optional<ComponentType> type,
        Map<String, Origin> parts,
        List<Origin> elements)
        implements Located {
    public Origin {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        elements = List.copyOf(elements);
    }

    /** Of a value without parts. */
    public static Origin of(Position position, Position key, String description) {
        return new Origin(position, key, description, Optional.empty(), Map.of(), List.of());
    }

    /** Of a component that stands somewhere by default: nothing of it was written. */
    static Origin byDefault(ComponentType type) {
        Position nowhere = Position.ofFile("");
        return new Origin(nowhere, nowhere, type.name(), Optional.of(type), Map.of(), List.of());
    }

    /** The key, as something to point at. */
    public Located atKey() {
        return () -> key;
    }

    /** What stands one step further down, if something does. */
    public Optional<Origin> child(Step step) {
        if (step instanceof Step.Key it) {
            return Optional.ofNullable(parts.get(it.name()));
        }
        return step instanceof Step.Index it ? it.in(elements.size()).map(elements::get) : Optional.empty();
    }

    /** What stands at the end of some steps or, if nothing does, the innermost of what it would stand in. */
    public Origin nearest(List<Step> steps) {
        Origin nearest = this;
        for (Step step : steps) {
            Optional<Origin> child = nearest.child(step);
            if (child.isEmpty()) {
                return nearest;
            }
            nearest = child.get();
        }
        return nearest;
    }

    /** This origin with what stands at the end of some steps set anew; what is missing on the way is made a mapping. */
    public Origin with(List<Step> steps, Origin there) {
        if (steps.isEmpty()) {
            return there;
        }
        List<Step> rest = steps.subList(1, steps.size());
        if (steps.get(0) instanceof Step.Key it) {
            Origin child = child(it).orElseGet(() -> of(there.position, there.key, "a mapping"));
            return with(it.name(), child.with(rest, there));
        }
        List<Origin> changed = new ArrayList<>(elements);
        for (int i = 0; i < changed.size(); i++) {
            boolean here = !(steps.get(0) instanceof Step.Index index)
                    || index.in(changed.size()).orElse(-1) == i;
            if (here) {
                changed.set(i, changed.get(i).with(rest, there));
            }
        }
        return new Origin(position, key, description, type, parts, changed);
    }

    /** This origin with one part set anew. */
    public Origin with(String name, Origin part) {
        Map<String, Origin> changed = new LinkedHashMap<>(parts);
        changed.put(name, part);
        return new Origin(position, key, description, type, changed, elements);
    }

    /** This origin with one part left out. */
    public Origin without(String name) {
        Map<String, Origin> changed = new LinkedHashMap<>(parts);
        changed.remove(name);
        return new Origin(position, key, description, type, changed, elements);
    }
}
