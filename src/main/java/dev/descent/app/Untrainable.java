package dev.descent.app;

import dev.descent.engine.Engine;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trials that an engine says it can't train, told all at once: each reason with the trials that it is of. */
final class Untrainable {
    private static final int MOST_REASONS = 3;
    private static final int MOST_TRIALS = 5;

    private Untrainable() {}

    /** {@code the engine 'plain' can't train 2 of 4 trials: it knows no dropout (trials 2 and 4)}; empty if it can train them all. */
    static Optional<String> of(Engine engine, List<Trial> trials) {
        Map<String, List<String>> numbers = new LinkedHashMap<>();
        int count = 0;
        for (Trial trial : trials) {
            Optional<String> why = engine.obstacle(trial);
            if (why.isPresent()) {
                String reason = why.get().replaceFirst("\\.$", "");
                numbers.computeIfAbsent(reason, it -> new ArrayList<>()).add(Integer.toString(trial.number()));
                count++;
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        String subject = "the engine '" + engine.name() + "' can't train ";
        if (trials.size() == 1) {
            return Optional.of(
                    subject + "its network: " + numbers.keySet().iterator().next());
        }
        List<String> reasons = new ArrayList<>();
        numbers.forEach((reason, some) -> reasons.add(reason + " (" + (some.size() == 1 ? "trial " : "trials ")
                + (some.size() <= MOST_TRIALS ? Phrases.and(some) : Phrases.few(some, MOST_TRIALS)) + ")"));
        List<String> shown = new ArrayList<>(reasons.subList(0, Math.min(MOST_REASONS, reasons.size())));
        if (reasons.size() > MOST_REASONS) {
            shown.add(Phrases.more(reasons.size() - MOST_REASONS));
        }
        return Optional.of(
                subject + count + " of " + Phrases.count(trials.size(), "trial") + ": " + String.join("; ", shown));
    }
}
