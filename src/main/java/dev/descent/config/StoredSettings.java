package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.YamlReader;
import dev.descent.problem.FileRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every value of a stored experiment.yaml by its dotted path, as a sweep would name it: {@code optimizer: {sgd: {learning_rate: 0.1}}}
 * is {@code optimizer} sgd and {@code optimizer.learning_rate} 0.1. A list of single values is one value; below {@code sweep} the names
 * of components are kept.
 */
public final class StoredSettings {
    private final Map<String, String> values = new LinkedHashMap<>();

    private StoredSettings() {}

    /** The values in the order of the file; none if the text is not a mapping in YAML. */
    public static Map<String, String> read(String text) {
        try {
            StoredSettings settings = new StoredSettings();
            for (Node.Entry entry :
                    YamlReader.read(text, "experiment.yaml").soundRoot().entries()) {
                settings.add(entry.name(), entry.value(), !entry.name().equals("sweep"));
            }
            return settings.values;
        } catch (FileRefused notOurs) {
            return Map.of();
        }
    }

    private void add(String path, Node node, boolean hasComponents) {
        if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            Node.Entry only = mapping.entries().get(0);
            if (hasComponents && mapping.entries().size() == 1 && only.value() instanceof Node.Mapping parameters) {
                values.put(path, only.name());
                addEntries(path, parameters, hasComponents);
            } else {
                addEntries(path, mapping, hasComponents);
            }
        } else if (node instanceof Node.Sequence list && flat(list).isEmpty()) {
            for (int i = 0; i < list.elements().size(); i++) {
                add(path + "[" + i + "]", list.elements().get(i), hasComponents);
            }
        } else {
            values.put(path, text(node));
        }
    }

    private void addEntries(String path, Node.Mapping mapping, boolean hasComponents) {
        for (Node.Entry entry : mapping.entries()) {
            add(path + "." + entry.name(), entry.value(), hasComponents);
        }
    }

    private static String text(Node node) {
        if (node instanceof Node.Sequence list) {
            return flat(list).orElseThrow();
        }
        return node instanceof Node.Scalar scalar ? scalar.text() : "{}";
    }

    /** A list of single values in a line; empty if any of them is not single. */
    private static Optional<String> flat(Node.Sequence list) {
        List<String> texts = new ArrayList<>();
        for (Node element : list.elements()) {
            if (!(element instanceof Node.Scalar scalar)) {
                return Optional.empty();
            }
            texts.add(scalar.text());
        }
        return Optional.of("[" + String.join(", ", texts) + "]");
    }
}
