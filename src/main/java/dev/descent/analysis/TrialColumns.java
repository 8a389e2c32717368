package dev.descent.analysis;

import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.data.PartName;
import dev.descent.engine.Scores;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.Component;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns of trials.csv. A part that no trial has gets no column: a validation part, a test part, metrics, folds, cases, early
 * stopping, epochs without a network.
 *
 * <p>A swept key that is named like a column of outcomes keeps its name: the seed is then not told twice, and what was trained
 * stands in {@code epochs_done} or {@code steps_done}.
 */
public final class TrialColumns {
    public static final String TRIAL = "trial";
    public static final String ID = "id";
    public static final String REPEAT = "repeat";
    public static final String FOLD = "fold";
    public static final String SEED = "seed";
    public static final String STUDY = "study";
    public static final String COMPETITOR = "competitor";
    public static final String STATUS = "status";
    public static final String PARAMETERS = "parameters";
    public static final String FINAL_LOSS = "final_loss";
    public static final TrialColumn BEST_EPOCH = new TrialColumn("best_epoch", (trial, outcome) -> bestEpoch(outcome));
    private static final String EPOCHS = "epochs";
    private static final String STEPS = "steps";
    private static final String VALIDATION = "val_";
    private static final String DONE = "_done";
    private static final String TEST = "test_";

    private TrialColumns() {}

    /** All columns in order. */
    public static List<TrialColumn> of(ExperimentSpec experiment, Parts parts) {
        List<TrialColumn> columns = new ArrayList<>();
        columns.add(new TrialColumn(TRIAL, (trial, outcome) -> Cell.whole(trial.number())));
        columns.add(new TrialColumn(ID, (trial, outcome) -> Cell.text(trial.id())));
        Keys keys = new Keys(experiment);
        for (int k = 0; k < keys.names().size(); k++) {
            int key = k;
            columns.add(new TrialColumn(
                    keys.names().get(k),
                    (trial, outcome) -> Cell.text(keys.texts(trial).get(key))));
        }
        columns.add(new TrialColumn(REPEAT, (trial, outcome) -> Cell.whole(trial.repeat())));
        if (experiment.folds() > 0) {
            columns.add(new TrialColumn(FOLD, (trial, outcome) -> Cell.whole(trial.fold())));
        }
        if (!experiment.sweptKeys().contains(SEED)) {
            columns.add(new TrialColumn(
                    SEED, (trial, outcome) -> Cell.whole(trial.spec().seed())));
        }
        experiment.search().comparison().ifPresent(it -> addCompetition(columns, it));
        columns.add(new TrialColumn(
                STATUS,
                (trial, outcome) -> Cell.text(TrialStatus.of(trial, outcome).word())));
        columns.addAll(extent(experiment, parts));
        columns.addAll(measures(parts));
        if (parts.earlyStopping()) {
            columns.add(BEST_EPOCH);
        }
        return columns;
    }

    private static void addCompetition(List<TrialColumn> columns, ComparisonSpec comparison) {
        columns.add(new TrialColumn(
                COMPETITOR,
                (trial, outcome) -> Cell.text(
                        comparison.competitors().get(comparison.entrant(trial).competitor()))));
        if (comparison.studies() > 1) {
            columns.add(new TrialColumn(
                    STUDY,
                    (trial, outcome) -> comparison.entrant(trial).isUntuned()
                            ? Cell.EMPTY
                            : Cell.whole(comparison.entrant(trial).study())));
        }
    }

    /** The headers of columns. */
    public static List<String> names(List<TrialColumn> columns) {
        List<String> names = new ArrayList<>();
        for (TrialColumn column : columns) {
            names.add(column.name());
        }
        return names;
    }

    /**
     * The column that an expectation means: of outcomes before swept keys.
     *
     * @param columns those of {@link #of}
     */
    static Optional<TrialColumn> find(String name, List<TrialColumn> columns) {
        for (String wanted : List.of(name + DONE, name)) {
            for (TrialColumn column : columns) {
                if (column.name().equals(wanted)) {
                    return Optional.of(column);
                }
            }
        }
        return Optional.empty();
    }

    /** The columns of how much was trained: parameters, epochs, steps. */
    public static List<TrialColumn> extent(ExperimentSpec experiment, Parts parts) {
        List<TrialColumn> columns = new ArrayList<>();
        columns.add(parameters());
        if (parts.network()) {
            columns.add(count(outcomeName(EPOCHS, experiment), EPOCHS));
        }
        columns.add(count(outcomeName(STEPS, experiment), STEPS));
        return columns;
    }

    /** The column of how many parameters a trial's network or function has. */
    static TrialColumn parameters() {
        return count(PARAMETERS, PARAMETERS);
    }

    /** The columns of losses and metrics: training, validation and test loss, then each metric on them. */
    public static List<TrialColumn> measures(Parts parts) {
        List<TrialColumn> columns = new ArrayList<>();
        columns.add(measure(FINAL_LOSS));
        if (parts.validation()) {
            columns.add(measure("val_loss"));
        }
        if (parts.test()) {
            columns.add(measure("test_loss"));
        }
        addMetrics(columns, "", parts);
        if (parts.validation()) {
            addMetrics(columns, VALIDATION, parts);
        }
        if (parts.test()) {
            addMetrics(columns, TEST, parts);
        }
        return columns;
    }

    private static void addMetrics(List<TrialColumn> columns, String part, Parts parts) {
        for (String metric : parts.metrics()) {
            columns.add(measure(part + metric));
        }
    }

    /** The column of a loss or metric; empty for a trial that does not have it. */
    static TrialColumn measure(String name) {
        return new TrialColumn(
                name,
                (trial, outcome) ->
                        outcome instanceof Completed completed ? score(name, trial, completed) : Cell.EMPTY);
    }

    /** A loss of a trial: a float of a network, else a double. */
    static Cell loss(Trial trial, double loss) {
        return trial.spec().network().isPresent() ? Cell.real((float) loss) : Cell.computed(loss);
    }

    private static String outcomeName(String name, ExperimentSpec experiment) {
        return experiment.sweptKeys().contains(name) ? name + DONE : name;
    }

    /**
     * @param what one of {@link #PARAMETERS}, {@link #EPOCHS} and {@link #STEPS}
     */
    private static TrialColumn count(String name, String what) {
        return new TrialColumn(name, (trial, outcome) -> count(what, outcome));
    }

    private static Cell count(String what, TrialOutcome outcome) {
        if (outcome instanceof Completed completed) {
            return Cell.whole(
                    switch (what) {
                        case PARAMETERS -> completed.parameters();
                        case EPOCHS -> completed.epochs();
                        case STEPS -> completed.steps();
                        default -> throw new AssertionError(what);
                    });
        }
        if (outcome instanceof Diverged diverged) {
            return Cell.whole(
                    switch (what) {
                        case PARAMETERS -> diverged.parameters();
                        case EPOCHS -> diverged.epoch();
                        case STEPS -> diverged.step();
                        default -> throw new AssertionError(what);
                    });
        }
        return Cell.EMPTY;
    }

    private static Cell bestEpoch(TrialOutcome outcome) {
        return outcome instanceof Completed completed && completed.bestEpoch() > 0
                ? Cell.whole(completed.bestEpoch())
                : Cell.EMPTY;
    }

    private static Cell score(String name, Trial trial, Completed outcome) {
        if (name.equals(FINAL_LOSS)) {
            return loss(trial, outcome.train().loss());
        }
        Optional<Scores> scores = name.startsWith(VALIDATION)
                ? outcome.validation()
                : name.startsWith(TEST) ? outcome.test() : Optional.of(outcome.train());
        String measure = measureOf(name);
        if (scores.isEmpty()) {
            return Cell.EMPTY;
        }
        if (measure.equals("loss")) {
            return loss(trial, scores.get().loss());
        }
        int metric = indexOfMetric(measure, trial);
        return metric < 0 ? Cell.EMPTY : Cell.real(scores.get().metrics()[metric]);
    }

    /** The loss or metric, without the part it is measured on. */
    static String measureOf(String column) {
        return column.startsWith(VALIDATION) || column.startsWith(TEST)
                ? column.substring(column.indexOf('_') + 1)
                : column;
    }

    /** The metric of the trial that a column is of; empty of another column. */
    static Optional<Component> metric(String column, Trial trial) {
        int metric = indexOfMetric(measureOf(column), trial);
        return metric < 0
                ? Optional.empty()
                : Optional.of(trial.network().metrics().get(metric));
    }

    /** The rows that a column of losses or metrics is measured on. */
    static Optional<Part> part(String column, Dataset dataset) {
        return column.startsWith(VALIDATION)
                ? dataset.validation()
                : column.startsWith(TEST) ? dataset.test() : Optional.of(dataset.train());
    }

    /** The part that a column is of. */
    static PartName part(String column) {
        return column.startsWith(VALIDATION)
                ? PartName.VALIDATION
                : column.startsWith(TEST) ? PartName.TEST : PartName.TRAIN;
    }

    private static int indexOfMetric(String name, Trial trial) {
        Optional<NetworkSpec> network = trial.spec().network();
        List<Component> metrics = network.isPresent() ? network.get().metrics() : List.of();
        for (int m = 0; m < metrics.size(); m++) {
            if (Measure.name(metrics.get(m)).equals(name)) {
                return m;
            }
        }
        return -1;
    }
}
