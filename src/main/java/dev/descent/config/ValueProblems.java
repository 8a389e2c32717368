package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.ComponentType;
import dev.descent.model.Facts;
import dev.descent.model.ForeignWords;
import dev.descent.model.KeyPlaces;
import dev.descent.model.Kind;
import dev.descent.model.Measure;
import dev.descent.model.Parameter;
import dev.descent.model.Sections;
import dev.descent.model.Shape;
import dev.descent.model.Vocabulary;
import dev.descent.problem.Located;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.problem.Remedy;
import java.util.List;
import java.util.Optional;

/** What is told of values that do not have the form of their shape. */
final class ValueProblems {
    private static final String DRAWN =
            "a distribution stands under sweep: over:, which a search draws, or under compare: tune:";

    private final Problems problems;

    ValueProblems(Problems problems) {
        this.problems = problems;
    }

    /**
     * A key that a section or a component does not have; the hint is a key that can take its place, or the place where it belongs.
     *
     * @param file the type of the whole file
     */
    void unknownKey(ComponentType file, ComponentType type, Mapping section, Entry entry) {
        List<String> known = type.keys();
        String name = entry.name();
        problems.add(
                entry.key(),
                known.isEmpty()
                        ? type.name() + " takes no parameters, but here is '" + name + "'"
                        : "unknown key '" + name + "'" + (FileKind.isFile(type) ? "" : " in " + type.name()),
                known.isEmpty()
                        ? Remedy.of("")
                        : new Remedy(keyInstead(file, type, section, entry), "expected " + NearestName.oneOf(known)));
    }

    private static String keyInstead(ComponentType file, ComponentType type, Mapping section, Entry entry) {
        List<String> candidates = type.parameters().stream()
                .filter(it -> Forms.resembles(it.shape(), entry.value())
                        || isElement(entry.value(), it.shape())
                        || section.entry(it.name()).isPresent())
                .map(Parameter::name)
                .toList();
        String decimals = SmallSlips.decimals(section, entry);
        if (!decimals.isEmpty()) {
            return decimals;
        }
        Optional<ForeignWords.Ours> ours = ForeignWords.ours(type, entry.name());
        if (ours.isPresent()) {
            boolean word =
                    entry.value() instanceof Scalar scalar && scalar.text().matches("[\\w.]+");
            return (word ? ours.get().of(((Scalar) entry.value()).text()) : ours.get()).told();
        }
        Optional<String> dotted = DottedKeys.hint(type, section, entry);
        if (dotted.isPresent()) {
            return dotted.get();
        }
        List<String> sections = KeyPlaces.sections(file, entry.name());
        if (!sections.isEmpty()) {
            return "it belongs " + String.join(", or ", sections);
        }
        Optional<String> nearest = NearestName.of(entry.name(), candidates);
        if (nearest.isEmpty()) {
            return Sections.settingOfColumn(type)
                    .map(setting -> ofColumns(setting, List.of(entry)))
                    .orElseGet(() -> ofAnother(file, type, entry.name()));
        }
        if (section.entry(nearest.get()).isPresent()) {
            return "'" + nearest.get() + "' is given already";
        }
        boolean fits =
                Forms.resembles(type.parameter(nearest.get()).orElseThrow().shape(), entry.value());
        return "did you mean '" + nearest.get() + (fits ? "'?" : "', a list?");
    }

    /** The hint where other components have a key: those of the same kind, or of others. */
    private static String ofAnother(ComponentType file, ComponentType type, String key) {
        List<String> alike = type.kind() == Kind.SECTION
                ? List.of()
                : Vocabulary.of(type.kind()).stream()
                        .filter(other -> other.parameter(key).isPresent())
                        .map(ComponentType::name)
                        .toList();
        if (!alike.isEmpty()) {
            return String.join(", ", alike) + (alike.size() == 1 ? " has it" : " have it");
        }
        List<String> written = KeyPlaces.components(file, key);
        return written.isEmpty() ? "" : "it belongs " + String.join(", or ", written);
    }

    /** The hint where keys may be columns, to judge by what is given to them. */
    private static String ofColumns(Shape setting, List<Entry> entries) {
        if (!entries.stream().allMatch(entry -> Forms.resembles(setting, entry.value()))) {
            return "";
        }
        Entry first = entries.get(0);
        return "for a column of this name: columns: {" + first.name() + ": "
                + (first.value() instanceof Scalar scalar ? scalar.text() : "…") + (entries.size() > 1 ? ", …}" : "}");
    }

    private static boolean isElement(Node value, Shape shape) {
        return shape instanceof Shape.ListOf list && Forms.resembles(list.element(), value);
    }

    void missingKey(ComponentType type, Parameter parameter, Located at) {
        String what = parameter.shape() instanceof Shape.Named named
                ? NearestName.oneOf(Expected.names(named.kind()))
                : Expected.of(parameter.shape());
        problems.add(
                at,
                (FileKind.isFile(type) ? "the file" : type.name()) + " has no '" + parameter.name() + "'",
                "expected " + parameter.name() + ": " + what);
    }

    void wrongSize(Shape.ListOf shape, Sequence list, String subject) {
        int size = list.elements().size();
        problems.add(
                list,
                subject + " has " + (size == 0 ? "no elements" : size == 1 ? "1 element" : size + " elements"),
                new Remedy(
                        size > shape.atMost() ? "to choose among these values, give the list alone" : "",
                        "expected " + Expected.of(shape)));
    }

    /** A value that has no form of its shape, or lies outside of its range. */
    void wrong(Shape shape, Node node, String subject) {
        String hint = "";
        if (node instanceof Sequence && !Forms.takesList(shape) && Expected.isSingle(shape)) {
            hint = "to try several values, make them an axis under sweep: grid:";
        } else if (DistributionReader.isDistribution(node)) {
            hint = DRAWN;
        } else if (subject.equals("units") && isZero(node)) {
            hint = "to leave a layer out, set it to null in an axis or a case: layers[1]: null";
        } else if (node instanceof Scalar scalar && Forms.fitting(shape, node) instanceof Shape.Word word) {
            hint = ForeignWords.ours(word.words(), scalar.text())
                    .map(ForeignWords.Ours::told)
                    .orElseGet(() -> NearestName.hint(scalar.text(), word.words()));
        } else if (shape instanceof Shape.Text && subject.endsWith(")'") && isEmpty(node)) {
            hint = "between braces a comma ends an expression: put the whole expression into quotes";
        } else if (subject.equals("header")
                && node instanceof Scalar scalar
                && scalar.text().equalsIgnoreCase("none")) {
            hint = "write header: false";
        } else {
            hint = SmallSlips.hint(shape, node);
        }
        problems.add(node, subject + " is " + Expected.found(node), new Remedy(hint, "expected " + Expected.of(shape)));
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Scalar scalar && scalar.value().isEmpty();
    }

    private static boolean isZero(Node node) {
        return node instanceof Scalar scalar
                && scalar.value().orElse(null) instanceof Number number
                && number.doubleValue() == 0;
    }

    /** A node that is not a component of a kind, or one that is given something that it does not take. */
    void noComponent(Kind kind, Shape shape, Node node, String subject) {
        if (node instanceof Scalar scalar && scalar.value().orElse(null) instanceof String) {
            unknownName(kind, shape, scalar, SmallSlips.hint(shape, scalar));
        } else if (node instanceof Mapping mapping && mapping.entries().size() == 1) {
            Entry entry = mapping.entries().get(0);
            Optional<ComponentType> type = Vocabulary.find(kind, entry.name());
            if (type.isPresent()) {
                tellNoMain(type.get(), entry);
            } else {
                boolean drawn = DistributionReader.isDistribution(mapping);
                unknownName(kind, shape, entry.key(), drawn ? DRAWN : columnsInstead(shape, mapping));
            }
        } else if (node instanceof Mapping mapping && mapping.entries().size() > 1) {
            problems.add(
                    node,
                    "this " + kind.title() + " has " + mapping.entries().size() + " names: "
                            + String.join(
                                    ", ",
                                    mapping.entries().stream().map(Entry::name).toList()),
                    new Remedy(
                            columnsInstead(shape, mapping),
                            "expected one name with its parameters inside, such as {"
                                    + Vocabulary.example(kind).orElse("name: {key: value}") + "}"));
        } else {
            wrong(shape, node, subject);
        }
    }

    private static String columnsInstead(Shape shape, Mapping mapping) {
        if (shape instanceof Shape.Either either) {
            for (Shape form : either.forms()) {
                if (form instanceof Shape.Section section) {
                    return Sections.settingOfColumn(section.type())
                            .map(setting -> ofColumns(setting, mapping.entries()))
                            .orElse("");
                }
            }
        }
        return "";
    }

    private void tellNoMain(ComponentType type, Entry entry) {
        boolean none = type.parameters().isEmpty();
        problems.add(
                entry.value(),
                entry.name() + (none ? " takes no parameters" : " has no main parameter") + ", but is given "
                        + Expected.found(entry.value()),
                none ? "expected " + entry.name() + " alone" : "expected " + Expected.of(new Shape.Section(type)));
    }

    /** The hint for a misspelt name; of an alias, which is not listed, with the name that it stands for. */
    private static String nearest(Kind kind, String word) {
        Optional<String> nearest = NearestName.of(word, Vocabulary.names(kind));
        if (nearest.isEmpty()) {
            return "";
        }
        String name = Vocabulary.type(kind, nearest.get()).name();
        String meaning = name.equals(nearest.get()) ? "" : " (another name of " + name + ")";
        return "did you mean '" + nearest.get() + "'" + meaning + "?";
    }

    private static boolean isConstantMetric(String word) {
        return Vocabulary.find(Kind.METRIC, word)
                .filter(metric -> metric.metric().basis().isConstantAlmostEverywhere())
                .isPresent();
    }

    private void unknownName(Kind kind, Shape shape, Scalar name, String hint) {
        if (kind == Kind.LOSS && isConstantMetric(name.text())) {
            problems.add(
                    name,
                    "'" + name.text()
                            + "' is a metric that can't be trained with: it is constant almost everywhere, so its"
                            + " slope is 0",
                    "expected a loss of classes: "
                            + NearestName.oneOf(Vocabulary.of(Kind.LOSS).stream()
                                    .filter(loss -> loss.loss().targets() != Facts.Targets.NUMBERS)
                                    .map(ComponentType::name)
                                    .toList()));
            return;
        }
        if (kind == Kind.METRIC && Measure.find(name.text()).isPresent()) {
            String metric = Measure.find(name.text()).orElseThrow().type().name();
            problems.add(
                    name,
                    "no metric is named '" + name.text() + "', though results call one so",
                    "expected {" + metric + ": {weighted: true}}");
            return;
        }
        String other = shape instanceof Shape.Either either
                ? either.forms().stream()
                        .filter(form -> !(form instanceof Shape.Named))
                        .map(form -> ", or " + Expected.of(form))
                        .findFirst()
                        .orElse("")
                : "";
        String meant = ForeignWords.ours(kind, name.text())
                .map(ForeignWords.Ours::told)
                .orElseGet(() -> hint.isEmpty() ? nearest(kind, name.text()) : hint);
        problems.add(
                name,
                "no " + kind.title() + " is named '" + name.text() + "'",
                new Remedy(meant, "expected " + NearestName.oneOf(Expected.names(kind)) + other));
    }
}
