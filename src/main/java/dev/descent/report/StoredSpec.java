package dev.descent.report;

import dev.descent.yaml.FileRefused;
import dev.descent.yaml.Node;
import dev.descent.yaml.YamlReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Optional;

/**
 * The little that is read back from a stored experiment.yaml; what it does not say is empty.
 *
 * @param description what the user said of the experiment
 * @param rankBy the column that trials are ranked by
 */
record StoredSpec(Optional<String> description, Optional<String> rankBy) {
    private static final String FILE = "experiment.yaml";

    static StoredSpec of(StoredFolder folder) throws IOException {
        if (!folder.files().contains(FILE)) {
            return new StoredSpec(Optional.empty(), Optional.empty());
        }
        StringWriter text = new StringWriter();
        try (Reader reader = folder.open(FILE)) {
            reader.transferTo(text);
        }
        try {
            Node root = YamlReader.read(text.toString(), FILE).root();
            return new StoredSpec(
                    text(root, "description"), value(root, "report").flatMap(it -> text(it, "rank_by")));
        } catch (FileRefused notOurs) {
            return new StoredSpec(Optional.empty(), Optional.empty());
        }
    }

    private static Optional<Node> value(Node node, String key) {
        return node instanceof Node.Mapping mapping ? mapping.value(key) : Optional.empty();
    }

    private static Optional<String> text(Node node, String key) {
        return value(node, key)
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .map(Node.Scalar::text);
    }
}
