package dev.descent.model;

import java.util.Optional;

/**
 * A value as a user wrote it, read once.
 *
 * @param value of the Java type that its {@link Shape} names; empty if it was left out explicitly ({@code null}) or could not
 *     be read; of a section of which some keys are wrong, what is right of it
 * @param sound whether nothing is wrong with it
 * @param origin where it stands
 */
public record Written(Optional<Object> value, boolean sound, Origin origin) {}
