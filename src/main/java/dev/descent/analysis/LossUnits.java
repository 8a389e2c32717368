package dev.descent.analysis;

import dev.descent.data.PartName;
import dev.descent.model.DatasetSpec.TargetEncoding;
import dev.descent.model.LayerPlace;
import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Whether the losses of several configurations can be compared. They can't where the loss is another one, where it is of a target that
 * is scaled otherwise, or where rows weigh otherwise; metrics can, unless they too count rows by their weight.
 *
 * @param keys in which the configurations differ so; none if their losses can be compared
 * @param metric what is to be shown in place of the losses: the metric that is ranked by, else the first, of those that can be
 *     compared; empty if there is none
 */
public record LossUnits(List<String> keys, Optional<String> metric) {
    private static final String WEIGHT = "dataset.weight";
    private static final String CLASS_WEIGHT = "dataset.class_weight";
    private static final String REGULARIZER = "_regularizer";

    /** Those of the configurations of an experiment. */
    public static LossUnits of(Findings findings) {
        return of(findings, findings.ranking().standings());
    }

    /** Those of some of its configurations. */
    public static LossUnits of(Findings findings, List<RankedConfiguration> some) {
        List<NetworkSpec> specs = new ArrayList<>();
        for (RankedConfiguration standing : some) {
            Optional<NetworkSpec> network =
                    findings.trial(standing.first()).spec().network();
            if (network.isPresent()) {
                specs.add(network.get());
            }
        }
        List<String> keys = specs.size() > 1 ? differing(specs) : List.of();
        boolean sameWeights = !keys.contains(WEIGHT) && !keys.contains(CLASS_WEIGHT);
        return new LossUnits(keys, metric(findings, sameWeights));
    }

    /**
     * The keys by which losses that rank have no common unit; none where a metric ranks. Weights of classes count in training alone, and
     * penalties are in the losses of all parts.
     *
     * @param column that is ranked by
     */
    static List<String> ofRanking(String column, List<NetworkSpec> specs) {
        if (!Measure.isLoss(column)) {
            return List.of();
        }
        List<String> keys = new ArrayList<>(differing(specs));
        if (!column.equals(TrialColumns.FINAL_LOSS)) {
            keys.remove(CLASS_WEIGHT);
        }
        boolean sameDepth = specs.stream()
                        .map(spec -> LayerPlace.all(spec.layers()).size())
                        .distinct()
                        .count()
                == 1;
        for (String regularizer : regularizers(specs)) {
            addIfDiffers(
                    keys,
                    regularizer,
                    specs,
                    spec -> sameDepth ? penalties(spec, regularizer) : differentPenalties(spec, regularizer));
        }
        return keys;
    }

    /**
     * The keys by which a metric that ranks counts rows otherwise; none where it counts all alike, or a loss ranks.
     *
     * @param column that is ranked by
     */
    static List<String> weightsOfRanking(String column, List<NetworkSpec> specs) {
        List<String> keys = new ArrayList<>();
        if (Measure.ofColumn(column).filter(Measure::weighted).isPresent()) {
            addWeights(keys, specs);
            if (TrialColumns.part(column) != PartName.TRAIN) {
                keys.remove(CLASS_WEIGHT);
            }
        }
        return keys;
    }

    private static TreeSet<String> regularizers(List<NetworkSpec> specs) {
        TreeSet<String> names = new TreeSet<>();
        for (NetworkSpec spec : specs) {
            for (LayerPlace layer : LayerPlace.all(spec.layers())) {
                for (String key : layer.component().given().keySet()) {
                    if (key.endsWith(REGULARIZER)) {
                        names.add(key);
                    }
                }
            }
        }
        return names;
    }

    /** The penalties of that name, layer by layer. */
    private static List<Optional<Object>> penalties(NetworkSpec spec, String regularizer) {
        List<Optional<Object>> penalties = new ArrayList<>();
        for (LayerPlace layer : LayerPlace.all(spec.layers())) {
            penalties.add(layer.component().find(regularizer));
        }
        return penalties;
    }

    /** The different ones of a network among others of another depth: more layers with the same one are no other loss. */
    private static List<Optional<Object>> differentPenalties(NetworkSpec spec, String regularizer) {
        List<Optional<Object>> different = new ArrayList<>();
        for (Optional<Object> penalty : penalties(spec, regularizer)) {
            if (penalty.isPresent() && !different.contains(penalty)) {
                different.add(penalty);
            }
        }
        return different;
    }

    /** A ranking that would be comparable: {@code rank by a metric, such as `rank_by: val_mse`}. */
    static String remedy(Findings findings) {
        String rankBy = findings.experiment().report().rankBy();
        boolean training = rankBy.equals(TrialColumns.FINAL_LOSS);
        String unseen = findings.parts().validation() ? "val_" : "";
        String measure = TrialColumns.measureOf(rankBy);
        String part = training ? unseen : rankBy.substring(0, rankBy.length() - measure.length());
        Optional<String> measured = metric(findings, false);
        boolean numbers = findings.example().network().dataset().encoding() == TargetEncoding.NUMERIC;
        String metric = measured.orElse(numbers ? "rmse" : "accuracy");
        return "rank by a metric, such as `rank_by: " + part + metric + "`"
                + (measured.isPresent() ? "" : " with `metrics: [" + metric + "]`");
    }

    /** @param weighted whether it may be one that counts rows by their weight */
    private static Optional<String> metric(Findings findings, boolean weighted) {
        List<String> metrics = new ArrayList<>();
        Measure.ofColumn(findings.experiment().report().rankBy()).ifPresent(ranking -> metrics.add(ranking.name()));
        metrics.addAll(findings.parts().metrics());
        return metrics.stream()
                .filter(name ->
                        weighted || Measure.find(name).filter(Measure::weighted).isEmpty())
                .findFirst();
    }

    private static List<String> differing(List<NetworkSpec> specs) {
        List<String> keys = new ArrayList<>();
        addIfDiffers(keys, "loss", specs, NetworkSpec::loss);
        addIfDiffers(keys, "dataset.scale_target", specs, spec -> spec.dataset().targetScale());
        addWeights(keys, specs);
        return List.copyOf(keys);
    }

    private static void addWeights(List<String> keys, List<NetworkSpec> specs) {
        addIfDiffers(keys, WEIGHT, specs, spec -> spec.dataset().weights().column());
        addIfDiffers(keys, CLASS_WEIGHT, specs, spec -> spec.dataset().weights().ofClassesAlone());
    }

    private static void addIfDiffers(
            List<String> keys, String key, List<NetworkSpec> specs, Function<NetworkSpec, Object> fact) {
        for (NetworkSpec spec : specs) {
            if (!fact.apply(spec).equals(fact.apply(specs.get(0)))) {
                keys.add(key);
                return;
            }
        }
    }

    /** Whether the losses of all configurations can be compared. */
    public boolean areOne() {
        return keys.isEmpty();
    }

    /** Whether the losses on rows that don't train can be compared: weights of classes count in training alone. */
    public boolean areOneBeyondTraining() {
        return keys.isEmpty() || keys.equals(List.of(CLASS_WEIGHT));
    }

    /** Why losses can't be compared, after a subject: {@code differ in loss and dataset.scale_target}. */
    public String reason() {
        return "differ in " + Phrases.and(keys);
    }
}
