package dev.descent.app;

import dev.descent.app.TableGuess.Task;
import dev.descent.data.Table;
import dev.descent.data.TableProfile;
import dev.descent.data.TableProfile.ColumnProfile;
import dev.descent.data.TableProfile.Type;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is learned of a table's targets.
 *
 * @param because why the network ends as it does, for a comment
 * @param positive of two classes the one that is 1, where the file must or should say it
 * @param negative the other one of these; empty as {@code positive} is
 */
record TargetGuess(Task task, String because, Optional<String> positive, Optional<String> negative) {
    /** The most classes that whole numbers are taken for. */
    private static final int CLASSES = 10;
    /** How often each class must occur where classes are whole numbers. */
    private static final int ROWS_A_CLASS = 5;
    /** How many texts a message shows. */
    private static final int FEW = 5;
    /** How people say that something is so. */
    private static final List<String> YES =
            List.of("yes", "y", "true", "t", "positive", "pos", "present", "sick", "malignant", "bad", "defect");

    /** @throws Stopped if the targets can't be learned as they are; the message tells all that is wrong */
    static TargetGuess of(Table table, NewExperiment.Wishes wishes) throws Stopped {
        List<String> targets = wishes.targets();
        Optional<Task> asked = wishes.task();
        if (targets.size() > 1) {
            if (asked.filter(it -> it != Task.REGRESSION).isPresent()) {
                throw Stopped.refused("several targets can only be learned by regression; name one target");
            }
            List<String> faults = targets.stream()
                    .flatMap(it ->
                            notNumbers(table, it, "several targets must be numbers; choose another target").stream())
                    .toList();
            if (!faults.isEmpty()) {
                throw Stopped.refused(faults);
            }
            return new TargetGuess(
                    Task.REGRESSION, "a unit a target: numbers are predicted", Optional.empty(), Optional.empty());
        }
        int column = table.column(targets.get(0)).orElseThrow();
        ColumnProfile target = TableProfile.column(table, column);
        Task task = asked.isPresent() ? checked(table, target, asked.get()) : guessed(table, column, target);
        return switch (task) {
            case REGRESSION ->
                new TargetGuess(
                        task,
                        target.type() == Type.WHOLE && target.distinct() <= CLASSES && asked.isEmpty()
                                ? "one unit: a number is predicted; if its values are classes: descent new --task "
                                        + (target.distinct() == 2 ? "binary" : "multiclass")
                                : "one unit: a number is predicted",
                        Optional.empty(),
                        Optional.empty());
            case BINARY -> ofTwo(table, column);
            case MULTICLASS ->
                new TargetGuess(
                        task,
                        target.type() == Type.WHOLE && asked.isEmpty()
                                ? "a unit a class; for counts or grades: descent new --task regression"
                                : "a unit a class",
                        Optional.empty(),
                        Optional.empty());
        };
    }

    private static TargetGuess ofTwo(Table table, int column) {
        List<String> values = table.distinct(column);
        boolean zeroOne = values.equals(List.of("0", "1"));
        String positive = values.get(zeroOne || table.isNumeric(column) ? 1 : likelier(values, counts(table, column)));
        String negative = values.get(1 - values.indexOf(positive));
        return new TargetGuess(
                Task.BINARY,
                "the probability of the positive class, " + positive.replaceAll("\\p{Cntrl}", " "),
                Optional.of(positive).filter(it -> !zeroOne),
                Optional.of(negative).filter(it -> !zeroOne));
    }

    /** Which of two texts is what is looked for: the one that says yes, else the rarer one. */
    private static int likelier(List<String> values, Map<String, Integer> counts) {
        for (int i = 0; i < 2; i++) {
            if (YES.contains(values.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return counts.get(values.get(0)) < counts.get(values.get(1)) ? 0 : 1;
    }

    private static Task checked(Table table, ColumnProfile target, Task task) throws Stopped {
        Optional<String> texts = notNumbers(
                table, target.name(), "regression predicts numbers; choose another target or --task multiclass");
        if (task == Task.REGRESSION && texts.isPresent()) {
            throw Stopped.refused(texts.get());
        }
        if (task == Task.BINARY && target.distinct() != 2) {
            throw Stopped.refused("'" + target.name() + "' has " + Phrases.count(target.distinct(), "value")
                    + ", but --task binary wants two; choose --task multiclass or regression");
        }
        if (task != Task.REGRESSION && (target.type() == Type.MIXED || target.type() == Type.NUMBER)) {
            throw Stopped.refused("'" + target.name()
                    + "' can't be classes, which are whole numbers or all of them texts; choose another target");
        }
        return task;
    }

    private static Optional<String> notNumbers(Table table, String name, String rule) {
        int column = table.column(name).orElseThrow();
        return table.isNumeric(column) && !table.hasText(column)
                ? Optional.empty()
                : Optional.of("'" + name + "' holds texts, but " + rule);
    }

    private static Task guessed(Table table, int column, ColumnProfile target) throws Stopped {
        if (target.type() == Type.MIXED) {
            List<String> texts = table.distinct(column).stream()
                    .filter(value -> !NumberText.isNumber(value))
                    .toList();
            throw Stopped.refused("'" + target.name() + "' holds numbers and texts (" + Phrases.few(texts, FEW)
                    + "); mend these cells in the file, or choose another target");
        }
        boolean numbers = target.type() == Type.NUMBER || target.type() == Type.WHOLE;
        if (numbers && (target.type() == Type.NUMBER || !areClasses(table, column, target.distinct()))) {
            return Task.REGRESSION;
        }
        if (!numbers && (target.distinct() > table.rows() / 2)) {
            throw Stopped.refused("'" + target.name()
                    + "' holds texts that differ in most rows, neither numbers nor classes; choose another target");
        }
        return target.distinct() == 2 ? Task.BINARY : Task.MULTICLASS;
    }

    /** Two whole numbers, or several from 0 or 1 without gaps; each of them often enough. */
    private static boolean areClasses(Table table, int column, int distinct) {
        if (distinct < 2 || distinct > CLASSES) {
            return false;
        }
        List<String> values = table.distinct(column);
        int first = values.get(0).equals("0") ? 0 : 1;
        boolean gapless =
                IntStream.range(0, distinct).allMatch(i -> values.get(i).equals(Integer.toString(first + i)));
        return (gapless || distinct == 2)
                && counts(table, column).values().stream().allMatch(count -> count >= ROWS_A_CLASS);
    }

    /** How many rows have each value of a column. */
    static Map<String, Integer> counts(Table table, int column) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            if (!table.missing(row, column)) {
                counts.merge(table.text(row, column), 1, Integer::sum);
            }
        }
        return counts;
    }
}
