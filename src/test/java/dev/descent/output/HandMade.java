package dev.descent.output;

import dev.descent.analysis.FirstRows;
import dev.descent.analysis.Results;
import dev.descent.data.Dataset;
import dev.descent.data.Part;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.util.List;

/** Results that a test wrote down: outcome i is that of trial i; a trial like an earlier one shares its outcome. */
public record HandMade(ExperimentSpec experiment, List<TrialOutcome> outcomes, Dataset dataset, FirstRows firstRows)
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
    public FirstRows firstRows(Trial trial) {
        return firstRows;
    }

    @Override
    public String resolved() {
        return "name: \"" + experiment.name() + "\"\n# </pre><script>alert(1)</script> & \u2028\n";
    }

    public HandMade with(ExperimentSpec other) {
        return new HandMade(other, outcomes, dataset, firstRows);
    }
}
