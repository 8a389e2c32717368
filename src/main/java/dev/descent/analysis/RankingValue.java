package dev.descent.analysis;

import dev.descent.data.Dataset;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Component;
import dev.descent.model.Direction;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Rank;
import dev.descent.model.Trial;
import dev.descent.nn.Metrics;
import java.util.Comparator;
import java.util.Optional;

/** The value that the trials of an experiment are ranked by, its {@code rank_by}. */
public final class RankingValue {
    private final TrialColumn column;

    public RankingValue(ExperimentSpec experiment) {
        this(experiment.report().rankBy());
    }

    /** The value in a column of trials.csv. */
    public RankingValue(String name) {
        column = TrialColumns.measure(name);
    }

    /** The column of trials.csv that holds it. */
    public String name() {
        return column.name();
    }

    /** As the tables print it; empty unless the trial completed and the value is defined. */
    Cell cell(Trial trial, TrialOutcome outcome) {
        return column.cell(trial, outcome);
    }

    /** As it is printed; NaN where {@link #cell} is empty. */
    public double of(Trial trial, TrialOutcome outcome) {
        return cell(trial, outcome).number();
    }

    /** The metric of the trial that it is; empty if it is a loss. */
    Optional<Component> metric(Trial trial) {
        return TrialColumns.metric(name(), trial);
    }

    /** Whether data leave a metric undefined on the part that this is the value of. */
    boolean isUndefinedFor(Component metric, Dataset dataset) {
        return TrialColumns.part(name(), dataset)
                .filter(part -> Metrics.of(metric)
                        .isUndefinedFor(
                                part.ownTargets(), part.weights(), part.rows(), part.outputs(), dataset.encoding()))
                .isPresent();
    }

    Rank rank(Trial trial, TrialOutcome outcome) {
        return Rank.ofTrial(outcome.status(), of(trial, outcome), trial.number());
    }

    /** The order of trials and of configurations by it. */
    Comparator<Rank> bestFirst() {
        return Rank.bestFirst(Direction.of(name()));
    }
}
