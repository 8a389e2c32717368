package dev.descent.parse;

import dev.descent.data.Table;
import dev.descent.spec.Component;
import dev.descent.spec.DatasetSpec.TargetEncoding;
import dev.descent.yaml.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of the target. The loss decides where it wants classes; else {@code task} does; else a column of numbers is
 * regression, and a text column has two classes or more.
 */
final class TargetReader {
    private static final List<String> OF_MANY_CLASSES =
            List.of("categorical_crossentropy", "categorical_hinge", "kl_divergence");
    private static final List<String> OF_SIGNS = List.of("hinge", "squared_hinge", "perceptron");

    private final Problems problems;
    private final TrialReader.Values it;
    private final Table table;

    TargetReader(Problems problems, TrialReader.Values it, Table table) {
        this.problems = problems;
        this.it = it;
        this.table = table;
    }

    /** The encoding; empty if target, loss and task don't fit together, which is told. */
    Optional<TargetEncoding> encoding(Component dataset, List<String> targets, Component loss) {
        Optional<String> task = dataset.find("task").map(String.class::cast);
        String name = loss.name();
        boolean signs = OF_SIGNS.contains(name);
        boolean classes = OF_MANY_CLASSES.contains(name) || name.equals("binary_crossentropy") || signs;
        if (targets.size() > 1) {
            return several(targets, name, classes, task);
        }
        String target = targets.get(0);
        int column = table.column(target).orElseThrow();
        boolean text = !table.isNumeric(column);
        String decided = OF_MANY_CLASSES.contains(name) ? "multiclass" : classes ? "binary" : "";
        boolean oneUnitAClass = name.equals("binary_crossentropy") && task.equals(Optional.of("multiclass"));
        if (!decided.isEmpty() && task.isPresent() && !task.get().equals(decided) && !oneUnitAClass) {
            problems.add(
                    it.at("dataset.task"),
                    "the task is " + task.get() + ", but the loss " + name + " is for " + of(decided),
                    "expected task: " + decided + ", or another loss");
            return Optional.empty();
        }
        String kind = oneUnitAClass
                ? "multiclass"
                : !decided.isEmpty()
                        ? decided
                        : task.orElseGet(() ->
                                !text ? "regression" : table.distinctCount(column) <= 2 ? "binary" : "multiclass");
        if (kind.equals("regression")) {
            if (text) {
                problems.add(
                        it.at("dataset.target"),
                        "the target '" + target + "' is text, but the task is regression",
                        "expected a column of numbers, or task: multiclass");
                return Optional.empty();
            }
            return Optional.of(TargetEncoding.NUMERIC);
        }
        int values = table.distinctCount(column);
        if (values < 2) {
            problems.add(
                    it.at("dataset.target"),
                    "the target '" + target + "' has " + values + " classes: there is nothing to tell apart",
                    "expected at least two");
            return Optional.empty();
        }
        if (kind.equals("multiclass")) {
            return Optional.of(TargetEncoding.ONE_HOT);
        }
        if (text && values > 2) {
            problems.add(
                    it.at("dataset.target"),
                    "the target '" + target + "' has " + values + " classes, but "
                            + (classes ? "the loss " + name : "the task binary") + " tells two apart",
                    "expected loss: categorical_crossentropy, or a target of two classes");
            return Optional.empty();
        }
        return Optional.of(signs ? TargetEncoding.PLUS_MINUS_ONE : TargetEncoding.ZERO_ONE);
    }

    private Optional<TargetEncoding> several(
            List<String> targets, String loss, boolean classes, Optional<String> task) {
        boolean sound = true;
        if (classes) {
            problems.add(
                    it.at("loss"),
                    "the loss " + loss + " is for classes, but there are " + targets.size() + " targets",
                    "expected one target, or a loss of numbers such as mse");
            sound = false;
        }
        if (task.isPresent() && !task.get().equals("regression")) {
            problems.add(
                    it.at("dataset.task"),
                    "the task is " + task.get() + ", but there are " + targets.size() + " targets",
                    "expected one target, or task: regression");
            sound = false;
        }
        for (int i = 0; i < targets.size(); i++) {
            if (!table.isNumeric(table.column(targets.get(i)).orElseThrow())) {
                problems.add(
                        it.at(TrialReader.element("dataset.target", i)),
                        "'" + targets.get(i) + "' is text, but several targets are columns of numbers",
                        "");
                sound = false;
            }
        }
        return sound ? Optional.of(TargetEncoding.NUMERIC) : Optional.empty();
    }

    private static String of(String task) {
        return task.equals("binary") ? "two classes" : "classes, one output each";
    }
}
