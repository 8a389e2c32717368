package dev.descent.model;

import java.util.Objects;
import java.util.Optional;

/**
 * One key of a component, written once for the parser, the defaults, {@code list}, the JSON Schema and the reference pages.
 *
 * @param name the key as it stands in the file, in snake_case
 * @param shape the form of its value
 * @param fallback the value it has when it is left out; empty if it must be given or may be absent altogether
 * @param required whether leaving it out is an error
 * @param about one sentence for the reference; where the absence means something, it says what
 * @param byDescent whether nobody need write it: it stands in experiment.yaml and says where that came from
 */
public record Parameter(
        String name, Shape shape, Optional<Object> fallback, boolean required, String about, boolean byDescent) {
    public Parameter {
        Objects.requireNonNull(name);
        Objects.requireNonNull(shape);
        if (required && fallback.isPresent()) {
            throw new IllegalArgumentException(name + " is required and has a default");
        }
    }

    /** A key that must be given. */
    public static Parameter required(String name, Shape shape, String about) {
        return new Parameter(name, shape, Optional.empty(), true, about, false);
    }

    /** A key that may be left out, and then is absent. */
    public static Parameter optional(String name, Shape shape, String about) {
        return new Parameter(name, shape, Optional.empty(), false, about, false);
    }

    /** A key that may be left out, and then has the value {@code fallback}. */
    public static Parameter of(String name, Shape shape, Object fallback, String about) {
        return new Parameter(name, shape, Optional.of(fallback), false, about, false);
    }

    /** A key that Descent writes into experiment.yaml and accepts when that is read again. */
    public static Parameter byDescent(String name, Shape shape, String about) {
        return new Parameter(
                name, shape, Optional.empty(), false, "Written by Descent into experiment.yaml: " + about, true);
    }

    /** A number with a default. */
    public static Parameter real(String name, double fallback, Range range, String about) {
        return of(name, new Shape.Real(range), fallback, about);
    }

    /** A switch with a default. */
    public static Parameter flag(String name, boolean fallback, String about) {
        return of(name, new Shape.Flag(), fallback, about);
    }
}
