package dev.descent.sweep;

import dev.descent.model.Arithmetic;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.Split;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.SolveSpec;
import dev.descent.model.TrialSpec;
import dev.descent.number.CodePoints;
import dev.descent.number.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The id of a trial: the first 16 hex digits of SHA-256 over the canonical text ({@link CanonicalText}) of all that decides its
 * outcome. Trials of equal ids are trained once. No name, path or report key is in it, and no engine: the journal's key is id and
 * engine.
 */
public final class ContentId {
    static final String REPEAT = "repeat";
    private static final int DIGITS = 16;

    private ContentId() {}

    /**
     * The id of a trial.
     *
     * @param datasetDigest the table's SHA-256; empty for a trial without a table
     * @param repeat from 1
     * @param fold from 1; 0 if the split has no folds
     */
    public static String of(TrialSpec spec, String datasetDigest, int repeat, int fold) {
        return Digest.sha256(text(spec, datasetDigest, repeat, fold)).substring(0, DIGITS);
    }

    /** The text that is digested. */
    static String text(TrialSpec spec, String datasetDigest, int repeat, int fold) {
        return CanonicalText.of(all(spec, datasetDigest, repeat, fold));
    }

    /** All that decides a trial's outcome, by its name, in the order of the text. */
    static SortedMap<String, Object> all(TrialSpec spec, String datasetDigest, int repeat, int fold) {
        SortedMap<String, Object> all;
        if (spec instanceof NetworkSpec network) {
            all = network(network);
            all.put("data", datasetDigest);
        } else if (spec instanceof MinimizeSpec minimize) {
            all = minimize(minimize);
        } else if (spec instanceof SolveSpec solve) {
            all = solve(solve);
        } else {
            throw new AssertionError(spec);
        }
        all.put("arithmetic", Arithmetic.VERSION);
        all.put("seed", spec.seed());
        all.put(REPEAT, repeat);
        all.put("fold", fold);
        return all;
    }

    private static SortedMap<String, Object> network(NetworkSpec spec) {
        SortedMap<String, Object> all = new TreeMap<>();
        all.put("dataset", spec.dataset());
        all.put("layers", spec.layers());
        all.put("loss", spec.loss());
        all.put("metrics", spec.metrics());
        spec.optimizer().ifPresent(it -> all.put("optimizer", it));
        all.put("epochs", spec.epochs());
        all.put("batch_size", spec.batchSize());
        all.put("shuffle", spec.shuffle());
        spec.earlyStopping()
                .ifPresent(it -> all.put(
                        "early_stopping",
                        Map.of(
                                "monitor", it.monitor(),
                                "patience", it.patience(),
                                "min_delta", it.minDelta(),
                                "restore_best", it.restoreBest())));
        spec.clipping().ifPresent(it -> all.put("gradient_clipping", it));
        return all;
    }

    /** A dataset as {@link CanonicalText} writes it. */
    static Map<String, Object> dataset(DatasetSpec spec) {
        Map<String, Object> all = new TreeMap<>();
        all.put("target", spec.targets());
        all.put("features", spec.features());
        List<String> categorical = new ArrayList<>(spec.categorical());
        categorical.sort(CodePoints.ORDER);
        all.put("categorical", categorical);
        all.put("encoding", spec.encoding().name());
        all.put("missing", spec.missing().name());
        all.put("scale", spec.scaling());
        spec.split().ifPresent(split -> all.put("split", split(split)));
        return all;
    }

    private static Map<String, Object> split(Split split) {
        if (split instanceof Split.Fractions it) {
            return Map.of(
                    "validation", it.validation(),
                    "test", it.test(),
                    "shuffle", it.shuffle(),
                    "per_repeat", it.perRepeat());
        }
        if (split instanceof Split.ByColumn it) {
            return Map.of("by", it.column());
        }
        if (split instanceof Split.Folds it) {
            return Map.of("folds", it.k(), "shuffle", it.shuffle(), "per_repeat", it.perRepeat());
        }
        throw new AssertionError(split);
    }

    private static SortedMap<String, Object> minimize(MinimizeSpec spec) {
        SortedMap<String, Object> all = new TreeMap<>();
        all.put("function", spec.function());
        all.put("start", CanonicalText.ordered(spec.start()));
        spec.optimizer().ifPresent(it -> all.put("optimizer", it));
        all.put("steps", spec.steps());
        spec.clipping().ifPresent(it -> all.put("gradient_clipping", it));
        return all;
    }

    private static SortedMap<String, Object> solve(SolveSpec spec) {
        SortedMap<String, Object> all = new TreeMap<>();
        all.put("graph", CanonicalText.ordered(spec.graph()));
        all.put("output", spec.output());
        all.put("target", spec.target());
        all.put("variable", spec.variable());
        all.put("start", spec.start());
        all.put("tolerance", spec.tolerance());
        all.put("steps", spec.steps());
        return all;
    }
}
