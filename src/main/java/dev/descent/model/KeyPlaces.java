package dev.descent.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where in a file a key can stand, for messages about one that stands elsewhere: a walk through the shapes of the vocabulary. */
public final class KeyPlaces {
    /** A key that is known in more sections than these says little. */
    private static final int MOST_NAMED = 3;

    private KeyPlaces() {}

    /**
     * A section or a component.
     *
     * @param path how a sweep leads into it
     * @param open what is written before a key inside it
     * @param close what is written behind
     * @param inside whether it is a component, or inside one
     */
    private record Reached(ComponentType type, String path, String open, String close, boolean inside) {
        Reached below(String key, ComponentType section) {
            return new Reached(section, key(key), open + key + ": {", "}" + close, inside);
        }

        String key(String key) {
            return path.isEmpty() ? key : path + "." + key;
        }
    }

    /** The sections that have a key, those further up first, as "under sweep: confirm"; none if they are many. */
    public static List<String> sections(ComponentType file, String key) {
        List<String> sections = places(file, key).stream()
                .filter(place -> !place.inside())
                .map(Reached::path)
                .map(path -> path.isEmpty() ? "at the top level of the file" : "under " + path.replace(".", ": "))
                .toList();
        return sections.size() > MOST_NAMED ? List.of() : sections;
    }

    /** Of each kind of component that has a key the first, written as "in optimizer: {sgd: {momentum: …}}"; none if they are many. */
    public static List<String> components(ComponentType file, String key) {
        List<String> components = ofEachKind(file, key).stream()
                .map(place -> "in " + place.open() + key + ": …" + place.close())
                .toList();
        return components.size() > MOST_NAMED ? List.of() : components;
    }

    /** The path of a parameter of a component, such as {@code layers[0].units}; empty if there is none, or several. */
    public static Optional<String> path(ComponentType file, String key) {
        List<Reached> places = ofEachKind(file, key);
        return places.size() == 1 ? Optional.of(places.get(0).key(key)) : Optional.empty();
    }

    private static List<Reached> ofEachKind(ComponentType file, String key) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        return places(file, key).stream()
                .filter(place -> place.inside() && kinds.add(place.type().kind()))
                .toList();
    }

    /** Breadth first, each kind of component once. */
    private static List<Reached> places(ComponentType file, String key) {
        List<Reached> places = new ArrayList<>();
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        Deque<Reached> open = new ArrayDeque<>();
        open.add(new Reached(file, "", "", "", false));
        while (!open.isEmpty()) {
            Reached next = open.remove();
            for (Parameter parameter : next.type().parameters()) {
                if (parameter.byDescent()) {
                    continue;
                }
                if (parameter.name().equals(key)) {
                    places.add(next);
                }
                enter(next, parameter.name(), "", "", parameter.shape(), seen, open);
            }
        }
        return places;
    }

    private static void enter(
            Reached from, String key, String before, String after, Shape shape, Set<Kind> seen, Deque<Reached> open) {
        if (shape instanceof Shape.Either either) {
            either.forms().forEach(form -> enter(from, key, before, after, form, seen, open));
        } else if (shape instanceof Shape.ListOf list) {
            enter(from, key + "[0]", before + "[", "]" + after, list.element(), seen, open);
        } else if (shape instanceof Shape.Section section) {
            open.add(from.below(key, section.type()));
        } else if (shape instanceof Shape.Named named && seen.add(named.kind())) {
            for (ComponentType type : Vocabulary.of(named.kind())) {
                String written = key.replace("[0]", "") + ": " + before + "{" + type.name() + ": {";
                open.add(new Reached(type, from.key(key), from.open() + written, "}}" + after + from.close(), true));
            }
        }
    }
}
