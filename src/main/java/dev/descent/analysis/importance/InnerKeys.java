package dev.descent.analysis.importance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was drawn inside the alternatives of a key, as keys of their own: of {@code optimizer} with the values {@code sgd},
 * {@code adam(beta_1=0.8)} and {@code adam(beta_1=0.9)} these are {@code optimizer}, sgd or adam, and {@code optimizer.beta_1 of adam},
 * which is active with adam alone.
 */
public final class InnerKeys {
    private InnerKeys() {}

    /** All keys, each followed by those inside its values; those with one value are left out. */
    public static List<SweptKey> apart(List<SweptKey> keys) {
        List<SweptKey> apart = new ArrayList<>();
        for (SweptKey key : keys) {
            if (key.values().stream().noneMatch(InnerKeys::isComponent)) {
                apart.add(key);
                continue;
            }
            apart.add(SweptKey.of(
                    key.name(), key.values().stream().map(InnerKeys::head).toList()));
            inner(key).forEach((name, values) -> apart.add(SweptKey.of(name, values)));
        }
        return apart.stream().filter(key -> key.tried().size() > 1).toList();
    }

    private static Map<String, List<String>> inner(SweptKey key) {
        List<Map<String, String>> parts = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (String value : key.values()) {
            Map<String, String> own = new LinkedHashMap<>();
            if (isComponent(value)) {
                String inside = value.substring(value.indexOf('(') + 1, value.length() - 1);
                for (String part : split(inside)) {
                    int equals = part.indexOf('=');
                    if (equals > 0) {
                        own.put(
                                key.name() + "." + part.substring(0, equals) + " of " + head(value),
                                part.substring(equals + 1));
                    }
                }
            }
            parts.add(own);
            names.addAll(own.keySet());
        }
        Map<String, List<String>> inner = new LinkedHashMap<>();
        for (String name : names) {
            inner.put(
                    name, parts.stream().map(own -> own.getOrDefault(name, "")).toList());
        }
        return inner;
    }

    private static boolean isComponent(String value) {
        return value.indexOf('(') > 0 && value.endsWith(")");
    }

    private static String head(String value) {
        return isComponent(value) ? value.substring(0, value.indexOf('(')) : value;
    }

    /** At the commas that stand in no parenthesis, bracket or brace. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin).strip());
        return parts;
    }
}
