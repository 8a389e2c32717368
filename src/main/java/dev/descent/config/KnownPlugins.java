package dev.descent.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The engines or executors that a file may name.
 *
 * @param names of those that there are
 * @param trouble why there may be none of a name, in a clause; empty if nothing is known
 */
public record KnownPlugins(Set<String> names, Function<String, Optional<String>> trouble) {
    /** Those of these names, of which no other is known. */
    static KnownPlugins of(Set<String> names) {
        return new KnownPlugins(names, name -> Optional.empty());
    }

    List<String> sorted() {
        return names.stream().sorted().toList();
    }
}
