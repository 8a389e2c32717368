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
                    .type());

    private ScalerTypes() {}

    private static TypeBuilder scaler(String name) {
        return new TypeBuilder(Kind.SCALER, name);
    }
}
