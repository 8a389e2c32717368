package dev.descent.model;

import java.util.List;

/** What is done to a numeric feature before it is trained on, fitted on the training part. */
final class ScalerTypes {
    static final List<ComponentType> ALL = List.of(
            ComponentType.of(Kind.SCALER, "none", "The column as it is."),
            ComponentType.of(
                    Kind.SCALER, "standard", "(x − mean)/sd, sd of the population; a constant column is divided by 1."),
            ComponentType.of(Kind.SCALER, "min_max", "(x − min)/(max − min); a constant column is divided by 1."));

    private ScalerTypes() {}
}
