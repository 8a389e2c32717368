package dev.descent.config;

import dev.descent.model.Expectation;
import dev.descent.model.Expectation.Operand;
import dev.descent.model.Measure;
import dev.descent.model.Range;
import dev.descent.model.Shape;
import dev.descent.number.NumberText;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.sweep.search.Distribution;
import java.util.Optional;
import java.util.Set;

/** Tells conditions that no result decides: of both sides the same, or of a column that can't be otherwise. */
final class ConditionRanges {
    private final Problems problems;
    private final ConditionColumns columns;

    ConditionRanges(Problems problems, ConditionColumns columns) {
        this.problems = problems;
        this.columns = columns;
    }

    void check(Located condition, Expectation it) {
        // Records' own equals takes the JVM long to make, and here it is hardly ever needed.
        if (it.left().getClass() == it.right().getClass() && it.left().equals(it.right())) {
            problems.add(condition, "both sides of this condition are the same", "expected two values that may differ");
        } else if (it.left() instanceof Operand.Column column) {
            check(condition, column, it.operator(), it.right());
        } else if (it.right() instanceof Operand.Column column) {
            check(condition, column, mirrored(it.operator()), it.left());
        }
    }

    private void check(Located condition, Operand.Column column, String operator, Operand other) {
        if (other instanceof Operand.Column) {
            return;
        }
        if (columns.isLabel(column.column())) {
            if (columns.isOpen(column.column())) {
                checkDrawn(condition, column.column(), operator, other);
                return;
            }
            checkLabel(condition, column, operator, other);
        } else if (other instanceof Operand.Constant number) {
            Optional<Range> range = Measure.ofColumn(column.column())
                    .map(measure -> measure.type().metric().range());
            if (range.isPresent() && !canHold(range.get(), operator, number.value())) {
                problems.add(
                        condition,
                        "this condition can never hold",
                        column.column() + " is " + Expected.of(new Shape.Real(range.get())));
            }
        }
    }

    private void checkLabel(Located condition, Operand.Column column, String operator, Operand other) {
        Set<String> values = columns.valuesOf(column.column());
        int held = 0;
        for (String value : values) {
            held += holds(value, operator, other) ? 1 : 0;
        }
        boolean never = held == 0 || column.group().equals("all") && held < values.size();
        if (never || held == values.size()) {
            problems.add(
                    condition,
                    never ? "this condition can never hold" : "this condition always holds",
                    column.column() + " is " + NearestName.oneOf(values));
        }
    }

    /** Of values that are yet to be proposed only their bounds are known, and whether they are whole. */
    private void checkDrawn(Located condition, String label, String operator, Operand other) {
        Optional<Distribution> distribution = columns.distribution(label);
        if (distribution.isEmpty() || !(other instanceof Operand.Constant number)) {
            return;
        }
        boolean can = canHold(distribution.get(), operator, number.value());
        boolean cannot = canHold(distribution.get(), opposite(operator), number.value());
        if (!can || !cannot) {
            problems.add(
                    condition,
                    can ? "this condition always holds" : "this condition can never hold",
                    label + " is drawn from " + distribution.get());
        }
    }

    private static boolean canHold(Distribution drawn, String operator, double number) {
        return switch (operator) {
            case "==" -> drawn.contains(number);
            case "!=" -> true;
            default -> canHold(new Range(drawn.low(), true, drawn.high(), true), operator, number);
        };
    }

    private static String opposite(String operator) {
        return switch (operator) {
            case "<" -> ">=";
            case "<=" -> ">";
            case ">" -> "<=";
            case ">=" -> "<";
            case "==" -> "!=";
            default -> "==";
        };
    }

    private static boolean holds(String value, String operator, Operand other) {
        if (value.isEmpty()) {
            return false;
        }
        if (other instanceof Operand.Value word) {
            return word.holds(operator, value);
        }
        double number = NumberText.parse(value).orElse(Double.NaN);
        return Double.isNaN(number)
                ? operator.equals("!=")
                : Expectation.holds(number, operator, ((Operand.Constant) other).value());
    }

    private static boolean canHold(Range range, String operator, double number) {
        return switch (operator) {
            case "<" -> range.low() < number;
            case "<=" -> range.low() < number || range.contains(number);
            case ">" -> range.high() > number;
            case ">=" -> range.high() > number || range.contains(number);
            case "==" -> range.contains(number);
            default -> true;
        };
    }

    private static String mirrored(String operator) {
        return operator.startsWith("<")
                ? operator.replace('<', '>')
                : operator.startsWith(">") ? operator.replace('>', '<') : operator;
    }
}
