package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.YamlReader;
import dev.descent.model.FileValues;
import dev.descent.model.Origin;
import dev.descent.model.Sections;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problems;
import dev.descent.sweep.Sweep;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the sweep of a file of which nothing else is looked at. */
final class Sweeps {
    private Sweeps() {}

    static Sweep read(String file, Problems problems) throws FileRefused {
        Node.Mapping root = YamlReader.read(file, "test.yaml").soundRoot();
        ValueReader reader = new ValueReader(Sections.NETWORK_FILE, problems, node -> {});
        ValueReader.Keys keys = reader.keys(Sections.NETWORK_FILE, root);
        Origin origin = new Origin(
                root.position(), root.position(), root.describe(), Optional.empty(), keys.origins(), List.of());
        FileValues values = new FileValues(keys.values(), Set.copyOf(keys.wrong()), origin);
        return new SweepReader(values, problems, reader)
                .read(root.value("sweep"), new CompareReader(values, problems, root));
    }
}
