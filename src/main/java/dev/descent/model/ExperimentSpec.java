package dev.descent.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An experiment file, read and checked.
 *
 * @param file the file it was read from
 * @param name also the folder under results/
 * @param description what the user says of it; may be empty
 * @param seed the file's seed
 * @param sweptKeys the keys of the sweep's axes as written, in file order; that of the cases is not among them
 * @param cases the names of the sweep's cases, in file order; empty if there are none
 * @param trials the trials that are known, in the order in which they are proposed: before a run those that no outcome decides on,
 *     in a report all; a list that computes its elements when asked, so that large sweeps need no memory
 * @param repeats trials a configuration and fold
 * @param folds how many folds there are; 0 if the split has none
 * @param excluded combinations that the sweep left out, repeats and folds counted
 * @param engine the engine's name
 * @param executor the executor's name
 * @param expectations the conditions that CI holds
 * @param report what the reports show
 */
public record ExperimentSpec(
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
    public ExperimentSpec {
        sweptKeys = List.copyOf(sweptKeys);
        cases = List.copyOf(cases);
        expectations = List.copyOf(expectations);
    }

    /** Whether its trials train networks; those of one file all do, or none does. */
    public boolean trainsNetworks() {
        return trials.get(0).spec().network().isPresent();
    }

    /** This experiment with the trials that a search has come to. */
    public ExperimentSpec with(List<Trial> all) {
        return with(all, expectations);
    }

    /** This experiment as if it had these of its trials alone; nothing is expected of them. */
    public ExperimentSpec only(List<Trial> some) {
        return with(some, List.of());
    }

    private ExperimentSpec with(List<Trial> others, List<Expectation> expected) {
        return new ExperimentSpec(
                file,
                name,
                description,
                seed,
                sweptKeys,
                cases,
                others,
                repeats,
                folds,
                excluded,
                engine,
                executor,
                expected,
                report);
    }
}
