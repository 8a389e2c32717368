package dev.descent.analysis;

import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many trials configurations, folds and repeats come to: {@code 6 configurations × 4 folds × 3 repeats}. */
public final class TrialSum {
    private TrialSum() {}

    /**
     * The sum; where the split is swept, a part for each number of folds: {@code 3 configurations, and 3 × 4 folds}.
     *
     * @param trials of all configurations
     * @param alwaysRepeats whether a single repeat is told, too
     */
    public static String of(ExperimentSpec experiment, long configurations, long trials, boolean alwaysRepeats) {
        String repeats =
                experiment.repeats() > 1 || alwaysRepeats ? " × " + Phrases.count(experiment.repeats(), "repeat") : "";
        String all = Phrases.count(configurations, "configuration");
        if (experiment.folds() == 0) {
            return all + repeats;
        }
        if (configurations * experiment.folds() * experiment.repeats() == trials) {
            return all + " × " + Phrases.count(experiment.folds(), "fold") + repeats;
        }
        List<String> parts = new ArrayList<>();
        for (Map.Entry<Integer, Integer> part : byFolds(experiment).entrySet()) {
            String count = parts.isEmpty()
                    ? Phrases.count(part.getValue(), "configuration")
                    : Integer.toString(part.getValue());
            parts.add(part.getKey() == 0 ? count : count + " × " + Phrases.count(part.getKey(), "fold"));
        }
        String sum = parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            sum += ", and " + parts.get(i);
        }
        return experiment.repeats() > 1 ? "(" + sum + ")" + repeats : sum;
    }

    /** Configurations by the number of their folds. */
    private static Map<Integer, Integer> byFolds(ExperimentSpec experiment) {
        Map<Integer, Integer> counts = new TreeMap<>();
        int last = 0;
        for (Trial trial : experiment.trials()) {
            if (trial.configuration() != last) {
                counts.merge(Overlap.folds(trial.spec()), 1, Integer::sum);
                last = trial.configuration();
            }
        }
        return counts;
    }
}
