package dev.descent.output;

import dev.descent.analysis.PartPredictions;
import dev.descent.analysis.Results;
import dev.descent.analysis.TableRows;
import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.data.PartName;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Results that a test wrote down: outcome i is that of trial i; a trial like an earlier one shares its outcome. */
public record HandMade(ExperimentSpec experiment, List<TrialOutcome> outcomes, Dataset dataset, TableRows firstRows)
        implements Results {
    @Override
    public String file() {
        return experiment.name() + ".yaml";
    }

    @Override
    public TrialOutcome outcome(Trial trial) {
        return outcomes.get(trial.number() - 1);
    }

    @Override
    public Dataset dataset(Trial trial) {
        return dataset;
    }

    @Override
    public int rows(Trial trial) {
        return dataset.train().rows()
                + dataset.validation().map(Part::rows).orElse(0)
                + dataset.test().map(Part::rows).orElse(0);
    }

    @Override
    public int keptRows(Trial trial) {
        return rows(trial);
    }

    @Override
    public TableRows firstRows(Trial trial) {
        return firstRows;
    }

    @Override
    public TableRows tableRows(Trial trial, int[] rows) {
        int[] places =
                IntStream.of(rows).map(row -> firstRows.rows().indexOf(row + 1)).toArray();
        return new TableRows(
                firstRows.features(),
                firstRows.targets(),
                IntStream.of(rows).mapToObj(row -> row + 1).toList(),
                IntStream.of(places).mapToObj(firstRows.featureCells()::get).toList(),
                IntStream.of(places).mapToObj(firstRows.targetCells()::get).toList());
    }

    /** As if the rows that test came first, and the training rows last. */
    @Override
    public int[] partRows(Trial trial, PartName part) {
        int from = 0;
        for (PartName other : PartName.values()) {
            from += other.compareTo(part) > 0 ? rows(other) : 0;
        }
        return IntStream.range(from, from + rows(part)).toArray();
    }

    private int rows(PartName part) {
        return dataset.part(part).map(Part::rows).orElse(0);
    }

    @Override
    public Optional<PartPredictions> predictions(Trial trial, PartName part) {
        if (part != dataset.judged() || !(outcome(trial) instanceof TrialOutcome.Completed completed)) {
            return Optional.empty();
        }
        int[] rows = partRows(trial, part);
        int known = Math.min(
                Math.min(rows.length, firstRows.rows().size()),
                completed.predictions().rows());
        return Optional.of(new PartPredictions(Arrays.copyOf(rows, known), rows.length, completed.predictions()));
    }

    @Override
    public String resolved() {
        return "name: \"" + experiment.name() + "\"\n# </pre><script>alert(1)</script> & \u2028\n";
    }

    public HandMade with(ExperimentSpec other) {
        return new HandMade(other, outcomes, dataset, firstRows);
    }
}
