package dev.descent.output.manual;

import dev.descent.number.NumberText;
import java.util.List;
import java.util.Map;

/**
 * Prints values as JSON: maps in their order, lists, texts, numbers, booleans. What fits into a line stands in one line, all else
 * is indented by two blanks. ASCII and Unicode as they are; control characters escaped.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259, The JavaScript Object Notation</a>
 */
final class JsonText {
    private static final int WIDTH = 120;
    private static final String STEP = "  ";

    private JsonText() {}

    /** {@code value} with a line end. */
    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        append(value, "", 0, out);
        return out.append('\n').toString();
    }

    /**
     * @param indent of the line that the value begins in
     * @param column where in that line it begins
     */
    private static void append(Object value, String indent, int column, StringBuilder out) {
        String inline = inline(value);
        boolean plain = !(value instanceof Map || value instanceof List);
        if (plain || column + inline.length() < WIDTH) {
            out.append(inline);
            return;
        }
        String inner = indent + STEP;
        if (value instanceof Map<?, ?> map) {
            String separator = "{\n";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = inner + text((String) entry.getKey()) + ": ";
                out.append(separator).append(key);
                append(entry.getValue(), inner, key.length(), out);
                separator = ",\n";
            }
            out.append('\n').append(indent).append('}');
        } else {
            String separator = "[\n";
            for (Object element : (List<?>) value) {
                out.append(separator).append(inner);
                append(element, inner, inner.length(), out);
                separator = ",\n";
            }
            out.append('\n').append(indent).append(']');
        }
    }

    private static String inline(Object value) {
        if (value instanceof Map<?, ?> map) {
            StringBuilder out = new StringBuilder("{");
            map.forEach((key, v) -> out.append(out.length() == 1 ? "" : ", ")
                    .append(text((String) key))
                    .append(": ")
                    .append(inline(v)));
            return out.append('}').toString();
        }
        if (value instanceof List<?> list) {
            StringBuilder out = new StringBuilder("[");
            list.forEach(v -> out.append(out.length() == 1 ? "" : ", ").append(inline(v)));
            return out.append(']').toString();
        }
        if (value instanceof String s) {
            return text(s);
        }
        if (value instanceof Double d) {
            if (!Double.isFinite(d)) {
                throw new IllegalArgumentException("JSON has no number that is not finite");
            }
            return NumberText.written(d);
        }
        if (value instanceof Long || value instanceof Integer) {
            return Long.toString(((Number) value).longValue());
        }
        if (value instanceof Boolean b) {
            return b ? "true" : "false";
        }
        throw new IllegalArgumentException("no JSON for " + value.getClass());
    }

    private static String text(String s) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < 0x20 || c == 0x7F) {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
