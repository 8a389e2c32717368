package dev.descent.model;

import java.util.List;

/** Measures of a trained network, in double, rows in file order, without penalties. */
final class MetricTypes {
    static final List<ComponentType> ALL = List.of(
            metric("mse", "Mean of (z − y)².").alias("mean_squared_error"),
            metric("rmse", "√mse.").alias("root_mean_squared_error"),
            metric("mae", "Mean of |z − y|.").alias("mean_absolute_error"),
            metric("r2", "1 − Σ(z − y)²/Σ(y − ȳ)², averaged over outputs.").alias("r2_score"),
            metric(
                            "accuracy",
                            "Share of rows whose class is right; two classes part at 0.5, or at 0 for targets −1 and 1.")
                    .alias("acc", "binary_accuracy", "categorical_accuracy", "sparse_categorical_accuracy"),
            metric("zero_one", "1 − accuracy, the zero-one loss."),
            metric(
                    "precision",
                    "Right positives of all predicted positives; macro average over more than two classes."),
            metric("recall", "Right positives of all positives; macro average over more than two classes."),
            metric("f1", "Harmonic mean of precision and recall; macro average over more than two classes.")
                    .alias("f1_score"),
            metric("auc", "Area under the ROC curve, exact, ties counted half; empty if only one class occurs."));

    private MetricTypes() {}

    private static ComponentType metric(String name, String about) {
        return ComponentType.of(Kind.METRIC, name, about);
    }
}
