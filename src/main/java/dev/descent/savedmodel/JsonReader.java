package dev.descent.savedmodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a text in JSON, strictly: mappings, lists, {@link String}, whole numbers of 64 bits as {@link Long}, and all else as {@link Other}. In
 * time and memory that the length of the text bounds.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259, The JavaScript Object Notation</a>
 */
final class JsonReader {
    private static final int MOST_LEVELS = 64;
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;
    private static final int DECIMAL = 10;

    /** All literals but whole numbers. Possessive: a million digits take no stack. */
    private static final Pattern OTHER =
            Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*+)(?:[.][0-9]++)?(?:[eE][-+]?[0-9]++)?");

    private final String text;
    private int at;
    private int level;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Takes what an object holds, one by one. */
    interface Members {
        void add(String name, Object value) throws ModelRefused;
    }

    /**
     * A number that is not whole, true, false or null.
     *
     * @param text as it is written
     */
    record Other(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Reads an object; what stands behind it may be blank.
     *
     * @param members hear of each of its members, in their order, before the next is read
     * @throws ModelRefused if the text is no object
     */
    static void read(String text, Members members) throws ModelRefused {
        JsonReader reader = new JsonReader(text);
        reader.blanks();
        reader.object(members);
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.wrong();
        }
    }

    private void object(Members members) throws ModelRefused {
        expect('{');
        enter();
        blanks();
        if (!takes('}')) {
            do {
                blanks();
                String name = string();
                blanks();
                expect(':');
                members.add(name, value());
                blanks();
            } while (takes(','));
            expect('}');
        }
        level--;
    }

    private Object value() throws ModelRefused {
        blanks();
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (next == '"') {
            return string();
        }
        if (next == '[') {
            return list();
        }
        if (next == '{') {
            Map<String, Object> map = new LinkedHashMap<>();
            object((name, value) -> {
                if (map.put(name, value) != null) {
                    throw twice(name);
                }
            });
            return map;
        }
        return literal();
    }

    /** That a name stands twice in one object: which of the two counts would have to be guessed. */
    static ModelRefused twice(String name) {
        return new ModelRefused("its header has '" + ModelRefused.shown(name) + "' twice");
    }

    private List<Object> list() throws ModelRefused {
        List<Object> list = new ArrayList<>();
        expect('[');
        enter();
        blanks();
        if (!takes(']')) {
            do {
                list.add(value());
                blanks();
            } while (takes(','));
            expect(']');
        }
        level--;
        return list;
    }

    private String string() throws ModelRefused {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c < ' ') {
                throw wrong();
            }
            at++;
            string.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return string.toString();
    }

    private char escaped() throws ModelRefused {
        char c = at < text.length() ? text.charAt(at) : ' ';
        int simple = "\"\\/bfnrt".indexOf(c);
        if (simple >= 0) {
            at++;
            return "\"\\/\b\f\n\r\t".charAt(simple);
        }
        if (c != 'u' || at + HEX_DIGITS >= text.length()) {
            throw wrong();
        }
        int code = 0;
        for (int k = 0; k < HEX_DIGITS; k++) {
            char digit = text.charAt(++at);
            int value = digit < 0x80 ? Character.digit(digit, HEX) : -1;
            if (value < 0) {
                throw wrong();
            }
            code = HEX * code + value;
        }
        at++;
        return (char) code;
    }

    private Object literal() throws ModelRefused {
        int start = at;
        while (at < text.length() && isOfLiteral(text.charAt(at))) {
            at++;
        }
        int end = at;
        if (end > start && isWhole(start, end)) {
            try {
                return Long.parseLong(text, start, end, DECIMAL);
            } catch (NumberFormatException beyond64Bits) {
                return new Other(ModelRefused.shown(text.substring(start, end)));
            }
        }
        String literal = text.substring(start, end);
        if (OTHER.matcher(literal).matches()) {
            return new Other(ModelRefused.shown(literal));
        }
        at = start;
        throw wrong();
    }

    private boolean isWhole(int start, int end) {
        int first = text.charAt(start) == '-' ? start + 1 : start;
        if (first == end || text.charAt(first) == '0' && end > first + 1) {
            return false;
        }
        for (int k = first; k < end; k++) {
            if (text.charAt(k) < '0' || text.charAt(k) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfLiteral(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == '-' || c == '+' || c == '.' || c == 'E';
    }

    private void enter() throws ModelRefused {
        if (++level > MOST_LEVELS) {
            throw new ModelRefused("its header is nested deeper than " + MOST_LEVELS + " levels");
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean takes(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) throws ModelRefused {
        if (!takes(c)) {
            throw wrong();
        }
    }

    private ModelRefused wrong() {
        return at < text.length()
                ? new ModelRefused("its header is no JSON at the character " + (at + 1))
                : new ModelRefused("its header is JSON that ends too early");
    }
}
