package dev.descent.config;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.Kind;
import dev.descent.model.Origin;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import dev.descent.model.Written;
import dev.descent.problem.Located;
import dev.descent.problem.Position;
import dev.descent.problem.Problems;
import dev.descent.sweep.Axis;
import dev.descent.sweep.Axis.Option;
import dev.descent.sweep.Axis.Setting;
import dev.descent.sweep.search.Distribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads values by their shapes: the one walk from YAML to values, behind every key of a file. Each node is read once. A value that is
 * wrong is told, with all that is wrong inside it, and its origin still says what stands there.
 */
final class ValueReader {
    private final ComponentType file;
    private final Problems told;
    private final ValueProblems problems;
    private final Consumer<Node> onRead;

    /**
     * @param file the type of the whole file
     * @param onRead hears of each scalar that is read
     */
    ValueReader(ComponentType file, Problems problems, Consumer<Node> onRead) {
        this.file = file;
        this.told = problems;
        this.problems = new ValueProblems(problems);
        this.onRead = onRead;
    }

    /** Whether a key is left out explicitly: {@code gradient_clipping: null} where it may be absent. */
    static boolean isLeftOut(Parameter parameter, Node node) {
        return !parameter.required() && parameter.fallback().isEmpty() && isNull(node);
    }

    static boolean isNull(Node node) {
        return node instanceof Scalar scalar
                && scalar.value().isEmpty()
                && !scalar.text().isEmpty();
    }

    /**
     * The value of a node; lists are values.
     *
     * @param key where the key stands that has the value
     * @param subject what the value is called in messages
     */
    Written read(Shape shape, Node node, Position key, String subject) {
        return new Walk(Optional.empty(), false).value(shape, node, new At(key, subject, Optional.empty(), false));
    }

    /**
     * A setting of a sweep's key to an alternative, with the axes inside it: a list where a parameter takes none, a list of lists where
     * it takes one. In {@code {adam: {learning_rate: [0.001, 0.003]}}} the learning rate is an axis of that alternative alone.
     *
     * @param drawn whether a search draws it, so that there may be distributions inside
     */
    Setting alternative(KeyPath path, Scalar key, Shape shape, Node node, boolean drawn) {
        return alternative(path, key.text(), key, shape, node, drawn);
    }

    private Setting alternative(KeyPath path, String key, Located at, Shape shape, Node node, boolean drawn) {
        List<Axis> inner = new ArrayList<>();
        Written value = new Walk(Optional.of(inner), drawn)
                .value(shape, node, new At(at.position(), subject(path), Optional.of(path), false));
        return new Setting(path, key, at, shape, value, inner);
    }

    /** A setting that leaves out what stands at a path. */
    static Setting leavingOut(KeyPath path, Scalar key, Shape shape, Node node) {
        Origin origin = Origin.of(node.position(), key.position(), node.describe());
        return new Setting(path, key.text(), key, shape, new Written(Optional.empty(), true, origin), List.of());
    }

    /** The keys of a section or of the parameters of a component. */
    record Keys(Component values, boolean sound, Map<String, Origin> origins, List<String> wrong) {}

    /** What a mapping gives of the keys of {@code type}, as far as it is right; unknown ones are told. */
    Keys keys(ComponentType type, Mapping given) {
        return new Walk(Optional.empty(), false).keys(type, type.name(), given, Optional.empty(), false);
    }

    /** What the value at a path is called in messages. */
    static String subject(KeyPath path) {
        return path.last() instanceof Step.Key key ? key.name() : path.toString();
    }

    /** Where a value stands: at which key, called what, in a sweep under which path, and whether its numbers are one list. */
    private record At(Position key, String subject, Optional<KeyPath> path, boolean vector) {
        At below(Position itsKey, String itsSubject, Step step) {
            return new At(
                    itsKey,
                    itsSubject,
                    path.isPresent() ? Optional.of(path.get().plus(step)) : path,
                    vector);
        }

        At of(Shape.Named shape) {
            return new At(key, subject, path, shape.vector());
        }
    }

    /** A walk through one value; lists that stand for axes are collected where there is a place for them. */
    private final class Walk {
        private final Optional<List<Axis>> axes;
        private final boolean drawn;

        Walk(Optional<List<Axis>> axes, boolean drawn) {
            this.axes = axes;
            this.drawn = drawn;
        }

        Written value(Shape shape, Node node, At at) {
            if (node instanceof Node.Unreadable) {
                return new Written(Optional.empty(), false, Origin.of(node.position(), at.key(), node.describe()));
            }
            Shape form = Forms.fitting(shape, node);
            if (form instanceof Shape.Anything) {
                return sound(node, Origin.of(node.position(), at.key(), node.describe()));
            }
            if (form instanceof Shape.Named named) {
                return component(named.kind(), shape, node, at.of(named));
            }
            if (form instanceof Shape.Section section && node instanceof Mapping mapping) {
                Keys keys = keys(section.type(), section.type().name(), mapping, at.path(), false);
                // An unknown key may be meant for one that seems to be missing.
                boolean known = keys.origins().size() == mapping.entries().size();
                Optional<ComponentType> type = known ? Optional.of(section.type()) : Optional.empty();
                Origin origin = new Origin(node.position(), at.key(), node.describe(), type, keys.origins(), List.of());
                return new Written(Optional.of(keys.values()), keys.sound(), origin);
            }
            if (form instanceof Shape.MapOf mapOf && node instanceof Mapping mapping) {
                return map(mapOf, mapping, at);
            }
            if (form instanceof Shape.ListOf listOf && node instanceof Sequence list) {
                return list(listOf, list, at);
            }
            Origin origin = Origin.of(node.position(), at.key(), node.describe());
            Optional<Object> value = node instanceof Scalar scalar ? scalar(form, scalar) : Optional.empty();
            if (value.isEmpty()) {
                problems.wrong(shape, node, at.subject());
                return new Written(Optional.empty(), false, origin);
            }
            return new Written(value, true, origin);
        }

        /** A part of a value: in a sweep it may be a list of values to try, in a search a distribution. */
        private Written part(Shape shape, Node node, At at) {
            if (axes.isPresent() && drawn && DistributionReader.isDistribution(node) && !isComponent(shape, node)) {
                return distribution(shape, node, at);
            }
            if (axes.isPresent() && SpaceReader.isSpace(node) && !isComponent(shape, node)) {
                Optional<Sequence> list = new SpaceReader(told, ValueReader.this).list(node, at.subject());
                return list.isPresent()
                        ? axis(shape, list.get(), at)
                        : new Written(Optional.empty(), false, Origin.of(node.position(), at.key(), node.describe()));
            }
            return axes.isPresent()
                            && node instanceof Sequence list
                            && !list.elements().isEmpty()
                            && isAxis(shape, list, at.vector())
                    ? axis(shape, list, at)
                    : value(shape, node, at);
        }

        private boolean isComponent(Shape shape, Node node) {
            return Forms.fitting(shape, node) instanceof Shape.Named named
                    && Forms.named(
                                    named.kind(),
                                    ((Mapping) node).entries().get(0).key())
                            .isPresent();
        }

        private Written axis(Shape shape, Sequence list, At at) {
            return axis(shape, list.elements(), at, Optional.empty());
        }

        private Written distribution(Shape shape, Node node, At at) {
            Optional<DistributionReader.Drawn> it =
                    new DistributionReader(told, ValueReader.this).read(node, shape, at.subject());
            return it.isPresent()
                    ? axis(
                            shape,
                            List.of(it.get().low(), it.get().high()),
                            at,
                            Optional.of(it.get().distribution()))
                    : new Written(Optional.empty(), false, Origin.of(node.position(), at.key(), node.describe()));
        }

        private Written axis(Shape shape, List<Node> nodes, At at, Optional<Distribution> distribution) {
            KeyPath path = at.path().orElseThrow();
            Located key = at::key;
            List<Option> options = new ArrayList<>();
            for (Node element : nodes) {
                options.add(new Option(
                        Optional.empty(), List.of(alternative(path, subject(path), key, shape, element, drawn))));
            }
            axes.orElseThrow().add(new Axis(Axis.Kind.INNER, path.toString(), key, options, distribution));
            boolean sound = options.stream()
                    .allMatch(option -> option.settings().get(0).value().sound());
            Written first = options.get(0).settings().get(0).value();
            return new Written(first.value(), sound, first.origin());
        }

        Keys keys(ComponentType type, String label, Mapping given, Optional<KeyPath> path, boolean vector) {
            At here = new At(given.position(), label, path, vector);
            Map<String, Object> values = new LinkedHashMap<>();
            Map<String, Origin> origins = new LinkedHashMap<>();
            List<String> wrong = new ArrayList<>();
            boolean sound = true;
            for (Entry entry : given.entries()) {
                Optional<Parameter> parameter = type.parameter(entry.name());
                if (parameter.isEmpty()) {
                    problems.unknownKey(file, type, given, entry);
                    sound = false;
                    continue;
                }
                Position key = entry.key().position();
                if (isLeftOut(parameter.get(), entry.value())) {
                    origins.put(entry.name(), Origin.of(entry.value().position(), key, "nothing"));
                    continue;
                }
                At inside = here.below(key, entry.name(), new Step.Key(entry.name()));
                Written value = part(parameter.get().shape(), entry.value(), inside);
                boolean partial =
                        value.sound() || parameter.get().shape() instanceof Shape.Section && FileKind.isFile(type);
                if (partial && value.value().isPresent()) {
                    values.put(entry.name(), value.value().get());
                }
                origins.put(entry.name(), value.origin());
                sound &= value.sound();
                if (!value.sound()) {
                    wrong.add(entry.name());
                }
            }
            return new Keys(Component.of(type, label, values), sound, origins, wrong);
        }

        private Written component(Kind kind, Shape shape, Node node, At at) {
            if (node instanceof Scalar name && Forms.named(kind, name).isPresent()) {
                ComponentType type = Forms.named(kind, name).get();
                return component(type, name, new Mapping(name.position(), List.of()), at);
            }
            if (node instanceof Mapping mapping && mapping.entries().size() == 1) {
                Entry entry = mapping.entries().get(0);
                Optional<ComponentType> type = Forms.named(kind, entry.key());
                if (type.isPresent()) {
                    Optional<Mapping> parameters = parameters(type.get(), entry);
                    if (parameters.isPresent()) {
                        return component(type.get(), entry.key(), parameters.get(), at);
                    }
                    if (type.get().main().isPresent()) {
                        return ofMain(type.get(), entry, at);
                    }
                }
            }
            problems.noComponent(kind, shape, node, at.subject());
            return new Written(Optional.empty(), false, Origin.of(node.position(), at.key(), node.describe()));
        }

        /** The parameters that a component is given; nothing if what is given is the value of its main one. */
        private Optional<Mapping> parameters(ComponentType type, Entry entry) {
            if (isAxisOfMain(type, entry.value())) {
                return Optional.empty();
            }
            if (entry.value() instanceof Scalar scalar && scalar.value().isEmpty()) {
                return Optional.of(new Mapping(scalar.position(), List.of()));
            }
            return entry.value() instanceof Mapping mapping && !Forms.isMain(type, mapping)
                    ? Optional.of(mapping)
                    : Optional.empty();
        }

        /** Whether the value of a main parameter is drawn, or a space of several to try. */
        private boolean isAxisOfMain(ComponentType type, Node node) {
            boolean several =
                    axes.isPresent() && (drawn && DistributionReader.isDistribution(node) || SpaceReader.isSpace(node));
            return several
                    && type.main().isPresent()
                    && type.parameter(((Mapping) node).entries().get(0).name()).isEmpty();
        }

        private Written ofMain(ComponentType type, Entry entry, At at) {
            String main = type.main().orElseThrow();
            Position position = entry.value().position();
            Scalar key = new Scalar(position, main, Optional.of(main));
            Mapping parameters = new Mapping(position, List.of(new Entry(key, entry.value())));
            return component(type, entry.key(), parameters, at);
        }

        private Written component(ComponentType type, Scalar name, Mapping parameters, At at) {
            onRead.accept(name);
            Keys keys = keys(type, name.text(), parameters, at.path(), at.vector());
            Origin origin =
                    new Origin(name.position(), at.key(), type.name(), Optional.of(type), keys.origins(), List.of());
            return new Written(Optional.of(keys.values()), keys.sound(), origin);
        }

        private Written map(Shape.MapOf shape, Mapping mapping, At at) {
            Map<String, Object> values = new LinkedHashMap<>();
            Map<String, Origin> origins = new LinkedHashMap<>();
            boolean sound = true;
            for (Entry entry : mapping.entries()) {
                String name = entry.name();
                At inside = at.below(entry.key().position(), "'" + name + "'", new Step.Key(name));
                Written value = part(shape.value(), entry.value(), inside);
                if (value.value().isPresent()) {
                    values.put(name, value.value().get());
                }
                origins.put(name, value.origin());
                sound &= value.sound();
            }
            Origin origin =
                    new Origin(mapping.position(), at.key(), mapping.describe(), Optional.empty(), origins, List.of());
            return sound
                    ? sound(Collections.unmodifiableMap(values), origin)
                    : new Written(Optional.empty(), false, origin);
        }

        private Written list(Shape.ListOf shape, Sequence list, At at) {
            List<Object> values = new ArrayList<>();
            List<Origin> origins = new ArrayList<>();
            boolean sound = shape.admitsSize(list.elements().size());
            if (!sound) {
                problems.wrongSize(shape, list, at.subject());
            }
            for (int i = 0; i < list.elements().size(); i++) {
                Node element = list.elements().get(i);
                At inside = at.below(element.position(), at.subject() + "[" + i + "]", new Step.Index(i));
                Written value = part(shape.element(), element, inside);
                if (value.value().isPresent()) {
                    values.add(value.value().get());
                }
                origins.add(value.origin());
                sound &= value.sound();
            }
            Origin origin = new Origin(list.position(), at.key(), list.describe(), Optional.empty(), Map.of(), origins);
            return sound
                    ? sound(Collections.unmodifiableList(values), origin)
                    : new Written(Optional.empty(), false, origin);
        }

        private Written sound(Object value, Origin origin) {
            return new Written(Optional.of(value), true, origin);
        }

        private Optional<Object> scalar(Shape shape, Scalar scalar) {
            onRead.accept(scalar);
            Object value = scalar.value().orElse(null);
            boolean text = shape instanceof Shape.Text || shape instanceof Shape.Word;
            Object meant = null;
            if (shape instanceof Shape.Real && value instanceof Number number) {
                meant = number.doubleValue();
            } else if (shape instanceof Shape.Whole || shape instanceof Shape.Flag) {
                meant = value;
            } else if (text && value != null) {
                meant = scalar.text();
            }
            return meant != null && shape.admits(meant) ? Optional.of(meant) : Optional.empty();
        }
    }

    private static boolean isAxis(Shape shape, Sequence list, boolean vector) {
        if (!Forms.takesList(shape)) {
            return true;
        }
        Shape form = Forms.fitting(shape, list);
        boolean listOfLists = list.elements().stream().anyMatch(e -> e instanceof Sequence);
        if (!(form instanceof Shape.ListOf listOf) || !listOfLists) {
            return false;
        }
        // A kernel's values are a list of rows; a bias' values are one row, so that rows are an axis of biases.
        boolean elementsAreLists = Forms.takesList(listOf.element()) && !vector;
        return !elementsAreLists
                || list.elements().stream()
                        .anyMatch(e -> e instanceof Sequence inner
                                && inner.elements().stream().anyMatch(i -> i instanceof Sequence));
    }
}
