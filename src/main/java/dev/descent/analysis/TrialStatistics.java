package dev.descent.analysis;

import dev.descent.data.Dataset;
import dev.descent.engine.TrialOutcome;
import dev.descent.model.Component;
import dev.descent.model.DatasetSpec;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Status;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a first walk over all trials finds out: a few numbers a trial, whatever is needed before the first line of a report can be
 * written. Trials are meant by their index from 0 in sweep order.
 */
public final class TrialStatistics {

    /** What the walk needs to know of a dataset; the same for all repeats. */
    private record DataShape(int features, int trainingRows, boolean validation, boolean test) {
        static DataShape of(Dataset dataset) {
            return new DataShape(
                    dataset.features().size(),
                    dataset.train().rows(),
                    dataset.validation().isPresent(),
                    dataset.test().isPresent());
        }
    }

    private record DataKey(DatasetSpec spec, int fold) {
        @Override
        public int hashCode() {
            return Objects.hash(spec, fold);
        }
    }

    /** Whether data have a metric. */
    private record Question(DatasetSpec spec, int fold, int repeat, Component metric) {
        @Override
        public int hashCode() {
            return Objects.hash(spec, fold, repeat, metric);
        }
    }

    /** What was found out of a trial; neighbours share most of it, and know it by the same objects. */
    private record Seen(NetworkSpec spec, int fold, DataShape shape, NetworkTable table, TrainingSchedule schedule) {
        static final Seen NOTHING = new Seen(null, 0, null, null, null);

        boolean isLike(Trial trial, NetworkSpec other) {
            return spec == other && fold == trial.fold();
        }

        boolean isOfDataset(Trial trial, NetworkSpec other) {
            return spec != null && spec.dataset() == other.dataset() && fold == trial.fold();
        }

        boolean isOfNetwork(NetworkSpec other, DataShape otherShape) {
            return spec != null && spec.layers().equals(other.layers()) && shape.features() == otherShape.features();
        }
    }

    private final Results results;
    private final ExperimentSpec experiment;
    private final RankingValue rankingValue;
    private final Status[] status;
    private final int[] configuration;
    private final double[] value;
    private final int[] trainingRows;
    private final BitSet undefined = new BitSet();
    private final BitSet undefinedByData = new BitSet();
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private final Map<Integer, Integer> halved = new TreeMap<>();
    private final Map<NetworkTable, Integer> networks = new LinkedHashMap<>();
    private final Map<TrainingSchedule, Integer> schedules = new LinkedHashMap<>();
    private final Map<DataKey, DataShape> shapes = new HashMap<>();
    private final Map<Question, Boolean> byData = new HashMap<>();
    private final Set<String> metrics = new LinkedHashSet<>();
    private final Set<String> ids = new HashSet<>();
    private Seen last = Seen.NOTHING;
    private int distinct;
    private OptionalInt pausing = OptionalInt.empty();
    private boolean network;
    private boolean validation;
    private boolean test;
    private boolean earlyStopping;

    private TrialStatistics(Results results) {
        this.results = results;
        this.experiment = results.experiment();
        this.rankingValue = new RankingValue(experiment);
        int trials = experiment.trials().size();
        this.status = new Status[trials];
        this.configuration = new int[trials];
        this.value = new double[trials];
        this.trainingRows = new int[trials];
    }

    static TrialStatistics of(Results results) {
        TrialStatistics statistics = new TrialStatistics(results);
        statistics.pausing = results.areUnderWay() ? statistics.furthest() : OptionalInt.empty();
        int index = 0;
        for (Trial trial : statistics.experiment.trials()) {
            statistics.visit(index++, trial);
        }
        statistics.distinct = statistics.ids.size();
        statistics.ids.clear();
        return statistics;
    }

    /** The last epoch that a trial has completed; empty if one has come to its end, or if none has completed any. */
    private OptionalInt furthest() {
        int epoch = 0;
        for (Trial trial : experiment.trials()) {
            if (results.outcome(trial).status() == Status.COMPLETED) {
                if (!trial.pauses()) {
                    return OptionalInt.empty();
                }
                epoch = Math.max(epoch, trial.untilEpoch());
            }
        }
        return epoch == 0 ? OptionalInt.empty() : OptionalInt.of(epoch);
    }

    /** The epoch at which trials are compared while a search goes on that has trained none to its end; else empty. */
    OptionalInt pausing() {
        return pausing;
    }

    public int trials() {
        return status.length;
    }

    public int count(Status kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Of the trials that were halved, how many at which epoch. */
    Map<Integer, Integer> halved() {
        return halved;
    }

    Status status(int trial) {
        return status[trial];
    }

    /** The number of the trial's configuration, from 1. */
    int configuration(int trial) {
        return configuration[trial];
    }

    /** The value that the trial is ranked by; NaN if it has none. */
    double value(int trial) {
        return value[trial];
    }

    /** Whether the trial completed without a value to be ranked by, though one could be had of its data. */
    boolean isUndefined(int trial) {
        return undefined.get(trial);
    }

    /** Whether the trial completed without a value to be ranked by, for its data have none. */
    boolean isUndefinedByData(int trial) {
        return undefinedByData.get(trial);
    }

    /** The trials that completed without a value to be ranked by, though one could be had of their data. */
    int[] undefined() {
        return indices(undefined);
    }

    /** The trials that completed without a value to be ranked by, for their data have none. */
    int[] undefinedByData() {
        return indices(undefinedByData);
    }

    private static int[] indices(BitSet set) {
        int[] indices = new int[set.cardinality()];
        int trial = -1;
        for (int i = 0; i < indices.length; i++) {
            trial = set.nextSetBit(trial + 1);
            indices[i] = trial;
        }
        return indices;
    }

    /** How many trials there are, those that are like an earlier one, and were not trained again, left out. */
    public int distinct() {
        return distinct;
    }

    /** Trials that are like an earlier one, and were not trained again. */
    int duplicates() {
        return trials() - distinct;
    }

    Parts parts() {
        return new Parts(network, validation, test && !experiment.tunes(), List.copyOf(metrics), earlyStopping);
    }

    /** Every network that looks different, with how many trials have it. */
    public Map<NetworkTable, Integer> networks() {
        return networks;
    }

    /** Every schedule, with how many trials have it. */
    Map<TrainingSchedule, Integer> schedules() {
        return schedules;
    }

    /** How many rows the training part of a trial has, that at a place from 0; 0 without a network. */
    public int trainingRows(int trial) {
        return trainingRows[trial];
    }

    /** Whether any trial trains a network for at least an epoch. */
    public boolean trains() {
        for (TrainingSchedule schedule : schedules.keySet()) {
            if (schedule.epochs() > 0) {
                return true;
            }
        }
        return false;
    }

    /** The first trials that ended so, at most {@code most}. */
    List<Integer> first(Status kind, int most) {
        List<Integer> found = new ArrayList<>();
        for (int trial = 0; trial < status.length && found.size() < most; trial++) {
            if (status(trial) == kind) {
                found.add(trial);
            }
        }
        return found;
    }

    /** The trials of each configuration, in the order of the configurations. */
    List<List<Integer>> byConfiguration() {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int trial = 0; trial < configuration.length; trial++) {
            members.computeIfAbsent(configuration[trial], c -> new ArrayList<>(experiment.repeats()))
                    .add(trial);
        }
        return List.copyOf(members.values());
    }

    private void visit(int index, Trial trial) {
        TrialOutcome outcome = results.outcome(trial);
        // What has come furthest stands for what will come to the end.
        boolean stands = pausing.isPresent() && trial.untilEpoch() == pausing.getAsInt();
        Status how = stands ? outcome.status() : TrialStatus.of(trial, outcome);
        status[index] = how;
        count(how, counts);
        if (how == Status.HALVED) {
            halved.merge(trial.untilEpoch(), 1, Integer::sum);
        }
        configuration[index] = trial.configuration();
        value[index] = rankingValue.of(trial, outcome);
        if (how == Status.COMPLETED && Double.isNaN(value[index])) {
            (hasNoneByData(trial) ? undefinedByData : undefined).set(index);
        }
        ids.add(trial.id());
        if (trial.spec() instanceof NetworkSpec spec) {
            visit(trial, spec);
            trainingRows[index] = last.schedule().rows();
        }
    }

    private static <K> void count(K key, Map<K, Integer> counts) {
        counts.merge(key, 1, Integer::sum);
    }

    private boolean hasNoneByData(Trial trial) {
        return rankingValue
                .metric(trial)
                .map(metric -> byData.computeIfAbsent(
                        new Question(trial.network().dataset(), trial.fold(), trial.repeat(), metric),
                        key -> rankingValue.isUndefinedFor(metric, results.dataset(trial))))
                .orElse(false);
    }

    private void visit(Trial trial, NetworkSpec spec) {
        network = true;
        if (!last.isLike(trial, spec)) {
            last = seen(trial, spec);
        }
        count(last.table(), networks);
        TrainingSchedule schedule = last.schedule();
        count(trial.pauses() ? schedule.until(trial.untilEpoch()) : schedule, schedules);
    }

    private Seen seen(Trial trial, NetworkSpec spec) {
        DataShape shape = last.isOfDataset(trial, spec)
                ? last.shape()
                : shapes.computeIfAbsent(
                        new DataKey(spec.dataset(), trial.fold()), key -> DataShape.of(results.dataset(trial)));
        validation |= shape.validation();
        test |= shape.test();
        earlyStopping |= spec.earlyStopping().isPresent();
        for (Component metric : spec.metrics()) {
            metrics.add(Measure.name(metric));
        }
        boolean sameNetwork = last.isOfNetwork(spec, shape);
        NetworkTable table = sameNetwork ? last.table() : NetworkTable.of(spec, shape.features());
        return new Seen(spec, trial.fold(), shape, table, TrainingSchedule.of(spec, shape.trainingRows()));
    }
}
