package dev.descent.config;

import dev.descent.model.Component;
import dev.descent.model.Expectation;
import dev.descent.model.Expectation.Operand;
import dev.descent.number.NumberText;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads conditions such as {@code adam.final_loss < sgd.final_loss}. A side is a number, a word, or a column of a group of trials;
 * a group is {@code best}, {@code all}, a case, an axis value as the tables print it or by its name alone, or {@code key=value}.
 */
final class ExpectationReader {
    private static final Pattern OPERATOR = Pattern.compile("<=|>=|==|!=|<|>");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");
    private static final List<String> STATUSES = List.of("completed", "diverged", "failed");

    private final Problems problems;
    private final Configurations configurations;
    private final boolean complete;
    private final Set<String> unread;
    private final List<Component> baselines;

    /** A condition as written, and where. */
    record Condition(String text, Located at) {}

    /**
     * @param complete whether all configurations are known, so that columns can be checked and a group has one meaning
     * @param baselines those of the report
     * @param unread what is written in the sweep, where some of it could not be read: a group may mean that
     */
    ExpectationReader(
            Problems problems,
            Configurations configurations,
            boolean complete,
            Set<String> unread,
            List<Component> baselines) {
        this.problems = problems;
        this.configurations = configurations;
        this.complete = complete;
        this.unread = unread;
        this.baselines = baselines;
    }

    List<Expectation> read(List<Condition> conditions) {
        return conditions.stream()
                .flatMap(condition -> read(condition.text(), condition.at()).stream())
                .toList();
    }

    private Optional<Expectation> read(String text, Located condition) {
        Matcher operator = OPERATOR.matcher(text);
        if (!operator.find()) {
            problems.add(
                    condition, "this condition compares nothing", "expected one of < <= > >= == != between two values");
            return Optional.empty();
        }
        String leftText = text.substring(0, operator.start()).strip();
        String rightText = text.substring(operator.end()).strip();
        if (leftText.isEmpty()
                || rightText.isEmpty()
                || OPERATOR.matcher(rightText).find()) {
            problems.add(
                    condition,
                    "this condition does not compare two values",
                    "expected a condition such as best.final_loss < 3.0");
            return Optional.empty();
        }
        int before = problems.told();
        Operand left = operand(condition, leftText);
        Operand right = operand(condition, rightText);
        if (!(left instanceof Operand.Column) && !(right instanceof Operand.Column) && problems.told() == before) {
            problems.add(
                    condition,
                    "neither side of this condition is a result",
                    "expected a group and a column, such as best.final_loss");
        }
        checkKinds(condition, left, operator.group(), right);
        return problems.told() > before
                ? Optional.empty()
                : Optional.of(new Expectation(text, left, operator.group(), right));
    }

    private Operand operand(Located condition, String text) {
        OptionalDouble number = NumberText.parse(text);
        if (number.isPresent()) {
            return new Operand.Constant(number.getAsDouble());
        }
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            return new Operand.Word(text);
        }
        String group = text.substring(0, dot).strip();
        String column = text.substring(dot + 1).strip();
        Operand.Column operand = new Operand.Column(group, column);
        if (operand.baseline().isPresent()) {
            checkBaseline(condition, operand.baseline().get(), column);
            return operand;
        }
        checkGroup(condition, group);
        if (complete) {
            checkColumn(condition, column);
        } else {
            ResultColumns.fault(column, false)
                    .ifPresent(remedy -> problems.add(condition, "there is no column '" + column + "'", remedy));
        }
        return operand;
    }

    /** A baseline has losses and metrics, as far as all configurations have them. */
    private void checkBaseline(Located condition, String name, String column) {
        List<String> names = new ArrayList<>();
        baselines.forEach(baseline -> names.add(baseline.name()));
        if (!names.contains(name)) {
            problems.add(
                    condition,
                    "the report has no baseline '" + name + "'",
                    names.isEmpty()
                            ? "expected one that `report: {baselines: …}` lists"
                            : NearestName.expected(names, name));
        } else if (complete && !configurations.ranking().contains(column)) {
            problems.add(
                    condition,
                    "a baseline has no column '" + column + "'",
                    NearestName.expected(configurations.ranking(), column));
        }
    }

    private void checkColumn(Located condition, String column) {
        if (!COLUMN.matcher(column).matches() || !configurations.columns().contains(column)) {
            problems.add(
                    condition,
                    "there is no column '" + column + "'",
                    NearestName.expected(configurations.columns(), column));
        }
    }

    private void checkGroup(Located condition, String group) {
        if (group.equals("best") || group.equals("all")) {
            return;
        }
        List<String> places = new ArrayList<>();
        String example = "";
        if (configurations.cases().contains(group)) {
            places.add("a case");
        }
        Set<String> known = new LinkedHashSet<>(List.of("best", "all"));
        known.addAll(configurations.cases());
        for (String key : configurations.keys()) {
            Set<String> values = configurations.valuesOf(key);
            if (values.stream().anyMatch(value -> Operand.Column.isMeant(group, key, value))) {
                places.add("a value of " + key);
                example = key;
            }
            values.stream()
                    .filter(value -> complete || !value.isEmpty() && !value.equals("null"))
                    .limit(20)
                    .map(Operand.Column::head)
                    .forEach(known::add);
        }
        if (places.isEmpty() && !mayBeUnread(group)) {
            problems.add(
                    condition,
                    "'" + group + "' is neither a case nor a value of an axis",
                    NearestName.expected(known, group));
        } else if (places.size() > 1 && complete) {
            problems.add(
                    condition,
                    "'" + group + "' is ambiguous: it is " + String.join(" and ", places),
                    "expected it with its key, such as " + example + "=" + group);
        }
    }

    private boolean mayBeUnread(String group) {
        return !complete && (group.contains("(") || unread.contains(group.substring(group.indexOf('=') + 1)));
    }

    private void checkKinds(Located condition, Operand left, String operator, Operand right) {
        boolean status = isStatus(left) || isStatus(right);
        for (Operand operand : List.of(left, right)) {
            boolean word = operand instanceof Operand.Word;
            if (status && !isStatus(operand) && !(operand instanceof Operand.Word it && STATUSES.contains(it.text()))) {
                problems.add(
                        condition,
                        "a status can be compared with a status only",
                        "expected " + NearestName.oneOf(STATUSES));
            } else if (word && !status) {
                problems.add(
                        condition,
                        "'" + ((Operand.Word) operand).text() + "' is neither a number nor a column of a group",
                        "expected a value such as 3.0 or best.final_loss");
            }
        }
        if (status && !operator.equals("==") && !operator.equals("!=")) {
            problems.add(condition, "a status has no order", "expected == or !=");
        }
    }

    private static boolean isStatus(Operand operand) {
        return operand instanceof Operand.Column column && column.column().equals("status");
    }
}
