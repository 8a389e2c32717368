package dev.descent.sweep;

import dev.descent.model.KeyPath;
import dev.descent.model.KeyPath.Step;
import dev.descent.problem.Problems;
import dev.descent.sweep.search.Distribution;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells whether an exclusion may match something that a search draws, whatever it does draw: all combinations of the lists are tried,
 * with the excluded numbers in the place of those that distributions may give.
 */
final class PossibleMatches {
    private final Choices choices;
    private final Function<Combination, Configuration> configurations;
    private final List<Combination> combinations;
    private final boolean areAll;

    /** @param most of more combinations of lists than these, every exclusion may match some */
    PossibleMatches(Choices choices, Function<Combination, Configuration> configurations, int most) {
        this.choices = choices;
        this.configurations = configurations;
        this.combinations = choices.covers(most);
        this.areAll = combinations.size() <= most;
    }

    /** Whether an exclusion may match something; true also where that would be hard to tell. */
    boolean has(Exclusion exclusion) {
        if (!areAll || isAnotherSpelling(exclusion)) {
            return true;
        }
        return combinations.stream().anyMatch(combination -> matches(exclusion, combination));
    }

    private boolean matches(Exclusion exclusion, Combination lists) {
        Combination combination = lists;
        for (int x = 0; x < choices.axes(); x++) {
            Optional<Distribution> distribution = choices.axis(x).distribution();
            if (distribution.isPresent() && lists.has(x)) {
                Optional<Double> wanted = wanted(exclusion, path(x)).filter(distribution.get()::contains);
                if (wanted.isPresent()) {
                    combination = combination.with(x, wanted.get().doubleValue());
                }
            }
        }
        Configuration configuration = configurations.apply(combination);
        return !configuration.isSound()
                || configuration
                        .values(new Problems(List.of()))
                        .filter(values -> exclusion.matches(values, configuration.caseName()))
                        .isPresent();
    }

    /** The number that an exclusion wants at a path. */
    private static Optional<Double> wanted(Exclusion exclusion, KeyPath path) {
        for (Exclusion.Value value : exclusion.values()) {
            if (path.startsWith(value.path()) && value.value().isPresent()) {
                Optional<Object> wanted = Explicit.find(value.value().get(), path.below(value.path()));
                if (wanted.orElse(null) instanceof Number number) {
                    return Optional.of(number.doubleValue());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a path counts elements from the back, or has all of them, so that it may be that of a distribution. */
    private boolean isAnotherSpelling(Exclusion exclusion) {
        for (int x = 0; x < choices.axes(); x++) {
            for (Exclusion.Value value : exclusion.values()) {
                if (choices.axis(x).isDistribution()
                        && path(x).first().equals(value.path().first())
                        && (isCountedOtherwise(path(x)) || isCountedOtherwise(value.path()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCountedOtherwise(KeyPath path) {
        return path.steps().stream()
                .anyMatch(step -> step instanceof Step.Every || step instanceof Step.Index index && index.index() < 0);
    }

    /** The path of an axis with a distribution: its only one. */
    private KeyPath path(int x) {
        return choices.axis(x).options().get(0).settings().get(0).path();
    }
}
