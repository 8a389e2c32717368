package dev.descent.config;

import dev.descent.model.BaselineTypes;
import dev.descent.model.Component;
import dev.descent.model.Expectation;
import dev.descent.model.Expectation.Operand;
import dev.descent.number.NumberText;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
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
    private static final String VERDICT = "verdict(";
    private static final List<String> PICKED = List.of("best", "all");
    private static final List<String> STATUSES = List.of("completed", "halved", "diverged", "failed");

    private final Problems problems;
    private final Configurations configurations;
    private final boolean complete;
    private final List<Component> baselines;
    private final ConditionColumns columns;
    private final ConditionGroups groups;
    private final boolean tellsEqual;

    /** A condition as written, and where. */
    record Condition(String text, Located at) {}

    /**
     * @param complete whether all configurations are known, so that columns can be checked and a group has one meaning
     * @param baselines those of the report
     * @param unread what is written in the sweep, where some of it could not be read: a group may mean that
     * @param tellsEqual whether the report says what is practically equal
     */
    ExpectationReader(
            Problems problems,
            Configurations configurations,
            boolean complete,
            Set<String> unread,
            List<Component> baselines,
            boolean tellsEqual) {
        this.problems = problems;
        this.configurations = configurations;
        this.complete = complete;
        this.baselines = baselines;
        this.tellsEqual = tellsEqual;
        this.groups = new ConditionGroups(problems, configurations, complete, unread);
        this.columns = new ConditionColumns(problems, configurations, complete, unread);
    }

    List<Expectation> read(List<Condition> conditions) {
        List<Expectation> read = new ArrayList<>();
        for (Condition condition : conditions) {
            Optional<Expectation> one = read(condition.text(), condition.at());
            if (one.isPresent()) {
                read.add(one.get());
            }
        }
        return List.copyOf(read);
    }

    private Optional<Expectation> read(String text, Located condition) {
        Matcher operator = OPERATOR.matcher(text);
        if (!operator.find()) {
            problems.add(
                    condition,
                    "this condition compares nothing",
                    text.startsWith(VERDICT) && !text.endsWith(")")
                            ? "inside brackets a condition with a comma needs quotes: [\"verdict(a, b) == better\"]"
                            : "expected one of < <= > >= == != between two values");
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
        if (!isResult(left) && !isResult(right) && problems.told() == before) {
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

    private static boolean isResult(Operand operand) {
        return operand instanceof Operand.Column || operand instanceof Operand.Comparison;
    }

    /** @param beside what the other side is a column of, if that is a swept key or the case: this one may be a value of it */
    private Operand operand(Located condition, String text, Optional<String> beside) {
        OptionalDouble number = NumberText.parse(text);
        if (number.isPresent()) {
            return new Operand.Constant(number.getAsDouble());
        }
        if (text.startsWith(VERDICT)) {
            return new VerdictReader(problems, configurations, groups, complete).read(condition, text);
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
        if (!PICKED.contains(column.group())) {
            groups.check(condition, column.group(), PICKED);
        }
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
        if (complete || !groups.mayBeUnread(text)) {
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
        for (Component baseline : baselines) {
            names.add(BaselineTypes.title(baseline));
        }
        if (!names.contains(name)) {
            problems.add(
                    condition,
                    "the report has no baseline '" + name + "'",
                    names.isEmpty()
                            ? Remedy.of("expected one that `report: {baselines: …}` lists")
                            : NearestName.expected(names, name));
        } else if (complete && !configurations.ranking().contains(column)) {
            problems.add(
                    condition,
                    "a baseline has no column '" + column + "'",
                    NearestName.expected(configurations.ranking(), column));
        }
    }

    private void checkKinds(Located condition, Operand left, String operator, Operand right) {
        boolean ordered = operator.startsWith("<") || operator.startsWith(">");
        String unordered = "";
        for (Operand operand : List.of(left, right)) {
            Operand other = operand == left ? right : left;
            if (operand instanceof Operand.Comparison) {
                unordered = "a verdict";
                checkVerdict(condition, other);
            } else if (isColumn(operand, STATUS)) {
                unordered = "a status";
                checkStatus(condition, other);
            } else if (isColumn(operand, ID)) {
                unordered = "an id";
            } else if (operand instanceof Operand.Value) {
                unordered = "a word";
            } else if (operand instanceof Operand.Word word
                    && !isColumn(other, STATUS)
                    && !isColumn(other, ID)
                    && !groups.mayBeUnread(word.text())
                    && !(other instanceof Operand.Comparison)) {
                problems.add(
                        condition,
                        "'" + word.text() + "' is neither a number nor a column of a group",
                        "expected a value such as 3.0 or best.final_loss");
            }
        }
        if (ordered && !unordered.isEmpty()) {
            problems.add(condition, unordered + " has no order", "expected == or !=");
        }
    }

    private void checkVerdict(Located condition, Operand other) {
        boolean word = other instanceof Operand.Word it && Expectation.VERDICTS.contains(it.text());
        if (!word) {
            problems.add(
                    condition,
                    "a verdict can be compared with one of its words only",
                    "expected " + NearestName.oneOf(Expectation.VERDICTS));
        } else if (((Operand.Word) other).text().equals("equal") && !tellsEqual) {
            problems.add(
                    condition,
                    "no verdict is 'equal' unless the file says what is",
                    "expected `report: {practically_equal: …}` with a difference that is too small to matter");
        }
    }

    private void checkStatus(Located condition, Operand other) {
        if (!isColumn(other, STATUS) && !(other instanceof Operand.Word it && STATUSES.contains(it.text()))) {
            problems.add(
                    condition,
                    "a status can be compared with a status only",
                    "expected " + NearestName.oneOf(STATUSES));
        }
    }

    private static boolean isColumn(Operand operand, String name) {
        return operand instanceof Operand.Column column && column.column().equals(name);
    }
}
