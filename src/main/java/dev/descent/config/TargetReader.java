package dev.descent.config;

import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Facts.Targets;
import dev.descent.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of the target. The loss decides where it needs classes; else {@code task} does; else a column of numbers is
 * regression, and a text column has two classes or more.
 */
final class TargetReader {
    private static final String REGRESSION = "regression";
    private static final String BINARY = "binary";
    private static final String MULTICLASS = "multiclass";

    private final Problems problems;
    private final ConfigurationValues it;
    private final Table table;

    TargetReader(Problems problems, ConfigurationValues it, Table table) {
        this.problems = problems;
        this.it = it;
        this.table = table;
    }

    /** The encoding; empty if target, loss and task don't fit together, which is told. */
    Optional<TargetEncoding> encoding(Component dataset, List<String> targets, Component loss) {
        Optional<String> task = dataset.find("task").map(String.class::cast);
        if (targets.size() > 1) {
            return several(targets, loss, task);
        }
        String target = targets.get(0);
        Optional<String> kind = kind(target, loss, task);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return kind.get().equals(REGRESSION) ? ofNumbers(target) : ofClasses(target, loss, kind.get());
    }

    /** The task: what the loss, the file or the target's values make of it; empty if they contradict each other. */
    private Optional<String> kind(String target, Component loss, Optional<String> task) {
        Targets wanted = loss.type().loss().targets();
        if (wanted == Targets.ZERO_OR_ONE && task.equals(Optional.of(MULTICLASS))) {
            // A unit a class, each of them a question of its own.
            return task;
        }
        if (wanted != Targets.NUMBERS) {
            String decided = wanted == Targets.ONE_HOT ? MULTICLASS : BINARY;
            if (task.isPresent() && !task.get().equals(decided)) {
                problems.add(
                        it.at("dataset.task"),
                        "the task is " + task.get() + ", but the loss " + loss.name() + " is for " + of(decided),
                        "expected task: " + decided + ", or another loss");
                return Optional.empty();
            }
            return Optional.of(decided);
        }
        return task.or(() -> Optional.of(usual(column(target))));
    }

    private String usual(int column) {
        if (table.isNumeric(column)) {
            return REGRESSION;
        }
        return table.distinctCount(column) <= 2 ? BINARY : MULTICLASS;
    }

    private Optional<TargetEncoding> ofNumbers(String target) {
        if (table.isNumeric(column(target))) {
            return Optional.of(TargetEncoding.NUMERIC);
        }
        problems.add(
                it.at("dataset.target"),
                "the target '" + target + "' holds text, but the task is regression",
                "expected a column of numbers, or task: multiclass");
        return Optional.empty();
    }

    private Optional<TargetEncoding> ofClasses(String target, Component loss, String kind) {
        int column = column(target);
        int values = table.distinctCount(column);
        if (values < 2) {
            problems.add(
                    it.at("dataset.target"),
                    "the target '" + target + "' has " + (values == 0 ? "no values" : "a single class")
                            + ": there is nothing to tell apart",
                    "expected at least two");
            return Optional.empty();
        }
        if (kind.equals(MULTICLASS)) {
            return Optional.of(TargetEncoding.ONE_HOT);
        }
        if (!table.isNumeric(column) && values > 2) {
            problems.add(
                    it.at("dataset.target"),
                    "the target '" + target + "' has " + values + " classes, but "
                            + (isOfClasses(loss) ? "the loss " + loss.name() : "the task binary")
                            + " is for two",
                    "expected loss: categorical_crossentropy, or a target of two classes");
            return Optional.empty();
        }
        return Optional.of(
                loss.type().loss().targets() == Targets.MINUS_ONE_OR_ONE
                        ? TargetEncoding.PLUS_MINUS_ONE
                        : TargetEncoding.ZERO_ONE);
    }

    private static boolean isOfClasses(Component loss) {
        return loss.type().loss().targets() != Targets.NUMBERS;
    }

    private int column(String name) {
        return table.column(name).orElseThrow();
    }

    private Optional<TargetEncoding> several(List<String> targets, Component loss, Optional<String> task) {
        boolean sound = true;
        if (isOfClasses(loss)) {
            problems.add(
                    it.at("loss"),
                    "the loss " + loss.name() + " is for classes, but there are " + targets.size() + " targets",
                    "expected one target, or a loss of numbers such as mse");
            sound = false;
        }
        if (task.isPresent() && !task.get().equals(REGRESSION)) {
            problems.add(
                    it.at("dataset.task"),
                    "the task is " + task.get() + ", but there are " + targets.size() + " targets",
                    "expected one target, or task: regression");
            sound = false;
        }
        for (int i = 0; i < targets.size(); i++) {
            if (!table.isNumeric(column(targets.get(i)))) {
                problems.add(
                        it.at(ConfigurationValues.element("dataset.target", i)),
                        "'" + targets.get(i) + "' holds text, but several targets must be columns of numbers",
                        "");
                sound = false;
            }
        }
        return sound ? Optional.of(TargetEncoding.NUMERIC) : Optional.empty();
    }

    private static String of(String task) {
        return task.equals(BINARY) ? "two classes" : "classes, with one output each";
    }
}
