package dev.descent.config.yaml;

import dev.descent.problem.FileRefused;
import dev.descent.problem.Problem;
import dev.descent.problem.Problems;
import java.util.List;

/**
 * A YAML file that has been read.
 *
 * @param root the mapping it consists of
 * @param lines its lines without their ends, for snippets in {@link Problems}
 * @param problems mistakes that leave a tree to read: the values they are in are {@link Node.Unreadable}
 */
public record YamlFile(Node.Mapping root, List<String> lines, List<Problem> problems) {
    public YamlFile {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /**
     * The root of a file without mistakes.
     *
     * @throws FileRefused with the problems, if there are any
     */
    public Node.Mapping soundRoot() throws FileRefused {
        if (!problems.isEmpty()) {
            throw new FileRefused(problems);
        }
        return root;
    }
}
