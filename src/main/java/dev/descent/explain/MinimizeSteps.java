package dev.descent.explain;

import static dev.descent.explain.ExplanationText.number;
import static dev.descent.explain.ExplanationText.operand;

import dev.descent.explain.UpdateText.Change;
import dev.descent.expression.Graph;
import dev.descent.expression.Graph.Node;
import dev.descent.expression.Operation;
import dev.descent.function.Minimization;
import dev.descent.model.Component;
import dev.descent.model.MinimizeSpec;
import dev.descent.number.NumberText;
import dev.descent.optim.Clipping;
import dev.descent.optim.UpdateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first steps of a descent on a function: every node forward, every derivative backward, every update. */
final class MinimizeSteps {
    /** The letters that stand for a node's operands in the formula of a slope. */
    private static final Pattern OPERAND = Pattern.compile("\\b[ab]\\b");

    private final MinimizeSpec spec;
    private final Minimization minimization;
    private final Graph graph;
    private final int output;
    private final List<String> variables;
    private ExplanationText page;

    MinimizeSteps(MinimizeSpec spec, ExplanationText page) {
        this.spec = spec;
        this.minimization = new Minimization(spec);
        this.graph = minimization.function().graph();
        this.output = minimization.function().output();
        this.variables = minimization.function().variables();
        this.page = page;
    }

    void write(int steps) {
        page.line("minimize f = " + spec.function() + " by "
                + spec.optimizer().orElseThrow().name());
        page.line("Every number is a double; 12 digits are shown.");
        UpdateText.formula(page, spec.optimizer().orElseThrow(), minimization.rule(), "each variable");
        minimization.look();
        while (minimization.steps() < Math.min(steps, spec.steps())
                && minimization.isFinite()
                && !minimization.isFlat()) {
            double before = minimization.value();
            ExplanationText whole = page;
            whole.line("");
            page = whole.deeper();
            step();
            minimization.look();
            whole.line("step " + minimization.steps() + ": f " + number(before) + " → " + number(minimization.value()));
            whole.append(page);
            page = whole;
        }
        page.line("").begin(minimization.steps() == 0 ? "at the start" : "after step " + minimization.steps());
        for (int v = 0; v < variables.size(); v++) {
            page.line(variables.get(v) + " = " + number(minimization.point()[v]));
        }
        page.line("f = " + number(minimization.value())).end();
        if (minimization.isFinite() && minimization.isFlat()) {
            page.line("‖∂f‖ = " + number(Clipping.norm(minimization.gradient())) + " is at most "
                    + NumberText.written(spec.tolerance().orElseThrow()) + ": the end");
        }
        if (!minimization.isFinite()) {
            page.line("a variable, the value or a derivative is not finite: diverged");
        }
    }

    private void step() {
        double[] values = graph.values(minimization.point());
        forward(values);
        backward(values);
        update();
    }

    private void forward(double[] values) {
        page.begin("forward");
        for (int v = 0; v < graph.size(); v++) {
            Node node = graph.nodes().get(v);
            if (node.operation() == Operation.INPUT) {
                page.line(node.label() + " = " + number(values[v]));
            } else if (node.operation() != Operation.CONSTANT) {
                String names = applied(node, name(node.first()), second(node, name(Math.max(0, node.second()))));
                String numbers = applied(
                        node, operand(values[node.first()]), second(node, operand(values[Math.max(0, node.second())])));
                page.line(name(v) + " = " + names + " = " + numbers + " = " + number(values[v]));
            }
        }
        page.line("f = " + name(output) + " = " + number(values[output])).end();
    }

    /** Each node's derivative is the sum of its shares: the derivative of a node that uses it, times that node's slope by it. */
    private void backward(double[] values) {
        double[] derivatives = graph.derivatives(values, output);
        page.begin("backward, by the chain rule");
        page.line("∂f/∂" + name(output) + " = 1");
        for (int v = output; v >= 0; v--) {
            Node node = graph.nodes().get(v);
            if (node.varies() && v != output) {
                List<String> products = new ArrayList<>();
                List<String> numbers = new ArrayList<>();
                for (int user = output; user > v; user--) {
                    Node using = graph.nodes().get(user);
                    for (int i = 0; i < using.operation().operands(); i++) {
                        if (using.operand(i) == v) {
                            double slope = graph.slope(user, i, values);
                            products.add("∂f/∂" + name(user) + "·(" + formula(using, i) + ")");
                            numbers.add(operand(derivatives[user]) + "·" + operand(slope));
                        }
                    }
                }
                page.line("∂f/∂" + name(v) + " = "
                        + (products.isEmpty()
                                ? "0, for f does not use it"
                                : String.join(" + ", products) + " = " + String.join(" + ", numbers) + " = "
                                        + number(derivatives[v])));
            }
        }
        page.end();
    }

    private void update() {
        UpdateRule rule = minimization.rule();
        double rate = minimization.rate();
        double[] before = minimization.point().clone();
        double[][] slots =
                Arrays.stream(minimization.slots()).map(double[]::clone).toArray(double[][]::new);
        minimization.move();
        page.begin("update");
        UpdateText.constants(
                page,
                rule,
                rate,
                minimization.steps(),
                minimization.scalars(),
                c -> number(minimization.constants()[c]));
        if (spec.clipping().isPresent()) {
            Component clipping = spec.clipping().get();
            String norm = "; ‖∂f‖ = " + number(Clipping.norm(minimization.gradient()));
            page.line(UpdateText.clipping(clipping) + (Clipping.of(clipping) == Clipping.GLOBAL_NORM ? norm : ""));
        }
        UpdateText.whole(
                page, "all variables", rule.ofVariable(before, minimization.slots(), minimization.constants()));
        for (int v = 0; v < before.length; v++) {
            int variable = v;
            page.block(UpdateText.element(
                    variables.get(v),
                    rule,
                    number(minimization.clipped()[v]),
                    new Change(number(before[v]), number(minimization.point()[v])),
                    c -> number(minimization.constants()[c]),
                    s -> new Change(
                            number(slots[s][variable]), number(minimization.slots()[s][variable]))));
            rule.plainFormula()
                    .ifPresent(formula -> page.line("look-ahead " + variables.get(variable) + " = "
                            + number(minimization.point()[variable]) + (rule.averages() ? ", average " : ", plain ")
                            + variables.get(variable) + " = "
                            + number(minimization.point()[variable]
                                    - rule.ahead(variable, minimization.slots(), minimization.constants()))));
        }
        page.end();
    }

    /** The derivative of a node by one of its operands, as a formula of the nodes it uses. */
    private String formula(Node node, int operand) {
        return OPERAND.matcher(node.operation().slope(operand))
                .replaceAll(letter ->
                        Matcher.quoteReplacement(name(letter.group().equals("a") ? node.first() : node.second())));
    }

    /** An input or constant by its label, an operation by its number. */
    private String name(int v) {
        Node node = graph.nodes().get(v);
        return node.label().isEmpty() ? "#" + v : node.label();
    }

    private static String second(Node node, String text) {
        return node.second() < 0 ? "" : text;
    }

    private static String applied(Node node, String a, String b) {
        String symbol = node.operation().symbol();
        if (node.operation() == Operation.NEGATE) {
            return symbol + a;
        }
        if (node.operation().named()) {
            return symbol + "(" + a + (node.operation().operands() == 2 ? ", " + b : "") + ")";
        }
        return a + " " + symbol + " " + b;
    }
}
