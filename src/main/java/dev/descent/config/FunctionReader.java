package dev.descent.config;

import dev.descent.config.ConfigurationReader.SpecReader;
import dev.descent.expression.Expression;
import dev.descent.function.StepDetails;
import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.SolveSpec;
import dev.descent.model.TrialSpec;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the specs of files without a network and checks their expressions. */
final class FunctionReader {
    private static final long MOST_VALUES = 10_000_000;
    /** Of variables, or of nodes: each is held against all others. */
    private static final int MOST_NAMES = 1000;

    private final Problems problems;

    FunctionReader(Problems problems) {
        this.problems = problems;
    }

    /** Descent on a function. */
    SpecReader minimize() {
        return new SpecReader() {
            @Override
            public boolean check(ConfigurationValues it) {
                Optional<Component> optimizer = it.<Component>find("optimizer").map(Rates::resolved);
                if (optimizer.isPresent()) {
                    new TrainingChecks(problems, it).checkOptimizer(optimizer, true);
                }
                it.<Component>find("minimize").ifPresent(section -> checkFunction(it, section));
                return true;
            }

            @Override
            public TrialSpec make(ConfigurationValues it) {
                Component section = it.values().component("minimize");
                return new MinimizeSpec(
                        section.text("function"),
                        map(section, "start"),
                        it.<Component>find("optimizer").map(Rates::resolved),
                        it.values().whole("steps"),
                        it.find("gradient_clipping"),
                        section.find("tolerance").map(Double.class::cast),
                        it.<Long>find("seed").orElseThrow());
            }
        };
    }

    private void checkFunction(ConfigurationValues it, Component section) {
        List<String> variables = List.copyOf(map(section, "start").keySet());
        boolean known = section.has("start");
        if (known) {
            checkVariables(it, "minimize.start", variables);
        }
        Optional<Expression> function = section.has("function")
                ? expression(
                        it.at("minimize.function"),
                        section.text("function"),
                        known ? Optional.of(variables) : Optional.empty())
                : Optional.empty();
        List<String> columns = new ArrayList<>(variables);
        columns.add("value");
        variables.forEach(variable -> columns.add("d_" + variable));
        checkSteps(it, columns.size());
        columns.addAll(StepDetails.OF_STEPS);
        for (String variable : variables.size() > MOST_NAMES ? List.<String>of() : variables) {
            Located at = it.atKey(KeyPath.of("minimize", "start", variable));
            if (function.isPresent() && !function.get().uses(variable)) {
                problems.add(at, "the function does not use '" + variable + "'", "expected its variables only");
            }
            checkColumn(at, variable, columns);
        }
    }

    /** An error that is passed back through a chain of nodes. */
    SpecReader solve() {
        return new SpecReader() {
            @Override
            public boolean check(ConfigurationValues it) {
                it.<Component>find("solve").ifPresent(section -> checkSolve(it, section));
                return true;
            }

            @Override
            public TrialSpec make(ConfigurationValues it) {
                Component section = it.values().component("solve");
                Map<String, Double> start = map(section, "start");
                String variable = start.keySet().iterator().next();
                return new SolveSpec(
                        map(section, "graph"),
                        section.text("output"),
                        section.real("target"),
                        variable,
                        start.get(variable),
                        section.real("tolerance"),
                        it.values().whole("steps"),
                        it.<Long>find("seed").orElseThrow());
            }
        };
    }

    private void checkSolve(ConfigurationValues it, Component section) {
        List<String> variables = List.copyOf(map(section, "start").keySet());
        List<String> nodes = List.copyOf(map(section, "graph").keySet());
        if (section.has("start")) {
            checkVariables(it, "solve.start", variables);
            if (variables.size() > 1) {
                problems.add(
                        it.at("solve.start"),
                        "a chain starts from one variable, but here are " + variables.size(),
                        "expected one variable");
            }
        }
        if (section.has("graph")) {
            checkVariables(it, "solve.graph", nodes);
            checkChain(
                    it,
                    map(section, "graph"),
                    variables.size() == 1 ? Optional.of(variables.get(0)) : Optional.empty());
            if (section.has("output")) {
                checkOutput(it, section.text("output"), nodes);
            }
            List<String> columns = new ArrayList<>(variables);
            columns.addAll(nodes);
            nodes.forEach(node -> columns.add("delta_" + node));
            variables.forEach(variable -> columns.add("delta_" + variable));
            checkSteps(it, columns.size());
            if (variables.size() + nodes.size() <= 2 * MOST_NAMES) {
                variables.forEach(v -> checkColumn(it.atKey(KeyPath.of("solve", "start", v)), v, columns));
                nodes.forEach(node -> checkColumn(it.atKey(KeyPath.of("solve", "graph", node)), node, columns));
            }
        }
    }

    /** The way of a trial is kept until it is written down. */
    private void checkSteps(ConfigurationValues it, int columns) {
        long steps = it.<Long>find("steps").orElse(0L);
        if (steps > MOST_VALUES / columns) {
            problems.add(
                    it.at("steps"),
                    steps + " steps of " + columns + " columns are more than trajectory.csv may hold for a trial",
                    "expected at most " + MOST_VALUES / columns + " steps, " + MOST_VALUES + " values in all");
        }
    }

    /** A mapping of a section, empty if it is wrong. */
    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> map(Component section, String key) {
        return (Map<String, T>) section.find(key).orElse(Map.of());
    }

    private void checkVariables(ConfigurationValues it, String path, List<String> names) {
        if (names.size() > MOST_NAMES) {
            problems.add(it.at(path), names.size() + " names stand here", "expected at most " + MOST_NAMES);
            return;
        }
        if (names.isEmpty()) {
            problems.add(
                    it.at(path), path.substring(path.indexOf('.') + 1) + " is empty", "expected at least one name");
        }
        for (String name : names) {
            if (!Expression.isVariable(name)) {
                problems.add(
                        it.atKey(KeyPath.parse(path).orElseThrow().plus(new Step.Key(name))),
                        "'" + name + "' can't be a variable",
                        "expected a letter or _, then letters, digits and _; not the name of a function, pi or e");
            }
        }
    }

    /** Each node uses exactly the one before it, the first the variable, if that is known. */
    private void checkChain(ConfigurationValues it, Map<String, String> nodes, Optional<String> variable) {
        Optional<String> previous = variable;
        for (Map.Entry<String, String> node : nodes.entrySet()) {
            Located at = it.at(KeyPath.of("solve", "graph", node.getKey()));
            Optional<Expression> expression = expression(at, node.getValue(), Optional.empty());
            if (expression.isPresent() && previous.isPresent()) {
                List<String> used = expression.get().variables();
                if (!used.equals(List.of(previous.get()))) {
                    problems.add(
                            at,
                            "the node '" + node.getKey() + "' uses "
                                    + (used.isEmpty() ? "nothing" : String.join(", ", used)),
                            "expected " + previous.get()
                                    + " alone: in a chain each node uses exactly the one before it");
                }
            }
            previous = Optional.of(node.getKey());
        }
    }

    private void checkOutput(ConfigurationValues it, String output, List<String> nodes) {
        if (!nodes.isEmpty() && !output.equals(nodes.get(nodes.size() - 1))) {
            problems.add(
                    it.at("solve.output"),
                    nodes.contains(output)
                            ? "the output '" + output + "' is not the last node of the chain"
                            : "no node is named '" + output + "'",
                    "expected " + nodes.get(nodes.size() - 1));
        }
    }

    /** A name is also a column of trajectory.csv, whose columns are all different. */
    private void checkColumn(Located at, String name, List<String> columns) {
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

    private Optional<Expression> expression(Located at, String text, Optional<List<String>> variables) {
        return ExpressionReader.read(problems, at, text, variables);
    }
}
