package dev.descent.worker;

import dev.descent.data.Dataset;
import dev.descent.data.DatasetKey;
import dev.descent.data.Datasets;
import dev.descent.data.Table;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import dev.descent.problem.FileRefused;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The datasets of an experiment: each is built once while it is in use, and shared by all trials that learn it. Used by several threads. */
public final class BuiltDatasets {
    private static final int KEPT = 16;

    private final Function<Path, Table> tables;
    private final int firstRows;
    private final Map<DatasetKey, Dataset> built = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DatasetKey, Dataset> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * Datasets of tables.
     *
     * @param tables the table that was read from a file
     * @param firstRows how many of the file's first rows are to be predicted
     */
    public BuiltDatasets(Function<Path, Table> tables, int firstRows) {
        this.tables = tables;
        this.firstRows = firstRows;
    }

    /** The dataset that a trial learns; the same object for all trials that share it, as long as it is in use. */
    public synchronized Dataset of(Trial trial) {
        NetworkSpec spec = trial.network();
        DatasetKey key = DatasetKey.of(trial);
        Dataset dataset = built.get(key);
        if (dataset == null) {
            Table table = tables.apply(spec.dataset().csv());
            try {
                dataset = Datasets.build(table, spec.dataset(), spec.seed(), trial.repeat(), trial.fold(), firstRows);
            } catch (FileRefused e) {
                throw new IllegalStateException(
                        "the dataset of trial " + trial.number() + " (" + trial.id() + ") was checked before", e);
            }
            built.put(key, dataset);
        }
        return dataset;
    }
}
