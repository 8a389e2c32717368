package dev.descent.run;

import dev.descent.number.NumberText;
import java.io.IOException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Plain text for a person: lines with an indent, numbers as files show them, long lists cut. */
final class Page {
    /** Lists show this many at most, so that a page of a large network stays readable. */
    static final int MOST = 16;

    private final Appendable out;
    private String indent = "";

    Page(Appendable out) {
        this.out = out;
    }

    Page line(String text) throws IOException {
        out.append(text.isEmpty() ? "" : indent).append(text).append('\n');
        return this;
    }

    /** A line, after which lines stand further in until {@link #end}. */
    Page begin(String text) throws IOException {
        line(text);
        indent += "  ";
        return this;
    }

    Page end() {
        indent = indent.substring(2);
        return this;
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

    /** The first {@link #MOST} of {@code count} texts, and how many were left out. */
    static String list(int count, String between, IntFunction<String> text) {
        String shown = IntStream.range(0, Math.min(count, MOST)).mapToObj(text).collect(Collectors.joining(between));
        return count <= MOST ? shown : shown + between + "… (" + (count - MOST) + " more)";
    }

    private static String inParentheses(String number) {
        return number.startsWith("-") ? "(" + number + ")" : number;
    }
}
