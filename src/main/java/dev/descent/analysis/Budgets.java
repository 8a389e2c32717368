package dev.descent.analysis;

import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Whether configurations may train equally long; those that may train longer have it easier. */
final class Budgets {
    private Budgets() {}

    /** The sentence that says that they may not; empty where they may. */
    static Optional<String> warning(Findings findings) {
        List<String> ranges = new ArrayList<>();
        List<TrialSpec> specs = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        for (RankedConfiguration standing : findings.ranking().standings()) {
            Trial trial = findings.trial(standing.first());
            specs.add(trial.spec());
            steps.add(steps(findings, trial));
        }
        if (findings.parts().network()) {
            range(
                            specs.stream()
                                    .flatMap(spec -> spec.network().stream())
                                    .map(network -> (long) network.epochs())
                                    .toList(),
                            "epoch")
                    .ifPresent(ranges::add);
        }
        range(steps, "step").ifPresent(ranges::add);
        return ranges.isEmpty()
                ? Optional.empty()
                : Optional.of("Configurations have unequal budgets: " + Phrases.and(ranges) + ".");
    }

    private static Optional<String> range(List<Long> counts, String thing) {
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        long least = Collections.min(counts);
        long most = Collections.max(counts);
        return least == most ? Optional.empty() : Optional.of(least + " to " + Phrases.count(most, thing));
    }

    private static long steps(Findings findings, Trial trial) {
        return trial.spec()
                .match(
                        network -> TrainingSchedule.of(
                                        network,
                                        findings.results()
                                                .dataset(trial)
                                                .train()
                                                .rows())
                                .steps(),
                        minimize -> (long) minimize.steps(),
                        solve -> (long) solve.steps());
    }
}
