package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.YamlReader;
import dev.descent.model.Arithmetic;
import dev.descent.model.BuiltInEngines;
import dev.descent.model.ResultsVersion;
import dev.descent.model.StoredExperiment;
import dev.descent.model.StoredExperiment.DrawnParts;
import dev.descent.number.NumberText;
import dev.descent.problem.FileRefused;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads back the little of a stored experiment.yaml that reports over several folders need. */
public final class StoredExperimentReader {
    private StoredExperimentReader() {}

    /** What the text of an experiment.yaml says; {@link StoredExperiment#UNKNOWN} if it is not one. */
    public static StoredExperiment read(String text) {
        try {
            Node root = YamlReader.read(text, "experiment.yaml").soundRoot();
            return new StoredExperiment(
                    text(root, "description"),
                    text(root, "engine").flatMap(BuiltInEngines::foreign),
                    value(root, "report")
                            .flatMap(it -> text(it, "rank_by"))
                            .or(() -> value(root, "compare").flatMap(it -> text(it, "judge_by"))),
                    value(root, "dataset").flatMap(it -> value(it, "split")).flatMap(it -> drawnParts(it)),
                    new ResultsVersion(
                            version(root, "format", ResultsVersion.FORMAT),
                            version(root, "arithmetic", Arithmetic.VERSION)));
        } catch (FileRefused notOurs) {
            return StoredExperiment.UNKNOWN;
        }
    }

    /** Files of the first version do not say it; what is not a version at all is left to a comparison line by line. */
    private static int version(Node root, String key, int current) {
        Optional<Node> written = value(root, key);
        if (written.isEmpty()) {
            return 1;
        }
        double number = text(root, key)
                .map(NumberText::parse)
                .orElse(OptionalDouble.empty())
                .orElse(0);
        return number >= 1 && number == Math.rint(number) ? (int) number : current;
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
