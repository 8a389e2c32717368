package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.Facts;
import dev.descent.model.Kind;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import dev.descent.model.Vocabulary;
import dev.descent.problem.NearestName;
import dev.descent.problem.Problems;
import dev.descent.sweep.Forms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads values by their shapes: the one walk behind every key of a file. Trees are in the one form of {@link Forms}. A value that
 * is wrong is told, with all that is wrong inside it, and has no result.
 */
final class ShapeReader {
    private final Problems problems;

    ShapeReader(Problems problems) {
        this.problems = problems;
    }

    /** Whether a key is left out in so many words: {@code gradient_clipping: null} where it may be absent. */
    static boolean isAbsent(Parameter parameter, Node node) {
        return !parameter.required()
                && parameter.fallback().isEmpty()
                && node instanceof Scalar scalar
                && scalar.value().isEmpty()
                && !scalar.text().isEmpty();
    }

    /**
     * The value of a node, of the Java type that its shape names.
     *
     * @param subject what the value is called in messages
     */
    Optional<Object> read(Shape shape, Node node, String subject) {
        Shape form = Forms.fitting(shape, node);
        if (form instanceof Shape.Anything) {
            return Optional.of(node);
        }
        if (form instanceof Shape.Named named) {
            return component(named.kind(), shape, node, subject).map(c -> c);
        }
        if (form instanceof Shape.Section section && node instanceof Mapping mapping) {
            return whole(partial(section.type(), mapping, mapping)).map(c -> c);
        }
        if (form instanceof Shape.MapOf mapOf && node instanceof Mapping mapping) {
            return map(mapOf, mapping);
        }
        if (form instanceof Shape.ListOf listOf && node instanceof Sequence list) {
            return list(listOf, list, subject);
        }
        Optional<Object> value = node instanceof Scalar scalar ? scalar(form, scalar) : Optional.empty();
        if (value.isEmpty()) {
            wrong(shape, node, subject);
        }
        return value;
    }

    /**
     * A component as far as it could be read.
     *
     * @param component what is right or left out; a key that is wrong has no value
     * @param sound whether nothing is wrong
     */
    record Partial(Component component, boolean sound) {}

    /**
     * The component with the keys of {@code given}, as far as they are right.
     *
     * @param at what is pointed at if a key is missing
     */
    Partial partial(ComponentType type, Mapping given, Node at) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean sound = true;
        for (Entry entry : given.entries()) {
            if (type.parameter(entry.name()).isEmpty()) {
                unknownKey(type, entry.key());
                sound = false;
            }
        }
        for (Parameter parameter : type.parameters()) {
            Optional<Node> node = given.value(parameter.name());
            if (node.isPresent() && !isAbsent(parameter, node.get())) {
                Optional<Object> value = read(parameter.shape(), node.get(), parameter.name());
                value.ifPresent(v -> values.put(parameter.name(), v));
                sound &= value.isPresent();
            } else if (parameter.required()) {
                sound = false;
                missingKey(type, parameter, at);
            } else {
                parameter.fallback().ifPresent(fallback -> values.put(parameter.name(), fallback));
            }
        }
        return new Partial(new Component(type, values), sound);
    }

    private Optional<Component> whole(Partial partial) {
        return partial.sound() ? Optional.of(partial.component()) : Optional.empty();
    }

    void unknownKey(ComponentType type, Scalar key) {
        List<String> known = type.parameters().stream().map(Parameter::name).toList();
        problems.add(
                key,
                known.isEmpty()
                        ? type.name() + " takes no parameters, but here is '" + key.text() + "'"
                        : "'" + key.text() + "' is no key of " + (isFile(type) ? "this file" : type.name()),
                Expected.oneOf(known, known, key.text()));
    }

    void missingKey(ComponentType type, Parameter parameter, Node at) {
        String what = parameter.shape() instanceof Shape.Named named
                ? Expected.oneOf(Expected.names(named.kind()))
                : Expected.of(parameter.shape());
        problems.add(
                at,
                (isFile(type) ? "the file" : type.name()) + " has no '" + parameter.name() + "'",
                "expected " + parameter.name() + ": " + what);
    }

    private static boolean isFile(ComponentType type) {
        return Arrays.stream(FileKind.values()).anyMatch(kind -> kind.type() == type);
    }

    private Optional<Component> component(Kind kind, Shape shape, Node node, String subject) {
        Optional<Forms.Written> written = Forms.component(kind, node);
        if (written.isPresent()) {
            Forms.Written it = written.get();
            return whole(partial(it.type(), it.parameters(), it.name()));
        }
        if (node instanceof Scalar scalar && scalar.value().orElse(null) instanceof String) {
            unknownName(kind, shape, scalar);
        } else if (node instanceof Mapping mapping && mapping.entries().size() == 1) {
            Entry entry = mapping.entries().get(0);
            Optional<ComponentType> type = Vocabulary.find(kind, entry.name());
            if (type.isPresent()) {
                boolean none = type.get().parameters().isEmpty();
                problems.add(
                        entry.value(),
                        entry.name() + (none ? " takes no parameters" : " has no main parameter") + ", but is given "
                                + Expected.found(entry.value()),
                        none ? "expected " + entry.name() + " alone" : "expected " + Expected.of(keys(type.get())));
            } else {
                unknownName(kind, shape, entry.key());
            }
        } else if (node instanceof Mapping mapping && mapping.entries().size() > 1) {
            problems.add(
                    node,
                    "this " + kind.title() + " has " + mapping.entries().size() + " names: "
                            + String.join(
                                    ", ",
                                    mapping.entries().stream().map(Entry::name).toList()),
                    "expected one name with its parameters inside, such as {"
                            + Vocabulary.example(kind).orElse("name: {key: value}") + "}");
        } else {
            wrong(shape, node, subject);
        }
        return Optional.empty();
    }

    private static Shape keys(ComponentType type) {
        return new Shape.Section(type);
    }

    private static boolean isConstantMetric(String word) {
        return Vocabulary.find(Kind.METRIC, word)
                .filter(metric -> metric.metric().basis().isConstantAlmostEverywhere())
                .isPresent();
    }

    private void unknownName(Kind kind, Shape shape, Scalar name) {
        if (kind == Kind.LOSS && isConstantMetric(name.text())) {
            problems.add(
                    name,
                    "'" + name.text()
                            + "' is a metric that can't be trained with: it is constant almost everywhere, so its"
                            + " slope is 0",
                    "expected a loss of classes: "
                            + Expected.oneOf(Vocabulary.of(Kind.LOSS).stream()
                                    .filter(loss -> loss.loss().targets() != Facts.Targets.NUMBERS)
                                    .map(ComponentType::name)
                                    .toList()));
            return;
        }
        String other = shape instanceof Shape.Either either
                ? either.forms().stream()
                        .filter(form -> !(form instanceof Shape.Named))
                        .map(form -> ", or " + Expected.of(form))
                        .findFirst()
                        .orElse("")
                : "";
        problems.add(
                name,
                "no " + kind.title() + " is named '" + name.text() + "'",
                Expected.oneOf(Expected.names(kind), Vocabulary.names(kind), name.text()) + other);
    }

    private Optional<Object> map(Shape.MapOf shape, Mapping mapping) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean sound = true;
        for (Entry entry : mapping.entries()) {
            Optional<Object> value = read(shape.value(), entry.value(), "'" + entry.name() + "'");
            value.ifPresent(v -> values.put(entry.name(), v));
            sound &= value.isPresent();
        }
        return sound ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
    }

    private Optional<Object> list(Shape.ListOf shape, Sequence list, String subject) {
        if (list.elements().size() < shape.atLeast()) {
            int size = list.elements().size();
            problems.add(
                    list,
                    subject + " has " + (size == 0 ? "no elements" : size == 1 ? "1 element" : size + " elements"),
                    "expected " + Expected.of(shape));
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        boolean sound = true;
        for (int i = 0; i < list.elements().size(); i++) {
            Optional<Object> value = read(shape.element(), list.elements().get(i), subject + "[" + i + "]");
            value.ifPresent(values::add);
            sound &= value.isPresent();
        }
        return sound ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private static Optional<Object> scalar(Shape shape, Scalar scalar) {
        Object value = scalar.value().orElse(null);
        if (shape instanceof Shape.Real real && value instanceof Number number) {
            return Optional.<Object>of(number.doubleValue())
                    .filter(v -> real.range().contains((Double) v));
        }
        if (shape instanceof Shape.Whole whole && value instanceof Long number) {
            return number >= whole.low() && number <= whole.high() ? Optional.of(number) : Optional.empty();
        }
        if (shape instanceof Shape.Flag && value instanceof Boolean) {
            return Optional.of(value);
        }
        if (shape instanceof Shape.Text && value != null) {
            return Optional.of(scalar.text());
        }
        if (shape instanceof Shape.Word word && value != null && word.words().contains(scalar.text())) {
            return Optional.of(scalar.text());
        }
        return Optional.empty();
    }

    private void wrong(Shape shape, Node node, String subject) {
        String hint = "";
        if (node instanceof Sequence && !Forms.takesList(shape) && Expected.isSingle(shape)) {
            hint = "; several values to try are an axis under sweep: grid:";
        } else if (node instanceof Scalar scalar && Forms.fitting(shape, node) instanceof Shape.Word word) {
            hint = NearestName.of(scalar.text(), word.words())
                    .map(name -> "; did you mean '" + name + "'?")
                    .orElse("");
        }
        problems.add(node, subject + " is " + Expected.found(node), "expected " + Expected.of(shape) + hint);
    }
}
