package dev.descent.analysis;

import dev.descent.data.Dataset;
import dev.descent.data.DatasetKey;
import dev.descent.data.Datasets;
import dev.descent.data.PartName;
import dev.descent.data.Table;
import dev.descent.data.TargetFollower;
import dev.descent.model.DatasetSpec;
import dev.descent.model.ExperimentSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.number.NumberText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What of a table and its split may spoil what is learned, before anything is: one sentence each, with the key that mends it.
 * {@link ColumnWarnings} looks at the columns, {@link PartWarnings} at the parts, {@link NetworkWarnings} at what networks make of
 * them. Trials are shown in sweep order.
 */
public final class TableWarnings {
    /** Splits that are looked at, such as folds; of more the first ones. */
    private static final int SPLITS = 16;
    /** Rows that are looked at once for each split; where there are more, fewer splits are looked at. */
    private static final int ROWS = 1_000_000;

    private final Function<Trial, Table> tables;
    private final Function<Trial, Dataset> data;
    /** Whether some rows equal others that they need not equal. */
    private final Map<DatasetSpec, Boolean> repeated = new HashMap<>();

    private final Set<DatasetKey> splits = new HashSet<>();
    private final Map<DatasetSpec, Set<List<Object>>> networks = new HashMap<>();
    /** What was looked at of the last dataset. */
    private Set<List<Object>> networksOfLast = Set.of();

    /** Features that were told to follow a target. */
    private final Set<String> followers = new HashSet<>();

    private final Set<String> ofColumns = new LinkedHashSet<>();
    private final Set<String> ofNetworks = new LinkedHashSet<>();
    private final PartWarnings ofParts;
    private final NetworkWarnings network;
    private long rows;
    private Trial last;
    private boolean inKnownSplit;

    /**
     * Has seen no trial yet.
     *
     * @param experiment whose trials train networks, or none is ever shown
     * @param tables the table of a trial
     * @param data what a trial learns
     */
    public TableWarnings(ExperimentSpec experiment, Function<Trial, Table> tables, Function<Trial, Dataset> data) {
        this.tables = tables;
        this.data = data;
        this.ofParts = new PartWarnings(experiment);
        this.network = new NetworkWarnings(experiment, ofNetworks);
    }

    /** Looks at a trial that trains a network; one that is like the last but for its rate costs next to nothing. */
    public void look(Trial trial) {
        boolean sameSplit = last != null && isOfSameSplit(trial, last);
        if (sameSplit && (!inKnownSplit || areAlike(trial.network(), last.network()))) {
            return;
        }
        if (last == null || trial.network().dataset() != last.network().dataset()) {
            networksOfLast = networks.computeIfAbsent(trial.network().dataset(), it -> new HashSet<>());
        }
        last = trial;
        if (!sameSplit) {
            inKnownSplit = lookAtSplit(trial);
        }
        if (inKnownSplit && networksOfLast.add(outline(trial))) {
            network.look(trial.network(), data.apply(trial));
        }
    }

    /** The warnings of all trials that were shown. */
    public List<String> list() {
        List<String> all = new ArrayList<>(ofColumns);
        all.addAll(ofNetworks);
        all.addAll(ofParts.list());
        return all;
    }

    /** Whether the split is one of those that are looked at. */
    private boolean lookAtSplit(Trial trial) {
        DatasetSpec spec = trial.network().dataset();
        if (!repeated.containsKey(spec)) {
            repeated.put(spec, new ColumnWarnings(tables.apply(trial), spec, ofColumns).look());
            lookForFollowers(trial, tables.apply(trial), spec);
        }
        DatasetKey key = DatasetKey.of(trial);
        if (splits.contains(key)) {
            return true;
        }
        Table table = tables.apply(trial);
        rows += table.rows();
        if (splits.size() == SPLITS || !splits.isEmpty() && rows > ROWS) {
            return false;
        }
        splits.add(key);
        ofParts.look(trial, table.hasSeveralFiles(), data.apply(trial), repeated.get(spec));
        return true;
    }

    /** Features that may be a target in disguise, unless there is no other; each is told once, whatever other splits make of it. */
    private void lookForFollowers(Trial trial, Table table, DatasetSpec spec) {
        if (spec.encoding() != DatasetSpec.TargetEncoding.NUMERIC
                || spec.features().size() == 1) {
            return;
        }
        DatasetKey key = DatasetKey.of(trial);
        int[] rows = Datasets.partRows(table, spec, key.seed(), key.repeat(), key.fold(), PartName.TRAIN);
        for (String name : spec.features()) {
            if (followers.contains(name) || spec.encodings().containsKey(name)) {
                continue;
            }
            int column = table.column(name).orElseThrow();
            TargetFollower.of(table, column, spec.targets(), rows).ifPresent(it -> {
                followers.add(name);
                ofColumns.add(ColumnWarnings.quoted(name) + " follows the target"
                        + (spec.targets().size() == 1 ? "" : " " + ColumnWarnings.quoted(it.target())) + " (r = "
                        + NumberText.statistic(it.r())
                        + "): list it under dataset.ignore unless it is known before the target is.");
            });
        }
    }

    private static boolean isOfSameSplit(Trial trial, Trial other) {
        NetworkSpec network = trial.network();
        DatasetSpec dataset = network.dataset();
        return dataset == other.network().dataset()
                && trial.fold() == other.fold()
                && (network.seed() == other.network().seed()
                        || !dataset.split().map(Split::shuffle).orElse(false))
                && (trial.repeat() == other.repeat()
                        || !dataset.split().map(Split::perRepeat).orElse(false));
    }

    private static boolean areAlike(NetworkSpec network, NetworkSpec other) {
        return network == other
                || network.batchSize() == other.batchSize()
                        && network.loss().equals(other.loss())
                        && network.layers().equals(other.layers())
                        && (network.epochs() == 0) == (other.epochs() == 0)
                        && NetworkWarnings.descends(network) == NetworkWarnings.descends(other);
    }

    /** What of a trial matters, with its dataset, to the warnings of its network. */
    private static List<Object> outline(Trial trial) {
        NetworkSpec network = trial.network();
        return List.of(
                trial.fold(),
                network.layers(),
                network.loss(),
                network.batchSize(),
                network.epochs() == 0,
                NetworkWarnings.descends(network));
    }
}
