package dev.descent.analysis;

import dev.descent.engine.TrialOutcome.Diverged;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which trials diverged, by configuration: {@code case=momentum with learning_rate 0.3 and 1: 10 of 10 trials diverged, …}. Configurations that
 * differ in one key alone, of numbers if there is such a key, share a sentence.
 */
final class Divergences {
    private static final int MOST_GROUPS = 5;
    private static final int MOST_VALUES = 8;

    private final Findings findings;
    private final Keys keys;
    private final List<RankedConfiguration> diverged;

    Divergences(Findings findings) {
        this.findings = findings;
        this.keys = new Keys(findings.experiment());
        this.diverged = findings.ranking().all().stream()
                .filter(it -> it.diverged() > 0)
                .toList();
    }

    /** A sentence each, for the first groups. */
    List<String> sentences() {
        List<List<RankedConfiguration>> groups = groups();
        List<String> sentences = new ArrayList<>();
        Set<String> reasons = new HashSet<>();
        int told = 0;
        for (List<RankedConfiguration> group : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
            List<Trial> trials = trials(group);
            String reason = Warnings.reason(findings, trials.get(0));
            sentences.add((trials.size() == 1 ? ofOne(trials.get(0)) : ofMany(group, trials))
                    + (reasons.add(reason) ? reason : ""));
            told += trials.size();
        }
        int others = findings.statistics().count(Status.DIVERGED) - told;
        if (others > 0) {
            sentences.add(Phrases.count(others, "more trial") + " diverged; trials.csv has all of them.");
        }
        return sentences;
    }

    private String ofOne(Trial trial) {
        return Warnings.unfinished(
                findings.experiment(), trial, findings.results().outcome(trial));
    }

    private String ofMany(List<RankedConfiguration> group, List<Trial> trials) {
        int all = group.stream().mapToInt(it -> it.trials().size()).sum();
        String whose = describe(group);
        Diverged earliest = trials.stream()
                .map(trial -> (Diverged) findings.results().outcome(trial))
                .min(Comparator.comparingLong(Diverged::step))
                .orElseThrow();
        return (whose.isEmpty() ? "" : whose + ": ") + trials.size() + " of " + all + " trials diverged, the earliest "
                + (earliest.epoch() > 0 ? "in epoch " + earliest.epoch() + " " : "") + "at step " + earliest.step()
                + ".";
    }

    /** Those of a configuration's trials that diverged, in the order of the sweep. */
    private List<Trial> trials(List<RankedConfiguration> group) {
        List<Trial> trials = new ArrayList<>();
        for (RankedConfiguration configuration : group) {
            for (int trial : configuration.trials()) {
                if (findings.statistics().status(trial) == Status.DIVERGED) {
                    trials.add(findings.trial(trial));
                }
            }
        }
        return trials;
    }

    private String describe(List<RankedConfiguration> group) {
        List<String> first = texts(group.get(0));
        int varied = -1;
        for (int k = 0; k < first.size(); k++) {
            varied = texts(group.get(group.size() - 1)).get(k).equals(first.get(k)) ? varied : k;
        }
        if (varied < 0) {
            return Keys.describe(keys.names(), first);
        }
        int key = varied;
        List<String> values =
                group.stream().map(it -> texts(it).get(key)).distinct().toList();
        String shown = values.size() > MOST_VALUES ? Phrases.few(values, MOST_VALUES) : Phrases.and(values);
        String others = Keys.describe(without(keys.names(), key), without(first, key));
        return (others.isEmpty() ? "" : others + " with ") + keys.names().get(key) + " " + shown;
    }

    /** The configurations by the values of all keys but one: the key that makes the fewest groups. */
    private List<List<RankedConfiguration>> groups() {
        List<List<RankedConfiguration>> fewest = diverged.stream().map(List::of).toList();
        boolean numbers = false;
        for (int key = 0; key < keys.names().size(); key++) {
            List<List<RankedConfiguration>> groups = groups(key);
            boolean itsNumbers = isOfNumbers(key);
            boolean better = itsNumbers == numbers ? groups.size() < fewest.size() : itsNumbers;
            if (better && groups.size() < diverged.size()) {
                fewest = groups;
                numbers = itsNumbers;
            }
        }
        return fewest;
    }

    private List<List<RankedConfiguration>> groups(int key) {
        Map<List<String>, List<RankedConfiguration>> groups = new LinkedHashMap<>();
        for (RankedConfiguration configuration : diverged) {
            groups.computeIfAbsent(without(texts(configuration), key), it -> new ArrayList<>())
                    .add(configuration);
        }
        return List.copyOf(groups.values());
    }

    private boolean isOfNumbers(int key) {
        return diverged.stream().allMatch(it -> NumberText.isNumber(texts(it).get(key)));
    }

    private List<String> texts(RankedConfiguration configuration) {
        return keys.texts(findings.trial(configuration.first()));
    }

    private static List<String> without(List<String> texts, int key) {
        List<String> others = new ArrayList<>(texts);
        others.remove(key);
        return others;
    }
}
