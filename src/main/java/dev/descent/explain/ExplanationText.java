package dev.descent.explain;

import dev.descent.number.NumberText;
import dev.descent.number.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The text of an explanation: lines with an indent, numbers as files show them, long lists cut in the middle. A line that is too long for
 * a terminal goes on in the next one, twice as far in as a block stands.
 */
final class ExplanationText {
    /** Columns of a terminal. */
    private static final int WIDTH = 80;

    private static final String INDENT = "  ";
    /** The most rows of a batch that a sum shows in full without being asked. */
    private static final int ALL_ROWS = 8;

    private final Shown shown;
    private final StringBuilder text = new StringBuilder();
    private String indent;

    ExplanationText(Shown shown) {
        this(shown, "");
    }

    private ExplanationText(Shown shown, String indent) {
        this.shown = shown;
        this.indent = indent;
    }

    /** An empty page whose lines stand further in than those of this. */
    ExplanationText deeper() {
        return new ExplanationText(shown, indent + INDENT);
    }

    /** Adds the lines of {@link #deeper}. */
    ExplanationText append(ExplanationText page) {
        text.append(page.text);
        return this;
    }

    Shown shown() {
        return shown;
    }

    ExplanationText line(String line) {
        String rest = VisibleText.ofLine(line);
        String in = rest.isEmpty() ? "" : indent;
        while (in.length() + rest.length() > WIDTH) {
            int end = LineBreak.before(rest, WIDTH - in.length());
            if (end == rest.length()) {
                break;
            }
            text.append(in).append(rest, 0, end).append('\n');
            rest = rest.substring(end + 1);
            in = indent + INDENT + INDENT;
        }
        text.append(in).append(rest).append('\n');
        return this;
    }

    /** A line, after which lines stand further in until {@link #end}. */
    ExplanationText begin(String text) {
        line(text);
        indent += INDENT;
        return this;
    }

    /** Lines, of which those after the first stand further in. */
    ExplanationText block(String lines) {
        String[] all = lines.split("\n");
        begin(all[0]);
        for (int k = 1; k < all.length; k++) {
            line(all[k]);
        }
        return end();
    }

    ExplanationText end() {
        indent = indent.substring(INDENT.length());
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

    static String product(float a, float b) {
        return operand(a) + "·" + operand(b);
    }

    /** {@code count} texts; of more than are shown, the first and the last few. */
    String list(int count, String between, IntFunction<String> text) {
        return joined(count, shown.terms(), between, text);
    }

    /** A sum over the inputs or units of a layer, all of them if the layer shows one unit alone. */
    String sum(int layer, int count, IntFunction<String> text) {
        return joined(count, shown.isAlone(layer) ? Shown.ALL : shown.terms(), " + ", text);
    }

    /** A sum over the rows of a batch. */
    String rows(int count, IntFunction<String> text) {
        return joined(count, Math.max(ALL_ROWS, shown.rows()), " + ", text);
    }

    /** A line for each value that is shown. */
    void values(int count, IntFunction<String> text) {
        lines(count, shown.terms(), text);
    }

    /** A line for each unit of a layer that is shown. */
    void units(int layer, int count, IntFunction<String> text) {
        if (shown.isAlone(layer)) {
            line(text.apply(shown.unit().orElseThrow().unit()));
        } else {
            values(count, text);
        }
    }

    /**
     * A line for each parameter of a variable that is shown.
     *
     * @param inputs how many of them, one after the other, belong to a unit
     */
    void parameters(int layer, int units, int inputs, IntFunction<String> text) {
        parameters(layer, units, inputs, shown.parameters(), text);
    }

    /** {@link #parameters}, but no more of a variable than of a list. */
    void fewParameters(int layer, int units, int inputs, IntFunction<String> text) {
        parameters(layer, units, inputs, shown.terms(), text);
    }

    private void parameters(int layer, int units, int inputs, int most, IntFunction<String> text) {
        if (shown.isAlone(layer)) {
            int unit = shown.unit().orElseThrow().unit();
            lines(inputs, Shown.ALL, i -> text.apply(unit * inputs + i));
        } else {
            lines(units * inputs, most, text);
        }
    }

    private void lines(int count, int most, IntFunction<String> text) {
        for (int k : places(count, most)) {
            block(k < 0 ? more(count, most) : text.apply(k));
        }
    }

    private static String joined(int count, int most, String between, IntFunction<String> text) {
        List<String> texts = new ArrayList<>();
        for (int k : places(count, most)) {
            texts.add(k < 0 ? more(count, most) : text.apply(k));
        }
        return String.join(between, texts);
    }

    /** The places that are shown of {@code count}; −1 stands for those that are not. */
    private static int[] places(int count, int most) {
        if (count <= most) {
            return IntStream.range(0, count).toArray();
        }
        return IntStream.concat(
                        IntStream.concat(IntStream.range(0, first(most)), IntStream.of(-1)),
                        IntStream.range(count - last(most), count))
                .toArray();
    }

    /** Of what is cut, half is shown: three quarters of that at the start, the rest at the end. */
    private static int first(int most) {
        return Math.max(1, most / 2 - last(most));
    }

    private static int last(int most) {
        return most / 8;
    }

    private static String more(int count, int most) {
        return "… (" + (count - first(most) - last(most)) + " more)";
    }

    private static String inParentheses(String number) {
        return number.startsWith("-") ? "(" + number + ")" : number;
    }
}
