package dev.descent.analysis;

import java.util.List;
import java.util.Optional;

/**
 * The trials of a comparison of competitors.
 *
 * @param tuning all that tuned
 * @param confirming all that confirm what was chosen
 * @param untuned the competitors as they stand in the file, on the same repeats; empty if none can stand so
 * @param studies study by study
 */
public record Competition(Results tuning, Results confirming, Optional<Results> untuned, List<Study> studies) {
    public Competition {
        studies = List.copyOf(studies);
    }

    /**
     * One of several times that the whole was done.
     *
     * @param tuning its trials that tuned
     * @param chosen those that confirm
     */
    public record Study(Results tuning, Results chosen) {}
}
