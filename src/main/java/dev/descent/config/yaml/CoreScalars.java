package dev.descent.config.yaml;

import dev.descent.problem.ProblemText;
import java.math.BigInteger;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * What YAML 1.2's core schema makes of a scalar: {@code 1e-3} is a number, {@code on} a text, {@code 017} seventeen.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#103-core-schema">YAML 1.2.2, section 10.3</a>
 */
final class CoreScalars {
    private static final ScalarResolver RESOLVER = new CoreScalarResolver(false);
    /** 16²⁵⁶ is beyond the largest double. */
    private static final int MOST_RADIX_DIGITS = 400;

    private CoreScalars() {}

    /** A scalar that means no value; the message says why. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final String remedy;

        Refused(String message, String remedy) {
            super(message);
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }
    }

    /** The value of a plain scalar without a tag. */
    static Optional<Object> plain(String text) throws Refused {
        Tag tag = RESOLVER.resolve(text, true);
        if (tag.equals(Tag.NULL)) {
            return Optional.empty();
        }
        if (tag.equals(Tag.BOOL)) {
            return Optional.of(text.charAt(0) == 't' || text.charAt(0) == 'T');
        }
        if (tag.equals(Tag.INT)) {
            return Optional.of(whole(text));
        }
        return Optional.of(tag.equals(Tag.FLOAT) ? (Object) real(text) : text);
    }

    /** The value of a scalar with one of the tags {@code !!str !!int !!float !!bool !!null}, given without its marks. */
    static Optional<Object> tagged(String tag, String text) throws Refused {
        if (tag.equals("str")) {
            return Optional.of(text);
        }
        Optional<Object> value = plain(text);
        boolean fits = switch (tag) {
            case "int" -> RESOLVER.resolve(text, true).equals(Tag.INT);
            case "float" -> value.filter(v -> v instanceof Number).isPresent();
            case "bool" -> value.filter(v -> v instanceof Boolean).isPresent();
            default -> value.isEmpty();
        };
        if (!fits) {
            throw new Refused(
                    ProblemText.quoted(text) + " is not a valid !!" + tag,
                    "leave the tag out, or write a value that fits it");
        }
        return tag.equals("float") ? value.map(v -> ((Number) v).doubleValue()) : value;
    }

    private static Object whole(String text) throws Refused {
        int radix = text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : 10;
        if (radix == 10) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException beyondLong) {
                return real(text);
            }
        }
        String digits = text.substring(2).replaceFirst("^0+(?=.)", "");
        if (digits.length() > MOST_RADIX_DIGITS) {
            throw infinite(text);
        }
        BigInteger exact = new BigInteger(digits, radix);
        if (exact.bitLength() < Long.SIZE) {
            return exact.longValue();
        }
        return finite(text, exact.doubleValue());
    }

    private static Double real(String text) throws Refused {
        if (Character.isLetter(
                text.charAt(text.length() - 1))) { // .inf or .nan: other reals end with a digit or a point
            throw new Refused(text + " is not a finite number", "write a finite number, or put the text in quotes");
        }
        double value = finite(text, Double.parseDouble(text));
        if (value == 0 && hasDigitsOtherThanZero(text)) {
            throw new Refused(
                    ProblemText.quoted(text) + " is so small that it would become 0",
                    "write 0, or a number of at least 4.9e-324");
        }
        return value;
    }

    private static double finite(String text, double value) throws Refused {
        if (Double.isInfinite(value)) {
            throw infinite(text);
        }
        return value;
    }

    private static Refused infinite(String text) {
        return new Refused(
                ProblemText.quoted(text) + " is beyond the largest number, about 1.8e308",
                "write a smaller number, or put the text in quotes");
    }

    private static boolean hasDigitsOtherThanZero(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                return false;
            }
            if (c >= '1' && c <= '9') {
                return true;
            }
        }
        return false;
    }
}
