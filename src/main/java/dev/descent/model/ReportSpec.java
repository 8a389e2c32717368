package dev.descent.model;

import java.util.List;
import java.util.Locale;
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
 * @param models in which forms the best network is saved, in the order of the file
 * @param ensemble whether what is saved are the repeats of the best configuration, whose mean predicts
 * @param weights whether it is shown how the weights of the network move whose predictions are shown
 * @param function whether it is shown what that network says over all values of its one or two columns, as it learns
 * @param running whether history.csv has metrics of batches before their steps, too
 */
public record ReportSpec(
        String rankBy,
        int predictions,
        Optional<String> part,
        History history,
        boolean historyByDefault,
        PracticallyEqual practicallyEqual,
        List<Component> baselines,
        List<ModelForm> models,
        boolean ensemble,
        boolean weights,
        boolean function,
        boolean running) {
    public ReportSpec {
        baselines = List.copyOf(baselines);
        models = List.copyOf(models);
    }

    /** A form of a file that holds a trained network. */
    public enum ModelForm {
        SAFETENSORS,
        ONNX;

        /** As it is written in an experiment file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The file's name in the results. */
        public String file() {
            return "model." + word();
        }
    }

    /** Which trials history.csv holds. */
    public enum History {
        ALL,
        BEST,
        NONE,
        /** All, a row a step. */
        STEPS
    }

    /** Whether some of history.csv is found out by training again: a row a step, or running metrics. */
    public boolean trainsAgainForHistory() {
        return history == History.STEPS || running;
    }

    /** Shows the file's first rows and saves no network. */
    public ReportSpec(
            String rankBy,
            int predictions,
            History history,
            boolean historyByDefault,
            PracticallyEqual practicallyEqual,
            List<Component> baselines) {
        this(
                rankBy,
                predictions,
                Optional.empty(),
                history,
                historyByDefault,
                practicallyEqual,
                baselines,
                List.of(),
                false,
                false,
                false,
                false);
    }

    /** This report with another column to rank by. */
    public ReportSpec by(String column) {
        return new ReportSpec(
                column,
                predictions,
                part,
                history,
                historyByDefault,
                practicallyEqual,
                baselines,
                models,
                ensemble,
                weights,
                function,
                running);
    }

    /** How many of the file's first rows are shown. */
    public int firstRows() {
        return part.isPresent() ? 0 : predictions;
    }
}
