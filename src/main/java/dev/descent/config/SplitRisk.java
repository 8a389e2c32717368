package dev.descent.config;

import dev.descent.data.Datasets;
import dev.descent.data.PartSizes;
import dev.descent.data.Table;
import dev.descent.model.DatasetSpec;
import dev.descent.model.Split;
import dev.descent.problem.FileRefused;
import dev.descent.problem.Problems;

/**
 * What can go wrong in a dataset only once its rows are split, and then with some seeds and not with others: a column without any
 * value in the training part has no mean; a scaler fitted on training rows that are almost equal makes another row infinite.
 * Neither can happen in an ordinary table; where it can, every split is tried.
 */
final class SplitRisk {
    /**
     * Scaled values stay below rows × 2·max/(2⁻⁵³·min) of a column's largest and smallest magnitudes, so with this ratio of the
     * two they fit a 32-bit float by far.
     */
    private static final double SAFE_RATIO = 1e10;

    private SplitRisk() {}

    /** Tries the splits with this seed, of a split that is drawn for each repeat the first; what is wrong is told. */
    static boolean isSound(Table table, DatasetSpec spec, long seed, Problems problems) {
        int folds = folds(spec);
        try {
            for (int fold = Math.min(folds, 1); fold <= folds; fold++) {
                Datasets.build(table, spec, seed, 1, fold, 0);
            }
            return true;
        } catch (FileRefused refused) {
            problems.addAll(refused.problems());
            return false;
        }
    }

    /** Whether anything can go wrong with some seed. */
    static boolean isRisky(Table table, DatasetSpec spec) {
        if (spec.split().isEmpty() && !table.hasSeveralFiles()) {
            return false;
        }
        int folds = folds(spec);
        PartSizes sizes = Datasets.sizes(table, spec, folds);
        int others = sizes.validation() + sizes.test() + Math.min(folds, 1);
        for (String name : spec.features()) {
            int column = table.column(name).orElseThrow();
            if (table.isNumeric(column) && spec.scaling().containsKey(name)) {
                double largest = table.greatestMagnitude(column);
                double smallest = table.smallestMagnitude(column);
                if (largest / smallest > SAFE_RATIO) {
                    return true;
                }
            }
        }
        return Datasets.mayLackValues(table, spec, others);
    }

    private static int folds(DatasetSpec spec) {
        return spec.split().map(Split::folds).orElse(0);
    }
}
