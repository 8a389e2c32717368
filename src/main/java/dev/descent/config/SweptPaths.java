package dev.descent.config;

import dev.descent.config.yaml.Node.Scalar;
import dev.descent.model.FileValues;
import dev.descent.model.ForeignWords;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.KeyPlaces;
import dev.descent.model.Place;
import dev.descent.model.Sections;
import dev.descent.model.Shape;
import dev.descent.model.UnknownPath;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
import dev.descent.sweep.Axis.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what the keys of a sweep name: the place that a path such as {@code layers[-1].units} leads to in the file or, where the sweep sets
 * something further up, in one of the values that it sets there. Keys that name nothing, or nothing that can be swept, are told.
 */
final class SweptPaths {
    /** The keys of a dataset by which its table is read. */
    private static final Set<String> OF_THE_TABLE =
            Set.of("csv", Sections.CELLS_DIGEST, Sections.BYTES_DIGEST, "missing_values", "numbers");

    private final FileValues file;
    private final Problems problems;
    /** By path, the settings whose shape is known: other paths may lead into their values. */
    private final Map<KeyPath, List<Setting>> settings = new LinkedHashMap<>();

    private boolean known = true;

    SweptPaths(FileValues file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Whether every key that was asked for names something. */
    boolean areKnown() {
        return known;
    }

    /** Makes known what the sweep sets at a path. */
    void add(KeyPath path, List<Setting> itsSettings) {
        settings.computeIfAbsent(path, it -> new ArrayList<>()).addAll(itsSettings);
    }

    private void tell(Scalar at, String message, String remedy) {
        tell(at, message, Remedy.of(remedy));
    }

    private void tell(Scalar at, String message, Remedy remedy) {
        problems.add(at, message, remedy);
        known = false;
    }

    /** The path that a key of the sweep spells, told if it spells none or one that cannot be swept. */
    Optional<KeyPath> path(Scalar key) {
        Optional<KeyPath> path = KeyPath.parse(key.text()).map(KeyPath::canonical);
        if (path.isEmpty()) {
            tell(key, "'" + key.text() + "' is not a path", "expected a path such as layers[0].units");
            return path;
        }
        String first = path.get().first();
        boolean wholeDataset = path.get().depth() == 1 && first.equals("dataset");
        if (!FileKind.isOfTheTrial(first) || wholeDataset || isOfTheTable(path.get())) {
            tell(
                    key,
                    "'" + key.text() + "' can't be swept",
                    first.equals("dataset")
                            ? "expected a key inside dataset other than csv, missing_values and numbers: a file has"
                                    + " one table"
                            : "it is the same for all trials of a file");
            return Optional.empty();
        }
        return path;
    }

    private static boolean isOfTheTable(KeyPath path) {
        return path.first().equals("dataset")
                && path.depth() > 1
                && path.steps().get(1) instanceof Step.Key key
                && OF_THE_TABLE.contains(key.name());
    }

    /** The path with elements that are counted from the back counted from the front, as the file's own lists have them. */
    KeyPath fromTheFront(KeyPath path) {
        List<Step> steps = new ArrayList<>();
        for (Step step : path.steps()) {
            Optional<Integer> size = steps.isEmpty() ? Optional.empty() : size(new KeyPath(steps));
            boolean counted = step instanceof Step.Index index && index.index() < 0 && size.isPresent();
            steps.add(
                    counted ? new Step.Index(((Step.Index) step).in(size.get()).orElse(-1)) : step);
        }
        return new KeyPath(steps);
    }

    private Optional<Integer> size(KeyPath list) {
        try {
            return file.place()
                    .down(List.of(), list.steps())
                    .origin()
                    .map(origin -> origin.elements().size());
        } catch (UnknownPath nowhere) {
            return Optional.empty();
        }
    }

    /** Whether a path can be set to nothing: an element of a list, or a key that may be absent altogether. */
    boolean canBeLeftOut(KeyPath path) {
        if (!(path.last() instanceof Step.Key key)) {
            return true;
        }
        if (path.depth() == 1) {
            return file.values()
                    .type()
                    .parameter(key.name())
                    .filter(it -> !it.required() && it.fallback().isEmpty())
                    .isPresent();
        }
        return place(path.prefix(path.depth() - 1))
                .flatMap(place -> place.parameter(key.name()))
                .filter(it -> !it.required() && it.fallback().isEmpty())
                .isPresent();
    }

    private Optional<Place> place(KeyPath path) {
        try {
            return Optional.of(locate(path));
        } catch (UnknownPath unknown) {
            return Optional.empty();
        }
    }

    /** The shape of values at a path; if there is no such place, it is told. */
    Optional<Shape> shape(KeyPath path, Scalar key) {
        try {
            return Optional.of(locate(path).shape());
        } catch (UnknownPath unknown) {
            // What is malformed has been told, unless it is nothing at all.
            if (!unknown.malformed() || problems.isEmpty()) {
                tell(key, unknown.getMessage(), path.depth() == 1 ? sweptInstead(path) : unknown.remedy());
            }
            known = false;
            return Optional.empty();
        }
    }

    /** The keys of the file that can be swept, and which of them a misspelt one may mean. */
    private Remedy sweptInstead(KeyPath path) {
        if (!(file.place().shape() instanceof Shape.Section section)) {
            throw new AssertionError(file.place().shape());
        }
        List<String> swept =
                section.type().keys().stream().filter(FileKind::isOfTheTrial).toList();
        String key = KeyPath.text(path.steps());
        return ForeignWords.ours(section.type(), key)
                .filter(ours -> FileKind.isOfTheTrial(ours.key()))
                .map(ForeignWords.Ours::told)
                .or(() -> KeyPlaces.path(section.type(), key).map(place -> "its path is `" + place + "`"))
                .map(hint -> new Remedy(hint, "expected " + NearestName.oneOf(swept)))
                .orElseGet(() -> NearestName.expected(swept, key));
    }

    /** The place of a path in the file itself or, if there is none, inside a value of the sweep that is set above it. */
    private Place locate(KeyPath path) throws UnknownPath {
        UnknownPath unknown;
        try {
            return file.place().down(List.of(), path.steps());
        } catch (UnknownPath inTheFile) {
            unknown = inTheFile;
        }
        for (Map.Entry<KeyPath, List<Setting>> above : settings.entrySet()) {
            if (path.isBelow(above.getKey())) {
                for (Setting setting : above.getValue()) {
                    try {
                        return new Place(
                                        setting.shape(),
                                        Optional.of(setting.value().origin()))
                                .down(above.getKey().steps(), path.below(above.getKey()));
                    } catch (UnknownPath notHereEither) {
                        unknown = notHereEither;
                    }
                }
            }
        }
        throw unknown;
    }
}
