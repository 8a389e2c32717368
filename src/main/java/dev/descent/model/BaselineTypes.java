package dev.descent.model;

import java.util.List;

/** What networks are held against: predictions without one. */
public final class BaselineTypes {
    static final List<ComponentType> ALL = List.of(
            baseline("constant")
                    .about(
                            "One prediction for all rows: the constant of least loss on the training rows, the mean under mse, the median under"
                                    + " mae; of classes their frequencies.")
                    .type(),
            baseline("linear")
                    .about(
                            "A linear model of the network's inputs: for losses of numbers least squares with a ridge of 1e-6, for losses of"
                                    + " classes logistic regression with ½·Σ β², both of standardized inputs.")
                    .type());

    /** Where a file says nothing of them. */
    public static final List<Component> DEFAULT = List.of(Component.of(ALL.get(0)), Component.of(ALL.get(1)));

    private BaselineTypes() {}

    private static TypeBuilder baseline(String name) {
        return new TypeBuilder(Kind.BASELINE, name);
    }
}
