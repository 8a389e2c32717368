package dev.descent.output;

import dev.descent.model.Expectation;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.GridExperiment;
import dev.descent.model.ReportSpec;
import dev.descent.model.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An experiment like another but for some of its parts. */
public final class Altered {
    private final ExperimentSpec original;
    private Path file;
    private String name;
    private Optional<String> description;
    private List<String> sweptKeys;
    private List<String> cases;
    private List<Trial> trials;
    private int repeats;
    private List<Expectation> expectations;
    private ReportSpec report;

    private Altered(ExperimentSpec original) {
        this.original = original;
        file = original.file();
        name = original.name();
        description = original.description();
        sweptKeys = original.sweptKeys();
        cases = original.cases();
        trials = original.trials();
        repeats = original.repeats();
        expectations = original.expectations();
        report = original.report();
    }

    public static Altered of(ExperimentSpec original) {
        return new Altered(original);
    }

    public Altered file(Path other) {
        file = other;
        return this;
    }

    public Altered name(String other) {
        name = other;
        return this;
    }

    public Altered description(Optional<String> other) {
        description = other;
        return this;
    }

    public Altered sweptKeys(List<String> other) {
        sweptKeys = other;
        return this;
    }

    public Altered cases(List<String> other) {
        cases = other;
        return this;
    }

    public Altered trials(List<Trial> other) {
        trials = other;
        return this;
    }

    public Altered repeats(int other) {
        repeats = other;
        return this;
    }

    public Altered expectations(List<Expectation> other) {
        expectations = other;
        return this;
    }

    public Altered report(ReportSpec other) {
        report = other;
        return this;
    }

    public ExperimentSpec spec() {
        return GridExperiment.of(
                file,
                name,
                description,
                original.seed(),
                sweptKeys,
                cases,
                trials,
                repeats,
                original.folds(),
                original.excluded(),
                original.engine(),
                original.executor(),
                expectations,
                report);
    }
}
