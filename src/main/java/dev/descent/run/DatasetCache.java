package dev.descent.run;

import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.parse.Experiment;
import dev.descent.spec.DatasetSpec;
import dev.descent.spec.NetworkSpec;
import dev.descent.spec.Trial;
import dev.descent.yaml.FileRefused;
import dev.descent.yaml.Problems;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The datasets of an experiment: each is built once while it is in use, and shared by all trials that learn it. */
final class DatasetCache {
    private static final int KEPT = 16;

    private record Key(DatasetSpec spec, long seed, int repeat, int fold) {}

    private final Experiment experiment;
    private final Map<Key, Dataset> built = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Dataset> eldest) {
            return size() > KEPT;
        }
    };

    DatasetCache(Experiment experiment) {
        this.experiment = experiment;
    }

    /** The dataset that a trial learns; the same object for all trials that share it, as long as it is in use. */
    synchronized Dataset of(Trial trial) {
        NetworkSpec spec = (NetworkSpec) trial.spec();
        Key key = key(spec, trial);
        Dataset dataset = built.get(key);
        if (dataset == null) {
            try {
                dataset = build(spec, trial);
            } catch (FileRefused e) {
                throw new IllegalStateException("the data were checked before", e);
            }
            built.put(key, dataset);
        }
        return dataset;
    }

    /**
     * Builds each dataset once, so that everything that is wrong with the data is told before anything trains.
     *
     * @throws FileRefused with the problems of the data
     */
    void check() throws FileRefused {
        Problems problems = new Problems(List.of());
        Set<Key> checked = new HashSet<>();
        for (Trial trial : experiment.spec().trials()) {
            if (!(trial.spec() instanceof NetworkSpec spec)) {
                return;
            }
            Key key = key(spec, trial);
            if (checked.add(key)) {
                try {
                    built.put(key, build(spec, trial));
                } catch (FileRefused e) {
                    problems.addAll(e.problems());
                }
            }
        }
        problems.throwIfAny();
    }

    private Dataset build(NetworkSpec spec, Trial trial) throws FileRefused {
        return Datasets.build(
                experiment.table(spec.dataset().csv()),
                spec.dataset(),
                spec.seed(),
                trial.repeat(),
                trial.fold(),
                experiment.spec().report().predictions());
    }

    private static Key key(NetworkSpec spec, Trial trial) {
        DatasetSpec.Split split = spec.dataset().split().orElse(null);
        boolean perRepeat = split instanceof DatasetSpec.Split.Fractions f && f.perRepeat()
                || split instanceof DatasetSpec.Split.Folds k && k.perRepeat();
        return new Key(spec.dataset(), split == null ? 0 : spec.seed(), perRepeat ? trial.repeat() : 0, trial.fold());
    }
}
