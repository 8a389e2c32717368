package dev.descent.sweep;

import dev.descent.model.Arithmetic;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.Missing;
import dev.descent.model.DatasetSpec.Split;
import dev.descent.model.EarlyStopping;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Parameter;
import dev.descent.model.Sections;
import dev.descent.model.SolveSpec;
import dev.descent.model.TrialSpec;
import dev.descent.number.CodePoints;
import dev.descent.number.Digest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The id of a trial: the first 16 hex digits of SHA-256 over the canonical text ({@link CanonicalText}) of all that decides its
 * outcome. Trials of equal ids are trained once. No name, path or report key is in it, and no engine: the journal's key is id and
 * engine.
 *
 * <p>A key that has its default is absent from the text, so that a key that comes new into the language moves no id; the version of
 * the arithmetic is always there.
 */
public final class ContentId {
    private ContentId() {}

    /**
     * The id of a trial.
     *
     * @param datasetDigest the table's digest; empty for a trial without a table
     * @param repeat from 1
     * @param fold from 1; 0 if the split has no folds
     */
    public static String of(TrialSpec spec, String datasetDigest, int repeat, int fold) {
        return text(bits(spec, datasetDigest, repeat, fold));
    }

    /** The id's 16 hex digits as a number. */
    public static long bits(TrialSpec spec, String datasetDigest, int repeat, int fold) {
        return Digest.first64Bits(canonical(spec, datasetDigest, repeat, fold));
    }

    /** The id that {@link #bits} stands for. */
    public static String text(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }

    /** The text that is digested. */
    static String canonical(TrialSpec spec, String datasetDigest, int repeat, int fold) {
        StringBuilder text = new StringBuilder(512);
        Keys all = new Keys(text);
        all.put("arithmetic", Arithmetic.VERSION);
        if (spec instanceof NetworkSpec network) {
            put(network, datasetDigest, repeat, fold, all);
        } else if (spec instanceof MinimizeSpec minimize) {
            put(minimize, repeat, fold, all);
        } else if (spec instanceof SolveSpec solve) {
            put(solve, repeat, fold, all);
        } else {
            throw new AssertionError(spec);
        }
        all.end();
        return text.toString();
    }

    private static void put(NetworkSpec spec, String datasetDigest, int repeat, int fold, Keys all) {
        all.putUnlessDefault(Sections.NETWORK_FILE, "batch_size", (long) spec.batchSize());
        all.put("data", datasetDigest);
        put(spec.dataset(), all.inside("dataset"));
        spec.earlyStopping().ifPresent(it -> all.put("early_stopping", earlyStopping(it)));
        all.putUnlessDefault(Sections.NETWORK_FILE, "epochs", (long) spec.epochs());
        all.putUnless(0, "fold", fold);
        spec.clipping().ifPresent(it -> all.put("gradient_clipping", it));
        all.put("layers", spec.layers());
        all.put("loss", spec.loss());
        all.putUnlessDefault(Sections.NETWORK_FILE, "metrics", spec.metrics());
        spec.optimizer().ifPresent(it -> all.put("optimizer", it));
        all.putUnless(1, "repeat", repeat);
        all.putUnlessDefault(Sections.NETWORK_FILE, "seed", spec.seed());
        all.putUnlessDefault(Sections.NETWORK_FILE, "shuffle", spec.shuffle());
    }

    private static void put(DatasetSpec spec, Keys all) {
        if (!spec.categorical().isEmpty()) {
            List<String> categorical = new ArrayList<>(spec.categorical());
            categorical.sort(CodePoints.ORDER);
            all.put("categorical", categorical);
        }
        all.put("encoding", spec.encoding().name());
        all.put("features", spec.features());
        if (spec.missing() != Missing.ERROR) {
            all.put("missing", spec.missing().name());
        }
        if (!spec.scaling().isEmpty()) {
            all.put("scale", spec.scaling());
        }
        spec.split().ifPresent(split -> all.put("split", split(split)));
        all.put("target", spec.targets());
        all.end();
    }

    private static Component earlyStopping(EarlyStopping it) {
        return Component.of(
                Sections.EARLY_STOPPING,
                Map.of(
                        "monitor", it.monitor(),
                        "patience", (long) it.patience(),
                        "min_delta", it.minDelta(),
                        "restore_best", it.restoreBest()));
    }

    private static Component split(Split split) {
        Map<String, Object> given = new TreeMap<>();
        if (split instanceof Split.Fractions it) {
            if (it.validation() > 0) {
                given.put("validation", it.validation());
            }
            if (it.test() > 0) {
                given.put("test", it.test());
            }
        } else if (split instanceof Split.ByColumn it) {
            return Component.of(Sections.SPLIT, Map.of("by", it.column()));
        } else if (split instanceof Split.Folds it) {
            given.put("folds", (long) it.k());
        } else {
            throw new AssertionError(split);
        }
        given.put("shuffle", split.shuffle());
        given.put("per_repeat", split.perRepeat());
        return Component.of(Sections.SPLIT, given);
    }

    private static void put(MinimizeSpec spec, int repeat, int fold, Keys all) {
        all.putUnless(0, "fold", fold);
        all.put("function", spec.function());
        spec.clipping().ifPresent(it -> all.put("gradient_clipping", it));
        spec.optimizer().ifPresent(it -> all.put("optimizer", it));
        all.putUnless(1, "repeat", repeat);
        all.putUnlessDefault(Sections.MINIMIZE_FILE, "seed", spec.seed());
        all.put("start", ordered(spec.start()));
        all.putUnlessDefault(Sections.MINIMIZE_FILE, "steps", (long) spec.steps());
    }

    private static void put(SolveSpec spec, int repeat, int fold, Keys all) {
        all.putUnless(0, "fold", fold);
        all.put("graph", ordered(spec.graph()));
        all.put("output", spec.output());
        all.putUnless(1, "repeat", repeat);
        all.putUnlessDefault(Sections.SOLVE_FILE, "seed", spec.seed());
        all.put("start", spec.start());
        all.putUnlessDefault(Sections.SOLVE_FILE, "steps", (long) spec.steps());
        all.put("target", spec.target());
        all.putUnlessDefault(Sections.SOLVE, "tolerance", spec.tolerance());
        all.put("variable", spec.variable());
    }

    /** A mapping whose order matters. */
    private static List<List<Object>> ordered(Map<String, ?> map) {
        List<List<Object>> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(List.of(key, value)));
        return pairs;
    }

    /** A mapping that is written as it is put together: its keys come in the order of the text. */
    private static final class Keys {
        private final StringBuilder text;
        private String last = "";

        Keys(StringBuilder text) {
            this.text = text;
        }

        void put(String key, Object value) {
            begin(key);
            CanonicalText.append(value, text);
        }

        /** A mapping at a key of this one; it must have ended before the next key is put. */
        Keys inside(String key) {
            begin(key);
            return new Keys(text);
        }

        void putUnless(Object usual, String key, Object value) {
            if (!value.equals(usual)) {
                put(key, value);
            }
        }

        /** Puts a value that is not the default of the section's key. */
        void putUnlessDefault(ComponentType section, String key, Object value) {
            Optional<Object> usual = section.parameter(key).flatMap(Parameter::fallback);
            if (usual.isEmpty() || !usual.get().equals(value)) {
                put(key, value);
            }
        }

        /** Ends the mapping. */
        void end() {
            text.append(last.isEmpty() ? "{}" : "}");
        }

        private void begin(String key) {
            if (key.compareTo(last) <= 0) {
                throw new IllegalArgumentException(key + " must come before " + last);
            }
            text.append(last.isEmpty() ? '{' : ',');
            CanonicalText.append(key, text);
            text.append(':');
            last = key;
        }
    }
}
