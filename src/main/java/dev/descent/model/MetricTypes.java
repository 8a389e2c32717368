package dev.descent.model;

import static dev.descent.model.Parameter.real;

import dev.descent.model.Facts.Basis;
import java.util.List;
import java.util.Optional;

/** Measures of a trained network, in double, rows in file order, without penalties: z prediction, y target. */
final class MetricTypes {
    static final Parameter WEIGHTED = Parameter.optional(
            "weighted",
            new Shape.Flag(),
            "Count each row by its weight, see `weight` and `class_weight` of the dataset; absent: all rows count alike.");

    static final List<ComponentType> ALL = List.of(
            metric("mse")
                    .alias("mean_squared_error")
                    .keras("MeanSquaredError")
                    .formula("mean of (z − y)²")
                    .with(smaller(Range.NOT_NEGATIVE, Basis.NUMBERS).ofUnit()),
            metric("rmse")
                    .alias("root_mean_squared_error")
                    .keras("RootMeanSquaredError")
                    .formula("√(mean of (z − y)²)")
                    .with(smaller(Range.NOT_NEGATIVE, Basis.NUMBERS).ofUnit()),
            metric("mae")
                    .alias("mean_absolute_error")
                    .keras("MeanAbsoluteError")
                    .formula("mean of |z − y|")
                    .with(smaller(Range.NOT_NEGATIVE, Basis.NUMBERS).ofUnit()),
            metric("median_absolute_error")
                    .formula("median of |z − y|")
                    .about("Averaged over outputs; of an even number of rows the mean of the middle two.")
                    .with(smaller(Range.NOT_NEGATIVE, Basis.NUMBERS).ofUnit()),
            metric("r2")
                    .alias("r2_score")
                    .keras("R2Score")
                    .formula("1 − Σ(z − y)²/Σ(y − ȳ)²")
                    .about("Averaged over outputs, but for those whose targets are all the same.")
                    .with(larger(Range.atMost(1), Basis.NUMBERS).undefined("all targets are the same")),
            metric("explained_variance")
                    .alias("explained_variance_score")
                    .formula("1 − Σ(e − ē)²/Σ(y − ȳ)², e = z − y")
                    .about(
                            "r2 that forgives a constant error. Averaged over outputs, but for those whose targets are all the same.")
                    .with(larger(Range.atMost(1), Basis.NUMBERS).undefined("all targets are the same")),
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
                    .about("Right positives of all predicted positives; macro average over more than two classes.")
                    .with(
                            larger(Range.UNIT, Basis.DECISIONS)
                                    .undefined(
                                            "no row is positive or none is said to be, or of more than two classes one is never said to be")),
            metric("recall")
                    .keras("Recall")
                    .about(
                            "Right positives of all positives; macro average over those of more than two classes that have rows.")
                    .with(larger(Range.UNIT, Basis.DECISIONS).undefined("no row is positive")),
            metric("f1")
                    .alias("f1_score")
                    .keras("F1Score")
                    .formula("2·precision·recall/(precision + recall)")
                    .about(
                            "Harmonic mean of precision and recall, 0 where no positive is found; macro average over more than two"
                                    + " classes.")
                    .with(larger(Range.UNIT, Basis.DECISIONS).undefined("no row is positive")),
            metric("f_beta")
                    .alias("fbeta_score")
                    .keras("FBetaScore")
                    .source("van Rijsbergen 1979")
                    .formula("(1 + β²)·precision·recall/(β²·precision + recall)")
                    .about(
                            "f1 in which recall counts β times as much as precision; 0 where no positive is found; macro average over"
                                    + " more than two classes.")
                    .parameters(real("beta", 1.0, Range.POSITIVE, "β, the weight of recall."))
                    .main("beta")
                    .example("beta: 2.0")
                    .with(larger(Range.UNIT, Basis.DECISIONS).undefined("no row is positive")),
            metric("balanced_accuracy")
                    .alias("balanced_accuracy_score")
                    .source("Brodersen et al. 2010")
                    .formula("mean of recall over the classes")
                    .about("A class that has no rows is left out.")
                    .with(larger(Range.UNIT, Basis.DECISIONS)),
            metric("mcc")
                    .alias("matthews_corrcoef")
                    .source("Matthews 1975; for more than two classes Gorodkin 2004")
                    .formula("(H·n − Σp·a)/√((n² − Σp²)·(n² − Σa²))")
                    .about(
                            "Matthews' correlation of decided with true classes: of n rows H are right, p are said to be of a class and"
                                    + " a are.")
                    .with(larger(new Range(-1, true, 1, true), Basis.DECISIONS)
                            .undefined("only one class occurs or all rows are said to be of one")),
            metric("auc")
                    .keras("AUC")
                    .source("Hanley and McNeil 1982")
                    .about(
                            "Area under the ROC curve, exact, ties counted half; over more than two classes the mean of each against"
                                    + " the rest.")
                    .with(larger(Range.UNIT, Basis.RANKING).undefined("only one class occurs or a prediction is NaN")),
            metric("average_precision")
                    .alias("average_precision_score")
                    .about(
                            "Mean over the positives of the precision among the rows that are scored as high or higher: the area under"
                                    + " the curve of precision over recall, without interpolation; over more than two classes the"
                                    + " mean of each that occurs against the rest.")
                    .with(larger(Range.UNIT, Basis.RANKING).undefined("no row is positive or a prediction is NaN")),
            metric("log_loss")
                    .formula("mean of −ln p")
                    .about("p is the probability of the right class, kept within [2⁻²³, 1 − 2⁻²³].")
                    .with(smaller(Range.NOT_NEGATIVE, Basis.PROBABILITIES)),
            metric("top_k_accuracy")
                    .alias("top_k_accuracy_score", "top_k_categorical_accuracy", "sparse_top_k_categorical_accuracy")
                    .keras("TopKCategoricalAccuracy")
                    .about(
                            "Share of rows in which fewer than k classes have a larger prediction than the right one; equal ones are not"
                                    + " larger.")
                    .parameters(Parameter.of(
                            "k",
                            new Shape.Whole(1, Integer.MAX_VALUE),
                            5L,
                            "How many classes may be named; fewer than there are."))
                    .main("k")
                    .with(larger(Range.UNIT, Basis.DECISIONS).fewerThanClasses("k")));

    private MetricTypes() {}

    private static TypeBuilder metric(String name) {
        return new TypeBuilder(Kind.METRIC, name).common(WEIGHTED);
    }

    private static Facts.Metric larger(Range range, Basis basis) {
        return new Facts.Metric(Direction.LARGER_IS_BETTER, range, basis, Optional.empty(), Optional.empty(), false);
    }

    private static Facts.Metric smaller(Range range, Basis basis) {
        return new Facts.Metric(Direction.SMALLER_IS_BETTER, range, basis, Optional.empty(), Optional.empty(), false);
    }
}
