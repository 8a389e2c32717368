package dev.descent.analysis;

import dev.descent.model.Measure;
import dev.descent.model.NetworkSpec;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether the losses of several configurations can be compared. They can't where the loss is another one, where it is of a target that
 * is scaled otherwise, or where rows weigh otherwise; metrics can.
 *
 * @param keys in which the configurations differ so; none if their losses can be compared
 * @param metric what is to be shown in place of the losses: the metric that is ranked by, else the first; empty if there is none
 */
public record LossUnits(List<String> keys, Optional<String> metric) {
    private static final String CLASS_WEIGHT = "dataset.class_weight";

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
        return new LossUnits(specs.size() > 1 ? differing(specs) : List.of(), metric(findings));
    }

    private static Optional<String> metric(Findings findings) {
        Optional<Measure> ranking =
                Measure.ofColumn(findings.experiment().report().rankBy());
        if (ranking.isPresent()) {
            return Optional.of(ranking.get().name());
        }
        List<String> metrics = findings.parts().metrics();
        return metrics.isEmpty() ? Optional.empty() : Optional.of(metrics.get(0));
    }

    private static List<String> differing(List<NetworkSpec> specs) {
        List<String> keys = new ArrayList<>();
        addIfDiffers(keys, "loss", specs, NetworkSpec::loss);
        addIfDiffers(keys, "dataset.scale_target", specs, spec -> spec.dataset().targetScale());
        addIfDiffers(
                keys, "dataset.weight", specs, spec -> spec.dataset().weights().column());
        addIfDiffers(keys, CLASS_WEIGHT, specs, spec -> spec.dataset().weights().ofClassesAlone());
        return List.copyOf(keys);
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
