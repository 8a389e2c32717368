package dev.descent.parse;

import dev.descent.function.Expression;
import dev.descent.function.ExpressionRefused;
import dev.descent.spec.Component;
import dev.descent.spec.MinimizeSpec;
import dev.descent.spec.SolveSpec;
import dev.descent.spec.TrialSpec;
import dev.descent.yaml.Node;
import dev.descent.yaml.Node.Entry;
import dev.descent.yaml.Node.Mapping;
import dev.descent.yaml.Node.Scalar;
import dev.descent.yaml.Position;
import dev.descent.yaml.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the specs of files without a network and checks their expressions. */
final class FunctionReader {
    private final Problems problems;

    FunctionReader(Problems problems) {
        this.problems = problems;
    }

    Optional<TrialSpec> minimize(TrialReader.Values it) {
        int before = problems.told();
        Component section = it.values().component("minimize");
        Map<String, Double> start = start(section);
        checkVariables(it, "minimize.start", start.keySet());
        Optional<Expression> function =
                expression(it.at("minimize.function"), Optional.of(List.copyOf(start.keySet())));
        List<String> columns = new ArrayList<>(start.keySet());
        columns.add("value");
        start.keySet().forEach(variable -> columns.add("d_" + variable));
        for (String variable : start.keySet()) {
            Node at = key(it.at("minimize.start"), variable);
            if (function.isPresent() && !function.get().uses(variable)) {
                problems.add(at, "the function does not use '" + variable + "'", "expected its variables only");
            }
            checkColumn(at, variable, columns);
        }
        Optional<Component> optimizer = it.values().find("optimizer").map(o -> Rates.resolved((Component) o));
        new TrainingChecks(problems, it).checkOptimizer(optimizer, true);
        if (problems.told() > before) {
            return Optional.empty();
        }
        return Optional.of(new MinimizeSpec(
                section.text("function"),
                start,
                optimizer,
                it.values().whole("steps"),
                it.values().find("gradient_clipping").map(c -> (Component) c),
                (Long) it.values().find("seed").orElseThrow()));
    }

    Optional<TrialSpec> solve(TrialReader.Values it) {
        int before = problems.told();
        Component section = it.values().component("solve");
        Map<String, Double> start = start(section);
        checkVariables(it, "solve.start", start.keySet());
        if (start.size() != 1) {
            problems.add(
                    it.at("solve.start"),
                    "a chain starts from one variable, but here are " + start.size(),
                    "expected one variable");
            return Optional.empty();
        }
        String variable = start.keySet().iterator().next();
        Map<String, String> graph = graph(section);
        Mapping nodes = (Mapping) it.at("solve.graph");
        checkVariables(it, "solve.graph", graph.keySet());
        checkChain(nodes, variable);
        checkOutput(it, section, graph);
        List<String> columns = new ArrayList<>(List.of(variable));
        columns.addAll(graph.keySet());
        graph.keySet().forEach(node -> columns.add("delta_" + node));
        columns.add("delta_" + variable);
        checkColumn(key(it.at("solve.start"), variable), variable, columns);
        nodes.entries().forEach(node -> checkColumn(node.key(), node.name(), columns));
        if (problems.told() > before) {
            return Optional.empty();
        }
        return Optional.of(new SolveSpec(
                graph,
                section.text("output"),
                section.real("target"),
                variable,
                start.get(variable),
                section.real("tolerance"),
                it.values().whole("steps"),
                (Long) it.values().find("seed").orElseThrow()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Double> start(Component section) {
        return (Map<String, Double>) section.find("start").orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> graph(Component section) {
        return (Map<String, String>) section.find("graph").orElseThrow();
    }

    private void checkVariables(TrialReader.Values it, String path, Set<String> names) {
        if (names.isEmpty()) {
            problems.add(
                    it.at(path), path.substring(path.indexOf('.') + 1) + " is empty", "expected at least one name");
        }
        for (String name : names) {
            if (!Expression.isVariable(name)) {
                problems.add(
                        key(it.at(path), name),
                        "'" + name + "' can't be a variable",
                        "expected a letter or _, then letters, digits and _; no function, pi or e");
            }
        }
    }

    /** Each node uses exactly the one before it, the first the variable. */
    private void checkChain(Mapping nodes, String variable) {
        String previous = variable;
        for (Entry node : nodes.entries()) {
            Optional<Expression> expression = expression(node.value(), Optional.empty());
            if (expression.isPresent() && !expression.get().variables().equals(List.of(previous))) {
                List<String> used = expression.get().variables();
                problems.add(
                        node.value(),
                        "the node '" + node.name() + "' uses " + (used.isEmpty() ? "nothing" : String.join(", ", used)),
                        "expected " + previous + " alone: in a chain each node uses exactly the one before it");
            }
            previous = node.name();
        }
    }

    private void checkOutput(TrialReader.Values it, Component section, Map<String, String> graph) {
        List<String> names = List.copyOf(graph.keySet());
        String output = section.text("output");
        if (!names.isEmpty() && !output.equals(names.get(names.size() - 1))) {
            problems.add(
                    it.at("solve.output"),
                    names.contains(output)
                            ? "the output '" + output + "' is not the last node of the chain"
                            : "no node is named '" + output + "'",
                    "expected " + names.get(names.size() - 1));
        }
    }

    /** A name is also a column of trajectory.csv, whose columns are all different. */
    private void checkColumn(Node at, String name, List<String> columns) {
        Set<String> others = new HashSet<>(List.of("trial", "step"));
        boolean first = true;
        for (String column : columns) {
            if (column.equals(name) && first) {
                first = false;
            } else {
                others.add(column);
            }
        }
        if (others.contains(name)) {
            problems.add(at, "'" + name + "' is the name of another column of trajectory.csv", "expected another name");
        }
    }

    private Optional<Expression> expression(Node node, Optional<List<String>> variables) {
        String text = ((Scalar) node).text();
        try {
            return Optional.of(
                    variables.isPresent() ? Expression.parse(text, variables.get()) : Expression.parse(text));
        } catch (ExpressionRefused refused) {
            problems.add(
                    inside(node.position(), text, refused),
                    refused.getMessage(),
                    refused.remedy().orElse(""));
            return Optional.empty();
        }
    }

    /** The place in the file of a place in a text, which may stand in quotes. */
    private static Position inside(Position whole, String text, ExpressionRefused refused) {
        int length = text.codePointCount(0, text.length());
        int quotes = whole.length() - length;
        if (quotes != 0 && quotes != 2) {
            return whole;
        }
        return new Position(
                whole.file(), whole.line(), whole.column() + quotes / 2 + refused.column() - 1, refused.length());
    }

    private static Node key(Node mapping, String name) {
        return mapping instanceof Mapping it && it.entry(name).isPresent()
                ? it.entry(name).get().key()
                : mapping;
    }
}
