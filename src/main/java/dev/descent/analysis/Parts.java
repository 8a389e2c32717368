package dev.descent.analysis;

import java.util.List;

/**
 * Which parts any trial of an experiment has; what none has gets no column.
 *
 * @param network whether networks are trained
 * @param validation whether there is a validation part
 * @param test whether there is a test part
 * @param metrics every metric's name, in order of first mention
 * @param earlyStopping whether trials may stop by themselves
 */
public record Parts(boolean network, boolean validation, boolean test, List<String> metrics, boolean earlyStopping) {
    public Parts {
        metrics = List.copyOf(metrics);
    }

    /** The same, as if no rows tested. */
    public Parts withoutTest() {
        return new Parts(network, validation, false, metrics, earlyStopping);
    }
}
