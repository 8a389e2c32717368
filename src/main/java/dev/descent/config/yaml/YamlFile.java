package dev.descent.config.yaml;

import dev.descent.problem.Problems;
import java.util.List;

/**
 * A YAML file that has been read.
 *
 * @param root the mapping it consists of
 * @param lines its lines without their ends, for snippets in {@link Problems}
 */
public record YamlFile(Node.Mapping root, List<String> lines) {
    public YamlFile {
        lines = List.copyOf(lines);
    }
}
