package dev.descent.analysis;

import dev.descent.model.ExperimentSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Trial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Configurations that differ in their seed alone: they differ by luck, and of them none is better.
 *
 * @param inCases whether cases set the seed, and no axis does
 * @param seeds the most seeds that one setting has
 * @param drawn whether the seed draws the rows that validate, too
 */
public record SeedAxis(boolean inCases, int seeds, boolean drawn) {
    /** The seeds of a sweep; empty if no two configurations differ in theirs alone, or nothing depends on it. */
    public static Optional<SeedAxis> of(ExperimentSpec experiment) {
        boolean axis = experiment.sweptKeys().contains(TrialColumns.SEED);
        if (!experiment.trainsNetworks() || !axis && experiment.cases().isEmpty()) {
            return Optional.empty();
        }
        Map<NetworkSpec, TreeSet<Long>> settings = new LinkedHashMap<>();
        int last = 0;
        for (Trial trial : experiment.trials()) {
            if (trial.configuration() != last) {
                settings.computeIfAbsent(trial.network().withSeed(0), key -> new TreeSet<>())
                        .add(trial.spec().seed());
                last = trial.configuration();
            }
        }
        int seeds = settings.values().stream().mapToInt(TreeSet::size).max().orElse(0);
        boolean drawn = settings.keySet().stream().anyMatch(SeedAxis::isDrawn);
        return seeds < 2 ? Optional.empty() : Optional.of(new SeedAxis(!axis, seeds, drawn));
    }

    private static boolean isDrawn(NetworkSpec network) {
        return network.dataset().split().filter(split -> split.order().drawn()).isPresent();
    }

    /** {@code best configuration}, or what is said in its place where seeds are among the configurations. */
    public static String leader(Findings findings, String noun) {
        return isOf(findings) ? noun + " that ranks first" : "best " + noun;
    }

    /** {@code the best 3}, or {@code the first 3} where seeds are among the configurations. */
    public static String leading(Findings findings) {
        return isOf(findings) ? "first" : "best";
    }

    private static boolean isOf(Findings findings) {
        return of(findings.experiment()).isPresent();
    }

    /** What a reader should know of them. */
    public String warning(int repeats) {
        return (inCases ? "The cases differ in seed" : "seed is an axis")
                + ": configurations that differ in it alone differ by luck"
                + (drawn ? " and validate on different rows" : "") + "; `repeats: " + seeds * repeats
                + "` instead averages over it.";
    }
}
