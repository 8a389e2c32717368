package dev.descent.app;

import dev.descent.analysis.PartPredictions;
import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.data.Part;
import dev.descent.data.PartName;
import dev.descent.data.Table;
import dev.descent.engine.Predictions;
import dev.descent.engine.TrialOutcome;
import dev.descent.engine.TrialOutcome.Completed;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.worker.AskedRows;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Predictions for whole parts. A trial's record has those for the file's first rows alone, since there may be very many trials; of the
 * few whose predictions a report shows the journal has a record more for each part. It is the trial's outcome once more, with these
 * predictions, and is believed only as far as it is equal to the trial's own record, to the bit.
 */
final class PartRecords {
    private final Experiment experiment;
    private final EngineJournal outcomes;
    private final DatasetCache data;

    PartRecords(Experiment experiment, EngineJournal outcomes, DatasetCache data) {
        this.experiment = experiment;
        this.outcomes = outcomes;
        this.data = data;
    }

    /**
     * Whether it is known before anything trains whose predictions will be shown: those of every trial, as there is one configuration and
     * no repeat of it.
     */
    static boolean areOfEveryTrial(List<Trial> trials) {
        Trial first = trials.get(0);
        Trial last = trials.get(trials.size() - 1);
        return last.configuration() == first.configuration() && last.repeat() == first.repeat();
    }

    /** The rows of the trial's table, from 0, that a part holds. */
    int[] rows(Trial trial, PartName part) {
        NetworkSpec spec = trial.network();
        return Datasets.partRows(table(trial), spec.dataset(), spec.seed(), trial.repeat(), trial.fold(), part);
    }

    /** What the trial predicts for a part; empty if the journal does not know. */
    Optional<PartPredictions> find(Trial trial, PartName part) {
        if (!(outcomes.find(trial).orElse(null) instanceof Completed record)) {
            return Optional.empty();
        }
        int[] all = rows(trial, part);
        int[] rows = Arrays.copyOf(all, Math.min(all.length, PartPredictions.most(data.of(trial))));
        Optional<Predictions> known = among(trial, record.predictions(), rows);
        if (known.isEmpty()) {
            known = ownRecord(trial, record, part);
        }
        return known.isPresent() && known.get().rows() == rows.length
                ? Optional.of(new PartPredictions(rows, all.length, known.get()))
                : Optional.empty();
    }

    /** Whether the journal lacks predictions of the trial that a report shows. */
    boolean lacks(Trial trial) {
        int first = ((Completed) outcomes.outcome(trial)).predictions().rows();
        if (first < data.of(trial).first().rows()) {
            return true;
        }
        for (PartName part : wanted(trial).parts()) {
            if (find(trial, part).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Writes down the outcome of a trial that was trained on the rows that are asked for. */
    void append(Trial trial, TrialOutcome outcome) throws IOException {
        AskedRows wanted = wanted(trial);
        if (!(outcome instanceof Completed completed) || wanted.isWhole()) {
            outcomes.append(trial, outcome);
            return;
        }
        Dataset dataset = wanted.dataset();
        int at = dataset.first().rows();
        outcomes.append(trial, with(completed, 0, at));
        for (PartName part : wanted.parts()) {
            Optional<Part> held = dataset.part(part);
            int rows = held.isEmpty() ? 0 : Math.min(held.get().rows(), PartPredictions.most(dataset));
            outcomes.of(part).append(trial, with(completed, at, at + rows));
            at += rows;
        }
    }

    /** Whether a trial that was trained again predicts something else for the file's first rows than its record does. */
    Optional<String> difference(Trial trial, TrialOutcome record, TrialOutcome again) {
        if (!(record instanceof Completed before) || !(again instanceof Completed after)) {
            return Optional.empty();
        }
        int rows = Math.min(before.predictions().rows(), data.of(trial).first().rows());
        int values = rows * before.predictions().outputs();
        return after.predictions().values().length >= values
                        && Arrays.equals(
                                before.predictions().values(),
                                0,
                                values,
                                after.predictions().values(),
                                0,
                                values)
                ? Optional.empty()
                : Optional.of("prediction for the file's first rows");
    }

    private AskedRows wanted(Trial trial) {
        return AskedRows.of(data.of(trial), experiment.spec().report().part());
    }

    private Optional<Predictions> ownRecord(Trial trial, Completed record, PartName part) {
        return outcomes.of(part)
                .find(trial)
                .filter(other -> Repetition.difference(record, other).isEmpty())
                .map(other -> ((Completed) other).predictions());
    }

    /** The predictions for some rows, if they are among the file's first rows. */
    private Optional<Predictions> among(Trial trial, Predictions known, int[] rows) {
        int[] first = Datasets.firstRows(table(trial), trial.network().dataset(), known.rows());
        if (rows.length > 0 && (first.length == 0 || first[first.length - 1] < rows[rows.length - 1])) {
            return Optional.empty();
        }
        float[] values = new float[rows.length * known.outputs()];
        int at = 0;
        for (int r = 0; r < rows.length; r++) {
            while (first[at] < rows[r]) {
                at++;
            }
            System.arraycopy(known.values(), at * known.outputs(), values, r * known.outputs(), known.outputs());
        }
        return Optional.of(new Predictions(known.outputs(), values));
    }

    private Table table(Trial trial) {
        return experiment.table(trial.network().dataset().csv());
    }

    private static Completed with(Completed o, int from, int to) {
        int outputs = o.predictions().outputs();
        float[] values = Arrays.copyOfRange(o.predictions().values(), from * outputs, to * outputs);
        return new Completed(
                o.trialId(),
                o.epochs(),
                o.steps(),
                o.parameters(),
                o.train(),
                o.validation(),
                o.test(),
                o.bestEpoch(),
                o.history(),
                new Predictions(outputs, values),
                o.trajectory());
    }
}
