package dev.descent.app;

import dev.descent.analysis.TableWarnings;
import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.data.DatasetKey;
import dev.descent.data.Datasets;
import dev.descent.model.DatasetSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The datasets of an experiment: each is built once while it is in use, and shared by all trials that learn it. */
final class DatasetCache {
    private static final int KEPT = 16;

    private final Experiment experiment;
    private final TableWarnings warnings;
    private final Map<DatasetKey, Dataset> built = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DatasetKey, Dataset> eldest) {
            return size() > KEPT;
        }
    };

    DatasetCache(Experiment experiment) {
        this.experiment = experiment;
        this.warnings = new TableWarnings(
                experiment.spec(),
                trial -> experiment.table(trial.network().dataset().csv()),
                this::of);
    }

    /** What the tables and splits of trials that it is shown say. */
    TableWarnings warnings() {
        return warnings;
    }

    /** The dataset that a trial learns; the same object for all trials that share it, as long as it is in use. */
    synchronized Dataset of(Trial trial) {
        NetworkSpec spec = trial.network();
        DatasetKey key = DatasetKey.of(trial);
        Dataset dataset = built.get(key);
        if (dataset == null) {
            try {
                dataset = build(spec.dataset(), spec.seed(), trial.repeat(), trial.fold());
            } catch (FileRefused e) {
                throw new IllegalStateException(
                        "the dataset of trial " + trial.number() + " (" + trial.id() + ") was checked before", e);
            }
            built.put(key, dataset);
        }
        return dataset;
    }

    /**
     * Builds the datasets that some draw of rows may spoil, each once, so that everything that is wrong with the data is told before
     * anything trains.
     *
     * @throws FileRefused with the problems of the data
     */
    void check() throws FileRefused {
        Problems problems = new Problems(List.of());
        for (Experiment.Draw draw : experiment.risky()) {
            Optional<Split> split = draw.dataset().split();
            int repeats = split.filter(Split::perRepeat).isPresent()
                    ? experiment.spec().repeats()
                    : 1;
            int folds = split.map(Split::folds).orElse(0);
            for (int fold = Math.min(folds, 1); fold <= folds; fold++) {
                for (int repeat = 1; repeat <= repeats; repeat++) {
                    try {
                        build(draw.dataset(), draw.seed(), repeat, fold);
                    } catch (FileRefused e) {
                        problems.addAll(e.problems());
                    }
                }
            }
        }
        problems.throwIfAny();
    }

    private Dataset build(DatasetSpec spec, long seed, int repeat, int fold) throws FileRefused {
        int first = experiment.spec().report().firstRows();
        return Datasets.build(experiment.table(spec.csv()), spec, seed, repeat, fold, first);
    }
}
