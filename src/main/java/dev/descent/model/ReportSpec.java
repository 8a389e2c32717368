package dev.descent.model;

import java.util.List;

/**
 * What the reports show.
 *
 * @param rankBy the column of trials.csv that trials are ranked by
 * @param predictions how many of the file's first rows the best trial predicts
 * @param history which trials history.csv holds
 * @param historyByDefault whether the user left the choice of {@code history} to us
 * @param practicallyEqual up to which difference of the ranking value two configurations are equal
 * @param baselines what networks are held against
 */
public record ReportSpec(
        String rankBy,
        int predictions,
        History history,
        boolean historyByDefault,
        PracticallyEqual practicallyEqual,
        List<Component> baselines) {
    public ReportSpec {
        baselines = List.copyOf(baselines);
    }

    /** Which trials history.csv holds. */
    public enum History {
        ALL,
        BEST,
        NONE
    }
}
