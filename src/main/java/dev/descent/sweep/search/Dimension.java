package dev.descent.sweep.search;

import java.util.List;
import java.util.Objects;

/**
 * One number or choice that a search draws.
 *
 * @param path the place of the file that it sets; two dimensions of one path belong to different alternatives
 * @param domain what it is drawn from
 * @param conditions it is active where all of them hold
 */
public record Dimension(String path, Domain domain, List<Condition> conditions) {
    public Dimension {
        Objects.requireNonNull(path);
        Objects.requireNonNull(domain);
        conditions = List.copyOf(conditions);
    }
}
