package dev.descent.app;

import dev.descent.analysis.Keys;
import dev.descent.analysis.TrialColumns;
import dev.descent.config.Experiment;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.ForeignWords;
import dev.descent.model.KeyPath;
import dev.descent.model.Sections;
import dev.descent.model.Trial;
import dev.descent.problem.NearestName;
import dev.descent.problem.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A part of a sweep, chosen by what trials.csv says of its trials: of each key that is named, one of its values. Keys are those of the
 * sweep, {@code case}, {@code trial}, {@code repeat} and {@code fold}.
 */
public final class OnlyTrials {
    /** What the option is called. */
    public static final String OPTION = "--only";

    private static final String NUMBER = "[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?";

    /** The values that are wanted of each key, as given. */
    private final Map<String, List<String>> wanted;

    private OnlyTrials(Map<String, List<String>> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads what was given.
     *
     * @param words {@code KEY=VALUE} each; values of one key are alternatives
     * @throws Stopped if a word has no key or no value
     */
    public static OnlyTrials of(List<String> words) throws Stopped {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0 || equals == word.length() - 1) {
                throw Stopped.refused(OPTION + " wants KEY=VALUE, such as optimizer=adam, but is '" + word + "'");
            }
            wanted.computeIfAbsent(word.substring(0, equals).strip(), key -> new ArrayList<>())
                    .add(word.substring(equals + 1).strip());
        }
        return new OnlyTrials(wanted);
    }

    /** Refuses what chooses no trial of some experiment, or of one whose later trials follow from all of its earlier ones. */
    void refuseMistakes(List<Experiment> experiments) throws Stopped {
        List<String> mistakes = new ArrayList<>();
        for (Experiment experiment : experiments) {
            ExperimentSpec spec = experiment.spec();
            int rounds = experiment.search().get().bounds().rounds();
            if (rounds > 1) {
                mistakes.add(spec.name() + " is searched in " + rounds
                        + " rounds, and what a round trains follows from all trials of those before it; leave out "
                        + OPTION);
            } else {
                mistakes.addAll(mistakes(spec));
            }
        }
        if (!mistakes.isEmpty()) {
            throw Stopped.refused(mistakes);
        }
    }

    private List<String> mistakes(ExperimentSpec spec) {
        Map<String, Function<Trial, String>> columns = columns(spec);
        List<String> mistakes = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : wanted.entrySet()) {
            String key = entry.getKey();
            if (!columns.containsKey(key)) {
                mistakes.add(remedyOfKey(columns.keySet(), key)
                        .sentence(OPTION + " " + key + "=…: " + spec.name() + " does not sweep '" + key + "'"));
                continue;
            }
            Set<String> values = values(spec, columns.get(key));
            for (String value : entry.getValue()) {
                if (meant(value, values).isEmpty()) {
                    mistakes.add(remedy(values, value)
                            .sentence(OPTION + " " + key + "=" + value + ": no trial of " + spec.name() + " has it"));
                }
            }
        }
        if (mistakes.isEmpty() && of(spec).isEmpty()) {
            mistakes.add(OPTION + ": no trial of " + spec.name() + " has all that is asked for together; ask for less");
        }
        return mistakes;
    }

    /** What a key may mean: one that other tools call so, one whose elements are counted in brackets, or one of a near name. */
    private static Remedy remedyOfKey(Set<String> keys, String key) {
        Optional<String> counted = KeyPath.parse(key)
                .map(path -> KeyPath.text(KeyPath.withPositions(path.steps())))
                .filter(path -> !path.equals(key) && keys.contains(path))
                .map(path -> "write " + path);
        return ForeignWords.ours(Sections.NETWORK_FILE, key)
                .filter(ours -> keys.contains(ours.key()))
                .map(ForeignWords.Ours::told)
                .or(() -> counted)
                .map(hint -> new Remedy(hint, "expected " + NearestName.oneOf(keys)))
                .orElseGet(() -> NearestName.expected(keys, key));
    }

    /** A number that is near to another in its digits is none that is meant. */
    private static Remedy remedy(Set<String> values, String value) {
        return value.matches(NUMBER)
                ? Remedy.of("expected " + NearestName.oneOf(values))
                : NearestName.expected(values, value);
    }

    /** The trials that are meant of an experiment whose trials are all known, in their order. */
    List<Trial> of(ExperimentSpec spec) {
        Map<String, Function<Trial, String>> columns = columns(spec);
        Map<Function<Trial, String>, Set<String>> conditions = new LinkedHashMap<>();
        wanted.forEach((key, given) -> {
            Function<Trial, String> column = columns.get(key);
            Set<String> values = values(spec, column);
            Set<String> meant = new LinkedHashSet<>();
            given.forEach(value -> meant.addAll(meant(value, values)));
            conditions.put(column, meant);
        });
        return spec.trials().stream()
                .filter(trial -> conditions.entrySet().stream()
                        .allMatch(it -> it.getValue().contains(it.getKey().apply(trial))))
                .toList();
    }

    private static Map<String, Function<Trial, String>> columns(ExperimentSpec spec) {
        Map<String, Function<Trial, String>> columns = new LinkedHashMap<>();
        Keys keys = new Keys(spec);
        for (int k = 0; k < keys.names().size(); k++) {
            int key = k;
            columns.put(keys.names().get(k), trial -> keys.texts(trial).get(key));
        }
        columns.putIfAbsent(TrialColumns.TRIAL, trial -> Integer.toString(trial.number()));
        columns.putIfAbsent(TrialColumns.REPEAT, trial -> Integer.toString(trial.repeat()));
        if (spec.folds() > 0) {
            columns.putIfAbsent(TrialColumns.FOLD, trial -> Integer.toString(trial.fold()));
        }
        return columns;
    }

    /** What a column has; a key that a trial does not have is no value. */
    private static Set<String> values(ExperimentSpec spec, Function<Trial, String> column) {
        Set<String> values = new LinkedHashSet<>();
        for (Trial trial : spec.trials()) {
            values.add(column.apply(trial));
        }
        values.remove("");
        return values;
    }

    /** Which values a word means: the same text or number, else the components of that name, with whatever parameters. */
    private static List<String> meant(String word, Set<String> values) {
        List<String> same = values.stream().filter(value -> isSame(value, word)).toList();
        return same.isEmpty()
                ? values.stream().filter(value -> value.startsWith(word + "(")).toList()
                : same;
    }

    private static boolean isSame(String value, String word) {
        return value.equals(word)
                || value.matches(NUMBER)
                        && word.matches(NUMBER)
                        && Double.compare(Double.parseDouble(value), Double.parseDouble(word)) == 0;
    }
}
