package dev.descent.analysis;

import dev.descent.analysis.statistics.Summary;
import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.model.DatasetSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the best configuration does worse than one prediction for all rows: the mean of the targets, or the most frequent class. Of
 * rows that were not trained on if there are any.
 */
final class ConstantPrediction {
    private static final String ACCURACY = "accuracy";
    private static final List<String> PARTS = List.of("val_", "test_", "");

    private final Findings findings;
    private final List<TrialColumn> columns;

    private ConstantPrediction(Findings findings) {
        this.findings = findings;
        this.columns = TrialColumns.of(findings.experiment(), findings.parts());
    }

    /** A sentence, if it does. */
    static Optional<String> warning(Findings findings) {
        if (findings.ranking().best().isEmpty()) {
            return Optional.empty();
        }
        ConstantPrediction constant = new ConstantPrediction(findings);
        Optional<String> mean = constant.worseThanTheMean();
        return mean.isPresent() ? mean : constant.worseThanOneClass();
    }

    /** Where r2 is below 0, the rows' own mean predicts them better than the network. */
    private Optional<String> worseThanTheMean() {
        Optional<TrialColumn> r2 = column("r2");
        if (r2.isEmpty()) {
            return Optional.empty();
        }
        double[] values = values(r2.get(), measured(r2.get()));
        return values.length > 0 && Summary.of(values).mean() < 0
                ? Optional.of("The best configuration predicts worse than the mean of the targets does: its "
                        + r2.get().name() + " is " + shown(values) + ".")
                : Optional.empty();
    }

    /** Not where another metric ranks or classes have weights: accuracy may then have been given away for something better. */
    private Optional<String> worseThanOneClass() {
        Optional<TrialColumn> accuracy = column(ACCURACY);
        if (accuracy.isEmpty() || !isToBeAccurate()) {
            return Optional.empty();
        }
        String name = accuracy.get().name();
        List<Trial> trials = measured(accuracy.get());
        double[] shares = new double[trials.size()];
        for (int i = 0; i < shares.length; i++) {
            Dataset dataset = findings.results().dataset(trials.get(i));
            if (dataset.classes().isEmpty()) {
                return Optional.empty();
            }
            shares[i] = shareOfMostFrequent(dataset, judged(dataset, name));
        }
        double[] values = values(accuracy.get(), trials);
        return values.length > 0
                        && Summary.of(values).mean() < Summary.of(shares).mean()
                ? Optional.of(
                        "The best configuration is right less often than always predicting the most frequent class of "
                                + "the training rows: its " + name + " is " + shown(values) + ", against "
                                + mean(shares) + ".")
                : Optional.empty();
    }

    private boolean isToBeAccurate() {
        String rankBy = findings.experiment().report().rankBy();
        DatasetSpec dataset = findings.trial(
                        findings.ranking().best().orElseThrow().first())
                .network()
                .dataset();
        boolean ranks = rankBy.endsWith("loss") || PARTS.stream().anyMatch(part -> rankBy.equals(part + ACCURACY));
        return ranks && dataset.targets().size() == 1 && !dataset.weights().ofClasses();
    }

    private static Part judged(Dataset dataset, String column) {
        if (column.startsWith("val_")) {
            return dataset.validation().orElseThrow();
        }
        return column.startsWith("test_") ? dataset.test().orElseThrow() : dataset.train();
    }

    /** The accuracy, rounded as that of a network is, of the class that most training rows are of. */
    private static double shareOfMostFrequent(Dataset dataset, Part part) {
        int[] trained = PartClasses.counts(dataset.train(), dataset.encoding());
        int most = 0;
        for (int c = 1; c < trained.length; c++) {
            most = trained[c] > trained[most] ? c : most;
        }
        double right = PartClasses.counts(part, dataset.encoding())[most];
        return Cell.real((float) (right / part.rows())).number();
    }

    /** The column of a metric: of validation if there is such a part, else of the test part, else of training. */
    private Optional<TrialColumn> column(String metric) {
        for (String part : PARTS) {
            Optional<TrialColumn> column = TrialColumns.find(part + metric, columns);
            if (column.isPresent()) {
                return column;
            }
        }
        return Optional.empty();
    }

    /** The trials of the best configuration that have a value. */
    private List<Trial> measured(TrialColumn column) {
        List<Trial> trials = new ArrayList<>();
        for (int index : findings.ranking().best().orElseThrow().trials()) {
            Trial trial = findings.trial(index);
            if (!column.cell(trial, findings.results().outcome(trial)).isEmpty()) {
                trials.add(trial);
            }
        }
        return trials;
    }

    private double[] values(TrialColumn column, List<Trial> trials) {
        double[] values = new double[trials.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.cell(trials.get(i), findings.results().outcome(trials.get(i)))
                    .number();
        }
        return values;
    }

    private static String shown(double[] values) {
        return values.length == 1 ? mean(values) : mean(values) + " (mean of " + values.length + ")";
    }

    private static String mean(double[] values) {
        double mean = Summary.of(values).mean();
        return values.length == 1
                ? Cell.written(mean).text()
                : Cell.statistic(mean).text();
    }
}
