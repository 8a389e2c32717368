package dev.descent.sweep;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.model.ComponentType;
import dev.descent.problem.Problems;
import dev.descent.sweep.Axis.Setting;
import dev.descent.sweep.Places.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configurations of a file: its tree with the keys of a sweep replaced, once for each combination of the sweep's axes.
 * Combinations are kept as choices, a few numbers each; a tree is made when it is asked for.
 */
public final class Sweep {
    private static final int MOST_AXES = 500;

    private final Places places;
    private final Choices choices;
    private final Branches branches;
    private final List<Key> keys = new ArrayList<>();
    private final List<Exclusion> exclusions;
    private final boolean sound;
    /** By the setting's own object. */
    private final Map<Setting, String> texts = Collections.synchronizedMap(new IdentityHashMap<>());

    private List<int[]> included = List.of();
    private List<int[]> excluded = List.of();

    /** A column of the tables: a key of {@code grid} or {@code zip}. */
    private record Key(int axis, int setting, Scalar written) {}

    private Sweep(Places places, Mapping base, Choices choices, List<Exclusion> exclusions, boolean sound) {
        this.places = places;
        this.choices = choices;
        this.branches = new Branches(places, base, choices);
        this.exclusions = exclusions;
        this.sound = sound;
        for (int x = 0; x < choices.axes(); x++) {
            Axis axis = choices.axis(x);
            if (axis.kind() == Axis.Kind.GRID || axis.kind() == Axis.Kind.ZIP) {
                List<Setting> settings = axis.options().get(0).settings();
                for (int s = 0; s < settings.size(); s++) {
                    keys.add(new Key(x, s, settings.get(s).key()));
                }
            }
        }
    }

    /**
     * Reads the axes of a sweep; a file without one has a single configuration.
     *
     * @param file the type of the file
     * @param base the file's tree, in the one form of {@link Forms}
     * @param sweep the value of the key {@code sweep}, if there is one
     * @param problems where mistakes are collected
     */
    public static Sweep read(ComponentType file, Mapping base, Optional<Node> sweep, Problems problems) {
        Places places = new Places(file);
        SweepReader reader = new SweepReader(places, base, problems);
        List<Axis> axes = List.of();
        int before = problems.told();
        if (sweep.orElse(null) instanceof Mapping mapping) {
            axes = reader.axes(mapping);
            int all = axes.stream().mapToInt(Axis::withInner).sum();
            if (all > MOST_AXES) {
                problems.add(
                        mapping,
                        "the sweep has " + all + " axes, with those inside alternatives",
                        "expected at most " + MOST_AXES);
                axes = List.of();
            }
        }
        Choices choices;
        try {
            choices = new Choices(axes);
        } catch (IllegalArgumentException circle) {
            problems.add(sweep.get(), "zips override keys of each other in a circle", "expected one axis a key");
            choices = new Choices(List.of());
        }
        boolean sound = problems.told() == before;
        List<Exclusion> exclusions =
                sweep.orElse(null) instanceof Mapping mapping ? reader.exclusions(mapping) : List.of();
        return new Sweep(places, base, choices, exclusions, sound);
    }

    /** The keys of {@code grid} and {@code zip} as written, in file order. */
    public List<String> keys() {
        return keys.stream().map(key -> key.written().text()).toList();
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

    /** Whether all axes could be read, so that its combinations are those that the file means. */
    public boolean isSound() {
        return sound;
    }

    /** Whether any axis or case sets {@code path}, something above it or something below it. */
    public boolean touches(KeyPath path) {
        for (int x = 0; x < choices.axes(); x++) {
            for (Axis.Option option : choices.axis(x).options()) {
                for (Setting setting : option.settings()) {
                    if (path.startsWith(setting.path()) || setting.path().startsWith(path)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** How many combinations there are before exclusions, computed without making them. */
    public BigInteger count() {
        return choices.count();
    }

    /** How many exclusions there are. */
    public int exclusions() {
        return exclusions.size();
    }

    /** Makes all combinations; an axis that multiplies nothing and an exclusion that matches nothing are told. */
    public void expand(Problems problems) {
        List<int[]> all = choices.all();
        tellIdleAxes(all, problems);
        List<int[]> in = new ArrayList<>();
        List<int[]> out = new ArrayList<>();
        boolean[] matched = new boolean[exclusions.size()];
        for (int[] choice : all) {
            (isExcluded(choice, matched) ? out : in).add(choice);
        }
        for (int i = 0; i < matched.length; i++) {
            if (!matched[i]) {
                problems.add(
                        exclusions.get(i).at(),
                        "this exclusion matches nothing",
                        "expected values that occur together in the sweep");
            }
        }
        if (in.isEmpty()) {
            problems.add(exclusions.get(0).at(), "exclude leaves no combination", "");
        }
        included = in;
        excluded = out;
    }

    /** Instead of {@link #expand}: makes as few combinations as have every value once, to check the values. */
    public void expandToCover() {
        included = choices.axes() == 0 ? choices.all() : choices.cover();
        excluded = List.of();
    }

    /** How many configurations there are, exclusions left out. */
    public int size() {
        return included.size();
    }

    /**
     * A configuration, made anew at each call.
     *
     * @param index from 0, in the order of the file
     * @param problems where a path that leads nowhere in this configuration is told; then the result is empty
     */
    public Optional<Configuration> configuration(int index, Problems problems) {
        return configuration(included.get(index), problems);
    }

    /** How many combinations were left out. */
    public int excludedSize() {
        return excluded.size();
    }

    /** A combination that was left out, by its index from 0. */
    public Optional<Configuration> excludedConfiguration(int index, Problems problems) {
        return configuration(excluded.get(index), problems);
    }

    private Optional<Configuration> configuration(int[] choice, Problems problems) {
        Optional<Mapping> tree = branches.tree(choice, problems);
        return tree.map(it -> new Configuration(it, caseName(choice), settings(choice)));
    }

    /** The text of a live setting; of one without inner axes it is always the same. */
    private String text(int[] choice, int axis, int setting) {
        Setting it = choices.setting(choice, axis, setting);
        return it.inner().isEmpty()
                ? texts.computeIfAbsent(it, same -> ValueText.of(same.shape(), same.value()))
                : ValueText.of(it.shape(), choices.value(choice, axis, setting));
    }

    private boolean isExcluded(int[] choice, boolean[] matched) {
        if (exclusions.isEmpty()) {
            return false;
        }
        Optional<Mapping> tree = branches.tree(choice, new Problems(List.of()));
        boolean excluded = false;
        for (int i = 0; i < matched.length; i++) {
            if (tree.isPresent() && exclusions.get(i).matches(places, tree.get(), caseName(choice))) {
                matched[i] = true;
                excluded = true;
            }
        }
        return excluded;
    }

    private void tellIdleAxes(List<int[]> all, Problems problems) {
        for (int x = 0; x < choices.axes(); x++) {
            Axis axis = choices.axis(x);
            int settings = axis.kind() == Axis.Kind.CASES
                    ? 0
                    : axis.options().get(0).settings().size();
            for (int s = 0; s < settings; s++) {
                int axisIndex = x;
                int setting = s;
                if (all.stream().noneMatch(choice -> choices.isLive(choice, axisIndex, setting))) {
                    Scalar key = axis.options().get(0).settings().get(s).key();
                    problems.add(
                            key,
                            "the axis '" + key.text() + "' multiplies nothing",
                            "every alternative or case sets this key itself, and what is more particular wins");
                }
            }
        }
    }

    private Optional<String> caseName(int[] choice) {
        for (int x = 0; x < choice.length; x++) {
            if (choices.axis(x).kind() == Axis.Kind.CASES) {
                return choices.axis(x).options().get(choice[x]).name();
            }
        }
        return Optional.empty();
    }

    private List<String> settings(int[] choice) {
        List<String> texts = new ArrayList<>(keys.size());
        for (Key key : keys) {
            int x = key.axis();
            int s = key.setting();
            if (choices.isLive(choice, x, s)) {
                texts.add(text(choice, x, s));
            } else {
                Optional<Place> instead = choices.valueInstead(choice, x, s);
                texts.add(instead.map(place ->
                                ValueText.of(place.shape(), place.node().orElseThrow()))
                        .orElse(""));
            }
        }
        return texts;
    }
}
