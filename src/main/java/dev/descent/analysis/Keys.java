package dev.descent.analysis;

import dev.descent.model.ExperimentSpec;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.List;

/** What tells configurations apart: the swept keys as written, then the case if there are cases. */
public record Keys(ExperimentSpec experiment) {
    static final String CASE = "case";

    public List<String> names() {
        List<String> names = new ArrayList<>(experiment.sweptKeys());
        if (!experiment.cases().isEmpty()) {
            names.add(CASE);
        }
        return names;
    }

    public List<String> texts(Trial trial) {
        List<String> texts = new ArrayList<>(trial.settings());
        if (!experiment.cases().isEmpty()) {
            texts.add(trial.caseName().orElse(""));
        }
        return texts;
    }

    public List<Cell> cells(Trial trial) {
        return texts(trial).stream().map(Cell::text).toList();
    }

    /** {@code optimizer=adam, learning_rate=0.1}; empty if nothing is swept. */
    public String describe(Trial trial) {
        return describe(names(), texts(trial));
    }

    /** As {@link #describe(Trial)}, but for the seed, which is no setting. */
    public String settings(Trial trial) {
        return settings(names(), texts(trial));
    }

    /** As {@link #describe(List, List)}, but for the seed. */
    public static String settings(List<String> names, List<String> texts) {
        int seed = names.indexOf(TrialColumns.SEED);
        if (seed < 0) {
            return describe(names, texts);
        }
        List<String> others = new ArrayList<>(names);
        List<String> values = new ArrayList<>(texts);
        others.remove(seed);
        values.remove(seed);
        return describe(others, values);
    }

    /** Names with their values; a key that a configuration does not have is left out. */
    public static String describe(List<String> names, List<String> texts) {
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            if (!texts.get(k).isEmpty()) {
                parts.add(names.get(k) + "=" + texts.get(k));
            }
        }
        return String.join(", ", parts);
    }
}
