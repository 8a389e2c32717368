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
 * @param search how it comes to its configurations
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
        SearchSpec search,
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
        return with(all, repeats, expectations);
    }

    /**
     * This experiment after rounds of its search.
     *
     * @param ending why the search has ended early; empty if it has not
     * @param excluded the trials that exclusions have left out
     * @param unmatched the exclusions that have left out none
     */
    public ExperimentSpec after(Optional<String> ending, int excluded, List<String> unmatched) {
        return new ExperimentSpec(
                file,
                name,
                description,
                seed,
                sweptKeys,
                cases,
                trials,
                search.after(ending, unmatched),
                repeats,
                folds,
                excluded,
                engine,
                executor,
                expectations,
                report);
    }

    /** This experiment with the trials that confirm what others have found. */
    public ExperimentSpec confirming(List<Trial> confirming) {
        return with(confirming, search.confirmation().orElseThrow().repeats(), expectations);
    }

    /** The column of trials.csv that its search chooses configurations by. */
    public String choosesBy() {
        return search.comparison().map(ComparisonSpec::selectBy).orElse(report.rankBy());
    }

    /** Whether its trials tune competitors, of which nothing is told that the test rows say. */
    public boolean tunes() {
        return search.comparison()
                .filter(it -> it.selectBy().equals(report.rankBy()))
                .isPresent();
    }

    /** This experiment as if it had these trials of its search alone, ranked by what chooses; nothing is expected of them. */
    public ExperimentSpec searching(List<Trial> some) {
        return with(search, some, repeats, List.of(), report.by(choosesBy()));
    }

    /** This experiment as if it had these trials that confirm alone; nothing is expected of them. */
    public ExperimentSpec alsoConfirming(List<Trial> some) {
        return with(some, search.confirmation().orElseThrow().repeats(), List.of());
    }

    /** This experiment as if it had these of its trials alone; nothing is expected of them. */
    public ExperimentSpec only(List<Trial> some) {
        return with(some, repeats, List.of());
    }

    private ExperimentSpec with(List<Trial> others, int each, List<Expectation> expected) {
        return with(search, others, each, expected, report);
    }

    private ExperimentSpec with(
            SearchSpec how, List<Trial> others, int each, List<Expectation> expected, ReportSpec shown) {
        return new ExperimentSpec(
                file,
                name,
                description,
                seed,
                sweptKeys,
                cases,
                others,
                how,
                each,
                folds,
                excluded,
                engine,
                executor,
                expected,
                shown);
    }
}
