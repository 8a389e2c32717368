package dev.descent.gate.stored;

import dev.descent.analysis.TrialColumns;
import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.YamlReader;
import dev.descent.number.NumberText;
import dev.descent.problem.FileRefused;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The little that is read back from a stored experiment.yaml; what it does not say is empty.
 *
 * @param description what the user said of the experiment
 * @param rankBy the column that trials are ranked by
 * @param drawnParts the shares of validation and test, if they are drawn anew for each repeat
 */
public record StoredSpec(Optional<String> description, Optional<String> rankBy, Optional<DrawnParts> drawnParts) {
    /** Shares of the rows, 0 for none. */
    public record DrawnParts(double validation, double test) {}

    private static final String FILE = "experiment.yaml";
    private static final StoredSpec NOTHING = new StoredSpec(Optional.empty(), Optional.empty(), Optional.empty());

    public static StoredSpec of(StoredFolder folder) throws IOException {
        if (!folder.files().contains(FILE)) {
            return NOTHING;
        }
        StringWriter text = new StringWriter();
        try (Reader reader = folder.open(FILE)) {
            reader.transferTo(text);
        }
        try {
            Node root = YamlReader.read(text.toString(), FILE).root();
            return new StoredSpec(
                    text(root, "description"),
                    value(root, "report").flatMap(it -> text(it, "rank_by")),
                    value(root, "dataset").flatMap(it -> value(it, "split")).flatMap(StoredSpec::drawnParts));
        } catch (FileRefused notOurs) {
            return NOTHING;
        }
    }

    /** The column that the folder's trials are ranked by: what is said here, else what the language has for a default. */
    public String rankByOrDefault(StoredFolder folder) throws IOException {
        if (rankBy.isPresent()) {
            return rankBy.get();
        }
        try (TrialRows rows = new TrialRows(folder)) {
            return rows.has("val_loss") ? "val_loss" : TrialColumns.FINAL_LOSS;
        }
    }

    private static Optional<DrawnParts> drawnParts(Node split) {
        return text(split, "per_repeat")
                .filter("true"::equals)
                .map(it -> new DrawnParts(share(split, "validation"), share(split, "test")));
    }

    private static double share(Node split, String part) {
        return text(split, part)
                .map(NumberText::parse)
                .orElse(OptionalDouble.empty())
                .orElse(0);
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
