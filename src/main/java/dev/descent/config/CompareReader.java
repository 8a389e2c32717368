package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.ComparisonSpec.Target;
import dev.descent.model.Component;
import dev.descent.model.Expectation.Operand;
import dev.descent.model.FileValues;
import dev.descent.model.KeyPath;
import dev.descent.model.Kind;
import dev.descent.model.Measure;
import dev.descent.model.SearchTypes;
import dev.descent.model.Vocabulary;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
import dev.descent.sweep.Search;
import dev.descent.sweep.Sweep;
import dev.descent.sweep.Tuning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which alternatives of a sweep are compared, what they are tuned by, and what they are judged by. */
final class CompareReader {
    private static final String COMPARE = "compare";
    private static final String OF = "of";
    private static final String CASE = "case";
    private static final String TUNE = "tune";
    private static final String SEARCH = "search";
    private static final String SELECT_BY = "select_by";
    private static final String JUDGE_BY = "judge_by";
    private static final String STEPS_TO = "steps_to";
    private static final String VALIDATION = "val_";
    private static final String TEST = "test_";
    private static final String AGAINST = "against";
    private static final String GRID = "grid";
    private static final String CASES = "cases";

    /** Of the other keys of a sweep, what takes their place. */
    private static final Map<String, String> INSTEAD = Map.of(
            "repeats",
            "expected tuning_repeats and confirm_repeats under compare",
            "confirm",
            "remove it: compare confirms what it chooses",
            "search",
            "expected search under compare",
            "over",
            "expected tune under compare",
            "zip",
            "expected the one axis of grid, or cases, whose alternatives compete",
            "exclude",
            "expected the alternatives that compete, and no others");

    private final FileValues file;
    private final Problems problems;
    private final Optional<Entry> written;
    private final Mapping mapping;
    private final Optional<Node> sweep;
    private final boolean sound;
    /** Whether its axes could be told. */
    private boolean drawable;
    /** Whether there is the axis that it is of. */
    private boolean axisKnown;

    /** @param root the file */
    CompareReader(FileValues file, Problems problems, Mapping root) {
        this.file = file;
        this.problems = problems;
        this.written = file.values().type().parameter(COMPARE).flatMap(it -> root.entry(COMPARE));
        this.mapping = written.map(Entry::value)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElseGet(() -> new Mapping(root.position(), List.of()));
        this.sweep = root.value("sweep");
        int before = problems.told();
        if (written.isPresent()) {
            check();
        }
        this.sound = written.isPresent() && !file.unsound().contains(COMPARE) && problems.told() == before;
    }

    /** Whether nothing is compared. */
    boolean isAbsent() {
        return written.isEmpty();
    }

    /** Whether the comparison could be read, and goes with the sweep. */
    boolean isSound() {
        return sound;
    }

    /** Whether it is known who competes and what they tune, though what they are judged by, or how many are drawn, may be wrong. */
    boolean isDrawable() {
        return drawable;
    }

    /** The axis whose alternatives are compared; empty if they are cases, or there are none. */
    Optional<KeyPath> of() {
        return given(OF).flatMap(KeyPath::parse).map(KeyPath::canonical);
    }

    /** The keys that all may tune. */
    Optional<Entry> tune() {
        return mapping.entry(TUNE);
    }

    /** How configurations are drawn of a comparison whose axes are known; one of each, if their number is not. */
    Tuning tuning() {
        Component search = (Component) section().find(SEARCH).orElseThrow();
        long seed = file.values().find("seed").map(Long.class::cast).orElseThrow();
        return new Tuning(
                search.is("sobol"),
                search.find(SearchTypes.CONFIGURATIONS)
                        .filter(Long.class::isInstance)
                        .map(it -> Math.toIntExact((Long) it))
                        .orElse(1),
                seed,
                section().whole("studies"));
    }

    /** How many repeats tune; of none if nothing is compared. */
    Optional<Integer> repeats() {
        return drawable ? Optional.of(section().whole("tuning_repeats")) : Optional.empty();
    }

    /** Tells what of a sweep that was read whole does not go with the comparison. */
    void check(Sweep read) {
        List<String> names = read.competitors();
        if (names.size() < 2) {
            tell(OF, "there is one alternative, so that nothing is compared", "expected at least two");
        }
        Set<String> known = new HashSet<>();
        for (String name : names) {
            // What could not be read is called so too.
            if (!known.add(name) && !name.equals("null")) {
                tell(
                        OF,
                        "two competitors are called '" + name + "'",
                        "expected sweep: cases, whose names tell them apart");
            }
        }
        int drawn = read.drawnKeys();
        if (drawn == 0) {
            problems.add(
                    written.orElseThrow().key(),
                    "there is nothing to tune",
                    "expected tune: with keys and lists or distributions; to compare alternatives as they stand,"
                            + " sweep: repeats without compare");
        }
        if (drawn > Search.MOST_SOBOL_KEYS && tuning().evenly()) {
            tell(
                    TUNE,
                    "a competitor tunes " + drawn + " keys",
                    "expected at most " + Search.MOST_SOBOL_KEYS + " for sobol; random takes more");
        }
        for (String same : List.of("seed", "dataset.split")) {
            if (read.touches(KeyPath.parse(same).orElseThrow())) {
                problems.add(
                        tuned(same).orElseGet(() -> mapping.value(OF).orElseThrow()),
                        same + " differs between the trials that are compared",
                        "expected one " + same + " for all");
            }
        }
        if (tuned("loss").isPresent() && Measure.isLoss(section().text(SELECT_BY))) {
            problems.add(
                    tuned("loss").get(),
                    "a configuration is chosen by " + section().text(SELECT_BY)
                            + ", but losses of several kinds can't be compared",
                    "expected select_by: a metric, such as val_rmse, or one loss for all");
        }
        against(names);
    }

    private Optional<Node> tuned(String key) {
        return mapping.value(TUNE)
                .filter(Mapping.class::isInstance)
                .flatMap(tune -> ((Mapping) tune)
                        .entries().stream()
                                .filter(entry -> entry.name().startsWith(key))
                                .<Node>map(Entry::key)
                                .findFirst());
    }

    /** Tells what columns there are not, and who does not compete, though something else may be wrong. */
    void check(Sweep read, Configurations configurations) {
        column(SELECT_BY, VALIDATION, configurations);
        column(JUDGE_BY, TEST, configurations);
        target(configurations);
        against(read.competitors());
    }

    /** The comparison, its columns checked. */
    ComparisonSpec read(Sweep read, Configurations configurations) {
        Component section = section();
        String selectBy = column(SELECT_BY, VALIDATION, configurations);
        String judgeBy = column(JUDGE_BY, TEST, configurations);
        return new ComparisonSpec(
                section.text(OF),
                read.competitors(),
                configurations.expanded().entrants(),
                selectBy,
                judgeBy,
                section.whole("tuning_repeats"),
                section.whole("confirm_repeats"),
                target(configurations),
                against(read.competitors()),
                space());
    }

    private ComparisonSpec.Space space() {
        Tuning tuning = tuning();
        String keys = mapping.value(TUNE)
                .filter(Mapping.class::isInstance)
                .map(it -> entries((Mapping) it))
                .orElse("");
        return new ComparisonSpec.Space(keys, tuning.evenly() ? "sobol" : "random", tuning.configurations());
    }

    private static String entries(Mapping mapping) {
        return mapping.entries().stream()
                .map(it -> it.name() + ": " + written(it.value()))
                .collect(Collectors.joining(", "));
    }

    private static String written(Node node) {
        if (node instanceof Mapping mapping) {
            return "{" + entries(mapping) + "}";
        }
        if (node instanceof Sequence sequence) {
            return sequence.elements().stream().map(CompareReader::written).collect(Collectors.joining(", ", "[", "]"));
        }
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    /** Refuses a column to rank by: there are two of its own. */
    void checkReport(Component report, Located at) {
        if (report.has("rank_by")) {
            problems.add(at, "rank_by does not go with compare", "expected select_by and judge_by under compare");
        }
    }

    private String column(String key, String part, Configurations configurations) {
        String column = ReportReader.canonical(section().text(key));
        // Another part than the one that it takes has been told.
        if (column.startsWith(part) && !configurations.ranking().contains(column)) {
            boolean lacks = !configurations.ranking().contains(part + "loss");
            if (lacks) {
                problems.add(
                        file.origin()
                                .nearest(KeyPath.of("dataset", "split").steps())
                                .atKey(),
                        "there is no " + (key.equals(SELECT_BY) ? "validation" : "test") + " part, which compare: {"
                                + key + ": " + column + "} needs",
                        "expected dataset: {split: {validation: 0.2, test: 0.2}}, or folds and test");
            } else {
                tell(
                        key,
                        "no trial has a column '" + column + "'",
                        NearestName.expected(
                                configurations.ranking().stream()
                                        .filter(it -> it.startsWith(part))
                                        .toList(),
                                column));
            }
        }
        return column;
    }

    private Optional<Target> target(Configurations configurations) {
        Optional<Entry> given = mapping.value(STEPS_TO)
                .filter(Mapping.class::isInstance)
                .flatMap(it -> ((Mapping) it).entries().stream().findFirst());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String column = ReportReader.canonical(given.get().name());
        if (column.startsWith(VALIDATION) && !configurations.ranking().contains(column)) {
            problems.add(
                    given.get().key(),
                    "no trial has a column '" + column + "'",
                    NearestName.expected(
                            configurations.ranking().stream()
                                    .filter(it -> it.startsWith(VALIDATION))
                                    .toList(),
                            column));
        }
        return section()
                .find(STEPS_TO)
                .map(values -> new Target(
                        column, (Double) ((Map<?, ?>) values).get(given.get().name())));
    }

    private void checkTarget() {
        if (mapping.value(STEPS_TO).orElse(null) instanceof Mapping target) {
            if (target.entries().size() != 1) {
                tell(
                        STEPS_TO,
                        "steps_to has " + target.entries().size() + " columns",
                        "expected one, such as {val_loss: 0.25}");
            }
            for (Entry entry : target.entries()) {
                if (!entry.name().startsWith(VALIDATION)) {
                    problems.add(
                            entry.key(),
                            "'" + entry.name() + "' is not known when an epoch ends, or flatters",
                            "expected a val_ column, such as {val_loss: 0.25}");
                }
            }
        }
    }

    private void checkColumns() {
        for (String key : List.of(SELECT_BY, JUDGE_BY)) {
            boolean selects = key.equals(SELECT_BY);
            Optional<String> column = given(key).map(ReportReader::canonical);
            if (column.filter(it -> !it.startsWith(selects ? VALIDATION : TEST)).isPresent()) {
                tell(
                        key,
                        (selects ? "configurations can't be chosen by '" : "competitors can't be judged by '")
                                + column.get() + "'",
                        selects
                                ? "expected a val_ column: rows that train flatter, and rows that test are kept for"
                                        + " the judgement"
                                : "expected a test_ column: the rows that train and those that choose flatter");
            }
        }
    }

    private OptionalInt against(List<String> names) {
        Optional<String> wanted = given(AGAINST);
        if (wanted.isEmpty()) {
            return OptionalInt.empty();
        }
        List<Integer> meant = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            boolean head = Operand.Column.head(names.get(c)).equals(wanted.get());
            if (names.get(c).equals(wanted.get()) || head && !names.contains(wanted.get())) {
                meant.add(c);
            }
        }
        if (meant.size() == 1) {
            return OptionalInt.of(meant.get(0));
        }
        tell(
                AGAINST,
                "'" + wanted.get() + "' is " + (meant.isEmpty() ? "no competitor" : "more than one competitor"),
                NearestName.expected(names, wanted.get()));
        return OptionalInt.empty();
    }

    private void check() {
        if (!(sweep.orElse(null) instanceof Mapping it)) {
            problems.add(
                    written.orElseThrow().key(),
                    "there is nothing to compare",
                    "expected sweep: {grid: {optimizer: [sgd, adam]}} beside it, or cases");
            return;
        }
        int before = problems.told();
        for (Entry entry : it.entries()) {
            if (INSTEAD.containsKey(entry.name())) {
                problems.add(
                        entry.key(),
                        "'" + entry.name() + "' under sweep does not go with compare",
                        INSTEAD.get(entry.name()));
            }
        }
        given(OF).ifPresent(of -> checkAxis(of, it));
        drawable = given(OF).isPresent()
                && axisKnown
                && problems.told() == before
                && mapping.entries().stream()
                        .allMatch(entry ->
                                section().type().parameter(entry.name()).isPresent())
                && isRight(TUNE);
        checkColumns();
        checkTarget();
        checkSearch();
    }

    private void checkAxis(String of, Mapping it) {
        List<Entry> axes = it.value(GRID)
                .filter(Mapping.class::isInstance)
                .map(grid -> ((Mapping) grid).entries())
                .orElse(List.of());
        Optional<Entry> cases = it.entry(CASES);
        List<String> known = new ArrayList<>(axes.stream().map(Entry::name).toList());
        if (cases.isPresent()) {
            known.add(CASE);
        }
        boolean ofCases = of.equals(CASE) && cases.isPresent();
        axisKnown = ofCases || axes.stream().anyMatch(axis -> isNamed(axis, of));
        if (!axisKnown) {
            // A key that the sweep does not have may be meant for the one that has the axis.
            boolean others = it.entries().stream()
                    .anyMatch(entry -> !Vocabulary.type(Kind.SECTION, "sweep")
                            .parameter(entry.name())
                            .isPresent());
            if (!others) {
                tell(
                        OF,
                        "'" + of + "' is no axis of sweep.grid",
                        known.isEmpty()
                                ? Remedy.of("expected sweep: {grid: {" + of + ": […]}} beside compare")
                                : NearestName.expected(known, of));
            }
            return;
        }
        for (Entry axis : axes) {
            if (ofCases || !isNamed(axis, of)) {
                tellSecond(axis.key());
            }
        }
        if (!ofCases && cases.isPresent()) {
            tellSecond(cases.get().key());
        }
    }

    private void tellSecond(Scalar key) {
        problems.add(
                key,
                "'" + key.text() + "' is a second axis, but compare has one",
                "expected it under tune, where each competitor may tune it, or in an experiment of its own");
    }

    private static boolean isNamed(Entry axis, String of) {
        Optional<KeyPath> path = KeyPath.parse(axis.name()).map(KeyPath::canonical);
        return path.isPresent() && path.equals(KeyPath.parse(of).map(KeyPath::canonical));
    }

    private void checkSearch() {
        if (mapping.entry(SEARCH).isEmpty() || !isRight(SEARCH)) {
            return;
        }
        Optional<Component> search = section().find(SEARCH).map(Component.class::cast);
        boolean known = List.of("random", "sobol").contains(search.orElseThrow().name());
        if (!known) {
            tell(
                    SEARCH,
                    "competitors are not tuned by " + search.get().name(),
                    "expected random or sobol, which draw the same points for each");
        } else if (!(search.get().find(SearchTypes.CONFIGURATIONS).orElse(null) instanceof Long)) {
            tell(SEARCH, "the configurations of competitors are drawn", "expected a number of them");
        }
    }

    /** Whether what is given to a key, if anything, could be read. */
    private boolean isRight(String key) {
        Optional<Node> value = mapping.value(key);
        return value.isEmpty()
                || ValueReader.isNull(value.get())
                || section().given().containsKey(key);
    }

    private Component section() {
        return file.values().find(COMPARE).map(Component.class::cast).orElseThrow();
    }

    private Optional<String> given(String key) {
        return mapping.value(key).filter(Scalar.class::isInstance).map(it -> ((Scalar) it).text());
    }

    private void tell(String key, String message, String remedy) {
        tell(key, message, Remedy.of(remedy));
    }

    private void tell(String key, String message, Remedy remedy) {
        Optional<Node> value = mapping.value(key);
        if (value.orElse(null) instanceof Sequence || value.isEmpty()) {
            problems.add(
                    mapping.entry(key)
                            .map(Entry::key)
                            .orElseGet(() -> written.orElseThrow().key()),
                    message,
                    remedy);
        } else {
            problems.add(value.get(), message, remedy);
        }
    }
}
