package dev.descent.sweep;

import dev.descent.config.yaml.Node.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * One configuration of a sweep.
 *
 * @param tree the file's tree with this configuration's values, its learning rate inside its optimizer
 * @param caseName the case it belongs to, if there are cases
 * @param settings the value of each key of the sweep as the tables print it, aligned with {@link Sweep#keys()}
 */
public record Configuration(Mapping tree, Optional<String> caseName, List<String> settings) {
    public Configuration {
        settings = List.copyOf(settings);
    }
}
