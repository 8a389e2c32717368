package dev.descent.config;

import dev.descent.expression.Expression;
import dev.descent.model.Component;
import dev.descent.model.KeyPath;
import dev.descent.model.Kind;
import dev.descent.model.OptimizerTypes;
import dev.descent.model.Vocabulary;
import dev.descent.optim.CustomRule;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the optimizer {@code custom} says what a step does: its names, and an expression for each that changes. */
final class CustomChecks {
    private static final String OPTIMIZER = "optimizer";
    private static final String PARAMETERS = "parameters";
    private static final String STATE = "state";
    private static final String UPDATE = "update";
    private static final String RATE = "learning_rate";

    /** An expression is walked by calls inside of calls. */
    private static final int LONGEST = 2000;

    private static final int MOST_STATES = 100;
    private static final Pattern OWN_NAME = Pattern.compile("[\\p{L}\\p{N}_-]+");

    private final Problems problems;
    private final ConfigurationValues it;
    private final Optional<String> name;
    private final Map<String, Double> parameters;
    private final Map<String, Double> states;
    private final Map<String, String> updates;

    CustomChecks(Problems problems, ConfigurationValues it, Component optimizer) {
        this.problems = problems;
        this.it = it;
        this.name = optimizer.ownName();
        this.parameters = map(optimizer, PARAMETERS);
        this.states = map(optimizer, STATE);
        this.updates = map(optimizer, UPDATE);
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> map(Component optimizer, String key) {
        return (Map<String, T>) optimizer.find(key).orElse(Map.of());
    }

    void check() {
        if (states.size() > MOST_STATES) {
            problems.add(
                    it.at(OPTIMIZER + "." + STATE),
                    states.size() + " states stand here",
                    "expected at most " + MOST_STATES);
            return;
        }
        name.ifPresent(this::checkOwnName);
        parameters.keySet().forEach(name -> checkName(PARAMETERS, name));
        states.keySet().forEach(name -> checkName(STATE, name));
        updates.keySet().forEach(this::checkTarget);
        if (!updates.containsKey(CustomRule.WEIGHT)) {
            KeyPath update = KeyPath.of(OPTIMIZER, UPDATE);
            problems.add(
                    it.isSwept(update) ? it.at(update) : it.atKey(update),
                    "no update sets w, so no weight would ever change",
                    "expected w: and an expression, such as w: w - lr*g");
        }
        Map<String, Expression> expressions = new LinkedHashMap<>();
        updates.forEach((name, text) -> read(name, text).ifPresent(read -> expressions.put(name, read)));
        if (expressions.size() == updates.size()) {
            checkUse(expressions);
        }
    }

    private void checkOwnName(String name) {
        Located at = it.at(OPTIMIZER + "." + OptimizerTypes.CUSTOM_NAME);
        if (!OWN_NAME.matcher(name).matches()) {
            problems.add(at, "'" + name + "' can't be the name of an optimizer", "expected letters, digits, _ and -");
        } else if (Vocabulary.find(Kind.OPTIMIZER, name).isPresent()) {
            problems.add(
                    at, "an optimizer is named '" + name + "' already", "expected another name, such as my_" + name);
        }
    }

    private void checkName(String section, String name) {
        Located at = it.atKey(KeyPath.of(OPTIMIZER, section, name));
        if (CustomRule.GIVEN.contains(name)) {
            problems.add(
                    at,
                    "'" + name + "' has a meaning already: " + meaning(name),
                    "expected another name than " + NearestName.oneOf(CustomRule.GIVEN));
        } else if (!Expression.isVariable(name)) {
            problems.add(
                    at,
                    "'" + name + "' can't be a name in an expression",
                    "expected a letter or _, then letters, digits and _; not the name of a function, pi or e");
        } else if (section.equals(STATE) && parameters.containsKey(name)) {
            problems.add(at, "'" + name + "' is both a parameter and a state", "expected two different names");
        }
    }

    private static String meaning(String name) {
        return switch (name) {
            case "w" -> "the weight";
            case "g" -> "the gradient, the derivative of the loss by w";
            case "lr" -> "the learning rate";
            default -> "the step, counted from 1";
        };
    }

    /** An update sets a state or the weight. */
    private void checkTarget(String name) {
        if (name.equals(CustomRule.WEIGHT) || states.containsKey(name)) {
            return;
        }
        Located at = it.atKey(KeyPath.of(OPTIMIZER, UPDATE, name));
        List<String> targets = new ArrayList<>(states.keySet());
        targets.removeIf(state -> !Expression.isVariable(state));
        targets.add(CustomRule.WEIGHT);
        String expected = "expected " + NearestName.oneOf(targets);
        if (parameters.containsKey(name)) {
            problems.add(
                    at, "'" + name + "' is a parameter, which no update can change", expected + "; or make it a state");
        } else if (CustomRule.GIVEN.contains(name)) {
            problems.add(at, "'" + name + "' is " + meaning(name) + ", which no update can change", expected);
        } else if (name.contains(")")) {
            problems.add(
                    at,
                    "'" + name + "' is not the name of a state",
                    "between braces a comma ends an expression: put the whole expression into quotes");
        } else {
            Remedy nearest = NearestName.expected(targets, name);
            problems.add(
                    at,
                    nearest.after("no state is named '" + name + "'"),
                    nearest.expected() + "; a state stands with its start under state:");
        }
    }

    private Optional<Expression> read(String name, String text) {
        Located at = it.at(KeyPath.of(OPTIMIZER, UPDATE, name));
        if (text.length() > LONGEST) {
            problems.add(
                    at,
                    "this expression has " + text.length() + " characters",
                    "expected at most " + LONGEST + "; a part of it can be a state of its own");
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>(CustomRule.GIVEN);
        names.addAll(states.keySet());
        names.addAll(parameters.keySet());
        names.removeIf(it -> !Expression.isVariable(it));
        return ExpressionReader.read(problems, at, text, Optional.of(List.copyOf(names)));
    }

    /** Nothing stands there in vain: what is not used was meant to be, or is a misspelling of what is. */
    private void checkUse(Map<String, Expression> expressions) {
        Set<String> used = new HashSet<>();
        expressions.values().forEach(it -> used.addAll(it.used()));
        for (String name : parameters.keySet()) {
            if (!used.contains(name)) {
                problems.add(
                        it.atKey(KeyPath.of(OPTIMIZER, PARAMETERS, name)),
                        "no update uses the parameter '" + name + "'",
                        "expected an expression that uses it, or no such parameter");
            }
        }
        for (String name : states.keySet()) {
            Located at = it.atKey(KeyPath.of(OPTIMIZER, STATE, name));
            boolean read = expressions.entrySet().stream()
                    .anyMatch(line ->
                            !line.getKey().equals(name) && line.getValue().uses(name));
            if (!read) {
                problems.add(
                        at,
                        "the state '" + name + "' is never used"
                                + (used.contains(name) ? " but for its own update" : ""),
                        "expected it in the update of w or of another state");
            } else if (!updates.containsKey(name)) {
                problems.add(
                        at,
                        "the state '" + name + "' is never updated",
                        "expected " + name + ": and an expression under update:, or to find it under parameters:");
            }
        }
        if (!updates.isEmpty() && !used.contains("g")) {
            KeyPath update = KeyPath.of(OPTIMIZER, UPDATE);
            problems.add(
                    it.isSwept(update) ? it.at(update) : it.atKey(update),
                    "no update uses g, the gradient, so nothing would be learned",
                    "expected g in an expression");
        }
        if (!updates.isEmpty() && !used.contains("lr")) {
            if (it.has(OPTIMIZER + "." + RATE)) {
                problems.add(
                        it.atKey(KeyPath.of(OPTIMIZER, RATE)),
                        "there is a learning rate, but no update uses lr",
                        "expected lr in an expression, or no learning_rate");
            }
            if (it.has("reduce_on_plateau")) {
                problems.add(
                        it.against("reduce_on_plateau", OPTIMIZER),
                        "reduce_on_plateau reduces the learning rate, but no update uses lr",
                        "expected lr in an expression, or no reduce_on_plateau");
            }
        }
    }
}
