package dev.descent.analysis;

import dev.descent.analysis.statistics.Summary;
import dev.descent.model.Split;
import dev.descent.model.Trial;
import dev.descent.model.TrialSpec;
import java.util.Arrays;
import java.util.List;

/**
 * How much the training parts of a configuration's trials overlap, where trials have splits of their own: folds, and parts drawn for
 * each repeat. Their results are correlated then, and intervals and tests that take them as independent promise too much.
 *
 * <pre>
 *   overlap = rows left out of training / rows trained on      1/(k − 1) of k folds
 * </pre>
 *
 * <p>Left out are the rows that validate, whatever is measured. Of parts drawn for each repeat the test part is not counted: all
 * repeats share it, as trials of one split share all their parts.
 *
 * @see <a href="https://doi.org/10.1023/A:1024068626366">Nadeau and Bengio (2003), Inference for the Generalization Error</a>
 */
public final class Overlap {
    /** What a report says where it took the overlap into account. */
    public static final String NOTE =
            "Intervals and tests are corrected for training parts that overlap (Nadeau and Bengio 2003): "
                    + "results of several splits of the same rows are not independent.";

    private Overlap() {}

    /** The overlap; 0 if all trials share one split. */
    public static double of(TrialSpec spec) {
        Split split = split(spec);
        if (split instanceof Split.Folds folds) {
            return ofFolds(folds.folds());
        }
        if (split instanceof Split.Forward forward) {
            return ofWindows(forward.folds());
        }
        return split instanceof Split.Fractions f && f.perRepeat() ? ofShares(f.validation(), f.test()) : 0;
    }

    /** The overlap if the configuration had so many rounds: where all repeats share the folds, more rounds are more folds. */
    static double ofRounds(TrialSpec spec, int rounds) {
        if (!sharesFolds(spec)) {
            return of(spec);
        }
        return split(spec) instanceof Split.Forward ? ofWindows(rounds) : ofFolds(rounds);
    }

    /**
     * The summary of values of a configuration's trials. Where all repeats share the folds, its interval is that of the means of the
     * folds: repeats of one fold tell nothing of other rows. Repeats of a function are identical and have no interval: nothing is left to
     * chance.
     *
     * @param trials of one configuration, a value each, none of which is NaN
     */
    static Summary summary(List<Trial> trials, double[] values) {
        if (values.length == 0) {
            return Summary.of(values);
        }
        TrialSpec spec = trials.get(0).spec();
        if (spec.network().isEmpty()) {
            return Summary.of(values).withoutIntervals();
        }
        double overlap = values.length < 2 ? 0 : of(spec);
        if (!sharesFolds(spec)) {
            return Summary.of(values, overlap);
        }
        double[] means = new double[folds(spec) + 1];
        int[] members = new int[means.length];
        for (int i = 0; i < values.length; i++) {
            means[trials.get(i).fold()] += values[i];
            members[trials.get(i).fold()]++;
        }
        int folds = 0;
        for (int fold = 0; fold < means.length; fold++) {
            if (members[fold] > 0) {
                means[folds++] = members[fold] == 1 ? means[fold] : means[fold] / members[fold];
            }
        }
        Summary all = Summary.of(values, overlap);
        return folds == values.length ? all : all.ofUnits(Summary.of(Arrays.copyOf(means, folds), overlap));
    }

    /** Whether there are folds, which all repeats share. */
    static boolean sharesFolds(TrialSpec spec) {
        Split split = split(spec);
        return split != null && split.folds() > 0 && !split.perRepeat();
    }

    /** How many folds there are; 0 without. */
    static int folds(TrialSpec spec) {
        Split split = split(spec);
        return split == null ? 0 : split.folds();
    }

    private static Split split(TrialSpec spec) {
        return spec.network().flatMap(network -> network.dataset().split()).orElse(null);
    }

    /** The overlap of parts that are drawn anew for each repeat. */
    public static double ofShares(double validation, double test) {
        return validation / (1 - validation - test);
    }

    public static double ofFolds(int k) {
        return k < 2 ? 0 : 1.0 / (k - 1);
    }

    /** The overlap of windows that grow from 1 to k parts, each with one part that validates: of the mean window. */
    public static double ofWindows(int k) {
        return 2.0 / (k + 1);
    }

    /** Whether any number of a configuration's report was corrected. */
    public static boolean concerns(Findings findings, RankedConfiguration standing) {
        return standing.summary().n() > 1 && of(findings.trial(standing.first()).spec()) > 0;
    }
}
