package dev.descent.model;

import dev.descent.model.KeyPath.Step;
import dev.descent.problem.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place in what was written: the form that values have there and, if something stands there, where it stands. Paths are followed
 * over origins, so that a place is found also where a value beside it is wrong.
 *
 * @param shape the form of values there
 * @param origin what stands there; empty if the key is left out
 */
public record Place(Shape shape, Optional<Origin> origin) {
    /**
     * The place at the end of some steps down from this one.
     *
     * @param above the path to this place, for messages; empty for the file
     * @throws UnknownPath if there is no such place
     */
    public Place down(List<Step> above, List<Step> steps) throws UnknownPath {
        Place place = this;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Every) {
                return place.downAny(joined(above, steps.subList(0, i)), steps.subList(i + 1, steps.size()));
            }
            if (place.isList() && KeyPath.isPosition(steps.get(i))) {
                List<Step> all = joined(above, steps);
                throw UnknownPath.of(
                        KeyPath.text(all),
                        KeyPath.text(joined(above, steps.subList(0, i))) + " is a list",
                        new Remedy("write " + KeyPath.text(KeyPath.withPositions(all)), ""));
            }
            place = place.child(joined(above, steps.subList(0, i)), steps.get(i));
        }
        return place;
    }

    /** The parameter of that name, if what stands here is a section or a component that has it. */
    public Optional<Parameter> parameter(String name) {
        Shape form = form();
        Optional<ComponentType> type =
                form instanceof Shape.Section section ? Optional.of(section.type()) : origin.flatMap(Origin::type);
        return type.flatMap(it -> it.parameter(name));
    }

    /** The place at the end of the steps in the first element that has one. */
    private Place downAny(List<Step> above, List<Step> rest) throws UnknownPath {
        List<Origin> elements = listed(above, new Step.Every());
        UnknownPath last = null;
        for (int e = 0; e < elements.size(); e++) {
            try {
                Place element = new Place(((Shape.ListOf) form()).element(), Optional.of(elements.get(e)));
                return element.down(joined(above, List.of(new Step.Index(e))), rest);
            } catch (UnknownPath notInThisOne) {
                last = notInThisOne;
            }
        }
        String path = KeyPath.text(joined(joined(above, List.of(new Step.Every())), rest));
        if (last != null && last.malformed()) {
            throw last;
        }
        throw UnknownPath.of(path, "no element of " + KeyPath.text(above) + " has it");
    }

    private Place child(List<Step> above, Step step) throws UnknownPath {
        if (step instanceof Step.Key key) {
            return child(above, key.name());
        }
        Step.Index index = (Step.Index) step;
        List<Origin> elements = listed(above, step);
        String owner = KeyPath.text(above);
        Optional<Integer> at = index.in(elements.size());
        if (at.isEmpty()) {
            throw UnknownPath.noElement(KeyPath.text(joined(above, List.of(step))), owner, elements.size());
        }
        return new Place(((Shape.ListOf) form()).element(), Optional.of(elements.get(at.get())));
    }

    /** The elements of the list that stands here. */
    private List<Origin> listed(List<Step> above, Step step) throws UnknownPath {
        String path = KeyPath.text(joined(above, List.of(step)));
        if (origin.isEmpty()) {
            throw UnknownPath.absent(path, KeyPath.text(above));
        }
        if (!(form() instanceof Shape.ListOf) || !origin.get().description().equals("a list")) {
            throw UnknownPath.of(
                    path, KeyPath.text(above) + " is " + origin.get().description() + ", not a list");
        }
        return origin.get().elements();
    }

    private Place child(List<Step> above, String name) throws UnknownPath {
        String path = KeyPath.text(joined(above, List.of(new Step.Key(name))));
        String owner = above.isEmpty() ? "the file" : KeyPath.text(above);
        Shape form = form();
        Optional<Origin> part =
                origin.flatMap(it -> Optional.ofNullable(it.parts().get(name)));
        if (form instanceof Shape.Section section) {
            return parameter(section.type(), owner, name, part, path);
        }
        if (form instanceof Shape.MapOf map) {
            return new Place(map.value(), part);
        }
        if (form instanceof Shape.Named named) {
            if (origin.isEmpty()) {
                throw UnknownPath.absent(path, KeyPath.text(above));
            }
            ComponentType type = origin.get().type().orElse(null);
            if (type == null) {
                throw UnknownPath.malformed(
                        path, owner + " is not " + named.kind().withArticle());
            }
            return parameter(type, type.name(), name, part, path);
        }
        if (origin.isEmpty()) {
            throw UnknownPath.absent(path, KeyPath.text(above));
        }
        String why = owner + " is " + origin.get().description() + " and has no " + name;
        throw form instanceof Shape.Real || form instanceof Shape.Whole
                ? UnknownPath.of(path, why)
                : UnknownPath.malformed(path, why);
    }

    private static Place parameter(ComponentType type, String owner, String name, Optional<Origin> part, String path)
            throws UnknownPath {
        Optional<Parameter> parameter = type.parameter(name);
        if (parameter.isEmpty()) {
            throw UnknownPath.noParameter(path, owner, type, name);
        }
        return new Place(parameter.get().shape(), part.or(() -> byDefault(parameter.get())));
    }

    /** A component that stands there by default can be reached into. */
    private static Optional<Origin> byDefault(Parameter parameter) {
        return parameter.fallback().orElse(null) instanceof Component component
                        && parameter.shape() instanceof Shape.Named
                ? Optional.of(Origin.byDefault(component.type()))
                : Optional.empty();
    }

    private boolean isList() {
        return form() instanceof Shape.ListOf
                && origin.filter(it -> it.description().equals("a list")).isPresent();
    }

    /** The form that what stands here has, where several are possible. */
    private Shape form() {
        if (!(shape instanceof Shape.Either either) || origin.isEmpty()) {
            return shape;
        }
        Origin it = origin.get();
        for (Shape form : either.forms()) {
            boolean fits = it.type().isPresent()
                    ? form instanceof Shape.Named named
                                    && named.kind() == it.type().get().kind()
                            || form instanceof Shape.Section section
                                    && section.type() == it.type().get()
                    : it.description().equals("a list")
                            ? form instanceof Shape.ListOf
                            : it.description().equals("a mapping")
                                    ? form instanceof Shape.MapOf
                                            || form instanceof Shape.Section section
                                                    && it.parts().keySet().stream()
                                                            .allMatch(key -> section.type()
                                                                    .parameter(key)
                                                                    .isPresent())
                                    : !(form instanceof Shape.Named
                                            || form instanceof Shape.ListOf
                                            || form instanceof Shape.MapOf);
            if (fits) {
                return form;
            }
        }
        return shape;
    }

    private static List<Step> joined(List<Step> above, List<Step> more) {
        return Stream.concat(above.stream(), more.stream()).toList();
    }
}
