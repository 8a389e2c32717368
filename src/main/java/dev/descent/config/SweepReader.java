package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.Component;
import dev.descent.model.FileValues;
import dev.descent.model.KeyPath;
import dev.descent.model.Shape;
import dev.descent.model.Written;
import dev.descent.number.Phrases;
import dev.descent.problem.Located;
import dev.descent.problem.Problems;
import dev.descent.sweep.Axis;
import dev.descent.sweep.Axis.Option;
import dev.descent.sweep.Axis.Setting;
import dev.descent.sweep.Exclusion;
import dev.descent.sweep.Search;
import dev.descent.sweep.Sweep;
import dev.descent.sweep.search.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the axes of a sweep into typed values: first which keys there are, then their values, those further up first, since
 * other keys may lead into them. What does not have the form of a sweep is told when the section is read.
 */
final class SweepReader {
    private static final int MOST_KEYS = 200;
    /** What is held against the table, whose rows no rule of values can tell. */
    private static final List<String> UNDECIDED = List.of("dataset", "seed");

    private final FileValues file;
    private final Problems problems;
    private final ValueReader values;
    private final SweptPaths paths;
    /** Reads what was read before with the section, and what is wrong with it told. */
    private final ValueReader quiet;

    private final SpaceReader silent;

    private boolean whole = true;
    /** The axis whose alternatives are compared. */
    private Optional<KeyPath> competitors = Optional.empty();
    /** Whether it is not known which one that is, though there is one. */
    private boolean unknown;

    SweepReader(FileValues file, Problems problems, ValueReader values) {
        this.file = file;
        this.problems = problems;
        this.values = values;
        this.paths = new SweptPaths(file, problems);
        this.quiet = new ValueReader(file.values().type(), new Problems(List.of()), node -> {});
        this.silent = new SpaceReader(problems, quiet);
    }

    /** A key of the sweep as written, with its values: one an option. */
    private static final class Raw {
        private final Scalar key;
        private final KeyPath path;
        /** Of a distribution none until the place of the path is known, then its bounds. */
        private List<Node> nodes;
        /** One an option; empty where no place is known for the path. */
        private List<Setting> settings = List.of();

        private final boolean ofCase;
        /** What a search draws from; empty where it takes one of the nodes. */
        private Optional<Node> drawn = Optional.empty();

        /** Whether a search draws it. */
        private boolean over;

        /** Whether a search chooses from its values. */
        private boolean chosen;

        private Optional<Distribution> distribution = Optional.empty();

        Raw(Scalar key, KeyPath path, List<Node> nodes, boolean ofCase) {
            this.key = key;
            this.path = path;
            this.nodes = nodes;
            this.ofCase = ofCase;
        }
    }

    /** An axis before its values are read; its keys, or its cases with theirs. */
    private record RawAxis(Axis.Kind kind, Node at, List<Raw> keys, Map<String, List<Raw>> cases) {}

    /**
     * The sweep of a file without one, or of the value of the key {@code sweep}.
     *
     * @param comparison of some of its alternatives, whose keys to tune are axes too
     */
    Sweep read(Optional<Node> sweep, CompareReader comparison) {
        if (!(sweep.orElse(null) instanceof Mapping mapping)) {
            whole &= comparison.isAbsent();
            return new Sweep(file, List.of(), List.of());
        }
        competitors = comparison.of();
        unknown = !comparison.isAbsent() && !comparison.isDrawable();
        List<Axis> axes = axes(mapping, comparison.tune());
        int count = Sweep.count(axes);
        if (count > Sweep.MOST_AXES) {
            tell(
                    mapping,
                    "the sweep has " + count + " axes, with those inside alternatives",
                    "expected at most " + Sweep.MOST_AXES);
            axes = List.of();
        }
        if (!comparison.isAbsent()) {
            whole &= comparison.isDrawable();
            return isWhole() ? new Sweep(file, axes, comparison.tuning()) : undrawn(axes);
        }
        List<Exclusion> exclusions = new ExclusionReader(problems, values, paths).read(mapping);
        Optional<Search> search = new SearchReader(file, problems).read(mapping);
        // Without its search nothing of over multiplies, which is no mistake of its own.
        whole &= search.isPresent() || mapping.entry(SearchReader.OVER).isEmpty();
        try {
            Sweep read = new Sweep(file, axes, exclusions, search);
            refuseUndecided(read);
            if (search.isPresent()
                    && search.get().kind() == Search.Kind.SOBOL
                    && read.drawnKeys() > Search.MOST_SOBOL_KEYS) {
                tell(
                        mapping.entry(SearchReader.OVER).orElseThrow().key(),
                        "over has " + read.drawnKeys() + " keys, with those inside alternatives",
                        "expected at most " + Search.MOST_SOBOL_KEYS + " for sobol; random takes more");
                return new Sweep(file, List.of(), List.of());
            }
            return read;
        } catch (IllegalArgumentException circle) {
            tell(mapping, "zips override keys of each other in a circle", "expected one axis a key");
            return new Sweep(file, List.of(), List.of());
        }
    }

    /** Axes of which not all could be read, for the mistakes in their values. */
    private Sweep undrawn(List<Axis> axes) {
        try {
            return new Sweep(file, axes, List.of());
        } catch (IllegalArgumentException circle) {
            return new Sweep(file, List.of(), List.of());
        }
    }

    /** What a search can't have among its axes: what decides where it stops, or what can't be checked before it has proposed it. */
    private void refuseUndecided(Sweep sweep) {
        boolean halves = sweep.search().flatMap(Search::halving).isPresent();
        Optional<Located> epochs = halves ? sweep.touching(KeyPath.of(SearchReader.EPOCHS), false) : Optional.empty();
        if (epochs.isPresent()) {
            problems.add(
                    epochs.get(),
                    "epochs can't be swept where a search stops configurations after some of them",
                    "expected one number of epochs for all");
        }
        if (sweep.search().flatMap(Search::proposing).isEmpty()) {
            return;
        }
        for (String key : UNDECIDED) {
            Optional<Located> at = sweep.touching(KeyPath.of(key), true);
            if (at.isPresent()) {
                problems.add(
                        at.get(),
                        "tpe can't draw what is inside " + key
                                + ": whether the table allows it would be known too late",
                        "expected it under grid, or another search");
            }
        }
        if (!sweep.canBeCovered()) {
            problems.add(
                    file.origin()
                            .nearest(KeyPath.of("sweep", SearchReader.OVER).steps())
                            .atKey(),
                    "the lists of this sweep have more than " + Sweep.MOST_COVERED
                            + " combinations, which can't all be checked before tpe proposes them",
                    "expected fewer values, or another search");
        }
    }

    /** Whether all axes could be read, whatever their values, so that the combinations are those that the file means. */
    boolean isWhole() {
        return whole && paths.areKnown();
    }

    private void tell(Node at, String message, String remedy) {
        problems.add(at, message, remedy);
        whole = false;
    }

    private List<Axis> axes(Mapping sweep, Optional<Entry> tune) {
        List<RawAxis> raw = new ArrayList<>();
        // First, so that each of these keys has one place in every competitor's sequence of points.
        if (tune.isPresent() && tune.get().value() instanceof Mapping tuned) {
            readGrid(tune.get(), tuned, Axis.Kind.OVER, raw);
        }
        for (Entry entry : sweep.entries()) {
            if (entry.name().equals("grid") && entry.value() instanceof Mapping grid) {
                readGrid(entry, grid, Axis.Kind.GRID, raw);
            } else if (entry.name().equals(SearchReader.OVER) && entry.value() instanceof Mapping over) {
                readGrid(entry, over, Axis.Kind.OVER, raw);
            } else if (entry.name().equals("zip")) {
                List<Node> zips = entry.value() instanceof Sequence list ? list.elements() : List.of(entry.value());
                zips.forEach(zip -> readZip(zip, raw));
            } else if (entry.name().equals("cases") && entry.value() instanceof Mapping mapping) {
                readCases(entry, mapping, raw);
            }
        }
        int keys = raw.stream().mapToInt(axis -> axis.keys().size()).sum();
        if (keys > MOST_KEYS) {
            tell(sweep, keys + " keys are swept", "expected at most " + MOST_KEYS);
            return List.of();
        }
        refuseDuplicates(raw);
        readValues(raw);
        return raw.stream().flatMap(axis -> axis(axis).stream()).toList();
    }

    private void readGrid(Entry entry, Mapping grid, Axis.Kind kind, List<RawAxis> raw) {
        if (grid.entries().isEmpty()) {
            tell(
                    entry.key(),
                    entry.name() + " has no axes",
                    "expected keys with lists of values" + (kind == Axis.Kind.OVER ? " or distributions" : ""));
        }
        for (Entry axis : grid.entries()) {
            Optional<KeyPath> path = paths.path(axis.key());
            List<Node> nodes = nodes(axis);
            boolean drawn = DistributionReader.isDistribution(axis.value());
            if (drawn && kind != Axis.Kind.OVER) {
                whole = false;
            } else if (path.isPresent() && (drawn || !nodes.isEmpty())) {
                boolean compared = kind == Axis.Kind.GRID && (unknown || competitors.equals(path));
                Raw key = new Raw(axis.key(), path.get(), nodes, false);
                key.chosen = kind == Axis.Kind.OVER && !drawn;
                key.over = kind == Axis.Kind.OVER || compared;
                key.drawn = drawn ? Optional.of(axis.value()) : Optional.empty();
                Axis.Kind own = compared ? Axis.Kind.COMPETITORS : kind;
                raw.add(new RawAxis(own, axis.key(), List.of(key), Map.of()));
            } else {
                whole = false;
            }
        }
    }

    /** The values of an axis one by one; none where they are not listed, or wrongly, which has been told. */
    private List<Node> nodes(Entry axis) {
        if (axis.value() instanceof Sequence list) {
            return list.elements();
        }
        return SpaceReader.isSpace(axis.value())
                ? silent.list(axis.value(), axis.name()).map(Sequence::elements).orElse(List.of())
                : List.of();
    }

    private void readZip(Node node, List<RawAxis> raw) {
        if (!(node instanceof Mapping zip)) {
            whole = false;
            return;
        }
        if (zip.entries().isEmpty()) {
            tell(zip, "this zip has no keys", "expected keys with lists of values, all of the same length");
            return;
        }
        List<Raw> keys = new ArrayList<>();
        boolean sound = true;
        for (Entry entry : zip.entries()) {
            Optional<KeyPath> path = paths.path(entry.key());
            List<Node> nodes = nodes(entry);
            sound &= path.isPresent() && !nodes.isEmpty();
            if (path.isPresent() && !nodes.isEmpty()) {
                keys.add(new Raw(entry.key(), path.get(), nodes, false));
            }
        }
        for (Raw other : keys) {
            Raw first = keys.get(0);
            if (other.nodes.size() != first.nodes.size()) {
                sound = false;
                tell(
                        other.key,
                        "'" + other.key.text() + "' has " + Phrases.count(other.nodes.size(), "value") + ", but '"
                                + first.key.text() + "' has " + Phrases.count(first.nodes.size(), "value"),
                        "zipped lists must have the same length");
            }
        }
        whole &= sound;
        if (sound) {
            raw.add(new RawAxis(Axis.Kind.ZIP, zip, keys, Map.of()));
        }
    }

    private void readCases(Entry entry, Mapping mapping, List<RawAxis> raw) {
        if (mapping.entries().isEmpty()) {
            tell(entry.key(), "there are no cases", "expected names with mappings of keys and values");
            return;
        }
        Map<String, List<Raw>> cases = new LinkedHashMap<>();
        for (Entry named : mapping.entries()) {
            String name = named.name();
            if (name.isBlank() || name.equals("best") || name.equals("all")) {
                tell(
                        named.key(),
                        "a case can't be named '" + name + "'",
                        "expected another name: best and all have a meaning of their own in expectations");
            }
            List<Raw> keys = new ArrayList<>();
            if (named.value() instanceof Mapping overrides) {
                for (Entry override : overrides.entries()) {
                    paths.path(override.key())
                            .ifPresent(
                                    path -> keys.add(new Raw(override.key(), path, List.of(override.value()), true)));
                }
            } else {
                whole = false;
            }
            refuseDuplicates(List.of(new RawAxis(Axis.Kind.CASES, named.key(), keys, Map.of())));
            cases.put(name, keys);
        }
        raw.add(new RawAxis(Axis.Kind.CASES, entry.key(), List.of(), cases));
    }

    private void refuseDuplicates(List<RawAxis> axes) {
        Map<KeyPath, Axis.Kind> kinds = new LinkedHashMap<>();
        Map<KeyPath, Scalar> keys = new LinkedHashMap<>();
        for (RawAxis axis : axes) {
            for (Raw raw : axis.keys()) {
                KeyPath same = paths.fromTheFront(raw.path);
                Axis.Kind other = kinds.putIfAbsent(same, axis.kind());
                Scalar first = keys.putIfAbsent(same, raw.key);
                if (other != null) {
                    boolean sameText = raw.key.text().equals(first.text());
                    String as = sameText ? "" : ", the first time as '" + first.text() + "'";
                    String where = other != axis.kind()
                            ? "in both " + word(other) + " and " + word(axis.kind())
                            : axis.kind() == Axis.Kind.CASES ? "set twice in this case" : "swept twice";
                    tell(raw.key, "'" + raw.key.text() + "' is " + where + as, "give each key once");
                }
            }
        }
    }

    private String word(Axis.Kind kind) {
        if (kind == Axis.Kind.COMPETITORS) {
            return "grid";
        }
        return kind == Axis.Kind.OVER && competitors.isPresent()
                ? "tune"
                : kind.name().toLowerCase(Locale.ROOT);
    }

    private void readValues(List<RawAxis> axes) {
        List<Raw> all = new ArrayList<>();
        for (RawAxis axis : axes) {
            all.addAll(axis.keys());
            axis.cases().values().forEach(all::addAll);
        }
        all.sort(Comparator.comparingInt(raw -> raw.path.depth()));
        for (Raw raw : all) {
            Optional<Shape> shape = paths.shape(raw.path, raw.key);
            if (shape.isPresent() && raw.drawn.isPresent()) {
                readDistribution(raw, shape.get());
            }
            if (shape.isPresent()) {
                raw.settings = raw.nodes.stream()
                        .map(node -> setting(raw, shape.get(), node))
                        .toList();
                paths.add(raw.path, raw.settings);
                if (raw.chosen) {
                    refuseTwice(raw);
                }
                if (!raw.ofCase) {
                    refuseOneNameOfTwo(raw);
                }
            } else {
                whole = false;
            }
        }
    }

    /** A value that stands twice in a list would be drawn twice as often, and taken for two. */
    private void refuseTwice(Raw raw) {
        Map<Optional<Object>, Integer> known = new HashMap<>();
        for (int i = 0; i < raw.settings.size(); i++) {
            Setting setting = raw.settings.get(i);
            boolean single = setting.value().sound() && setting.inner().isEmpty();
            if (single && known.putIfAbsent(setting.value().value(), i) != null) {
                tell(
                        raw.nodes.get(i),
                        "this value of '" + raw.key.text() + "' is in the list already",
                        "expected each value once; they are drawn alike");
            }
        }
    }

    /** Tables would show two rules as one. */
    private void refuseOneNameOfTwo(Raw raw) {
        Map<String, List<Optional<Object>>> known = new HashMap<>();
        for (int i = 0; i < raw.settings.size(); i++) {
            Setting setting = raw.settings.get(i);
            if (setting.value().value().orElse(null) instanceof Component rule
                    && rule.ownName().isPresent()) {
                List<Optional<Object>> formulas = List.of(rule.find("state"), rule.find("update"));
                List<Optional<Object>> before = known.putIfAbsent(rule.ownName().get(), formulas);
                if (before != null && !before.equals(formulas)) {
                    tell(
                            raw.nodes.get(i),
                            "another rule of '" + raw.key.text() + "' is named '"
                                    + rule.ownName().get() + "' too",
                            "expected another name, for tables show the name alone");
                }
            }
        }
    }

    private void readDistribution(Raw raw, Shape shape) {
        DistributionReader reader = new DistributionReader(problems, quiet);
        Optional<DistributionReader.Drawn> drawn =
                reader.read(raw.drawn.orElseThrow(), shape, ValueReader.subject(raw.path));
        if (drawn.isPresent()) {
            raw.nodes = List.of(drawn.get().low(), drawn.get().high());
            raw.distribution = Optional.of(drawn.get().distribution());
        } else {
            whole = false;
        }
    }

    /** In a case, lists are values. */
    private Setting setting(Raw raw, Shape shape, Node node) {
        if (ValueReader.isNull(node) && paths.canBeLeftOut(raw.path)) {
            return ValueReader.leavingOut(raw.path, raw.key, shape, node);
        }
        if (raw.ofCase) {
            Written value = values.read(shape, node, raw.key.position(), ValueReader.subject(raw.path));
            return new Setting(raw.path, raw.key.text(), raw.key, shape, value, List.of());
        }
        return values.alternative(raw.path, raw.key, shape, node, raw.over);
    }

    private static Optional<Axis> axis(RawAxis raw) {
        List<Option> options = new ArrayList<>();
        if (raw.kind() == Axis.Kind.CASES) {
            raw.cases()
                    .forEach((name, keys) -> options.add(new Option(
                            Optional.of(name),
                            keys.stream().flatMap(key -> key.settings.stream()).toList())));
            return Optional.of(new Axis(raw.kind(), "cases", raw.at(), options));
        }
        if (!raw.keys().stream().allMatch(key -> key.settings.size() == key.nodes.size())) {
            return Optional.empty();
        }
        if (raw.keys().get(0).nodes.isEmpty()) {
            return Optional.empty();
        }
        for (int o = 0; o < raw.keys().get(0).nodes.size(); o++) {
            int option = o;
            options.add(new Option(
                    Optional.empty(),
                    raw.keys().stream().map(key -> key.settings.get(option)).toList()));
        }
        Raw first = raw.keys().get(0);
        return Optional.of(new Axis(raw.kind(), first.key.text(), raw.at(), options, first.distribution));
    }
}
