package dev.descent.sweep;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.Shape;
import dev.descent.problem.Problems;
import dev.descent.sweep.Axis.Option;
import dev.descent.sweep.Axis.Setting;
import dev.descent.sweep.Places.Nowhere;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the axes and exclusions of a sweep. What has not the form of a sweep is passed over: the parser, which knows the forms,
 * complains about it.
 */
final class SweepReader {
    private static final int MOST_KEYS = 200;

    /** Keys that are the same for all trials of a file. */
    private static final Set<String> FIXED =
            Set.of("name", "description", "sweep", "report", "expect", "engine", "executor", "dataset");

    /** What turns below every configuration. */
    private static final Set<String> ALWAYS_WHOLE = Set.of("repeat", "fold");

    private static final KeyPath CSV = KeyPath.of("dataset", "csv");

    private final Places places;
    private final Mapping base;
    private final Problems problems;
    /** By path, the settings whose shape is known: other paths may lead into their values. */
    private final Map<KeyPath, List<Setting>> known = new LinkedHashMap<>();

    SweepReader(Places places, Mapping base, Problems problems) {
        this.places = places;
        this.base = base;
        this.problems = problems;
    }

    /** A key of the sweep as written, with its values: one an option. */
    private static final class Raw {
        private final Scalar key;
        private final KeyPath path;
        private final List<Node> values;
        private Optional<Shape> shape = Optional.empty();

        Raw(Scalar key, KeyPath path, List<Node> values) {
            this.key = key;
            this.path = path;
            this.values = values;
        }

        /** The setting to value number {@code i}, with the axes inside it. */
        Setting setting(int i) {
            return InnerAxes.setting(path, key, shape.orElseThrow(), Forms.unify(shape.get(), values.get(i)));
        }
    }

    /** An axis before the shapes of its values are known; its keys, or its cases with theirs. */
    private record RawAxis(Axis.Kind kind, Node at, List<Raw> keys, Map<String, List<Raw>> cases) {}

    List<Axis> axes(Mapping sweep) {
        List<RawAxis> raw = new ArrayList<>();
        for (Entry entry : sweep.entries()) {
            if (entry.name().equals("grid") && entry.value() instanceof Mapping grid) {
                readGrid(entry, grid, raw);
            } else if (entry.name().equals("zip")) {
                List<Node> zips = entry.value() instanceof Sequence list ? list.elements() : List.of(entry.value());
                zips.forEach(zip -> readZip(zip, raw));
            } else if (entry.name().equals("cases") && entry.value() instanceof Mapping mapping) {
                readCases(entry, mapping, raw);
            }
        }
        int keys = raw.stream().mapToInt(axis -> axis.keys().size()).sum();
        if (keys > MOST_KEYS) {
            problems.add(sweep, keys + " keys are swept", "expected at most " + MOST_KEYS);
            return List.of();
        }
        refuseDuplicates(raw);
        findShapes(raw);
        return raw.stream().flatMap(axis -> axis(axis).stream()).toList();
    }

    List<Exclusion> exclusions(Mapping sweep) {
        List<Exclusion> exclusions = new ArrayList<>();
        if (sweep.value("exclude").orElse(null) instanceof Sequence list) {
            for (Node element : list.elements()) {
                if (element instanceof Mapping mapping) {
                    exclusion(mapping).ifPresent(exclusions::add);
                }
            }
        }
        return exclusions;
    }

    private Optional<Exclusion> exclusion(Mapping mapping) {
        List<Exclusion.Value> values = new ArrayList<>();
        Optional<Node> caseName = mapping.value("case");
        boolean sound = true;
        for (Entry entry : mapping.entries()) {
            if (ALWAYS_WHOLE.contains(entry.name())) {
                problems.add(
                        entry.key(),
                        "a " + entry.name() + " can't be excluded: each configuration has all of them",
                        "expected a case, or keys of the sweep with the values to leave out");
                sound = false;
            } else if (!entry.name().equals("case")) {
                Optional<KeyPath> path = path(entry.key());
                path.ifPresent(p -> values.add(new Exclusion.Value(p, entry.value())));
                sound &= path.isPresent();
            }
        }
        if (mapping.entries().isEmpty()) {
            problems.add(mapping, "this excludes every combination", "expected keys and the values to leave out");
            return Optional.empty();
        }
        return sound ? Optional.of(new Exclusion(mapping, caseName, values)) : Optional.empty();
    }

    private void readGrid(Entry entry, Mapping grid, List<RawAxis> raw) {
        if (grid.entries().isEmpty()) {
            problems.add(entry.key(), "grid has no axes", "expected keys with lists of values");
        }
        for (Entry axis : grid.entries()) {
            Optional<KeyPath> path = path(axis.key());
            if (path.isPresent()
                    && axis.value() instanceof Sequence list
                    && !list.elements().isEmpty()) {
                Raw key = new Raw(axis.key(), path.get(), list.elements());
                raw.add(new RawAxis(Axis.Kind.GRID, axis.key(), List.of(key), Map.of()));
            }
        }
    }

    private void readZip(Node node, List<RawAxis> raw) {
        if (!(node instanceof Mapping zip)) {
            return;
        }
        if (zip.entries().isEmpty()) {
            problems.add(zip, "this zip has no keys", "expected keys with lists of values, all of one length");
            return;
        }
        List<Raw> keys = new ArrayList<>();
        boolean sound = true;
        for (Entry entry : zip.entries()) {
            Optional<KeyPath> path = path(entry.key());
            boolean list = entry.value() instanceof Sequence values
                    && !values.elements().isEmpty();
            sound &= path.isPresent() && list;
            if (path.isPresent() && list) {
                keys.add(new Raw(entry.key(), path.get(), ((Sequence) entry.value()).elements()));
            }
        }
        for (Raw other : keys) {
            Raw first = keys.get(0);
            if (other.values.size() != first.values.size()) {
                sound = false;
                problems.add(
                        other.key,
                        "'" + other.key.text() + "' has " + values(other.values.size()) + ", but '" + first.key.text()
                                + "' has " + values(first.values.size()),
                        "lists that are zipped have one length");
            }
        }
        if (sound) {
            raw.add(new RawAxis(Axis.Kind.ZIP, zip, keys, Map.of()));
        }
    }

    private void readCases(Entry entry, Mapping mapping, List<RawAxis> raw) {
        if (mapping.entries().isEmpty()) {
            problems.add(entry.key(), "there are no cases", "expected names with mappings of keys and values");
            return;
        }
        Map<String, List<Raw>> cases = new LinkedHashMap<>();
        for (Entry named : mapping.entries()) {
            String name = named.name();
            if (name.isBlank() || name.equals("best") || name.equals("all")) {
                problems.add(
                        named.key(),
                        "a case can't be named '" + name + "'",
                        "expected another name: best and all have a meaning of their own in expectations");
            }
            List<Raw> keys = new ArrayList<>();
            if (named.value() instanceof Mapping overrides) {
                for (Entry override : overrides.entries()) {
                    path(override.key())
                            .ifPresent(path -> keys.add(new Raw(override.key(), path, List.of(override.value()))));
                }
            }
            refuseDuplicates(List.of(new RawAxis(Axis.Kind.CASES, named.key(), keys, Map.of())));
            cases.put(name, keys);
        }
        raw.add(new RawAxis(Axis.Kind.CASES, entry.key(), List.of(), cases));
    }

    private static String values(int count) {
        return count + (count == 1 ? " value" : " values");
    }

    /** The path that a key of the sweep spells, told if it spells none or one that cannot be swept. */
    private Optional<KeyPath> path(Scalar key) {
        Optional<KeyPath> path = KeyPath.parse(key.text()).map(KeyPath::canonical);
        if (path.isEmpty()) {
            problems.add(key, "'" + key.text() + "' is no path", "expected a path such as layers[0].units");
            return path;
        }
        String first = ((KeyPath.Step.Key) path.get().steps().get(0)).name();
        boolean whole = path.get().depth() == 1 || !first.equals("dataset");
        if (FIXED.contains(first) && whole || path.get().equals(CSV)) {
            problems.add(
                    key,
                    "'" + key.text() + "' can't be swept",
                    first.equals("dataset")
                            ? "expected a key inside dataset other than csv: a file has one table"
                            : "it is the same for all trials of a file");
            return Optional.empty();
        }
        return path;
    }

    private void refuseDuplicates(List<RawAxis> axes) {
        Map<KeyPath, Axis.Kind> kinds = new LinkedHashMap<>();
        Map<KeyPath, Scalar> keys = new LinkedHashMap<>();
        for (RawAxis axis : axes) {
            for (Raw raw : axis.keys()) {
                Axis.Kind other = kinds.putIfAbsent(raw.path, axis.kind());
                Scalar first = keys.putIfAbsent(raw.path, raw.key);
                if (other != null) {
                    boolean sameText = raw.key.text().equals(first.text());
                    String as = sameText ? "" : ", the first time as '" + first.text() + "'";
                    String where = other != axis.kind()
                            ? "in both grid and zip"
                            : axis.kind() == Axis.Kind.CASES ? "twice in this case" : "an axis twice";
                    problems.add(raw.key, "'" + raw.key.text() + "' is " + where + as, "give each key once");
                }
            }
        }
    }

    private void findShapes(List<RawAxis> axes) {
        List<Raw> all = new ArrayList<>();
        for (RawAxis axis : axes) {
            all.addAll(axis.keys());
            axis.cases().values().forEach(all::addAll);
        }
        all.sort(Comparator.comparingInt(raw -> raw.path.depth()));
        for (Raw raw : all) {
            raw.shape = shape(raw);
            for (int i = 0; raw.shape.isPresent() && i < raw.values.size(); i++) {
                known.computeIfAbsent(raw.path, path -> new ArrayList<>()).add(raw.setting(i));
            }
        }
    }

    /** The shape at a path in the file itself or, if it leads nowhere there, in the file with values of the sweep set. */
    private Optional<Shape> shape(Raw raw) {
        Nowhere nowhere;
        try {
            return Optional.of(places.locate(places.settled(base), raw.path).shape());
        } catch (Nowhere inTheFile) {
            nowhere = inTheFile;
        }
        List<Mapping> contexts = new ArrayList<>(List.of(base));
        for (Map.Entry<KeyPath, List<Setting>> above : known.entrySet()) {
            if (raw.path.isBelow(above.getKey())) {
                for (Mapping context : List.copyOf(contexts)) {
                    for (Setting setting : above.getValue()) {
                        try {
                            Mapping tree = places.with(context, setting.path(), raw.key, firstOfEach(setting));
                            tree = places.settled(tree);
                            contexts.add(tree);
                            return Optional.of(places.locate(tree, raw.path).shape());
                        } catch (Nowhere notHereEither) {
                            nowhere = notHereEither;
                        }
                    }
                }
            }
        }
        if (!nowhere.malformed()) {
            problems.add(raw.key, nowhere.getMessage(), nowhere.remedy());
        }
        return Optional.empty();
    }

    /** A setting's value with the first option of every axis inside it. */
    private static Node firstOfEach(Setting setting) {
        Node value = setting.value();
        for (int i = setting.inner().size() - 1; i >= 0; i--) {
            Setting first =
                    setting.inner().get(i).axis().options().get(0).settings().get(0);
            value = InnerAxes.replace(value, setting.inner().get(i).route(), Optional.of(firstOfEach(first)));
        }
        return value;
    }

    private static Optional<Axis> axis(RawAxis raw) {
        List<Option> options = new ArrayList<>();
        if (raw.kind() == Axis.Kind.CASES) {
            raw.cases()
                    .forEach((name, keys) -> options.add(new Option(
                            Optional.of(name),
                            keys.stream()
                                    .filter(key -> key.shape.isPresent())
                                    .map(SweepReader::asItIs)
                                    .toList())));
            return Optional.of(new Axis(raw.kind(), "cases", raw.at(), options));
        }
        if (!raw.keys().stream().allMatch(key -> key.shape.isPresent())) {
            return Optional.empty();
        }
        for (int o = 0; o < raw.keys().get(0).values.size(); o++) {
            int option = o;
            options.add(new Option(
                    Optional.empty(),
                    raw.keys().stream().map(key -> key.setting(option)).toList()));
        }
        return Optional.of(new Axis(raw.kind(), raw.keys().get(0).key.text(), raw.at(), options));
    }

    /** In a case, lists are values. */
    private static Setting asItIs(Raw raw) {
        Shape shape = raw.shape.orElseThrow();
        return new Setting(raw.path, raw.key, shape, Forms.unify(shape, raw.values.get(0)), List.of());
    }
}
