package dev.descent.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the experiment of a grid, as a file without a search is one. */
public final class GridExperiment {
    private GridExperiment() {}

    /** An experiment; arguments as those of {@link ExperimentSpec}. */
    public static ExperimentSpec of(
            Path file,
            String name,
            Optional<String> description,
            long seed,
            List<String> sweptKeys,
            List<String> cases,
            List<Trial> trials,
            int repeats,
            int folds,
            int excluded,
            String engine,
            String executor,
            List<Expectation> expectations,
            ReportSpec report) {
        return new ExperimentSpec(
                file,
                name,
                description,
                seed,
                sweptKeys,
                cases,
                trials,
                SearchSpec.GRID,
                repeats,
                folds,
                excluded,
                engine,
                executor,
                expectations,
                report);
    }
}
