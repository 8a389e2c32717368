package dev.descent.analysis;

import dev.descent.model.DatasetSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Whether the ranking values of two configurations are of one kind: of the same targets of the same rows, and if losses, of one unit. */
final class Likeness {
    private final Results results;
    private final String column;

    Likeness(Results results) {
        this.results = results;
        this.column = results.experiment().report().rankBy();
    }

    /** Why two configurations can't be compared, or {@link Unlike#NOTHING}. */
    Unlike between(RankedConfiguration left, RankedConfiguration right) {
        Trial first = trial(left, 0);
        Trial second = trial(right, 0);
        if (first.spec().network().isEmpty() || second.spec().network().isEmpty()) {
            return Unlike.NOTHING;
        }
        NetworkSpec a = first.network();
        NetworkSpec b = second.network();
        return new Unlike(
                targets(a.dataset(), b.dataset()),
                rows(left, right),
                LossUnits.ofRanking(column, List.of(a, b)),
                LossUnits.weightsOfRanking(column, List.of(a, b)));
    }

    /** Whether values of a column of two trials on the same rows are of one unit. */
    static boolean haveOneUnit(String column, Trial left, Trial right) {
        if (left.spec().network().isEmpty() || right.spec().network().isEmpty()) {
            return true;
        }
        List<NetworkSpec> both = List.of(left.network(), right.network());
        return LossUnits.ofRanking(column, both).isEmpty()
                && LossUnits.weightsOfRanking(column, both).isEmpty();
    }

    private static List<String> targets(DatasetSpec a, DatasetSpec b) {
        List<String> keys = new ArrayList<>();
        add(keys, "dataset.target", a.targets(), b.targets());
        add(keys, "dataset.positive", a.positive(), b.positive());
        return keys;
    }

    /** Asks for rows only where a key differs that may decide on them. */
    private List<String> rows(RankedConfiguration left, RankedConfiguration right) {
        DatasetSpec a = trial(left, 0).network().dataset();
        DatasetSpec b = trial(right, 0).network().dataset();
        List<String> keys = new ArrayList<>();
        add(keys, "dataset.split", a.split(), b.split());
        add(keys, "dataset.missing", a.missing(), b.missing());
        add(keys, "dataset.features", a.features(), b.features());
        add(keys, "dataset.weight", a.weights().column(), b.weights().column());
        boolean differ = !keys.isEmpty()
                && trial(left, 0).spec().seed() == trial(right, 0).spec().seed()
                && !(isDrawnAlike(a, b) && isOnSameRows(left, right));
        return differ ? keys : List.of();
    }

    private static void add(List<String> keys, String key, Object left, Object right) {
        if (!Objects.equals(left, right)) {
            keys.add(key);
        }
    }

    private static boolean isDrawnAlike(DatasetSpec a, DatasetSpec b) {
        return a.split().map(Split::folds).equals(b.split().map(Split::folds))
                && a.split().map(Split::perRepeat).equals(b.split().map(Split::perRepeat));
    }

    /** By the first and the last round, which differ from each other where rounds have rows of their own. */
    private boolean isOnSameRows(RankedConfiguration left, RankedConfiguration right) {
        int lastOfLeft = left.trials().size() - 1;
        int lastOfRight = right.trials().size() - 1;
        return lastOfLeft == lastOfRight
                && Arrays.equals(rows(trial(left, 0)), rows(trial(right, 0)))
                && Arrays.equals(rows(trial(left, lastOfLeft)), rows(trial(right, lastOfRight)));
    }

    private int[] rows(Trial trial) {
        return results.partRows(trial, TrialColumns.part(column));
    }

    private Trial trial(RankedConfiguration standing, int index) {
        return results.experiment().trials().get(standing.trials().get(index));
    }
}
