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
 * Reads conditions such as {@code adam.final_loss < sgd.final_loss}. A side is a number, a word, a value of the swept key that the
 * other side is, or a column of a group of trials; a group is {@code best}, {@code all}, a case, an axis value as the tables print it or by its name alone, or {@code key=value}.
 */
final class ExpectationReader {
    private static final Pattern OPERATOR = Pattern.compile("<=|>=|==|!=|<|>");
    private static final String STATUS = "status";
    private static final String ID = "id";
    private static final List<String> STATUSES = List.of("completed", "diverged", "failed");

    private final Problems problems;
    private final Configurations configurations;
    private final boolean complete;
    private final Set<String> unread;
    private final List<Component> baselines;
    private final ConditionColumns columns;

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
        this.columns = new ConditionColumns(problems, configurations, complete, unread);
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
        Operand left = operand(condition, leftText, labelOf(rightText));
        Operand right = operand(condition, rightText, labelOf(leftText));
        if (!(left instanceof Operand.Column) && !(right instanceof Operand.Column) && problems.told() == before) {
            problems.add(
                    condition,
                    "neither side of this condition is a result",
                    "expected a group and a column, such as best.final_loss");
        }
        checkKinds(condition, left, operator.group(), right);
        Expectation read = new Expectation(text, left, operator.group(), right);
        if (complete && problems.told() == before) {
            new ConditionRanges(problems, columns).check(condition, read);
        }
        return problems.told() > before ? Optional.empty() : Optional.of(read);
    }

    /** The swept key, or {@code case}, that a side is a column of; empty of another side. */
    private Optional<String> labelOf(String text) {
        return isNumber(text)
                ? Optional.empty()
                : columns.split(text).map(Operand.Column::column).filter(columns::isLabel);
    }

    private static boolean isNumber(String text) {
        return NumberText.parse(text).isPresent();
    }

    /** @param beside what the other side is a column of, if that is a swept key or the case: this one may be a value of it */
    private Operand operand(Located condition, String text, Optional<String> beside) {
        OptionalDouble number = NumberText.parse(text);
        if (number.isPresent()) {
            return new Operand.Constant(number.getAsDouble());
        }
        List<String> meant = beside.map(label -> meant(label, text)).orElse(List.of());
        if (!meant.isEmpty()) {
            return new Operand.Value(text, meant);
        }
        Optional<Operand.Column> split = columns.split(text);
        if (beside.isPresent()
                && split.map(Operand.Column::column).filter(columns::isKnown).isEmpty()) {
            return unknownValue(condition, beside.get(), text);
        }
        if (split.isEmpty()) {
            return new Operand.Word(text);
        }
        Operand.Column column = split.get();
        if (column.baseline().isPresent()) {
            checkBaseline(condition, column.baseline().get(), column.column());
            return column;
        }
        checkGroup(condition, column.group());
        columns.check(condition, column.column());
        return column;
    }

    /** The values of a label that are printed so, else those that are without their parameters. */
    private List<String> meant(String label, String text) {
        Set<String> values = columns.valuesOf(label);
        return values.contains(text)
                ? List.of(text)
                : values.stream()
                        .filter(value -> Operand.Column.head(value).equals(text))
                        .toList();
    }

    private Operand unknownValue(Located condition, String label, String text) {
        if (complete || !mayBeUnread(text)) {
            Set<String> known = new LinkedHashSet<>(columns.valuesOf(label));
            columns.valuesOf(label).stream().map(Operand.Column::head).forEach(known::add);
            problems.add(
                    condition,
                    "no configuration has '" + text + "' for " + label,
                    NearestName.expected(columns.valuesOf(label), known, text));
        }
        return new Operand.Value(text, List.of(text));
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
        boolean status = isColumn(left, STATUS) || isColumn(right, STATUS);
        boolean id = isColumn(left, ID) || isColumn(right, ID);
        boolean word = false;
        for (Operand operand : List.of(left, right)) {
            word |= operand instanceof Operand.Value;
            if (status
                    && !isColumn(operand, STATUS)
                    && !(operand instanceof Operand.Word it && STATUSES.contains(it.text()))) {
                problems.add(
                        condition,
                        "a status can be compared with a status only",
                        "expected " + NearestName.oneOf(STATUSES));
            } else if (operand instanceof Operand.Word it && !status && !id) {
                problems.add(
                        condition,
                        "'" + it.text() + "' is neither a number nor a column of a group",
                        "expected a value such as 3.0 or best.final_loss");
            }
        }
        if ((status || id || word) && !operator.equals("==") && !operator.equals("!=")) {
            problems.add(
                    condition, (status ? "a status" : id ? "an id" : "a word") + " has no order", "expected == or !=");
        }
    }

    private static boolean isColumn(Operand operand, String name) {
        return operand instanceof Operand.Column column && column.column().equals(name);
    }
}
