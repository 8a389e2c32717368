package dev.descent.app;

import dev.descent.data.DateGuess;
import dev.descent.data.Table;
import dev.descent.data.TableProfile;
import dev.descent.data.TableProfile.ColumnProfile;
import dev.descent.data.TableProfile.Type;
import dev.descent.data.TargetFollower;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a table seems to be, so that an experiment file for it can be written: the task, and what becomes of each column. */
public final class TableGuess {
    /** The most inputs that a column of categories becomes, but for one of all others. */
    private static final int MOST_INPUTS = 20;
    /** A category of fewer rows has no input of its own where there are many. */
    private static final int ROWS_A_CATEGORY = 5;
    /** The share of missing cells beyond which a column is left out. */
    private static final double SPARSE = 0.5;
    /** The share of missing cells beyond which an input says that a number is missing. */
    private static final double INDICATED = 0.2;

    private static final int FEWEST_INDICATED = 5;
    /** Fewer rows are not split. */
    private static final int FEWEST_TO_SPLIT = 5;
    /** Fewer rows are no folds. */
    private static final int FEWEST_FOR_FOLDS = 10;
    /** Of fewer rows a fifth is too few to judge by, so that each validates once. */
    private static final int MOST_FOR_FOLDS = 100;

    private static final int FOLDS = 5;
    /** The fewest rows of which a fifth is two rows. */
    private static final int FEWEST_FOR_R2 = 8;
    /** A class is rare that has less than this share of what each would have if all were equally frequent. */
    private static final double RARE = 0.25;
    /** Names of columns whose values several rows may share that belong together. */
    private static final Pattern KEY = Pattern.compile("(?i).*[_ .-]id");

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
    private final NewExperiment.Wishes wishes;
    private final List<ColumnProfile> profiles;
    private final TargetGuess target;
    private final int rows;
    private Optional<String> owner = Optional.empty();
    private final Map<String, String> ignored = new LinkedHashMap<>();
    private final Map<String, Category> categorical = new LinkedHashMap<>();
    private final Map<String, DateGuess> dates = new LinkedHashMap<>();

    /**
     * How a column of categories becomes inputs.
     *
     * @param atMost how many categories have an input of their own; all if empty
     * @param because why, for a comment
     */
    record Category(Optional<Integer> atMost, String because) {}

    private TableGuess(Table table, NewExperiment.Wishes wishes, TargetGuess target) {
        this.table = table;
        this.wishes = wishes;
        this.profiles = TableProfile.of(table);
        this.target = target;
        this.rows = (int) IntStream.range(0, table.rows())
                .filter(row -> wishes.targets().stream()
                        .noneMatch(name -> table.missing(row, table.column(name).orElseThrow())))
                .count();
    }

    /** @throws Stopped if the targets can't be learned as they are, or no column is left to learn from */
    static TableGuess of(String shownName, Table table, NewExperiment.Wishes wishes) throws Stopped {
        TableGuess guess = new TableGuess(table, wishes, TargetGuess.of(table, wishes));
        guess.chooseColumns();
        if (guess.features().isEmpty()) {
            throw Stopped.refused(shownName + " has no column to predict from beside '"
                    + String.join("', '", wishes.targets()) + "': the others are keys, constant, empty or dates");
        }
        return guess;
    }

    private void chooseColumns() {
        wishes.ignored().forEach(name -> ignored.put(name, "asked for"));
        owner = IntStream.range(0, profiles.size())
                .filter(c -> validates() && TableProfile.isOwner(table, c))
                .mapToObj(c -> profiles.get(c).name())
                .filter(name -> !targets().contains(name))
                .findFirst();
        owner.ifPresent(ignored::remove);
        List<String> keys = new ArrayList<>();
        for (int c = 0; c < profiles.size(); c++) {
            ColumnProfile it = profiles.get(c);
            if (isTaken(it.name()) || table.isIndex(c)) {
                continue;
            }
            if (it.identifier() || table.rows() > 1 && table.countsRows(c)) {
                keys.add(it.name());
                ignored.put(
                        it.name(),
                        it.name().isEmpty() ? "names the rows" : "looks like a key: it numbers or names the rows");
            } else {
                choose(c, it).ifPresent(reason -> ignored.put(it.name(), reason));
            }
        }
        if (features().isEmpty()) {
            owner.filter(wishes.ignored()::contains).ifPresent(name -> ignored.put(name, "asked for"));
            owner = Optional.empty();
            keys.stream()
                    .filter(name -> table.isNumeric(table.column(name).orElseThrow()))
                    .forEach(ignored::remove);
        }
    }

    /** Chooses what becomes of a column; the reason why nothing does, else empty. */
    private Optional<String> choose(int column, ColumnProfile it) {
        if (it.type() == Type.EMPTY) {
            return Optional.of("has no values");
        }
        if (it.constant()) {
            return Optional.of("the same value in every row");
        }
        if (it.missing() > SPARSE * table.rows()) {
            return Optional.of("empty in " + percent(it.missing()) + " of the rows");
        }
        Optional<DateGuess> date = DateGuess.of(table, column);
        if (date.isPresent() || it.type() == Type.DATE) {
            if (date.flatMap(DateGuess::format).isPresent()) {
                dates.put(it.name(), date.get());
                return Optional.empty();
            }
            return Optional.of(
                    date.isPresent()
                            ? "dates whose days and months can't be told apart: name their format in `dates`"
                            : "dates, but in no format that `dates` can read");
        }
        return it.type() == Type.TEXT || it.type() == Type.MIXED ? chooseCategories(column, it) : Optional.empty();
    }

    private Optional<String> chooseCategories(int column, ColumnProfile it) {
        int present = table.rows() - it.missing();
        boolean mixed = it.type() == Type.MIXED;
        if (it.distinct() > present / 2 || mixed && it.distinct() > MOST_INPUTS) {
            return Optional.of(
                    mixed
                            ? "numbers and texts mixed"
                            : Phrases.count(it.distinct(), "different text") + ", too many for an input each");
        }
        if (it.distinct() <= MOST_INPUTS && it.distinct() * ROWS_A_CATEGORY <= present) {
            if (mixed) {
                categorical.put(
                        it.name(), new Category(Optional.empty(), "numbers and texts; each value has an input"));
            }
            return Optional.empty();
        }
        int frequent = (int) TargetGuess.counts(table, column).values().stream()
                .filter(count -> count >= ROWS_A_CATEGORY)
                .count();
        if (frequent == 0) {
            return Optional.of(Phrases.count(it.distinct(), "different text") + ", each in few rows");
        }
        int most = Math.min(MOST_INPUTS, frequent);
        categorical.put(
                it.name(),
                new Category(
                        Optional.of(most),
                        it.distinct() + " values: the most frequent have inputs of their own, all others share one"));
        return Optional.empty();
    }

    private String percent(int count) {
        return Math.max(1, 100L * count / table.rows()) + " %";
    }

    /** Whether a column is known to be no feature. */
    private boolean isTaken(String name) {
        return targets().contains(name)
                || ignored.containsKey(name)
                || owner.filter(name::equals).isPresent();
    }

    private List<String> features() {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < profiles.size(); c++) {
            String name = profiles.get(c).name();
            if (!isTaken(name) && !table.isIndex(c)) {
                names.add(name);
            }
        }
        return names;
    }

    /** The table, which knows how it is written. */
    Table table() {
        return table;
    }

    List<String> targets() {
        return wishes.targets();
    }

    boolean taskAsked() {
        return wishes.task().isPresent();
    }

    Task task() {
        return target.task();
    }

    /** What is learned. */
    TargetGuess target() {
        return target;
    }

    /** The columns that are no features, each with the reason. */
    Map<String, String> ignored() {
        return ignored;
    }

    /** The columns of categories for which something is to be said. */
    Map<String, Category> categorical() {
        return categorical;
    }

    /** The columns of dates. */
    Map<String, DateGuess> dates() {
        return dates;
    }

    /** The texts of features that may mean "not there" and are read as values, by column. */
    Map<String, List<String>> markers() {
        Map<String, List<String>> markers = new LinkedHashMap<>();
        for (String name : features()) {
            List<String> found = TableProfile.markers(table, table.column(name).orElseThrow());
            if (!found.isEmpty() && !dates.containsKey(name)) {
                markers.put(name, found);
            }
        }
        return markers;
    }

    /** The features that a numeric target follows from, by column; none if there is but one feature. */
    Map<String, TargetFollower> followers() {
        Map<String, TargetFollower> followers = new LinkedHashMap<>();
        List<String> features = features();
        if (task() != Task.REGRESSION || features.size() == 1) {
            return followers;
        }
        int[] all = IntStream.range(0, table.rows()).toArray();
        for (String name : features) {
            if (!categorical.containsKey(name)) {
                TargetFollower.of(table, table.column(name).orElseThrow(), targets(), all)
                        .ifPresent(it -> followers.put(name, it));
            }
        }
        return followers;
    }

    /** Whether numbers are missing among the features for which {@link #missing} has no strategy. */
    boolean fillsNumbers() {
        return incomplete().anyMatch(it -> !isCategorical(it) && !isIndicated(it));
    }

    /** What becomes of missing values in columns where that is not the mean. */
    Map<String, String> missing() {
        Map<String, String> strategies = new LinkedHashMap<>();
        profiles.stream()
                .filter(it -> it.missing() > 0 && targets().contains(it.name()))
                .forEach(it -> strategies.put(it.name(), "drop"));
        incomplete().forEach(it -> {
            if (isCategorical(it)) {
                strategies.put(it.name(), "category");
            } else if (isIndicated(it)) {
                strategies.put(it.name(), "{mean: {indicator: true}}");
            }
        });
        return strategies;
    }

    private Stream<ColumnProfile> incomplete() {
        List<String> features = features();
        return profiles.stream().filter(it -> it.missing() > 0 && features.contains(it.name()));
    }

    private boolean isIndicated(ColumnProfile it) {
        return it.missing() > INDICATED * table.rows() && it.missing() >= FEWEST_INDICATED;
    }

    private boolean isCategorical(ColumnProfile it) {
        return it.type() == Type.TEXT || categorical.containsKey(it.name());
    }

    /** How many rows have no target. */
    int dropped() {
        return table.rows() - rows;
    }

    int outputs() {
        return task() == Task.MULTICLASS
                ? table.distinctCount(table.column(targets().get(0)).orElseThrow())
                : targets().size();
    }

    /** The rows that are not dropped. */
    int rows() {
        return rows;
    }

    int trainingRows() {
        return validates() ? Math.max(1, rows * 4 / 5) : rows;
    }

    boolean validates() {
        return rows >= FEWEST_TO_SPLIT;
    }

    /** Into how many folds the rows are divided, 0 for a single validation part. */
    int folds() {
        return rows >= FEWEST_FOR_FOLDS && rows < MOST_FOR_FOLDS ? FOLDS : 0;
    }

    boolean measuresR2() {
        return rows >= FEWEST_FOR_R2;
    }

    /** Whether every class has a row for each part. */
    boolean stratifies() {
        if (task() == Task.REGRESSION || !validates() || owner.isPresent()) {
            return false;
        }
        int fewest = Math.max(2, folds());
        return classCounts().stream().allMatch(count -> count >= fewest);
    }

    /** How many rows the rarest class has; empty if no class is rare. */
    OptionalInt rarest() {
        if (task() == Task.REGRESSION) {
            return OptionalInt.empty();
        }
        Collection<Integer> counts = classCounts();
        int rarest = Collections.min(counts);
        return rarest * (double) counts.size() < RARE * rows() ? OptionalInt.of(rarest) : OptionalInt.empty();
    }

    private Collection<Integer> classCounts() {
        return TargetGuess.counts(table, table.column(targets().get(0)).orElseThrow())
                .values();
    }

    /** The column that says whose a row is, where several rows are one's. */
    Optional<String> owner() {
        return owner;
    }

    /** Another column whose rows may belong together: its name is that of a key, and values occur again. */
    Optional<String> related() {
        return profiles.stream()
                .filter(it -> KEY.matcher(it.name()).matches()
                        && !targets().contains(it.name())
                        && it.missing() == 0
                        && it.distinct() >= MOST_INPUTS
                        && 2L * it.distinct() <= table.rows())
                .map(ColumnProfile::name)
                .findFirst();
    }
}
