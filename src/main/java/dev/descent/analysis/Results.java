package dev.descent.analysis;

import dev.descent.data.Dataset;
import dev.descent.data.ForeignPredictions;
import dev.descent.data.PartName;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.util.List;
import java.util.Optional;

/** What the reports of one experiment are made from. Several reports may be written at once, each by a thread of its own. */
public interface Results {
    ExperimentSpec experiment();

    /** The trials that the configurations of this one were picked by; empty where nothing was picked before. */
    default Optional<Results> tuning() {
        return Optional.empty();
    }

    /** Whether the search goes on, so that trials which paused may yet be trained further. */
    default boolean areUnderWay() {
        return false;
    }

    /** All trials of a comparison of competitors, of which these are the chosen ones of the first study; empty where nothing competes. */
    default Optional<Competition> competition() {
        return Optional.empty();
    }

    /** The chosen ones of the other studies of a comparison, a study each. */
    default List<Results> otherStudies() {
        return List.of();
    }

    /** The name of the experiment's file, without its folder. */
    String file();

    /** What stands behind that name in a command that does the same again: options and their values. */
    default List<String> options() {
        return List.of();
    }

    /** How a trial ended. Asked a few times a trial, in sweep order; may read from a disk. */
    TrialOutcome outcome(Trial trial);

    /** What the trial's network learned: its names and sizes matter here. Not asked without a network. */
    Dataset dataset(Trial trial);

    /** The names of the files of the trial's table, without their folders. Not asked without a network. */
    default List<String> files(Trial trial) {
        return List.of(trial.network().dataset().csv().getFileName().toString());
    }

    /** How many rows the trial's table has, those that are left out included. Not asked without a network. */
    int rows(Trial trial);

    /** How many of {@link #rows} are kept, none of whose values is missing that should not be. Not asked without a network. */
    int keptRows(Trial trial);

    /** What of the tables and their splits a reader should know, a sentence each. */
    default List<String> tableWarnings() {
        return List.of();
    }

    /** The first rows that are shown of the trial's table, as they stand in the file. Not asked without a network. */
    TableRows firstRows(Trial trial);

    /** Other rows of it, from 0, likewise. */
    TableRows tableRows(Trial trial, int[] rows);

    /** The rows of the trial's table, from 0 and ascending, that a part holds. Not asked without a network. */
    int[] partRows(Trial trial, PartName part);

    /** What the trial's network says to the rows of a part; empty if that is not known, or not yet. Not asked without a network. */
    Optional<PartPredictions> predictions(Trial trial, PartName part);

    /** What another tool predicts, by the name of the baseline. Not asked of other baselines. */
    default ForeignPredictions foreignPredictions(String baseline) {
        throw new IllegalArgumentException("there are no predictions named " + baseline);
    }

    /** The experiment with every default, as experiment.yaml holds it. */
    String resolved();
}
