package dev.descent.config;

import dev.descent.model.Expectation.Operand;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import dev.descent.sweep.Configuration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code verdict(adam, sgd)}. A side is a group or, where it takes several keys to name a configuration, several with commas between
 * them, as the tables print it; a semicolon then stands between the sides.
 */
final class VerdictReader {
    private static final String START = "verdict(";

    private final Problems problems;
    private final Configurations configurations;
    private final ConditionGroups groups;
    private final boolean complete;

    VerdictReader(Problems problems, Configurations configurations, ConditionGroups groups, boolean complete) {
        this.problems = problems;
        this.configurations = configurations;
        this.groups = groups;
        this.complete = complete;
    }

    /** @param text a side of a condition that begins with {@code verdict(} */
    Operand.Comparison read(Located condition, String text) {
        String inside = text.endsWith(")") ? text.substring(START.length(), text.length() - 1) : "";
        List<String> sides = split(inside, split(inside, ';').size() > 1 ? ';' : ',');
        if (sides.size() != 2 || sides.contains("")) {
            problems.add(
                    condition,
                    "a verdict is of two configurations",
                    "expected verdict(a, b) or, if it takes several keys, verdict(k=1, l=2; k=2, l=2)");
            return new Operand.Comparison(List.of(), List.of());
        }
        Operand.Comparison read = new Operand.Comparison(split(sides.get(0), ','), split(sides.get(1), ','));
        int before = problems.told();
        read.left().forEach(group -> groups.check(condition, group, List.of()));
        read.right().forEach(group -> groups.check(condition, group, List.of()));
        if (complete && problems.told() == before) {
            check(condition, read);
        }
        return read;
    }

    private void check(Located condition, Operand.Comparison read) {
        if (configurations.encodings().isEmpty()) {
            problems.add(
                    condition,
                    "there is no verdict of functions: nothing is left to chance",
                    "expected a comparison of values, such as best.final_loss < 0.1");
            return;
        }
        boolean left = false;
        boolean right = false;
        boolean both = false;
        for (Configuration it : configurations.expanded().configurations()) {
            boolean onLeft = isOf(read.left(), it);
            boolean onRight = isOf(read.right(), it);
            left |= onLeft;
            right |= onRight;
            both |= onLeft && onRight;
        }
        if ((!left || !right) && !configurations.areOpen()) {
            problems.add(
                    condition,
                    "no configuration is " + String.join(", ", left ? read.right() : read.left()),
                    "expected one that the sweep has");
        } else if (both) {
            problems.add(
                    condition,
                    "both sides of this verdict have a configuration in common",
                    "expected two that differ in the value of an axis or in their case");
        }
    }

    private boolean isOf(List<String> side, Configuration it) {
        return Operand.Comparison.includes(side, it.caseName(), configurations.keys(), it.settings());
    }

    /** The parts between separators that stand in no brackets. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == separator && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
