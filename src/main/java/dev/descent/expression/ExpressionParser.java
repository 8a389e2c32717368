package dev.descent.expression;

import dev.descent.problem.NearestName;
import dev.descent.problem.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the graph of an expression by recursive descent, a method a line of the grammar in {@link Expression}. Text and nesting
 * are bounded, so that no text can exhaust the stack.
 */
final class ExpressionParser {
    private static final int LONGEST = 10_000;
    /** Two levels a pair of parentheses, one a sign or power. */
    private static final int DEEPEST = 200;

    /** What is told of {@code {u: max(a, b)}}: YAML ends the text before the comma. */
    private static final String CUT =
            "expected a second value after a comma; between braces put the whole expression into quotes, for there a comma ends it";

    private static final String OPERAND = "expected a number, a variable, a function or '('";

    private final String text;
    /** Whether a variable that is not known yet is a mistake. */
    private final boolean closed;

    private final List<String> variables = new ArrayList<>();
    private final List<Integer> inputs = new ArrayList<>();
    private final List<String> used = new ArrayList<>();
    private final Graph graph = new Graph();
    private int output;
    private int at;
    private int depth;

    private ExpressionParser(String text, boolean closed) {
        this.text = text;
        this.closed = closed;
    }

    /** Takes any variable; it becomes an input where it first appears. */
    static ExpressionParser open(String text) throws ExpressionRefused {
        ExpressionParser parser = new ExpressionParser(text, false);
        parser.parse();
        return parser;
    }

    /** Takes these variables alone. */
    static ExpressionParser closed(String text, List<String> variables) throws ExpressionRefused {
        ExpressionParser parser = new ExpressionParser(text, true);
        variables.forEach(parser::declare);
        parser.parse();
        return parser;
    }

    static boolean isVariable(String name) {
        if (name.isEmpty() || !isLetter(name.charAt(0)) || isReserved(name)) {
            return false;
        }
        return name.chars().allMatch(c -> isLetter((char) c) || isDigit((char) c));
    }

    Graph graph() {
        return graph;
    }

    List<String> variables() {
        return variables;
    }

    List<String> used() {
        return used;
    }

    int[] inputs() {
        return inputs.stream().mapToInt(Integer::intValue).toArray();
    }

    int output() {
        return output;
    }

    private void parse() throws ExpressionRefused {
        if (text.length() > LONGEST) {
            throw refused(LONGEST, 1, "an expression has at most " + LONGEST + " characters", "");
        }
        output = sum();
        if (!atEnd()) {
            if (text.charAt(at) == ')') {
                throw refused(at, 1, "')' closes nothing", "");
            }
            throw found("follows without an operator", "expected one of + - * / ^; a product is written with *");
        }
    }

    private int sum() throws ExpressionRefused {
        deeper();
        int left = product();
        while (true) {
            if (accept('+')) {
                left = graph.apply(Operation.ADD, left, product());
            } else if (accept('-')) {
                left = graph.apply(Operation.SUBTRACT, left, product());
            } else {
                depth--;
                return left;
            }
        }
    }

    private int product() throws ExpressionRefused {
        int left = signed();
        while (true) {
            if (accept('*')) {
                if (at < text.length() && text.charAt(at) == '*') {
                    throw refused(at - 1, 2, "'**' is not an operator", "a power is written with ^");
                }
                left = graph.apply(Operation.MULTIPLY, left, signed());
            } else if (accept('/')) {
                left = graph.apply(Operation.DIVIDE, left, signed());
            } else {
                return left;
            }
        }
    }

    private int signed() throws ExpressionRefused {
        deeper();
        int node;
        if (accept('-')) {
            node = graph.apply(Operation.NEGATE, signed());
        } else if (accept('+')) {
            node = signed();
        } else {
            node = power();
        }
        depth--;
        return node;
    }

    private int power() throws ExpressionRefused {
        int base = atom();
        return accept('^') ? graph.apply(Operation.POWER, base, signed()) : base;
    }

    private int atom() throws ExpressionRefused {
        if (atEnd()) {
            throw refused(at, 1, text.isBlank() ? "the expression is empty" : "the expression ends too early", OPERAND);
        }
        char c = text.charAt(at);
        if (c == '(') {
            return inParentheses();
        }
        if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            return number();
        }
        if (isLetter(c)) {
            return name();
        }
        throw found("is unexpected", OPERAND);
    }

    private int inParentheses() throws ExpressionRefused {
        int opened = at++;
        int inside = sum();
        if (!accept(')')) {
            if (atEnd()) {
                throw refused(opened, 1, "'(' is never closed", "");
            }
            throw found("is unexpected", "expected an operator or ')'");
        }
        return inside;
    }

    /** What stands in the parentheses of a function of two values. */
    private int ofTwo(Operation function, int start) throws ExpressionRefused {
        int opened = at++;
        int first = sum();
        if (atEnd()) {
            throw refused(opened, 1, "'(' is never closed", CUT);
        }
        if (!accept(',')) {
            if (text.charAt(at) == ')') {
                throw refused(
                        start,
                        at + 1 - start,
                        function.symbol() + " takes two values, but here is one",
                        "write " + function.symbol() + "(x, y)");
            }
            throw found("is unexpected", "expected an operator or ','");
        }
        int second = sum();
        if (!accept(')')) {
            if (atEnd()) {
                throw refused(opened, 1, "'(' is never closed", "");
            }
            throw text.charAt(at) == ','
                    ? found("is one too many", function.symbol() + " takes two values")
                    : found("is unexpected", "expected an operator or ')'");
        }
        return graph.apply(function, first, second);
    }

    private int number() throws ExpressionRefused {
        int start = at;
        digits();
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            digits();
        }
        exponent();
        String written = text.substring(start, at);
        double value = Double.parseDouble(written);
        if (Double.isInfinite(value)) {
            throw refused(start, written.length(), written + " is too large for a number", "");
        }
        return graph.constant(value, written);
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    /** An e is an exponent only where digits follow it. */
    private void exponent() {
        int mark = at;
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int first = at;
            digits();
            if (at == first) {
                at = mark;
            }
        }
    }

    private int name() throws ExpressionRefused {
        int start = at;
        String name = word();
        at += name.length();
        if (name.equals("pi")) {
            return graph.constant(Math.PI, name);
        }
        if (name.equals("e")) {
            return graph.constant(Math.E, name);
        }
        Optional<Operation> function = Operation.function(name);
        boolean applied = !atEnd() && text.charAt(at) == '(';
        if (function.isPresent()) {
            if (!applied) {
                boolean two = function.get().operands() == 2;
                throw refused(
                        start,
                        name.length(),
                        name + " needs its " + (two ? "two values" : "argument") + " in parentheses",
                        "write " + name + (two ? "(x, y)" : "(x)"));
            }
            return function.get().operands() == 2
                    ? ofTwo(function.get(), start)
                    : graph.apply(function.get(), inParentheses());
        }
        if (applied && !variables.contains(name)) {
            throw refused(
                    start,
                    name.length(),
                    "no function is named '" + name + "'",
                    NearestName.expected(Operation.FUNCTIONS, name));
        }
        return variable(start, name);
    }

    private int variable(int start, String name) throws ExpressionRefused {
        if (closed && !variables.contains(name)) {
            throw refused(
                    start,
                    name.length(),
                    "no variable is named '" + name + "'",
                    variables.isEmpty()
                            ? Remedy.of("there are no variables here")
                            : NearestName.expected(variables, name));
        }
        if (!variables.contains(name)) {
            declare(name);
        }
        if (!used.contains(name)) {
            used.add(name);
        }
        return inputs.get(variables.indexOf(name));
    }

    private void declare(String variable) {
        variables.add(variable);
        inputs.add(graph.input(variable));
    }

    /** Skips spaces, then takes the character if it is the next. */
    private boolean accept(char c) {
        if (atEnd() || text.charAt(at) != c) {
            return false;
        }
        at++;
        return true;
    }

    /** Skips spaces. */
    private boolean atEnd() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at == text.length();
    }

    /** The name that starts here. */
    private String word() {
        int end = at;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        return text.substring(at, end);
    }

    /** A complaint about what stands here: a name, a number's digits, or one character. */
    private ExpressionRefused found(String complaint, String remedy) {
        String found = word().isEmpty() ? new String(Character.toChars(text.codePointAt(at))) : word();
        return refused(at, found.codePointCount(0, found.length()), "'" + found + "' " + complaint, remedy);
    }

    private void deeper() throws ExpressionRefused {
        if (++depth > DEEPEST) {
            throw refused(
                    at, 1, "the expression is nested too deep", "at most " + (DEEPEST / 2 - 1) + " parentheses deep");
        }
    }

    private ExpressionRefused refused(int index, int length, String message, Remedy remedy) {
        return refused(index, length, remedy.after(message), remedy.expected());
    }

    private ExpressionRefused refused(int index, int length, String message, String remedy) {
        return new ExpressionRefused(
                text.codePointCount(0, Math.min(index, text.length())) + 1, length, message, remedy);
    }

    private static boolean isReserved(String name) {
        return name.equals("pi") || name.equals("e") || Operation.FUNCTIONS.contains(name);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
