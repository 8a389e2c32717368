package dev.descent.analysis;

import dev.descent.model.Component;
import dev.descent.model.Embeddings;
import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Parameter;
import dev.descent.model.Sections;
import dev.descent.model.Shape;
import dev.descent.model.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The one number in which two trials differ, wherever a sweep sets it: {@code learning_rate} at the top, inside an alternative, or in a
 * case. A number that several layers share is one, {@code layers[*].units}. What lies in the data is no such number: other rows or
 * columns are another question.
 */
final class NumericDifference {
    private static final KeyPath LAYERS = KeyPath.of("layers");

    private final List<KeyPath> paths = new ArrayList<>();
    private Shape shape = new Shape.Anything();
    private double left;
    private double right;

    private NumericDifference() {}

    /** The difference; empty where they differ in nothing, in several numbers, or in something else. */
    static Optional<NumericDifference> between(TrialSpec a, TrialSpec b) {
        NumericDifference difference = new NumericDifference();
        boolean alike = a instanceof NetworkSpec x && b instanceof NetworkSpec y
                ? difference.networks(x, y)
                : a instanceof MinimizeSpec f && b instanceof MinimizeSpec g && difference.functions(f, g);
        return alike && !difference.paths.isEmpty() ? Optional.of(difference) : Optional.empty();
    }

    /** Where it stands, as a user writes it. */
    String name() {
        KeyPath first = paths.get(0);
        if (paths.size() == 1) {
            return first.toString();
        }
        List<Step> steps = new ArrayList<>(first.steps());
        steps.replaceAll(step -> step instanceof Step.Index ? new Step.Every() : step);
        return KeyPath.text(steps);
    }

    boolean isOfOptimizer() {
        return paths.get(0).first().equals("optimizer");
    }

    /** The number of the first. */
    double left() {
        return left;
    }

    /** The number of the second. */
    double right() {
        return right;
    }

    /** Whether a number is an end of what is allowed there. */
    boolean isBound(double value) {
        return isBound(shape, value);
    }

    private static boolean isBound(Shape shape, double value) {
        if (shape instanceof Shape.Either either) {
            return either.forms().stream().anyMatch(form -> isBound(form, value));
        }
        if (shape instanceof Shape.Real real) {
            return value == real.range().low() || value == real.range().high();
        }
        return shape instanceof Shape.Whole whole && (value == whole.low() || value == whole.high());
    }

    private boolean networks(NetworkSpec a, NetworkSpec b) {
        return a.seed() == b.seed()
                && a.shuffle() == b.shuffle()
                && Objects.equals(a.dataset(), b.dataset())
                && a.earlyStopping().equals(b.earlyStopping())
                && a.reduceOnPlateau().equals(b.reduceOnPlateau())
                && Embeddings.of(a.layers()).equals(Embeddings.of(b.layers()))
                && elements(LAYERS, new Shape.Anything(), Embeddings.behind(a.layers()), Embeddings.behind(b.layers()))
                && values(KeyPath.of("loss"), new Shape.Anything(), a.loss(), b.loss())
                && values(KeyPath.of("optimizer"), new Shape.Anything(), a.optimizer(), b.optimizer())
                && values(KeyPath.of("gradient_clipping"), new Shape.Anything(), a.clipping(), b.clipping())
                && whole("epochs", a.epochs(), b.epochs())
                && whole("batch_size", a.batchSize(), b.batchSize());
    }

    private boolean functions(MinimizeSpec a, MinimizeSpec b) {
        return a.steps() == b.steps()
                && a.function().equals(b.function())
                && a.start().equals(b.start())
                && a.tolerance().equals(b.tolerance())
                && values(KeyPath.of("optimizer"), new Shape.Anything(), a.optimizer(), b.optimizer())
                && values(KeyPath.of("gradient_clipping"), new Shape.Anything(), a.clipping(), b.clipping());
    }

    private boolean elements(KeyPath path, Shape form, List<?> a, List<?> b) {
        boolean alike = a.size() == b.size();
        for (int i = 0; alike && i < a.size(); i++) {
            alike = values(path.plus(new Step.Index(i)), form, a.get(i), b.get(i));
        }
        return alike;
    }

    private boolean whole(String key, long a, long b) {
        Shape form = Sections.NETWORK_FILE.parameter(key).orElseThrow().shape();
        return values(KeyPath.of(key), form, a, b);
    }

    /** Whether two values are the same but for the one number. */
    private boolean values(KeyPath path, Shape form, Object a, Object b) {
        if (a.equals(b)) {
            return true;
        }
        if (a instanceof Optional<?> x && b instanceof Optional<?> y) {
            return x.isPresent() && y.isPresent() && values(path, form, x.get(), y.get());
        }
        if (a instanceof Number x && b instanceof Number y) {
            return add(path, form, x.doubleValue(), y.doubleValue());
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return elements(path, form instanceof Shape.ListOf list ? list.element() : form, x, y);
        }
        return a instanceof Component x && b instanceof Component y && components(path, x, y);
    }

    private boolean components(KeyPath path, Component a, Component b) {
        boolean alike = a.type().equals(b.type());
        for (Parameter parameter : a.type().parameters()) {
            alike = alike
                    && values(
                            path.plus(new Step.Key(parameter.name())),
                            parameter.shape(),
                            a.find(parameter.name()),
                            b.find(parameter.name()));
        }
        return alike;
    }

    private boolean add(KeyPath path, Shape form, double a, double b) {
        boolean one = paths.isEmpty()
                || left == a && right == b && path.last().equals(paths.get(0).last());
        paths.add(path);
        shape = form;
        left = a;
        right = b;
        return one;
    }
}
