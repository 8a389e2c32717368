package dev.descent.sweep;

import dev.descent.config.yaml.Node;
import dev.descent.config.yaml.Node.Entry;
import dev.descent.config.yaml.Node.Mapping;
import dev.descent.config.yaml.Node.Scalar;
import dev.descent.config.yaml.Node.Sequence;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.Parameter;
import dev.descent.model.Shape;
import dev.descent.problem.NearestName;
import dev.descent.sweep.KeyPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows paths through a file's tree, whose components are in the one form of {@link Forms}. Trees are never changed: setting
 * a value makes a new tree that shares all the rest.
 */
public final class Places {
    private static final KeyPath OPTIMIZER = KeyPath.of("optimizer");
    private static final KeyPath LEARNING_RATE = KeyPath.of("learning_rate");
    private static final KeyPath OPTIMIZERS_LEARNING_RATE = LEARNING_RATE.canonical();

    private final Shape file;

    /** @param file the type of the file, such as {@link dev.descent.model.Sections#NETWORK_FILE} */
    public Places(ComponentType file) {
        this.file = new Shape.Section(file);
    }

    /**
     * What stands, or could stand, at a path.
     *
     * @param shape the form that values have there
     * @param node what stands there; empty if the key is left out
     */
    public record Place(Shape shape, Optional<Node> node) {}

    /** A path leads nowhere in a tree; the message says where it ends. */
    public static final class Nowhere extends Exception {
        private static final long serialVersionUID = 1L;
        private final String remedy;
        private final boolean malformed;

        Nowhere(String message, String remedy) {
            this(message, remedy, false);
        }

        Nowhere(String message, String remedy, boolean malformed) {
            super(message, null, false, false);
            this.remedy = remedy;
            this.malformed = malformed;
        }

        public String remedy() {
            return remedy;
        }

        /** Whether the path ends at a component that is itself malformed, which the parser complains about. */
        public boolean malformed() {
            return malformed;
        }
    }

    /** The place that {@code path} names in {@code tree}. */
    public Place locate(Mapping tree, KeyPath path) throws Nowhere {
        Place place = new Place(file, Optional.of(tree));
        Scalar anonymous = new Scalar(tree.position(), "", Optional.of(""));
        for (int i = 0; i < path.depth(); i++) {
            Place parent = materialized(place, anonymous);
            place = child(parent, path.steps(), i);
        }
        return place;
    }

    /** The form of values at {@code path}; nothing if the path leads nowhere. */
    public Optional<Shape> shape(Mapping tree, KeyPath path) {
        try {
            return Optional.of(locate(tree, path).shape());
        } catch (Nowhere unknown) {
            return Optional.empty();
        }
    }

    /** What stands at {@code path}; nothing if the key is left out or the path leads nowhere. */
    public Optional<Place> find(Mapping tree, KeyPath path) {
        try {
            Place place = locate(tree, path);
            return place.node().isPresent() ? Optional.of(place) : Optional.empty();
        } catch (Nowhere nothingThere) {
            return Optional.empty();
        }
    }

    /** The innermost node on the way to {@code path}: the best position for what is wrong there. */
    public Node nearest(Mapping tree, KeyPath path) {
        for (int depth = path.depth(); depth > 0; depth--) {
            Optional<Node> found =
                    find(tree, new KeyPath(path.steps().subList(0, depth))).flatMap(Place::node);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return tree;
    }

    /**
     * {@code tree} with {@code value} at {@code path}. A key that its component does not know is set all the same, for the
     * parser to complain about.
     *
     * @param key where the user wrote the path
     */
    public Mapping with(Mapping tree, KeyPath path, Scalar key, Node value) throws Nowhere {
        return (Mapping) with(new Place(file, Optional.of(tree)), path.steps(), 0, key, value);
    }

    /**
     * The tree of a trial with its learning rate where it works: inside the optimizer, unless that has one of its own. Without
     * an optimizer it stays at the top.
     */
    public Mapping settled(Mapping tree) {
        Optional<Entry> rate = tree.entry("learning_rate");
        Optional<Place> optimizer = rate.isEmpty() ? Optional.empty() : find(tree, OPTIMIZER);
        if (optimizer.isEmpty()) {
            return tree;
        }
        try {
            Mapping settled = tree;
            if (locate(tree, OPTIMIZERS_LEARNING_RATE).node().isEmpty()) {
                settled = with(
                        tree,
                        OPTIMIZERS_LEARNING_RATE,
                        rate.get().key(),
                        rate.get().value());
            }
            List<Entry> entries = new ArrayList<>(settled.entries());
            entries.removeIf(entry -> entry.name().equals("learning_rate"));
            return new Mapping(settled.position(), entries);
        } catch (Nowhere malformedOptimizer) {
            return tree;
        }
    }

    /** The path at which the file itself has, or would have, what {@code path} names: its learning rate may be at the top. */
    public KeyPath inTheFile(Mapping tree, KeyPath path) {
        Optional<KeyPath> top = path.atTheTop();
        return top.isPresent() && find(tree, OPTIMIZERS_LEARNING_RATE).isEmpty() ? top.get() : path;
    }

    private Node with(Place place, List<Step> steps, int i, Scalar key, Node value) throws Nowhere {
        if (i == steps.size()) {
            return value;
        }
        Place parent = materialized(place, key);
        Place child;
        if (i == steps.size() - 1 && takesAnyKey(parent)) {
            child = new Place(new Shape.Anything(), Optional.empty());
        } else {
            child = child(parent, steps, i);
        }
        Node changed = with(child, steps, i + 1, key, value);
        Node whole = parent.node().orElseThrow();
        if (steps.get(i) instanceof Step.Index index) {
            List<Node> elements = new ArrayList<>(((Sequence) whole).elements());
            elements.set(index.index(), changed);
            return new Sequence(whole.position(), elements);
        }
        String name = ((Step.Key) steps.get(i)).name();
        boolean last = i == steps.size() - 1;
        if (parent.shape() instanceof Shape.Named named) {
            Forms.Written written = Forms.component(named.kind(), whole)
                    .orElseThrow(() -> new Nowhere(key.text() + " leads nowhere", "", true));
            Mapping parameters = replaced(written.parameters(), name, key, changed, last);
            return new Mapping(whole.position(), List.of(new Entry(written.name(), parameters)));
        }
        return replaced((Mapping) whole, name, key, changed, last);
    }

    /** Whether the place is a mapping of some kind, which a key can be put into before anyone asks whether it belongs there. */
    private static boolean takesAnyKey(Place parent) {
        return parent.node().orElse(null) instanceof Mapping
                && (parent.shape() instanceof Shape.Named || parent.shape() instanceof Shape.Section);
    }

    private static Mapping replaced(Mapping whole, String name, Scalar writtenAt, Node value, boolean newKey) {
        Scalar key = new Scalar(writtenAt.position(), name, Optional.of(name));
        List<Entry> entries = new ArrayList<>(whole.entries().size() + 1);
        boolean found = false;
        for (Entry entry : whole.entries()) {
            boolean here = entry.name().equals(name);
            entries.add(here ? new Entry(newKey ? key : entry.key(), value) : entry);
            found |= here;
        }
        if (!found) {
            entries.add(new Entry(key, value));
        }
        return new Mapping(whole.position(), entries);
    }

    /** The place with its form decided and, if the key is left out, what its absence means: an empty section, a default. */
    private static Place materialized(Place place, Scalar key) {
        Node node = place.node().orElse(null);
        if (node instanceof Scalar scalar && scalar.value().isEmpty()) {
            node = null;
        }
        if (node != null) {
            return new Place(Forms.fitting(place.shape(), node), Optional.of(node));
        }
        if (place.shape() instanceof Shape.Section || place.shape() instanceof Shape.MapOf) {
            return new Place(place.shape(), Optional.of(new Mapping(key.position(), List.of())));
        }
        return new Place(place.shape(), Optional.empty());
    }

    private static Place child(Place parent, List<Step> steps, int i) throws Nowhere {
        String path = KeyPath.text(steps.subList(0, i + 1));
        String above = i == 0 ? "the file" : KeyPath.text(steps.subList(0, i));
        Node node = parent.node().orElse(null);
        if (node == null) {
            throw new Nowhere(path + " leads nowhere: there is no " + above, "give " + above + " in the file");
        }
        if (steps.get(i) instanceof Step.Index index) {
            if (!(parent.shape() instanceof Shape.ListOf listOf) || !(node instanceof Sequence list)) {
                throw new Nowhere(path + " leads nowhere: " + above + " is " + node.describe() + ", no list", "");
            }
            int size = list.elements().size();
            if (index.index() >= size) {
                throw new Nowhere(
                        path + " leads nowhere: " + above + " has " + size + (size == 1 ? " element" : " elements"),
                        size == 1
                                ? "expected " + above + "[0]"
                                : "expected one of " + above + "[0] to " + above + "[" + (size - 1) + "]");
            }
            return new Place(listOf.element(), Optional.of(list.elements().get(index.index())));
        }
        String name = ((Step.Key) steps.get(i)).name();
        if (parent.shape() instanceof Shape.MapOf mapOf && node instanceof Mapping mapping) {
            return new Place(mapOf.value(), mapping.value(name));
        }
        if (parent.shape() instanceof Shape.Section section && node instanceof Mapping mapping) {
            return parameter(section.type(), i == 0 ? "the file" : above, name, mapping, path);
        }
        if (parent.shape() instanceof Shape.Named named) {
            Optional<Forms.Written> written = Forms.component(named.kind(), node);
            if (written.isEmpty()) {
                throw new Nowhere(
                        path + " leads nowhere: " + above + " is no "
                                + named.kind().title(),
                        "",
                        true);
            }
            Forms.Written it = written.get();
            return parameter(it.type(), it.name().text(), name, it.parameters(), path);
        }
        boolean malformed = !(parent.shape() instanceof Shape.Real || parent.shape() instanceof Shape.Whole);
        throw new Nowhere(
                path + " leads nowhere: " + above + " is " + node.describe() + " and has no " + name, "", malformed);
    }

    private static Place parameter(ComponentType type, String owner, String name, Mapping given, String path)
            throws Nowhere {
        Optional<Parameter> parameter = type.parameter(name);
        if (parameter.isEmpty()) {
            List<String> known = type.parameters().stream().map(Parameter::name).toList();
            throw new Nowhere(
                    path + " leads nowhere: " + owner + " has no " + name,
                    NearestName.expected(known, name).orElse(owner + " has no keys"));
        }
        Optional<Node> node = given.value(name);
        if (node.isEmpty()
                && parameter.get().fallback().orElse(null) instanceof Component component
                && parameter.get().shape() instanceof Shape.Named) {
            Scalar key = new Scalar(given.position(), component.name(), Optional.of(component.name()));
            return new Place(parameter.get().shape(), Optional.of(Forms.withDefaults(key)));
        }
        return new Place(parameter.get().shape(), node);
    }
}
