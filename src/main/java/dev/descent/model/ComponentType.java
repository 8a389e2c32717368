package dev.descent.model;

import java.util.List;
import java.util.Optional;

/**
 * What can be written in one place of a file: a name and its parameters. The types are the lines of the {@link Vocabulary}.
 *
 * @param kind the family
 * @param name its name in the file, Keras' name first
 * @param aliases other names that mean the same
 * @param about what it is in a sentence or two, with formula and source where it has them
 * @param parameters its keys, in the order of the reference
 * @param main the key that {@code name: value} sets; empty if there is none
 */
public record ComponentType(
        Kind kind, String name, List<String> aliases, String about, List<Parameter> parameters, Optional<String> main) {
    public ComponentType {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
        if (main.isPresent() && parameters.stream().noneMatch(p -> p.name().equals(main.get()))) {
            throw new IllegalArgumentException(name + " has no parameter " + main.get());
        }
    }

    static ComponentType of(Kind kind, String name, String about, Parameter... parameters) {
        return new ComponentType(kind, name, List.of(), about, List.of(parameters), Optional.empty());
    }

    ComponentType alias(String... names) {
        return new ComponentType(kind, name, List.of(names), about, parameters, main);
    }

    ComponentType main(String parameter) {
        return new ComponentType(kind, name, aliases, about, parameters, Optional.of(parameter));
    }

    public Optional<Parameter> parameter(String key) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(key)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    /**
     * The vocabulary has one type of each name in a family, so that this is rarely asked of two objects. Written by hand like those
     * of other records that every run compares: the first {@code equals} or {@code hashCode} that the JVM makes for a record takes
     * it longer than a short training.
     */
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof ComponentType type
                        && kind == type.kind
                        && name.equals(type.name)
                        && aliases.equals(type.aliases)
                        && about.equals(type.about)
                        && parameters.equals(type.parameters)
                        && main.equals(type.main);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Whether {@code word} is the name or an alias. */
    public boolean answersTo(String word) {
        return name.equals(word) || aliases.contains(word);
    }
}
