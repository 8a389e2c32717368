package dev.descent.explain;

import dev.descent.number.NumberText;
import dev.descent.number.VisibleText;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text of an explanation: lines with an indent, numbers as files show them, long lists cut. */
final class ExplanationText {
    /** Lists show this many at most, so that a page of a large network stays readable. */
    static final int MOST = 16;
    /** So many parameters of a variable are shown. */
    static final int PARAMETERS = 64;

    /** The most rows of a batch that a sum shows in full; of a larger one, the first few. */
    private static final int ALL_ROWS = 8;

    private static final int FIRST_ROWS = 3;

    private final StringBuilder text = new StringBuilder();
    private String indent = "";

    ExplanationText line(String text) {
        this.text
                .append(text.isEmpty() ? "" : indent)
                .append(VisibleText.ofLine(text))
                .append('\n');
        return this;
    }

    /** A line, after which lines stand further in until {@link #end}. */
    ExplanationText begin(String text) {
        line(text);
        indent += "  ";
        return this;
    }

    ExplanationText end() {
        indent = indent.substring(2);
        return this;
    }

    /** The whole page. */
    String text() {
        return text.toString();
    }

    /** A computed double: 12 digits. */
    static String number(double x) {
        return NumberText.computed(x);
    }

    /** A float: all its digits. */
    static String number(float x) {
        return NumberText.of(x);
    }

    /** A number after an operator: a negative one in parentheses. */
    static String operand(double x) {
        return inParentheses(number(x));
    }

    static String operand(float x) {
        return inParentheses(number(x));
    }

    /** At most {@link #MOST} of {@code count} texts. */
    static String list(int count, String between, IntFunction<String> text) {
        return list(count, MOST, between, text);
    }

    /** The first {@code most} of {@code count} texts, and how many were left out. */
    static String list(int count, int most, String between, IntFunction<String> text) {
        String shown = IntStream.range(0, Math.min(count, most)).mapToObj(text).collect(Collectors.joining(between));
        return count <= most ? shown : shown + between + more(count - most);
    }

    /** A sum over the rows of a batch. */
    static String rows(int count, IntFunction<String> text) {
        return list(count, count <= ALL_ROWS ? count : FIRST_ROWS, " + ", text);
    }

    static String product(float a, float b) {
        return operand(a) + "·" + operand(b);
    }

    /** A line for each of the first {@code most}, and a note on the others. */
    void lines(int count, int most, IntFunction<String> text) {
        for (int k = 0; k < Math.min(count, most); k++) {
            line(text.apply(k));
        }
        if (count > most) {
            line(more(count - most));
        }
    }

    private static String more(int count) {
        return "… (" + count + " more)";
    }

    private static String inParentheses(String number) {
        return number.startsWith("-") ? "(" + number + ")" : number;
    }
}
