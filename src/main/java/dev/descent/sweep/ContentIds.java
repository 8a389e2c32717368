package dev.descent.sweep;

import dev.descent.model.Arithmetic;
import dev.descent.model.ByColumn;
import dev.descent.model.Component;
import dev.descent.model.ComponentType;
import dev.descent.model.DatasetSpec;
import dev.descent.model.DatasetSpec.TargetScale;
import dev.descent.model.EarlyStopping;
import dev.descent.model.InitialWeights;
import dev.descent.model.MinimizeSpec;
import dev.descent.model.NetworkSpec;
import dev.descent.model.Parameter;
import dev.descent.model.ReduceOnPlateau;
import dev.descent.model.Sections;
import dev.descent.model.SolveSpec;
import dev.descent.model.Split;
import dev.descent.model.TrialSpec;
import dev.descent.number.CodePoints;
import dev.descent.number.Digest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ids of a configuration's trials. An id is the first 16 hex digits of SHA-256 over the canonical text ({@link CanonicalText}) of
 * all that decides the trial's outcome; trials of equal ids are trained once. No name, path or report key is in it, and no engine:
 * the journal's key is id and engine.
 *
 * <p>A key that has its default is absent from the text, so that a key that comes new into the language moves no id; the version of
 * the arithmetic is always there. The text is put together once: of the trials of one configuration fold and repeat alone differ. What
 * those of one fold begin with is digested once.
 */
public final class ContentIds {
    private final String untilFold;
    private final String untilRepeat;
    private final String behind;
    /** What the texts of one fold, the last that was asked for, begin with. */
    private Digest.Beginning beginning;

    private int foldOfBeginning = -1;

    private ContentIds(String text, int fold, int repeat) {
        this.untilFold = text.substring(0, fold);
        this.untilRepeat = text.substring(fold, repeat);
        this.behind = text.substring(repeat);
    }

    /**
     * The ids of all trials that do the same.
     *
     * @param datasetDigest the table's digest; empty for trials without a table
     */
    public static ContentIds of(TrialSpec spec, String datasetDigest) {
        return of(
                spec,
                datasetDigest,
                spec.network().map(it -> datasetText(it.dataset())).orElse(""));
    }

    /**
     * As {@link #of(TrialSpec, String)}, where the dataset's own text is known.
     *
     * @param datasetText what {@link #datasetText} gives; empty for trials without a table
     */
    public static ContentIds of(TrialSpec spec, String datasetDigest, String datasetText) {
        Keys all = new Keys(new StringBuilder(512));
        all.put("arithmetic", Arithmetic.VERSION);
        if (spec instanceof NetworkSpec network) {
            put(network, datasetDigest, datasetText, all);
        } else if (spec instanceof MinimizeSpec minimize) {
            put(minimize, all);
        } else if (spec instanceof SolveSpec solve) {
            put(solve, all);
        } else {
            throw new AssertionError(spec);
        }
        all.end();
        return new ContentIds(all.text.toString(), all.rooms.get(0), all.rooms.get(1));
    }

    /** The part of the text that a dataset decides alone. */
    public static String datasetText(DatasetSpec spec) {
        Keys all = new Keys(new StringBuilder(256));
        put(spec, all);
        return all.text.toString();
    }

    /**
     * The id of a trial: 16 hex digits, as the number that they are.
     *
     * @param repeat from 1
     * @param fold from 1; 0 if the split has no folds
     */
    public synchronized long bits(int repeat, int fold) {
        if (fold != foldOfBeginning) {
            beginning = new Digest.Beginning(beginning(fold));
            foldOfBeginning = fold;
        }
        return beginning.first64Bits(rest(repeat));
    }

    /** The 16 hex digits of an id. */
    public static String text(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }

    /** The text that is digested. */
    String canonical(int repeat, int fold) {
        return beginning(fold) + rest(repeat);
    }

    private String beginning(int fold) {
        return untilFold + (fold == 0 ? "" : ",\"fold\":" + fold) + untilRepeat;
    }

    private String rest(int repeat) {
        return (repeat == 1 ? "" : ",\"repeat\":" + repeat) + behind;
    }

    private static void put(NetworkSpec spec, String datasetDigest, String datasetText, Keys all) {
        all.putUnlessDefault(Sections.NETWORK_FILE, "batch_size", (long) spec.batchSize());
        all.put("data", datasetDigest);
        all.putText("dataset", datasetText);
        if (spec.earlyStopping().isPresent()) {
            all.put("early_stopping", earlyStopping(spec.earlyStopping().get()));
        }
        all.putUnlessDefault(Sections.NETWORK_FILE, "epochs", (long) spec.epochs());
        all.leaveRoom("fold");
        put("gradient_clipping", spec.clipping(), all);
        put("initial_weights", spec.initialWeights().map(InitialWeights::sha256), all);
        all.put("layers", spec.layers());
        all.put("loss", spec.loss());
        all.putUnlessDefault(Sections.NETWORK_FILE, "metrics", spec.metrics());
        put("optimizer", spec.optimizer(), all);
        put("reduce_on_plateau", spec.reduceOnPlateau().map(ContentIds::reduceOnPlateau), all);
        all.leaveRoom("repeat");
        all.putUnlessDefault(Sections.NETWORK_FILE, "seed", spec.seed());
        all.putUnlessDefault(Sections.NETWORK_FILE, "shuffle", spec.shuffle());
    }

    private static void put(DatasetSpec spec, Keys all) {
        List<String> categorical = new ArrayList<>();
        Map<String, Component> encodings = new TreeMap<>();
        for (Map.Entry<String, Component> it : spec.encodings().entrySet()) {
            Component encoding = it.getValue();
            if (encoding.type() == Sections.CATEGORY && encoding.given().isEmpty()) {
                categorical.add(it.getKey());
            } else {
                encodings.put(it.getKey(), encoding);
            }
        }
        if (!categorical.isEmpty()) {
            categorical.sort(CodePoints.ORDER);
            all.put("categorical", categorical);
        }
        if (spec.weights().balanced()) {
            all.put("class_weight", "balanced");
        } else if (spec.weights().ofClasses()) {
            all.put("class_weight", new TreeMap<>(spec.weights().classes()));
        }
        if (!encodings.isEmpty()) {
            all.put("columns", encodings);
        }
        all.put("encoding", spec.encoding().name());
        all.put("features", spec.features());
        put("missing", missing(spec.missing()), all);
        put("positive", spec.positive(), all);
        if (!spec.scaling().isEmpty()) {
            all.put("scale", spec.scaling());
        }
        if (spec.targetScale() != TargetScale.NONE) {
            all.put("scale_target", spec.targetScale().name());
        }
        if (spec.split().isPresent()) {
            all.put("split", split(spec.split().get()));
        }
        all.put("target", spec.targets());
        put("weight", spec.weights().column(), all);
        all.end();
    }

    private static void put(String key, Optional<?> value, Keys all) {
        if (value.isPresent()) {
            all.put(key, value.get());
        }
    }

    /** A strategy without settings for all columns is its name, as it was before there were others. */
    private static Optional<Object> missing(ByColumn missing) {
        Component others = (Component) missing.fallback().orElse(null);
        boolean told = others != null && !others.is("error");
        if (missing.columns().isEmpty()) {
            boolean named = told && others.given().isEmpty();
            return told ? Optional.of(named ? others.name().toUpperCase(Locale.ROOT) : others) : Optional.empty();
        }
        Map<String, Object> all = new TreeMap<>(Map.of(ByColumn.COLUMNS, missing.columns()));
        if (told) {
            all.put(ByColumn.DEFAULT, others);
        }
        return Optional.of(all);
    }

    private static Component earlyStopping(EarlyStopping it) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("monitor", it.monitor());
        boolean usual = it.patience() == (it.goal().isPresent() ? EarlyStopping.ENDLESS : 0);
        if (!usual) {
            given.put("patience", (long) it.patience());
        }
        given.put("min_delta", it.minDelta());
        given.put("restore_best", it.restoreBest());
        it.goal().ifPresent(goal -> given.put("goal", goal));
        return Component.of(Sections.EARLY_STOPPING, given);
    }

    private static Component reduceOnPlateau(ReduceOnPlateau it) {
        Map<String, Object> all = new TreeMap<>();
        all.put("monitor", it.monitor());
        all.put("factor", it.factor());
        all.put("patience", (long) it.patience());
        all.put("min_delta", it.minDelta());
        all.put("cooldown", (long) it.cooldown());
        all.put("min_lr", it.leastRate());
        all.put("mode", it.mode().name().toLowerCase(Locale.ROOT));
        return Component.of(Sections.REDUCE_ON_PLATEAU, all);
    }

    private static String orderKey(Split.Order order) {
        if (order instanceof Split.Order.Stratified) {
            return "stratify";
        }
        return order instanceof Split.Order.Grouped ? "group" : "order";
    }

    private static Component split(Split split) {
        Map<String, Object> given = new TreeMap<>();
        if (split.test() > 0) {
            given.put("test", split.test());
        }
        if (split instanceof Split.Fractions it) {
            if (it.validation() > 0) {
                given.put("validation", it.validation());
            }
        } else if (split instanceof Split.ByColumn it) {
            return Component.of(Sections.SPLIT, Map.of("by", it.by()));
        } else if (split instanceof Split.Folds it) {
            given.put("folds", (long) it.folds());
        } else if (split instanceof Split.Forward it) {
            given.put("forward", (long) it.folds());
            if (it.gap() > 0) {
                given.put("gap", (long) it.gap());
            }
        } else {
            throw new AssertionError(split);
        }
        if (split.order().column().isPresent()) {
            given.put(orderKey(split.order()), split.order().column().get());
        }
        given.put("shuffle", split.shuffle());
        given.put("per_repeat", split.perRepeat());
        return Component.of(Sections.SPLIT, given);
    }

    private static void put(MinimizeSpec spec, Keys all) {
        all.leaveRoom("fold");
        all.put("function", spec.function());
        put("gradient_clipping", spec.clipping(), all);
        put("optimizer", spec.optimizer(), all);
        all.leaveRoom("repeat");
        all.putUnlessDefault(Sections.MINIMIZE_FILE, "seed", spec.seed());
        all.put("start", CanonicalText.pairs(spec.start()));
        all.putUnlessDefault(Sections.MINIMIZE_FILE, "steps", (long) spec.steps());
        put("tolerance", spec.tolerance(), all);
    }

    private static void put(SolveSpec spec, Keys all) {
        all.leaveRoom("fold");
        all.put("graph", CanonicalText.pairs(spec.graph()));
        all.put("output", spec.output());
        all.leaveRoom("repeat");
        all.putUnlessDefault(Sections.SOLVE_FILE, "seed", spec.seed());
        all.put("start", spec.start());
        all.putUnlessDefault(Sections.SOLVE_FILE, "steps", (long) spec.steps());
        all.put("target", spec.target());
        all.putUnlessDefault(Sections.SOLVE, "tolerance", spec.tolerance());
        all.put("variable", spec.variable());
    }

    /** A mapping that is written as it is put together: its keys come in the order of the text. */
    private static final class Keys {
        private final StringBuilder text;
        private String last = "";
        /** Where the keys belong that room was left for. */
        private final List<Integer> rooms = new ArrayList<>();

        Keys(StringBuilder text) {
            this.text = text;
        }

        void put(String key, Object value) {
            begin(key);
            CanonicalText.append(value, text);
        }

        /** Puts a value that is canonical text already. */
        void putText(String key, String canonical) {
            begin(key);
            text.append(canonical);
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

        /** Leaves room for a key that is not the first. */
        void leaveRoom(String key) {
            follow(key);
            rooms.add(text.length());
        }

        private void begin(String key) {
            text.append(last.isEmpty() ? '{' : ',');
            follow(key);
            CanonicalText.append(key, text);
            text.append(':');
        }

        private void follow(String key) {
            if (key.compareTo(last) <= 0) {
                throw new IllegalArgumentException(key + " must come before " + last);
            }
            last = key;
        }
    }
}
