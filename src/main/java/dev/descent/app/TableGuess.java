package dev.descent.app;

import dev.descent.data.Table;
import dev.descent.data.TableProfile;
import dev.descent.data.TableProfile.ColumnProfile;
import dev.descent.data.TableProfile.Type;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a table seems to be, so that an experiment file for it can be written: the task, and what becomes of each column. */
public final class TableGuess {
    /** The most classes that whole numbers are taken for. */
    private static final int CLASSES = 10;
    /** How often each class must occur where classes are whole numbers. */
    private static final int ROWS_A_CLASS = 5;
    /** The most inputs that a column of texts becomes. */
    private static final int MOST_INPUTS = 100;
    /** The most categories of a column of numbers and texts. */
    private static final int MIXED_CATEGORIES = 20;
    /** The share of missing cells beyond which a column is left out. */
    private static final double SPARSE = 0.5;
    /** How many texts a message shows. */
    private static final int FEW = 5;
    /** Fewer rows are not split. */
    private static final int FEWEST_TO_SPLIT = 5;
    /** The fewest rows of which a fifth is two rows. */
    private static final int FEWEST_FOR_R2 = 8;

    /** What is learned. */
    public enum Task {
        REGRESSION,
        BINARY,
        MULTICLASS;

        /** As the key {@code task} has it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Table table;
    private final List<String> targets;
    private final List<ColumnProfile> profiles;
    private final boolean taskAsked;
    private final Task task;
    private final String because;
    private final Map<String, String> ignored = new LinkedHashMap<>();
    private final Map<String, String> categorical = new LinkedHashMap<>();
    private final List<String> dates = new ArrayList<>();
    private Map<String, String> missing = Map.of();
    private boolean fillsNumbers;
    private int[] kept;

    private TableGuess(Table table, NewExperiment.Wishes wishes, Task task, String because) {
        this.table = table;
        this.targets = wishes.targets();
        this.profiles = TableProfile.of(table);
        this.taskAsked = wishes.task().isPresent();
        this.task = task;
        this.because = because;
        this.kept = IntStream.range(0, table.rows()).toArray();
    }

    /** @throws Stopped if the targets can't be learned as they are, or no column is left to learn from */
    static TableGuess of(Path csv, Table table, NewExperiment.Wishes wishes) throws Stopped {
        List<String> targets = wishes.targets();
        Task task;
        String because;
        if (targets.size() > 1) {
            for (String target : targets) {
                checkNumbers(table, target, "several targets must be numbers");
            }
            task = Task.REGRESSION;
            because = "a unit a target: numbers are predicted";
            if (wishes.task().filter(asked -> asked != Task.REGRESSION).isPresent()) {
                throw Stopped.refused("several targets can only be learned by regression; name one target");
            }
        } else {
            ColumnProfile target =
                    TableProfile.column(table, table.column(targets.get(0)).orElseThrow());
            task = wishes.task().isPresent()
                    ? asked(table, target, wishes.task().get())
                    : guessed(table, target);
            because = because(table, target, task, wishes.task().isPresent());
        }
        TableGuess guess = new TableGuess(table, wishes, task, because);
        guess.chooseColumns(wishes.ignored());
        guess.chooseMissing();
        if (guess.features().isEmpty()) {
            throw Stopped.refused(csv + " has no column to predict from beside '" + String.join("', '", targets)
                    + "': the others are keys, constant, empty or dates");
        }
        return guess;
    }

    private static Task asked(Table table, ColumnProfile target, Task task) throws Stopped {
        if (task == Task.REGRESSION) {
            checkNumbers(table, target.name(), "regression predicts numbers");
        }
        if (task == Task.BINARY && target.distinct() != 2) {
            throw Stopped.refused("'" + target.name() + "' has " + Phrases.count(target.distinct(), "value")
                    + ", but --task binary wants two; choose --task multiclass or regression");
        }
        if (target.type() == Type.MIXED || target.type() == Type.NUMBER && task != Task.REGRESSION) {
            throw Stopped.refused("'" + target.name()
                    + "' can't be classes, which are whole numbers or all of them texts; choose another target");
        }
        return task == Task.BINARY && !isZeroOne(table, target) ? Task.MULTICLASS : task;
    }

    private static void checkNumbers(Table table, String name, String rule) throws Stopped {
        int column = table.column(name).orElseThrow();
        if (!table.isNumeric(column) || table.hasText(column)) {
            throw Stopped.refused("'" + name + "' holds texts, but " + rule + "; choose another target"
                    + (rule.startsWith("reg") ? " or --task multiclass" : ""));
        }
    }

    private static Task guessed(Table table, ColumnProfile target) throws Stopped {
        if (target.type() == Type.MIXED) {
            int column = table.column(target.name()).orElseThrow();
            List<String> texts = table.distinct(column).stream()
                    .filter(value -> !NumberText.isNumber(value))
                    .toList();
            throw Stopped.refused("'" + target.name() + "' holds numbers and texts (" + Phrases.few(texts, FEW)
                    + "); mend these cells in the file, or choose another target");
        }
        if (target.type() == Type.NUMBER || target.type() == Type.WHOLE && !areClasses(table, target)) {
            return Task.REGRESSION;
        }
        if (target.type() != Type.WHOLE && (target.distinct() > table.rows() / 2 || target.distinct() < 2)) {
            throw Stopped.refused("'" + target.name() + "' holds "
                    + (target.distinct() < 2
                            ? "one text only, which leaves nothing to learn"
                            : "texts that differ in most rows, neither numbers nor classes")
                    + "; choose another target");
        }
        return target.distinct() == 2 && isZeroOne(table, target) ? Task.BINARY : Task.MULTICLASS;
    }

    /** Whether a target of two values is learned by one sigmoid unit. */
    private static boolean isZeroOne(Table table, ColumnProfile target) {
        return target.type() == Type.TEXT
                || target.type() == Type.DATE
                || table.distinct(table.column(target.name()).orElseThrow()).equals(List.of("0", "1"));
    }

    /** Whole numbers from 0 or 1 without gaps, each of them often enough; or −1 and 1. */
    private static boolean areClasses(Table table, ColumnProfile target) {
        int n = target.distinct();
        if (n < 2 || n > CLASSES) {
            return false;
        }
        int column = table.column(target.name()).orElseThrow();
        List<String> values = table.distinct(column);
        int first = values.get(0).equals("0") ? 0 : 1;
        boolean gapless = IntStream.range(0, n).allMatch(i -> values.get(i).equals(Integer.toString(first + i)));
        return (gapless || values.equals(List.of("-1", "1")))
                && counts(table, column).values().stream().allMatch(count -> count >= ROWS_A_CLASS);
    }

    private static Map<String, Integer> counts(Table table, int column) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            if (!table.missing(row, column)) {
                counts.merge(table.text(row, column), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String because(Table table, ColumnProfile target, Task task, boolean asked) {
        if (task == Task.BINARY) {
            List<String> values = table.distinct(table.column(target.name()).orElseThrow());
            return "the probability of the second class, " + values.get(1).replaceAll("\\p{Cntrl}", " ");
        }
        if (task == Task.MULTICLASS) {
            return target.type() == Type.WHOLE && !asked
                    ? "a unit a class; for counts or grades: descent new --task regression"
                    : "a unit a class";
        }
        return target.type() == Type.WHOLE && target.distinct() <= CLASSES && !asked
                ? "one unit: a number is predicted; if its values are classes: descent new --task multiclass"
                : "one unit: a number is predicted";
    }

    private void chooseColumns(List<String> wished) {
        wished.forEach(name -> ignored.put(name, "asked for"));
        List<String> keys = new ArrayList<>();
        for (int c = 0; c < profiles.size(); c++) {
            ColumnProfile it = profiles.get(c);
            if (!targets.contains(it.name()) && !ignored.containsKey(it.name()) && !table.isIndex(c)) {
                if (it.identifier() || table.rows() > 1 && table.countsRows(c)) {
                    keys.add(it.name());
                    ignored.put(
                            it.name(),
                            it.name().isEmpty() ? "names the rows" : "looks like a key: it numbers or names the rows");
                } else {
                    reason(it).ifPresent(reason -> ignored.put(it.name(), reason));
                }
                if (it.type() == Type.MIXED && !ignored.containsKey(it.name())) {
                    categorical.put(it.name(), "numbers and texts; each value has an input");
                }
            }
        }
        if (features().isEmpty()) {
            keys.stream()
                    .filter(name -> table.isNumeric(table.column(name).orElseThrow()))
                    .forEach(ignored::remove);
        }
    }

    /** Why a column is not learned from; empty if it is. */
    private Optional<String> reason(ColumnProfile it) {
        int present = table.rows() - it.missing();
        if (it.type() == Type.EMPTY) {
            return Optional.of("has no values");
        }
        if (it.constant()) {
            return Optional.of("the same value in every row");
        }
        if (it.missing() > SPARSE * table.rows()) {
            return Optional.of("empty in " + percent(it.missing()) + " of the rows");
        }
        if (it.type() == Type.DATE) {
            if (it.missing() == 0
                    && TableProfile.isPlainDate(table, table.column(it.name()).orElseThrow())) {
                dates.add(it.name());
                return Optional.empty();
            }
            return Optional.of("dates; dataset.dates with their format makes numbers of them");
        }
        if (it.type() == Type.TEXT && (it.distinct() > present / 2 || it.distinct() > MOST_INPUTS)) {
            return Optional.of(Phrases.count(it.distinct(), "different text") + ", too many for an input each");
        }
        if (it.type() == Type.MIXED && (it.distinct() > present / 2 || it.distinct() > MIXED_CATEGORIES)) {
            return Optional.of("numbers and texts mixed");
        }
        return Optional.empty();
    }

    /** The mean of a number, a category of its own for a text, and no row without a target. */
    private void chooseMissing() {
        List<ColumnProfile> incomplete =
                profiles.stream().filter(it -> it.missing() > 0).toList();
        Map<String, String> columns = new LinkedHashMap<>();
        boolean numbers = false;
        for (ColumnProfile it : incomplete) {
            if (targets.contains(it.name())) {
                columns.put(it.name(), "drop");
            } else if (features().contains(it.name())) {
                numbers |= !isCategorical(it);
                if (isCategorical(it)) {
                    columns.put(it.name(), "category");
                }
            }
        }
        kept = IntStream.range(0, table.rows())
                .filter(row -> targets.stream()
                        .noneMatch(name -> table.missing(row, table.column(name).orElseThrow())))
                .toArray();
        missing = columns;
        fillsNumbers = numbers;
    }

    private boolean isCategorical(ColumnProfile it) {
        return it.type() == Type.TEXT || categorical.containsKey(it.name());
    }

    private String percent(int rows) {
        return Math.max(1, 100L * rows / table.rows()) + " %";
    }

    private List<String> features() {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < profiles.size(); c++) {
            String name = profiles.get(c).name();
            if (!targets.contains(name) && !ignored.containsKey(name) && !table.isIndex(c)) {
                names.add(name);
            }
        }
        return names;
    }

    List<String> targets() {
        return targets;
    }

    boolean taskAsked() {
        return taskAsked;
    }

    Task task() {
        return task;
    }

    /** Why the network ends as it does, for a comment. */
    String because() {
        return because;
    }

    /** The columns that are no features, each with the reason. */
    Map<String, String> ignored() {
        return ignored;
    }

    /** The columns that are one-hot although they hold numbers, each with the reason. */
    Map<String, String> categorical() {
        return categorical;
    }

    /** The columns of dates. */
    List<String> dates() {
        return dates;
    }

    /** Whether numbers are missing among the features. */
    boolean fillsNumbers() {
        return fillsNumbers;
    }

    /** What becomes of missing values in columns that are no numbers to fill. */
    Map<String, String> missing() {
        return missing;
    }

    /** How many rows have no target. */
    int dropped() {
        return table.rows() - kept.length;
    }

    int outputs() {
        return task == Task.MULTICLASS
                ? table.distinctCount(table.column(targets.get(0)).orElseThrow())
                : targets.size();
    }

    /** The rows that are not dropped. */
    int rows() {
        return kept.length;
    }

    int trainingRows() {
        return validates() ? Math.max(1, kept.length * 4 / 5) : kept.length;
    }

    boolean validates() {
        return kept.length >= FEWEST_TO_SPLIT;
    }

    boolean measuresR2() {
        return kept.length >= FEWEST_FOR_R2;
    }

    /** Whether every class has a row for each part. */
    boolean stratifies() {
        if (task == Task.REGRESSION || !validates()) {
            return false;
        }
        int column = table.column(targets.get(0)).orElseThrow();
        Map<String, Integer> counts = new LinkedHashMap<>();
        Arrays.stream(kept).forEach(row -> counts.merge(table.text(row, column), 1, Integer::sum));
        return counts.values().stream().allMatch(count -> count >= 2);
    }
}
