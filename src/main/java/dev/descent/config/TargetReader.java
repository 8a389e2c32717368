package dev.descent.config;

import dev.descent.data.Table;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.Facts.Targets;
import dev.descent.number.Phrases;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides what becomes of the target. The loss decides where it needs classes; else {@code task} does; else a column of numbers is
 * regression, and a text column has two classes or more.
 */
final class TargetReader {
    private static final String REGRESSION = "regression";
    private static final String BINARY = "binary";
    private static final String MULTICLASS = "multiclass";
    private static final String POSITIVE = "positive";
    private static final int MOST_VALUES = 5;
    /** More whole numbers than these are rather amounts than classes. */
    private static final int MOST_CLASSES = 20;

    private final Problems problems;
    private final ConfigurationValues it;
    private final Table table;
    private final Supplier<List<String>> classes;
    private List<String> known = List.of();

    /** @param classes finds {@link #classes} */
    TargetReader(Problems problems, ConfigurationValues it, Table table, Supplier<List<String>> classes) {
        this.problems = problems;
        this.it = it;
        this.table = table;
        this.classes = classes;
    }

    /** The different values of the first target in the rows that are kept; found when they are asked for. */
    List<String> classes() {
        if (known.isEmpty()) {
            known = classes.get();
        }
        return known;
    }

    /** The encoding; empty if target, loss and task don't fit together, which is told. */
    Optional<TargetEncoding> encoding(Component dataset, List<String> targets, Component loss) {
        Optional<String> task = dataset.find("task").map(String.class::cast);
        if (targets.size() > 1) {
            return several(targets, loss, task);
        }
        String target = targets.get(0);
        Optional<String> kind = kind(target, loss, task, dataset.has(POSITIVE));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return kind.get().equals(REGRESSION)
                ? ofNumbers(target)
                : ofClasses(target, loss, kind.get(), dataset.has(POSITIVE));
    }

    /** The task: what the loss, the file or the target's values make of it; empty if they contradict each other. */
    private Optional<String> kind(String target, Component loss, Optional<String> task, boolean named) {
        Targets wanted = loss.type().loss().targets();
        if (wanted == Targets.ZERO_OR_ONE && task.equals(Optional.of(MULTICLASS))) {
            // A unit a class, each of them a question of its own.
            return task;
        }
        if (wanted != Targets.NUMBERS) {
            String decided = wanted == Targets.ONE_HOT ? MULTICLASS : BINARY;
            if (task.isPresent() && !task.get().equals(decided)) {
                problems.add(
                        it.against("dataset.task", "loss"),
                        "the task is " + task.get() + ", but the loss " + loss.name() + " is for " + of(decided),
                        "expected task: " + decided + ", or another loss");
                return Optional.empty();
            }
            return Optional.of(decided);
        }
        return task.isPresent() ? task : Optional.of(named ? BINARY : usual(column(target)));
    }

    /** Whether a column has more different numbers than classes would be. */
    static boolean seemsNumber(Table table, String target, int values) {
        return values > MOST_CLASSES && table.isNumeric(table.column(target).orElseThrow());
    }

    private String usual(int column) {
        if (table.isNumeric(column)) {
            return REGRESSION;
        }
        return classes().size() <= 2 ? BINARY : MULTICLASS;
    }

    private Optional<TargetEncoding> ofNumbers(String target) {
        if (table.isNumeric(column(target))) {
            return Optional.of(TargetEncoding.NUMERIC);
        }
        problems.add(
                it.against("dataset.target", "dataset.task"),
                "the target '" + target + "' holds text, but the task is regression",
                "expected a column of numbers, or task: multiclass");
        return Optional.empty();
    }

    private Optional<TargetEncoding> ofClasses(String target, Component loss, String kind, boolean named) {
        int column = column(target);
        int values = classes().size();
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
        if (values > 2 && !named) {
            boolean whole = classes().stream()
                    .allMatch(it ->
                            !table.isNumeric(column) || it.chars().allMatch(c -> c == '-' || Character.isDigit(c)));
            if (isOfClasses(loss) && (!whole || seemsNumber(table, target, values))) {
                problems.add(
                        it.against("loss", "dataset.target", "dataset.task"),
                        "the loss " + loss.name() + " is for two classes, but the target '" + target
                                + "' looks like a number: it has " + values + " different values ("
                                + Phrases.few(classes(), MOST_VALUES) + ")",
                        "expected a loss of numbers such as `loss: mse`, or a target of two classes");
                return Optional.empty();
            }
            problems.add(
                    it.against("dataset.target", "loss", "dataset.task"),
                    "the target '" + target + "' has " + values + " different values ("
                            + Phrases.few(classes(), MOST_VALUES)
                            + "), but " + (isOfClasses(loss) ? "the loss " + loss.name() : "the task binary")
                            + " is for two",
                    (whole
                                    ? "expected `loss: categorical_crossentropy` with `dense: {units: " + values
                                            + ", activation: softmax}` last"
                                    : "expected a loss of numbers such as `loss: mse`")
                            + ", or a target of two classes");
            return Optional.empty();
        }
        TargetEncoding encoding = loss.type().loss().targets() == Targets.MINUS_ONE_OR_ONE
                ? TargetEncoding.PLUS_MINUS_ONE
                : TargetEncoding.ZERO_ONE;
        if (!named && values == 2 && table.isNumeric(column) && !isUsual(classes(), encoding)) {
            List<String> two = classes();
            problems.add(
                    it.against("dataset.target", "loss", "dataset.task"),
                    "the two values of the target '" + target + "' are " + two.get(0) + " and " + two.get(1) + ", and "
                            + (isOfClasses(loss) ? "the loss " + loss.name() : "the task binary")
                            + " must know which of them is the positive class",
                    "expected `positive: " + two.get(1) + "` in dataset, or `positive: " + two.get(0) + "`");
            return Optional.empty();
        }
        return Optional.of(encoding);
    }

    /** Whether two numbers say by themselves which one is positive. */
    private static boolean isUsual(List<String> two, TargetEncoding encoding) {
        return two.equals(List.of("0", "1"))
                || encoding == TargetEncoding.PLUS_MINUS_ONE && two.equals(List.of("-1", "1"));
    }

    /** The positive class where it is not the one that would be it anyway; what is wrong with it is told. */
    Optional<String> positive(Component dataset, List<String> targets, TargetEncoding encoding) {
        if (!dataset.has(POSITIVE)) {
            return Optional.empty();
        }
        boolean numbers = encoding == TargetEncoding.NUMERIC;
        if (numbers || classes().size() != 2) {
            problems.add(
                    it.against("dataset.positive", "dataset.target"),
                    "a positive class is one of two, but the target '" + targets.get(0)
                            + (numbers ? "' is a number" : "' has " + classes().size() + " classes"),
                    "expected a target of two classes, or no positive");
            return Optional.empty();
        }
        Optional<String> value = ColumnLists.value(classes(), dataset.text(POSITIVE));
        if (value.isEmpty()) {
            problems.add(
                    it.against("dataset.positive", "dataset.target"),
                    "no cell of the target '" + targets.get(0) + "' is '" + dataset.text(POSITIVE) + "'",
                    NearestName.expected(classes(), dataset.text(POSITIVE)));
        }
        boolean anyway = !table.isNumeric(column(targets.get(0))) || isUsual(classes(), encoding);
        return value.filter(it -> !(anyway && it.equals(classes().get(1))));
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
                    it.against("loss", "dataset.target"),
                    "the loss " + loss.name() + " is for classes, but there are " + targets.size() + " targets",
                    "expected one target, or a loss of numbers such as mse");
            sound = false;
        }
        if (task.isPresent() && !task.get().equals(REGRESSION)) {
            problems.add(
                    it.against("dataset.task", "dataset.target"),
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
