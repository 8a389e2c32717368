package dev.descent.model;

import java.util.Optional;

/**
 * A value that stands at a path in place of the file's own.
 *
 * @param path where
 * @param value of the Java type that the {@link Shape} of the place names; empty if what stands there is left out
 */
public record Setting(KeyPath path, Optional<Object> value) {}
