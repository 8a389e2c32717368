package dev.descent.model;

import java.util.Optional;

/**
 * What a results folder says in its experiment.yaml of the experiment that it came from; what the file does not say is empty.
 *
 * @param description what the user said of the experiment
 * @param foreignEngine the engine that trained its networks, if that is not built in
 * @param rankBy the column that trials are ranked by
 * @param drawnParts the shares of validation and test, if they are drawn anew for each repeat
 * @param version the versions of its files and of the arithmetic; each is 1 where the file does not say
 */
public record StoredExperiment(
        Optional<String> description,
        Optional<String> foreignEngine,
        Optional<String> rankBy,
        Optional<DrawnParts> drawnParts,
        ResultsVersion version) {
    /** What is known of a folder without a legible experiment.yaml; it is taken for one that this program wrote. */
    public static final StoredExperiment UNKNOWN = new StoredExperiment(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), ResultsVersion.CURRENT);

    /** Shares of the rows, 0 for none. */
    public record DrawnParts(double validation, double test) {}
}
