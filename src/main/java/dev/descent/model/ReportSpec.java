package dev.descent.model;

import java.util.List;
import java.util.Optional;

/**
 * What the reports show.
 *
 * @param rankBy the column of trials.csv that trials are ranked by
 * @param predictions how many rows predictions.csv shows
 * @param part of which part they are the first rows, {@code train}, {@code validation} or {@code test}; empty: of the file
 * @param history which trials history.csv holds
 * @param historyByDefault whether the user left the choice of {@code history} to us
 * @param practicallyEqual up to which difference of the ranking value two configurations are equal
 * @param baselines what networks are held against
 */
public record ReportSpec(
        String rankBy,
        int predictions,
        Optional<String> part,
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

    /** Shows the file's first rows. */
    public ReportSpec(
            String rankBy,
            int predictions,
            History history,
            boolean historyByDefault,
            PracticallyEqual practicallyEqual,
            List<Component> baselines) {
        this(rankBy, predictions, Optional.empty(), history, historyByDefault, practicallyEqual, baselines);
    }

    /** This report with another column to rank by. */
    public ReportSpec by(String column) {
        return new ReportSpec(column, predictions, part, history, historyByDefault, practicallyEqual, baselines);
    }

    /** How many of the file's first rows are shown. */
    public int firstRows() {
        return part.isPresent() ? 0 : predictions;
    }
}
