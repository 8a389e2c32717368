package dev.descent.app;

import dev.descent.analysis.TableWarnings;
import dev.descent.config.Experiment;
import dev.descent.data.Dataset;
import dev.descent.data.Datasets;
import dev.descent.model.ComparisonSpec;
import dev.descent.model.Confirmation;
import dev.descent.model.DatasetSpec;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problems;
import dev.descent.worker.BuiltDatasets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The datasets of an experiment: each is built once while it is in use, and shared by all trials that learn it. */
final class DatasetCache {
    private final Experiment experiment;
    private final BuiltDatasets built;
    private final TableWarnings warnings;

    DatasetCache(Experiment experiment) {
        this.experiment = experiment;
        this.built =
                new BuiltDatasets(experiment::table, experiment.spec().report().firstRows());
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
    Dataset of(Trial trial) {
        return built.of(trial);
    }

    /** All that were built, for whoever trains. */
    BuiltDatasets built() {
        return built;
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
            boolean perRepeat = split.filter(Split::perRepeat).isPresent();
            int folds = split.map(Split::folds).orElse(0);
            for (int fold = Math.min(folds, 1); fold <= folds; fold++) {
                for (int repeat : perRepeat ? repeats() : new int[] {1}) {
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

    /** Every repeat that a trial may be of. */
    private int[] repeats() {
        ExperimentSpec spec = experiment.spec();
        int studies = spec.search().comparison().map(ComparisonSpec::studies).orElse(1);
        int confirming = studies
                * spec.search().confirmation().map(Confirmation::repeats).orElse(0);
        return IntStream.concat(
                        IntStream.rangeClosed(1, spec.repeats()),
                        IntStream.range(Confirmation.FIRST_REPEAT, Confirmation.FIRST_REPEAT + confirming))
                .toArray();
    }

    private Dataset build(DatasetSpec spec, long seed, int repeat, int fold) throws FileRefused {
        int first = experiment.spec().report().firstRows();
        return Datasets.build(experiment.table(spec.csv()), spec, seed, repeat, fold, first);
    }
}
