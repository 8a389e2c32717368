package dev.descent.model;

import dev.descent.model.Facts.Basis;
import java.util.List;
import java.util.Optional;

/** Measures of a trained network, in double, rows in file order, without penalties: z prediction, y target. */
final class MetricTypes {
    static final List<ComponentType> ALL = List.of(
            metric("mse")
                    .alias("mean_squared_error")
                    .keras("MeanSquaredError")
                    .formula("mean of (z − y)²")
                    .with(smaller(Range.NOT_NEGATIVE, Basis.NUMBERS)),
            metric("rmse")
                    .alias("root_mean_squared_error")
                    .keras("RootMeanSquaredError")
                    .formula("√(mean of (z − y)²)")
                    .with(smaller(Range.NOT_NEGATIVE, Basis.NUMBERS)),
            metric("mae")
                    .alias("mean_absolute_error")
                    .keras("MeanAbsoluteError")
                    .formula("mean of |z − y|")
                    .with(smaller(Range.NOT_NEGATIVE, Basis.NUMBERS)),
            metric("r2")
                    .alias("r2_score")
                    .keras("R2Score")
                    .formula("1 − Σ(z − y)²/Σ(y − ȳ)²")
                    .about(
                            "Averaged over outputs; one whose targets are all the same counts 1 if it is met exactly, else 0.")
                    .with(larger(Range.atMost(1), Basis.NUMBERS)),
            metric("accuracy")
                    .alias("acc", "binary_accuracy", "categorical_accuracy", "sparse_categorical_accuracy")
                    .keras("Accuracy")
                    .about("Share of rows whose class is right; two classes part at 0.5, or at 0 for targets −1 and 1.")
                    .with(larger(Range.UNIT, Basis.DECISIONS)),
            metric("zero_one")
                    .formula("1 − accuracy")
                    .about("The zero-one loss.")
                    .with(smaller(Range.UNIT, Basis.DECISIONS)),
            metric("precision")
                    .keras("Precision")
                    .about(
                            "Right positives of all predicted positives, 0 if there are none; macro average over more than two"
                                    + " classes.")
                    .with(larger(Range.UNIT, Basis.DECISIONS)),
            metric("recall")
                    .keras("Recall")
                    .about(
                            "Right positives of all positives, 0 if there are none; macro average over more than two classes.")
                    .with(larger(Range.UNIT, Basis.DECISIONS)),
            metric("f1")
                    .alias("f1_score")
                    .keras("F1Score")
                    .formula("2·precision·recall/(precision + recall)")
                    .about("Harmonic mean of precision and recall; macro average over more than two classes.")
                    .with(larger(Range.UNIT, Basis.DECISIONS)),
            metric("auc")
                    .keras("AUC")
                    .source("Hanley and McNeil 1982")
                    .about("Area under the ROC curve, exact, ties counted half.")
                    .with(larger(Range.UNIT, Basis.RANKING).undefined("only one class occurs or a prediction is NaN")));

    private MetricTypes() {}

    private static TypeBuilder metric(String name) {
        return new TypeBuilder(Kind.METRIC, name);
    }

    private static Facts.Metric larger(Range range, Basis basis) {
        return new Facts.Metric(Direction.LARGER_IS_BETTER, range, basis, Optional.empty());
    }

    private static Facts.Metric smaller(Range range, Basis basis) {
        return new Facts.Metric(Direction.SMALLER_IS_BETTER, range, basis, Optional.empty());
    }
}
