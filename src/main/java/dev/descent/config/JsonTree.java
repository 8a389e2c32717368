package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.YamlReader;
import dev.descent.problem.FileRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text in JSON, which every reader of YAML 1.2 reads, as plain values. */
public final class JsonTree {
    private JsonTree() {}

    /**
     * The object that a text is: mappings, lists, {@link String}, {@link Long}, {@link Double}, {@link Boolean}, and an empty text for null.
     *
     * @param shownName what the text is called in messages
     * @throws FileRefused if it is no object, or a key stands twice in one
     */
    public static Map<String, Object> read(String text, String shownName) throws FileRefused {
        return object(YamlReader.read(text, shownName).soundRoot());
    }

    private static Map<String, Object> object(Node.Mapping mapping) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.entries()) {
            object.put(entry.name(), value(entry.value()));
        }
        return object;
    }

    private static Object value(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return object(mapping);
        }
        if (node instanceof Node.Sequence list) {
            List<Object> values = new ArrayList<>();
            list.elements().forEach(element -> values.add(value(element)));
            return values;
        }
        return node instanceof Node.Scalar scalar ? scalar.value().orElse("") : "";
    }
}
