package dev.descent.sweep;

import dev.descent.model.ComparisonSpec.Entrant;
import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.KeyPath;
import dev.descent.model.Values;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import dev.descent.sweep.Axis.Setting;
import dev.descent.sweep.Configuration.Assignment;
import dev.descent.sweep.search.Distribution;
import dev.descent.sweep.search.Point;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The configurations of a file: its own values with those of a sweep's axes set in them, once for each combination of the axes.
 */
public final class Sweep {
    /** More axes than these, with those inside alternatives, are too many to be combined. */
    public static final int MOST_AXES = 500;

    /** The most combinations of lists under a search that proposes. */
    public static final int MOST_COVERED = 10_000;

    private final FileValues file;
    private final Choices choices;
    private final List<Key> keys = new ArrayList<>();
    private final List<Exclusion> exclusions;
    private final Optional<Search> search;
    private final Optional<Tuning> tuning;

    /** A column of the tables: a key of {@code over}, {@code grid} or {@code zip}. */
    private record Key(int axis, int setting, String written) {}

    /** The grid of some axes; without any there is a single configuration. */
    public Sweep(FileValues file, List<Axis> axes, List<Exclusion> exclusions) {
        this(file, axes, exclusions, Optional.empty());
    }

    /**
     * The sweep of some axes.
     *
     * @param search draws the axes of {@code over}; empty for the grid, which has none
     * @throws IllegalArgumentException if zips override keys of each other in a circle
     */
    public Sweep(FileValues file, List<Axis> axes, List<Exclusion> exclusions, Optional<Search> search) {
        this(file, axes, exclusions, search, Optional.empty());
    }

    /**
     * The configurations of competitors: the alternatives of the one axis that is not drawn.
     *
     * @param tuning draws all other axes
     */
    public Sweep(FileValues file, List<Axis> axes, Tuning tuning) {
        this(file, axes, List.of(), Optional.empty(), Optional.of(tuning));
    }

    private Sweep(
            FileValues file,
            List<Axis> axes,
            List<Exclusion> exclusions,
            Optional<Search> search,
            Optional<Tuning> tuning) {
        this.file = file;
        this.search = search;
        this.tuning = tuning;
        this.choices = new Choices(axes);
        this.exclusions = List.copyOf(exclusions);
        for (int x = 0; x < choices.axes(); x++) {
            Axis axis = choices.axis(x);
            if (axis.kind() != Axis.Kind.CASES && axis.kind() != Axis.Kind.INNER) {
                List<Setting> settings = axis.options().get(0).settings();
                for (int s = 0; s < settings.size(); s++) {
                    keys.add(new Key(x, s, settings.get(s).key()));
                }
            }
        }
        // Who competes comes before what they tune.
        keys.sort(Comparator.comparing(key -> choices.axis(key.axis()).kind() != Axis.Kind.COMPETITORS));
    }

    /** How many axes these are, with those inside alternatives. */
    public static int count(List<Axis> axes) {
        return axes.stream().mapToInt(Axis::withInner).sum();
    }

    /** The keys of {@code over}, {@code grid} and {@code zip} as written, in file order. */
    public List<String> keys() {
        return keys.stream().map(Key::written).toList();
    }

    /** The keys that are drawn from distributions, or have some inside their values: of such a search may propose any value. */
    public Set<String> openKeys() {
        Set<String> open = new TreeSet<>();
        for (Key key : keys) {
            if (choices.isDrawn(key.axis()) && choices.axis(key.axis()).hasDistribution()) {
                open.add(key.written());
            }
        }
        return open;
    }

    /** What the keys are drawn from that are drawn from a single distribution. */
    public Map<String, Distribution> distributions() {
        Map<String, Distribution> distributions = new TreeMap<>();
        for (Key key : keys) {
            if (choices.isDrawn(key.axis())) {
                choices.axis(key.axis())
                        .distribution()
                        .ifPresent(distribution -> distributions.put(key.written(), distribution));
            }
        }
        return distributions;
    }

    /** The names of the cases, in file order. */
    public List<String> cases() {
        for (int x = 0; x < choices.axes(); x++) {
            if (choices.axis(x).kind() == Axis.Kind.CASES) {
                return choices.axis(x).options().stream()
                        .map(option -> option.name().orElseThrow())
                        .toList();
            }
        }
        return List.of();
    }

    /** The names of the competitors: the cases, or the alternatives without what is drawn inside them. */
    public List<String> competitors() {
        List<String> names = new ArrayList<>();
        for (Combination rest : choices.all()) {
            names.add(caseName(rest).orElseGet(() -> settings(rest).get(0)));
        }
        return names;
    }

    /** How many competitors, from 0, have nothing drawn. */
    public List<Integer> competitorsWithoutTuning() {
        List<Integer> without = new ArrayList<>();
        List<Combination> all = choices.all();
        for (int c = 0; c < all.size(); c++) {
            if (choices.drawing(all.get(c)).axes().isEmpty()) {
                without.add(c);
            }
        }
        return without;
    }

    /** The most keys that a point of the search has a value for. */
    public int drawnKeys() {
        if (tuning.isPresent()) {
            return choices.all().stream()
                    .mapToInt(rest -> choices.drawing(rest).axes().size())
                    .max()
                    .orElse(0);
        }
        Set<KeyPath> paths = new HashSet<>();
        for (int x = 0; x < choices.axes(); x++) {
            if (choices.isDrawn(x)) {
                paths.add(choices.axis(x).options().get(0).settings().get(0).path());
            }
        }
        return paths.size();
    }

    /** Whether any axis or case sets all of what stands at {@code path}. */
    public boolean replaces(KeyPath path) {
        for (int x = 0; x < choices.axes(); x++) {
            for (Axis.Option option : choices.axis(x).options()) {
                if (option.settings().stream()
                        .anyMatch(setting -> setting.path().equals(path))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether any axis or case sets {@code path}, something above it or something below it. */
    public boolean touches(KeyPath path) {
        return touching(path, false).isPresent();
    }

    /**
     * The key of the first axis or case that sets {@code path}, something above it or something below it.
     *
     * @param drawn whether a search must draw it
     */
    public Optional<Located> touching(KeyPath path, boolean drawn) {
        for (int x = 0; x < choices.axes(); x++) {
            if (drawn && !choices.isDrawn(x)) {
                continue;
            }
            for (Axis.Option option : choices.axis(x).options()) {
                for (Setting setting : option.settings()) {
                    if (path.startsWith(setting.path()) || setting.path().startsWith(path)) {
                        return Optional.of(setting.at());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** How many combinations there are at most before exclusions, computed without making them. */
    public BigInteger count() {
        BigInteger combinations = choices.count();
        long drawn = tuning.map(it -> (long) it.configurations() * it.studies())
                .orElse((long) search.map(Search::configurations).orElse(0));
        return drawn == 0 ? combinations : combinations.multiply(BigInteger.valueOf(drawn));
    }

    /** How many searches there are: one for each combination of what is not drawn. */
    public int searches() {
        return choices.count().intValueExact();
    }

    /** A search that proposes for each combination of what is not drawn, of a search by {@link Search.Kind#TPE}. */
    List<PointSearch> pointSearches() {
        boolean[] matched = new boolean[exclusions.size()];
        return choices.all().stream()
                .map(rest -> new PointSearch(
                        choices.drawing(rest), search.orElseThrow(), combination -> isExcluded(combination, matched)))
                .toList();
    }

    /** What draws configurations; empty for the grid. */
    public Optional<Search> search() {
        return search;
    }

    /** How many exclusions there are. */
    public int exclusions() {
        return exclusions.size();
    }

    /** Makes all combinations; an axis that multiplies nothing and an exclusion that matches nothing are told. */
    public Expanded expand(Problems problems) {
        if (tuning.isPresent()) {
            tellIdleAxes(choices.cover(), problems);
            return tuned(tuning.get());
        }
        Points points = points();
        List<Combination> all = points.combinations();
        tellIdleAxes(search.isEmpty() ? all : choices.cover(), problems);
        List<Combination> in = new ArrayList<>();
        List<Combination> out = new ArrayList<>();
        List<Integer> brackets = new ArrayList<>();
        boolean[] matched = new boolean[exclusions.size()];
        for (int i = 0; i < all.size(); i++) {
            boolean excluded = isExcluded(all.get(i), matched);
            (excluded ? out : in).add(all.get(i));
            if (!excluded && !points.brackets().isEmpty()) {
                brackets.add(points.brackets().get(i));
            }
        }
        boolean areAll = search.filter(it -> it.configurations() > 0).isEmpty();
        for (int i = 0; i < matched.length; i++) {
            if (!matched[i] && (areAll || !possible().has(exclusions.get(i)))) {
                problems.add(
                        exclusions.get(i).at(),
                        "this exclusion matches nothing",
                        "expected values that occur together in the sweep");
            }
        }
        if (in.isEmpty()) {
            problems.add(exclusions.get(0).at(), "exclude leaves no combination", "");
        }
        return new Expanded(configurations(in), configurations(out), points.repeated(), brackets, List.of());
    }

    private PossibleMatches possible() {
        return new PossibleMatches(choices, this::configuration, MOST_COVERED);
    }

    /** The exclusions that match none of the configurations that were excluded, as texts. */
    public List<String> unmatched(List<Configuration> excluded) {
        return exclusions.stream()
                .filter(exclusion -> excluded.stream()
                        .noneMatch(it -> it.values(new Problems(List.of()))
                                .filter(values -> exclusion.matches(values, it.caseName()))
                                .isPresent()))
                .map(Exclusion::text)
                .toList();
    }

    /** Combinations, how many others were drawn that equal one of them, and where a search halves the bracket of each. */
    private record Points(List<Combination> combinations, int repeated, List<Integer> brackets) {}

    /** Study by study the competitors, of each what is drawn for it. */
    private Expanded tuned(Tuning it) {
        List<Combination> competitors = choices.all();
        List<Combination> drawn = new ArrayList<>();
        List<Entrant> entrants = new ArrayList<>();
        int repeated = 0;
        for (int study = 1; study <= it.studies(); study++) {
            for (int c = 0; c < competitors.size(); c++) {
                Drawing drawing = choices.drawing(competitors.get(c));
                Set<Point> known = new HashSet<>();
                for (Point point : it.points(drawing.space(), study)) {
                    if (known.add(point)) {
                        Combination combination = drawing.at(point);
                        drawn.add(combination);
                        entrants.add(new Entrant(c, study, values(combination, drawing)));
                    } else {
                        repeated++;
                    }
                }
            }
        }
        return new Expanded(configurations(drawn), List.of(), repeated, List.of(), entrants);
    }

    private Map<String, Object> values(Combination combination, Drawing drawing) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int x : drawing.axes()) {
            if (choices.isLive(combination, x, 0)) {
                Optional<Object> value = choices.value(combination, x, 0);
                boolean number = value.orElse(null) instanceof Number;
                values.put(choices.setting(combination, x, 0).key(), number ? value.get() : ValueText.of(value));
            }
        }
        return values;
    }

    /** The competitors as they stand in the file: nothing that is drawn is set, so that it has its default. */
    public Expanded untuned() {
        List<Combination> competitors = choices.all();
        List<Entrant> entrants = new ArrayList<>();
        for (int c = 0; c < competitors.size(); c++) {
            entrants.add(new Entrant(c, 0, Map.of()));
        }
        return new Expanded(configurations(competitors), List.of(), 0, List.of(), entrants);
    }

    /** What the search draws, one combination of all else after the other; without a search all combinations. */
    private Points points() {
        List<Combination> all = choices.all();
        if (search.isEmpty()) {
            // What a search would draw that could not be read is looked at, value by value.
            return new Points(drawnKeys() == 0 ? all : choices.cover(), 0, List.of());
        }
        Search it = search.get();
        if (it.configurations() == 0) {
            return new Points(it.shuffled(all), 0, List.of());
        }
        List<Combination> drawn = new ArrayList<>();
        List<Integer> brackets = new ArrayList<>();
        int repeated = 0;
        int search = 0;
        for (Combination rest : all) {
            Drawing drawing = choices.drawing(rest);
            Set<Point> known = new HashSet<>();
            List<Point> points = it.points(drawing.space());
            for (int i = 0; i < points.size(); i++) {
                if (known.add(points.get(i))) {
                    drawn.add(drawing.at(points.get(i)));
                    if (it.halving().isPresent()) {
                        int each = it.halving().get().brackets().size();
                        brackets.add(search * each + it.halving().get().bracketOf(i));
                    }
                } else {
                    repeated++;
                }
            }
            search++;
        }
        return new Points(drawn, repeated, brackets);
    }

    /** Whether the values of all lists can be combined, to check them before a search proposes any. */
    public boolean canBeCovered() {
        return choices.covers(MOST_COVERED).size() <= MOST_COVERED;
    }

    /**
     * Configurations at the bounds of all distributions, with every other value at least once; where a search proposes, in all
     * combinations of the others. If these are right, so is what a search draws between them, as far as rules of values are monotone
     * in each and concern two at most.
     */
    public List<Configuration> corners() {
        if (search.isEmpty() && tuning.isEmpty()) {
            return List.of();
        }
        boolean[] matched = new boolean[exclusions.size()];
        boolean proposing = search.flatMap(Search::proposing).isPresent();
        return configurations(choices.corners(proposing ? choices.covers(MOST_COVERED) : choices.cover()).stream()
                .filter(corner -> !isExcluded(corner, matched))
                .toList());
    }

    /** Instead of {@link #expand}: as few combinations as have every value once, to check the values. */
    public Expanded cover() {
        return new Expanded(configurations(choices.axes() == 0 ? choices.all() : choices.cover()), List.of(), 0);
    }

    private List<Configuration> configurations(List<Combination> combinations) {
        return new AbstractList<>() {
            @Override
            public Configuration get(int index) {
                return configuration(combinations.get(index));
            }

            @Override
            public int size() {
                return combinations.size();
            }
        };
    }

    Configuration configuration(Combination combination) {
        return new Configuration(file, assignments(combination), caseName(combination), settings(combination));
    }

    /** What the live settings assign: those further up first, of equal depth those of cases last. */
    private List<Assignment> assignments(Combination combination) {
        List<Assignment> assignments = new ArrayList<>();
        List<Assignment> ofCases = new ArrayList<>();
        for (int x = 0; x < choices.axes(); x++) {
            if (!choices.isInner(x) && combination.has(x)) {
                Axis axis = choices.axis(x);
                int settings =
                        axis.options().get(combination.option(x)).settings().size();
                for (int s = 0; s < settings; s++) {
                    if (choices.isLive(combination, x, s)) {
                        choices.assign(combination, x, s, axis.kind() == Axis.Kind.CASES ? ofCases : assignments);
                    }
                }
            }
        }
        assignments.addAll(ofCases);
        assignments.sort(Comparator.comparingInt(assignment -> assignment.path().depth()));
        return assignments;
    }

    private boolean isExcluded(Combination combination, boolean[] matched) {
        if (exclusions.isEmpty()) {
            return false;
        }
        Configuration configuration = configuration(combination);
        Optional<Component> values = configuration.values(new Problems(List.of()));
        boolean isOut = false;
        for (int i = 0; i < matched.length; i++) {
            if (values.isPresent() && exclusions.get(i).matches(values.get(), configuration.caseName())) {
                matched[i] = true;
                isOut = true;
            }
        }
        return isOut;
    }

    private void tellIdleAxes(List<Combination> all, Problems problems) {
        if (!isRead()) {
            return;
        }
        for (int x = 0; x < choices.axes(); x++) {
            Axis axis = choices.axis(x);
            int settings = axis.kind() == Axis.Kind.CASES
                    ? 0
                    : axis.options().get(0).settings().size();
            for (int s = 0; s < settings; s++) {
                int axisIndex = x;
                int setting = s;
                if (all.stream().noneMatch(combination -> choices.isLive(combination, axisIndex, setting))) {
                    Setting first = axis.options().get(0).settings().get(s);
                    problems.add(
                            first.at(),
                            "the axis '" + first.key() + "' has no effect",
                            "every alternative or case sets this key itself, and the more specific setting wins");
                }
            }
        }
    }

    /** Whether every value could be read: one that could not may be an alternative that leaves a key to its axis. */
    private boolean isRead() {
        for (int x = 0; x < choices.axes(); x++) {
            for (Axis.Option option : choices.axis(x).options()) {
                if (option.settings().stream().anyMatch(it -> !it.value().sound())) {
                    return false;
                }
            }
        }
        return true;
    }

    private Optional<String> caseName(Combination combination) {
        for (int x = 0; x < choices.axes(); x++) {
            if (choices.axis(x).kind() == Axis.Kind.CASES) {
                return choices.axis(x).options().get(combination.option(x)).name();
            }
        }
        return Optional.empty();
    }

    private List<String> settings(Combination combination) {
        List<String> texts = new ArrayList<>(keys.size());
        for (Key key : keys) {
            int x = key.axis();
            int s = key.setting();
            if (choices.isLive(combination, x, s)) {
                Setting setting = choices.setting(combination, x, s);
                texts.add(setting.inner().isEmpty() ? setting.text() : ValueText.of(choices.value(combination, x, s)));
            } else {
                Optional<Object> instead = choices.valueInstead(combination, x, s);
                if (instead.isEmpty() && tuning.isPresent()) {
                    instead = standing(combination, x, s);
                }
                texts.add(instead.isPresent() ? ValueText.of(instead) : "");
            }
        }
        return texts;
    }

    /** The value that a key has where nothing sets it: the file's, or its default. */
    private Optional<Object> standing(Combination combination, int x, int s) {
        KeyPath path = choices.axis(x).options().get(0).settings().get(s).path();
        return new Configuration(file, assignments(combination), caseName(combination), List.of())
                .values(new Problems(List.of()))
                .flatMap(values -> Values.find(values, path.steps()));
    }
}
