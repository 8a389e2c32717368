package dev.descent.model;

import java.util.List;

/** What is done to a numeric feature before it is trained on, fitted on the training part. */
final class ScalerTypes {
    static final List<ComponentType> ALL = List.of(
            scaler("none").about("The column as it is.").type(),
            scaler("standard")
                    .formula("(x − mean)/sd")
                    .about("sd is that of the population; a constant column is divided by 1.")
                    .type(),
            scaler("min_max")
                    .formula("(x − min)/(max − min)")
                    .about("A constant column is divided by 1.")
                    .type(),
            scaler("robust")
                    .formula("(x − median)/(q₇₅ − q₂₅)")
                    .about("Where q₇₅ = q₂₅ the divisor is ½(max − min); a constant column is 0.")
                    .type(),
            scaler("quantile")
                    .formula("Φ⁻¹(F(x))")
                    .source("Pedregosa et al. 2011, Scikit-learn, QuantileTransformer with normal output")
                    .about(
                            "Normal scores: F is the share of training rows below x, by at most 1,000 quantiles with straight lines between them, held within [10⁻⁷, 1 − 10⁻⁷]; equal values have the middle of their shares. A constant column is 0.")
                    .type(),
            scaler("piecewise")
                    .formula("input t: min(max((x − bₜ)/(bₜ₊₁ − bₜ), 0), 1)")
                    .source(
                            "Gorishniy, Rubachev and Babenko 2022, On Embeddings for Numerical Features in Tabular Deep Learning, section 3.2")
                    .about(
                            "An input for each of `bins` intervals between quantiles b₀ … of the training rows; the first goes below 0 and the last above 1. Quantiles that coincide are one, so that as many last inputs are 0.")
                    .parameters(Parameter.of("bins", new Shape.Whole(1, 1_000_000), 48L, "The number of intervals."))
                    .main("bins")
                    .example("bins: 16")
                    .type());

    private ScalerTypes() {}

    private static TypeBuilder scaler(String name) {
        return new TypeBuilder(Kind.SCALER, name);
    }
}
