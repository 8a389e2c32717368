package dev.descent.gate.stored;

import dev.descent.analysis.Headline;
import dev.descent.analysis.Keys;
import dev.descent.analysis.RankedConfiguration;
import dev.descent.analysis.RoundValues;
import dev.descent.analysis.TrialColumns;
import dev.descent.analysis.statistics.Summary;
import dev.descent.model.Direction;
import dev.descent.model.Range;
import dev.descent.model.Rank;
import dev.descent.model.Status;
import dev.descent.model.StoredExperiment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A configuration as a stored trials.csv has it. */
public final class StoredConfiguration {
    private final int number;
    private final Map<String, String> keys;
    private final String name;
    private final String competitor;
    private final Map<String, Double> values = new LinkedHashMap<>();
    private final List<Ended> ended = new ArrayList<>();
    private final List<String> undefined = new ArrayList<>();
    private final List<Double> finalLosses = new ArrayList<>();
    private final TreeSet<Long> parameters = new TreeSet<>();
    private final TreeSet<String> folds = new TreeSet<>();
    private int trials;
    private int completed;
    private int diverged;
    private int halved;
    private int halvedAt;

    /**
     * How a trial ended.
     *
     * @param name of its round among {@link #values}
     * @param value NaN if it has none
     */
    private record Ended(String name, RoundValues.Round round, boolean completed, double value) {}

    private StoredConfiguration(int number, List<String> keyNames, List<String> texts, String competitor) {
        this.number = number;
        this.competitor = competitor;
        this.keys = new LinkedHashMap<>();
        for (int k = 0; k < keyNames.size(); k++) {
            keys.put(keyNames.get(k), texts.get(k));
        }
        this.name = Keys.describe(keyNames, texts);
    }

    /** The column that a folder's trials are ranked by: what experiment.yaml says, else the language's default. */
    public static String rankedBy(StoredFolder folder) throws IOException {
        return rankedBy(folder, folder.experiment());
    }

    /** @param experiment what the folder's experiment.yaml says */
    static String rankedBy(StoredFolder folder, StoredExperiment experiment) throws IOException {
        Optional<String> rankBy = experiment.rankBy();
        if (rankBy.isPresent()) {
            return rankBy.get();
        }
        try (TrialRows rows = new TrialRows(folder)) {
            return rows.has("val_loss") ? "val_loss" : TrialColumns.FINAL_LOSS;
        }
    }

    /**
     * The configurations of a folder in the order of its trials; of several studies those of the first.
     *
     * @param rankBy the column whose values are kept
     */
    public static List<StoredConfiguration> read(StoredFolder folder, String rankBy) throws IOException {
        return read(folder, rankBy, false);
    }

    /** As {@link #read}, with what each study chose of a competitor as a configuration of its own. */
    public static List<StoredConfiguration> readAllStudies(StoredFolder folder, String rankBy) throws IOException {
        return read(folder, rankBy, true);
    }

    private static List<StoredConfiguration> read(StoredFolder folder, String rankBy, boolean allStudies)
            throws IOException {
        Map<List<String>, StoredConfiguration> all = new LinkedHashMap<>();
        try (TrialRows rows = new TrialRows(folder)) {
            while (rows.advance()) {
                if (!allStudies && isOfAnotherStudy(rows)) {
                    continue;
                }
                List<String> keys = rows.keys();
                List<String> own = new ArrayList<>(keys);
                String competitor = "";
                if (allStudies && rows.has(TrialColumns.STUDY)) {
                    competitor = rows.text(TrialColumns.COMPETITOR);
                    own.addAll(List.of(competitor, rows.text(TrialColumns.STUDY)));
                }
                StoredConfiguration configuration = all.get(own);
                if (configuration == null) {
                    configuration = new StoredConfiguration(all.size() + 1, rows.keyNames(), keys, competitor);
                    all.put(own, configuration);
                }
                configuration.add(rows, rankBy);
            }
        }
        Set<String> defined = new HashSet<>();
        all.values().forEach(configuration -> defined.addAll(configuration.values.keySet()));
        // where nobody has a value, the data have none
        all.values().forEach(configuration -> configuration.undefined.retainAll(defined));
        return List.copyOf(all.values());
    }

    /** What a folder came to is what its first study did: the others are there to see whether they come to the same. */
    private static boolean isOfAnotherStudy(TrialRows rows) {
        return rows.has(TrialColumns.STUDY) && !rows.text(TrialColumns.STUDY).equals("1");
    }

    /** The configuration that ranks first; empty if none has a value. */
    public static Optional<StoredConfiguration> best(List<StoredConfiguration> configurations, Direction direction) {
        return configurations.stream()
                .min(Comparator.comparing(it -> it.standing().rank(), Rank.bestFirst(direction)))
                .filter(best -> best.standing().tier() < 2);
    }

    /** What the folder's experiment came to. */
    public static Headline headline(List<StoredConfiguration> configurations, String rankBy) {
        int trials = 0;
        boolean completed = false;
        for (StoredConfiguration configuration : configurations) {
            trials += configuration.trials;
            completed |= configuration.completed > 0;
        }
        Optional<StoredConfiguration> best = best(configurations, Direction.of(rankBy));
        if (best.isEmpty()) {
            return Headline.nothing(completed, rankBy, trials);
        }
        StoredConfiguration it = best.get();
        return Headline.of(
                Keys.settings(List.copyOf(it.keys.keySet()), List.copyOf(it.keys.values())),
                rankBy,
                it.standing(),
                trials,
                it.finalLosses,
                it.parameters);
    }

    /** The keys with their values; empty if nothing was swept. */
    public String name() {
        return name;
    }

    /** The text of each key; empty for one that it does not have. */
    public Map<String, String> keys() {
        return keys;
    }

    /** The competitor that it was chosen of in one of several studies; empty of any other configuration. */
    public String competitor() {
        return competitor;
    }

    /** How many of its trials completed. */
    public int completed() {
        return completed;
    }

    /** Its place in the ranking. */
    public RankedConfiguration standing() {
        return standing(List.of(this));
    }

    /** The place of several, such as those that studies chose of one competitor, as if their trials were those of the first. */
    public static RankedConfiguration standing(List<StoredConfiguration> several) {
        double[] numbers = several.stream()
                .flatMap(it -> it.values.values().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        int completed = 0;
        int diverged = 0;
        int failed = 0;
        int halved = 0;
        int halvedAt = 0;
        int undefined = 0;
        for (StoredConfiguration it : several) {
            completed += it.completed;
            diverged += it.diverged;
            failed += it.trials - it.completed - it.diverged - it.halved;
            halved += it.halved;
            halvedAt = Math.max(halvedAt, it.halvedAt);
            undefined += it.undefined.size();
        }
        return new RankedConfiguration(
                several.get(0).number,
                List.of(),
                completed,
                diverged,
                failed,
                halved,
                halvedAt,
                undefined,
                Summary.of(numbers),
                Range.ANY);
    }

    /** How many folds there are; 0 if the data are not split into folds. */
    public int folds() {
        return folds.size();
    }

    /** The ranking values by seed, fold and repeat. */
    public Map<String, Double> values() {
        return values;
    }

    /**
     * The ranking values by round, as {@link RoundValues} has them; NaN in a round that the configuration lost.
     *
     * @param sharesFolds whether all repeats share their folds, over which their values are averaged then
     */
    public Map<RoundValues.Round, Double> rounds(boolean sharesFolds) {
        Map<RoundValues.Round, List<Double>> members = new TreeMap<>();
        for (Ended trial : ended) {
            boolean dataHaveNone =
                    trial.completed() && Double.isNaN(trial.value()) && !undefined.contains(trial.name());
            if (!dataHaveNone) {
                RoundValues.Round own = trial.round();
                RoundValues.Round round = sharesFolds ? new RoundValues.Round(own.seed(), 0, own.fold()) : own;
                members.computeIfAbsent(round, key -> new ArrayList<>()).add(trial.value());
            }
        }
        return RoundValues.averaged(members);
    }

    private static RoundValues.Round round(TrialRows rows) {
        return new RoundValues.Round(
                (long) rows.number(TrialColumns.SEED), (int) rows.number(TrialColumns.REPEAT), (int)
                        rows.number(TrialColumns.FOLD));
    }

    private void add(TrialRows rows, String rankBy) {
        trials++;
        String round = "seed " + rows.text(TrialColumns.SEED) + ", " + rows.round();
        if (rows.text(TrialColumns.STATUS).equals(Status.HALVED.word())) {
            halved++;
            halvedAt = Math.max(halvedAt, (int) rows.number("epochs"));
            return;
        }
        boolean isCompleted = rows.text(TrialColumns.STATUS).equals(Status.COMPLETED.word());
        ended.add(new Ended(round, round(rows), isCompleted, isCompleted ? rows.number(rankBy) : Double.NaN));
        if (rows.has(TrialColumns.FOLD)) {
            folds.add(rows.text(TrialColumns.FOLD));
        }
        String status = rows.text(TrialColumns.STATUS);
        if (status.equals(Status.DIVERGED.word())) {
            diverged++;
        }
        if (!rows.text(TrialColumns.PARAMETERS).isEmpty()) {
            parameters.add((long) rows.number(TrialColumns.PARAMETERS));
        }
        if (isCompleted) {
            completed++;
            double value = rows.number(rankBy);
            if (Double.isNaN(value)) {
                undefined.add(round);
            } else {
                values.put(round, value);
            }
            double finalLoss = rows.number(TrialColumns.FINAL_LOSS);
            if (!Double.isNaN(finalLoss)) {
                finalLosses.add(finalLoss);
            }
        }
    }
}
