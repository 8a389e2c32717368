package dev.descent.model;

import java.util.Optional;

/**
 * What was read at one place of an experiment file: the typed value, whether all of it is right, and where it stands. A wrong value is kept,
 * so that the mistakes of the places beside it can be told too.
 *
 * @param value of the Java type that its {@link Shape} names; empty if it was left out explicitly ({@code null}) or could not
 *     be read; of a section of which some keys are wrong, what is right of it
 * @param sound whether nothing is wrong with it
 * @param origin where it stands
 */
public record Written(Optional<Object> value, boolean sound, Origin origin) {}
